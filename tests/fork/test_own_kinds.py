"""A fork's own role and its own kind of report: in lists, on pages, in files, in the triage and in a letter."""

import csv
import dataclasses
import io
import re
import shutil
import zipfile
from datetime import date

import pytest

from macros.check import check_content
from macros.commands.doctor import examine
from macros.export.exports import downloads
from macros.export.schemas import FOLDER, write_schemas
from macros.playbook.load import load
from macros.playbook.messages import said
from macros.playbook.problem import ContentError
from macros.render.macros import MACROS
from macros.render.page import Page
from macros.render.site import Site

from . import own_kinds, small_upstream
from .editing import as_it_was, edit
from .own_kinds import FLOOD, FORM, LABELS, LETTER, LETTER_TITLE, LIST, NIGHT, OWN, SCENARIO


@pytest.fixture(scope="module")
def fork(small_playbook, tmp_path_factory):
    """The fork, which nobody changes."""
    folder = shutil.copytree(small_playbook, tmp_path_factory.mktemp("own") / "fork")
    own_kinds.form(folder)
    for name, text in OWN.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def twin(fork):
    return shutil.copytree(fork, fork.with_name("twin"))


@pytest.fixture
def project(fork, twin):
    """The same fork, free to be broken."""
    return as_it_was(twin, fork)


def told(project):
    """Return what the check says, each in a line; all of it has its Chinese and its Korean."""
    with pytest.raises(ContentError) as caught:
        check_content(project, public=False)
    for problem in caught.value.problems:
        for language, script in (("zh", "[一-鿿]"), ("ko", "[가-힣]")):
            assert re.search(script, said(problem.what, language)), problem
            assert re.search(script, said(problem.mend, language)), problem
    return [str(problem) for problem in caught.value.problems]


def test_they_stand_on_every_page(full_fork):
    def page(name, language):
        text = full_fork.text(f"{language}/{name}/index.html")
        return re.sub(r"<span[^>]* lang=[^>]*>([^<]*)</span>", r"\1", text)

    for language in ("zh", "ko"):
        night, flood = NIGHT[language], FLOOD[language]
        checklist = page("checklists/first", language)
        assert re.search(rf'data-role="internal-night"[^>]*>{night} <span data-open>1<', checklist)
        assert re.search(rf'role="group" aria-label="{flood}"', checklist)
        team = page("internal", language)
        assert re.search(rf'<th scope="row">{night}</th><td [^>]*>鲸落<', team)
        assert f"{night} · 鲸落" in team  # whom to wake, and who approves
        assert 'href="../scenarios/internal-flood/"' in team
        own = page("scenarios/internal-flood", language)
        assert f"<h1>{flood}</h1>" in own
        for id in ("letters", "evidence", "law", "timeline", "next"):
            assert f'id="{id}"' in own
        assert 'id="cases"' not in own  # it has none
        assert "routes__fit" in own
        assert "routes__not" not in own
        assert "templates/internal-flood-inquiry/" in own
        menu = own[own.index('id="contents"') :].partition("</nav>")[0]
        assert flood in menu
        assert f"<h1>{LETTER_TITLE[language]}</h1>" in page("templates/internal-flood-inquiry", language)


def test_they_stand_in_the_files_of_a_list(fork, tmp_path):
    playbook = load(fork)
    assert playbook.labels["role.warehouse"].ko == "고래창고"
    playbook = dataclasses.replace(playbook, letters={})
    files = downloads(playbook, version="1.0.0", date="2026-11-22", address="", root=tmp_path)
    table = files["downloads/checklists/first.ko.csv"].decode("utf-8-sig")
    (row,) = [row for row in csv.DictReader(io.StringIO(table)) if "세어 봅니다." in row.values()]
    assert {NIGHT["ko"], "鲸落", FLOOD["ko"]} <= {part.strip() for cell in row.values() for part in cell.split("·")}
    with zipfile.ZipFile(io.BytesIO(files["downloads/playbook-zh.xlsx"])) as workbook:
        said = "".join(workbook.read(name).decode("utf-8") for name in workbook.namelist() if name.endswith(".xml"))
    assert f"{NIGHT['zh']} · 鲸落" in said  # the overview counts what each role has to do
    assert re.search(rf'<formula1>"[^"]*{NIGHT["zh"]}', said)  # the list of roles offers it


def test_a_step_of_a_page_names_it(fork):
    site = Site(load(fork), frozenset())
    assert f"{NIGHT['ko']} · 鲸落" in str(MACROS["by"](Page(site, "ko/internal/night.md"), "internal-night", 5))


def test_the_triage_leads_to_it_and_its_answer_is_told_to_the_letter(fork):
    content = check_content(fork, public=False)
    playbook = content.playbook
    (answer,) = [one for one in playbook.triage.questions[0].answers if one.id == "internal-flood"]
    assert answer.states["stop_kind"] in {option.id for option in playbook.fields["stop_kind"].options}
    assert playbook.letters["internal-flood-inquiry"].parts[0].when == "stop_kind=internal-flood"
    assert "zh/scenarios/internal-flood.md" in content.pages


