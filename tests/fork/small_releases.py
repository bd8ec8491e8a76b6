"""Four releases of the small upstream: ids are renamed, sections move, records go, a sentence is written anew."""

from __future__ import annotations

import re
from pathlib import Path

from . import small_upstream
from .editing import edit
from .repository import git

#: What the first release calls otherwise: one of each kind that the ledger has, but items and pages.
RENAMED = {
    "agency office": "bureau", "channel desk": "counter", "deadline reply": "answer", "field store_name": "shop_name",
    "law obstruction": "disruption", "myth M001": "M002", "option stop_kind=whole": "stop_kind=all",
    "outcome wait": "pause", "question received": "arrived", "source F001": "F002", "term T001": "T002",
}  # fmt: skip


def rename(project: Path) -> None:
    """The first release: ids are called otherwise, and the ledger says so."""
    for path in sorted((project / "docs/data").rglob("*.yml")):
        if path.name in ("labels.yml", "rules.yml"):
            continue
        text = path.read_text(encoding="utf-8")
        for old, new in RENAMED.items():
            if "=" not in old:
                text = re.sub(rf"\b{old.partition(' ')[2]}\b", new, text)
        path.write_text(text.replace("stop_kind=whole", "stop_kind=all").replace("{id: whole", "{id: all"), "utf-8")
    ledger = project / "docs/data/published.txt"
    text = ledger.read_text(encoding="utf-8")
    for old, new in RENAMED.items():
        text = text.replace(f"{old}\n", f"{old} -> {new}\n")
    ledger.write_text(text, encoding="utf-8")


def move(project: Path) -> None:
    """The second: a section and a page move, items are retired, a letter's sentence is reworded behind a new one."""
    for language in ("zh", "ko"):
        pages = project / "docs" / language
        text = (pages / "conduct.md").read_text(encoding="utf-8")
        (section,) = re.findall(r"## [^\n]+\{ #speak \}\n\n.*?\n\n", text, re.S)
        (pages / "conduct.md").write_text(text.replace(section, ""), encoding="utf-8")
        with (pages / "about.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{section.rstrip()}\n")
        git(project, "mv", f"docs/{language}/measures/submit-appeal.md", f"docs/{language}/measures/appeal.md")
    edit(project / "mkdocs.yml", ("measures/submit-appeal.md", "measures/appeal.md"))
    moved = '{was: measures/submit-appeal, now: measures/appeal, moved_on: "2026-11-21"}'
    edit(project / "docs/data/moved.yml", ("moved: []", f"moved:\n  - {moved}"))
    first = project / "docs/data/checklists/first.yml"
    blocks = re.split(r"(?m)^(?=  - id: )", first.read_text(encoding="utf-8"))
    new = [blocks[-1].replace("6", number) for number in "78"]
    why = 'retired_on: "2026-11-21", reason: {zh: 合并, ko: 합침}'
    retired = f"  - {{id: first/save-2, replaced_by: first/save-1, {why}}}\n"
    retired += f"  - {{id: first/save-3, replaced_by: null, {why}}}\n"
    first.write_text("".join([*blocks[:2], *blocks[4:], *new]) + f"retired:\n{retired}", encoding="utf-8")
    edit(
        project / "docs/data/templates/inquiry.yml",
        ("parts:\n", "parts:\n  - {zh: 您好。, ko: 안녕하십니까.}\n"),
        ("zh: 请告知。, ko: 알려 주시기 바랍니다.", "zh: 请尽快告知。, ko: 되도록 빨리 알려 주시기 바랍니다."),
    )
    edit(
        project / "docs/data/scenarios/hijack.yml",
        ("card:\n", "card:\n  - {kind: do, text: {zh: 先看通知。, ko: 통지부터 봅니다.}}\n"),
    )


def withdraw(project: Path) -> None:
    """The third: a kind of report is new; a law, a note and a heading go; a word of the interface changes."""
    data = project / "docs/data"
    hijack = (data / "scenarios/hijack.yml").read_text(encoding="utf-8")
    new = hijack.replace("id: hijack", "id: review").replace("被跟卖", "差评").replace("위너 도용", "나쁜 후기")
    route = "laws_that_fit:\n  - {law: disruption, why: {zh: 合适。, ko: 맞습니다.}}"
    (data / "scenarios/review.yml").write_text(new.replace(route, "laws_that_fit: []"), encoding="utf-8")
    small_upstream.scenario_page(project, "review", {"zh": "差评", "ko": "나쁜 후기"})
    edit(data / "scenarios/hijack.yml", (route, "laws_that_fit: []"))
    laws = data / "laws.yml"
    text = laws.read_text(encoding="utf-8")
    text = re.sub(r"(?s)laws:\n  - id: disruption.*?\nbehaviours", "laws: []\nbehaviours", text)
    laws.write_text(text.replace("laws: [disruption]", "laws: []"), encoding="utf-8")
    edit(data / "glossary.yml", ("    note: {zh: 不是法院。, ko: 법원이 아닙니다.}\n", ""))
    ledger = data / "published.txt"
    text = ledger.read_text(encoding="utf-8").replace("law disruption\n", "law disruption -> nothing\n")
    ledger.write_text(text.replace("-> disruption\n", "-> nothing\n"), encoding="utf-8")
    labels = (data / "labels.yml").read_text(encoding="utf-8")
    start = re.search(r"(?m)^  nav\.start:.*\n(?:    .*\n)*", labels)[0]
    (data / "labels.yml").write_text(labels.replace(start, "  nav.start: {zh: 第一步, ko: 첫걸음}\n"), encoding="utf-8")
    for language in ("zh", "ko"):
        page = project / f"docs/{language}/conduct.md"
        page.write_text(page.read_text(encoding="utf-8").partition("## 后来")[0].partition("## 나중에")[0], "utf-8")


def reword(project: Path) -> None:
    """The fourth: a letter's sentence says what it says in quite other words."""
    edit(
        project / "docs/data/templates/inquiry.yml",
        ("zh: 请尽快告知。, ko: 되도록 빨리 알려 주시기 바랍니다.", "zh: 期待答复。, ko: 회신을 기다립니다."),
    )
