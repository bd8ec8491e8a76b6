"""What editors do every day passes without a word, and without touching a test."""

import re

import pytest

from .original import CONTENT

HARMLESS = {}

ITEM = """\
  - id: {list}/a-new-thing
    text: {{zh: 给文件编号。, ko: 파일에 번호를 매깁니다.}}
    why: {{zh: 找得快。, ko: 빨리 찾습니다.}}
    phase: day-1
    role: evidence
    sources: []"""
RETIRED = """
retired:
  - id: {old}
    replaced_by: {new}
    retired_on: '2026-11-22'
    reason: {{zh: 并入下一项。, ko: 다음 항목에 합쳤습니다.}}
"""
PAGE = {
    "zh": """\
---
title: 新的一页
description: 说明这一页能帮读者完成什么。
---

先存好记录。{{ source("F313") }}
""",
    "ko": """\
---
title: 새 페이지
description: 이 페이지로 무엇을 할 수 있는지 적습니다.
---

먼저 기록을 보관합니다.{{ source("F313") }}
""",
}
TERM = """
  - id: T990
    zh: 举证
    ko: 입증
    en: proof
    reading: {zh: 입증=立证（举证）。, ko: '举证: 举=‘들다’, 证=‘증거’.'}
"""
DOCUMENT = """\
documents:
  - id: a-new-document
    title: 안내
    language: ko
    publisher: {zh: 酷澎, ko: 쿠팡}
    url: https://globalsellers.coupang.com/x
    published: '2026-10-01'
"""
SOURCE = """
sources:
  - id: F990
    says: {zh: 卖家须在5个工作日内答复。, ko: 판매자는 5영업일 이내에 답변해야 합니다.}
    confidence: official
    documents: [a-new-document]
    checked_on: '2026-11-22'
    check_again_by: '2027-05-22'
"""
FIELD = """
  - id: a_new_field
    label: {zh: 备注, ko: 비고}
    help: {zh: 一行以内。, ko: 한 줄로 적습니다.}
    example: {zh: 없음, ko: 없음}
    type: text
    group: notice
"""


def harmless(make):
    HARMLESS[make.__name__.replace("_", " ")] = make
    return make


def both(name):
    return name, CONTENT.twin(name)


PROSE = r"^(?![#|!`{\s-]|\d+\. )(?!.*\{\{).{20,}[。.]$"


@harmless
def a_sentence_added_to_a_page():
    for name, number, _match in CONTENT.page_lines(PROSE, "zh"):
        added = {"zh": "存好记录，写上时间。", "ko": " 기록을 보관하고 시각을 적습니다."}
        yield {
            page: CONTENT.with_line(page, number, CONTENT.line(page, number) + added[page[5:7]]) for page in both(name)
        }


@harmless
def a_step_added_to_a_page():
    for name, number, _match in CONTENT.page_lines(r"^- ", "zh"):
        added = {"zh": "- 存好记录。", "ko": "- 기록을 보관합니다."}
        yield {
            page: CONTENT.with_line(page, number, f"{CONTENT.line(page, number)}\n{added[page[5:7]]}")
            for page in both(name)
        }


@harmless
def a_section_added_to_a_page():
    for name in CONTENT.pages:
        if name.startswith("docs/zh/"):
            added = {
                "zh": "\n## 另外 { #also }\n\n存好记录。\n",
                "ko": "\n## 그 밖에 { #also }\n\n기록을 보관합니다.\n",
            }
            yield {page: CONTENT.text(page) + added[page[5:7]] for page in both(name)}


@harmless
def a_text_of_a_record_reworded():
    for zh, ko in CONTENT.bilingual(
        "checklists|scenarios|templates|triage|glossary", "text|why|summary|purpose|note|advice"
    ):
        yield CONTENT.put((zh, "先存好记录，再发出。" + zh.value), (ko, "먼저 기록을 보관합니다. " + ko.value))


@harmless
def a_term_in_brackets_in_the_other_language():
    for zh, ko in CONTENT.bilingual("checklists", "why"):
        yield CONTENT.put((zh, zh.value + "见说明书（소명서）。"), (ko, ko.value + " 사업자등록증(营业执照)을 봅니다."))


