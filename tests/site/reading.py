"""Reading downloads as other programs do, so that they can be held to the record."""

import csv
import functools
import html
import io
import re
import subprocess
import zipfile

import docx
import markdown
import openpyxl
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from macros.playbook.grammar import PARTICLES, PLACEHOLDER
from tests.conftest import needs

VARIANTS = {"zh": ("zh",), "ko": ("ko",), "zh-ko": ("zh", "ko")}
CHECKLIST_FORMATS = ("xlsx", "docx", "pdf", "csv", "md")
LETTER_FORMATS = ("docx", "pdf", "txt", "md")
#: How many pages high a sheet is printed where its page set-up says nothing of it: one.
ONE_PAGE = None


def squeezed(text):
    """Text without white space: where a line ends, and how wide a gap is, is each format's own affair."""
    return re.sub(r"[\s\u200b\u00a0]+", "", text)


def blanks(text, playbook, language, form="〔{}〕"):
    """A letter's text as a blank shows it: the field's label where the value will stand."""

    def shown(match):
        label = playbook.fields[match[1]].label[language]
        return form.format(label) + (PARTICLES[match[2]][2] if match[2] else "")

    return PLACEHOLDER.sub(shown, text)


def letter_texts(letter, playbook, language, form="〔{}〕"):
    """Every text of a letter in its order, as a blank shows it."""
    texts = [letter.recipient, letter.subject, *letter.parts, *letter.attachments, *letter.signature]
    return [blanks(getattr(text, language), playbook, language, form) for text in texts]


def assert_in_order(texts, whole, where):
    """Every text stands in `whole`, each after the one before it."""
    whole, position = squeezed(whole), 0
    for text in texts:
        found = whole.find(squeezed(text), position)
        assert found >= 0, f"{where} lacks, or has in another place: {text!r}"
        position = found + len(squeezed(text))


def xlsx_rows(content):
    """The item rows of a workbook: cell values by the column's head."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return table_rows(sheet)


def table_rows(sheet):
    """The rows of a worksheet's table that have something in them."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(index for index, row in enumerate(rows) if "id" in row)
    found = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    return [row for row in found if any(value is not None for value in row.values())]


def docx_text(content):
    """All words of a document in order, content controls included."""
    body = docx.Document(io.BytesIO(content)).element.body
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))
    )


#: How Word and LibreOffice count in Korean: fourteen syllables, whatever comes after them.
SYLLABLES = "가나다라마바사아자차카타파하"


def docx_rows(content):
    """The paragraphs of a document in order: the number that Word sets before each, and its words."""
    document = docx.Document(io.BytesIO(content))
    numbering = document.part.numbering_part.element
    lists = {one.get(qn("w:abstractNumId")): one for one in numbering.iter(qn("w:abstractNum"))}
    used = {one.get(qn("w:numId")): lists[one[0].get(qn("w:val"))] for one in numbering.iter(qn("w:num"))}
    counts = dict.fromkeys(used, ())
    rows = []
    for paragraph in document.element.body.iter(qn("w:p")):
        words = Paragraph(paragraph, document).text
        if not words and paragraph.getprevious() is not None and paragraph.getprevious().tag == qn("w:tbl"):
            continue  # what every table is closed with
        entry = paragraph.pPr.numPr if paragraph.pPr is not None else None
        if entry is None or entry.numId.val == 0:
            rows.append(("", words))
            continue
        id, level = str(entry.numId.val), entry.ilvl.val
        before = (*counts[id], 0, 0)
        counts[id] = (*before[:level], before[level] + 1)
        form = used[id].findall(qn("w:lvl"))[level]
        count = counts[id][-1]
        korean = form.find(qn("w:numFmt")).get(qn("w:val")) == "ganada"
        shown = SYLLABLES[(count - 1) % len(SYLLABLES)] if korean else str(count)
        rows.append((form.find(qn("w:lvlText")).get(qn("w:val")).replace(f"%{level + 1}", shown), words))
    return rows


@functools.cache
def pdf_text(content):
    """All words of a PDF in order."""
    command = [needs("pdftotext"), "-raw", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode("utf-8")


def csv_rows(content):
    """The rows of a CSV file by the column's head."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def md_text(content):
    """The words that a reader of the rendered Markdown sees."""
    page = markdown.markdown(content.decode(), extensions=["tables"])
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def txt_text(content):
    """The words of a text file."""
    return content.decode("utf-8-sig")


def part(content, name):
    """One part of an Office file, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


TEXT_OF = {"docx": docx_text, "pdf": pdf_text, "md": md_text, "txt": txt_text}
