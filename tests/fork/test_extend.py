"""What a fork may do to a list of upstream, and what becomes of it when upstream moves on."""

import json

import pytest

from macros.check.moves import follow
from macros.playbook.book import Moved
from macros.playbook.checklist import Checklist
from macros.playbook.colour import GROUNDS, contrast, least_contrast, mix, on
from macros.playbook.extend import extend, item_hash
from macros.playbook.organisation import Extension
from macros.playbook.yamlfile import YamlFile
from tests.conftest import ROOT

WORDS = {"zh": "字", "ko": "글"}
FILE = YamlFile("docs/internal/checklists/list.yml", {}, None)


def item(id, phase="now", **more):
    return {"id": f"list/{id}", "text": WORDS, "why": WORDS, "phase": phase, "role": "owner", **more}


def checklist(*ids, retired=()):
    return Checklist.model_validate_json(
        json.dumps(
            {
                "id": "list",
                **dict.fromkeys(("title", "purpose", "when"), WORDS),
                "items": [item(id) if isinstance(id, str) else item(*id) for id in ids],
                "retired": [
                    {
                        "id": f"list/{id}",
                        "replaced_by": f"list/{now}" if now else None,
                        "retired_on": "2026-12-01",
                        "reason": WORDS,
                    }
                    for id, now in retired
                ],
            }
        )
    )


def extended(upstream, extends="list", **changes):
    problems = []
    extension = Extension.model_validate_json(json.dumps({"extends": extends, **changes}))
    merged, overrides = extend(upstream, extension, FILE, (), ("role.owner",), problems)
    assert not problems, problems
    return merged, overrides


def ids(merged):
    return [item.id.partition("/")[2] for item in merged.items]


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ({"after": "list/a"}, ["a", "internal-x", "b", "c"]),
        ({"before": "list/a"}, ["internal-x", "a", "b", "c"]),
        ({"after": "list/c"}, ["a", "b", "c", "internal-x"]),
        ({}, ["a", "b", "internal-x", "c"]),
    ],
    ids=["behind the first", "in front of the first", "behind the last", "at the end of its phase"],
)
def test_an_added_item_stands_where_it_was_put(place, order):
    merged, _ = extended(checklist("a", "b", ("c", "close")), add=[item("internal-x", **place)])
    assert ids(merged) == order


def test_added_items_may_stand_behind_each_other():
    add = [item("internal-x", after="list/a"), item("internal-y", after="list/internal-x")]
    assert ids(extended(checklist("a", "b"), add=add)[0]) == ["a", "internal-x", "internal-y", "b"]


def test_a_replaced_item_keeps_its_place_and_its_id_and_remembers_what_it_replaced():
    upstream = checklist("a", "b")
    words = {"zh": "我们的", "ko": "우리"}
    merged, (override,) = extended(upstream, replace=[item("b", text=words, replaces_hash="h00000000")])
    assert ids(merged) == ["a", "b"]
    assert merged.items[1].text.zh == "我们的"
    assert (override.recorded, override.current) == ("h00000000", item_hash(upstream.items[1]))


def test_a_dropped_item_is_retired_so_that_saved_progress_survives():
    drop = [{"id": "list/a", "reason": WORDS, "dropped_on": "2026-11-22", "replaces_hash": "h00000000"}]
    merged, _ = extended(checklist("a", "b"), drop=drop)
    assert ids(merged) == ["b"]
    assert [(entry.id, entry.replaced_by) for entry in merged.retired] == [("list/a", None)]


def test_the_hash_tells_every_change_of_words_and_nothing_else():
    one, other = checklist("a").items[0], checklist("a").items[0]
    assert item_hash(one) == item_hash(other)
    assert item_hash(one) != item_hash(one.model_copy(update={"phase": "close"}))


def test_a_replacement_outlives_the_item_that_upstream_withdraws():
    upstream = checklist("a", "new", "c", retired=[("b", "new")])
    merged, (override,) = extended(upstream, replace=[item("b", replaces_hash="h00000000")])
    assert ids(merged) == ["a", "new", "b", "c"]
    assert not merged.retired
    assert override.retired.replaced_by == "list/new"


def test_an_item_behind_a_withdrawn_one_stands_behind_its_successor():
    upstream = checklist("a", "new", "c", retired=[("b", "new")])
    merged, (override,) = extended(upstream, add=[item("internal-x", after="list/b")])
    assert ids(merged) == ["a", "new", "internal-x", "c"]
    assert override.kind == "place"


def test_a_drop_of_a_withdrawn_item_changes_nothing_and_is_told():
    upstream = checklist("a", retired=[("b", None)])
    drop = [{"id": "list/b", "reason": WORDS, "dropped_on": "2026-11-22", "replaces_hash": "h00000000"}]
    merged, (override,) = extended(upstream, drop=drop)
    assert merged == upstream
    assert override.retired


def test_own_items_move_to_the_list_that_takes_the_extended_ones_place():
    add = [item("internal-x").copy() | {"id": "old-list/internal-x"}]
    merged, (override,) = extended(checklist("a"), extends="old-list", add=add)
    assert [item.id for item in merged.items] == ["list/a", "old-list/internal-x"]
    assert override.kind == "extends"


MOVED = {
    was: Moved(was=was, now=now, moved_on="2026-12-01")
    for was, now in {
        "measures/old": "measures/newer",
        "measures/newer": "precautions/newest",
        "checklists/gone": "checklists/list",
        "templates/gone": "reference/index",
    }.items()
}


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("[页](../measures/old.md)", "[页](../precautions/newest.md)"),
        ("[页](../measures/old.md#do)", "[页](../precautions/newest.md#do)"),
        ("[页](../measures/other.md)", "[页](../measures/other.md)"),
        ('{{ checklist("gone") }}', '{{ checklist("list") }}'),
        ('{{ checklists("gone", "kept") }}', '{{ checklists("list", "kept") }}'),
        ('{{ letters("gone") }}', '{{ letters("gone") }}'),
        ("[外](https://example.com/measures/old.md)", "[外](https://example.com/measures/old.md)"),
    ],
)
def test_links_of_a_forks_page_are_led_to_where_upstream_stands_now(text, now):
    assert follow(text, "zh/internal/page.md", MOVED) == now


def test_colours_are_measured_against_the_paper_that_the_site_has():
    tokens = (ROOT / "docs/assets/stylesheets/tokens.css").read_text(encoding="utf-8")
    for grounds in GROUNDS.values():
        for name, ground in zip(("--paper", "--sheet"), grounds, strict=True):
            assert f"{name}: {ground}" in tokens


def test_contrast_is_that_of_the_web_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert on("#0d4f5e") == "#ffffff"
    assert least_contrast("#0d4f5e", "light") > 4.5
