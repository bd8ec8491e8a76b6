"""What is printed can be read: on paper, aloud, and by a checker of the standards that each PDF says it keeps."""

import io
import re

import page
import pypdf
import pytest

from macros.export.exports import CARD

from .reading import VARIANTS, squeezed

#: Each template at work, in each number of languages: a list on one page, on many, on the wall, by role; letters.
SAMPLE = [
    f"checklists/{CARD}.ko.pdf",
    f"checklists/{CARD}.zh-ko.a3.pdf",
    f"checklists/{CARD}.zh.roles.pdf",
    "checklists/evidence-by-report-type.zh-ko.pdf",
    "templates/appeal-general.ko.pdf",
    "templates/cease-and-desist.zh.pdf",
    "templates/police-complaint-draft.zh-ko.pdf",
]
#: Where the checker errs: of every font of typst it reads the width 0 where the tables of the font itself have what
#: the PDF says, and it takes the last byte of what is packed for an end of line where it happens to be one.
MISREAD = re.compile(
    "PDF(UA1-FONT|A2A-TRUETYPE)-GLYPH-WIDTH-001 .* width 0.000 in its embedded CIDFontType0C program"
    "|PDFA2A-STREAM-LENGTH-001 "
)


def bytes_of(site, name):
    return (site / "downloads" / name).read_bytes()


def faults(content, standard):
    report = page.validate_pdf_bytes(content, profile=standard)
    said = [f"{one.rule_id} {one.message}" for one in report.failures]
    return [one for one in said if not MISREAD.match(one)]


@pytest.mark.parametrize("standard", ["ua1", "2a"])
@pytest.mark.parametrize("name", SAMPLE)
def test_a_pdf_keeps_what_it_says_of_itself(site, name, standard):
    assert not faults(bytes_of(site, name), standard)


def test_the_checker_finds_a_planted_mistake(site):
    content = bytes_of(site, SAMPLE[0])
    assert content.count(b"/Marked true") == 1
    assert faults(content.replace(b"/Marked true", b"/Marked  0  "), "ua1")


def sizes(content):
    """How large each run of words is on the paper, in points."""
    found = {}

    def note(text, turned, matrix, font, size):
        if text.strip():
            found.setdefault(round(size * abs(turned[3] * matrix[3]), 2), text.strip())

    for sheet in pypdf.PdfReader(io.BytesIO(content)).pages:
        sheet.extract_text(visitor_text=note)
    return found


def test_nothing_is_printed_smaller_than_eight_points(site):
    """files.md 7: both languages on one page were set in 4 to 7 points."""
    for name in SAMPLE:
        found = sizes(bytes_of(site, name))
        assert min(found) >= 7.95, f"{name}: {found[min(found)]}"


def tags(site, name):
    """The tags of a PDF in the order in which it is read, each with how deep it stands."""
    found = []

    def walk(node, depth):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one, depth)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((depth, node["/S"].removeprefix("/")))
            walk(node.get("/K"), depth + 1)

    walk(pypdf.PdfReader(io.BytesIO(bytes_of(site, name))).trailer["/Root"]["/StructTreeRoot"], 0)
    return found


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_items_of_a_checklist_are_a_list_to_whoever_hears_it(site, playbook, variant):
    items = playbook.checklists[CARD].items
    said = [tag for _, tag in tags(site, f"checklists/{CARD}.{variant}.pdf")]
    assert [said.count(tag) for tag in ("LI", "Lbl", "LBody")] == [len(items)] * 3
    assert said.count("P") >= len(items) * len(VARIANTS[variant])


def test_the_entries_of_a_letter_are_lists_and_its_instructions_are_read_aloud(site, playbook):
    said = tags(site, "templates/appeal-general.ko.pdf")
    letter = playbook.letters["appeal-general"]
    entries = [row for row in letter.rows if row.kind in ("item", "attachment")]
    assert [tag for _, tag in said].count("LI") == len(entries)
    # The only link is that of the instructions, which stand last.
    (depth, paragraph), (inner, link) = said[-2:]
    assert (paragraph, link, inner - depth) == ("P", "Link", 1)
    (address,) = addresses(bytes_of(site, "templates/appeal-general.ko.pdf"))
    assert address.endswith("/ko/templates/appeal-general/")


def addresses(content):
    """Where the links of a PDF lead."""
    found = []
    for sheet in pypdf.PdfReader(io.BytesIO(content)).pages:
        notes = [one.get_object() for one in sheet.get("/Annots", [])]
        found += [one["/A"]["/URI"] for one in notes if one["/Subtype"] == "/Link"]
    return found


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_number_of_an_item_leads_to_it_on_the_web(site, playbook, language):
    found = addresses(bytes_of(site, f"checklists/{CARD}.{language}.pdf"))
    own = [one.partition("#")[2] for one in found if "#" in one]
    assert own == [item.id.replace("/", "--") for item in playbook.checklists[CARD].items]
    html = (site / language / "checklists" / CARD / "index.html").read_text(encoding="utf-8")
    assert all(f'id="{id}"' in html for id in own)
    assert "https://www.kipris.or.kr" in found


def test_the_card_has_a_page_for_each_role_with_what_that_role_does(site, playbook):
    items = playbook.checklists[CARD].items
    for variant, languages in VARIANTS.items():
        pages = pypdf.PdfReader(site / f"downloads/checklists/{CARD}.{variant}.roles.pdf").pages
        said = [squeezed(sheet.extract_text()) for sheet in pages]
        assert len(said) == len({item.role for item in items})
        for item in items:
            for language in languages:
                role = squeezed(playbook.labels[f"role.{item.role}"][language])
                (found,) = [text for text in said if squeezed(item.headline[language]) in text]
                assert role in found
                assert squeezed(item.why[language]) in found


def test_who_signs_has_the_last_item_on_the_same_sheet(site, playbook):
    """The third sheet of "Get legal help" held nothing but three empty lines."""
    for checklist in playbook.checklists.values():
        last = checklist.items[-1]
        sheet = pypdf.PdfReader(site / f"downloads/checklists/{checklist.id}.zh-ko.pdf").pages[-1]
        said = squeezed(sheet.extract_text())
        assert all(squeezed(last.headline[language]) in said for language in ("zh", "ko")), checklist.id


def test_the_card_for_the_wall_is_one_page_of_a3(site):
    for variant in VARIANTS:
        (sheet,) = pypdf.PdfReader(site / f"downloads/checklists/{CARD}.{variant}.a3.pdf").pages
        assert [round(float(length) / 72 * 25.4) for length in sheet.mediabox[2:]] == [297, 420]


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_picture_of_the_card_is_as_wide_as_a_phone_and_light_enough_for_a_chat(site, language):
    content = bytes_of(site, f"checklists/{CARD}.{language}.png")
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == 1080
    assert len(content) < 1_000_000
