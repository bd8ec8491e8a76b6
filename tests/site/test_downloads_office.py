"""LibreOffice opens every kind of workbook and document, prints all of their words, and keeps them when it saves."""

import re

import docx
import pytest
from docx.oxml.ns import qn

from macros.playbook.fill import fill
from tests.fillings import sendable
from tests.libreoffice import converted, result_of

from .conftest import CHECKLIST, LETTERS, sheet_name
from .reading import VARIANTS, assert_in_order, letter_texts, pdf_text, squeezed

#: Lists that it saves.
SAVED_LISTS = (CHECKLIST, "evidence-by-report-type")


def body_text(path):
    """The words of a PDF without the page numbers, which stand between two halves of a paragraph."""
    number = r"(第\s*\d+\s*页，共\s*\d+\s*页|\d+ / \d+\s*쪽?)\s*$"
    return "\n".join(re.sub(number, "", page.strip()) for page in pdf_text(path.read_bytes()).split("\f"))


@pytest.fixture(scope="session")
def lists(site):
    """Checklists as LibreOffice is given them, by name."""
    names = [f"{id}.{variant}.docx" for id in SAVED_LISTS for variant in VARIANTS]
    return {name: site / "downloads/checklists" / name for name in names}


@pytest.fixture(scope="session")
def saved(once, letters, lists):
    """What LibreOffice saves: `saved(name)` gives the path."""
    folder = once("office-saved", lambda folder: converted(folder, letters | lists, "docx"))
    return lambda name: result_of(folder, name, "docx")


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_checklist_loses_no_word(printed, playbook, form):
    checklist = playbook.checklists[CHECKLIST]
    for variant, languages in VARIANTS.items():
        name = sheet_name(variant, form)
        text = body_text(printed(name))
        for language in languages:
            assert_in_order([item.text[language] for item in checklist.items], text, name)
            reasons = (
                [item.why for item in checklist.items] if form == "docx" else []
            )  # a printed sheet has room to write
            for words in (checklist.title, checklist.purpose, *reasons):
                assert squeezed(words[language]) in squeezed(text)


def test_the_letters_here_are_one_of_each_layout(playbook):
    assert {playbook.letters[id].layout: id for id in LETTERS.values()} == LETTERS
    assert {letter.layout for letter in playbook.letters.values()} == set(LETTERS)


def test_a_letter_of_each_layout_loses_no_word_and_keeps_its_order(printed, playbook):
    for id in LETTERS.values():
        letter = playbook.letters[id]
        for variant, languages in VARIANTS.items():
            name = f"{id}.{variant}.docx"
            text = body_text(printed(name))
            for language in languages:
                recipient, subject, *rows = letter_texts(letter, playbook, language, "{}")
                assert_in_order(rows, text, name)
                assert squeezed(recipient) in squeezed(text)
                assert squeezed(subject) in squeezed(text)
        lines = fill(letter, playbook.fields, sendable(playbook, letter), "ko")
        # Each row with its number: Word's own, and as the text version prints it.
        body = [f"{line.number}{line.text}" for line in lines if line.kind not in ("recipient", "subject")]
        assert_in_order(body, body_text(printed(f"filled-{id}.docx")), id)


def test_saving_a_letter_in_libreoffice_keeps_its_words_and_its_rows(letters, saved):
    """files.md 1: rows stood in block controls, and every line came back several times over."""
    for name, path in letters.items():
        before, after = (docx.Document(str(one)).element.body for one in (path, saved(name)))
        assert words_of(after) == words_of(before), name
        marks = [{one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))} for body in (before, after)]
        assert marks[0] <= marks[1], name


def test_saving_a_checklist_in_libreoffice_keeps_its_words_and_its_boxes(lists, saved):
    for name, path in lists.items():
        before, after = (docx.Document(str(one)).element.body for one in (path, saved(name)))
        assert words_of(after) == words_of(before), name
        boxes = [
            len(list(body.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox")))
            for body in (before, after)
        ]
        assert boxes[0] == boxes[1] > 0, name


def words_of(body):
    return squeezed("".join(node.text or "" for node in body.iter(qn("w:t"))))
