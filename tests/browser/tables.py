"""What people do to our tables: they write, sort, delete and add rows, and save with programs of their own."""

import csv
import io
import warnings
import zipfile

import openpyxl
from openpyxl.comments import Comment
from playwright.sync_api import expect

from tests.libreoffice import converted

#: The heads of the columns that tests write into.
OWNER = ("负责人", "담당자", "负责人 담당자")
STATUS = ("状态", "상태", "状态 상태")
DUE = ("截止日", "기한", "截止日 기한")
DONE_ON = ("完成日", "완료일", "完成日 완료일")
NOTES = ("备注", "비고", "备注 비고")
ITEM = ("要做的事", "할 일")
#: In which the page asks what of a table is brought in.
FORM = ".bring"


class Worksheet:
    """A sheet of a workbook, written into by the ids of its rows."""

    def __init__(self, book, item):
        """Take the sheet that has the row of `item`."""
        self.sheet = next(
            sheet for sheet in book if any(cell.value == item for row in sheet.iter_rows() for cell in row)
        )
        head = next(row for row in self.sheet.iter_rows() if any(cell.value == "id" for cell in row))
        self.columns = {str(cell.value): cell.column for cell in head if cell.value}
        self.first = head[0].row + 1

    def column(self, heads):
        return next(number for head, number in self.columns.items() if head in heads)

    def row(self, id):
        return next(
            row
            for row in range(self.first, self.sheet.max_row + 1)
            if self.sheet.cell(row, self.columns["id"]).value == id
        )

    def write(self, id, values):
        """Write values beside an item, by the heads of their columns."""
        for heads, value in values.items():
            self.sheet.cell(self.row(id), self.column(heads)).value = value

    def add(self, text, values):
        """Write a new item into the first free row."""
        item = self.column(ITEM)
        row = next(row for row in range(self.first, 9999) if not self.sheet.cell(row, item).value)
        self.sheet.cell(row, item).value = text
        for heads, value in values.items():
            self.sheet.cell(row, self.column(heads)).value = value

    def comment(self, id, heads, words):
        """Hang a comment on a cell beside an item."""
        self.sheet.cell(self.row(id), self.column(heads)).comment = Comment(words, "王丽")

    def turn_round(self):
        """Sort the rows the other way round."""
        last = max(
            row
            for row in range(self.first, self.sheet.max_row + 1)
            if any(self.sheet.cell(row, self.column(heads)).value for heads in (ITEM, STATUS))
        )
        rows = [[cell.value for cell in self.sheet[row]] for row in range(self.first, last + 1)]
        for row, values in zip(range(self.first, last + 1), reversed(rows), strict=True):
            for column, value in enumerate(values, start=1):
                self.sheet.cell(row, column).value = value


def packed():
    """An archive that is no workbook."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("목록.csv", "x")
    return buffer.getvalue()


def saved_by_libreoffice(folder, books):
    """What LibreOffice makes of workbooks when it saves them, by name; one start for all."""
    given = {name: folder / f"{name}.xlsx" for name in books}
    for name, book in books.items():
        book.save(given[name])
    saved = converted(folder, {path.name: path for path in given.values()}, "xlsx")
    return {name: saved[path.name].read_bytes() for name, path in given.items()}


def written(book):
    """A workbook as a file; what its formulas give is not in it."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_csv(rows, separator=",", charset="utf-8-sig"):
    """Rows as a program of another land saves them."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode(charset)


def rows_of(path):
    """The rows of a CSV download."""
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def opened(path):
    """A workbook as a program opens it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Print area")  # openpyxl knows no area of whole columns, and loses it
        return openpyxl.load_workbook(path)


def give(page, name, content, within="[data-handover]"):
    page.set_input_files(
        f"{within} [data-import]", {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def parts(page):
    """How many lines each part of the form has."""
    expect(page.locator(FORM)).to_be_visible()
    return {
        block.get_attribute("data-bring"): block.locator("fieldset, label:has([type=checkbox]), li").count()
        for block in page.locator(f"{FORM} [data-bring]").all()
    }


def merge(page):
    page.click(f"{FORM} [data-action=merge]")
    expect(page.locator(FORM)).to_have_count(0)