@harmless
def an_item_added_to_a_checklist():
    for name, path, _first, last in CONTENT.entries("checklists/", "items", int):
        if path[1] == 2 and len(CONTENT.value(name, ("items",))) < 18:
            lines = CONTENT.lines(name)
            item = ITEM.format(list=CONTENT.value(name, ("id",)))
            yield {name: "\n".join([*lines[:last], item, *lines[last:]])}


@harmless
def items_in_another_order():
    for name, path, first, last in CONTENT.entries("checklists/", "items", int):
        if path[1] == 1:
            before = next(entry for entry in CONTENT.entries(name, "items", int) if entry[1][1] == 0)
            lines = CONTENT.lines(name)
            yield {
                name: "\n".join(
                    [
                        *lines[: before[2] - 1],
                        *lines[first - 1 : last],
                        *lines[before[2] - 1 : before[3]],
                        *lines[last:],
                    ]
                )
            }


@harmless
def an_item_retired_for_another():
    for name, path, first, last in CONTENT.entries("checklists/", "items", int):
        if path[1] == 3 and len(CONTENT.value(name, ("items",))) > 6:
            old, new = CONTENT.value(name, (*path, "id")), CONTENT.value(name, ("items", 4, "id"))
            text = CONTENT.without(name, first, last)()
            if "retired:" not in text:
                yield {name: text.rstrip("\n") + RETIRED.format(old=old, new=new)}


@harmless
def a_new_checklist():
    for name in CONTENT.records:
        if "/checklists/" in name:
            id = CONTENT.value(name, ("id",))
            new = CONTENT.text(name).replace(f"id: {id}", "id: brand-new").replace(f"{id}/", "brand-new/")
            yield {"docs/data/checklists/brand-new.yml": new}


@harmless
def a_new_letter():
    for name in CONTENT.records:
        if "/templates/" in name:
            new = CONTENT.text(name).replace(f"id: {CONTENT.value(name, ('id',))}\n", "id: brand-new\n", 1)
            yield {"docs/data/templates/brand-new.yml": new}


@harmless
def a_new_kind_of_report():
    for name in CONTENT.records:
        if "/scenarios/" in name:
            id = CONTENT.value(name, ("id",))
            pages = {
                f"docs/{code}/scenarios/brand-new.md": re.sub(
                    "description: ", "description: 新 · ", CONTENT.text(f"docs/{code}/scenarios/{id}.md"), count=1
                ).replace("description: 新 · ", "description: " + {"zh": "新增的", "ko": "추가된 "}[code])
                for code in ("zh", "ko")
            }
            record = CONTENT.text(name).replace(f"id: {id}\n", "id: brand-new\n", 1)
            nav = CONTENT.text("mkdocs.yml").replace(
                f"      - scenarios/{id}.md\n", f"      - scenarios/{id}.md\n      - scenarios/brand-new.md\n"
            )
            covers = {page: re.sub(r"^covers:.*\n", "", text, flags=re.M) for page, text in pages.items()}
            yield {"docs/data/scenarios/brand-new.yml": record, "mkdocs.yml": nav, **covers}


@harmless
def a_new_page_in_both_languages():
    for folder in ("", "measures/", "precautions/", "team/"):
        nav = CONTENT.text("mkdocs.yml").replace(
            "      - measures/index.md\n", f"      - measures/index.md\n      - {folder}brand-new.md\n"
        )
        yield {"mkdocs.yml": nav, **{f"docs/{code}/{folder}brand-new.md": text for code, text in PAGE.items()}}


