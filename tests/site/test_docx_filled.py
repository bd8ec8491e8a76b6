"""Letters as DOCX, filled in as the browser does it: words, numbers, and what they tell of whoever made them."""

import io
import re
import zipfile
from datetime import datetime
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from macros.export import LETTER_FORMATS
from macros.playbook.fill import fill, printed
from macros.playbook.letter import Letter
from tests.conftest import ADDRESS
from tests.fillings import sendable

from .reading import docx_rows


def sent(filled, letter):
    return (filled / f"{letter.id}.{letter.language}.docx").read_bytes()


def both(filled, letter):
    return (filled / f"{letter.id}.zh-ko.docx").read_bytes()


def lines_of(playbook, letter, language, values=None):
    """The lines of a filled letter as DOCX prints them: number and words."""
    values = values or sendable(playbook, letter)
    return [(line.number, line.text) for line in fill(letter, playbook.fields, values, language)]


def without_heads(playbook, rows, language):
    """Rows without the line above the enclosures, and without what stands before the addressee and the subject."""
    label = {key: playbook.labels[f"sheet.{key}"][language] for key in ("recipient", "subject", "attachments")}
    head = re.compile(f"({label['recipient']}|{label['subject']})\t")
    return [(number, head.sub("", words)) for number, words in rows if words != label["attachments"]]


def test_a_filled_letter_has_the_lines_and_the_numbers_of_its_text(filled, playbook):
    for letter in playbook.letters.values():
        found = without_heads(playbook, docx_rows(sent(filled, letter)), letter.language)
        wanted = lines_of(playbook, letter, letter.language)
        if letter.layout != "mail":
            recipient, subject, *rest = wanted
            complaint = letter.layout == "complaint"
            wanted = [subject, *rest, recipient] if complaint else [subject, recipient, *rest]
        assert found == wanted, letter.id


def test_a_filled_letter_for_approval_has_both_languages_side_by_side(filled, playbook):
    for letter in playbook.letters.values():
        (table,) = docx.Document(io.BytesIO(both(filled, letter))).tables
        assert all(len(row.cells) == 2 for row in table.rows)
        rows = docx_rows(both(filled, letter))
        for side, language in enumerate(["ko", "zh"] if letter.language == "ko" else ["zh", "ko"]):
            column = [row for row in rows if row != ("", "")][2:][side::2]
            assert without_heads(playbook, column, language) == lines_of(playbook, letter, language), letter.id


def test_what_is_sent_tells_of_its_sender_and_of_nobody_else(filled, playbook):
    """The author was the handbook, the subject its advice, the keywords a hash, the day the build's."""
    for letter in playbook.letters.values():
        values = sendable(playbook, letter)
        for content in (sent(filled, letter), both(filled, letter)):
            core = docx.Document(io.BytesIO(content)).core_properties
            who = values.get("company_name") or values.get("store_name") or ""
            subject = dict(enumerate(lines_of(playbook, letter, letter.language)))[1][1]
            assert (core.author, core.last_modified_by, core.title) == (who, who, subject)
            assert (
                core.created.replace(tzinfo=None)
                == core.modified.replace(tzinfo=None)
                == datetime(2026, 11, 21, 17, 13)
            )
            empty = (core.subject, core.keywords, core.comments, core.category, core.version, core.identifier)
            assert not any(empty), letter.id


