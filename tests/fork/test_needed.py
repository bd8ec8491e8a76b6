"""A fork shows its tickets at an item of upstream's, which gives up the whole list: it is told and not stopped."""

import shutil

import pytest

from macros.check import check_content
from macros.check.ledger import publish
from macros.commands.doctor import examine
from macros.playbook.messages import said
from macros.playbook.problem import ContentError

from . import small_fork
from .editing import edit

NEEDED = "docs/internal/needed.yml"
ADDED = "add:\n  - at: needed/tickets/items\n    now: {}\n"


@pytest.fixture(scope="module")
def fork(small_playbook, tmp_path_factory):
    """A fork of an upstream that had a second list, and has it no longer."""
    project = shutil.copytree(small_playbook, tmp_path_factory.mktemp("needed") / "fork")
    data = project / "docs/data"
    (data / "needed.yml").write_text("needed:\n  - {id: tickets, items: [first/save-1]}\n", encoding="utf-8")
    text = (data / "checklists/first.yml").read_text(encoding="utf-8")
    for old, new in (("first", "second"), ("一", "二"), ("头", "第二"), ("첫", "둘째"), ("第", "再"), ("기록", "자료")):
        text = text.replace(old, new)
    (data / "checklists/second.yml").write_text(text, encoding="utf-8")
    publish(check_content(project, public=True))
    (data / "checklists/second.yml").unlink()
    moved = '{was: checklists/second, now: checklists/first, moved_on: "2026-11-21"}'
    edit(data / "moved.yml", ("moved: []", f"moved:\n  - {moved}"))
    small_fork.form(project)
    return project


def name(fork, item):
    (fork / NEEDED).write_text(ADDED.format(item), encoding="utf-8")


def test_an_item_that_went_with_its_list_is_told_with_file_key_and_mend_and_stops_nothing(fork):
    name(fork, "second/save-1")
    (told,) = check_content(fork, public=False).advice
    assert (told.file, told.line, told.key) == (NEEDED, 3, "now")
    assert "'second/save-1', which upstream has withdrawn" in told.what
    assert told.mend == "take it out, or name another"
    assert said(told.what, "zh") == "上游已经撤下清单项目“second/save-1”"
    assert said(told.what, "ko") == "원본에서 체크리스트 항목 ‘second/save-1’을 없앴습니다"
    (found,) = (one for one in examine(fork) if one.file == NEEDED)
    assert (found.check, found.level) == ("advice", "know")


def test_an_item_that_never_was_stops_the_build(fork):
    name(fork, "second/sav-1")
    with pytest.raises(ContentError, match="'second/sav-1', which does not exist"):
        check_content(fork, public=False)
