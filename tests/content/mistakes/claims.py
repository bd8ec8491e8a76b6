"""Mistakes in figures: penalties, amounts, time limits, dates and articles, in one language or in both."""

import re

from ..workbench import Edit, mistake

#: A figure that is measured, in either language; the digits are its first group.
MEASURED = r"(\d[\d,]*)(?=万?韩元|年以[下上]|年的?有期徒刑|个工作日|个月(?!内有)|만 ?원|년 (?:이하|이상)의|영업일|개월)"


def changed(number):
    return str(int(number.replace(",", "")) * 3 + 1)


@mistake("number-parity", "in both languages")
def a_number_changed_in_one_language_of_a_page(content):
    for name, number, match in content.page_lines(MEASURED):
        yield Edit({name: content.replaced(name, number, match, changed(match[1]))}, name.replace("/zh/", "/ko/"))


@mistake("number-parity", "in both languages")
def a_number_changed_in_one_language_of_a_record(content):
    for zh, ko in content.bilingual("(?<!rules).yml"):
        for one in (zh, ko):
            match = re.search(MEASURED, one.value)
            if match and one.path[-2] not in ("example", "reading"):
                value = one.value[: match.start()] + changed(match[1]) + one.value[match.end() :]
                yield Edit(content.put((one, value)), one.file, key=".".join(map(str, one.path[:-1])))


UNITS = [
    ("个月", "年"),
    ("年以下", "个月以下"),
    ("以下罚金", "以上罚金"),
    ("工作日", "天"),
    ("개월", "년"),
    ("년 이하", "년 이상"),
    ("이하의 벌금", "이상의 벌금"),
    ("영업일", "일"),
]


@mistake("number-parity", "the same amount, time or article")
def a_unit_or_bound_changed_in_one_language(content):
    for zh, ko in content.bilingual("laws|deadlines|sources|myths|checklists|templates|scenarios"):
        for one in (zh, ko):
            for right, wrong in UNITS:
                if match := re.search(rf"(\d+[万만]?(?:韩元| ?원)?个? ?){right}", one.value):
                    value = one.value.replace(match[0], match[1] + wrong, 1)
                    yield Edit(content.put((one, value)), one.file, key=".".join(map(str, one.path[:-1])))


@mistake("number-parity", "the same amount, time or article")
def an_article_taken_for_another_in_one_language(content):
    for zh, _ko in content.bilingual("laws|glossary|myths|sources"):
        if match := re.search(r"第(\d+)条第(\d+)款", zh.value):
            swapped = f"第{match[2]}条第{match[1]}款"
            if match[1] != match[2]:
                yield Edit(content.put((zh, zh.value.replace(match[0], swapped, 1))), zh.file)


def in_both(content, name, number, match):
    """Return the changes that put the same wrong number into both languages of a page."""
    twin, line = content.twin(name), content.line(content.twin(name), number)
    wrong = changed(match[1])
    there = re.sub(rf"(?<![\d,]){int(match[1].replace(',', '')):,}(?![\d,])|(?<![\d,]){match[1]}(?![\d,])", wrong, line)
    here = re.sub(rf"(?<![\d,]){match[1]}(?![\d,])", wrong, content.line(name, number))
    return {name: content.with_line(name, number, here), twin: content.with_line(twin, number, there)}


@mistake("claim-not-in-data", "correct it, or cite")
def a_number_changed_in_both_languages_of_a_page(content):
    for name, number, match in content.page_lines(MEASURED, "zh"):
        if "source(" in content.line(name, number):
            yield Edit(in_both(content, name, number, match), name, number)


@mistake("claim-not-in-data", "correct it, or cite")
def a_penalty_changed_in_both_languages_of_the_law(content):
    for zh, ko in content.bilingual("laws.yml", "penalty"):
        match = re.search(r"\d+", zh.value)
        texts = [(one, one.value.replace(match[0], changed(match[0]), 1)) for one in (zh, ko)]
        yield Edit(content.put(*texts), zh.file, zh.line, key=zh.key)


@mistake("claim-not-in-data", "correct it, or cite")
def a_deadline_changed_in_both_languages(content):
    for zh, ko in content.bilingual("deadlines.yml", "limit"):
        match = re.search(r"(\d+)(?=个|天|日|年|小时)", zh.value)
        if match and re.search(rf"\b{match[1]}", ko.value):
            texts = [(one, one.value.replace(match[1], changed(match[1]), 1)) for one in (zh, ko)]
            yield Edit(content.put(*texts), zh.file, zh.line, key=zh.key)


@mistake("claim-not-in-data", "correct it, or cite")
def a_figure_changed_in_both_languages_of_a_record(content):
    for zh, ko in content.bilingual("checklists|templates|scenarios|myths|glossary"):
        match = re.search(MEASURED, zh.value)
        if match and zh.path[-2] not in ("belief", "reading") and match[1] in ko.value.replace(",", ""):
            wrong = changed(match[1])
            plain = ko.value.replace(f"{int(match[1]):,}", match[1])
            texts = [
                (one, re.sub(rf"(?<!\d){match[1]}(?!\d)", wrong, value)) for one, value in ((zh, zh.value), (ko, plain))
            ]
            yield Edit(content.put(*texts), zh.file, zh.line, key=zh.key)


@mistake("claim-not-in-data", "correct it, or cite")
def an_article_that_no_law_of_the_data_has(content):
    for zh, ko in content.bilingual("glossary|myths|templates|fields"):
        if (match := re.search(r"第(\d+)条", zh.value)) and f"제{match[1]}조" in ko.value and zh.path[-2] != "belief":
            texts = [
                (zh, zh.value.replace(match[0], "第9999条")),
                (ko, ko.value.replace(f"제{match[1]}조", "제9999조")),
            ]
            yield Edit(content.put(*texts), zh.file, zh.line, key=zh.key, names="第9999条")


@mistake("claim-not-in-data", "correct it, or cite")
def another_source_cited_than_the_one_that_states_it(content):
    for name, number, _match in content.page_lines(MEASURED, "zh"):
        line = content.line(name, number)
        if "source(" in line and "law(" not in line and "deadline(" not in line:
            twin = content.twin(name)
            changes = {
                page: content.with_line(
                    page, number, re.sub(r"source\([^)]*\)", 'source("F240")', content.line(page, number))
                )
                for page in (name, twin)
            }
            yield Edit(changes, name, number)


@mistake("claim-without-source", "cite what states it")
def a_figure_whose_source_was_removed(content):
    for name, number, _match in content.page_lines(MEASURED, "zh"):
        line = content.line(name, number)
        if "source(" in line:
            twin = content.twin(name)
            bare = {
                page: re.sub(
                    r"\{\{ (?:source|law|deadline|myth|agency|channel)\([^)]*\) \}\}", "", content.line(page, number)
                )
                for page in (name, twin)
            }
            yield Edit({page: content.with_line(page, number, text) for page, text in bare.items()}, name, number)


@mistake("claim-without-source", "cite what states it")
def a_new_figure_that_nobody_states(content):
    for name, number, _match in content.page_lines(r"^(?![#|!`{\s.]|- |\d+\. |py )(?!.*\{\{).{20,}$", "zh"):
        twin = content.twin(name)
        added = {name: "罚金最高9900万韩元。", twin: " 벌금은 최고 9,900만 원입니다."}
        changes = {
            page: content.with_line(page, number, content.line(page, number) + text) for page, text in added.items()
        }
        yield Edit(changes, name, number, names="9900万韩元")
