"""Every letter as DOCX, blank and filled, and every checklist is what Office's own validator asks for.

The validator takes one file a start, and a start costs a second. What files differ in is their body, so the bodies of
all files of one kind go into one document; the parts beside them are those of the first.
"""

import io
import re
import zipfile

import pytest

BODY = "word/document.xml"
IDS = re.compile(r'(<w:bookmark(?:Start|End)[^>]* w:id="|<w:id w:val=")(\d+)"')


def joined(paths):
    """One document with the bodies of all files, whose numbers of bookmarks and controls go on."""
    bodies = []
    for index, path in enumerate(paths):
        with zipfile.ZipFile(path) as archive:
            head, start, rest = archive.read(BODY).decode().partition("<w:body>")
        end = rest.rindex("<w:sectPr")
        body = re.sub(r' w:name="row_', f' w:name="row_{index}_', rest[:end])
        bodies.append(IDS.sub(lambda found, first=index * 10_000: f'{found[1]}{int(found[2]) + first}"', body))
    buffer = io.BytesIO()
    with zipfile.ZipFile(paths[-1]) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            whole = f"{head}{start}{''.join(bodies)}{rest[end:]}"
            target.writestr(name, whole if name == BODY else source.read(name))
    return buffer.getvalue()


def of_each_layout(playbook):
    """One letter of each layout: in both languages all of them would take the validator half a minute."""
    return sorted({letter.layout: letter.id for letter in playbook.letters.values()}.values())


@pytest.mark.parametrize("made", ["blank", "filled"])
def test_every_letter_is_valid(site, filled, playbook, errors_in, made):
    folder = filled if made == "filled" else site / "downloads/templates"
    names = [f"{id}.ko" for id in playbook.letters] + [f"{id}.zh-ko" for id in of_each_layout(playbook)]
    assert not errors_in(joined([folder / f"{name}.docx" for name in names]))


@pytest.mark.parametrize("variant", ["zh", "ko", "zh-ko"])
def test_every_checklist_is_valid(site, playbook, errors_in, variant):
    assert not errors_in(joined([site / f"downloads/checklists/{id}.{variant}.docx" for id in playbook.checklists]))


def test_the_validator_finds_a_planted_mistake(filled, errors_in):
    buffer = io.BytesIO()
    first, last = filled / "customer-reply.ko.docx", filled / "appeal-ip.ko.docx"
    with zipfile.ZipFile(io.BytesIO(joined([first, last]))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(b"<w:keepNext/>", b"<w:keepNexts/>") if name == BODY else part)
    assert errors_in(buffer.getvalue())
