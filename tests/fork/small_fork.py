"""A fork of the small upstream that says one thing of each kind of record and page in its own words."""

from __future__ import annotations

from pathlib import Path

from .small_upstream import HEADS

#: What the fork says, each sentence by a number that stands nowhere else.
OURS = {"zh": "鲸落说第{}句。", "ko": "고래가 하는 {}번 말입니다."}
#: The fork's changes: the file, and under each kind of change the address, what it was known by, and its text's shape.
REPLACED: dict[str, list[tuple[str, str, str]]] = {
    "laws": [("laws/obstruction/covers", "", "{}"), ("behaviours/lie/first_response", "", "{}")],
    "agencies": [("channels/desk/how", "", "{}"), ("agencies/office/purpose", "", "{}")],
    "glossary": [("terms/T001/note", "", "{}")],
    "deadlines": [("deadlines/reply/limit", "", "{}")],
    "myths": [("myths/M001/truth", "", "{}")],
    "sources": [("sources/F001/says", "", "{}")],
    "fields": [("fields/store_name/help", "", "{}")],
    "labels": [("labels/nav.start", "", "{}")],
    "triage": [("questions/received/answers/nothing/text", "", "{}"), ("outcomes/wait/advice", "", "{}")],
    "notices": [("notice_signs/stopped/means", "", "{}")],
    "quick": [("quick_answers/passed/says", "", "{}")],
    "rules": [("rules/encoding/explains", "", "{}")],
    "scenarios/hijack": [("card", "주문을 보관합니다.", "{{kind: save, text: {}}}"), ("summary", "", "{}")],
    "templates/inquiry": [("subject", "", "{}"), ("parts", "알려 주시기 바랍니다.", "{}")],
    "checklists/first": [("title", "", "{}")],
    "pages": [("conduct#speak", "", "{}"), ("conduct#later", "", "{}"), ("conduct#top", "", "{}")],
}
COUNT = sum(map(len, REPLACED.values()))
#: The number of the sentence that stands in the letter's part.
PART = 1 + next(
    number for number, (at, _, _) in enumerate(one for all in REPLACED.values() for one in all) if at == "parts"
)
ITEM = COUNT + 1
ITEMS = """\
  - id: first/save-2
    text: {0}
    why: {{zh: 以后要用。, ko: 나중에 필요합니다.}}
    phase: now
    role: evidence
drop:
  - id: first/save-3
    reason: {{zh: 我们不用。, ko: 쓰지 않습니다.}}
    dropped_on: "2026-11-20"
"""
LETTER = """\
id: internal-approval
title: {zh: 批准单, ko: 승인서}
summary: {zh: 请人批准。, ko: 승인을 받습니다.}
when_to_use: [{zh: 发信之前。, ko: 보내기 전.}]
when_not_to_use: [{zh: 已经发了。, ko: 이미 보냈을 때.}]
how_to_send: [{zh: 交给负责人。, ko: 책임자에게 냅니다.}]
send_by: desk
layout: mail
recipient: {zh: 负责人, ko: 책임자}
subject: {zh: "{store_name}的信", ko: "{store_name:은} 보냅니다"}
fields: [store_name, stop_kind]
applies: {stop_kind: store_name}
parts:
  - {when: stop_kind=whole, zh: 全店停了。, ko: 스토어 전체가 멈췄습니다.}
  - {zh: 请批准。, ko: 승인을 부탁합니다., sources: [F001]}
signature: [{zh: "{store_name}", ko: "{store_name}"}]
sources: [F001]
"""
ROLES = ("owner", "operations", "evidence", "customer-service", "warehouse", "legal", "korea-partner")
FORM = """\
name: {zh: 鲸落, ko: 고래무역회사}
stores: []
roles:
ROLES
escalation: []
evidence_storage: null
tickets: null
approval: null
defaults: {store_name: 고래상점}
banner: null
logo: null
accent: null
languages: [zh, ko]
noindex: true
house_style: false
hidden: [measures/submit-appeal]
"""


def ours(number: int) -> str:
    """Return a sentence of the fork's in both languages, as YAML."""
    return "{" + ", ".join(f'{language}: "{words.format(number)}"' for language, words in OURS.items()) + "}"


def form(project: Path, *own: str) -> None:
    """Write the fork's form, in which every role is held: upstream's and its `own`."""
    roles = "\n".join(f"  {role}: {{name: 鲸落, contact: 内线一}}" for role in (*ROLES, *own))
    path = project / "docs/internal/organisation.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(FORM.replace("ROLES", roles), encoding="utf-8")


def fork(project: Path) -> None:
    """Write the fork's overlay: without hashes, which the doctor writes."""
    internal = project / "docs/internal"
    number = 0
    for name, changes in REPLACED.items():
        folder, _, id = name.rpartition("/")
        text = f"extends: {id}\n" if folder else ""
        text += "replace:\n"
        for at, was, shape in changes:
            number += 1
            text += (
                f"  - at: {at}\n" + (f"    was: {was}\n" if was else "") + f"    now: {shape.format(ours(number))}\n"
            )
        path = internal / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    items = (internal / "checklists/first.yml").read_text(encoding="utf-8") + ITEMS.format(ours(ITEM))
    (internal / "checklists/first.yml").write_text(items, encoding="utf-8")
    links = '{0}(../conduct.md#keep){1} {{{{ law("obstruction") }}}} [1](../measures/submit-appeal.md)\n'
    for language, words in {"zh": ("看[记录]", "。"), "ko": ("[기록]", "을 봅니다.")}.items():
        page = project / f"docs/{language}/internal/night.md"
        page.parent.mkdir()
        head = (
            HEADS[language]
            .format({"zh": "夜班", "ko": "야간"}[language])
            .replace("covers", "reviewed: 沈若溪 2026-11-22\ncovers")
        )
        page.write_text(head + links.format(*words), encoding="utf-8")
    form(project)
    (internal / "templates/internal-approval.yml").write_text(LETTER, encoding="utf-8")
