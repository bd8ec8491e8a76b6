"""Mistakes in pictures: they name what does not exist, or say what no record says."""

from ..workbench import Edit, altered, mistake

FILE = "data/pictures.yml"


@mistake("unknown-id", "")
def a_picture_of_a_record_that_does_not_exist(content):
    for one in content.scalars(FILE, "sign|letter|limit|channel|agency|law"):
        yield Edit(content.put((one, f"{one.value}-x")), one.file, one.line, key=one.key, names=f"{one.value}-x")


@mistake("unknown-id", "")
def a_point_or_column_of_nothing(content):
    for one in content.scalars(FILE, "id"):
        if one.path[0] in ("axis_points", "matrix_columns"):
            yield Edit(content.put((one, f"{one.value}-x")), one.file, one.line, key=one.key, names=f"{one.value}-x")


@mistake("picture-mark", "one of its lines")
def a_mark_on_words_that_the_notice_does_not_have(content):
    yield from altered(content, FILE, "words", lambda words: f"{words}요")


@mistake("picture-mark", "explains these words")
def a_mark_explained_by_a_sign_of_other_words(content):
    for one in content.scalars(FILE, "sign"):
        words = content.at(one.file, (*one.path[:-1], "words"))
        yield Edit(content.put((one, "check-decided")), one.file, words.line, key=words.key, names="check-decided")


@mistake("picture-limit", "deadlines.yml")
def a_deadline_drawn_shorter_than_it_is(content):
    for one in content.scalars(FILE, "zh|ko"):
        if one.path[-2] == "at":
            wrong = {"zh": "4日", "ko": "4일"}[one.path[-1]]
            yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key)


@mistake("picture-route", "under next:")
def a_letter_that_follows_none_before_it(content):
    letters = [one for one in content.scalars(FILE, "letter") if one.path[0] == "route_steps"]
    for one in letters[1:]:
        yield Edit(content.put((one, "customer-reply")), one.file, one.line, key=one.key, names="customer-reply")


@mistake("link", "correct the path")
def a_node_that_leads_to_no_page(content):
    for one in content.scalars(FILE, "page"):
        yield Edit(content.put((one, f"no-such/{one.value}")), one.file, one.line, key=one.key)


@mistake("anchor", "one of its headings")
def a_node_that_leads_to_no_heading(content):
    for one in content.scalars(FILE, "page"):
        wrong = f"{one.value.partition('#')[0]}#no-such"
        yield Edit(content.put((one, wrong)), one.file, one.line, key=one.key, names="no-such")
