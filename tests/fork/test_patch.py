"""A change of a file of upstream by its address: where it leads, what stays, what is told."""

import functools

import pytest
import yaml

from macros.playbook.entry import fingerprint, known_by
from macros.playbook.renamed import Renames, follow
from macros.playbook.yamlfile import read_yaml

from .patching import OURS, UPSTREAM, patched, replaced, texts


@pytest.fixture(name="patched")
def patched_here(tmp_path):
    """Return `patched(text)`, which works in a folder of its own."""
    return functools.partial(patched, tmp_path)


def test_a_value_is_replaced_where_it_stands_and_told_where_it_was_written(patched):
    made, watched, problems = patched(replaced("laws/two/covers"))
    assert made.data["laws"][1]["covers"]["ko"] == "우리 말"
    assert made.data["laws"][1]["sources"] == ["F001", "F002"]
    assert watched == [("replace", "laws/two/covers")]
    assert not problems
    told = made.problem(("laws", 1, "covers", "ko"), "x", "y", "z")
    assert (told.file, told.line, told.key) == ("ours.yml", 4, "now.ko")
    told = made.problem(("laws", 0, "covers"), "x", "y", "z")
    assert (told.file, told.line, told.key) == ("upstream.yml", 3, "laws.0.covers")


ADDED = "add:\n  - {at: laws/two/covers/en, replaces_hash: h00000000, now: two}\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ADDED + replaced("laws/two/covers"), 4),
        (ADDED + replaced("laws/two"), 4),
        (ADDED + "drop:\n  - {at: laws/two, replaces_hash: h00000000}\n", 4),
        ("add:\n  - {at: laws, now: {id: internal-x}}\n" + replaced("laws"), 4),
        (
            "add:\n  - {at: parts, was: 요청, now: {en: Request}, replaces_hash: h00000000}\n"
            + replaced("parts", "요"),
            4,
        ),
        (replaced("laws/two/covers/ko") + replaced("laws/two/covers").removeprefix("replace:\n"), 5),
        (replaced("parts", "요청") + replaced("parts", "요청").removeprefix("replace:\n"), 6),
        (replaced("laws/gone/covers") + replaced("laws/gone/covers").removeprefix("replace:\n"), 5),
        (replaced("laws/two/covers") + "drop:\n  - {at: laws/two/covers, replaces_hash: h00000000}\n", 6),
    ],
    ids=[
        *("a text", "an entry", "a dropped entry", "a list", "words", "a part and the whole"),
        *("the same words", "what upstream withdrew whole", "replaced and dropped"),
    ],
)
def test_a_change_that_would_take_away_what_another_says_is_told(patched, text, line):
    _, _, problems = patched(text)
    assert [(one.line, one.what, one.rule) for one in problems] == [(line, "is changed twice", "duplicate-id")]


def test_a_replaced_entry_keeps_its_id(patched):
    made, _, _ = patched("replace:\n  - {at: laws/one, replaces_hash: h00000000, now: {covers: {zh: 我, ko: 나}}}\n")
    assert made.data["laws"][0] == {"id": "one", "covers": {"zh": "我", "ko": "나"}}


@pytest.mark.parametrize(
    "was",
    ["통지를 받았습니다.", "통지를 받았", "{zh: 我们收到了通知。, ko: 통지를 받았습니다.}", "통지를 잘 받았습니다."],
    ids=["a text", "a piece", "both languages", "words rewritten since"],
)
def test_an_entry_without_id_is_known_by_words(patched, was):
    made, watched, _ = patched(replaced("parts", was))
    assert texts(made, "parts") == ["우리 말", "요청", "기한 전에 회신하여 주시기 바랍니다."]
    assert watched == [("replace", "parts/h00000000")]


def test_an_entry_without_id_keeps_the_condition_that_its_new_words_do_not_name(patched):
    """Words alone would otherwise be said in every letter, whatever its sender states."""
    upstream = "parts:\n  - {kind: item, when: sent, sources: [F001], zh: 已寄出。, ko: 보냈습니다.}\n"
    made, _, problems = patched(replaced("parts", "보냈"), upstream)
    (entry,) = made.data["parts"]
    assert entry == {"kind": "item", "when": "sent", "sources": ["F001"], "zh": "我们的", "ko": "우리 말"}
    made, _, more = patched(replaced("parts", "보냈").replace(OURS, "{when: null, zh: 我, ko: 나}"), upstream)
    assert made.data["parts"] == [{"kind": "item", "when": None, "sources": ["F001"], "zh": "我", "ko": "나"}]
    assert not problems + more


def test_words_that_fit_nothing_clearly_are_no_entry():
    entries = [{"ko": "자료를 제출합니다."}, {"ko": "서류를 제출합니다."}]
    assert known_by("문서를 제출합니다.", entries) == (None, False)
    assert known_by("제출합니다", entries) == (None, True)
    assert known_by("store_name", ["store_names", "other"]) == (None, False)


