"""Marking the language of parts: Hangul in a Chinese page and Han characters in a Korean one carry their own `lang`.

Done on the finished HTML, so that no author can forget it and a screen reader always switches its voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from macros.playbook.text import HTML_LANG, html_lang

_TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+|<", re.S)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_LANG = re.compile(r'\slang="([^"]*)"')
# A run of the other script, with the blanks, digits and signs that stand inside it.
_INSIDE = r"(?:[0-9A-Za-z .,·/()〈〉「」『』‘’“”:%~&+-]*"
_HANGUL = re.compile(rf"[\uac00-\ud7a3\u3131-\u318e]+{_INSIDE}[\uac00-\ud7a3\u3131-\u318e]+)*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+(?:[0-9A-Za-z·《》、，。；：（）“”]*[\u3400-\u9fff\uf900-\ufaff]+)*")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Elements that cannot hold a span; their language is set where they are written.
_OPAQUE = {"script", "style", "textarea", "option", "title", "code"}


#: In text of each language: the script that is foreign there, and what it is marked as.
_CHINESE, _KOREAN = (_HAN, HTML_LANG["zh"]), (_HANGUL, HTML_LANG["ko"])
_FOREIGN = {HTML_LANG["zh"]: (_KOREAN,), HTML_LANG["ko"]: (_CHINESE,)}


def mark_languages(html: str, language: str, further: Iterable[str] = ()) -> str:
    """Return `html` with every run of the other language's script wrapped in `<span lang=…>`.

    `language` is the code of that of text outside any element with a `lang`; inside one, its own `lang` counts. In
    text of a fork's `further` languages Chinese and Korean are both foreign.
    """
    own = html_lang(language)
    foreign_in = {**dict.fromkeys(further, (_CHINESE, _KOREAN)), **_FOREIGN}
    stack: list[tuple[str, str]] = []
    opaque = 0
    out: list[str] = []
    current = own
    for token in _TOKEN.findall(html):
        if token[0] != "<":
            text = token
            for pattern, foreign in foreign_in.get(current, ()) if not opaque else ():
                if pattern.search(text):
                    tag = "tspan" if any(name == "svg" for name, _ in stack) else "span"
                    text = pattern.sub(rf'<{tag} lang="{foreign}">\g<0></{tag}>', text)
            out.append(text)
            continue
        out.append(token)
        name, closes, lang = _read(token)
        if not name:
            continue
        if closes:
            while stack and (popped := stack.pop())[0] != name:
                opaque -= popped[0] in _OPAQUE
            opaque -= name in _OPAQUE
            current = stack[-1][1] if stack else own
        else:
            current = lang or current
            stack.append((name, current))
            opaque += name in _OPAQUE
    return "".join(out)


@lru_cache(maxsize=4096)
def _read(token: str) -> tuple[str, bool, str]:
    """Return a tag's name (empty where nothing begins or ends), whether it closes, and its language if it has one."""
    match = _TAG.match(token)
    name = match[1].lower() if match else ""
    if name in _VOID or token.endswith("/>"):
        return "", False, ""
    lang = _LANG.search(token)
    return name, token.startswith("</"), lang[1] if lang else ""
