"""Mistakes in letters: blanks, particles, conditions, fields."""

import re

from ..workbench import Edit, altered, mistake

BLANK = re.compile(r"\{([a-z][a-z0-9_]*)(?::([은이을과으로라아]+))?\}")


def parts(content):
    for zh, ko in content.bilingual("templates"):
        if zh.path[0] in ("parts", "subject", "recipient", "signature", "attachments") and BLANK.search(ko.value):
            yield zh, ko


@mistake("undeclared-placeholder", "declare it")
def a_blank_misspelled(content):
    for zh, ko in parts(content):
        for one in (zh, ko):
            name = BLANK.search(one.value)[1]
            wrong = one.value.replace(f"{{{name}", f"{{{name}x", 1)
            yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key, names=f"{name}x")


@mistake("unequal-placeholders", "the same placeholders")
def a_blank_in_one_language_only(content):
    for zh, _ko in parts(content):
        blank = BLANK.search(zh.value)
        if zh.value.count(f"{{{blank[1]}") == 1:
            yield Edit(content.put((zh, zh.value.replace(blank[0], "本店"))), zh.file, names=blank[1])


@mistake("stray-brace", "{field}")
def a_brace_not_closed(content):
    for zh, ko in parts(content):
        for one in (zh, ko):
            blank = BLANK.search(one.value)[0]
            for wrong in (blank[:-1], blank[1:], f"{{{blank}}}", blank.replace("_", "-")):
                if wrong != blank:
                    yield Edit(content.put((one, one.value.replace(blank, wrong, 1))), one.file, one.line, key=one.key)


@mistake("paper-name", "the name of a file")
def a_paper_whose_name_is_no_file_s(content):
    for zh, ko in content.bilingual("templates"):
        if zh.path[0] == "paper":
            for one in (zh, ko):
                for wrong in (f"{one.value}/{one.value}", f"{one.value}_", one.value * 31):
                    yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key)


@mistake("typed-particle", "the value decides")
def a_particle_typed_after_a_blank(content):
    typed = {"은": "는", "이": "가", "을": "을", "과": "와", "으로": "로"}
    for _, ko in parts(content):
        for blank in BLANK.finditer(ko.value):
            if blank[2] in typed and not re.match("[가-힣]", ko.value[blank.end() :]):
                for wrong in (
                    f"{{{blank[1]}}}{typed[blank[2]]}",
                    f"{{{blank[1]}}} {blank[2]}",
                    f"‘{{{blank[1]}}}’{typed[blank[2]]}",
                ):
                    value = ko.value[: blank.start()] + wrong + ko.value[blank.end() :]
                    yield Edit(
                        content.put((ko, value)), ko.file, ko.line, key=ko.key, names=f"{{{blank[1]}:{blank[2]}}}"
                    )


def typed_outside_the_text(place):
    """A blank with its particle typed behind it, in one of the places around a letter's text."""

    def make(content):
        for name in content.records:
            if "/templates/" in name:
                blank = content.value(name, ("fields",))[0]
                for zh, ko in content.bilingual(name):
                    if ko.path[0] == place:
                        changes = content.put((zh, f"{zh.value}{{{blank}}}"), (ko, f"{ko.value} {{{blank}}}는"))
                        yield Edit(changes, name, key=place)

    make.__name__ = f"a_particle_typed_in_a_letters_{place}"
    return make


for part in ("recipient", "subject", "attachments", "signature"):
    mistake("typed-particle", "the value decides")(typed_outside_the_text(part))


@mistake("particle-in-chinese", "remove it")
def a_particle_in_the_chinese(content):
    for zh, _ in parts(content):
        name = BLANK.search(zh.value)[1]
        wrong = zh.value.replace(f"{{{name}}}", f"{{{name}:은}}", 1)
        yield Edit(content.put((zh, wrong)), zh.file, zh.line, key=zh.key)


@mistake("undeclared-placeholder", "")
def a_field_not_declared_by_the_letter(content):
    for name, path, first, last in content.entries("templates", "fields", int):
        field = content.value(name, path)
        if f"{{{field}" in content.text(name) and first == last:
            yield Edit({name: content.without(name, first, last)}, name, names=field)


@mistake("unknown-id", "fields.yml")
def a_field_that_does_not_exist(content):
    asked = [other for other in content.scalars("templates", r"\d+") if other.path[0] == "fields"]
    for one in content.scalars("fields.yml", "id"):
        if len(one.path) == 3:
            user = next(other for other in asked if other.value == one.value)
            yield Edit(content.put((one, one.value[:30] + "_x")), user.file, user.line, names=one.value)


@mistake("unused-field", "use it")
def a_field_declared_and_not_used(content):
    for name, _path, first, _ in content.entries("templates", "fields"):
        lines = content.lines(name)
        unused = next(
            f for f in ("store_name", "right_number", "order_number", "seller_type") if f"{f}" not in content.text(name)
        )
        yield Edit({name: "\n".join([*lines[:first], f"  - {unused}", *lines[first:]])}, name, first + 1, names=unused)


