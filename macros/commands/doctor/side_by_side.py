"""Old words, new words and the fork's own, below each other, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.playbook.text import LANGUAGES

_OLD, _NEW, _OURS = "旧 이전", "新 현재", "自己 우리"
_LANGUAGE = {"zh": "中文", "ko": "한국어"}
_UNKNOWN = "git里没有 git에 없음"


def compared(old: Any, new: Any, ours: Any) -> tuple[str, ...]:
    """Return the lines that show what upstream changed; what it left as it was is not shown."""
    then, now, own = dict(_leaves(old)), dict(_leaves(new)), dict(_leaves(ours))
    lines = []
    for key in dict.fromkeys((*then, *now)):
        if old is not None and then.get(key) == now.get(key):
            continue
        name = _name(key)
        before = then.get(key, "—") if old is not None else _UNKNOWN
        lines += [f"{name} {_OLD}: {before}", f"{name} {_NEW}: {now.get(key, '—')}"]
        if key in own:
            lines.append(f"{name} {_OURS}: {own[key]}")
    return tuple(" ".join(line.split()) for line in lines)


def _leaves(data: Any, key: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every value with the keys that lead to it; both languages of a text stand together."""
    if isinstance(data, dict):
        order = [*(language for language in LANGUAGES if language in data), *(k for k in data if k not in LANGUAGES)]
        for name in order:
            yield from _leaves(data[name], (*key, str(name)))
    elif isinstance(data, list | tuple):
        for number, entry in enumerate(data, start=1):
            yield from _leaves(entry, (*key, str(number)))
    elif data is not None:
        yield key, str(data)


def _name(key: tuple[str, ...]) -> str:
    *above, last = key or ("",)
    return " ".join([".".join(above), _LANGUAGE.get(last, last)]).strip()
