"""Mistakes that break the site as a whole: the navigation, labels, published ids, moved pages, a fork's privacy."""

import re

from ..workbench import Edit, mistake

NAV, LABELS, LEDGER, MOVED = "mkdocs.yml", "docs/data/labels.yml", "docs/data/published.txt", "docs/data/moved.yml"


def nav_entries(content):
    for number, line in enumerate(content.lines(NAV), start=1):
        if match := re.match(r"\s+- ([\w/-]+\.md)$", line):
            yield number, line, match[1]


@mistake("nav-entry", "correct the path")
def a_navigation_entry_misspelled(content):
    for number, line, page in nav_entries(content):
        if page != "index.md":
            yield Edit(
                {NAV: content.with_line(NAV, number, line.replace(".md", "s.md"))},
                NAV,
                number,
                key=page.replace(".md", "s.md"),
            )


@mistake("nav-entry", "delete one of them")
def a_navigation_entry_listed_twice(content):
    for number, line, page in nav_entries(content):
        if page != "index.md":
            yield Edit({NAV: content.with_line(NAV, number, f"{line}\n{line}")}, NAV, number + 1, key=page)


@mistake("nav-missing", "to nav in mkdocs.yml")
def a_page_missing_in_the_navigation(content):
    for number, _line, page in nav_entries(content):
        if page != "index.md":
            yield Edit({NAV: content.with_line(NAV, number, None)}, f"docs/zh/{page}", names=page)


@mistake("missing-label", "")
def a_section_of_the_navigation_without_name(content):
    for number, line in enumerate(content.lines(NAV), start=1):
        if match := re.match(r"\s+- (nav\.\w+):", line):
            yield Edit(
                {NAV: content.with_line(NAV, number, line.replace(match[1], f"{match[1]}x"))},
                NAV,
                number,
                key=f"{match[1]}x",
            )


@mistake("missing-label", "in both languages")
def a_label_deleted_that_pages_need(content):
    wanted = "phase|group|law-group|agency-group|runs-against|moment|confidence|door|site"
    for name, path, first, last in content.entries("labels", "labels", rf"(?:{wanted})\.[\w-]+"):
        if first == last and path[1] != "site.switch":
            yield Edit({name: content.with_line(name, first, None)}, name, key=path[1])


@mistake("bad-value", "write one of")
def the_words_of_a_role_or_group_deleted_that_an_item_has(content):
    for key, family in (("role", "role"), ("group", "item-group")):
        held = {one.value: one for one in reversed([*content.scalars("checklists/", key)]) if len(one.path) == 3}
        for name, path, first, last in content.entries("labels", "labels", rf"{family}\.[\w-]+"):
            one = held.get(path[1].partition(".")[2])
            if one and first == last:
                yield Edit({name: content.with_line(name, first, None)}, one.file, one.line, names=one.value)


@mistake("vanished-id", "retired:")
def an_item_deleted_without_a_successor(content):
    for name, path, first, last in content.entries("checklists", "items", int):
        if len(content.value(name, ("items",))) > 6:
            yield Edit({name: content.without(name, first, last)}, LEDGER, key=content.value(name, (*path, "id")))


@mistake("vanished-id", "retired:")
def an_item_given_another_id(content):
    for one in content.scalars("checklists/", "id"):
        if len(one.path) == 3:
            yield Edit(content.put((one, one.value + "-2")), LEDGER, key=one.value)


@mistake("vanished-id", "what took its place")
def a_published_record_given_another_id(content):
    for one in content.scalars("glossary|agencies|deadlines|myths", "id"):
        if len(one.path) == 3 and one.path[0] in ("terms", "myths"):
            other = ("T" if one.path[0] == "terms" else "F") + "990"
            yield Edit(content.put((one, other)), LEDGER, key=one.value)


@mistake("vanished-id", "what took its place")
def an_answer_of_a_form_given_another_id(content):
    conditions = list(content.scalars("templates", "when"))
    for one in content.scalars("fields.yml", "id"):
        if len(one.path) == 5:
            field = content.value(one.file, ("fields", one.path[1], "id"))
            uses = [other for other in conditions if other.value == f"{field}={one.value}"]
            new = f"{one.value}-2"
            yield Edit(
                content.put((one, new), *((use, f"{field}={new}") for use in uses)), LEDGER, key=f"{field}={one.value}"
            )


