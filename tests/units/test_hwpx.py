"""Letters for Hangul: OWPML that keeps its schemas, read back by another program, with nothing of ours once filled."""

import base64
import io
import json
import re
import unicodedata
import zipfile
from xml.etree import ElementTree

import hwp_ingest
import pytest
from hwpx.tools.package_validator import validate_package
from hwpx.tools.validator import validate_document

from macros.export import hwpx_letter
from macros.export.edition import Edition
from macros.export.sheet import rows_of
from macros.export.stamp import Stamp, moment_of
from macros.playbook.fill import fill
from macros.playbook.letter import Letter
from macros.render.browser import letter_data
from tests.fillings import ODD, sendable

LETTERS = ("police-complaint-draft", "cease-and-desist", "demand-reply", "mediation-application", "opinion-statement")
STAMP = Stamp(
    "9.8.7", "2026-11-20", "5eed5eed", dict.fromkeys(("zh", "ko"), "https://ours.example/"), moment_of("2026-11-20")
)
NOW = 1_795_305_600_000
FILL = """async (hwpx, { blank, letter, values, now }) => {
    const bytes = Uint8Array.from(atob(blank), (sign) => sign.charCodeAt(0));
    const filled = await hwpx.filledHwpx(bytes.buffer, letter, values, now);
    const read = new Uint8Array(await filled.arrayBuffer());
    return btoa(Array.from(read, (byte) => String.fromCharCode(byte)).join(""));
}"""


@pytest.fixture(scope="session")
def edition(playbook):
    return Edition("ko", playbook.labels, playbook.fields, STAMP)


@pytest.fixture
def filled(playbook, module, edition):
    """Return `filled(letter, values)`: the file that the browser makes of a letter's blank."""

    def filled(letter, values, blank=None):
        blank = blank or hwpx_letter.letter(letter, edition)
        data = {"blank": base64.b64encode(blank).decode(), "letter": json.loads(letter_data(playbook, letter))}
        return base64.b64decode(module("hwpx", FILL, {**data, "values": values, "now": NOW}))

    return filled


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def assert_valid(content):
    package, document = validate_package(content), validate_document(content)
    assert [str(one) for one in (*package.errors, *document.issues)] == []
    assert next(iter(parts(content))) == "mimetype"


def seen(content):
    """Every page's signs as another program shows them, without blanks and the page's number."""
    pages = []
    for page in hwp_ingest.to_svg_pages(content):
        signs = "".join(
            node.text or "" for node in ElementTree.fromstring(page).iter("{http://www.w3.org/2000/svg}text")
        )
        pages.append(re.sub(rf"-{len(pages) + 1}-$", "", squeezed(signs)))
    return "".join(pages)


def squeezed(text):
    """Words without blanks, nor the dot in the middle: the other program draws it as a circle."""
    return re.sub(r"[\s·]", "", text)


def texts(playbook, letter, values):
    """The rows of a filled letter in the order of the sheet, by tag, each as it is printed."""
    found = {line.tag: f"{line.number}{line.text}" for line in fill(letter, playbook.fields, values, "ko")}
    return {tag: squeezed(text) for tag, text in found.items()}


@pytest.mark.parametrize("id", LETTERS)
def test_a_blank_keeps_the_schemas_and_is_read_by_another_program(playbook, edition, id):
    blank = hwpx_letter.letter(playbook.letters[id], edition)
    assert_valid(blank)
    shown = seen(blank)
    for row in rows_of(playbook.letters[id], edition, "ko"):
        assert squeezed(row.plain) in shown, row.tag


@pytest.mark.parametrize("id", LETTERS)
def test_a_filled_letter_is_its_rows_in_order_and_nothing_else(playbook, filled, id):
    letter = playbook.letters[id]
    values = sendable(playbook, letter)
    content = filled(letter, values)
    assert_valid(content)
    rows = texts(playbook, letter, values)
    title, recipient = rows.pop("subject"), rows.pop("recipient")
    is_complaint = letter.layout == "complaint"  # it names its office at its end
    enclosed = next((tag for tag in rows if tag.startswith("attachment")), None)
    if enclosed:
        rows[enclosed] = f"붙임{rows[enclosed]}"
    head, foot = ([], [recipient]) if is_complaint else ([f"수신{recipient}"], [])
    assert seen(content) == "".join([title, *head, *rows.values(), *foot])


