"""Mistakes in pages: front matter, headings, links, macros, and the two languages drifting apart."""

import itertools
import re

from ..workbench import Edit, mistake

HEADING = r"^(##+) (.*?) \{ #([\w-]+) \}$"
LINK = r"(?<!!)\[[^\]]*\]\(([^)#\s]+\.md)(#[^)]*)?\)"


@mistake("front-matter", "in the page's language")
def a_page_without_title_or_description(content):
    for name in content.pages:
        for number, line in enumerate(content.lines(name)[:8], start=1):
            if key := re.match(r"(title|description):", line):
                yield Edit({name: content.with_line(name, number, None)}, name, key=key[1])


@mistake("front-matter", "known keys")
def a_front_matter_key_that_nothing_reads(content):
    for name in content.pages:
        yield Edit({name: content.with_line(name, 1, "---\nauthor: me")}, name, 2, key="author")


@mistake("front-matter", "delete it")
def a_front_matter_key_that_hides_a_macro(content):
    for name in content.pages:
        for macro in ("law", "source", "checklist"):
            yield Edit(
                {name: content.with_line(name, 1, f"---\n{macro}: x")}, name, 2, key=macro, names="hides the macro"
            )


@mistake("front-matter", "quote values")
def front_matter_that_is_no_yaml(content):
    for name in content.pages:
        yield Edit({name: content.with_line(name, 2, content.line(name, 2) + ": more: more")}, name)


@mistake("front-matter", "in quotes")
def a_title_that_is_a_day_that_does_not_exist(content):
    for name in content.pages:
        for number, line in enumerate(content.lines(name)[:8], start=1):
            if line.startswith("title:"):
                yield Edit({name: content.with_line(name, number, "title: 2026-13-45")}, name, names="month")


@mistake("front-matter", "say what this page is for")
def a_description_copied_from_another_page(content):
    described = [
        (name, number, line)
        for name in content.pages
        for number, line in enumerate(content.lines(name)[:8], start=1)
        if line.startswith("description:")
    ]
    for (_, _, before), (name, number, _) in itertools.pairwise(described):
        yield Edit({name: content.with_line(name, number, before)}, name, number, key="description")


@mistake("heading-id", "write { #short-ascii-id }")
def a_heading_without_id(content):
    for name, number, match in content.page_lines(HEADING):
        yield Edit({name: content.with_line(name, number, f"{match[1]} {match[2]}")}, name, number, key=match[2])


@mistake("heading-id", "with a space")
def an_id_that_jinja_takes_for_a_comment(content):
    for name, number, match in content.page_lines(HEADING):
        yield Edit({name: content.with_line(name, number, f"{match[1]} {match[2]} {{#{match[3]}}}")}, name, number)


@mistake("heading-id", "its own id")
def a_heading_id_used_twice(content):
    before: dict[str, str] = {}
    for name, number, match in content.page_lines(HEADING):
        if name in before:
            wrong = f"{match[1]} {match[2]} {{ #{before[name]} }}"
            yield Edit({name: content.with_line(name, number, wrong)}, name, number, names=before[name])
        before[name] = match[3]


@mistake("heading-level", "begin with ##")
def a_title_typed_as_heading(content):
    for name, number, match in content.page_lines(HEADING):
        yield Edit({name: content.with_line(name, number, f"# {match[2]} {{ #{match[3]} }}")}, name, number)


@mistake("heading-level", "skip no level")
def a_heading_two_levels_down(content):
    for name, number, match in content.page_lines(r"^## (.*)$"):
        yield Edit({name: content.with_line(name, number, f"#### {match[1]}")}, name, number)


@mistake("link", "correct the path")
def a_link_to_a_page_that_is_not_there(content):
    for name, number, match in content.page_lines(LINK):
        wrong = match[0].replace(match[1], match[1].replace(".md", "-old.md"))
        yield Edit({name: content.replaced(name, number, match, wrong)}, name, number, key="-old.md")


