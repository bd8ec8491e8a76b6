"""A page as the checks read it is the page as Python-Markdown shows it, with the very extensions of mkdocs.yml."""

import itertools
import re
from html.parser import HTMLParser

import jinja2
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from macros.check import dialect, images
from macros.check.markdown import MarkdownPage

from ..conftest import ROOT

FRONT = "---\ntitle: x\n---\n"
WORD = re.compile(r"word\d+")
PAGES = [path.relative_to(ROOT / "docs").as_posix() for path in sorted((ROOT / "docs").glob("[zk][ho]/**/*.md"))]
PAGES = [name for name in PAGES if "/internal/" not in name]

#: Documents that are written as this site writes: what is shown as prose is read as prose, and nothing else is.
SOUND = {
    "a fence": "word1\n\n```\nword2\n```\n\nword3",
    "a fence of tildes": "word1\n\n~~~\nword2\n~~~\n\nword3",
    "a fence right below a paragraph": "word1\n```\nword2\n```\nword3",
    "a fence with a language": "word1\n\n```python\nword2\n```\n\nword3",
    "a fence with attributes": "word1\n\n``` { .sh title=x }\nword2\n```\n\nword3",
    "a longer fence around a shorter one": "````\nword1\n```\nword2\n```\nword3\n````\n\nword4",
    "tildes in a fence": "```\nword1\n~~~\nword2\n```\n\nword3",
    "a fence in tildes": "~~~\nword1\n```\nword2\n~~~\n\nword3",
    "an empty fence": "word1\n\n```\n```\n\nword2",
    "a fence with empty lines": "```\n\n\nword1\n\n```\n\nword2",
    "a fence in a step": "1. word1\n\n    ```\n    word2\n    ```\n\n2. word3",
    "a fence in a callout": "!!! note\n\n    word1\n\n    ```\n    word2\n    ```\n\nword3",
    "a fence in a quotation": "> word1\n>\n> ```\n> word2\n> ```\n\nword3",
    "a fence that is indented a little": " ```\n word1\n ```\n\nword2",
    "two fences": "```\nword1\n```\n\nword2\n\n```\nword3\n```",
    "what is printed as it stands": "word1 {% raw %}word2\n\nword3{% endraw %}\n\nword4",
    "a fence with what is printed as it stands": "```\n{% raw %}word1{% endraw %}\n```\n\nword2",
    "inline code over two lines": "word1 `word2\nword3` word4",
    "a step that goes on": "1. word1\n\n    word2\n\n2. word3",
    "a table": "| word1 | word2 |\n|---|---|\n| word3 | word4 |",
    "a term and what it means": "word1\n:   word2\n\n    word3",
    "a footnote": "word1 [^1]\n\n[^1]: word2 and\n    word3",
    "a line": "word1\n\n---\n\nword2",
}
#: Documents that show something else than their author thinks: they are told, and nothing shown escapes.
TOLD = {
    "a fence that nothing closes": "word1\n\n```\nword2\n\nword3",
    "a fence closed by fewer marks": "````\nword1\n```\n\nword2",
    "a fence closed by more marks": "```\nword1\n````\n\nword2",
    "a fence closed by other marks": "```\nword1\n~~~\n\nword2",
    "a fence closed with words": "```\nword1\n``` word2\n\nword3",
    "a fence closed too far to the left": "1. word1\n\n    ```\n    word2\n```\n\nword3",
    "a fence with lines too far to the left": "    ```\nword1\n    ```\n\nword2",
    "a fence behind a step's mark": "- ```\n  word1\n  ```\n\nword2",
    "a fence with unknown options": "``` sh word1=x word2\nword3\n```\n\nword4",
    "a quoted fence that the quotation does not hold": "> ```\n> word1\n\nword2\n\n```\nword3\n```",
    "code by indentation": "word1\n\n    word2\n    word3\n\nword4",
    "code by a tab": "word1\n\n\tword2\n\nword4",
    "a fence indented as code": "word1\n\n    ```\n    word2\n    ```\n\nword3",
    "a fence that touches code by indentation": "    word1\n```\nword2\n```\nword3",
    "an underlined heading": "word1\n\nword2\n=====\n\nword3",
    "a heading underlined with hyphens": "word1\n\nword2\n---\n\nword3",
    "an underlined heading in a step": "- word1\n\n    word2\n    ---\n",
    "a heading with a blank before it": " ## word1 { #x }\n\nword2",
    "a link by reference": "word1 [word2][x]\n\n[x]: conduct.md",
    "a link by a reference alone": "word1 [x]\n\n[x]: conduct.md",
    "an address on the next line": "word1 [word2][x]\n\n[x]:\n    conduct.md",
    "a reference to nothing": "word1 [word2][x]",
    "a comment": "word1\n\n<!-- word2\n\nword3 -->\n\nword4",
    "a comment in a line": "word1 <!-- word2 --> word3",
    "a tag over two lines": "word1 <span\nclass='x'>word2</span>",
    "a block of html": "<div>\nword1\n\n```\nword2\n```\n\n</div>\n\nword3",
    "a tag with an empty line in it": "<div\n\nclass='x'>word1</div>\n\nword2",
    "preformatted html": "<pre>\nword1\n</pre>\n\nword2",
    "html between two single backticks of other length": "word1 ` <b>word2</b> `` word3",
    "html in two items with a backtick each": "- word1 `\n- <b>word2</b> `",
    "a processing instruction": "word1\n\n<?php word2 ?>\n\nword3",
}


