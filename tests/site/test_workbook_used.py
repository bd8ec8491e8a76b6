"""Workbooks as a team uses them: rows added inside and below, ticked, saved and printed by LibreOffice.

LibreOffice starts once to save and once to print, for all tests of this file.
"""

import datetime
import re
import zipfile
from pathlib import Path

import openpyxl
import pypdf
import pytest
from openpyxl.utils import range_boundaries

from .reading import part, squeezed, table_rows
from .test_downloads_office import converted, result_of

#: openpyxl knows neither the bar that shows the progress nor a print area of whole columns.
pytestmark = pytest.mark.filterwarnings("ignore:.*(extension is not supported|Print area cannot be set):UserWarning")

VARIANTS = {"zh": ("zh",), "zh-ko": ("zh", "ko")}
LIST = "list_first_24_hours"
INSIDE, BELOW = "自己加在中间的事项", "自己加在最后的事项"
#: Seven of the list's items are done, one does not apply, one is late; of the two own rows one is done.
DONE, DROPPED, LATE, OWN = 7 + 1, 1, 1, 2
DAY = datetime.datetime(2020, 1, 1)


def words(playbook, key, variant):
    return " ".join(playbook.labels[key][language] for language in VARIANTS[variant])


def table_of(book, name):
    return next(sheet for sheet in book if name in sheet.tables)


@pytest.fixture(scope="session")
def used(once, site, playbook):
    """The workbooks after a day's work, by variant: as openpyxl, a program that does not compute, has written them."""

    def use(folder):
        for variant in VARIANTS:
            given, made = site / f"downloads/playbook-{variant}.xlsx", folder / f"playbook-{variant}.xlsx"
            book = openpyxl.load_workbook(given)
            work(table_of(book, LIST), playbook, variant)
            book.save(made)
            keep_print_areas(given, made)

    folder = once("workbooks-used", use)
    return {variant: folder / f"playbook-{variant}.xlsx" for variant in VARIANTS}


def work(sheet, playbook, variant):
    """Do a day's work in the sheet of a list."""
    heads = {cell.value: cell.column for cell in sheet[4]}
    item, status, due = (
        heads[playbook.labels["export.item"].zh],
        heads[words(playbook, "export.status", variant)],
        heads[words(playbook, "export.due", variant)],
    )
    state = {one: words(playbook, f"js.state.{one}", variant) for one in ("done", "na")}
    last = 4 + len(playbook.checklists["first-24-hours"].items)
    for row in range(5, 12):
        sheet.cell(row, status).value = state["done"]
    sheet.cell(12, status).value = state["na"]
    sheet.cell(13, due).value = DAY
    inserted(sheet, 8)
    sheet.cell(8, item).value = INSIDE
    sheet.cell(8, status).value = state["done"]
    sheet.cell(last + 2, item).value = BELOW


def keep_print_areas(before, after):
    """Give a file the names that it had before: openpyxl knows no print area of whole columns."""
    names = re.search(r"<definedNames>.*</definedNames>", part(before.read_bytes(), "xl/workbook.xml"))[0]
    with zipfile.ZipFile(after) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    book = re.sub(r"<definedNames>.*</definedNames>", lambda _: names, parts["xl/workbook.xml"].decode())
    with zipfile.ZipFile(after, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, book if name == "xl/workbook.xml" else content)


def inserted(sheet, row):
    """Make room for a row within the table, as sorting does: what stands below moves down by one."""
    given = [[cell.value for cell in cells] for cells in sheet.iter_rows(min_row=row, max_row=row + 30)]
    for offset, values in enumerate([[None] * len(given[0]), *given]):
        for column, value in enumerate(values, start=1):
            sheet.cell(row + offset, column).value = value


@pytest.fixture(scope="session")
def saved(once, used):
    """What LibreOffice made of them when it saved them, by variant."""
    files = {path.name: path for path in used.values()}
    folder = once("workbooks-saved", lambda folder: converted(folder, files, "xlsx"))
    return {variant: result_of(folder, path.name, "xlsx") for variant, path in used.items()}