@mistake("link", "correct the path")
def a_page_renamed_and_its_links_forgotten(content):
    linked = {}
    for name, number, match in content.page_lines(LINK):
        folder = name.rpartition("/")[0].split("/")
        for step in match[1].split("/"):
            folder = folder[:-1] if step == ".." else [*folder, step]
        linked.setdefault("/".join(folder), (name, number))
    for page in content.pages:
        if page in linked and linked[page][0] != page:
            name, number = linked[page]
            yield Edit({page: None, page.replace(".md", "-new.md"): content.text(page)}, name, number)


@mistake("link", "correct the path")
def a_partial_that_leads_to_a_page_that_is_not_there(content):
    for path in sorted(content.root.glob("macros/render/partials/*.html")):
        name = path.relative_to(content.root).as_posix()
        for number, line in enumerate(content.lines(name), start=1):
            if match := re.search(r"link\('([^']+)\.md'", line):
                wrong = line.replace(f"{match[1]}.md", f"{match[1]}-old.md")
                yield Edit({name: content.with_line(name, number, wrong)}, name, number, key="-old.md")


@mistake("link", "relative to this page")
def an_absolute_link(content):
    for name, number, match in content.page_lines(LINK):
        wrong = match[0].replace(match[1], "/zh/about/")
        yield Edit({name: content.replaced(name, number, match, wrong)}, name, number)


@mistake("link", "this language")
def a_link_into_the_other_language(content):
    for name, number, match in content.page_lines(LINK):
        up = "../" * (name.count("/") - 1)
        other = "ko" if name.startswith("docs/zh/") else "zh"
        wrong = match[0].replace(match[1], f"{up}{other}/about.md").replace(match[2] or "\0", "")
        yield Edit({name: content.replaced(name, number, match, wrong)}, name, number, key=f"{other}/about.md")


@mistake("anchor", "headings")
def a_link_to_a_heading_that_is_not_there(content):
    for name, number, match in content.page_lines(LINK):
        wrong = match[0].replace(f"({match[1]}{match[2] or ''}", f"({match[1]}#nowhere")
        yield Edit({name: content.replaced(name, number, match, wrong)}, name, number, names="nowhere")


@mistake("anchor", "headings")
def a_heading_renamed_and_its_links_forgotten(content):
    for name, number, match in content.page_lines(r"\]\(([^)#\s]*)#([\w-]+)\)"):
        folder = name.rpartition("/")[0].split("/")
        for step in filter(None, match[1].split("/")):
            folder = folder[:-1] if step == ".." else [*folder, step]
        page = "/".join(folder) if match[1] else name
        for target, line, heading in content.page_lines(HEADING):
            if target == page and heading[3] == match[2]:
                wrong = f"{heading[1]} {heading[2]} {{ #{heading[3]}-new }}"
                changes = {page: content.with_line(page, line, wrong)}
                yield Edit(changes, name, number, names=match[2])


@mistake("unknown-macro", "use one of")
def a_macro_misspelled(content):
    for name, number, match in content.page_lines(r"\{\{ (\w+)\("):
        yield Edit(
            {name: content.replaced(name, number, match, f"{{{{ {match[1]}x(")}, name, number, names=f"{match[1]}x"
        )


@mistake("unknown-name", "")
def a_macro_that_names_no_record(content):
    for name, number, match in content.page_lines(
        r"\{\{ (law|source|term|channel|agency|deadline|myth|checklist|letters)\(\"([^\"]+)\""
    ):
        wrong = f'{{{{ {match[1]}("{match[2]}x"'
        yield Edit({name: content.replaced(name, number, match, wrong)}, name, number, names=f"{match[2]}x")


@mistake("unknown-name", "labels.yml")
def a_step_for_a_role_that_does_not_exist(content):
    for name, number, match in content.page_lines(r"\{\{ by\(\"([^\"]+)\""):
        yield Edit({name: content.replaced(name, number, match, '{{ by("boss"')}, name, number, names="boss")


