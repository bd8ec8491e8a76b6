"""A change of what upstream has reworded or withdrawn: it keeps its place, is watched, or stops the build."""

import functools

import pytest
import yaml

from .patching import OURS, UPSTREAM, patched, replaced


@pytest.fixture(name="patched")
def patched_here(tmp_path):
    """Return `patched(text)`, which works in a folder of its own."""
    return functools.partial(patched, tmp_path)


@pytest.mark.parametrize(
    ("at", "kept"),
    [("laws/gone", True), ("laws/gone/covers", False), ("laws/two/penalty", True)],
)
def test_what_upstream_withdrew_is_kept_where_it_can_stand_and_watched(patched, at, kept):
    made, (watched,), problems = patched(replaced(at))
    assert watched[0] == "withdrawn"
    assert ("우리 말" in str(made.data)) is kept
    assert not problems


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (replaced("parts", "아무 데도 없는 문장"), 3, "replace.0.was"),
        ("drop:\n  - {at: parts, was: 아무 데도 없는 문장, replaces_hash: h00000000}\n", 2, "drop.0.was"),
        (f"add:\n  - {{at: parts, after: 아무 데도 없는 문장, now: {OURS}}}\n", 2, "add.0.after"),
    ],
    ids=["replaced", "dropped", "added behind it"],
)
def test_a_sentence_that_stands_nowhere_any_more_has_no_place_and_is_told(patched, text, line, key):
    _, watched, (problem,) = patched(text)
    assert watched == []
    assert (problem.line, problem.key, problem.rule) == (line, key, "unknown-id")
    assert all(words in problem.mend for words in ("我们收到了通知。", "请求", "请在期限之前答复我们。"))
    assert (" when " in problem.mend) == key.startswith("replace")  # added anew, it would be said always


def test_an_id_in_a_list_of_ids_is_withdrawn_and_not_reworded(patched):
    made, watched, problems = patched("drop:\n  - {at: laws/two/sources, was: F009, replaces_hash: h00000000}\n")
    assert made.data["laws"][1]["sources"] == ["F001", "F002"]
    assert watched == [("withdrawn-too", "laws/two/sources/h00000000")]
    assert not problems


def test_a_drop_of_what_upstream_withdrew_too_is_only_watched(patched):
    made, watched, problems = patched("drop:\n  - {at: laws/gone, replaces_hash: h00000000}\n")
    assert made.data == yaml.safe_load(UPSTREAM)
    assert watched == [("withdrawn-too", "laws/gone")]
    assert not problems
