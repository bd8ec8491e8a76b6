"""The doctor, on forks in three states: just begun, all done, overtaken by upstream."""

import json
import re
import shutil
from datetime import date

import pytest

from macros.commands.doctor import examine
from macros.commands.doctor.__main__ import main
from macros.commands.doctor.findings import SAYS
from macros.commands.doctor.overlay import to_do
from macros.commands.doctor.patient import Patient
from macros.commands.doctor.review import claims
from macros.commands.internal import copy_sample, sample_files
from macros.playbook.extend import item_hash
from macros.playbook.load import load
from tests.conftest import ROOT

from .conftest import OURS, PAGES, edit
from .repository import git

DAY = date(2026, 11, 22)
FORM = "docs/internal/organisation.yml"
LIST = "docs/internal/checklists/first-24-hours.yml"
#: Of the sample: they change nothing yet, and what they have to say stands in their comments.
SILENT = ("glossary", "labels", "navigation", "needed", "pages", "templates/appeal-general")


def make(target):
    shutil.copytree(ROOT / "docs", target / "docs", ignore=OURS)
    shutil.copytree(ROOT / "internal.sample", target / "internal.sample")
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, target / name)
    return target


#: What was found in forks that no test changes.
KNOWN = {}


def found(project, day=DAY, **wanted):
    findings = KNOWN.get((project, day)) or examine(project, day)
    return [one for one in findings if all(getattr(one, key) == value for key, value in wanted.items())]


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    project = make(tmp_path_factory.mktemp("begun"))
    copy_sample(project)
    KNOWN[project, DAY] = examine(project, DAY)
    return project


@pytest.fixture(scope="module")
def complete(tmp_path_factory):
    """A fork in which nothing is left to do: no word of the sample, every page signed, every role held."""
    project = make(tmp_path_factory.mktemp("complete"))
    copy_sample(project)
    form = project / FORM
    lines = form.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        if not line.lstrip().startswith("#"):
            lines[number] = (
                re.sub("示例", "鲸落", re.sub("예시", "고래", line))
                .replace("example", "whale")
                .replace("Sample", "Whale")
                .replace("Example", "Whale")
                .replace("A99999999", "A1")
                .replace("operations@", "ops@")
                .replace("evidence@", "ev@")
                .replace("service@", "cs@")
                .replace("legal@", "law@")
                .replace("handbook@", "we@")
            )
    form.write_text("\n".join(lines), encoding="utf-8")
    for name in ("checklists/internal-duty-handover.yml", "templates/internal-approval-request.yml", "fields.yml"):
        (project / "docs/internal" / name).unlink()
    edit(
        project / LIST,
        ("在示例工单系统里开，标题写通知的收到时间，把工单号发到值班群。", "开工单。"),
        (
            "예시 티켓 시스템에 만들고 제목에 통지 수신 시각을 적은 뒤 티켓 번호를 당번 대화방에 올립니다.",
            "티켓을 만듭니다.",
        ),
    )
    for language, text in PAGES.items():
        folder = project / f"docs/{language}/internal"
        (folder / "on-call.md").unlink()
        (folder / "night.md").write_text(text.replace("whalefall-seats.png", "../../assets/icon.svg"), encoding="utf-8")
    KNOWN[project, DAY] = examine(project, DAY)
    return project  # fmt: skip