@mistake("macro-syntax", 'as "text"')
def a_macro_argument_without_quotation_marks(content):
    for name, number, match in content.page_lines(r"\{\{ (\w+)\(\"([^\"]+)\"\) \}\}"):
        wrong = f"{{{{ {match[1]}({match[2]}) }}}}"
        yield Edit({name: content.replaced(name, number, match, wrong)}, name, number)


@mistake("macro-syntax", "")
def a_macro_with_too_many_arguments(content):
    for name, number, match in content.page_lines(r"\{\{ (law|term|channel|agency|deadline)\(\"([^\"]+)\"\) \}\}"):
        wrong = f'{{{{ {match[1]}("{match[2]}", "x", "y") }}}}'
        yield Edit({name: content.replaced(name, number, match, wrong)}, name, number)


@mistake("macro-syntax", "{{ macro(")
def a_macro_without_brackets(content):
    for name, number, match in content.page_lines(r"\{\{ (\w+)\(([^)]*)\) \}\}"):
        yield Edit({name: content.replaced(name, number, match, f"{{{{ {match[1]} }}}}")}, name, number)


@mistake("stray-template", "only call macros")
def a_macro_not_closed(content):
    for name, number, match in content.page_lines(r"\{\{ \w+\([^)]*\) \}\}"):
        yield Edit({name: content.replaced(name, number, match, match[0][:-1])}, name, number)


@mistake("stray-template", "only call macros")
def template_code_in_a_page(content):
    for name, number, _ in content.page_lines(r"^$"):
        for wrong in ("{% include 'x' %}", "{# later #}", "`{% if x %}`", "```\n{% set x = 1 %}\n```"):
            line = number + 1 if wrong.startswith("```") else number
            yield Edit({name: content.with_line(name, number, wrong)}, name, line)


@mistake("coverage", "say it on the page")
def a_statement_of_the_source_document_dropped(content):
    for name in content.pages:
        for number, line in enumerate(content.lines(name)[:8], start=1):
            for id in re.findall(r"S\d+", line) if line.startswith("covers:") else []:
                home = next(one for one in content.files["docs/data/seed.yml"].data["statements"] if one["id"] == id)
                if name.endswith(f"/{home['page']}.md"):
                    changed = re.sub(rf"{id}(?:, )?", "", line)
                    yield Edit({name: content.with_line(name, number, changed)}, name, names=id)


@mistake("coverage", "seed.yml")
def a_page_that_covers_what_nobody_said(content):
    for name in content.pages:
        for number, line in enumerate(content.lines(name)[:8], start=1):
            if line.startswith("covers:"):
                yield Edit(
                    {name: content.with_line(name, number, line.replace("[", "[S99, "))}, name, number, names="S99"
                )


@mistake("page-collision", "is made from")
def a_page_written_where_one_is_generated(content):
    for name in content.records:
        folder, _, file = name.removeprefix("docs/data/").partition("/")
        if folder in ("checklists", "templates"):
            for language in ("zh", "ko"):
                page = f"docs/{language}/{folder}/{file.replace('.yml', '.md')}"
                yield Edit({page: content.text(f"docs/{language}/about.md")}, page)


@mistake("scenario-page", "write docs/")
def a_kind_of_report_without_its_page(content):
    for name in content.records:
        if "/scenarios/" in name:
            id = name.rpartition("/")[2].removesuffix(".yml")
            pages = {f"docs/{language}/scenarios/{id}.md": None for language in ("zh", "ko")}
            yield Edit(pages, name)


@mistake("scenario-page", "write docs/data/scenarios/")
def a_page_of_a_kind_of_report_without_record(content):
    for id in ("phishing", "price-war", "hijacked"):
        pages = {
            f"docs/{language}/scenarios/{id}.md": content.text(f"docs/{language}/about.md") for language in ("zh", "ko")
        }
        yield Edit(pages, f"docs/zh/scenarios/{id}.md")
