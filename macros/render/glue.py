"""What no line may part: a Korean particle and the sign that closes its word, a dot and the word before it, a number
and its unit, the parts of a telephone number.

Done on the finished HTML with the word joiner, U+2060: no author has to think of it, and a search finds the words
with or without it.
"""

from __future__ import annotations

import re

_JOINER = "\u2060"
# What is no text for the eye, a letter (what stands on its sheet is sent: nothing of ours may be in it), a number that
# is dialled from here (the style sheet keeps it in one line), any other tag.
_PIECE = re.compile(
    r'<(script|style|textarea|title|code|pre|option)\b.*?</\1>|<div class="sheet".*?</section>|<a href="tel:.*?</a>'
    r"|<[^>]*>|<!--.*?-->",
    re.S,
)
_PARTICLE = re.compile(r"(?<=[’”)」』》])(?=[가-힣])")
_WON = re.compile(r"(?<=[\d만억]) (?=원)")
_DOT = re.compile(r"(?<=[가-힣A-Za-z0-9)])(?=·[가-힣A-Za-z0-9])")
_UNIT = re.compile(r"(?<=\d)(?:个?(?:小时|月|工作日)|分钟|韩元|[年月日条项个天周件份封页次种人名倍万亿])")
# The same as in `assets/js/pure/unparted.js`.
_PHONE = re.compile(r"\b(?:(?:\d{1,4}-){1,2}\d{3,4}|1[568]\d\d)-\d{4}\b(?!\.\w)", re.ASCII)


def glue(html: str) -> str:
    """Return `html` with a joiner wherever a line would part what belongs together."""
    out, end = [], 0
    for piece in _PIECE.finditer(html):
        out += [_joined(html[end : piece.start()]), piece[0]]
        end = piece.end()
    return "".join([*out, _joined(html[end:])])


def _joined(text: str) -> str:
    if not text.strip():
        return text
    text = _PHONE.sub(lambda number: number[0].replace("-", f"-{_JOINER}"), text)
    text = _UNIT.sub(lambda unit: _JOINER + _JOINER.join(unit[0]), text)
    for place in (_DOT, _PARTICLE):
        text = place.sub(_JOINER, text)
    return _WON.sub("\u00a0", text)
