"""Mistakes in records: keys, values, ids, and what one record says of another."""

import re

from ..workbench import Edit, altered, mistake

RECORDS = "checklists|templates|scenarios"


@mistake("unknown-key", "known keys here")
def a_key_misspelled(content):
    for name, path, first, _ in content.entries(
        "", r"\w+", int, "head|text|why|phase|role|type|group|url|says|confidence|limit|penalty|note|ko"
    ):
        line = content.line(name, first)
        if f"{path[-1]}:" in line:
            yield Edit(
                {name: content.with_line(name, first, line.replace(f"{path[-1]}:", f"{path[-1]}s:", 1))},
                name,
                first,
                key=f"{path[-1]}s",
            )


@mistake("unknown-key", "known keys here")
def a_list_misspelled(content):
    for name, path, first, _ in content.entries(r"data/[a-z]+\.yml", r"(?!questions|start|outcomes|labels)\w+"):
        line = content.line(name, first)
        yield Edit(
            {name: content.with_line(name, first, line.replace(path[0], path[0][:-1], 1))},
            name,
            first,
            key=path[0][:-1],
        )


@mistake("missing-key", "add it")
def a_key_left_out(content):
    needed = (
        "text|why|phase|role|type|group|says|confidence|documents|limit|starts|runs_against|set_by|belief|truth|purpose|"
        "publisher|to"
    )
    for name, path, first, last in content.entries("", r"\w+", int, needed):
        if not content.line(name, first).lstrip().startswith("- "):
            yield Edit({name: content.without(name, first, last)}, name, key=str(path[-1]))


@mistake("missing-key", "add it")
def a_source_without_a_date(content):
    for name, path, first, last in content.entries(
        "sources", "sources|documents", int, "checked_on|check_again_by|published"
    ):
        yield Edit({name: content.without(name, first, last)}, name, key=str(path[-1]))


@mistake("missing-key", "add it")
def a_language_left_out(content):
    for zh, ko in content.bilingual():
        for one in (zh, ko):
            line = content.line(one.file, one.line)
            if line.lstrip().startswith(f"{one.path[-1]}: ") and "{" not in line and len(one.path) > 1:
                yield Edit({one.file: content.with_line(one.file, one.line, None)}, one.file, key=one.key)


@mistake("missing-text", "write it")
def a_language_left_empty(content):
    for zh, ko in content.bilingual():
        for one in (zh, ko):
            yield Edit(content.put((one, "")), one.file, one.line, key=one.key)


@mistake("bad-value", "remove the white space")
def a_blank_at_the_end(content):
    for zh, ko in content.bilingual(r"checklists|templates|scenarios|glossary|laws"):
        for one in (zh, ko):
            yield Edit(content.put((one, one.value + " ")), one.file, one.line, key=one.key)


@mistake("wrong-type", "write text")
def a_number_where_text_belongs(content):
    for one in content.scalars("", "zh|ko"):
        yield Edit({one.file: content.cut(one.file, one.start, one.end, "2026")}, one.file, one.line, key=one.key)


@mistake("wrong-type", "one entry a line")
def a_list_written_as_text(content):
    for name, path, first, last in content.entries("", r"\w+", int, "sources|documents|laws|aliases|avoid"):
        line = content.line(name, first)
        if first == last and "[" in line and "- " not in line.split(":")[0]:
            yield Edit(
                {name: content.with_line(name, first, line.split("[")[0] + "F014")}, name, first, key=str(path[-1])
            )


@mistake("bad-value", "write one of")
def a_word_that_is_no_choice(content):
    choices = "phase|role|confidence|set_by|runs_against|right|layout|group|type|seller|kind|at"
    yield from altered(content, "", choices, lambda value: value + "s")


@mistake("bad-value", "write the day as")
def a_day_written_as_in_the_other_country(content):
    yield from altered(content, "sources", "checked_on|check_again_by", lambda value: value.replace("-", "/"))


@mistake("bad-day", "correct the day")
def a_day_that_does_not_exist(content):
    yield from altered(content, "sources", "checked_on|check_again_by", lambda value: value[:5] + "02-30")


@mistake("bad-day", "write the day on which it was")
def a_claim_checked_in_the_future(content):
    yield from altered(content, "sources", "checked_on", lambda value: "2090-01-01")


@mistake("bad-day", "within three years")
def a_claim_never_to_be_checked_again(content):
    yield from altered(content, "sources", "check_again_by", lambda value: "2099-01-01")


@mistake("bad-value", "set a later day")
def a_claim_due_before_it_was_checked(content):
    yield from altered(content, "sources", "check_again_by", lambda value: "2020-01-01")


@mistake("named-twice", "delete one")
def an_entry_listed_twice(content):
    for one in content.scalars("", r"\d+"):
        line = content.line(one.file, one.line)
        if one.path[-2] in ("sources", "letters", "checklists", "fields", "next") and f"[{one.value}" in line:
            changed = line.replace(f"[{one.value}", f"[{one.value}, {one.value}", 1)
            yield Edit(
                {one.file: content.with_line(one.file, one.line, changed)}, one.file, one.line, key=str(one.path[-2])
            )


@mistake("named-twice", "say what is different")
def an_item_that_says_what_another_says(content):
    for name, path, _, _ in content.entries("checklists", "items", int):
        if path[1] > 0:
            texts = [
                (content.at(name, (*path, "text", code)), content.value(name, ("items", path[1] - 1, "text", code)))
                for code in ("zh", "ko")
            ]
            yield Edit(content.put(*texts), name, key="items")


