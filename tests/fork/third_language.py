"""A small fork with a third language: some texts of records, a page, and a page of its own, have English words."""

from __future__ import annotations

from pathlib import Path

from macros.commands.doctor.__main__ import main
from tests import small

FORM = "docs/internal/organisation.yml"
LABELS = "docs/internal/labels.yml"
LETTER = "docs/internal/templates/inquiry.yml"
LIST = "docs/internal/checklists/first.yml"
PAGE = "docs/en/conduct.md"
HEAD = "---\ntitle: Whale rules\ndescription: What whales do.\n---\n\n"
NIGHT = "---\ntitle: {}\ndescription: {}\n---\n\n"
OVERLAY = {
    FORM: "name: {zh: 鲸落, ko: 고래, en: Whalefall}\nbanner: {zh: 内部资料, ko: 내부 자료}\nlanguages: [zh, ko, en]\n",
    LABELS: "add:\n  - {at: labels/nav.start/en, now: Begin here}\n  - {at: labels/site.about/en, now: About us}\n",
    LETTER: """\
extends: inquiry
add:
  - {at: title/en, now: Inquiry}
  - {at: parts, was: 알려 주시기 바랍니다., now: {en: Please tell us.}}
""",
    LIST: """\
extends: first
add:
  - {at: items/first/save-1/text/en, now: Save record one.}
  - id: first/internal-call
    text: {zh: 打给鲸落。, ko: 고래에 전화합니다., en: Call the whale.}
    why: {zh: 它知道。, ko: 고래가 압니다.}
    phase: now
    role: evidence
""",
    "docs/internal/checklists/internal-whales.yml": """\
id: internal-whales
title: {zh: 鲸的清单, ko: 고래 목록, en: Whales}
purpose: {zh: 数鲸。, ko: 고래를 셉니다.}
when: {zh: 每天。, ko: 날마다., en: Every day.}
items:
  - id: internal-whales/count
    text: {zh: 数一数。, ko: 세어 봅니다.}
    why: {zh: 免得少。, ko: 줄지 않게 합니다.}
    phase: now
    role: evidence
""",
    PAGE: HEAD + "Whales keep records first.\n",
    # The small playbook's pages have no headings; a page of the fork's own has.
    "docs/zh/internal/night.md": NIGHT.format("夜班", "夜里做什么。") + "## 先做 { #first }\n\n看书。\n\n"
    "## 再做 { #then }\n\n睡觉。\n",
    "docs/ko/internal/night.md": NIGHT.format("야간", "밤에 할 일.") + "## 먼저 { #first }\n\n책을 봅니다.\n\n"
    "## 다음 { #then }\n\n잡니다.\n",
    "docs/en/internal/night.md": NIGHT.format("Night", "At night.") + "## First { #first }\n\nRead.\n",
}  # fmt: skip


def third_language(project: Path) -> Path:
    """Make the fork in `project`, which need not exist; its hashes are written by the doctor."""
    small.project(project)
    for name, text in OVERLAY.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    assert main(["--accept", f"{LABELS} {LETTER} {LIST}", str(project)]) in (0, 1)
    return project
