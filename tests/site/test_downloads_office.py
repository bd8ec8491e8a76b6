"""LibreOffice opens every kind of workbook and document, prints all of their words, and keeps them when it saves.

Each test starts it once for all of its files: a start costs seconds, a file a fraction of one.
"""

import os
import re
import subprocess

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from macros.playbook.fill import fill
from tests.conftest import needs
from tests.fillings import sendable

from .reading import VARIANTS, assert_in_order, letter_texts, squeezed

#: The list with the longest texts, and a letter of each layout.
CHECKLIST = "first-24-hours"
LETTERS = {
    "mail": "review-report",
    "document": "opinion-statement",
    "certified-mail": "cease-and-desist",
    "complaint": "police-complaint-draft",
}


def converted(folder, files, form):
    """What LibreOffice makes of files, by the names that they are given: the paths of what it wrote, in one start."""
    office = needs("soffice")
    paths = {name: folder / name.replace("/", "-") for name in files}
    for name, path in paths.items():
        path.write_bytes(files[name].read_bytes())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    made = folder / "made"
    result = subprocess.run(
        [office, profile, "--headless", "--convert-to", form, "--outdir", str(made), *map(str, paths.values())],
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(folder)},
        timeout=280,
        check=False,
    )
    written = {name: made / path.with_suffix(f".{form}").name for name, path in paths.items()}
    assert all(path.exists() for path in written.values()), result.stdout + result.stderr
    return written


def printed(site, folder, names):
    """What LibreOffice prints of the downloads `names`: their words, by name."""
    made = converted(folder, {name: site / "downloads" / name for name in names}, "pdf")
    return {name: body_text(path) for name, path in made.items()}


def body_text(path):
    """The words of a PDF without the page numbers, which stand between two halves of a paragraph."""
    number = r"(第\s*\d+\s*页，共\s*\d+\s*页|\d+ / \d+\s*쪽?)\s*$"
    return "\n".join(re.sub(number, "", page.extract_text().strip()) for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_checklist_loses_no_word(site, playbook, tmp_path, form):
    names = {variant: f"checklists/{CHECKLIST}.{variant}.{form}" for variant in VARIANTS}
    texts = printed(site, tmp_path, names.values())
    checklist = playbook.checklists[CHECKLIST]
    for variant, languages in VARIANTS.items():
        text = texts[names[variant]]
        for language in languages:
            assert_in_order([item.text[language] for item in checklist.items], text, names[variant])
            reasons = (
                [item.why for item in checklist.items] if form == "docx" else []
            )  # a printed sheet has room to write
            for words in (checklist.title, checklist.purpose, *reasons):
                assert squeezed(words[language]) in squeezed(text)


def test_the_letters_here_are_one_of_each_layout(playbook):
    assert {playbook.letters[id].layout: id for id in LETTERS.values()} == LETTERS
    assert {letter.layout for letter in playbook.letters.values()} == set(LETTERS)


def test_a_letter_of_each_layout_loses_no_word_and_keeps_its_order(site, playbook, filled, tmp_path):
    blanks = {(id, variant): f"{id}.{variant}.docx" for id in LETTERS.values() for variant in VARIANTS}
    files = {name: site / "downloads/templates" / name for name in blanks.values()}
    files |= {f"filled-{id}": filled / f"{id}.ko.docx" for id in LETTERS.values()}
    files = {f"{name.removesuffix('.docx')}.docx": path for name, path in files.items()}
    texts = {name: body_text(path) for name, path in converted(tmp_path, files, "pdf").items()}
    for (id, variant), name in blanks.items():
        for language in VARIANTS[variant]:
            recipient, subject, *rows = letter_texts(playbook.letters[id], playbook, language, "{}")
            assert_in_order(rows, texts[name], name)
            assert squeezed(recipient) in squeezed(texts[name])
            assert squeezed(subject) in squeezed(texts[name])
    for id in LETTERS.values():
        letter = playbook.letters[id]
        lines = fill(letter, playbook.fields, sendable(playbook, letter), "ko")
        # Each row with its number: Word's own, and as the text version prints it.
        body = [f"{line.number}{line.text}" for line in lines if line.kind not in ("recipient", "subject")]
        assert_in_order(body, texts[f"filled-{id}.docx"], id)


def test_saving_a_letter_in_libreoffice_keeps_its_words_and_its_rows(site, filled, tmp_path):
    """files.md 1: rows stood in block controls, and every line came back several times over."""
    files = {
        f"{id}.{variant}.docx": site / f"downloads/templates/{id}.{variant}.docx"
        for id in LETTERS.values()
        for variant in VARIANTS
    }
    files |= {f"filled-{id}.docx": filled / f"{id}.ko.docx" for id in LETTERS.values()}
    for name, path in converted(tmp_path, files, "docx").items():
        before, after = (docx.Document(str(one)).element.body for one in (files[name], path))
        assert words_of(after) == words_of(before), name
        marks = [{one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))} for body in (before, after)]
        assert marks[0] <= marks[1], name


@pytest.fixture(scope="module")
def saved_lists(site, tmp_path_factory):
    """Checklists as LibreOffice saves them, by name."""
    names = [f"{id}.{variant}.docx" for id in (CHECKLIST, "evidence-by-report-type") for variant in VARIANTS]
    files = {name: site / "downloads/checklists" / name for name in names}
    return {files[name]: path for name, path in converted(tmp_path_factory.mktemp("saved"), files, "docx").items()}


def test_saving_a_checklist_in_libreoffice_keeps_its_words_and_its_boxes(saved_lists):
    for ours, theirs in saved_lists.items():
        before, after = (docx.Document(str(one)).element.body for one in (ours, theirs))
        assert words_of(after) == words_of(before), ours.name
        boxes = [
            len(list(body.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox")))
            for body in (before, after)
        ]
        assert boxes[0] == boxes[1] > 0, ours.name


def words_of(body):
    return squeezed("".join(node.text or "" for node in body.iter(qn("w:t"))))
