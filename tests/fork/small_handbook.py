"""A fork of the small upstream that says all that a fork can say: its own words, its own kinds, a third language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from macros.commands.doctor.accept import accept
from macros.commands.doctor.places import places
from tests import small

from . import own_kinds, small_fork, third_language
from .editing import edit

#: What people write and HTML would take for its own, wherever a fork gives a text.
NAME = {"zh": '鲸落 "B2B" R&D', "ko": '고래무역회사 "B2B" R&D', "en": 'Whalefall "B2B" R&D'}
BANNER = {"zh": "内部资料，<不要> 外传 & 转发", "ko": "내부 자료이며 <외부> 공유 & 전달 금지"}
TEAM = {"zh": '鲸落 "VIP" & 客服组', "ko": '고래 "VIP" & 고객팀'}
TITLE = {"zh": "给 <VIP> 客户的答复", "ko": "<VIP> 고객에게 보내는 답변"}
DESCRIPTION = {
    "zh": "客户说 \"停售\" 之后，按 <VIP> & 普通客户两种情况答复，最后说 '谢谢'。",
    "ko": "고객이 \"판매중지\"를 물으면 <VIP> & 일반 고객으로 나누어 답하고 '감사'로 맺습니다.",
}
WHEN = "Every <day> & night."
GROUPS = f"""\
navigation:
  - title: {json.dumps(TEAM, ensure_ascii=False)}
    pages: [answer]
  - title: {{zh: 鲸夜组, ko: 고래밤}}
    pages: [night]
"""


def overlay(project: Path) -> None:
    """Write the whole overlay into a small upstream; its hashes are the doctor's."""
    small_fork.fork(project)
    own_kinds.form(project)
    for name, text in {**own_kinds.OWN, "docs/internal/navigation.yml": GROUPS}.items():
        add(project / name, text)
    for name, text in third_language.OVERLAY.items():
        if name != third_language.FORM:
            add(project / name, text)
    for language, title in TITLE.items():
        front = {"title": title, "description": DESCRIPTION[language], "covers": []}
        head = yaml.safe_dump(front, allow_unicode=True)
        add(project / f"docs/{language}/internal/answer.md", f"---\n{head}---\n\n{small.SENTENCE[language]}\n")
    edit(project / "docs/internal/checklists/internal-whales.yml", ("en: Every day.", f'en: "{WHEN}"'))
    edit(
        project / third_language.FORM,
        ("name: {zh: 鲸落, ko: 고래무역회사}", f"name: {json.dumps(NAME, ensure_ascii=False)}"),
        ("banner: null", f"banner: {json.dumps(BANNER, ensure_ascii=False)}"),
        ("languages: [zh, ko]", "languages: [zh, ko, en]"),
    )
    for place in sorted(places(project), key=lambda place: (place.file, -place.line)):
        assert accept(project, place), place


def add(path: Path, text: str) -> None:
    """Write a file of the overlay: lists of records go on where some stand already, a page takes another's place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".yml" and path.exists():
        both = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, more in yaml.safe_load(text).items():
            both[key] = both.get(key, []) + more if isinstance(more, list) else more
        say_at_once(both.get("replace", []), both.get("add", []))
        text = yaml.safe_dump(both, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def say_at_once(replacements: list[dict[str, Any]], additions: list[dict[str, Any]]) -> None:
    """Give what is said instead of upstream's words the further language that would be added beside those."""
    instead = {(change["at"], change.get("was")): change["now"] for change in replacements if "at" in change}
    for change in [one for one in additions if "at" in one]:
        text, _, language = change["at"].rpartition("/")
        if (text, None) in instead:
            instead[text, None][language] = change["now"]
        elif "was" in change and (change["at"], change["was"]) in instead:
            instead[change["at"], change["was"]] |= change["now"]
        else:
            continue
        additions.remove(change)
