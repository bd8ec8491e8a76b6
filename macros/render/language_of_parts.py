"""Marking the language of parts: Hangul in a Chinese page and Han characters in a Korean one carry their own `lang`.

Done on the finished HTML, so that no author can forget it and a screen reader always switches its voice.
"""

from __future__ import annotations

import re

from macros.playbook.text import HTML_LANG, Language

_TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.S)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_LANG = re.compile(r'\slang="([^"]*)"')
# A run of the other script, with the blanks, digits and signs that stand inside it.
_INSIDE = r"(?:[0-9A-Za-z .,·/()〈〉「」『』‘’“”:%~&+-]*"
_HANGUL = re.compile(rf"[\uac00-\ud7a3\u3131-\u318e]+{_INSIDE}[\uac00-\ud7a3\u3131-\u318e]+)*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+(?:[0-9A-Za-z·《》、，。；：（）“”]*[\u3400-\u9fff\uf900-\ufaff]+)*")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Elements that cannot hold a span; their language is set where they are written.
_OPAQUE = {"script", "style", "textarea", "option", "title", "svg", "code"}


def mark_languages(html: str, language: Language) -> str:
    """Return `html` with every run of the other language's script wrapped in `<span lang=…>`.

    Text inside an element that already carries the right `lang` is left alone.
    """
    foreign, pattern = (HTML_LANG["ko"], _HANGUL) if language == "zh" else (HTML_LANG["zh"], _HAN)
    if not pattern.search(html):
        return html
    native = HTML_LANG[language]
    stack: list[tuple[str, str]] = []
    opaque = 0
    out: list[str] = []
    for token in _TOKEN.findall(html):
        if not token.startswith("<"):
            current = stack[-1][1] if stack else native
            if opaque or current != native:
                out.append(token)
            else:
                out.append(pattern.sub(rf'<span lang="{foreign}">\g<0></span>', token))
            continue
        out.append(token)
        match = _TAG.match(token)
        if not match:
            continue
        name = match[1].lower()
        if name in _VOID or token.endswith("/>"):
            continue
        if token.startswith("</"):
            while stack and (popped := stack.pop())[0] != name:
                opaque -= popped[0] in _OPAQUE
            opaque -= name in _OPAQUE
        else:
            lang = _LANG.search(token)
            stack.append((name, lang[1] if lang else (stack[-1][1] if stack else native)))
            opaque += name in _OPAQUE
    return "".join(out)
