"""The rules of the check and what is rendered, for any text."""

import json
import re
import time
from html.parser import HTMLParser

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from macros.check import characters, private, scripts, words
from macros.check.claims import _in_page
from macros.check.formats import FORMATS
from macros.check.markdown import MarkdownPage
from macros.check.numbers import numbers_in
from macros.check.passages import Passage
from macros.check.quantities import Quantity, quantities, related_clauses
from macros.commands.external import _ascii
from macros.playbook.problem import Problem
from macros.render.browser import embed
from macros.render.language_of_parts import mark_languages

from .strategies import CHARACTERS, LANGUAGE, LINE, NESTED, TEXT


@given(TEXT, LANGUAGE)
def test_no_text_crashes_or_stalls_the_rules(text, language):
    read_by_every_rule(text, language)
    list(related_clauses(text, language))
    list(characters.check(MarkdownPage("zh/x.md", text)))


def read_by_every_rule(text, language):
    """Let every rule read a text that reads texts."""
    for read in (quantities, numbers_in):
        read(text, language)
    for rule in (scripts.check, words.check):
        list(rule(Passage(text, language)))
    list(private.check(MarkdownPage("zh/x.md", text)))


#: Pieces that a pattern could read in many ways when they are repeated.
PIECES = [
    *("1,", "0", "1万亿", "1억 ", "第1", "제 ", "{{ ", "{{ a(", "（（", "“", "# ", " ", "[", "![", "](", "<", "| "),
    *("https://a:", "eyJ", "密码：1", "010-", "가、", "**"),
]


@settings(max_examples=80)
@given(st.sampled_from(PIECES), st.integers(1, 3000), LANGUAGE)
def test_no_repetition_stalls_the_rules(piece, times, language):
    text = piece * times
    begun = time.process_time()
    read_by_every_rule(text, language)
    page = MarkdownPage("zh/x.md", f"---\ntitle: x\n---\n{text}")
    assert page.blocks or not text.strip()
    for read in (page.headings, page.calls, page.links, page.images):
        assert len(read) <= len(text)
    list(_in_page(page))
    assert time.process_time() - begun < 2, "a text of some kilobytes must not take seconds"


@given(st.text(CHARACTERS, max_size=300))
def test_no_page_crashes_the_reader_and_lines_keep_their_numbers(text):
    page = MarkdownPage("zh/x.md", text)
    lines = text.split("\n")
    for found in (page.headings, page.calls, page.blocks, page.images):
        assert all(1 <= one.line <= len(lines) for one in found)
    assert all(lines[number - 1] == line or "raw" in text for number, line in page.lines)
    assert isinstance(page.front, dict)


@given(st.integers(1, 9999), st.sampled_from(["以下", "以上", ""]))
def test_an_amount_is_the_same_in_both_languages(number, bound):
    korean = {"以下": " 이하", "以上": " 이상", "": ""}[bound]
    zh = quantities(f"{number}万韩元{bound}罚金", "zh")
    ko = quantities(f"{number:,}만 원{korean}의 벌금", "ko")
    assert [one for one, _ in zh] == [one for one, _ in ko]
    assert zh[0][0].value == f"{number * 10_000:,}"


@given(
    st.integers(1, 999),
    st.sampled_from(
        [("个月", "개월"), ("个工作日", "영업일"), ("天", "일"), ("小时", "시간"), ("%", "%"), ("倍", "배")]
    ),
)
def test_a_time_limit_is_the_same_in_both_languages(number, units):
    zh, ko = (quantities(f"在{number}{units[0]}内", "zh"), quantities(f"{number}{units[1]} 이내", "ko"))
    assert [one for one, _ in zh] == [one for one, _ in ko] != []


@given(st.integers(1, 999), st.integers(0, 30), st.integers(0, 20))
def test_an_article_is_the_same_in_both_languages(article, sub, clause):
    zh = f"第{article}条" + (f"之{sub}" if sub else "") + (f"第{clause}款" if clause else "")
    ko = f"제{article}조" + (f"의{sub}" if sub else "") + (f" 제{clause}항" if clause else "")
    wanted = Quantity("article", f"{article}-{sub}" if sub else str(article), str(clause) if clause else "")
    assert [one for one, _ in quantities(zh, "zh")] == [one for one, _ in quantities(ko, "ko")] == [wanted]


PROBLEM = st.builds(Problem, LINE, st.integers(0, 99), LINE, LINE, LINE, st.from_regex(r"[a-z-]{1,12}", fullmatch=True))


@given(st.lists(PROBLEM, max_size=5))
def test_every_format_tells_every_problem_and_nothing_that_a_program_could_take_for_another(problems):
    assert len(FORMATS["text"](problems, {}).split("\n")) == max(1, len(problems))
    assert len([line for line in FORMATS["github"](problems, {}).split("\n") if line.startswith("::error")]) == len(
        problems
    )
    assert len(json.loads(FORMATS["json"](problems, {}))["problems"]) == len(problems)
    assert len(json.loads(FORMATS["gitlab"](problems, {}))) == len(problems)


class _Text(HTMLParser):
    """The text of a fragment, with the language that each piece says it is in."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words, self.tags = "", []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words += data


def read(html):
    reader = _Text()
    reader.feed(html)
    reader.close()
    return reader


@given(TEXT, LANGUAGE)
def test_marking_languages_changes_no_character_of_the_text(text, language):
    html = f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>"
    marked = mark_languages(html, language)
    assert read(marked).words == read(html).words
    assert set(read(marked).tags) <= {"p", "span"}


@given(TEXT, LANGUAGE)
def test_marking_languages_only_adds_spans_to_any_html(html, language):
    assume("span" not in html)
    assert re.sub(r'<span lang="[\w-]+">|</span>', "", mark_languages(html, language)) == html


@given(NESTED)
def test_data_in_a_page_never_ends_its_script_and_comes_back(data):
    assume("nan" not in json.dumps(data).lower() and "infinity" not in json.dumps(data).lower())
    text = str(embed(data))
    assert not re.search(r"<(?:/script|!--|script)", text, re.I)
    assert json.loads(text) == data


@given(LINE)
def test_an_address_is_sent_in_ascii(path):
    try:
        sent = _ascii(f"https://law.example/{path}")
    except ValueError:
        return
    assert sent.isascii()
    assert not re.search(r"[\s<>\"]", sent)
