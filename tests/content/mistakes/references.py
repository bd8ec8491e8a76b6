"""Mistakes in what records say of each other: ids, sources, letters, scenarios, the triage."""

from ..workbench import Edit, altered, mistake


@mistake("id-is-file-name", "write id:")
def a_record_renamed_in_one_place(content):
    for name in content.records:
        if name.count("/") == 3:
            one = content.at(name, ("id",))
            yield Edit(content.put((one, f"{one.value}-new")), name, one.line, key="id")


@mistake("duplicate-id", "its own id")
def an_id_given_twice(content):
    for name, path, first, _ in content.entries(
        "", "sources|documents|laws|deadlines|myths|agencies|channels|terms|statements|fields", int, "id"
    ):
        if path[1] > 0:
            other = content.value(name, (path[0], path[1] - 1, "id"))
            one = content.at(name, path)
            yield Edit(content.put((one, other)), name, first, key=one.key, names=other)


@mistake("duplicate-id", "its own id")
def an_item_copied_with_its_id(content):
    for name, path, first, last in content.entries("checklists", "items", int):
        lines = content.lines(name)
        copied = [*lines[:last], *lines[first - 1 : last], *lines[last:]]
        yield Edit({name: "\n".join(copied)}, name, names=content.value(name, (*path, "id")))


@mistake("item-id", "begin it with")
def an_item_moved_to_another_list_with_its_id(content):
    for one in content.scalars("checklists/", "id"):
        if len(one.path) == 3:
            yield Edit(
                content.put((one, "another-list/" + one.value.partition("/")[2])), one.file, one.line, key=one.key
            )


@mistake("list-length", "6 to 15")
def a_list_cut_down_to_three_items(content):
    for name, _, first, last in content.entries("checklists", "items"):
        starts = [start for file, path, start, _ in content.entries(name, "items", int)]
        yield Edit({name: content.without(name, starts[3], last)}, name, first, key="items")


@mistake("unknown-id", "correct the id")
def a_source_that_does_not_exist(content):
    for one in content.scalars("", r"\d+"):
        if one.path[-2] == "sources" and "sources.yml" not in one.file:
            yield Edit(content.put((one, "F999")), one.file, one.line, key=one.key, names="F999")


@mistake("unknown-id", "sources.yml")
def a_document_renamed(content):
    for one in content.scalars("sources.yml", "id"):
        if one.path[0] == "documents":
            yield Edit(content.put((one, one.value[:40] + "-x")), one.file, names=one.value)


@mistake("claim-without-document", "at least one")
def a_claim_that_rests_on_nothing(content):
    for name, path, first, last in content.entries("sources.yml", "sources", int, "documents"):
        if first == last and content.value(name, (*path[:-1], "confidence")) != "known":
            yield Edit({name: content.with_line(name, first, "    documents: []")}, name, first, key="documents")


@mistake("unused-document", "delete it or cite it")
def a_document_that_nothing_cites(content):
    for name, path, first, last in content.entries("sources.yml", "documents", int):
        lines = content.lines(name)
        copy = "\n".join(lines[first - 1 : last]).replace(
            f"id: {content.value(name, (*path, 'id'))}", "id: nobody-cites-me"
        )
        yield Edit(
            {name: "\n".join([*lines[: first - 1], copy, *lines[first - 1 :]])}, name, first, names="nobody-cites-me"
        )


@mistake("claim-without-source", "at least one source")
def a_statement_without_source(content):
    for name, _path, first, last in content.entries(r"laws|deadlines|myths|agencies", r"\w+", int, "sources"):
        if first == last:
            yield Edit({name: content.with_line(name, first, "    sources: []")}, name, first, key="sources")


@mistake("unknown-id", "laws.yml")
def a_law_that_does_not_exist(content):
    for one in content.scalars("scenarios", "law"):
        yield Edit(content.put((one, "criminal-999")), one.file, names="criminal-999")


@mistake("unknown-id", "deadlines.yml")
def a_step_that_presupposes_one_without_a_time_limit(content):
    yield from altered(content, "deadlines", "presupposes", lambda value: f"{value}-x")


@mistake("deadline-circle", "comes before it")
def a_step_that_presupposes_itself(content):
    for one in content.scalars("deadlines", "presupposes"):
        own = content.value(one.file, (*one.path[:-1], "id"))
        yield Edit(content.put((one, own)), one.file, one.line, key=one.key, names=own)


