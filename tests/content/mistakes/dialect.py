"""Mistakes that a code fence, a line end or another way of writing Markdown could hide."""

from ..workbench import Edit, mistake

PROSE = r"^(?![#|!`{\s-]|\d+\. ).{20,}$"
CLOSED = (
    *("```\nls\n```", "~~~\nls\n~~~", "``` sh\nls\n```", "````\n```\n````", "```\n~~~\n```", "~~~\n```\n~~~"),
    *("```\nls\n\n\nls\n```", "```\n```", "> ```\n> ls\n> ```", "1. ls\n\n    ```\n    ls\n    ```"),
    *("`ls\nls`", "    ls", "ls\n==", "{% raw %}\nls\n{% endraw %}", "<!-- ls -->", "<pre>\nls\n</pre>"),
)
OPEN = (
    *("```\nls", "~~~\nls", "````\nls\n```", "```\nls\n````", "```\nls\n~~~", "```\nls\n ```", "    ```\n    ls\n```"),
    *("``` sh x=y\nls\n```", "- ```\n  ls\n  ```", "> ```\n> ls", "```\nls\n``` ls", "`ls", "{% raw %}ls{% endraw %}"),
)


def after_prose(content, text):
    """Yield the edits that put a text below a paragraph, each with the line that the text's last line gets."""
    for name, number, match in content.page_lines(PROSE):
        if "```" not in content.text(name):  # a fence further down would close an open one
            yield name, number + 2 + text.count("\n"), {name: content.with_line(name, number, f"{match[0]}\n\n{text}")}


def after(content, before, text):
    for each in before:
        yield from after_prose(content, f"{each}\n\n{text}")


@mistake("left-over")
def something_left_over_below_a_fence(content):
    for name, line, changes in after(content, CLOSED, "TODO"):
        yield Edit(changes, name, line, names="TODO")


@mistake("left-over")
def something_left_over_behind_an_open_fence(content):
    for name, line, changes in after(content, OPEN, "TODO"):
        yield Edit(changes, name, line, names="TODO")


@mistake("left-over")
def something_left_over_that_is_printed_as_it_stands(content):
    for name, line, changes in after_prose(content, "{% raw %}TODO{% endraw %}"):
        yield Edit(changes, name, line, names="TODO")


@mistake("claim-without-source")
def a_penalty_behind_an_open_fence(content):
    for text in ("罚金最高9900万韩元。", "벌금은 최고 9,900만 원입니다."):
        for name, line, changes in after(content, OPEN, text):
            if name.startswith("docs/zh/" if "韩元" in text else "docs/ko/"):
                yield Edit(changes, name, line)


@mistake("link", "correct the path")
def a_dead_link_behind_an_open_fence(content):
    for name, line, changes in after(content, OPEN, "[x](gone.md)"):
        yield Edit(changes, name, line, key="gone.md")


@mistake("heading-id", "write { #short-ascii-id }")
def a_heading_without_id_behind_an_open_fence(content):
    for name, line, changes in after(content, OPEN, "## WING"):
        yield Edit(changes, name, line, key="WING")


@mistake("heading-id", "write { #short-ascii-id }")
def a_heading_without_id_where_headings_seldom_stand(content):
    for text in ("##WING", "- ## WING", "> ## WING", "!!! note\n\n    ## WING", "1. x\n\n    ## WING", "WING\n## WING"):
        for name, line, changes in after_prose(content, text):
            yield Edit(changes, name, line, key="WING")


@mistake("link", "correct the path")
def a_dead_link_that_is_written_in_a_rare_way(content):
    for text in (
        *("[WING\nWING](gone.md)", "[WING](\ngone.md)", "[WING](<gone.md>)", "[WING](gone.md 'WING')"),
        *("[WING [WING]](gone.md)", "[![WING](gone.md)](gone.md)", "**[WING](gone.md)**", "[WING][a]\n\n[a]: gone.md"),
        *("## [WING](gone.md) { #wing }", "| WING |\n|---|\n| [WING](gone.md) |", "!!! note\n\n    [WING](gone.md)"),
    ):
        for name, line, changes in after_prose(content, text):
            # A link over two lines is told where its address stands.
            yield Edit(changes, name, line, key="gone.md")


@mistake("plain-markdown", "same marks")
def a_fence_that_holds_nothing(content):
    for each in OPEN:
        if "```" in each or "~~~" in each:
            for name, _, changes in after_prose(content, each):
                yield Edit(changes, name, names="begins no code")


@mistake("plain-markdown", "same marks")
def a_fence_whose_end_is_forgotten(content):
    for mark in ("```", "~~~", "````"):
        for name, line, changes in after_prose(content, mark):
            yield Edit(changes, name, line, key=mark)


@mistake("plain-markdown", "indent it as much")
def words_that_become_code_by_their_indentation(content):
    for text in ("    WING", "\tWING", "1. WING\n\n        WING", "    ```\n    WING\n    ```"):
        for name, line, changes in after_prose(content, text):
            yield Edit(changes, name, line - text.count("```"))


@mistake("plain-markdown", "write ## before it")
def a_heading_by_a_line_below_it(content):
    for text in ("WING\n====", "WING\n---", "WING { #wing }\n---", "> WING\n> ---", "- x\n\n    WING\n    ---"):
        for name, line, changes in after_prose(content, text):
            yield Edit(changes, name, line - 1, key="WING")


@mistake("plain-markdown", "beginning of the line")
def a_heading_that_is_none(content):
    for text in (" ## WING { #wing }", "   ### WING { #wing }", "> WING\n>  ## WING { #wing }"):
        for name, line, changes in after_prose(content, text):
            yield Edit(changes, name, line)


@mistake("plain-markdown", "[words](address)")
def a_link_whose_address_stands_elsewhere(content):
    for text in ("[WING][a]\n\n[a]: conduct.md", "[a]\n\n[a]: <conduct.md>", "[a]: https://x.example 'WING'"):
        for name, line, changes in after_prose(content, text):
            yield Edit(changes, name, line, key="[a]")


@mistake("plain-markdown", "[words](address)")
def a_link_to_an_address_that_stands_nowhere(content):
    for text in ("[WING][a]", "[WING][]", "WING [WING\nWING] [a]"):
        for name, line, changes in after_prose(content, text):
            yield Edit(changes, name, line - text.count("\n"))


@mistake("raw-html", "as Markdown")
def html_that_is_hard_to_see(content):
    for text in (
        *("<!-- WING -->", "WING <!-- WING -->", "<!-- WING", "<span\nclass='x'>WING</span>", "<?php WING ?>"),
        *("<div\n\nclass='x'>WING", "` <b>WING</b> ``", "- WING `\n- <b>WING</b> `", "<x:y>WING", "<br"),
    ):
        for name, line, changes in after_prose(content, text):
            yield Edit(changes, name, None if "\n" in text else line)
