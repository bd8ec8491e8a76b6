"""Scripts: each language in its own characters, and no character that only looks right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .passages import Finding, Passage
from .place import page_file

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
#: The page that speaks to readers before they have chosen a language.
BOTH_LANGUAGES = page_file("index.md")
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


def check(passage: Passage) -> Iterator[Finding]:
    """Yield what is wrong with the characters of a text."""
    key = passage.path[-1] if passage.path else ""
    if passage.file == BOTH_LANGUAGES or key in FOREIGN_ALLOWED:
        return
    explains = key in EXPLAINS_THE_OTHER  # then it may be about the other language's words
    if passage.language == "ko":
        yield from _wrong_korean(passage.text, explains)
    else:
        yield from _wrong_chinese(passage.text, key in SHORT or passage.file.endswith("labels.yml"), explains)


def _wrong_chinese(text: str, short: bool, explains: bool) -> Iterator[Finding]:
    han = set(_HAN.findall(text))
    traditional = {char for char in han if not _simplified(char)} | set(TRADITIONAL_IN_GB2312.findall(text))
    if traditional:
        yield f"has Traditional characters: {''.join(sorted(traditional))}", "write them in Simplified", "traditional"
    if found := _PINYIN.search(text):
        yield f"has pinyin: {found[0]}", "remove it", "pinyin"
    if found := _HALF_WIDTH.search(text):
        yield f"has a half-width sign in {found[0]!r}", "write ，；：？！", "half-width"
    if found := _KANA.search(text):
        yield f"has Japanese: {found[0]!r}", "write it in Chinese", "wrong-language"
    if explains or not _HANGUL.search(text):
        return
    plain = _QUOTED.sub("", text)
    hangul = _HANGUL.findall(_LISTED_TERM.sub("", plain) if han else plain)
    if hangul and (short or len(hangul) > len(_HAN.findall(plain))):
        mend = "write it in Chinese; the Korean term may follow in brackets"
        yield f"is Korean: {_excerpt(plain, _HANGUL)!r}", mend, "wrong-language"
    elif found := _KOREAN_SENTENCE.search(plain):
        mend = "write it in Chinese, or put the quotation in “…”"
        yield f"has a Korean sentence: {_excerpt(plain[found.start() :], _HANGUL)!r}", mend, "wrong-language"


def _wrong_korean(text: str, explains: bool) -> Iterator[Finding]:
    if found := _KANA.search(text):
        yield f"has Japanese: {found[0]!r}", "write it in Korean", "wrong-language"
    if explains or not _HAN.search(text):
        return
    plain = _CHINESE_NAME.sub("", text)
    if _HAN.search(plain):
        mend = "write it in Korean; a document's own Chinese name may stand in ( )"
        yield f"has Chinese characters: {_excerpt(plain, _HAN)!r}", mend, "wrong-language"


def _excerpt(text: str, script: re.Pattern[str]) -> str:
    found = script.search(text)
    return text[found.start() : found.start() + 16] if found else text[:16]


@cache
def _simplified(char: str) -> bool:
    if char in RARE_SIMPLIFIED:
        return True
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
