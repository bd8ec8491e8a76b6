"""A small upstream with a record of each kind, its ids published."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.check import check_content
from macros.check.ledger import publish
from tests import small

from .editing import edit

RECORDS = {
    "laws": """\
laws:
  - id: obstruction
    act: {zh: 刑法, ko: 형법}
    article: {zh: 第一条, ko: 제일조}
    name: {zh: 妨害业务, ko: 업무방해}
    covers: {zh: 用谎话妨害业务。, ko: 거짓말로 업무를 방해합니다.}
    url: https://globalsellers.coupang.com/law
    group: criminal
    sources: [F001]
behaviours:
  - id: lie
    behaviour: {zh: 编造事实, ko: 사실을 꾸밉니다}
    first_response: {zh: 先存好记录。, ko: 먼저 기록을 보관합니다.}
    laws: [obstruction]
    sources: [F001]
""",
    "agencies": small.RECORDS["agencies"].replace("agencies: []\n", "")
    + """\
agencies:
  - id: office
    name: {zh: 受理处, ko: 접수처}
    purpose: {zh: 受理投诉。, ko: 민원을 접수합니다.}
    for_whom: {zh: 所有人。, ko: 누구나.}
    service_language: {zh: 韩文, ko: 한국어}
    url: https://globalsellers.coupang.com/office
    group: police
    sources: [F001]
""",
    "glossary": """\
terms:
  - id: T001
    zh: 受理处
    ko: 접수처
    en: office
    reading: {zh: 收件的地方, ko: 받는 곳}
    note: {zh: 不是法院。, ko: 법원이 아닙니다.}
""",
    "deadlines": """\
deadlines:
  - id: reply
    what: {zh: 答复, ko: 답변}
    limit: {zh: 尽快, ko: 되도록 빨리}
    starts: {zh: 收到之后, ko: 받은 뒤}
    runs_against: merchant
    set_by: platform
    sources: [F001]
""",
    "myths": """\
myths:
  - id: M001
    belief: {zh: 不用理会。, ko: 무시해도 됩니다.}
    truth: {zh: 要答复。, ko: 답변해야 합니다.}
    sources: [F001]
""",
    "notices": """\
notice_pieces: []
notice_kinds:
  - id: stop
    scenario: hijack
    says: {zh: 停售, ko: 판매 중지}
    letters: [inquiry]
    triage: received
notice_signs:
  - id: stopped
    pattern: 중지합니다
    means: {zh: 停了, ko: 멈췄습니다}
    kind: stop
notice_alarms: []
notice_heads: []
""",
    "quick": """\
quick_answers:
  - id: passed
    asks: [过期了, 지났습니다]
    title: {zh: 仍要答复, ko: 그래도 답변합니다}
    says: {zh: 写明原因。, ko: 까닭을 적습니다.}
    page: conduct
search_words: []
""",
    "scenarios/hijack": """\
id: hijack
title: {zh: 被跟卖, ko: 위너 도용}
summary: {zh: 别人跟卖。, ko: 다른 판매자가 도용합니다.}
card:
  - {kind: do, text: {zh: 给商品页面截图。, ko: 상품 페이지를 캡처합니다.}}
  - {kind: save, text: {zh: 存好订单。, ko: 주문을 보관합니다.}}
  - {kind: who, text: {zh: 运营来做。, ko: 운영 담당이 합니다.}}
  - {kind: dont, text: {zh: 不要争辩。, ko: 다투지 않습니다.}}
evidence:
  - what: {zh: 截图, ko: 캡처}
    where: {zh: 商品页面, ko: 상품 페이지}
    age: {zh: 当天, ko: 당일}
    form: {zh: 图片, ko: 이미지}
letters: [inquiry]
checklists: [first]
laws_that_fit:
  - {law: obstruction, why: {zh: 合适。, ko: 맞습니다.}}
laws_that_do_not: []
cases: []
timeline:
  - {at: first-15-minutes, text: {zh: 截图, ko: 캡처}}
  - {at: day-1, text: {zh: 写信, ko: 작성}}
  - {at: deadline, text: {zh: 发出, ko: 발송}}
  - {at: refusal, text: {zh: 再写, ko: 재작성}}
  - {at: legal, text: {zh: 咨询, ko: 상담}}
""",
}
#: The head of a page: its title, and what its description speaks of.
HEADS = {
    "zh": """\
---
title: {0}
description: 这一页很短，只给测试看，讲的是{0}，写够十五个字就可以了。
covers: []
---

""",
    "ko": """\
---
title: {0}
description: 시험에만 쓰는 짧은 페이지이며 {0} 이야기입니다.
covers: []
---

""",
}
CONDUCT = {
    "zh": """\
先说一句。

## 说话 { #speak }

好好说话。

## 记录 { #keep }

存好记录。

## 后来 { #later }

再看一遍。
""",
    "ko": """\
먼저 한마디 합니다.

## 말하기 { #speak }

차분히 말합니다.

## 기록 { #keep }

기록을 보관합니다.

## 나중에 { #later }

다시 봅니다.
""",
}
CHOICE = """\
  - id: stop_kind
    label: {zh: 哪种, ko: 종류}
    help: {zh: 选一个。, ko: 하나를 고릅니다.}
    type: choice
    group: notice
    options:
      - {id: whole, label: {zh: 全店, ko: 전체}}
      - {id: part, label: {zh: 单品, ko: 일부}}
"""
PARTS = """\
parts:
  - {zh: 请告知。, ko: 알려 주시기 바랍니다.}
  - {when: stop_kind=whole, zh: 全店停了。, ko: 전체가 멈췄습니다.}"""


def scenario_page(project: Path, id: str, titles: dict[str, str]) -> None:
    """Write the page of a kind of report."""
    for language, head in HEADS.items():
        page = project / f"docs/{language}/scenarios/{id}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(head.format(titles[language]) + small.SENTENCE[language] + "\n", encoding="utf-8")


def upstream(folder: Path) -> Path:
    """Make upstream in `folder`, and publish its ids."""
    project = small.project(folder)
    (project / ".venv").unlink()  # it is another one in each place
    shutil.copy(small.ROOT / ".gitignore", project)
    data = project / "docs/data"
    for name, text in RECORDS.items():
        (data / f"{name}.yml").write_text(text, encoding="utf-8")
    with (data / "fields.yml").open("a", encoding="utf-8") as file:
        file.write(CHOICE)
    edit(
        data / "templates/inquiry.yml",
        ("fields: [store_name]", "fields: [store_name, stop_kind]"),
        ("parts: [{zh: 请告知。, ko: 알려 주시기 바랍니다.}]", PARTS),
    )
    scenario_page(project, "hijack", {"zh": "被跟卖", "ko": "위너 도용"})
    for language, words in CONDUCT.items():
        page = project / f"docs/{language}/conduct.md"
        front, end, _ = page.read_text(encoding="utf-8").partition("\n---\n")
        page.write_text(f"{front}{end}\n{words}", encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write('  - nav.scenarios: ["scenarios/*"]\n')
    publish(check_content(project, public=True))
    return project