@pytest.mark.parametrize("variant", VARIANTS)
def test_progress_counts_the_teams_own_rows_and_never_more_than_there_are(saved, playbook, variant):
    """files.md 6: two rows of a team's own made 113 %."""
    book = openpyxl.load_workbook(saved[variant], data_only=True)
    total = len(playbook.checklists["first-24-hours"].items) + OWN
    share = DONE / (total - DROPPED)
    sheet = table_of(book, LIST)
    (progress,) = [cell.value for cell in sheet[1][1:] if isinstance(cell.value, float)]
    assert progress == pytest.approx(share)
    overview = table_of(book, "by_list")
    counts = [cell.value for cell in overview[9]][1:8]
    assert counts[:6] == [total, total - DONE - DROPPED, 0, DONE, DROPPED, LATE]
    assert counts[6] == pytest.approx(share)
    rows = [[cell.value for cell in row] for row in overview.iter_rows(min_row=9, max_col=8)]
    whole = next(row for row in rows if row[0] == words(playbook, "export.all-lists", variant))
    every = [checklist.items for checklist in playbook.checklists.values()]
    assert whole[1] == sum(map(len, every)) + OWN
    roles = [words(playbook, f"role.{role}", variant) for role in {item.role for items in every for item in items}]
    nobody = words(playbook, "export.no-role", variant)
    counted = [row for row in rows if row[0] in (*roles, nobody)]
    assert [sum(row[column] for row in counted) for column in range(1, 7)] == whole[1:7]
    assert next(row for row in counted if row[0] == nobody)[1] == OWN


@pytest.mark.parametrize("variant", VARIANTS)
def test_saving_in_libreoffice_keeps_values_tables_validation_dates_and_formats(used, saved, playbook, variant):
    before, after = (openpyxl.load_workbook(path[variant]) for path in (used, saved))
    assert after["_meta"].sheet_state == "hidden"
    for sheet in before:
        other = after[sheet.title]
        assert dict(other.tables.items()) == dict(sheet.tables.items())
        if not sheet.tables or "by_list" in sheet.tables:
            continue
        assert [list(row.values())[:3] for row in table_rows(other)] == [
            list(row.values())[:3] for row in table_rows(sheet)
        ]
        assert [row["id"] for row in table_rows(other)] == [row["id"] for row in table_rows(sheet)]
        kept = {str(rule.sqref): rule.type for rule in other.data_validations.dataValidation}
        assert kept == {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}
        _, _, _, last = range_boundaries(next(iter(sheet.tables.values())).ref)
        assert any(str(cells.sqref).endswith(str(last)) for cells in other.conditional_formatting)
    names = [part(path[variant].read_bytes(), "xl/workbook.xml") for path in (used, saved)]
    areas = [sorted(re.findall(r"![$]A:[$][A-Z]+", text)) for text in names]
    assert areas[0] == areas[1] != []
    sheet = table_of(after, LIST)
    due = next(cell.column for cell in sheet[4] if cell.value == words(playbook, "export.due", variant))
    (day,) = [cell for cell in (row[due - 1] for row in sheet.iter_rows(min_row=5)) if cell.value]
    assert (day.value, day.is_date) == (DAY, True)


def test_what_was_added_is_printed_and_nothing_is_small(saved, tmp_path):
    """Own rows were not printed, and both languages came out at 4.8 points."""
    files = {path.name: path for path in saved.values()}
    for path in converted(tmp_path, files, "pdf").values():
        pages = pypdf.PdfReader(path).pages
        text, sizes = read(pages)
        assert INSIDE in text
        assert BELOW in text
        assert len(pages) < 60, "empty rows are not printed"
        assert min(sizes) >= 8, Path(path).name


def read(pages):
    """The words of pages, and the sizes of type in points."""
    sizes = set()

    def note(text, turned, matrix, font, size):
        if text.strip():
            sizes.add(round(size * abs(matrix[3]) * abs(turned[3]), 1))

    text = "\n".join(page.extract_text(visitor_text=note) for page in pages)
    return squeezed(text), sizes
