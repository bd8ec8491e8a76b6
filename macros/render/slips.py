"""What readers may write instead of the words of the pages: Traditional characters, and characters of the same sound.

The tables are cut to what the site says: a character or a syllable that no page uses can lead nowhere.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import opencc
from pypinyin import lazy_pinyin

_HAN = re.compile(r"[\u4e00-\u9fff]+")
#: The characters of everyday writing: the first level of GB 2312, which stands in the order of their sounds.
_EVERYDAY = [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]


def simple(text: str) -> dict[str, str]:
    """Return Traditional characters, and words that are others in Taiwan, with what `text` uses for them."""
    characters, words = _dictionary("TSCharacters"), _dictionary("TWPhrasesRev")
    pairs = {old: new for old, new in characters.items() if new in text and old != new and len(old) == 1}
    for old, new in words.items():
        if len(old) > 1 and _HAN.fullmatch(old) and simplified(new) in text and simplified(old) not in text:
            pairs[old] = simplified(new)
    # Astral characters are nobody's typing.
    return {old: pairs[old] for old in sorted(pairs) if max(old) < "\U00010000"}


def simplified(word: str) -> str:
    """Return a word in the characters of the mainland, one by one."""
    return "".join(_dictionary("TSCharacters").get(char, char) for char in word)


@functools.cache
def _dictionary(name: str) -> dict[str, str]:
    """Return one of OpenCC's tables; of several translations the first."""
    path = Path(opencc.__file__).parent / "dictionary" / f"{name}.txt"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {old: new.split(" ")[0] for old, new in rows}


def sounds(words: Iterable[str]) -> dict[str, str]:
    """Return the syllables of the Chinese among `words`, each with those characters that may stand for it."""
    heard: dict[str, set[str]] = defaultdict(set)
    for run in sorted({run for word in words for run in _HAN.findall(word)}):
        for char, syllable in zip(run, lazy_pinyin(run), strict=True):
            heard[syllable].add(char)
    like = {blurred(syllable) for syllable in heard}
    for char, syllable in _everyday():
        if blurred(syllable) in like:
            heard[syllable].add(char)
    return {syllable: "".join(sorted(heard[syllable])) for syllable in sorted(heard)}


@functools.cache
def _everyday() -> list[tuple[str, str]]:
    return [(char, lazy_pinyin(char)[0]) for char in _EVERYDAY if char]


def blurred(syllable: str) -> str:
    """Return a syllable as docs/assets/js/pure/sounds.js compares it: without what many do not hear or type apart."""
    short = re.sub(r"^([zcs])h", r"\1", syllable)
    return re.sub(r"([aei])ng$", r"\1n", re.sub(r"^n", "l", short))