def test_the_hash_tells_entries_with_the_same_words_from_each_other(patched):
    twins = "parts:\n  - {when: a, ko: 같은 말}\n  - {when: b, ko: 같은 말}\n"
    hash = fingerprint({"when": "b", "ko": "같은 말"})
    made, _, problems = patched(replaced("parts", "같은 말", hash), twins)
    assert texts(made, "parts") == ["같은 말", "우리 말"]
    assert not problems


@pytest.mark.parametrize(
    ("at", "said"),
    [("parts", "is a whole list"), ("laws", "is a whole list"), ("laws/two", "laws/two/covers")],
)
def test_an_address_that_ends_above_the_words_is_told_where_it_is_written(patched, at, said):
    made, _, (problem,) = patched(replaced(at))
    assert made.data == yaml.safe_load(UPSTREAM)
    assert (problem.line, problem.key) == (2, "replace.0.at")
    assert said in f"{problem.what} {problem.mend}"


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("after: one", ["one", "internal-x", "two"]),
        ("before: one", ["internal-x", "one", "two"]),
        ("", ["one", "two", "internal-x"]),
        ("after: 둘", ["one", "two", "internal-x"]),
    ],
)
def test_an_added_entry_stands_where_it_was_put(patched, place, order):
    text = f"add:\n  - at: laws\n    now: {{id: internal-x}}\n    {place}\n"
    made, watched, problems = patched(text)
    assert [law["id"] for law in made.data["laws"]] == order
    assert not watched
    assert not problems


def test_a_key_that_upstream_has_by_now_keeps_the_forks_words_and_is_watched(patched):
    text = f"add:\n  - at: laws/two/penalty\n    now: {OURS}\n"
    made, watched, _ = patched(text)
    assert (made.data["laws"][1]["penalty"]["ko"], watched) == ("우리 말", [])
    made, watched, _ = patched(text, UPSTREAM.replace("id: two, ", "id: two, penalty: {zh: 罚, ko: 벌}, "))
    assert (made.data["laws"][1]["penalty"]["ko"], watched) == ("우리 말", [("replace", "laws/two/penalty")])


@pytest.mark.parametrize("kind", ["replace", "drop", "add"])
@pytest.mark.parametrize("at", ["laws/two/covers/zh/first", "laws/two/covers/zh/first/word"])
def test_an_address_below_a_text_is_a_mistake_and_not_withdrawn(patched, kind, at):
    hash = "" if kind == "add" else ", replaces_hash: h00000000"
    now = "" if kind == "drop" else f", now: {OURS}"
    made, watched, problems = patched(f"{kind}:\n  - {{at: {at}{hash}{now}}}\n")
    assert made.data == yaml.safe_load(UPSTREAM)
    assert watched == []
    (problem,) = problems
    assert (problem.line, problem.key, problem.rule) == (2, f"{kind}.0.at", "unknown-id")
    assert problem.mend == "end it there: at: laws/two/covers/zh"


def test_words_added_over_those_of_one_language_are_a_mistake(patched):
    made, watched, (problem,) = patched("add:\n  - {at: laws/two/covers/ko, now: 우리 말}\n")
    assert made.data == yaml.safe_load(UPSTREAM)
    assert watched == []
    assert (problem.line, problem.key, problem.mend) == (2, "add.0.at", "write it under replace")


def test_an_id_that_upstream_renamed_is_followed_in_addresses_and_in_what_is_said(patched):
    renames = Renames({("law", "old"): "older", ("law", "older"): "two", ("source", "F009"): "F001"})
    text = "replace:\n  - {at: laws/old/sources, replaces_hash: h00000000, now: [F009]}\n"
    made, watched, problems = patched(text, renames=renames)
    assert made.data["laws"][1]["sources"] == ["F001"]
    assert watched == [("renamed", "law old"), ("renamed", "source F009"), ("replace", "laws/old/sources")]
    assert not problems


def test_every_name_in_a_forks_own_letter_is_led_to_what_it_is_called_now(tmp_path):
    renames = Renames(
        {
            ("field", "phone"): "number", ("option", "kind=whole"): "sort=all", ("field", "kind"): "sort",
            ("channel", "desk"): "counter", ("source", "F001"): "F002", ("templates", "old"): "new",
        }
    )  # fmt: skip
    text = """\
send_by: desk
fields: [phone, kind]
applies: {phone: kind=whole and not phone}
defaults: {phone: '1', kind: whole}
parts: [{when: kind=part or phone, ko: "{phone:은} desk phone", sources: [F001]}]
next: [old]
"""
    (tmp_path / "letter.yml").write_text(text, encoding="utf-8")
    told = []
    file = follow(read_yaml(tmp_path / "letter.yml", "letter.yml", []), renames, lambda *one: told.append(one))
    assert file.data == {
        "send_by": "counter",
        "fields": ["number", "sort"],
        "applies": {"number": "sort=all and not number"},
        "defaults": {"number": "1", "sort": "all"},
        "parts": [{"when": "sort=part or number", "ko": "{number:은} desk phone", "sources": ["F002"]}],
        "next": ["new"],
    }
    assert (1, "channel", "desk", "counter") in told
