"""A fork's downloads: its name, logo and colour, who does what and who stands in, in each format."""

import dataclasses
import io
import re
import subprocess
import zipfile

import pytest

from macros.export import downloads
from macros.export.logo import office_picture
from macros.playbook.load import load
from macros.playbook.organisation import Logo
from macros.render.bringing import bring_data
from tests.conftest import needs
from tests.site.reading import csv_rows, xlsx_rows

from .conftest import ADDRESS, VALUES, png


@pytest.fixture(scope="module")
def files(handbook, tmp_path_factory):
    """The downloads of one checklist and of the fork's own letter."""
    playbook = load(handbook.project)
    playbook = dataclasses.replace(
        playbook,
        checklists={"first-24-hours": playbook.checklists["first-24-hours"]},
        letters={"internal-approval-request": playbook.letters["internal-approval-request"]},
    )
    folder = tmp_path_factory.mktemp("files")
    return downloads(playbook, version="1.0.0", date="2026-11-22", address=ADDRESS, root=folder)


@pytest.mark.parametrize("variant", ["zh", "ko", "zh-ko"])
def test_checklists_to_print_bear_the_name_and_the_logo(files, variant):
    names = [VALUES[f"name {language}"] for language in variant.split("-")]
    of = {form: files[f"downloads/checklists/first-24-hours.{variant}.{form}"] for form in ("docx", "xlsx", "pdf")}
    with zipfile.ZipFile(io.BytesIO(of["docx"])) as document:
        header = "".join(document.read(name).decode("utf-8") for name in document.namelist() if "header" in name)
        assert png() in [document.read(name) for name in document.namelist() if name.endswith(".png")]
    with zipfile.ZipFile(io.BytesIO(of["xlsx"])) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode("utf-8")
        assert png() in [workbook.read(name) for name in workbook.namelist() if name.endswith(".png")]
    printed = subprocess.run([needs("pdftotext"), "-", "-"], input=of["pdf"], capture_output=True, check=True).stdout
    pictures = subprocess.run([needs("pdfimages"), "-list", "-"], input=of["pdf"], capture_output=True, check=True)
    assert pictures.stdout.count(b"image") > 0
    for name in names:
        assert name in header
        assert name in sheet
        assert name in printed.decode("utf-8")


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf", "a3.pdf", "roles.pdf", "csv", "md"])
@pytest.mark.parametrize("variant", ["zh", "ko", "zh-ko"])
def test_who_holds_a_role_and_who_stands_in_is_in_every_file_that_a_team_assigns(files, variant, form):
    content = files[f"downloads/checklists/first-24-hours.{variant}.{form}"]
    if form.endswith("pdf"):
        content = subprocess.run([needs("pdftotext"), "-", "-"], input=content, capture_output=True, check=True).stdout
    elif form in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))
    # A name may go on in the next line of a narrow column.
    said = re.sub(r"\s", "", content.decode("utf-8"))
    assert VALUES["owner"] in said
    assert VALUES["deputy"] in said


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_deputy_stands_in_the_notes_and_comes_back_as_nobodys_words(handbook, playbook, files, form):
    content = files[f"downloads/checklists/first-24-hours.ko.{form}"]
    rows = xlsx_rows(content) if form == "xlsx" else csv_rows(content)
    words = {key: playbook.labels[f"export.{key}"].ko for key in ("role", "owner", "notes")}
    of_owner = [row for row in rows if row[words["role"]] == playbook.labels["role.owner"].ko]
    known = bring_data(load(handbook.project), "ko")["deputies"]
    assert of_owner
    for row in of_owner:
        assert row[words["owner"]] == VALUES["owner"]
        assert VALUES["deputy"] in row[words["notes"]]
        assert row[words["notes"]] in known[row["id"]]
    assert not any(row[words["notes"]] for row in rows if row not in of_owner)


def test_the_colour_is_in_every_list_and_in_no_letter(files):
    def styles(name, part):
        with zipfile.ZipFile(io.BytesIO(files[f"downloads/{name}"])) as package:
            return package.read(part).decode("utf-8").lower()

    assert "5b1d7a" in styles("checklists/first-24-hours.ko.docx", "word/styles.xml")
    assert "5b1d7a" in styles("checklists/first-24-hours.ko.xlsx", "xl/styles.xml")
    assert "5b1d7a" in styles("playbook-ko.zip", "contents.html")
    assert "5b1d7a" not in styles("templates/internal-approval-request.ko.docx", "word/styles.xml")


def test_a_logo_that_is_drawn_comes_as_a_picture_into_office():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>'
    picture = office_picture(Logo("svg", drawing))
    width, height = (int.from_bytes(picture[start : start + 4], "big") for start in (16, 20))
    assert picture.startswith(b"\x89PNG")
    assert 100 <= height <= 400
    assert abs(width / height - 4) < 0.05


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_own_letter_and_the_added_item_are_in_the_files_too(files, language):
    letter = files[f"downloads/templates/internal-approval-request.{language}.md"].decode("utf-8")
    assert VALUES[f"letter {language}"] in letter
    assert VALUES[f"item {language}"] in files[f"downloads/checklists/first-24-hours.{language}.md"].decode("utf-8")
