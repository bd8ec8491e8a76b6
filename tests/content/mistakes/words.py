"""Mistakes in words: the wrong script, signs that only look right, old names, things left over."""

import re
import unicodedata

from ..workbench import Edit, mistake

SIMPLIFIED = "举报诉证据韩国这为时东话请说书与业务实对发关开间问题应该无声"
TRADITIONAL = "舉報訴證據韓國這為時東話請說書與業務實對發關開間問題應該無聲"
PROSE = r"^(?![#|!`{\s]).{20,}$"


def texts(content, where="", language=None):
    for zh, ko in content.bilingual(where or "checklists|templates|scenarios|glossary|laws|myths|labels|triage"):
        if zh.path[-2] in ("example", "reading", "publisher", "site.switch"):
            continue
        for one in (zh, ko):
            if language in (None, one.path[-1]):
                yield one


@mistake("traditional", "Simplified")
def traditional_characters_pasted_into_a_page(content):
    table = str.maketrans(SIMPLIFIED, TRADITIONAL)
    for name, number, match in content.page_lines(PROSE, "zh"):
        if match[0].translate(table) != match[0]:
            yield Edit({name: content.with_line(name, number, match[0].translate(table))}, name, number)


@mistake("traditional", "Simplified")
def traditional_characters_pasted_into_a_record(content):
    table = str.maketrans(SIMPLIFIED, TRADITIONAL)
    for one in texts(content, language="zh"):
        if one.value.translate(table) != one.value:
            yield Edit(content.put((one, one.value.translate(table))), one.file, one.line, key=one.key)


@mistake("pinyin", "remove it")
def pinyin_left_in(content):
    for one in texts(content, language="zh"):
        yield Edit(content.put((one, one.value + "（shēnsù）")), one.file, one.line, key=one.key)
    for name, number, match in content.page_lines(PROSE, "zh"):
        yield Edit({name: content.with_line(name, number, match[0] + "（jǔbào）")}, name, number)


@mistake("half-width", "，；：？！")
def a_half_width_comma_between_chinese_characters(content):
    for one in texts(content, language="zh"):
        if match := re.search(r"[\u4e00-\u9fff][，；：？！][\u4e00-\u9fff]", one.value):
            half = match[0].translate(str.maketrans("，；：？！", ",;:?!"))
            yield Edit(content.put((one, one.value.replace(match[0], half, 1))), one.file, one.line, key=one.key)


@mistake("characters", "half width")
def full_width_digits(content):
    table = str.maketrans("0123456789", "０１２３４５６７８９")
    for one in texts(content):
        if re.search(r"\d", one.value) and "{" not in one.value:
            yield Edit(content.put((one, one.value.translate(table))), one.file, one.line)
    for name, number, match in content.page_lines(PROSE):
        if re.search(r"(?<![\w\"])\d{2,}", match[0]) and "{{" not in match[0] and "](" not in match[0]:
            yield Edit({name: content.with_line(name, number, match[0].translate(table))}, name, number)


@mistake("wrong-language", "in Chinese")
def korean_in_a_chinese_label(content):
    for zh, ko in content.bilingual("labels|checklists|glossary|scenarios|triage"):
        if zh.path[-2] not in ("example", "reading", "publisher", "site.switch") and re.search(r"[가-힣]{2}", ko.value):
            yield Edit(content.put((zh, ko.value)), zh.file, zh.line, key=zh.key)


@mistake("wrong-language", "in Chinese")
def half_a_label_left_in_korean(content):
    for zh, _ in content.bilingual("labels"):
        # In a sentence, a Korean term before a sign is one of those that the reader meets in a mail.
        if zh.path[-2] != "site.switch" and re.fullmatch(r"[\u4e00-\u9fff]{4,}", zh.value):
            yield Edit(content.put((zh, zh.value[:2] + "목록" + zh.value[4:])), zh.file, zh.line, key=zh.key)


@mistake("wrong-language", "in Korean")
def chinese_in_a_korean_text(content):
    for zh, ko in content.bilingual("labels|checklists|glossary|scenarios|triage"):
        if zh.path[-2] not in ("example", "reading", "publisher", "site.switch") and re.search(
            r"[\u4e00-\u9fff]{2}", zh.value
        ):
            yield Edit(content.put((ko, zh.value)), ko.file, ko.line, key=ko.key)


@mistake("wrong-language", "in Korean")
def a_chinese_word_in_a_korean_sentence(content):
    for one in texts(content, "checklists|templates|scenarios|myths", "ko"):
        yield Edit(content.put((one, f"申诉 {one.value}")), one.file, one.line, key=one.key, names="申诉")
    for name, number, match in content.page_lines(PROSE, "ko"):
        yield Edit({name: content.with_line(name, number, match[0] + " 通知")}, name, number, names="通知")


@mistake("wrong-language", "in Chinese")
def languages_swapped(content):
    for zh, ko in content.bilingual("checklists|scenarios|glossary|triage"):
        if (
            zh.path[-2] not in ("example", "reading")
            and re.search("[가-힣]{2}", ko.value)
            and re.search("[一-鿿]{2}", zh.value)
        ):
            yield Edit(content.put((zh, ko.value), (ko, zh.value)), zh.file, zh.line, key=zh.key)


@mistake("wrong-language", "quotation")
def a_korean_sentence_pasted_into_a_chinese_page(content):
    for name, number, match in content.page_lines(PROSE, "zh"):
        if len(re.findall("[一-鿿]", match[0])) > 30:
            yield Edit({name: content.with_line(name, number, match[0] + "소명을 제출합니다.")}, name, number)


