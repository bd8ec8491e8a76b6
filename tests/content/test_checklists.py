"""Checklists as they are read: short headlines, one line of how, no heading twice."""

import re

import pytest

from macros.playbook.checklist import sections
from tests.conftest import ROOT

LISTS = sorted(path.stem for path in (ROOT / "docs/data/checklists").glob("*.yml"))
HAN, HANGUL = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[가-힣]")


@pytest.mark.parametrize("id", LISTS)
def test_every_item_has_a_headline_of_its_own_that_is_read_at_a_glance(playbook, id):
    items = playbook.checklists[id].items
    for item in items:
        assert item.head, item.id
        assert len(HAN.findall(item.head.zh)) <= 14, item.id
        assert len(HANGUL.findall(item.head.ko)) <= 20, item.id
        assert not item.head.zh.endswith(("。", "！")), item.id
        assert not item.head.ko.endswith("."), item.id
    for language in ("zh", "ko"):
        assert len({item.headline[language] for item in items}) == len(items)


def test_the_line_below_a_headline_is_one_line(playbook):
    """Where several rights or laws are told apart it may be longer."""
    lines = [len(HAN.findall(item.text.zh)) for one in playbook.checklists.values() for item in one.items]
    assert sum(length > 45 for length in lines) <= len(lines) // 12
    assert max(lines) <= 80


@pytest.mark.parametrize("id", LISTS)
def test_a_list_is_divided_by_one_thing_and_its_items_stand_as_they_are_shown(playbook, id):
    checklist = playbook.checklists[id]
    assert len({item.group is None for item in checklist.items}) == 1
    assert [item for section in sections(checklist) for _, item in section.items] == list(checklist.items)
