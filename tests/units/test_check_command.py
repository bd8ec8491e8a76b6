"""`python -m macros.check`: what it prints, in each format, and how it ends."""

import ast
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from macros.check.__main__ import main
from macros.check.formats import FORMATS, read_rules
from macros.commands.doctor import examine
from macros.playbook.problem import Problem
from tests import small
from tests.fork.conftest import upstream_copy
from tests.fork.small_fork import FORM

ROOT = Path(__file__).parents[2]
PROBLEMS = (
    Problem("docs/data/labels.yml", 7, "labels.a,b", "is 100% wrong:\nreally", "mend it", "encoding"),
    Problem("docs/zh/about.md", 0, "", "is empty", "write it", "empty-file"),
)


@pytest.fixture(scope="module")
def rules():
    return read_rules(ROOT)


@pytest.fixture
def copy(tmp_path):
    return small.project(tmp_path / "project")


@pytest.fixture
def run(copy, capsys):
    """The command in the small playbook: how it ends, and what it prints on either stream."""

    def run(*arguments):
        return main(["--root", str(copy), *arguments]), *capsys.readouterr()

    return run


#: How much the check computes, told in loops of one size: what else the machine does slows down both.
PROGRAM = """
import resource
from macros.check.__main__ import main

def computed():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime

status = main([])
check = computed()
sum(number * number for number in range(5_000_000))
print(status, check / (computed() - check))
"""


def test_sound_content_ends_well_and_soon(tmp_path):
    project = upstream_copy(tmp_path)
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=project, check=True, capture_output=True, text=True)
    status, loops = done.stdout.split()[-2:]
    assert status == "0"
    assert float(loops) < 30, "two and a half seconds on a machine that takes a sixth of one for the loop"


def test_problems_are_lines_that_an_editor_can_click_sorted_by_file(copy):
    for name in ("docs/zh/about.md", "docs/data/labels.yml", "docs/ko/conduct.md"):
        (copy / name).write_text((copy / name).read_text(encoding="utf-8") + "\n\tx TODO\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "macros.check", "--root", str(copy)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert result.returncode == 1
    lines = result.stdout.split("\n\n")[0].split("\n")
    assert all(re.match(r"[\w/.-]+\.\w+:\d+: .+: .+ \[[a-z-]+\]$", line) for line in lines)
    assert lines == sorted(lines, key=lambda line: line.split(":")[0])
    assert {line.split(":")[0] for line in lines} >= {"docs/data/labels.yml", "docs/ko/conduct.md", "docs/zh/about.md"}


def test_each_rule_is_explained_once_in_both_languages_with_where_the_guide_tells_more(rules):
    text = FORMATS["text"]([*PROBLEMS, *PROBLEMS], rules)
    assert text.count(rules["encoding"].explains.zh) == text.count(rules["encoding"].explains.ko) == 1
    for language in ("zh", "ko"):
        assert f"docs/{language}/team/contribute.md#records" in text


def test_ids_are_published_with_the_line_ends_of_the_project_on_windows_too(run, copy, monkeypatch):
    def as_on_windows(path, text, encoding=None, errors=None, newline=None):
        path.write_bytes(text.replace("\n", newline or "\r\n").encode(encoding))

    monkeypatch.setattr(Path, "write_text", as_on_windows)
    assert run("--publish")[0] == 0
    assert b"\r" not in (copy / "docs/data/published.txt").read_bytes()


def test_json_holds_every_part_of_a_problem(rules):
    told = json.loads(FORMATS["json"](PROBLEMS, rules))
    assert told["problems"][0] == {
        "file": "docs/data/labels.yml",
        "line": 7,
        "key": "labels.a,b",
        "what": "is 100% wrong:\nreally",
        "mend": "mend it",
        "rule": "encoding",
    }
    assert set(told["rules"]) == {"encoding", "empty-file"}


def test_github_gets_one_line_a_problem_with_everything_escaped(rules):
    lines = FORMATS["github"](PROBLEMS, rules).split("\n")
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=docs/data/labels.yml,line=7,title=encoding::labels.a,b: is 100%25 wrong:%0Areally"
    )
    assert "line=1," in lines[1]