@pytest.fixture(scope="module")
def rendered():
    config = load_config(str(ROOT / "mkdocs.yml"))
    md = markdown.Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"])

    def render(text):
        md.reset()
        shown = Shown()
        shown.feed(md.convert(text))
        shown.close()
        return shown

    return render


class Shown(HTMLParser):
    """What a reader sees of a page's HTML outside preformatted text, and its links and headings."""

    def __init__(self):
        super().__init__()
        self.text, self.links, self.headings, self.pre = "", [], [], 0

    def handle_starttag(self, tag, attrs):
        self.pre += tag == "pre"
        at = dict(attrs)
        if tag == "a" and not {"headerlink", "footnote-ref", "footnote-backref"} & {at.get("class")}:
            self.links.append(at.get("href"))
        elif tag == "img":
            self.links.append(at["src"])
            self.text += at["alt"]
        elif re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        self.pre -= tag == "pre"

    def handle_data(self, data):
        if not self.pre:
            self.text += data


def written(text):
    return MarkdownPage("zh/x.md", FRONT + text)


def read(text):
    return {word for _, line in written(text).lines for word in WORD.findall(line)}


def shown(rendered, text):
    return set(WORD.findall(rendered(jinja2.Template(text).render()).text))


def told(text):
    return [*dialect.check(written(text)), *images.check(written(text))]


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_is_read_as_prose_is_what_is_shown_as_prose(text, rendered):
    assert read(text) == shown(rendered, text)
    assert not told(text)


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_what_is_not_as_it_looks_is_told_and_read_all_the_same(text, rendered):
    assert read(text) >= shown(rendered, text)
    assert told(text)


@pytest.mark.parametrize("text", [*SOUND.values(), *TOLD.values()], ids=[*SOUND, *TOLD])
def test_nothing_is_seen_in_another_place_than_it_stands(text):
    lines = (FRONT + text).split("\n")
    page = written(text)
    assert all(lines[number - 1] == line for number, line in page.lines if "{%" not in text)
    assert all(heading.words in lines[heading.line - 1] for heading in page.headings)


INDENTS = ("", "", "    ", "  ", "\t", "> ", "- ", "1. ", "        ")
LINES = (
    *(
        "```",
        "````",
        "~~~",
        "``` sh",
        "``` { .x }",
        "",
        "",
        "WORD",
        "## WORD { #x }",
        "#WORD",
        "===",
        "---",
        "!!! note",
    ),
    *("[WORD](a.md)", "[WORD", "(a.md)", "[x]: a.md", "[WORD][x]", "`WORD", "WORD`", "\\`WORD`", "![WORD](x.svg)"),
    *("<div>", "</div>", "<b>", "<br", "<pre>", "<!--", "-->", "| WORD | WORD |", "|---|---|", ":   WORD", "WORD  "),
)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(INDENTS), st.sampled_from(LINES)), min_size=1, max_size=8))
def test_whatever_lines_follow_each_other_nothing_shown_escapes(rendered, lines):
    numbers = itertools.count()
    text = re.sub("WORD", lambda _: f"word{next(numbers)} ", "\n".join(indent + line for indent, line in lines))
    assert read(text) >= shown(rendered, text)
    if not told(text):
        assert read(text) == shown(rendered, text)
        html = rendered(text)
        assert sorted(target for target, _ in written(text).links) == sorted(html.links)
        assert [heading.level for heading in written(text).headings] == html.headings


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_read_as_it_is_shown(name, rendered):
    page = MarkdownPage(name, (ROOT / "docs" / name).read_text(encoding="utf-8"))
    # A word of its own in every line that has words tells where the line went.
    lines = page.text.split("\n")
    start = lines.index("---", 1) + 1
    marked = [
        line if line.lstrip().startswith(("```", "~~~")) else marked_line(number, line)
        for number, line in enumerate(lines[start:], start=start + 1)
    ]
    html = rendered("\n".join(marked))
    prose = {word for number, line in page.lines for word in WORD.findall(marked[number - start - 1])}
    assert prose == set(WORD.findall(html.text))
    assert [target for target, _ in page.links] == html.links
    assert [heading.level for heading in page.headings] == html.headings


