"""A day's work in the workbook of the whole playbook, by a program that does not compute."""

import datetime
import re
import zipfile

import openpyxl

from .reading import part

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


def used_workbook(given, made, playbook, variant):
    """Work in the workbook `given`, and save it as `made`."""
    book = openpyxl.load_workbook(given)
    work(table_of(book, LIST), playbook, variant)
    book.save(made)
    keep_print_areas(given, made)


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
