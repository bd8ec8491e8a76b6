"""A small playbook for tests of commands: all the code, and of the content a few pages with a sentence each.

What a command does (build, serve, stop, find a mistake) hangs on no page; the whole content, which takes seconds to
read and more to render, is read and rendered in tests of its own.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from benchmarks.corpus import leave_out_downloads
from macros.playbook.load import FOLDERS, LISTS

from .shipped import with_make

ROOT = Path(__file__).parent.parent
PARTS = ("docs/assets", "macros", "overrides", "internal.sample")
#: Words of the interface and explanations of the rules: code asks for each by name.
KEPT = ("labels.yml", "rules.yml")
PAGES = ("index.md", "about.md", "conduct.md", "measures/submit-appeal.md")
SENTENCE = {"zh": "先存好记录。", "ko": "먼저 기록을 보관합니다."}
NAV = """\
nav:
  - index.md
  - nav.start: [conduct.md, measures/submit-appeal.md]
  - nav.checklists: ["checklists/*"]
  - nav.templates: ["templates/*"]
  - nav.team: [about.md]
"""
ITEM = """\
  - id: first/save-{0}
    text: {{zh: 存好第{0}份记录。, ko: 기록 {0}번을 보관합니다.}}
    why: {{zh: 以后要用。, ko: 나중에 필요합니다.}}
    phase: now
    role: evidence
    sources: []
"""
#: The least that a triage can lead to: one checklist, one letter with its field, the way it is sent, and a source.
RECORDS = {
    "triage": """\
start: received
questions:
  - id: received
    text: {zh: 收到了什么？, ko: 무엇을 받으셨습니까?}
    answers:
      - {id: notice, text: {zh: 通知, ko: 통지}, to: wait}
      - {id: nothing, text: {zh: 没有, ko: 없음}, to: wait}
outcomes:
  - id: wait
    title: {zh: 先等, ko: 기다립니다}
    advice: {zh: 先存好记录。, ko: 먼저 기록을 보관합니다.}
    measure: submit-appeal
    checklist: first
    letter: inquiry
""",
    "agencies": """\
channels:
  - id: desk
    name: {zh: 在线咨询, ko: 온라인 문의}
    how: {zh: 在线咨询。, ko: 온라인으로 문의합니다.}
    sources: [F001]
agencies: []
""",
    "fields": """\
fields:
  - id: store_name
    label: {zh: 店铺名称, ko: 스토어명(판매자명)}
    help: {zh: 照抄。, ko: 그대로 입력합니다.}
    example: {zh: 란허리빙, ko: 란허리빙}
    type: text
    group: store
""",
    "sources": """\
documents:
  - id: guide
    title: 안내
    language: ko
    publisher: {zh: 酷澎, ko: 쿠팡}
    url: https://globalsellers.coupang.com/x
    published: '2026-10-01'
sources:
  - id: F001
    says: {zh: 可以在线咨询。, ko: 온라인으로 문의할 수 있습니다.}
    confidence: official
    documents: [guide]
    checked_on: '2026-11-22'
    check_again_by: '2027-05-22'
""",
    "checklists/first": """\
id: first
title: {zh: 头一张清单, ko: 첫 체크리스트}
purpose: {zh: 存好记录。, ko: 기록을 보관합니다.}
when: {zh: 收到通知之后。, ko: 통지를 받은 뒤.}
items:
"""
    + "".join(map(ITEM.format, "123456")),
    "templates/inquiry": """\
id: inquiry
title: {zh: 咨询信, ko: 문의서}
summary: {zh: 问清事实。, ko: 사실을 묻습니다.}
when_to_use: [{zh: 不清楚的时候。, ko: 분명하지 않을 때.}]
when_not_to_use: [{zh: 清楚的时候。, ko: 분명할 때.}]
how_to_send: [{zh: 存好记录再发。, ko: 기록을 보관하고 보냅니다.}]
send_by: desk
layout: mail
recipient: {zh: 负责人, ko: 담당자}
subject: {zh: 咨询, ko: 문의}
fields: [store_name]
parts: [{zh: 请告知。, ko: 알려 주시기 바랍니다.}]
signature: [{zh: "{store_name}", ko: "{store_name}"}]
sources: []
""",
}


def copied(part: str, folder: Path) -> None:
    """Copy a part of the project, with what Python compiled: it compares that with the file and compiles no copy anew.

    With `cp`: Python itself takes six times as long.
    """
    (folder / part).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-Rp", ROOT / part, folder / part], check=True)


def project(folder: Path) -> Path:
    """Make the small playbook in `folder`, which need not exist; `make` works in it. Downloads are left out."""
    for part in PARTS:
        copied(part, folder)
    leave_out_downloads(folder)
    for partial in (folder / "macros/render/partials").glob("*.html"):
        if re.search(r"""["'][\w/-]+\.md["']""", partial.read_text(encoding="utf-8")):
            partial.write_text("{# It leads to a page that is not here. #}\n", encoding="utf-8")
    data = folder / "docs/data"
    data.mkdir()
    for name in KEPT:
        shutil.copy(ROOT / "docs/data" / name, data / name)
    for name, kinds in LISTS.items():
        if name not in KEPT:
            (data / name).write_text("".join(f"{kind}: []\n" for kind in kinds), encoding="utf-8")
    for name in FOLDERS:
        (data / name).mkdir()
    for name, text in RECORDS.items():
        (data / f"{name}.yml").write_text(text, encoding="utf-8")
    (data / "published.txt").write_text("# What has addresses.\npage about\n", encoding="utf-8")
    (folder / "docs/index.md").write_bytes((ROOT / "docs/index.md").read_bytes())
    for language, sentence in SENTENCE.items():
        for name in PAGES:
            page = folder / "docs" / language / name
            page.parent.mkdir(parents=True, exist_ok=True)
            head = re.match(r"---\n.*?\n---\n", (ROOT / "docs" / language / name).read_text(encoding="utf-8"), re.S)[0]
            page.write_text(re.sub(r"(?m)^covers:.*\n", "", head) + f"\n{sentence}\n", encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings[: settings.index("\nnav:\n") + 1] + NAV, encoding="utf-8")
    return with_make(folder)