@mistake("unused-field", "delete it")
def a_field_that_no_letter_uses(content):
    name = "docs/data/fields.yml"
    for _, path, first, last in content.entries(name, "fields", int):
        field = content.value(name, path)
        if field["type"] == "text":
            lines = content.lines(name)
            copy = "\n".join(lines[first - 1 : last]).replace(f"id: {field['id']}", "id: nobody_asks", 1)
            yield Edit(
                {name: "\n".join([*lines[: first - 1], copy, *lines[first - 1 :]])}, name, first, names="nobody_asks"
            )


@mistake("field-options", "a choice has options")
def a_choice_without_options(content):
    name = "docs/data/fields.yml"
    for _, path, first, last in content.entries(name, "fields", int, "options"):
        yield Edit({name: content.without(name, first, last)}, name, key=f"fields.{path[1]}")


@mistake("field-example", "others have one")
def a_field_without_example(content):
    name = "docs/data/fields.yml"
    for _, path, first, last in content.entries(name, "fields", int, "example"):
        yield Edit({name: content.without(name, first, last)}, name, key=f"fields.{path[1]}")


@mistake("printed-fact", "facts are for")
def a_fact_that_is_printed(content):
    facts = {field["id"] for field in content.files["docs/data/fields.yml"].data["fields"] if field["type"] == "fact"}
    for name, path, _, _ in content.entries("templates", "parts", int):
        fact = next((field for field in content.value(name, ("fields",)) if field in facts), None)
        if fact:
            zh, ko = content.at(name, (*path, "zh")), content.at(name, (*path, "ko"))
            changes = content.put((zh, f"{zh.value}{{{fact}}}"), (ko, f"{ko.value}{{{fact}}}"))
            yield Edit(changes, name, names=fact)


@mistake("undeclared-placeholder", "add it to fields")
def a_condition_on_an_unknown_fact(content):
    yield from altered(content, "templates", "when", lambda value: f"{value} or has_nothing_of_it")


@mistake("bad-value", "write it like")
def a_condition_written_as_a_sentence(content):
    yield from altered(content, "templates", "when", lambda value: f"if {value}")


@mistake("bad-condition", "a fact, an optional field")
def a_condition_on_what_is_always_filled_in(content):
    fields = {field["id"]: field for field in content.files["docs/data/fields.yml"].data["fields"]}
    for one in content.scalars("templates", "when"):
        letter = content.files[one.file].data
        always = next(
            f
            for f in letter["fields"]
            if fields[f]["type"] in ("text", "date", "datetime") and f not in letter.get("optional", [])
        )
        yield Edit(content.put((one, always)), one.file, one.line, key=one.key, names=always)


@mistake("bad-condition", "one of its options")
def a_condition_on_an_answer_that_is_not_offered(content):
    for one in content.scalars("templates", "when"):
        if re.search("=[a-z]", one.value):
            wrong = re.sub("=([a-z][a-z0-9-]*)", r"=\1-x", one.value, count=1)
            yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key)


@mistake("optional-without-condition", "add when")
def a_blank_that_may_stay_empty_without_condition(content):
    for name, path, first, last in content.entries("templates", "parts", int, "when"):
        field = content.value(name, path)
        if f"{{{field}" in content.value(name, (*path[:-1], "ko")) and first == last:
            line = content.line(name, first)
            if not line.lstrip().startswith("- "):
                yield Edit({name: content.with_line(name, first, None)}, name, key=f"parts.{path[1]}", names=field)


@mistake("heading-condition", "drop the heading's condition")
def a_heading_printed_only_sometimes_above_parts_that_always_are(content):
    for name, path, first, _last in content.entries("templates", "parts", int, "kind"):
        letter = content.files[name].data
        following = letter["parts"][path[1] + 1 : path[1] + 2]
        fact = next((part["when"] for part in letter["parts"] if part.get("when")), None)
        if content.value(name, path) == "heading" and fact and following and following[0].get("when") != fact:
            line = content.line(name, first)
            if "kind: heading" in line and "{" not in line:
                indent = " " * (len(line) - len(line.lstrip(" -")))
                yield Edit(
                    {name: content.with_line(name, first, f"{line}\n{indent}when: {fact}")},
                    name,
                    key=f"parts.{path[1] + 1}",
                )


@mistake("heading-condition", "write what belongs below")
def a_heading_with_nothing_below_it(content):
    for name, path, first, last in content.entries("templates", "parts", int):
        letter = content.files[name].data
        if letter["parts"][path[1]].get("kind") == "heading":
            lines = content.lines(name)
            twice = [*lines[:last], *lines[first - 1 : last], *lines[last:]]
            yield Edit({name: "\n".join(twice)}, name, key=f"parts.{path[1]}")
