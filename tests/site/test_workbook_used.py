"""Workbooks as a team uses them: rows added inside and below, ticked, saved and printed by LibreOffice."""

import dataclasses
import functools
import io
import re

import openpyxl
import pypdf
import pytest
from openpyxl.utils import range_boundaries

from tests.libreoffice import converted, result_of

from .day_of_work import BELOW, DAY, DONE, DROPPED, INSIDE, LATE, LIST, OWN, VARIANTS, table_of, words
from .reading import ONE_PAGE, part, pdf_text, squeezed, table_rows

#: openpyxl knows neither the bar that shows the progress nor a print area of whole columns.
pytestmark = pytest.mark.filterwarnings("ignore:.*(extension is not supported|Print area cannot be set):UserWarning")

#: Every test only reads.
opened = functools.cache(functools.partial(openpyxl.load_workbook, data_only=True))


@pytest.fixture(scope="session")
def saved(once, used):
    """What LibreOffice made of them when it saved them, by variant."""
    files = {path.name: path for path in used.values()}
    folder = once("workbooks-saved", lambda folder: converted(folder, files, "xlsx"))
    return {variant: result_of(folder, path.name, "xlsx") for variant, path in used.items()}


@pytest.mark.parametrize("variant", VARIANTS)
def test_progress_counts_the_teams_own_rows_and_never_more_than_there_are(saved, playbook, variant):
    """files.md 6: two rows of a team's own made 113 %."""
    book = opened(saved[variant])
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
    before, after = (opened(path[variant]) for path in (used, saved))
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


def test_what_was_added_is_printed_and_nothing_is_small(printed, used):
    """Own rows were not printed, and both languages came out at 4.8 points."""
    path = printed("used.xlsx")
    text = squeezed(pdf_text(path.read_bytes()))
    assert INSIDE in text
    assert BELOW in text
    pdf = pypdf.PdfReader(path)
    assert len(pdf.pages) < 60, "empty rows are not printed"
    # A sheet is printed in one size on all of its pages, and has a bookmark on the first.
    first = [pdf.pages[pdf.get_destination_page_number(sheet)] for sheet in pdf.outline]
    assert len(first) == len(openpyxl.load_workbook(used["zh-ko"], read_only=True).sheetnames) - 1  # one is hidden
    assert min(sizes(first)) >= 8


def test_the_overview_is_printed_on_one_page(printed):
    """The head of its last table stood at the foot of a page, and its rows alone on the next."""
    pdf = pypdf.PdfReader(printed("used.xlsx"))
    assert [pdf.get_destination_page_number(sheet) for sheet in pdf.outline[:2]] == [0, 1]


def test_the_names_of_a_list_in_two_languages_stand_apart_on_the_overview(saved, playbook):
    """LibreOffice keeps no break of lines in a link."""
    rows = table_of(opened(saved["zh-ko"]), "by_list").iter_rows(min_row=9, max_col=1, values_only=True)
    lists = list(playbook.checklists.values())
    for (name,), record in zip(rows, lists, strict=False):
        assert name == f"{record.title.zh} · {record.title.ko}"


def test_an_overview_of_many_lists_takes_more_pages_before_it_is_small(playbook):
    from macros.export import xlsx
    from macros.export.edition import Edition
    from macros.export.stamp import Stamp, moment_of

    stamp = Stamp("1", "2026-11-22", "0", {"zh": "", "ko": ""}, moment_of("2026-11-22"))
    edition = Edition("zh", playbook.labels, playbook.fields, stamp)
    model = next(iter(playbook.checklists.values()))
    pages = []
    for number in (len(playbook.checklists), 60):
        lists = {f"a-{index}": model.model_copy(update={"id": f"a-{index}"}) for index in range(number)}
        book = xlsx.workbook(dataclasses.replace(playbook, checklists=lists, letters={}), edition)
        pages.append(openpyxl.load_workbook(io.BytesIO(book)).worksheets[0].page_setup.fitToHeight)
    assert pages == [ONE_PAGE, 0]


def sizes(pages):
    """The sizes of type on pages, in points."""
    found = set()

    def note(text, turned, matrix, font, size):
        if text.strip():
            found.add(round(size * abs(matrix[3]) * abs(turned[3]), 1))

    for page in pages:
        page.extract_text(visitor_text=note)
    return found
