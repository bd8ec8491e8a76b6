"""What is the team's own stays the team's: typed into a public file it is told, and a word of upstream is nobody's."""

import shutil

import pytest
import yaml

from macros.check import check_content
from macros.commands.doctor import examine
from macros.playbook.problem import ContentError
from tests import small

from .editing import as_it_was
from .repository import begin, commit, git

FORM = "docs/internal/organisation.yml"
PAGE = "docs/zh/conduct.md"
#: What the form holds, each in a place of its own.
OWN = {
    "name": {"zh": "澜舟电商", "ko": "란저우커머스"},
    "stores": [{"name": "란저우 홈앤리빙", "vendor_id": "A01874420", "seller_type": "global"}],
    "roles": {"owner": {"name": "沈若溪", "deputy": "陆景明", "contact": "+82-2-6205-4471"}},
    "escalation": [{"after_minutes": 15, "to": "owner", "what": {"zh": "叫醒值班的人", "ko": "당번을 깨웁니다"}}],
    "evidence_storage": {
        "name": {"zh": "澜舟共享盘", "ko": "란저우 공유 폴더"},
        "url": "https://nas.lanzhou.example/e",
    },
    "tickets": {"name": {"zh": "澜舟工单", "ko": "란저우 티켓"}, "url": "https://tickets.lanzhou.example"},
    "approval": {"by": "owner", "note": {"zh": "请沈总过目", "ko": "심 대표가 확인합니다"}},
    "defaults": {"store_name": "란저우 홈"},
    "banner": {"zh": "澜舟内部资料", "ko": "란저우 내부 자료"},
}
VALUES = (
    *("澜舟电商", "란저우 홈앤리빙", "A01874420", "沈若溪", "陆景明", "+82-2-6205-4471", "叫醒值班的人", "澜舟共享盘"),
    *("https://nas.lanzhou.example/e", "澜舟工单", "请沈总过目", "란저우 홈", "澜舟内部资料"),
)


def form(project, **changed):
    (project / "docs/internal").mkdir(exist_ok=True)
    (project / FORM).write_text(yaml.safe_dump({**OWN, **changed}, allow_unicode=True), encoding="utf-8")


def private(project):
    """Return the values that the check tells to be the team's own."""
    try:
        check_content(project, public=False)
    except ContentError as error:
        return {problem.key for problem in error.problems if problem.rule == "private-value"}
    return set()


def append(project, words, page=PAGE):
    with (project / page).open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A fork that knows its history, just begun."""
    project = small.project(tmp_path_factory.mktemp("private") / "fork")
    (project / ".venv").unlink()
    shutil.copy(small.ROOT / ".gitignore", project)
    begin(project, "upstream")
    form(project)
    commit(project, "ours")
    return project


@pytest.fixture(scope="module")
def twins(begun):
    """Two of it, to be changed: one has its history."""
    without = shutil.ignore_patterns(".git")
    return {
        "with history": shutil.copytree(begun, begun.with_name("with")),
        "without": shutil.copytree(begun, begun.with_name("without"), ignore=without),
    }


@pytest.fixture(params=["with history", "without"])
def fork(begun, twins, request):
    return as_it_was(twins[request.param], begun)


@pytest.fixture
def with_history(begun, twins):
    return as_it_was(twins["with history"], begun)


def test_every_value_of_the_form_in_a_public_page_is_told(fork):
    append(fork, "，".join(f"由{value}批准" for value in VALUES))
    assert private(fork) == {*VALUES, "란저우 홈"}


def test_a_word_that_upstream_says_is_nobodys_own(fork):
    form(fork, roles={"owner": {"name": "先存好记录", "deputy": None, "contact": "先存好记录"}})
    assert private(fork) == set()


def test_a_way_to_be_reached_that_a_later_upstream_names_stops_no_build(begun, tmp_path):
    project = tmp_path / "fork"
    shutil.copytree(begun, project)
    form(project, roles={"owner": {"name": "沈若溪", "deputy": None, "contact": "企业微信"}})
    commit(project, "a contact")
    git(project, "checkout", "--quiet", "-b", "release", "HEAD~2")
    append(project, "企业微信里也说一声。")
    commit(project, "a release")
    git(project, "checkout", "--quiet", "main")
    git(project, "merge", "--quiet", "--no-edit", "release")
    assert private(project) == set()
    append(project, "问沈若溪。")
    assert private(project) == {"沈若溪"}


def test_an_options_id_among_the_defaults_is_no_value_of_the_teams(fork):
    choice = (
        "{id: kind, label: {zh: 哪种, ko: 종류}, help: {zh: 选一个。, ko: 하나를 고릅니다.}, type: choice, group: store"
    )
    options = "[{id: whole-store, label: {zh: 全店, ko: 전체}}, {id: part, label: {zh: 单品, ko: 일부}}]"
    append(fork, f"  - {choice}, options: {options}}}", "docs/data/fields.yml")
    form(fork, defaults={"kind": "whole-store", "store_name": "란저우 홈"})
    append(fork, "`whole-store`，란저우 홈")
    assert private(fork) == {"란저우 홈"}


def test_a_name_inside_another_is_not_told(fork):
    form(fork, roles={"owner": {"name": "Lina", "deputy": None, "contact": "010-0000-0000"}})
    append(fork, "Linares")
    assert private(fork) == set()


def test_an_image_from_elsewhere_is_to_lie_beside_its_internal_page(fork):
    head = (fork / PAGE).read_text(encoding="utf-8").split("---\n")[1]
    page = fork / "docs/zh/internal/org.md"
    page.parent.mkdir()
    page.write_text(f"---\n{head}---\n\n![座位图](https://img.example/org.png)\n", encoding="utf-8")
    with pytest.raises(ContentError) as told:
        check_content(fork, public=False)
    (mend,) = [one.mend for one in told.value.problems if one.rule == "image"]
    # What lies there is no part of the public site: test_leak.py compares it byte by byte.
    assert "docs/zh/internal/" in mend
    assert "docs/assets" not in mend


def test_the_doctor_names_what_the_fork_edited_outside_its_overlay(with_history):
    project = with_history
    assert not [one for one in examine(project) if one.check == "edited"]
    append(project, "我们自己的一句。")
    (project / "docs/zh/measures/own.md").write_text("x\n", encoding="utf-8")
    (told,) = [one for one in examine(project) if one.check == "edited"]
    assert PAGE in told.zh
    assert "docs/zh/measures/own.md" in told.ko
    assert told.level == "know"


def test_a_page_that_takes_the_place_of_the_teams_is_named_until_it_shows_the_roles(with_history):
    project = with_history
    page = project / "docs/zh/internal/index.md"
    page.parent.mkdir()
    page.write_text("我们的首页。\n", encoding="utf-8")
    assert [one.file for one in examine(project) if one.check == "own-team-page"] == ["docs/zh/internal/index.md"]
    append(project, '{{ team("roles") }}', "docs/zh/internal/index.md")
    assert not [one for one in examine(project) if one.check == "own-team-page"]
