"""Mistakes in rules between answers: what they name, what they ask, and what they make impossible."""

import re

from macros.playbook.condition import terms

from ..workbench import Edit, mistake

NOWHERE = " or has_nothing_of_it"
SAYS = "    says: {zh: 选一项。, ko: 하나를 고릅니다.}"


def conditions(content, where, key):
    """Yield the conditions that stand under a key of a letter or a field, at any depth."""
    for one in content.scalars(where):
        if key in one.path and one.path[-1] not in ("zh", "ko"):
            yield one


def fields_of(content):
    return {field["id"]: field for field in content.files["docs/data/fields.yml"].data["fields"]}


def letters(content):
    for name in content.records:
        if "/templates/" in name:
            yield name, content.files[name].data


def below(content, name, key, *lines):
    """Return a letter with lines put below a key, which is written before its parts where it does not stand yet."""
    text = content.lines(name)
    if f"{key}:" in text:
        at = text.index(f"{key}:") + 1
        return {name: "\n".join([*text[:at], *lines, *text[at:]])}
    at = text.index("parts:")
    return {name: "\n".join([*text[:at], f"{key}:", *lines, *text[at:]])}


def named_elsewhere(key):
    """A field that does not exist, in a letter's `applies` or `rules`."""

    def make(content):
        for one in conditions(content, "templates", key):
            if one.path[0] == key:
                named = ".".join(map(str, one.path[:2]))
                yield Edit(content.put((one, one.value + NOWHERE)), one.file, key=named, names="has_nothing_of_it")

    make.__name__ = f"an_unknown_field_in_a_letters_{key}"
    return make


def not_offered(where, key):
    """An option that does not exist, in the `applies` or `rules` of a letter or of a field."""

    def make(content):
        for one in conditions(content, where, key):
            if re.search("=[a-z]", one.value):
                wrong = re.sub("=([a-z][a-z0-9-]*)", r"=\1-x", one.value, count=1)
                yield Edit(content.put((one, wrong)), one.file, key=key)

    make.__name__ = f"an_unknown_option_in_the_{key}_of_{where}"
    return make


for key in ("applies", "rules"):
    mistake("undeclared-placeholder", "add it to fields")(named_elsewhere(key))
    for where in ("templates", "fields"):
        mistake("bad-condition", "one of its options")(not_offered(where, key))


@mistake("unknown-id", "fields.yml")
def a_field_that_applies_by_what_does_not_exist(content):
    for key in ("applies", "rules"):
        for one in conditions(content, "fields.yml", key):
            yield Edit(content.put((one, one.value + NOWHERE)), one.file, key=key, names="has_nothing_of_it")


@mistake("bad-value")
def a_rule_that_asks_nothing(content):
    for name, path, first, last in content.entries("templates", "rules", int, "needs|excludes"):
        if path[-1] == "excludes" or first == last:
            line = content.line(name, first)
            when = next(part["when"] for part in content.files[name].data["parts"] if "when" in part)
            kept = f"  - when: {when}" if line.startswith("  - ") else None
            lines = content.lines(name)
            yield Edit(
                {name: "\n".join([*lines[: first - 1], *([kept] if kept else []), *lines[last:]])},
                name,
                key=f"rules.{path[1]}",
                names="neither needs nor",
            )


def facts(content, letter):
    """Yield the facts of a letter that are always asked and in no rule."""
    fields = fields_of(content)
    spoken = {term.field for rule in letter.get("rules", []) for one in rule_conditions(rule) for term in terms(one)}
    spoken |= {term.field for one in letter.get("applies", {}).values() for term in terms(one)}
    for field in letter["fields"]:
        record = fields[field]
        is_free = not {"applies", "rules"} & record.keys() and field not in {*spoken, *letter.get("applies", {})}
        if record["type"] == "fact" and is_free:
            yield field


def rule_conditions(rule):
    return [one for one in (rule.get("when"), rule.get("needs"), *rule.get("excludes", [])) if one]


def pairs(content):
    """Yield letters with two facts of theirs that nothing is said of yet."""
    for name, letter in letters(content):
        found = list(facts(content, letter))
        if len(found) > 1:
            yield name, *found[:2]


@mistake("impossible-answer", "mend the rules")
def a_rule_that_forbids_an_answer_which_is_offered(content):
    for name, one, other in pairs(content):
        number = content.files[name].data["fields"].index(one)
        rules = [f"  - when: {one}", f"    needs: {other} and not {other}", SAYS]
        yield Edit(below(content, name, "rules", *rules), name, key=f"fields.{number}", names=f"{one}=yes")


@mistake("answer-circle", "asked always")
def two_questions_of_which_each_waits_for_the_other(content):
    for name, one, other in pairs(content):
        edit = below(content, name, "applies", f"  {one}: {other}", f"  {other}: {one}")
        yield Edit(edit, name, key="applies", names=f"{one} → {other}")


@mistake("answer-circle", "need nothing")
def two_facts_that_need_each_other(content):
    for name, one, other in pairs(content):
        rules = [f"  - when: {one}", f"    needs: {other}", SAYS, f"  - when: {other}", f"    needs: {one}", SAYS]
        yield Edit(below(content, name, "rules", *rules), name, key="rules", names=f"{one} → {other}")


@mistake("optional-without-condition", "add when")
def a_printed_field_that_is_not_asked_there(content):
    fields = fields_of(content)
    for name, fact, _ in pairs(content):
        letter = content.files[name].data
        for index, part in enumerate(letter["parts"]):
            printed = re.findall(r"\{([a-z_]+)", part["ko"])
            field = next((one for one in printed if one not in letter.get("applies", {})), None)
            if field and "when" not in part and "applies" not in fields[field]:
                yield Edit(
                    below(content, name, "applies", f"  {field}: {fact}"), name, key=f"parts.{index}", names=field
                )


@mistake("law-of-another-right", "right that this law belongs to")
def a_law_of_one_right_named_whatever_the_right_is(content):
    for name, letter in letters(content):
        for index, part in enumerate(letter["parts"]):
            if "asserted_right" in letter["fields"] and "when" not in part and part.get("kind") != "heading":
                zh, ko = (content.at(name, ("parts", index, language)) for language in ("zh", "ko"))
                changes = content.put((zh, f"{zh.value}（《商标法》（상표법））"), (ko, f"{ko.value} 「상표법」"))
                yield Edit(changes, name, key=f"parts.{index}", names="상표법")