def test_an_editor_offers_them(fork, tmp_path):
    for name in (LABELS, "docs/data/labels.yml"):
        (tmp_path / name).parent.mkdir(parents=True)
        shutil.copy(fork / name, tmp_path / name)
    write_schemas(tmp_path)
    schema = (tmp_path / FOLDER / "checklist.json").read_text(encoding="utf-8")
    assert '"owner"' in schema
    assert schema.count('"internal-night"') == 1
    assert schema.count('"internal-flood"') == 1


def test_a_kind_that_no_answer_leads_to_is_advice(fork, project):
    assert check_content(fork, public=False).advice == ()
    (project / "docs/internal/triage.yml").unlink()
    (advice,) = check_content(project, public=False).advice
    assert (advice.file, advice.key, advice.rule) == (SCENARIO, "id", "not-in-triage")


@pytest.mark.parametrize("state", ["sound", "broken"])
def test_the_doctor_asks_who_holds_an_own_role(project, state):
    edit(project / FORM, ("\n  internal-night: {name: 鲸落, contact: 内线一}", ""))
    if state == "broken":
        edit(project / SCENARIO, ("title:", "title"))
    found = examine(project, date(2026, 11, 22))
    assert [one.value for one in found if one.check == "role"] == ["internal-night"]


#: What is changed in which file, and what is told: the file, the line or key, the words.
MISTAKES = {
    "an unknown role of an item": (
        (LIST, "role: internal-night", "role: internal-nite"),
        (f"{LIST}:7: add.0.role", "owner, ", "korea-partner, internal-night", LABELS),
    ),
    "an unknown kind of report of an item": (
        (LIST, "group: internal-flood", "group: internal-flod"),
        (f"{LIST}:8: add.0.group", "account, internal-flood", LABELS),
    ),
    "an unknown role of a holder": (
        (FORM, "internal-night: {name", "internal-nite: {name"),
        (f"{FORM}:", "roles.internal-nite", "internal-night"),
    ),
    "an unknown role to be woken": (
        (FORM, "to: internal-night", "to: night"),
        (f"{FORM}:", "escalation.0.to", "'night'", "internal-night"),
    ),
    "an unknown role that approves": (
        (FORM, "by: internal-night", "by: boss"),
        (f"{FORM}:", "approval.by", "'boss'", "internal-night"),
    ),
    "an own role by a name that upstream may take": (
        (LABELS, "role.internal-night", "role.night"),
        (f"{LABELS}:2: add.0.at", "'night'", "begin it with internal-"),
    ),
    "a role dropped that items have": (
        (LABELS, "replace:\n", "drop:\n  - {at: labels/role.evidence, replaces_hash: withdrawn}\nreplace:\n"),
        (f"{LABELS}:5: labels/role.evidence", "docs/data/checklists/first.yml", "still names it"),
    ),
    "an unknown kind of report in the triage": (
        ("docs/internal/triage.yml", "scenario: internal-flood", "scenario: internal-flod"),
        ("docs/internal/triage.yml:14: now.scenario", "'internal-flod'"),
    ),
    "an unknown kind of report in a letter": (
        (LETTER, "stop_kind=internal-flood", "stop_kind=internal-flod"),
        (f"{LETTER}:", "internal-flod"),
    ),
    "an unknown letter of an own kind of report": (
        (SCENARIO, "[internal-flood-inquiry]", "[internal-flod]"),
        (f"{SCENARIO}:", "letters.0", "'internal-flod'"),
    ),
    "an own kind of report that lacks a part": (
        (SCENARIO, "summary: {zh: 别人跟卖。, ko: 다른 판매자가 도용합니다.}\n", ""),
        (f"{SCENARIO}:", "summary", "is missing"),
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_does_not_exist_is_told_at_its_line_with_what_does(project, mistake):
    (file, old, new), words = MISTAKES[mistake]
    edit(project / file, (old, new))
    lines = told(project)
    assert any(all(word in line for word in words) for line in lines), lines


def test_a_step_for_an_unknown_role_names_the_roles(project):
    page = project / "docs/zh/conduct.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ by("night", 5) }}\n', encoding="utf-8")
    assert any("docs/zh/conduct.md" in line and "korea-partner, internal-night" in line for line in told(project))


def test_an_own_kind_of_report_by_a_name_that_upstream_may_take_is_told(project):
    (project / SCENARIO).rename(project / SCENARIO.replace("internal-", ""))
    assert any("scenarios/flood.yml" in line and "begin its name with internal-" in line for line in told(project))


def test_a_page_where_that_of_an_own_kind_of_report_is_made_is_told(project):
    small_upstream.scenario_page(project, "internal-flood", FLOOD)
    assert any("docs/ko/scenarios/internal-flood.md" in line and SCENARIO in line for line in told(project))