@mistake("named-twice", "into one term")
def a_term_told_twice(content):
    for one in content.scalars("glossary", "ko"):
        if len(one.path) == 3 and one.path[1] > 0:
            before = content.value(one.file, ("terms", one.path[1] - 1, "ko"))
            yield Edit(content.put((one, before)), one.file, one.line, key=one.key)


@mistake("plain-text", "plain text")
def markup_in_a_record(content):
    for zh, ko in content.bilingual(r"checklists|scenarios|glossary|laws|myths"):
        for one, wrong in (
            (zh, f"**{zh.value[:4]}**{zh.value[4:]}"),
            (ko, f"{ko.value}[link](https://coupang.com)"),
            (ko, ko.value + "<br>"),
        ):
            yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key)


@mistake("stray-brace", "only letters have blanks")
def a_blank_in_a_text_that_nobody_fills_in(content):
    for zh, ko in content.bilingual(r"checklists|scenarios|glossary|laws|agencies"):
        for one in (zh, ko):
            yield Edit(content.put((one, one.value + "{store_name}")), one.file, one.line, key=one.key)


LISTS = ("agencies", "deadlines", "glossary", "laws", "myths", "sources", "fields")


@mistake("wrong-type", "begin with")
def a_file_of_records_without_the_key_above_them(content):
    for name in content.records:
        if name.removeprefix("docs/data/").removesuffix(".yml") in LISTS:
            lines = [line.removeprefix("  ") for line in content.lines(name) if not re.match(r"[a-z]+:", line)]
            yield Edit({name: "\n".join(lines)}, name)


@mistake("missing-key", "and its entries")
def a_list_that_is_none(content):
    for name in content.records:
        if name.removeprefix("docs/data/").removesuffix(".yml") in LISTS:
            key = next(iter(content.files[name].data))
            yield Edit({name: f"{key}: none\n"}, name, key=key)


@mistake("reserved-id", "another id")
def a_list_or_letter_with_a_name_that_is_a_forks(content):
    for name in content.records:
        if found := re.fullmatch(r"docs/data/(checklists|templates)/(.+)\.yml", name):
            new = f"docs/data/{found[1]}/internal-{found[2]}.yml"
            text = content.text(name)
            text = re.sub(rf"(?m)^((?:  - )?id: ){found[2]}(?=$|/)", rf"\1internal-{found[2]}", text)
            yield Edit({new: text}, new)


@mistake("reserved-id", "another id")
def a_field_with_a_name_that_is_a_forks(content):
    for one in content.scalars("data/fields", "id"):
        if len(one.path) == 3:
            yield Edit(content.put((one, f"internal_{one.value}")), one.file, one.line)


@mistake("yaml-syntax", "put it in quotes")
def a_value_that_looks_like_a_number_and_is_none(content):
    for one in content.scalars("data/(?:sources|fields|labels)"):
        if one.path[-1] in ("zh", "ko", "id"):
            yield Edit({one.file: content.cut(one.file, one.start, one.end, "0b_")}, one.file)


@mistake("bad-value", "write ")
def a_rule_explained_nowhere_in_the_guide(content):
    yield from altered(content, "data/rules", "guide", lambda value: value.replace("#", " "))


@mistake("bad-value", "write ")
def an_id_that_makes_no_address(content):
    yield from altered(content, "data/(?:deadlines|agencies|laws)", "id", lambda value: value.title())


@mistake("bad-value")
def an_id_longer_than_an_address_should_be(content):
    yield from altered(content, "data/(?:deadlines|agencies|laws)", "id", lambda value: f"{value}{'-more' * 20}")


@mistake("bad-value", "write ")
def a_field_with_a_name_that_makes_no_placeholder(content):
    for one in content.scalars("data/fields", "id"):
        if len(one.path) == 3:
            yield Edit(content.put((one, one.value.replace("_", " "))), one.file, one.line, key=one.key)


@mistake("bad-value")
def a_field_with_a_name_longer_than_a_placeholder(content):
    for one in content.scalars("data/fields", "id"):
        if len(one.path) == 3:
            yield Edit(content.put((one, f"{one.value}{'_more' * 9}")), one.file, one.line, key=one.key)


@mistake("bad-value", "write ")
def an_item_id_with_capitals(content):
    for one in content.scalars("checklists", "id"):
        if "/" in one.value:
            list_, _, item = one.value.partition("/")
            yield Edit(content.put((one, f"{list_}/{item.title()}")), one.file, one.line, key=one.key)


@mistake("bad-value", "write ")
def a_source_numbered_in_another_way(content):
    for one in content.scalars("data/sources", "id"):
        if one.path[0] == "sources":
            yield Edit(content.put((one, one.value.lower())), one.file, one.line, key=one.key)


@mistake("bad-value")
def a_month_of_publication_written_out(content):
    yield from altered(content, "data/sources", "published", lambda value: "November 2026")


@mistake("bad-value", "write ")
def an_address_copied_without_its_beginning(content):
    yield from altered(content, "data/sources", "url", lambda value: value.partition("//")[2])


@mistake("missing-text", "in this language")
def a_chinese_label_left_empty(content):
    yield from altered(content, "data/labels", "zh", lambda value: "")


@mistake("missing-text", "in this language")
def a_korean_label_left_empty(content):
    yield from altered(content, "data/labels", "ko", lambda value: "")


@mistake("unknown-id", "docs/data/checklists")
def a_place_that_is_needed_in_an_item_that_does_not_exist(content):
    for one in content.scalars("data/needed.yml", r"\d+"):
        wrong = f"{one.value}-x"
        yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key, names=wrong)