def test_a_complaint_ends_with_whom_it_goes_to(playbook, filled):
    letter = playbook.letters["police-complaint-draft"]
    values = sendable(playbook, letter)
    content = filled(letter, values)
    assert_valid(content)
    rows = texts(playbook, letter, values)
    assert seen(content).startswith(rows["subject"])
    assert seen(content).endswith(rows["recipient"])


def test_a_filled_letter_has_nothing_of_ours_in_any_part(playbook, edition, filled):
    ours = {STAMP.version, STAMP.hash, "ours.example", "bookmark", "〔", "python"}
    ours |= {playbook.labels["site.name"].ko, playbook.labels["export.when-fact"].ko, "해당 시"}
    blank = "".join(parts(hwpx_letter.letter(playbook.letters[LETTERS[0]], edition)).values())
    assert [word for word in ours - {"python"} if word not in blank] == []
    for id in LETTERS:
        letter = playbook.letters[id]
        values = sendable(playbook, letter)
        files = parts(filled(letter, values))
        assert [(name, word) for name, text in files.items() for word in ours if word in text] == []
        properties = files["Contents/content.hpf"]
        said = dict(re.findall(r'<opf:meta name="(\w+)"[^>]*>([^<]*)', properties))
        assert said.pop("creator") == said.pop("lastsaveby") == values["company_name"]
        assert {name for name, value in said.items() if value} == {"CreatedDate", "ModifiedDate", "date"}
        assert said["CreatedDate"] == "2026-11-22T00:00:00Z"
        subject = texts(playbook, letter, values)["subject"]
        assert squeezed(re.search(r"<opf:title>([^<]*)", properties)[1]) == subject
        assert subject in squeezed(files["Preview/PrvText.txt"])


def test_certified_mail_has_the_margins_of_the_post_office_and_no_page_numbers(playbook, edition):
    """Top 20 mm, bottom 40 mm, sides 15 mm; no header, no footer (F618)."""
    for id in ("cease-and-desist", "demand-reply"):
        section = parts(hwpx_letter.letter(playbook.letters[id], edition))["Contents/section0.xml"]
        margins = dict(re.findall(r'(\w+)="(\d+)"', re.search(r"<hp:margin [^>]*>", section)[0]))
        least = {"top": 20, "bottom": 40, "left": 15, "right": 15, "header": 0, "footer": 0}
        assert {name: round(int(margins[name]) * 25.4 / 7200, 2) for name in least} == least
        assert not re.search(r"<hp:(pageNum|header|footer)\b", section)


def test_what_is_typed_breaks_no_part_of_the_file(playbook, filled):
    letter = playbook.letters["opinion-statement"]
    typed = "첫 줄 </hp:t>&amp;\t\u0001🙂 $&\r\n둘째 줄\n" + "가" * 10_000
    values = sendable(playbook, letter) | {"opinion_facts": typed, "company_name": ODD["text"] + '"/:*?|'}
    content = filled(letter, values)
    assert_valid(content)
    files = parts(content)
    words = "".join(ElementTree.fromstring(files["Contents/section0.xml"]).itertext())
    assert f"첫 줄 </hp:t>&amp; \ufffd🙂 $&둘째 줄{'가' * 10_000}" in words
    assert files["Contents/section0.xml"].count("<hp:lineBreak/>") >= 2
    title = ElementTree.fromstring(files["Contents/content.hpf"])
    assert any(values["company_name"] in (node.text or "") for node in title.iter())
    assert not [sign for sign in files["Preview/PrvText.txt"] if unicodedata.category(sign) == "Cs"]


def test_a_blank_of_another_version_is_refused_rather_than_filled_in_part(playbook, edition, filled):
    letter = playbook.letters["opinion-statement"]
    other = Letter(**{**letter.model_dump(exclude={"rows"}), "attachments": ()})
    with pytest.raises(AssertionError, match="no row for"):
        filled(letter, sendable(playbook, letter), hwpx_letter.letter(other, edition))