@mistake("wrong-language", "Chinese")
def japanese_pasted_in(content):
    for one in texts(content, "checklists|scenarios|glossary", "zh"):
        yield Edit(content.put((one, one.value + "について")), one.file, one.line, key=one.key)


@mistake("wrong-language", "in Korean")
def japanese_pasted_into_a_korean_text(content):
    for one in texts(content, "checklists|scenarios|glossary", "ko"):
        yield Edit(content.put((one, one.value + " について")), one.file, one.line, key=one.key)


def front_lines(content, key):
    """Yield the line of a front matter's key on every page."""
    for name in content.pages:
        for number, line in enumerate(content.lines(name)[:8], start=1):
            if line.startswith(f"{key}: "):
                yield name, number, line


@mistake("wrong-language", "write it in")
def a_description_in_the_other_language(content):
    other = {name: line for name, _, line in front_lines(content, "description")}
    for name, number, _ in front_lines(content, "description"):
        yield Edit({name: content.with_line(name, number, other[content.twin(name)])}, name, number, key="description")


@mistake("left-over", "write what belongs there")
def a_note_to_oneself_left_in_a_page(content):
    for name, number, match in content.page_lines(PROSE):
        yield Edit({name: content.with_line(name, number, f"{match[0]} TODO")}, name)


@mistake("left-over", "write what belongs there")
def a_note_to_oneself_left_in_a_description(content):
    for name, number, line in front_lines(content, "description"):
        yield Edit({name: content.with_line(name, number, f"{line} TODO")}, name, number, key="description")


@mistake("characters", "delete it")
def an_invisible_character(content):
    for one in texts(content):
        for sign in ("\u200b", "\ufeff", "\u202e", "\u00ad"):
            changed = content.cut(one.file, one.end - 1, one.end - 1, sign)
            yield Edit({one.file: changed}, one.file, key=f"U+{ord(sign):04X}")
    for name, number, match in content.page_lines(PROSE):
        yield Edit({name: content.with_line(name, number, match[0][:9] + "\u200b" + match[0][9:])}, name, number)


@mistake("characters", "plain blank")
def a_blank_that_is_no_blank(content):
    for name, number, match in content.page_lines(PROSE):
        for blank in ("\u00a0", "\u3000"):
            yield Edit({name: content.with_line(name, number, match[0][:9] + blank + match[0][9:])}, name, number)


@mistake("characters", "say it in words")
def an_emoji(content):
    for one in texts(content, "checklists|scenarios|labels"):
        text = content.text(one.file)
        sign = "✅" if one.path[-1] == "zh" else "⚠️"
        if text[one.end - 1] == '"':
            yield Edit({one.file: content.cut(one.file, one.end - 1, one.end - 1, sign)}, one.file, one.line)


@mistake("characters", "type it again")
def hangul_split_into_single_letters(content):
    for one in texts(content, language="ko"):
        text = content.text(one.file)
        split = unicodedata.normalize("NFD", text[one.start : one.end])
        yield Edit({one.file: content.cut(one.file, one.start, one.end, split)}, one.file, one.line)
    for name, number, match in content.page_lines(PROSE, "ko"):
        yield Edit({name: content.with_line(name, number, unicodedata.normalize("NFD", match[0]))}, name, number)


@mistake("left-over", "write what belongs there")
def a_note_to_oneself_left_in(content):
    for one in texts(content):
        for note in ("TODO", "（待补）", "FIXME", "○○○", "???"):
            yield Edit(content.put((one, f"{one.value} {note}")), one.file, one.line, key=one.key)
    for name, number, match in content.page_lines(PROSE):
        for note in (" TODO", "추후 작성", "【在此填写】"):
            yield Edit({name: content.with_line(name, number, match[0] + note)}, name, number)


@mistake("unbalanced-sign", "close each")
def a_bracket_not_closed(content):
    for one in texts(content):
        for sign in "）”)’" if one.path[-1] == "ko" else "）”》":
            if one.value.count(sign) == 1:
                yield Edit(content.put((one, one.value.replace(sign, ""))), one.file, one.line, key=one.key)


@mistake("outdated-name", "current name")
def the_old_name_of_an_office(content):
    old = [word for term in content.files["docs/data/glossary.yml"].data["terms"] for word in term.get("avoid", [])]
    for index, one in enumerate(texts(content, "checklists|templates|scenarios|laws|agencies", "ko")):
        word = old[index % len(old)]
        yield Edit(content.put((one, f"{word} {one.value}")), one.file, one.line, names=word)
    for index, (name, number, match) in enumerate(content.page_lines(PROSE)):
        word = old[index % len(old)]
        yield Edit({name: content.with_line(name, number, f"{word} {match[0]}")}, name, number, names=word)


@mistake("amount-form", "")
def an_amount_written_as_in_the_other_language(content):
    for zh, ko in content.bilingual("laws|myths|sources|templates"):
        if match := re.search(r"(\d)(\d{3})万韩元", zh.value):
            yield Edit(
                content.put((zh, zh.value.replace(match[0], f"{match[1]},{match[2]}万韩元"))),
                zh.file,
                zh.line,
                key=zh.key,
            )
        if match := re.search(r"\d,\d{3}만 원", ko.value):
            for wrong in (match[0].replace(",", ""), match[0].replace(" ", "")):
                yield Edit(content.put((ko, ko.value.replace(match[0], wrong))), ko.file, ko.line, key=ko.key)