def marked_line(number, line):
    first = re.search(r"[가-힣一-鿿]", line) or re.search(r"(?<![{#(\w])[A-Za-z](?![^{]*\}\})", line)
    return f"{line[: first.start()]}word{number} {line[first.start() :]}" if first else line


LINKS = {
    "a link": ("[甲](a.md)", ["a.md"]),
    "a link with a title": ("[甲](a.md \"乙\") [甲](b.md '乙')", ["a.md", "b.md"]),
    "words over two lines": ("一\n[甲\n乙](a.md)", ["a.md"]),
    "an address on the next line": ("一 [甲](\na.md)", ["a.md"]),
    "brackets in the address": ("[甲](a_(b).md)", ["a_(b).md"]),
    "angle brackets around the address": ("[甲](<a.md>)", ["a.md"]),
    "a blank in the address": ("[甲](<a b.md>)", ["a b.md"]),
    "brackets in the words": ("[甲[乙]](a.md)", ["a.md"]),
    "an image that is a link": ("[![甲](a.svg)](b.md)", ["b.md", "a.svg"]),
    "an address alone": ("<https://example.org/a>", ["https://example.org/a"]),
    "a reference": ("[甲][x] [x]\n\n[x]: a.md", ["a.md", "a.md"]),
    "a link in a heading": ("## [甲](a.md) { #x }", ["a.md"]),
    "a link in a table": ("| 甲 |\n|---|\n| [乙](a.md) |", ["a.md"]),
    "a link in a footnote": ("甲[^1] [乙](a.md)\n\n[^1]: [丙](b.md)", ["a.md", "b.md"]),
    "a link in bold": ("**[甲](a.md)**", ["a.md"]),
    "a link that is code": ("`[甲](a.md)` [乙](b.md)", ["b.md"]),
    "a link in code over two lines": ("`甲\n[甲](a.md)` [乙](b.md)", ["b.md"]),
    "an escaped link": (r"\[甲](a.md)", []),
    "a link in a fence": ("```\n[甲](a.md)\n```", []),
    "a link after an open fence": ("```\n甲\n\n[甲](a.md)", ["a.md"]),
}


@pytest.mark.parametrize(("text", "targets"), LINKS.values(), ids=LINKS)
def test_the_links_of_a_page_are_those_that_are_shown(text, targets, rendered):
    assert rendered(text).links == targets
    assert [target for target, _ in written(text).links] == targets


HEADINGS = {
    "a heading": ("## 甲 { #a }", [2]),
    "a heading without a blank": ("##甲", [2]),
    "a heading closed by marks": ("## 甲 ##", [2]),
    "a heading right below a paragraph": ("甲\n## 乙\n丙", [2]),
    "a heading in a step": ("- ## 甲", [2]),
    "a heading in a callout": ("!!! note\n\n    ### 甲", [3]),
    "a heading in a quotation": ("> ## 甲", [2]),
    "underlined headings": ("甲\n===\n\n乙\n---", [1, 2]),
    "a heading in a fence": ("```\n## 甲\n```", []),
    "a heading after an open fence": ("```\n## 甲", [2]),
    "an escaped heading": (r"\## 甲", []),
}


@pytest.mark.parametrize(("text", "levels"), HEADINGS.values(), ids=HEADINGS)
def test_the_headings_of_a_page_are_those_that_are_shown(text, levels, rendered):
    assert rendered(text).headings == levels
    page = written(text)
    assert [heading.level for heading in page.headings] == levels
    assert all(heading.words in heading.text for heading in page.headings)