def test_gitlab_gets_a_report_whose_entries_can_be_told_apart(rules):
    report = json.loads(FORMATS["gitlab"](PROBLEMS, rules))
    assert [entry["location"] for entry in report] == [
        {"path": "docs/data/labels.yml", "lines": {"begin": 7}},
        {"path": "docs/zh/about.md", "lines": {"begin": 1}},
    ]
    assert len({entry["fingerprint"] for entry in report}) == 2


def test_a_rule_is_shown_with_its_example_and_whether_a_machine_mends_it(rules):
    for id in ("encoding", "half-width"):
        shown, rule = FORMATS["text"]([Problem("docs/zh/about.md", 1, "", "is wrong", "mend it", id)], rules), rules[id]
        assert f"× {rule.example.wrong}\n" in shown
        assert f"○ {rule.example.right}" in shown
        assert ("FIX=1" in shown) == rule.fix
        told = json.loads(FORMATS["json"]([Problem("x", 1, "", "is wrong", "mend it", id)], rules))["rules"][id]
        assert (told["example"], told["fix"]) == (rule.example.model_dump(), rule.fix)


def test_advice_is_told_in_every_format_as_what_stops_nothing(rules):
    advice = [Problem("docs/zh/internal/x.md", 7, "", "has a half-width sign", "write ，", "half-width")]
    told = {format: make((), rules, ("en",), advice) for format, make in FORMATS.items()}
    assert told["text"].startswith(str(advice[0]))
    assert told["github"].startswith("::notice file=docs/zh/internal/x.md,line=7,")
    assert [entry["severity"] for entry in json.loads(told["gitlab"])] == ["info"]
    data = json.loads(told["json"])
    assert (data["problems"], [entry["line"] for entry in data["advice"]]) == ([], [7])
    assert set(data["rules"]) == {"half-width"}


@pytest.mark.parametrize("format", FORMATS)
def test_advice_leaves_the_exit_status_as_it_is(format, copy, capsys):
    for name, text in {
        "docs/internal/organisation.yml": FORM.replace("roles:\nROLES", "roles: {}"),
        "docs/zh/internal/x.md": "---\ntitle: 夜班\ndescription: 夜班的电话。\ncovers: []\n---\n\n先存证,再申诉。\n",
        "docs/ko/internal/x.md": "---\ntitle: 야간\ndescription: 야간 전화.\ncovers: []\n---\n\n보관합니다.\n",
    }.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(text, encoding="utf-8")
    assert main(["--format", format, "--root", str(copy)]) == 0
    assert "docs/zh/internal/x.md" in capsys.readouterr().out
    advice = [one for one in examine(copy, date(2026, 11, 22)) if one.check == "advice"]
    assert [(one.file, one.line, one.level) for one in advice] == [("docs/zh/internal/x.md", 7, "know")]


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_wrong_is_still_a_report(format, copy, capsys):
    assert main(["--format", format, "--root", str(copy)]) == 0
    said = capsys.readouterr().out
    assert format == "text" or not said.strip() or json.loads(said) in ([], {"problems": [], "advice": [], "rules": {}})


def test_broken_explanations_do_not_hide_the_problems(copy, run):
    (copy / "docs/data/rules.yml").write_text("rules: [", encoding="utf-8")
    status, said, _ = run()
    assert status == 1
    assert said.startswith("docs/data/rules.yml:")


