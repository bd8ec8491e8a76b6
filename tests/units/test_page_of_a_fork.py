"""A fork's own page: what the theme cannot show is told at its line, and nothing that it can show is a mistake."""

import pytest

from macros.check import dialect, headings, images, material, words
from macros.check.advice import advice_and_law
from macros.check.markdown import MarkdownPage
from macros.check.passages import by_block
from macros.playbook.organisation import Organisation
from macros.playbook.problem import Problem
from tests.conftest import ROOT

NAME = {"zh": "澜舟", "ko": "란저우"}
HEAD = "---\ntitle: 页\n---\n\n"
#: What is written on the third line of the text, and what is told of it.
BROKEN = {
    "```` mermaid\nflowchart LR\n  A[[[ --> B\n````": "no diagram",
    '=== "栏"\n\n    ``` mermaid\n    nothing known\n    ```': "no diagram",
    "$$\n\\frac{\n$$": "no formula",
    "$\\unknownname{x}$": "no formula",
    ":material-no-such-icon:": "no icon",
    '--8<-- "organisation.yml"': "puts in no file",
    "<script>alert(1)</script>": "browsers will not take",
    '<p style="color: red">红</p>': "browsers will not take",
    '<img src="https://elsewhere.example/x.png" alt="图">': "browsers will not take",
}


def page(text, path="zh/internal/page.md"):
    return MarkdownPage(path, HEAD + text)


def told(one):
    rules = (material.check, images.check, headings.check, dialect.check, by_block(words.check))
    return [problem for rule in rules for problem in rule(one)]


@pytest.mark.parametrize("text", BROKEN)
def test_what_cannot_be_shown_is_told_at_its_line(text):
    _, law = advice_and_law(told(page(f"一\n\n{text}\n")), None)
    assert [problem for problem in law if BROKEN[text] in problem.what], law
    assert {problem.line for problem in law} <= set(range(7, 8 + text.count("\n")))


def test_everything_of_the_themes_reference_is_no_mistake():
    text = (ROOT / "tests/fork/material.md").read_text(encoding="utf-8").partition("---\n\n")[2]
    advice, law = advice_and_law(told(page(text)), None)
    assert not law
    assert {problem.rule for problem in advice} == {"heading-id"}


def test_a_public_page_keeps_to_the_few_ways_of_the_house():
    rules = {problem.rule for problem in told(page("<b>粗</b>\n\n## 标题\n", "zh/page.md"))}
    assert {"raw-html", "heading-id"} <= rules


@pytest.mark.parametrize(("strict", "stops"), [(False, False), (True, True)])
def test_a_switch_makes_the_houses_style_law(strict, stops):
    slips = [
        Problem("docs/zh/internal/page.md", 3, "", "has a half-width sign", "write ，", "half-width"),
        Problem("docs/zh/internal/page.md", 3, "", "has an emoji or ornament", "say it in words", "characters"),
    ]
    _, law = advice_and_law(slips, Organisation.model_validate({"name": NAME, "house_style": strict}))
    assert bool(law) == stops


@pytest.mark.parametrize(
    ("file", "what", "rule"),
    [
        ("docs/zh/page.md", "has no id", "heading-id"),
        ("docs/zh/internal/page.md", "has an invisible sign", "characters"),
        ("docs/zh/internal/page.md", "repeats the id 'a'", "heading-id"),
        ("docs/zh/internal/page.md", "looks like a password", "secret"),
        ("docs/internal/checklists/a.yml", "has a half-width sign", "half-width"),
    ],
)
def test_what_is_no_matter_of_style_stays_law(file, what, rule):
    assert advice_and_law([Problem(file, 1, "", what, "", rule)], None)[1]