@mistake("vanished-id", "moved.yml")
def a_page_renamed_without_saying_so(content):
    for name in content.pages:
        if name.startswith("docs/zh/") and not name.endswith("index.md"):
            twin = content.twin(name)
            changes = {}
            for page in (name, twin):
                changes |= {page: None, page.replace(".md", "-new.md"): content.text(page)}
            yield Edit(changes, LEDGER, key=name.removeprefix("docs/zh/").removesuffix(".md"))


@mistake("vanished-id", "name a living id")
def a_successor_that_does_not_exist(content):
    for number, line in enumerate(content.lines(LEDGER), start=1):
        if line.startswith(("term ", "law ", "field ", "agency ")):
            lines = content.lines(LEDGER)
            lines.insert(number, f"{line.split()[0]} gone-long-ago -> never-there")
            yield Edit({LEDGER: "\n".join(lines)}, LEDGER, number + 1, names="never-there")


@mistake("unknown-id", "name a living item")
def a_retired_item_replaced_by_nothing_that_exists(content):
    for name, _path, _first, _last in content.entries("checklists", "items"):
        id = content.value(name, ("id",))
        retired = (
            f"retired:\n  - id: {id}/long-gone\n    replaced_by: {id}/never-there\n    retired_on: '2026-11-22'\n"
            "    reason: {zh: 合并, ko: 합쳤습니다}\n"
        )
        if "retired:" not in content.text(name):
            yield Edit(
                {name: content.text(name).rstrip("\n") + "\n" + retired}, name, key="replaced_by", names="never-there"
            )


@mistake("moved-page", "the page that takes its place")
def a_page_moved_to_nowhere(content):
    for was in ("measures/old", "checklists/old", "old"):
        entry = f'moved:\n  - {{was: {was}, now: measures/never-there, moved_on: "2026-11-22"}}\n'
        yield Edit({MOVED: entry}, MOVED, 2, names="never-there")


@mistake("bad-value", "write ")
def a_moved_page_named_by_its_file_or_address(content):
    for was in ("measures/old-name.md", "/measures/old-name/", "docs/zh/Measures"):
        entry = f'moved:\n  - {{was: {was}, now: about, moved_on: "2026-11-22"}}\n'
        yield Edit({MOVED: entry}, MOVED, 2, key="was")


@mistake("moved-page", "delete the page")
def a_page_moved_that_still_stands(content):
    for name in content.pages:
        if name.startswith("docs/zh/") and not name.endswith("about.md"):
            page = name.removeprefix("docs/zh/").removesuffix(".md")
            entry = f'moved:\n  - {{was: {page}, now: about, moved_on: "2026-11-22"}}\n'
            yield Edit({MOVED: entry}, MOVED, 2, names=page)


@mistake("overlay", "make internal")
def a_page_of_a_fork_without_its_overlay(content):
    for language in ("zh", "ko"):
        for page in ("index", "on-call", "night"):
            name = f"docs/{language}/internal/{page}.md"
            yield Edit({name: content.text(f"docs/{language}/about.md")}, name)


ORGANISATION = """\
name: {zh: 明海电商, ko: 밍하이 이커머스}
stores:
  - {name: 밍하이리빙, vendor_id: A01239876, seller_type: global}
roles:
  owner: {name: 陈一帆, deputy: null, contact: "yifan.chen@minghai.example"}
defaults: {company_name: "Ningbo Minghai Trading Co., Ltd."}
"""


@mistake("private-value", "docs/internal/")
def an_organisations_own_value_in_a_public_file(content):
    values = ("밍하이리빙", "A01239876", "yifan.chen@minghai.example", "Ningbo Minghai Trading Co., Ltd.")
    for index, (name, number, match) in enumerate(content.page_lines(r"^(?![#|!`{\s]).{20,}$")):
        value = values[index % len(values)]
        changes = {
            "docs/internal/organisation.yml": ORGANISATION,
            name: content.with_line(name, number, f"{match[0]} {value}"),
        }
        yield Edit(changes, name, number, key=value)