@mistake("unknown-id", "docs/data/templates/")
def a_letter_that_does_not_exist(content):
    for one in content.scalars("scenarios|templates", r"\d+"):
        if one.path[0] in ("letters", "next"):
            yield Edit(content.put((one, one.value + "x")), one.file, one.line, key=one.key, names=one.value + "x")


@mistake("unknown-id", "agencies.yml")
def a_channel_that_does_not_exist(content):
    for one in content.scalars("templates", "send_by"):
        yield Edit(content.put((one, one.value + "-x")), one.file, one.line, key=one.key, names=one.value + "-x")


@mistake("unknown-id", "docs/data/checklists/")
def a_checklist_deleted_that_is_needed(content):
    named = {one.value: one for one in content.scalars("scenarios", r"\d+") if one.path[0] == "checklists"}
    for id, one in named.items():
        yield Edit({f"docs/data/checklists/{id}.yml": None}, one.file, names=id)


@mistake("unknown-id", "docs/data/scenarios/")
def an_outcome_that_leads_to_no_scenario(content):
    yield from altered(content, "triage", "scenario", lambda value: value + "s")


@mistake("card-length", "at most 7 lines")
def a_card_without_its_warning(content):
    for name, path, first, last in content.entries("scenarios", "card", int):
        kinds = [line["kind"] for line in content.value(name, ("card",))]
        if kinds.count(kinds[path[1]]) == 1:
            yield Edit({name: content.without(name, first, last)}, name, key="card")


@mistake("card-length", "at most 7 lines")
def a_card_of_eight_lines(content):
    for name, _path, first, last in content.entries("scenarios", "card", int):
        lines = content.lines(name)
        if len(content.value(name, ("card",))) == 7:
            yield Edit({name: "\n".join([*lines[:last], *lines[first - 1 : last], *lines[last:]])}, name, key="card")


@mistake("timeline-order", "first-15-minutes")
def moments_in_the_wrong_order(content):
    for name, path, _first, _ in content.entries("scenarios", "timeline", int, "at"):
        if path[1] > 0:
            before = content.at(name, ("timeline", path[1] - 1, "at"))
            one = content.at(name, path)
            yield Edit(content.put((one, before.value), (before, one.value)), name, key="timeline")


@mistake("dead-end", "correct the id")
def an_answer_that_leads_nowhere(content):
    for one in content.scalars("triage", "to"):
        yield Edit(content.put((one, "nowhere")), one.file, one.line, key=one.key, names="nowhere")


def stated(content):
    """Yield what answers of the triage state, each with its line."""
    for one in content.scalars("triage", r"\w+_\w+"):
        if one.path[-2] == "states":
            yield one, content.line(one.file, one.line)


@mistake("unknown-id", "docs/data/fields.yml")
def an_answer_that_states_an_option_which_its_field_has_not(content):
    for one, _ in stated(content):
        yield Edit(content.put((one, f"{one.value}-x")), one.file, one.line, key=one.key, names=f"{one.value}-x")


@mistake("unknown-id", "docs/data/fields.yml")
def an_answer_that_states_a_field_which_does_not_exist(content):
    for one, line in stated(content):
        wrong = line.replace(f"{one.path[-1]}:", "no_such_field:")
        yield Edit({one.file: content.with_line(one.file, one.line, wrong)}, one.file, one.line, names="no_such_field")


@mistake("bad-value", "name a choice")
def an_answer_that_states_a_fact(content):
    for one, line in stated(content):
        wrong = line.replace(f"{one.path[-1]}:", "has_licence:")
        yield Edit({one.file: content.with_line(one.file, one.line, wrong)}, one.file, one.line, names="has_licence")


@mistake("unreachable", "lead an answer to it")
def an_outcome_that_no_answer_reaches(content):
    for one in content.scalars("triage", "id"):
        if one.path[0] == "outcomes":
            answers = [other for other in content.scalars("triage", "to") if other.value == one.value]
            elsewhere = next(other.value for other in content.scalars("triage", "to") if other.value != one.value)
            yield Edit(content.put(*((answer, elsewhere) for answer in answers)), one.file, one.line, names=one.value)


@mistake("triage-depth", "at most three questions")
def answers_that_go_round_in_circles(content):
    start = content.at("docs/data/triage.yml", ("start",))
    for one in content.scalars("triage", "to"):
        if one.path[1] == 0:
            yield Edit(content.put((one, start.value)), one.file, start.line, key="start")
