"""Scripts: each language in its own characters, and no character that only looks right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES, Language
from macros.playbook.yamlfile import YamlFile

from .content import Content, DataPath, Pages, bilingual_texts, per_file, per_page
from .markdown import MarkdownPage

Wrong = tuple[str, str, str]

_PINYIN = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3041-\u30fa\u30fd-\u30ff]+")
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”》）][,;:?!][\u4e00-\u9fff“《（]")
# A Korean term may stand in brackets or quotes, and terms may be listed as a notice prints them.
_QUOTED = re.compile(r"（[^（）]*）|\([^()]*\)|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|\{\{[^{}]*\}\}|\]\([^)]*\)")
_LISTED_TERM = re.compile(r"[\uac00-\ud7a3 ]+(?=[、,，])|(?<=[、,，])[\uac00-\ud7a3 ]+")
_KOREAN_SENTENCE = re.compile(r"[\uac00-\ud7a3](?:니다|니까|십시오|세요|어요|아요)(?![\uac00-\ud7a3])")
# A document's own Chinese name may stand in brackets.
_CHINESE_NAME = re.compile(r"\([\u3400-\u9fff·A-Za-z0-9 ]{1,16}\)")
#: Keys whose text may be in the other language: what a merchant types, a publisher's name, the language link, how the
#: other language's word is read.
FOREIGN_ALLOWED = {"example", "publisher", "site.switch"}
EXPLAINS_THE_OTHER = {"reading"}
#: Keys of short texts: in Chinese they hold Korean only in brackets.
SHORT = {"title", "label", "name", "act", "article", "limit"}
#: Simplified characters that GB 2312 does not have, but that the texts need.
RARE_SIMPLIFIED = set("镕")
#: Characters of GB 2312 that Simplified Chinese writes otherwise, except in rare words.
TRADITIONAL_IN_GB2312 = re.compile(r"[於後裏]|乾(?!坤)|瞭解|覆(?=[信函])|徵(?!调式)|藉(?=口|此|由)")


def check_pages(content: Pages) -> Iterator[Problem]:
    """Yield every passage of a page in the wrong script."""
    for page in content.written.values():
        if page.path != "index.md":
            yield from _page(page)


@per_page
def _page(page: MarkdownPage) -> Iterator[Problem]:
    language: Language = "ko" if page.path.startswith("ko/") else "zh"
    for key in ("title", "description"):
        for what, mend, rule in wrong(str(page.front.get(key, "")), language):
            yield Problem(f"docs/{page.path}", page.line_of(key), key, what, mend, rule)
    for line, text in page.lines:
        for what, mend, rule in wrong(text, language):
            yield Problem(f"docs/{page.path}", line, "", what, mend, rule)


def check_records(content: Content) -> Iterator[Problem]:
    """Yield every text of a record in the wrong script."""
    for file in content.playbook.files.values():
        yield from _record(file)


@per_file
def _record(file: YamlFile) -> Iterator[Problem]:
    for path, zh, ko in bilingual_texts(file.data):
        if path and path[-1] in FOREIGN_ALLOWED:
            continue
        explains = bool(path) and path[-1] in EXPLAINS_THE_OTHER
        for language in LANGUAGES:
            text = zh if language == "zh" else ko
            for what, mend, rule in wrong(text, language, _is_short(file.name, path), explains):
                yield file.problem((*path, language), what, mend, rule)


def _is_short(name: str, path: DataPath) -> bool:
    return name.endswith("labels.yml") or (bool(path) and path[-1] in SHORT)


def wrong(text: str, language: Language, short: bool = False, explains: bool = False) -> tuple[Wrong, ...]:
    """Return what is wrong with the characters of a text; `explains`: it may be about the other language's words."""
    find = _wrong_chinese if language == "zh" else _wrong_korean
    return tuple(find(text, short, explains))


def _wrong_chinese(text: str, short: bool, explains: bool) -> Iterator[Wrong]:
    han = [char for char in text if _HAN.match(char)]
    traditional = {char for char in han if not _simplified(char)} | set(TRADITIONAL_IN_GB2312.findall(text))
    if traditional:
        yield f"has Traditional characters: {''.join(sorted(traditional))}", "write them in Simplified", "traditional"
    if found := _PINYIN.search(text):
        yield f"has pinyin: {found[0]}", "remove it", "pinyin"
    if found := _HALF_WIDTH.search(text):
        yield f"has a half-width sign in {found[0]!r}", "write ，；：？！", "half-width"
    if found := _KANA.search(text):
        yield f"has Japanese: {found[0]!r}", "write it in Chinese", "wrong-language"
    if explains:
        return
    plain = _QUOTED.sub("", text)
    hangul = _HANGUL.findall(_LISTED_TERM.sub("", plain) if han else plain)
    if hangul and (short or len(hangul) > len(_HAN.findall(plain))):
        mend = "write it in Chinese; the Korean term may follow in brackets"
        yield f"is Korean: {_excerpt(plain, _HANGUL)!r}", mend, "wrong-language"
    elif found := _KOREAN_SENTENCE.search(plain):
        mend = "write it in Chinese, or put the quotation in “…”"
        yield f"has a Korean sentence: {_excerpt(plain[found.start() :], _HANGUL)!r}", mend, "wrong-language"


def _wrong_korean(text: str, short: bool, explains: bool) -> Iterator[Wrong]:
    if found := _KANA.search(text):
        yield f"has Japanese: {found[0]!r}", "write it in Korean", "wrong-language"
    plain = _CHINESE_NAME.sub("", text)
    if not explains and _HAN.search(plain):
        mend = "write it in Korean; a document's own Chinese name may stand in ( )"
        yield f"has Chinese characters: {_excerpt(plain, _HAN)!r}", mend, "wrong-language"


def _excerpt(text: str, script: re.Pattern[str]) -> str:
    found = script.search(text)
    return text[found.start() : found.start() + 16] if found else text[:16]


def _simplified(char: str) -> bool:
    if char in RARE_SIMPLIFIED:
        return True
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
