"""Which part of a mail is the newest, and what it quotes of older ones or passes on.

A reply carries the mails before it below, a forwarded notice carries the notice itself there. Each such part is a
layer; the lines of the others are left blank in its text, so that places are the same in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

_LINE = r"[-_=*─]{2,40}"
#: A line between a mail and the one that it carries; the second kind says that it was passed on.
_BORDER = re.compile(
    rf"[ >]*{_LINE} ?(?:original (?:message|e?-?mail)|원본 ?(?:메일|메시지|메세지|이메일)|원문|原始邮件|原邮件)"
    rf" ?{_LINE}[ ]*",
    re.I,
)
_PASSED_ON = re.compile(
    rf"[ >]*(?:{_LINE} ?(?:forwarded (?:message|by)[^\n]{{0,60}}?|전달(?:된|한)? ?(?:메일|메시지|메세지|이메일)"
    rf"|转发的?邮件) ?{_LINE}|begin forwarded message:|전달된 메시지(?: 시작)?:)[ ]*",
    re.I,
)
_WROTE = re.compile(
    r"[ >]*(?:On [^\n]{4,200}[ \n]wrote:|[^\n]{0,40}20[0-9]{2} ?[년年.-][^\n]{4,200}\n?[^\n]{0,100}"
    r"(?:님이 (?:다음과 같이 )?(?:작성|썼|쓴)[^\n]{0,8}|写道)[:：])[ ]*"
)
#: The lines of a head that a mailer writes above what it carries.
_FROM = re.compile(r"[ >*]*(?:보낸 ?사람|보낸 ?이|발신(?=[^\n]{0,200}@)|from|发件人)[ *]*:", re.I)
_DATE = re.compile(r"[ >*]*(?:보낸 ?날짜|보낸 ?시간|날짜|일시|date|sent|发送时间|日期|时间)[ *]*:", re.I)
_REST = re.compile(r"[ >*]*(?:받는 ?사람|받은 ?사람|참조|제목|to|cc|subject|收件人|抄送|主题)[ *]*:", re.I)
_HEAD_LINES = 6
_FORWARD = re.compile(r"[ \[(]*(?:re ?: ?)?(?:fwd?|전달|转发)[ \])]?[:：]", re.I)
_MOST_LAYERS = 20
#: So many quoted lines to the end of a mail are a mail, not a list.
_QUOTED_LINES = 3


@dataclass(frozen=True)
class Layer:
    """One mail of those that a mail carries."""

    text: str
    """As long as the whole: the lines of the others are blank."""
    passed_on: bool
    """Whether the line above it says that it was forwarded."""


def is_forward(subject: str) -> bool:
    """Tell whether a subject says that the mail passes another one on."""
    return _FORWARD.match(subject) is not None


def layers(text: str) -> tuple[Layer, ...]:
    """Return the mails in a plain text, the newest first; one where it carries none."""
    lines = text.split("\n")
    passed_on = [False]
    owners: list[int] = []
    answering: int | None = None  # whose lines stand between quoted ones
    for kind, start, end in islice(_marks(lines), _MOST_LAYERS):
        owners += _owners(lines[len(owners) : start], len(passed_on) - 1, answering)
        if not lines[start].startswith(">"):
            answering = None
        if answering is None and kind == "wrote" and _is_quoted(lines, end):
            answering = len(passed_on) - 1
        passed_on.append(kind == "passed-on")
        owners += [len(passed_on) - 1] * (end - start)
    owners += _owners(lines[len(owners) :], len(passed_on) - 1, answering)
    return tuple(
        Layer(
            "\n".join(line if owner == one else "\n" * len(line) for line, owner in zip(lines, owners, strict=True)), on
        )
        for one, on in enumerate(passed_on)
    )


def _owners(lines: list[str], owner: int, answering: int | None) -> Iterator[int]:
    for line in lines:
        yield owner if answering is None or not line.strip() or line.startswith(">") else answering


def _marks(lines: list[str]) -> Iterator[tuple[Literal["border", "passed-on", "wrote", "quoted"], int, int]]:
    """Yield the lines at which another mail begins: what shows it, the first of them, and the one after the last."""
    shown = [index for index, line in enumerate(lines) if line.strip()]
    plain = max((index for index in shown if not lines[index].startswith(">")), default=-1)
    tail = [index for index in shown if index > plain]
    # Lines that all have a label are a list.
    is_mail = len(tail) >= _QUOTED_LINES and any(":" not in lines[index] for index in tail)
    past, quoted = 0, False
    for index in shown:
        if index < past:
            continue
        line = lines[index]
        passed_on = _PASSED_ON.fullmatch(line)
        wrote = _WROTE.fullmatch(line) or _WROTE.fullmatch("\n".join(lines[index : index + 2]))
        if passed_on or _BORDER.fullmatch(line):
            past = _head_end(lines, index + 1)
            yield "passed-on" if passed_on else "border", index, past
        elif (end := _head_end(lines, index)) > index:
            past = end
            yield "border", index, past
        elif wrote:
            past, quoted = index + 1 + ("\n" in wrote[0]), True
            yield "wrote", index, past
        elif tail[:1] == [index] and is_mail and not quoted:
            yield "quoted", index, index


def _head_end(lines: list[str], start: int) -> int:
    """Return the end of the head of a mail that begins at a line, or after blank ones; where none does, the line."""
    first = next((index for index in range(start, min(start + 3, len(lines))) if lines[index].strip()), start)
    head = lines[first : first + _HEAD_LINES]
    if not head or not _FROM.match(head[0]):
        return start
    if not any(map(_DATE.match, head)) or not any(map(_REST.match, head)):
        return start
    last = max(index for index, line in enumerate(head) if _FROM.match(line) or _DATE.match(line) or _REST.match(line))
    return first + last + 1


def _is_quoted(lines: list[str], index: int) -> bool:
    return next((line for line in lines[index:] if line.strip()), "").startswith(">")
