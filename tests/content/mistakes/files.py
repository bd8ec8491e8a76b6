"""Mistakes with files: how they are saved, named and placed."""

from pathlib import Path

from ..workbench import Edit, mistake

OUTSIDE = Path("/etc/hostname")


def texts(content):
    return [*content.pages, *content.records]


@mistake("encoding", "UTF-8 without BOM")
def saved_with_a_byte_order_mark(content):
    for name in texts(content):
        yield Edit({name: b"\xef\xbb\xbf" + content.text(name).encode()}, name, 1)


@mistake("encoding", "LF line ends")
def saved_with_windows_line_ends(content):
    for name in texts(content):
        yield Edit({name: content.text(name).replace("\n", "\r\n")}, name, 1)


@mistake("encoding", "UTF-8")
def saved_in_the_old_encoding_of_a_windows_machine(content):
    for name in texts(content):
        encoding = "cp949" if "/ko/" in name else "gb18030"
        text = content.text(name)
        if not text.isascii():
            line = next(number for number, line in enumerate(text.split("\n"), start=1) if not line.isascii())
            yield Edit({name: text.encode(encoding, "replace")}, name, line)


@mistake("merge-conflict", "delete the marker")
def a_merge_conflict_left_in(content):
    for name in texts(content):
        lines = content.lines(name)
        middle = len(lines) // 2
        broken = [
            *lines[:middle],
            "<<<<<<< HEAD",
            lines[middle],
            "=======",
            lines[middle],
            ">>>>>>> theirs",
            *lines[middle + 1 :],
        ]
        yield Edit({name: "\n".join(broken)}, name, middle + 1)


@mistake("empty-file", "delete the file")
def an_empty_file(content):
    for name in texts(content):
        yield Edit({name: "\n\n"}, name)


@mistake("empty-file", "delete the file")
def a_record_of_comments_alone(content):
    for name in content.records:
        yield Edit({name: "# later\n"}, name)


@mistake("plain-file", "remove or split")
def a_file_of_five_megabytes(content):
    for name in texts(content):
        yield Edit({name: lambda: "# " + "x" * 5_000_000}, name)


@mistake("plain-file", "put the file itself here")
def a_link_out_of_the_project(content):
    for name in texts(content):
        yield Edit({name: OUTSIDE}, name)


@mistake("plain-file", "put the file itself here")
def a_link_among_the_assets(content):
    for folder in ("docs/assets", "docs/zh/measures", "docs/data/checklists"):
        yield Edit({f"{folder}/linked": Path("/etc")}, f"{folder}/linked")


@mistake("stray-file", "move it or delete it")
def a_file_that_does_not_belong(content):
    for name in (
        "docs/zh/measures/letter.docx",
        "docs/ko/notes.txt",
        "docs/zh/picture.png",
        "docs/assets/old.zip",
        "docs/draft.md",
    ):
        yield Edit({name: "x"}, name)


@mistake("stray-file", "rename it to")
def a_record_with_another_ending(content):
    for name in content.records:
        if name.count("/") == 3:
            other = name.removesuffix(".yml") + ".yaml"
            yield Edit({name: None, other: content.text(name)}, other)


@mistake("file-name", "lower-case ASCII")
def a_name_that_makes_no_address(content):
    for name in content.pages:
        for wrong in ("证据 副本.md", "Evidence.md", "evidence (1).md"):
            place = name.rpartition("/")[0] + "/" + wrong
            yield Edit({place: content.text(name)}, place)


@mistake("large-file", "make it smaller")
def a_picture_as_large_as_a_camera_makes_it(content):
    for name in ("docs/assets/photo.png", "docs/assets/images/scan.svg"):
        yield Edit({name: b"x" * 2_000_000}, name)


@mistake("active-svg", "plain shapes")
def a_picture_with_a_script(content):
    for inside in ("<script>alert(1)</script>", '<a href="https://evil.example">x</a>', '<rect onclick="x()"/>'):
        name = "docs/assets/drawing.svg"
        yield Edit({name: f'<svg xmlns="http://www.w3.org/2000/svg">\n{inside}</svg>'}, name, 2)


@mistake("stray-file", "save the picture again")
def a_drawing_that_is_none(content):
    yield Edit({"docs/assets/drawing.svg": "<svg>\n</svg>"}, "docs/assets/drawing.svg", 1)


@mistake("missing-file", "restore it")
def a_file_of_the_data_deleted(content):
    for name in content.records:
        if name.count("/") == 2:
            yield Edit({name: None}, name)


@mistake("missing-file", "restore it")
def the_door_or_the_ledger_deleted(content):
    for name in ("docs/index.md", "docs/data/published.txt"):
        yield Edit({name: None}, name)


@mistake("characters", "indent with spaces")
def a_tab_in_a_page(content):
    for name, number, match in content.page_lines(r"^(?:- |\d+\. )"):
        yield Edit({name: content.replaced(name, number, match, "\t" + match[0])}, name, number)


@mistake("yaml-syntax", "indent with spaces")
def a_tab_that_indents_a_record(content):
    for name in content.records:
        for number, line in enumerate(content.lines(name), start=1):
            if line.startswith("    ") and line.lstrip()[0].isalpha():
                yield Edit({name: content.with_line(name, number, "\t" + line.lstrip())}, name)


@mistake("yaml-syntax", "a missing quote")
def a_quotation_mark_not_closed(content):
    for one in content.scalars():
        text = content.text(one.file)
        if text[one.start] == '"' and "\n" not in text[one.start : one.end]:
            yield Edit({one.file: content.cut(one.file, one.end - 1, one.end, "")}, one.file)


@mistake("yaml-syntax", "quotes")
def a_colon_in_a_value_without_quotes(content):
    for one in content.scalars(r"checklists|templates|scenarios", "zh|ko"):
        text = content.text(one.file)
        if text[one.start] not in "\"'":
            yield Edit({one.file: content.cut(one.file, one.start, one.start, "注意: 注意: ")}, one.file, one.line)


@mistake("duplicate-key", "keep one")
def a_key_written_twice(content):
    for name, path, _first, _ in content.entries(
        "checklists|templates|scenarios", "title|items|parts|card|summary|purpose"
    ):
        text = content.text(name)
        end = text.rstrip("\n").count("\n") + 1
        yield Edit({name: text.rstrip("\n") + f"\n{path[0]}: x\n"}, name, end + 1, key=path[0])


@mistake("duplicate-key", "keep one")
def a_language_written_twice(content):
    for zh, _ in content.bilingual(r"checklists|scenarios|glossary"):
        line = content.line(zh.file, zh.line)
        if line.lstrip().startswith("zh: "):
            yield Edit(
                {zh.file: content.with_line(zh.file, zh.line, f"{line}\n{line}")}, zh.file, zh.line + 1, key=zh.key
            )