@pytest.fixture
def overtaken(complete, tmp_path):
    """The same fork, free to be overtaken."""
    shutil.copytree(complete, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_a_fork_just_begun_is_told_every_value_that_is_still_the_samples(begun):
    told = {one.value for one in found(begun, check="still-sample", file=FORM)}
    assert {
        "示例公司",
        "예시 회사",
        "A99999999",
        "示例负责人",
        "handbook@example.com",
        "https://tickets.example.com",
    } <= told
    silent = {f"docs/internal/{name}.yml" for name in SILENT}
    assert {one.file for one in found(begun, check="sample-file")} == {
        path.as_posix() for path in sample_files(begun) if path.name != "organisation.yml"
    } - silent
    assert {one.file for one in found(begun, check="to-do")} == {
        f"docs/{code}/internal/on-call.md" for code in ("zh", "ko")
    }


def test_each_finding_points_at_its_line(begun):
    (one,) = found(begun, check="still-sample", value="A99999999")
    assert (begun / FORM).read_text(encoding="utf-8").splitlines()[one.line - 1].strip() == "vendor_id: A99999999"


def test_a_fork_in_which_all_is_done_is_told_so(complete):
    assert [str(one) for one in found(complete, level="do")] == []


def test_the_public_playbook_is_told_how_to_begin_and_nothing_to_do(tmp_path):
    project = make(tmp_path)
    assert [one.check for one in found(project) if one.check != "unreviewed-upstream"] == ["no-overlay"]


def test_a_key_that_was_deleted_and_a_role_that_nobody_holds(overtaken):
    text = (overtaken / FORM).read_text(encoding="utf-8")
    text = re.sub(r"\ntickets:\n(  .*\n)+", "\n", text)
    text = re.sub(r"\n  legal:\n(    .*\n)+", "\n", text)
    (overtaken / FORM).write_text(text, encoding="utf-8")
    assert [one.value for one in found(overtaken, check="unset")] == ["tickets"]
    assert [one.value for one in found(overtaken, check="role")] == ["legal"]


def test_a_form_that_cannot_be_read_is_told_and_the_rest_still_is(overtaken):
    edit(overtaken / FORM, ("\nname:\n", "\nname\n"))
    (overtaken / "docs/ko/internal/more.md").write_text("TODO\n", encoding="utf-8")
    checks = {one.check for one in found(overtaken)}
    assert {"broken", "to-do", "one-language", "unreviewed"} <= checks


@pytest.mark.parametrize("words", ["TODO: call", "FIXME", "待办：写完", "할 일: 적습니다", "- [할 일] 적습니다"])
def test_lines_that_say_they_are_not_done(overtaken, words):
    page = overtaken / "docs/ko/internal/night.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
    assert len(list(to_do(Patient(overtaken, DAY)))) == 1


@pytest.mark.parametrize("words", ["먼저 할 일은 목록에 있습니다.", "## 할 일 목록 { #list }", "今天要办的事"])
def test_lines_that_only_sound_like_it(overtaken, words):
    page = overtaken / "docs/ko/internal/night.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
    assert not list(to_do(Patient(overtaken, DAY)))


def test_a_replacement_is_quiet_until_upstream_changes_the_item(overtaken):
    upstream = load(overtaken, overlay=False).checklists["first-24-hours"]
    item = next(item for item in upstream.items if item.id.endswith("/capture-screens"))
    edit(
        overtaken / LIST,
        (
            "\nreplace: []\n",
            f"""
replace:
  - id: {item.id}
    text: {{zh: 换成我们的做法, ko: 우리 방식으로 바꿉니다}}
    why: {{zh: 我们的理由, ko: 우리의 이유입니다}}
    phase: now
    role: evidence
    replaces_hash: {item_hash(item)}
""",
        ),
    )
    assert not found(overtaken, level="do")
    edit(
        overtaken / "docs/data/checklists/first-24-hours.yml",
        (f"      zh: {item.why.zh}\n", f"      zh: {item.why.zh}改\n"),
    )
    (changed,) = found(overtaken, level="do")
    now = next(one for one in load(overtaken, overlay=False).checklists["first-24-hours"].items if one.id == item.id)
    assert (changed.check, changed.file) == ("changed", LIST)
    assert item_hash(now) in changed.zh
    assert item_hash(now) in changed.ko


def test_claims_are_due_by_the_day_that_is_given(complete):
    assert not found(complete, check="claim")
    due = list(claims(Patient(complete, date(2031, 1, 1))))
    assert len(due) > 100
    line = (complete / due[0].file).read_text(encoding="utf-8").splitlines()[due[0].line - 1]
    assert "check_again_by" in line


def test_findings_are_sorted_said_in_both_languages_and_on_one_line(begun):
    findings = found(begun)
    assert findings == sorted(findings)
    for one in findings:
        assert "\n" not in str(one)
        assert re.search("[가-힣]", one.ko)
        assert re.search("[一-龥]", one.zh)
    assert len({(one.file, one.line, one.check, one.value) for one in findings}) == len(findings)


@pytest.mark.parametrize("check", SAYS)
def test_every_sentence_names_the_same_things_in_both_languages(check):
    _, zh, ko = SAYS[check]
    assert set(re.findall(r"\{(\w+)\}", zh)) == set(re.findall(r"\{(\w+)\}", ko))


@pytest.mark.parametrize(("state", "status"), [("begun", 1), ("complete", 0)])
def test_the_exit_status_and_json_are_for_machines(state, status, request, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert main(["--format", "json", str(request.getfixturevalue(state))]) == status
    told = json.loads(capsys.readouterr().out)
    assert bool(told["do"]) == bool(status)
    assert told["do"] + told["know"] == len(told["findings"])
    assert {"file", "line", "check", "zh", "ko", "level", "value", "detail"} == set(told["findings"][0])


def test_how_far_behind_upstream(tmp_path):
    upstream, project = tmp_path / "upstream", tmp_path / "fork"
    upstream.mkdir()
    (upstream / "docs").mkdir()
    (upstream / "internal.sample").mkdir()
    git(upstream, "init", "-b", "main")
    git(upstream, "commit", "--allow-empty", "-m", "one")
    git(tmp_path, "clone", str(upstream), str(project))

    def behind():
        return [(one.check, one.level) for one in examine(project, DAY) if one.file.startswith(".git")]

    assert behind() == [("no-upstream", "know")]
    git(project, "remote", "add", "upstream", str(upstream))
    assert behind() == [("never-fetched", "know")]
    git(project, "fetch", "upstream")
    assert behind() == []
    git(upstream, "commit", "--allow-empty", "-m", "two")
    assert behind() == [], "the doctor fetches nothing by itself"
    git(project, "fetch", "upstream")
    assert behind() == [("behind", "do")]
