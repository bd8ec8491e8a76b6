"""Words: current names of offices and laws, one way of writing amounts, nothing left over from writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.playbook.text import Language

from .content import Content
from .passages import Finding, Passage
from .place import is_a_forks

Names = tuple[tuple[str, str], ...]
"""Outdated names, each with the current one."""

#: Files that must name old offices: the glossary tells them, sources and myths quote them.
OLD_NAMES_ALLOWED = ("glossary.yml", "sources.yml", "myths.yml")
# The signs that it can begin with come first: the search passes over everything else four times as fast.
_LEFT_OVER = re.compile(
    r"(?=[TFXWLtfxwl待（추작내○〇◯?？.【\[])(?:"
    r"\b(?i:TODO|FIXME|XXX+|TBD|TBC|WIP|lorem ipsum)\b|待补充|待完善|（待[补定]）|待确认[：:]|"
    r"추후 (?:작성|보완)|작성 예정|내용 없음|[○〇◯]{2,}|\?{3,}|？{3,}|\.{4,}|"
    r"【[^】]*(?:填|输入|입력)[^】]*】|\[(?:填写|입력)[^\]]*\])"
)
#: On a fork's own pages these marks begin what is folded.
_FOLDED = re.compile(r"\?\?\?\+?(?= +[a-z])")
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


def check(passage: Passage) -> Iterator[Finding]:
    """Yield what is wrong with the writing of a text."""
    text, language = passage.text, passage.language
    if found := _LEFT_OVER.search(_FOLDED.sub("", text, count=1) if is_a_forks(passage.file) else text):
        yield f"has {found[0]!r} left over from writing", "write what belongs there, or remove it", "left-over"
    for pattern, mend in _BAD_AMOUNT[language]:
        if found := pattern.search(text):
            yield f"writes the amount {found[0]!r}", mend, "amount-form"
    for pair in _PAIRS[language]:
        opening, closing = pair[0], pair[1]
        if text.count(opening) != text.count(closing):
            what = f"has {text.count(opening)} {opening} and {text.count(closing)} {closing}"
            yield what, "close each bracket and quotation mark", "unbalanced-sign"


def old_names(content: Content) -> Names:
    """Return the names that the glossary says to avoid."""
    return tuple((word, term.ko) for term in content.playbook.terms.values() for word in term.avoid)


def check_names(passage: Passage, avoid: Names) -> Iterator[Finding]:
    """Yield every outdated name in a text."""
    if passage.file.endswith(OLD_NAMES_ALLOWED):
        return
    for word, instead in avoid:
        # 특허청 (the former office) stands inside 특허청구 (a patent claim): no further syllable belongs to a name.
        if word in passage.text and re.search(rf"{re.escape(word)}(?!구)", passage.text):
            mend = f"use the current name ({instead}); the old one is told in the glossary"
            yield f"says {word!r}", mend, "outdated-name"