@harmless
def a_page_renamed_and_said_so():
    for old in ("measures/audit-store", "precautions/build-credibility", "conduct"):
        changes = {"docs/data/moved.yml": f'moved:\n  - {{was: {old}, now: {old}-now, moved_on: "2026-11-22"}}\n'}
        changes["mkdocs.yml"] = CONTENT.text("mkdocs.yml").replace(f"{old}.md", f"{old}-now.md")
        seed = "docs/data/seed.yml"
        changes[seed] = re.sub(rf"page: {old}$", f"page: {old}-now", CONTENT.text(seed), flags=re.M)
        for page in CONTENT.pages:
            text = re.sub(
                rf"(\]\((?:\.\./)*(?!checklists/)(?:\w+/)?){old.rpartition('/')[2]}\.md",
                rf"\1{old.rpartition('/')[2]}-now.md",
                CONTENT.text(page),
            )
            if page[8:] == f"{old}.md":
                changes |= {page: None, page.replace(".md", "-now.md"): text}
            elif text != CONTENT.text(page):
                changes[page] = text
        yield changes


@harmless
def a_new_term():
    name = "docs/data/glossary.yml"
    yield {name: CONTENT.text(name).rstrip("\n") + TERM}


@harmless
def a_new_source_that_a_page_cites():
    name = "docs/data/sources.yml"
    text = CONTENT.text(name).replace("documents:\n", DOCUMENT, 1).replace("\nsources:\n", SOURCE, 1)
    said = {"zh": "答复期限是5个工作日。", "ko": " 답변 기한은 5영업일입니다."}
    for page, number, _match in CONTENT.page_lines(PROSE, "zh"):
        changed = {
            one: CONTENT.with_line(one, number, CONTENT.line(one, number) + said[one[5:7]] + '{{ source("F990") }}')
            for one in both(page)
        }
        yield {name: text, **changed}


@harmless
def a_penalty_changed_by_law_everywhere():
    for old, new in (("1500", "1600"), ("3000", "3300")):
        changes = {}
        for name in [*CONTENT.pages, *CONTENT.records]:
            text = (
                CONTENT.text(name)
                .replace(f"{old}万韩元", f"{new}万韩元")
                .replace(f"{int(old):,}만 원", f"{int(new):,}만 원")
            )
            if text != CONTENT.text(name):
                changes[name] = text
        assert len(changes) > 3
        yield changes


@harmless
def a_new_field_in_a_letter():
    fields = "docs/data/fields.yml"
    for name, _path, first, _last in CONTENT.entries("templates/", "fields"):
        lines = CONTENT.lines(name)
        lines.insert(first, "  - a_new_field")
        text = "\n".join(lines).replace(
            "\nsignature:\n", '\nsignature:\n  - {zh: "{a_new_field}", ko: "{a_new_field}"}\n', 1
        )
        yield {fields: CONTENT.text(fields).rstrip("\n") + FIELD, name: text}


@harmless
def a_comment_and_blank_lines_in_a_record():
    for name in CONTENT.records:
        lines = CONTENT.lines(name)
        yield {name: "\n".join([lines[0], "# looked through in November", "", *lines[1:], "", ""])}


@harmless
def other_quotation_marks_around_a_value():
    for one in CONTENT.scalars("checklists|scenarios|glossary", "zh|ko"):
        yield CONTENT.put((one, one.value))


@harmless
def a_new_label():
    name = "docs/data/labels.yml"
    yield {name: CONTENT.text(name).rstrip("\n") + '\n  site.new: {zh: "新", ko: "새로움"}\n'}


@harmless
def an_image_with_words_in_both_languages():
    words = {"zh": "WING里单品停售提示的位置", "ko": "WING에서 판매중지 안내가 보이는 자리"}
    for name, number, _match in CONTENT.page_lines(PROSE, "zh"):
        up = "../" * (name.count("/") - 1)
        yield {
            page: CONTENT.with_line(
                page, number, f"{CONTENT.line(page, number)}\n\n![{words[page[5:7]]}]({up}assets/icon.svg)"
            )
            for page in both(name)
        }


@pytest.mark.parametrize("kind", HARMLESS, ids=HARMLESS)
def test_a_harmless_edit_passes(kind, bench):
    edits = list(HARMLESS[kind]())
    assert edits, "no place for this edit is left in the content: look at how its places are found"
    for edit in edits[:: max(1, len(edits) // 2)][:2]:
        problems = bench.problems(edit)
        assert not problems, "a harmless edit was refused:\n" + "\n".join(map(str, problems[:12]))
