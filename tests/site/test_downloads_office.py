"""LibreOffice opens every kind of workbook and document, and prints all of their words.

Each test starts it once for all of its files: a start costs seconds, a file a fraction of one.
"""

import os
import re
import subprocess

import pypdf
import pytest

from tests.conftest import needs

from .reading import VARIANTS, assert_in_order, letter_texts, squeezed

#: The list with the longest texts, and a letter of each layout.
CHECKLIST = "first-24-hours"
LETTERS = {"mail": "appeal-ip", "document": "police-complaint-draft", "certified-mail": "cease-and-desist"}


def printed(site, folder, names):
    """What LibreOffice makes of the downloads `names`: their words, by name."""
    office = needs("soffice")
    paths = {name: folder / name.replace("/", "-") for name in names}
    for name, path in paths.items():
        path.write_bytes((site / "downloads" / name).read_bytes())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    result = subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths.values())],
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(folder)},
        timeout=280,
        check=False,
    )
    made = {name: path.with_suffix(".pdf") for name, path in paths.items()}
    assert all(path.exists() for path in made.values()), result.stdout + result.stderr
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
            for words in (checklist.title, checklist.purpose, *(item.why for item in checklist.items)):
                assert squeezed(words[language]) in squeezed(text)


def test_a_letter_of_each_layout_loses_no_word_and_keeps_its_order(site, playbook, tmp_path):
    assert {playbook.letters[id].layout: id for id in LETTERS.values()} == LETTERS
    assert {letter.layout for letter in playbook.letters.values()} == set(LETTERS)
    names = {(id, variant): f"templates/{id}.{variant}.docx" for id in LETTERS.values() for variant in VARIANTS}
    texts = printed(site, tmp_path, names.values())
    for (id, variant), name in names.items():
        for language in VARIANTS[variant]:
            recipient, subject, *rows = letter_texts(playbook.letters[id], playbook, language, "{}")
            assert_in_order(rows, texts[name], name)
            assert squeezed(recipient) in squeezed(texts[name])
            assert squeezed(subject) in squeezed(texts[name])
