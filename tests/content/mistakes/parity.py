"""Mistakes in one language of a page: what the other language has and this one has not."""

import itertools

from ..workbench import Edit, mistake
from .pages import HEADING, LINK


@mistake("one-language", "or delete this page")
def a_page_in_one_language_only(content):
    for name in content.pages:
        yield Edit({name: None}, content.twin(name))


@mistake("parity", "the same")
def a_heading_left_out_of_one_language(content):
    for name, number, match in content.page_lines(HEADING):
        yield Edit({name: content.with_line(name, number, None)}, name.replace("/zh/", "/ko/"), names=match[3])


@mistake("parity", "the same")
def headings_in_another_order(content):
    for name in content.pages:
        found = [(number, line) for number, line in enumerate(content.lines(name), start=1) if line.startswith("## ")]
        for (first, one), (second, two) in itertools.pairwise(found):
            lines = content.lines(name)
            lines[first - 1], lines[second - 1] = two, one
            yield Edit({name: "\n".join(lines)}, name.replace("/zh/", "/ko/"), names="headings differ")


@mistake("parity", "the same")
def a_paragraph_left_out_of_one_language(content):
    for name, number, _ in content.page_lines(r"^(?![#>|!`{\s-]|\d+\. )(?!.*(?:\{\{|\]\()).{20,}$"):
        if not content.line(name, number - 1).strip():
            yield Edit({name: content.with_line(name, number, "")}, name.replace("/zh/", "/ko/"), names="blocks differ")


@mistake("parity", "the same")
def a_step_left_out_of_one_language(content):
    for name, number, _ in content.page_lines(r"^(?:\d+\. |- )"):
        yield Edit({name: content.with_line(name, number, None)}, name.replace("/zh/", "/ko/"))


@mistake("parity", "the same")
def a_source_cited_in_one_language_only(content):
    for name, number, match in content.page_lines(r"\{\{ source\([^)]*\) \}\}"):
        yield Edit(
            {name: content.replaced(name, number, match, "")}, name.replace("/zh/", "/ko/"), names="macro calls differ"
        )


@mistake("parity", "the same")
def a_link_to_another_page_than_in_the_other_language(content):
    for name, number, match in content.page_lines(LINK):
        up = "../" * (name.count("/") - 2)
        wrong = match[0].replace(f"({match[1]}{match[2] or ''}", f"({up}conduct.md")
        if "conduct.md" not in match[0]:
            yield Edit(
                {name: content.replaced(name, number, match, wrong)}, name.replace("/zh/", "/ko/"), names="links differ"
            )
