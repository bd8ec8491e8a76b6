"""Mistakes in the table by which notices are read."""

from itertools import pairwise

from ..workbench import Edit, altered, mistake

FILE = "data/notices.yml"
HEAD = "notice_pattern.py"


def patterns(content, last="pattern|near|not_near"):
    """Yield every expression of the signs."""
    for one in content.scalars(FILE, last):
        if one.path[0] == "notice_signs":
            yield one


@mistake("notice-pattern", HEAD)
def a_pattern_with_an_open_bracket(content):
    yield from altered(content, FILE, "pattern", lambda pattern: f"{pattern}(?:")


@mistake("notice-pattern", HEAD)
def a_pattern_that_looks_behind(content):
    yield from altered(content, FILE, "pattern|near", lambda pattern: f"(?<!가){pattern}")


@mistake("notice-pattern", HEAD)
def a_pattern_in_a_dialect_of_one_language(content):
    for one in patterns(content):
        for wrong in (
            rf"\b{one.value}",
            rf"{one.value}\d",
            f"(?P<x>{one.value})",
            f"(?i:{one.value})",
            f"{one.value}++",
        ):
            yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key)


@mistake("notice-pattern", HEAD)
def a_pattern_without_a_limit(content):
    for one in patterns(content):
        for wrong in (f"{one.value}.*", f"{one.value}가+", f"{one.value}가{{2,}}", f"(?:가{{1,9}}){{1,9}}{one.value}"):
            yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key)


@mistake("notice-pattern", HEAD)
def a_pattern_that_matches_nothing_at_all(content):
    for one in patterns(content, "pattern"):
        yield Edit(content.put((one, f"(?:{one.value})?")), one.file, one.line, key=one.key, names="empty")


@mistake("notice-pattern", HEAD)
def a_pattern_that_catches_what_nobody_uses(content):
    for one in patterns(content):
        yield Edit(content.put((one, f"{one.value}(가)")), one.file, one.line, key=one.key, names="catches")


@mistake("notice-pattern", HEAD)
def a_piece_of_pattern_misspelled(content):
    for one in patterns(content):
        if "{done}" in one.value:
            wrong = one.value.replace("{done}", "{doen}", 1)
            yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key, names="{doen}")


@mistake("unknown-id", "add it to")
def a_notice_that_names_what_does_not_exist(content):
    for one in content.scalars(FILE, r"scenario|triage|refused|again|kind|field|\d+"):
        if one.path[0] != "notice_pieces":
            wrong = f"{one.value}x"
            yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key, names=wrong)


@mistake("unknown-id", "fields.yml")
def a_sign_that_fills_an_option_that_does_not_exist(content):
    for one in content.scalars(FILE):
        if "fills" in one.path:
            yield Edit(content.put((one, "no-such-option")), one.file, one.line, names="no-such-option")


@mistake("bad-value", "number of a group")
def a_choice_filled_with_words(content):
    for name, path, first, _ in content.entries(FILE, "notice_signs", int, "fills", "[a-z_]+"):
        if isinstance(content.value(name, path), str):
            yield Edit({name: content.with_line(name, first, f"      {path[-1]}: 1")}, name, first, names=path[-1])


@mistake("named-twice", "one record of both")
def a_phrase_explained_in_the_words_of_another(content):
    for language in ("zh", "ko"):
        signs = [one for one in content.scalars(FILE, language) if one.path[2] == "means"]
        for before, one in pairwise(signs):
            yield Edit(content.put((one, before.value)), one.file, one.line, key=one.key)


@mistake("missing-key", "")
def a_phrase_explained_in_one_language_only(content):
    for one in content.scalars(FILE, "zh|ko"):
        if one.path[2] == "means":
            yield Edit({one.file: content.without(one.file, one.line, one.line)}, one.file, names=str(one.path[-1]))