def test_everything_wrong_is_told_at_once_however_broken_the_records_are(copy, run):
    (copy / "docs/data/laws.yml").write_text("laws: [", encoding="utf-8")
    (copy / "docs/data/labels.yml").write_bytes(b"\xef\xbb\xbflabels: {}")
    page = copy / "docs/zh/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n# 標題\n", encoding="utf-8")
    rules = {problem["rule"] for problem in json.loads(run("--format", "json")[1])["problems"]}
    assert rules >= {"yaml-syntax", "encoding", "heading-id", "heading-level", "traditional", "parity"}


FINE = '罚款1700万韩元。{{ source("F001") }}\n'


def test_records_that_contradict_each_other_do_not_hide_slips_in_pages_and_figures(copy, run):
    checklist = copy / "docs/data/checklists/first.yml"
    text = checklist.read_text(encoding="utf-8")
    text = text.replace("sources: []", "sources: [F999]", 1)
    checklist.write_text(text.replace("以后要用", "罚款1700万韩元", 1), encoding="utf-8")
    page = copy / "docs/zh/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](nowhere.md)\n\n" + FINE, encoding="utf-8")
    rules = {problem["rule"] for problem in json.loads(run("--format", "json")[1])["problems"]}
    assert rules >= {"unknown-id", "number-parity", "claim-not-in-data", "link"}


def test_publishing_adds_what_is_new_and_keeps_what_was_given_up(copy, run):
    ledger = copy / "docs/data/published.txt"
    ledger.write_text(ledger.read_text(encoding="utf-8") + "field gone -> nothing\n", encoding="utf-8")
    assert run("--publish")[0] == 0
    after = ledger.read_text(encoding="utf-8").split("\n")
    assert "source F001" in after
    assert "field gone -> nothing" in after
    assert [line for line in after if line and line[0] != "#"] == sorted(
        line for line in after if line and line[0] != "#"
    )
    assert run("--publish")[2].startswith("0 new")


SOURCES = sorted([*(ROOT / "macros/check").glob("*.py"), *(ROOT / "macros/playbook").glob("*.py")])


def says_something(node):
    """Whether an expression is a sentence for the reader: a text with a blank in it, or a variable that holds one."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and " " in node.value
    return isinstance(node, ast.JoinedStr) or getattr(node, "id", getattr(node, "attr", "")) in ("what", "mend")


#: Which argument names the rule, by the function that is called.
PLACE = {("Name", "Problem"): 5, ("Attribute", "problem"): 3, ("Name", "wrong"): 2, ("Attribute", "wrong"): 3}


def rules_in_code():
    """Every rule that the code names: in a call that makes a problem, or behind what is wrong and how to mend it."""
    known = set(re.findall(r"^  - id: ([a-z-]+)$", (ROOT / "docs/data/rules.yml").read_text(encoding="utf-8"), re.M))
    named = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            rule = None
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = PLACE.get((type(node.func).__name__, name), len(node.args))
                rule = node.args[place] if place < len(node.args) else None
            elif isinstance(node, ast.Tuple) and len(node.elts) >= 3 and says_something(node.elts[-2]):
                rule = node.elts[-1]
            if isinstance(rule, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z]+)*", str(rule.value)):
                named.add(rule.value)
            elif isinstance(rule, ast.JoinedStr):
                begins = str(getattr(rule.values[0], "value", ""))
                assert not re.fullmatch("[a-z]+-", begins), f"{path}:{rule.lineno}: write the rule's id out"
    return named, known


def test_every_rule_is_explained_and_every_explanation_has_its_rule():
    named, explained = rules_in_code()
    assert not named - explained, "explain these in docs/data/rules.yml"
    assert not explained - named, "no code names these any more: delete them in docs/data/rules.yml"


def test_every_explanation_leads_to_a_section_of_the_guide(rules, content):
    for rule in rules.values():
        page, _, section = rule.guide.partition("#")
        for language in ("zh", "ko"):
            headings = {heading.id for heading in content.written[f"{language}/team/{page}.md"].headings}
            assert section in headings, f"{rule.id}: docs/{language}/team/{page}.md has no #{section}"
