"""LibreOffice opens every kind of workbook and document, and prints all of their words."""

import os
import subprocess

import pytest

from tests.conftest import needs

from .reading import VARIANTS, assert_in_order, letter_texts, pdf_text, squeezed

#: Every kind of file once: the list with the longest texts, and a letter of each layout.
CHECKLIST = "first-24-hours"
LETTERS = {"mail": "appeal-ip", "document": "police-complaint-draft", "certified-mail": "cease-and-desist"}


@pytest.fixture(scope="module")
def printed(site, tmp_path_factory):
    """What LibreOffice makes of the files, by their name: one start for all of them."""
    office = needs("soffice")
    folder = tmp_path_factory.mktemp("office")
    names = [f"checklists/{CHECKLIST}.{variant}.{form}" for variant in VARIANTS for form in ("xlsx", "docx")]
    names += [f"templates/{id}.{variant}.docx" for id in LETTERS.values() for variant in VARIANTS]
    for name in names:  # the workbook and the document of one name would become the same PDF
        target = folder / name.replace("/", "-").replace(".xlsx", "-xlsx.xlsx")
        target.write_bytes((site / "downloads" / name).read_bytes())
    result = subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir"]
        + [str(folder / "pdf"), *(str(path) for path in sorted(folder.glob("*.*")))],
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(folder)},
        timeout=280,
        check=False,
    )
    made = {path.stem: pdf_text(path.read_bytes()) for path in (folder / "pdf").glob("*.pdf")}
    assert len(made) == len(names), result.stdout + result.stderr
    return made


def test_the_layouts_are_all_tried(playbook):
    assert {playbook.letters[id].layout for id in LETTERS.values()} == {
        letter.layout for letter in playbook.letters.values()
    }
    assert {layout: playbook.letters[id].layout for layout, id in LETTERS.items()} == {
        layout: layout for layout in LETTERS
    }


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("form", ["", "-xlsx"], ids=["document", "workbook"])
def test_a_checklist_loses_no_word(printed, playbook, variant, form):
    text = printed[f"checklists-{CHECKLIST}.{variant}{form}"]
    checklist = playbook.checklists[CHECKLIST]
    for language in VARIANTS[variant]:
        assert_in_order([item.text[language] for item in checklist.items], text, f"{variant}{form}")
        for words in (checklist.title, checklist.purpose, *(item.why for item in checklist.items)):
            assert squeezed(words[language]) in squeezed(text)


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("layout", LETTERS)
def test_a_letter_loses_no_word_and_keeps_its_order(printed, playbook, variant, layout):
    id = LETTERS[layout]
    text = printed[f"templates-{id}.{variant}"]
    for language in VARIANTS[variant]:
        recipient, subject, *texts = letter_texts(playbook.letters[id], playbook, language, "{}")
        assert_in_order(texts, text, f"{id}.{variant}")
        assert squeezed(recipient) in squeezed(text)
        assert squeezed(subject) in squeezed(text)