def test_no_part_of_what_is_sent_has_a_word_of_ours(filled, playbook, site):
    names = [*playbook.labels["site.name"].model_dump().values(), "playbook", ADDRESS, "python-docx", "Macintosh"]
    for letter in playbook.letters.values():
        own = [*names, letter.id, *letter.summary.model_dump().values()]
        for content in (sent(filled, letter), both(filled, letter)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    part = archive.read(name).decode()
                    ElementTree.fromstring(part)
                    said = f"{name}\n{part}".casefold()
                    assert not [one for one in own if one.casefold() in said], (letter.id, name)
                assert not [one for one in archive.namelist() if re.search("custom|glossary|comments|thumbnail", one)]
                assert "<Application>" not in archive.read("docProps/app.xml").decode()
                body = archive.read("word/document.xml").decode()
            assert not re.search(r"w:sdt|w:highlight|bookmark|\"Condition\"|LetterNote|\{[a-z]", body), letter.id


def test_a_letter_without_company_has_the_store_or_nobody_as_its_author(fill_docx, playbook, site):
    letter = playbook.letters["customer-reply"]
    blank = (site / "downloads/templates/customer-reply.ko.docx").read_bytes()
    for values, who in (({"store_name": " 란허 & 리빙 "}, "란허 & 리빙"), ({}, "")):
        core = docx.Document(io.BytesIO(fill_docx(blank, letter, values))).core_properties
        assert (core.author, core.last_modified_by) == (who, who)


HOSTILE = {
    "control characters": ("끝\u0001\u0007둘", "끝\ufffd\ufffd둘"),
    "markup": ("<w:p/>&amp;]]>{store_name} $& $1", "<w:p/>&amp;]]>{store_name} $& $1"),
    "emoji": ("🙂👨‍👩‍👧", "🙂👨‍👩‍👧"),
    "right to left": ("\u202eשלום مرحبا\u202c", "\u202eשלום مرحبا\u202c"),
    "half a character": ("가\ud83d나", "가\ufffd나"),
    "line ends": ("하나\r\n둘\n셋", "하나\n둘\n셋"),
    "10,000 characters": ("가나다 라" * 2000, "가나다 라" * 2000),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_typed_stands_in_the_letter_and_does_not_break_it(fill_docx, playbook, site, kind):
    letter = playbook.letters["appeal-general"]
    typed, shown = HOSTILE[kind]
    values = sendable(playbook, letter) | {"further_explanation": typed, "company_name": typed}
    for variant in ("ko", "zh-ko"):
        content = fill_docx((site / f"downloads/templates/appeal-general.{variant}.docx").read_bytes(), letter, values)
        said = "\n".join(words for _, words in docx_rows(content))
        assert said.count(shown) >= 2
        core = docx.Document(io.BytesIO(content)).core_properties
        assert core.author.split() == shown.split()


def test_the_fifteenth_item_is_numbered_as_korean_papers_do_it(fill_docx, playbook):
    """No office counts beyond 하 as Korean papers do: there the number is written out."""
    model = playbook.letters["support-inquiry"]
    heading = next(part for part in model.parts if part.kind == "heading")
    item = next(part for part in model.parts if part.kind == "item").model_copy(update={"when": None})
    record = {name: getattr(model, name) for name in Letter.model_fields}
    letter = Letter.model_validate(record | {"parts": (heading, *[item] * 16, heading, item), "attachments": ()})
    blank = LETTER_FORMATS["docx"](letter, edition_of(playbook, "ko"))
    numbers = [number or words.split("\t")[0] for number, words in docx_rows(fill_docx(blank, letter, {}))]
    wanted = [number for _, number, _ in printed(letter.rows, "ko")]
    assert numbers[2 : 2 + 19] == wanted[2 : 2 + 19]
    assert wanted[17] == "거."


def test_a_blank_of_another_version_is_not_taken_for_a_letter(fill_docx, playbook, site):
    """A browser may keep an older blank: what came out of it would be sent with blanks in it."""
    letter = playbook.letters["appeal-general"]
    blank = io.BytesIO((site / "downloads/templates/appeal-general.ko.docx").read_bytes())
    older = io.BytesIO()
    with zipfile.ZipFile(blank) as source, zipfile.ZipFile(older, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'"row_subject_ko"', b'"subject"'))
    with pytest.raises(AssertionError, match="the blank lacks subject_ko"):
        fill_docx(older.getvalue(), letter, {})


def edition_of(playbook, variant):
    from macros.export.edition import Edition
    from macros.export.stamp import Place, Stamp, moment_of

    place = Place("", playbook.labels["site.name"], ("zh", "ko"), True)
    stamp = Stamp("1.0.0", "2026-11-22", "00000000", place.pages("templates/x"), moment_of("2026-11-22"))
    return Edition(variant, playbook.labels, playbook.fields, stamp)


def of_layout(playbook, layout) -> list[Letter]:
    found = [letter for letter in playbook.letters.values() if letter.layout == layout]
    assert found
    return found


def test_certified_mail_is_as_the_post_office_takes_it(filled, site, playbook):
    """F618: margins of 20, 40, 15 and 15 mm, and nothing above or below the letter."""
    for letter in of_layout(playbook, "certified-mail"):
        blanks = [site / f"downloads/templates/{letter.id}.{variant}.docx" for variant in ("ko", "zh")]
        for path in (*blanks, filled / f"{letter.id}.ko.docx"):
            document = docx.Document(str(path))
            (section,) = document.sections
            margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
            assert [round(one / Mm(1)) for one in margins] == [20, 40, 15, 15]
            assert section.header.is_linked_to_previous
            assert section.footer.is_linked_to_previous
            with zipfile.ZipFile(path) as archive:
                assert not [name for name in archive.namelist() if re.search("header|footer", name)]


def test_the_addresses_of_certified_mail_stand_in_one_frame_with_their_heading(filled, playbook):
    """One box is drawn around paragraphs whose borders and edges are the same; once there were three."""
    for letter in of_layout(playbook, "certified-mail"):
        paragraphs = docx.Document(io.BytesIO(sent(filled, letter))).paragraphs
        framed = [one for one in paragraphs if one.style.style_id.startswith("LetterAddress")]
        first = paragraphs.index(framed[0])
        assert paragraphs[first : first + len(framed)] == framed
        assert framed[0].style.style_id == "LetterAddressHead"
        assert len(framed) > 2
        assert len({(one.paragraph_format.left_indent, one.paragraph_format.right_indent) for one in framed}) == 1


def test_who_signs_keeps_two_rows_above_it_and_no_more(filled, playbook):
    """files.md 9: all enclosures hung together, and half a page stayed empty."""
    for letter in playbook.letters.values():
        body = docx.Document(io.BytesIO(sent(filled, letter))).element.body
        paragraphs = list(body.iter(qn("w:p")))
        signs = next(i for i, one in enumerate(paragraphs) if one.style in ("LetterDate", "LetterSignature"))
        kept = [i for i, one in enumerate(paragraphs) if one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None]
        assert kept == [signs - 2, signs - 1], letter.id


def test_a_field_that_stands_in_several_places_is_typed_once(site, playbook):
    for letter in playbook.letters.values():
        for variant in ("ko", "zh", "zh-ko"):
            path = site / f"downloads/templates/{letter.id}.{variant}.docx"
            body = docx.Document(str(path)).element.body
            blanks = [(one.find(f".//{qn('w:tag')}").get(qn("w:val")), bound_to(one)) for one in body.iter(qn("w:sdt"))]
            with zipfile.ZipFile(path) as archive:
                store = (
                    archive.read("customXml/item1.xml").decode() if "customXml/item1.xml" in archive.namelist() else ""
                )
                words = archive.read("word/glossary/document.xml").decode()
            for tag, value in blanks:
                name = tag.removeprefix("field:")
                alone = [one for one, _ in blanks].count(tag) == 1
                assert value == ("" if alone else f"/f:letter[1]/f:{name}[1]")
                assert alone or f"<{name}/>" in store
                assert f'w:val="{name}_' in words


def bound_to(control):
    """What a control is bound to; empty where it is not."""
    found = [one for one in control.iter() if one.tag.endswith("}dataBinding")]
    return found[0].get(qn("w:xpath")) if found else ""
