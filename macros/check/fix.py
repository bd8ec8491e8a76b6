"""What a machine may mend by itself: signs, encodings and endings that were meant otherwise beyond doubt.

Each mend is tried on the file alone. A file that cannot be read after it stays as it was, and so does every other byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.playbook.filenames import is_left_behind, rightly_named
from macros.playbook.problem import Problem
from macros.playbook.textfile import MAX_BYTES, text_of
from macros.playbook.yamlfile import parsed

from . import frontmatter
from .markdown import MarkdownPage
from .mended_lines import mended_lines
from .place import DOCS

#: Files that people write, by their ending; those of a fork may have another case.
_TEXTS = (".yml", ".md")
_ENDINGS = (*_TEXTS, ".png", ".svg")
_BOM = b"\xef\xbb\xbf"
_HAN, _HANGUL = re.compile("[一-鿿]"), re.compile("[가-힣]")


@dataclass(frozen=True)
class Fix:
    """One file that can be mended."""

    name: str
    """The file below the project's root."""
    renamed: str
    """What it is called then; the same where the name is right."""
    before: bytes
    after: bytes
    changes: tuple[str, ...]
    """What is changed, a line each, as a person compares it."""


def fixes(root: Path) -> Iterator[Fix]:
    """Yield what can be mended below `docs/` of the project's `root`; nothing is written."""
    for path in sorted((root / DOCS).rglob("*")):
        if path.is_symlink() or not path.is_file() or is_left_behind(path.name) or path.stat().st_size > MAX_BYTES:
            continue
        name = path.relative_to(root).as_posix()
        right = rightly_named(path.name, _ENDINGS) or path.name
        renamed = f"{name.rpartition('/')[0]}/{right}"
        if Path(right).suffix not in _ENDINGS or (right != path.name and _taken(path, right)):
            continue
        before = path.read_bytes()
        after, changes = (before, ()) if Path(right).suffix not in _TEXTS else _mended(before, Path(right).suffix)
        if after != before and not _sound(after, renamed):
            after, changes = before, ()
        if right != path.name:
            changes = (f"- {path.name}", f"+ {right}", *changes)
        if changes:
            yield Fix(name, renamed, before, after, tuple(changes))


def apply(root: Path, fix: Fix) -> None:
    """Write a mended file, whole or not at all, and give it its name."""
    path, target = root / fix.name, root / fix.renamed
    if fix.after != fix.before:
        draft = path.with_name(f"{path.name}.draft")
        draft.write_bytes(fix.after)
        draft.replace(path)
    if target != path:
        path.rename(target)


def _taken(path: Path, name: str) -> bool:
    """Tell whether another file has the name; where upper and lower case are one, it is the file itself."""
    target = path.with_name(name)
    return target.exists() and not target.samefile(path)


def _mended(raw: bytes, ending: str) -> tuple[bytes, tuple[str, ...]]:
    text, changes = _decoded(raw)
    if text is None:
        return raw, ()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        changes = (*changes, "CRLF → LF")
    lines = text.split("\n")
    part = _yaml_part(lines, ending)
    for number, new in enumerate(mended_lines(lines[part]), start=part.start):
        if new != lines[number]:
            changes = (*changes, f"{number + 1} - {lines[number]}", f"{number + 1} + {new}")
            lines[number] = new
    return "\n".join(lines).encode("utf-8"), changes


def _decoded(raw: bytes) -> tuple[str | None, tuple[str, ...]]:
    """Return the text, and what had to be done to read it; None where that is not beyond doubt."""
    changes: tuple[str, ...] = ()
    if raw.startswith(_BOM):
        raw, changes = raw[len(_BOM) :], ("BOM → —",)
    try:
        return raw.decode("utf-8"), changes
    except UnicodeDecodeError:
        pass
    # Chinese is GBK, Korean CP949; the bytes of one are seldom sense in the other. Both possible: a person decides.
    read = [(name, text) for name in ("gbk", "cp949") if (text := _as(raw, name)) is not None]
    return (read[0][1], (*changes, f"{read[0][0].upper()} → UTF-8")) if len(read) == 1 else (None, ())


def _as(raw: bytes, encoding: str) -> str | None:
    """Return a text in an encoding, if it reads as its language does: no sign of another, and words of the own."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    own, other = (_HAN, _HANGUL) if encoding == "gbk" else (_HANGUL, _HAN)
    signs = [sign for sign in text if ord(sign) > 127]
    common = _COMMON_HAN if encoding == "gbk" else _COMMON_HANGUL
    usual = sum(sign in common for sign in signs)
    return text if own.search(text) and not other.search(text) and usual * 8 >= len(signs) else None


#: Signs that hardly a text of the language goes without; bytes of the other encoding seldom come out as these.
_COMMON_HAN = frozenset(
    "的一是不了在有人这中大为上个和我你们到说时要以会来对地出可下也就年生能后子发作里用道行所然家事成方多公司"
    "店铺证据负责责任值班电话通知文件客户商品订单，。、：；（）“”"
)
_COMMON_HANGUL = frozenset(
    "이가은는을를의에서로으고하다니합습한기지자사시인도해어아리정수대일전부무게스나상주보제를요과와당증거담통신고파일"
)


def _yaml_part(lines: list[str], ending: str) -> slice:
    """Return which lines are YAML: of a page, its front matter."""
    if ending == ".yml":
        return slice(0, len(lines))
    rules = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    return slice(1, rules[1]) if len(rules) > 1 and rules[0] == 0 else slice(0, 0)


def _sound(raw: bytes, name: str) -> bool:
    """Tell whether a file can be read now, as text and as YAML."""
    problems: list[Problem] = []
    text = text_of(raw, name, problems)
    if text is not None and name.endswith(".yml"):
        parsed(text, name, problems)
    elif text is not None:
        problems.extend(frontmatter.readable(MarkdownPage(name, text)))
    return not problems
