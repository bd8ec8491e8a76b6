"""Words: current names of offices and laws, one way of writing amounts, nothing left over from writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES, Language
from macros.playbook.yamlfile import YamlFile

from .content import Content, Pages, bilingual_texts, per_file, per_page
from .markdown import MarkdownPage

Wrong = tuple[str, str, str]
Names = tuple[tuple[str, str], ...]
"""Outdated names, each with the current one."""

#: Files that must name old offices: the glossary tells them, sources and myths quote them.
OLD_NAMES_ALLOWED = ("glossary.yml", "sources.yml", "myths.yml")
_LEFT_OVER = re.compile(
    r"\b(?:TODO|FIXME|XXX+|TBD|TBC|WIP|lorem ipsum)\b|待补充|待完善|（待[补定]）|待确认[：:]|"
    r"추후 (?:작성|보완)|작성 예정|내용 없음|[○〇◯]{2,}|\?{3,}|？{3,}|\.{4,}|"
    r"【[^】]*(?:填|输入|입력)[^】]*】|\[(?:填写|입력)[^\]]*\]",
    re.I,
)
_BAD_AMOUNT: dict[Language, tuple[tuple[re.Pattern[str], str], ...]] = {
    "zh": ((re.compile(r"\d,\d{3}(?:,\d{3})*[万亿]|\d+ ?[万亿]? (?=韩元)"), "write 1500万韩元"),),
    "ko": (
        (re.compile(r"(?<![\d,])\d{4,}(?=[만억]?\s?원)"), "write 1,500만 원"),
        (re.compile(r"\d[만억천]*원(?![가-힣]*본)"), "put a blank before 원: 1,500만 원"),
    ),
}
_PAIRS: dict[Language, tuple[str, ...]] = {
    "zh": ("（）", "“”", "《》", "【】", "()"),
    "ko": ("()", "“”", "‘’", "《》", "「」"),
}


def check_pages(content: Pages) -> Iterator[Problem]:
    """Yield every slip in the pages that needs no record to be seen."""
    for page in content.written.values():
        yield from _page(page)


@per_page
def _page(page: MarkdownPage) -> Iterator[Problem]:
    language: Language = "ko" if page.path.startswith("ko/") else "zh"
    name = f"docs/{page.path}"
    for key in ("title", "description"):
        for what, mend, rule in wrong(str(page.front.get(key, "")), language):
            yield Problem(name, page.line_of(key), key, what, mend, rule)
    for block in page.blocks:
        for what, mend, rule in wrong(block.text, language):
            yield Problem(name, block.line, "", what, mend, rule)


def check_records(content: Content) -> Iterator[Problem]:
    """Yield every slip in the records, and every outdated name in records and pages."""
    # 특허청 (the former office) stands inside 특허청구 (a patent claim): no further syllable belongs to a name.
    avoid = tuple((word, term.ko) for term in content.playbook.terms.values() for word in term.avoid)
    for page in content.written.values():
        yield from _outdated_in_page(page, avoid)
    for name, file in content.playbook.files.items():
        yield from _record(file)
        if not name.endswith(OLD_NAMES_ALLOWED):
            yield from _outdated_in_record(file, avoid)


@lru_cache(maxsize=1024)
def _outdated_in_page(page: MarkdownPage, avoid: Names) -> tuple[Problem, ...]:
    front = [(page.line_of(key), str(page.front.get(key, ""))) for key in ("title", "description")]
    return tuple(
        Problem(f"docs/{page.path}", line, "", what, mend, rule)
        for line, text in [*front, *page.lines]
        for what, mend, rule in _outdated(text, avoid)
    )


@lru_cache(maxsize=256)
def _outdated_in_record(file: YamlFile, avoid: Names) -> tuple[Problem, ...]:
    return tuple(
        file.problem((*path, language), what, mend, rule)
        for path, *both in bilingual_texts(file.data)
        for language, text in zip(LANGUAGES, both, strict=True)
        for what, mend, rule in _outdated(text, avoid)
    )


@per_file
def _record(file: YamlFile) -> Iterator[Problem]:
    for path, zh, ko in bilingual_texts(file.data):
        for language in LANGUAGES:
            for what, mend, rule in wrong(zh if language == "zh" else ko, language):
                yield file.problem((*path, language), what, mend, rule)


def wrong(text: str, language: Language) -> tuple[Wrong, ...]:
    """Return what is wrong with the writing of a text."""
    return tuple(_wrong(text, language))


def _wrong(text: str, language: Language) -> Iterator[Wrong]:
    if found := _LEFT_OVER.search(text):
        yield f"has {found[0]!r} left over from writing", "write what belongs there, or remove it", "left-over"
    for pattern, mend in _BAD_AMOUNT[language]:
        if found := pattern.search(text):
            yield f"writes the amount {found[0]!r}", mend, "amount-form"
    for pair in _PAIRS[language]:
        opening, closing = pair[0], pair[1]
        if text.count(opening) != text.count(closing):
            what = f"has {text.count(opening)} {opening} and {text.count(closing)} {closing}"
            yield what, "close each bracket and quotation mark", "unbalanced-sign"


def _outdated(text: str, avoid: Names) -> Iterator[Wrong]:
    for word, instead in avoid:
        if word in text and re.search(rf"{re.escape(word)}(?!구)", text):
            mend = f"use the current name ({instead}); the old one is told in the glossary"
            yield f"says {word!r}", mend, "outdated-name"
