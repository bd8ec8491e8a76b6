"""The loader and the overlay, for any file."""

import json
from functools import cache

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from macros.playbook.checklist import Checklist, ChecklistItem
from macros.playbook.extend import extend, item_hash
from macros.playbook.letter import Letter
from macros.playbook.organisation import Extension
from macros.playbook.validate import validate
from macros.playbook.yamlfile import read_yaml
from tests.conftest import ROOT
from tests.rows import read_rows

from .strategies import NESTED, TEXT


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("records")


def as_yaml(data):
    """Return the bytes of a file that holds `data`; libyaml writes a whole record ten times as fast."""
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True).encode("utf-8", "ignore")


def load(folder, raw, model):
    path, problems = folder / "record.yml", []
    path.write_bytes(raw)
    file = read_yaml(path, "record.yml", problems)
    record = validate(file, model, problems) if file else None
    assert (record is None) == bool(problems), "a record is either read or told to be wrong"
    for problem in problems:
        assert problem.rule
        assert problem.mend
        assert 0 <= problem.line <= raw.count(b"\n") + raw.count(b"\r") + 1
        assert "\n" not in str(problem), "one problem, one line"
    return record


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.one_of(st.binary(max_size=120), TEXT.map(lambda text: text.encode("utf-8", "ignore"))),
    model=st.sampled_from([Checklist, Letter]),
)
def test_no_file_crashes_the_loader(folder, raw, model):
    load(folder, raw, model)


@given(data=NESTED, model=st.sampled_from([Checklist, Letter]))
def test_no_structure_crashes_the_loader(folder, data, model):
    load(folder, as_yaml(data), model)


def test_a_key_with_a_line_end_is_told_in_one_line(folder):
    assert load(folder, as_yaml({"\n": None}), Checklist) is None


@cache
def record(name):
    return read_rows(ROOT / f"docs/data/{name}.yml")


@settings(max_examples=200)
@given(st.data())
def test_no_value_in_any_place_of_a_real_record_crashes_the_loader(folder, data):
    name, model = data.draw(st.sampled_from([("checklists/submit-appeal", Checklist), ("templates/appeal-ip", Letter)]))
    broken = json.loads(json.dumps(record(name)))
    here = broken
    while True:
        key = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.booleans()):
            break
        here = here[key]
    if data.draw(st.booleans()):
        here[key] = data.draw(NESTED)
    elif isinstance(here, dict):
        del here[key]
    load(folder, as_yaml(broken), model)


PHASES = ["now", "day-1", "close"]


def item(id, **more):
    both = {"zh": "存好。", "ko": "보관합니다."}
    return {"id": id, "text": both, "why": both, "phase": "now", "role": "owner", **more}


@st.composite
def extensions(draw):
    """An upstream list, and an extension of it that may name what exists, what does not, and what is its own."""
    count = draw(st.integers(1, 6))
    upstream = Checklist.model_validate_json(
        json.dumps(
            {
                "id": "x",
                **{key: {"zh": "一", "ko": "일"} for key in ("title", "purpose", "when")},
                "items": [item(f"x/i{index}", phase=draw(st.sampled_from(PHASES))) for index in range(count)],
            }
        )
    )
    hashes = {one.id: item_hash(one) for one in upstream.items}
    known = st.sampled_from([*hashes, "x/nothing", "x/internal-0"])
    both = {"zh": "不用。", "ko": "쓰지 않습니다."}
    dropped = [
        {"id": id, "reason": both, "dropped_on": "2026-11-22", "replaces_hash": hashes.get(id)}
        for id in draw(st.lists(known, max_size=3))
    ]
    replaced = [item(id, replaces_hash=hashes.get(id)) for id in draw(st.lists(known, max_size=3))]
    added = [
        item(
            f"x/{draw(st.sampled_from(['internal-', '']))}{index}",
            **({draw(st.sampled_from(["after", "before"])): draw(known)} if draw(st.booleans()) else {}),
        )
        for index in range(draw(st.integers(0, 3)))
    ]
    return upstream, {"extends": "x", "add": added, "replace": replaced, "drop": dropped}


@given(case=extensions())
def test_an_overlay_loses_nothing_that_it_does_not_name_and_invents_nothing(folder, case):
    upstream, data = case
    path, problems = folder / "overlay.yml", []
    path.write_bytes(as_yaml(data))
    file = read_yaml(path, "overlay.yml", problems)
    extension = validate(file, Extension, problems)
    assume(extension is not None)
    merged, _ = extend(upstream, extension, file, set(), {"role.owner"}, problems)
    ids = [one.id for one in merged.items]
    assert len(ids) == len(set(ids))
    dropped = {one.id for one in extension.drop}
    own = {one.id for one in extension.add}
    assert {one.id for one in upstream.items} - dropped <= set(ids)
    assert set(ids) <= {one.id for one in upstream.items} | own
    assert all(type(one) is ChecklistItem for one in merged.items)
    if not problems:
        assert own <= set(ids)
        assert not dropped & set(ids)
        kept = [one.id for one in upstream.items if one.id not in dropped]
        assert [id for id in ids if id in kept] == kept, "upstream's items keep their order"
    assert upstream.items == case[0].items
