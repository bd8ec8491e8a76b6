"""What python-docx lacks for Chinese and Korean: East Asian fonts, languages, controls, bookmarks, page numbers."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Literal

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from macros.playbook.text import Language

from .archive import repack
from .edition import OFFICE_FONTS, Edition
from .word_numbers import checklist_numbers, letter_numbers

#: What Word calls each language.
LANGUAGE_TAGS: dict[Language, str] = {"zh": "zh-CN", "ko": "ko-KR"}

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"

Kind = Literal["checklist", "letter"]
_MARGINS_MM: dict[Kind, int] = {"checklist": 15, "letter": 20}
#: The playbook's own colour.
ACCENT = "0D4F5E"
_HEADINGS = {
    "checklist": {"heading_color": ACCENT, "heading_size": "26"},
    "letter": {"heading_color": "17212B", "heading_size": "23"},
}
_OTHER: dict[Kind, Kind] = {"checklist": "letter", "letter": "checklist"}
#: What may follow the gaps in the properties of a paragraph, in the order of the schema.
_AFTER_SPACING = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
# python-docx's own template brings these along; they name its author's machine and weigh more than the text.
_DROPPED = ("thumbnail", "stylesWithEffects", "customXml", "webSettings", "fontTable")


@cache
def _template(kind: Kind, languages: tuple[Language, ...], accent: str | None) -> bytes:
    language = languages[0]
    document = docx.Document()
    package = document.part.package
    for part in (package, document.part):
        for id, relation in list(part.rels.items()):
            if any(name in relation.reltype for name in _DROPPED):
                del part.rels[id]
    margin = _MARGINS_MM[kind]
    width = round((210 - 2 * margin) / 25.4 * 1440)
    source = (Path(__file__).parent / "styles.xml").read_bytes()
    values = {"font": OFFICE_FONTS[language], "lang": LANGUAGE_TAGS[language], "width": str(width), **_HEADINGS[kind]}
    values["spaced"] = "0" if language == "ko" else "1"
    numbers = checklist_numbers() if kind == "checklist" else letter_numbers(languages, 2 if len(languages) == 1 else 1)
    numbering: Any = document.part.numbering_part
    numbering._element = parse_xml(numbers)
    styles: Any = document.part._styles_part
    filled = Template(source.decode()).substitute(values)
    styles._element = parse_xml(filled.replace(ACCENT, accent.lstrip("#").upper() if accent else ACCENT).encode())
    for style in styles._element.findall(qn("w:style")):
        if style.get(qn("w:styleId")).lower().startswith(_OTHER[kind]):
            styles._element.remove(style)
    settings = document.settings.element
    for name in ("w:savePreviewPicture", "w:rsids", "w:proofState", "w14:docId"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), LANGUAGE_TAGS[language])
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens the file in "compatibility mode"
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(margin)
    section.top_margin, section.bottom_margin = Mm(margin), Mm(18)
    section.footer_distance = Mm(10)
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue(), datetime(1980, 1, 1), {"word/document.xml": _with_2013})


def _with_2013(xml: bytes) -> bytes:
    """Declare the names that Word has since 2013, as ones that an older program may skip."""
    known = f'xmlns:w15="{W15}" mc:Ignorable="w14 w15 wp14"'
    return xml.replace(b'mc:Ignorable="w14 wp14"', known.encode())


def new_document(kind: Kind, edition: Edition, title: str, subject: str) -> Any:
    """Return an empty A4 document with the styles, the language and the properties of one edition."""
    # What is sent carries nothing of a fork.
    accent = edition.accent if kind == "checklist" else None
    document = docx.Document(io.BytesIO(_template(kind, edition.languages, accent)))
    core = document.core_properties
    core.title, core.subject = title, subject
    core.author = core.last_modified_by = edition.word("site.name")
    core.comments, core.version, core.keywords = edition.stamp_line(), edition.stamp.version, edition.stamp.hash
    core.language = LANGUAGE_TAGS[edition.language]
    core.created = core.modified = edition.stamp.moment.replace(tzinfo=None)
    core.revision = 1
    return document


def saved(document: Any, edition: Edition) -> bytes:
    """Return the document's bytes, its content controls and its bookmarks numbered in order."""
    for number, id in enumerate(document.element.iter(qn("w:id")), start=1):
        if id.getparent().tag == qn("w:sdtPr"):
            id.set(qn("w:val"), str(number))
    for mark in ("w:bookmarkStart", "w:bookmarkEnd"):
        for number, one in enumerate(document.element.iter(qn(mark))):
            one.set(qn("w:id"), str(number))
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue(), edition.stamp.moment)


def set_header(document: Any, edition: Edition) -> None:
    """Print a fork's logo and name at the head of each page; without a fork nothing."""
    if edition.brand is None:
        return
    name = edition.text(edition.brand.name, " · ")
    paragraph = document.sections[0].header.paragraphs[0]
    if edition.brand.picture:
        shape = paragraph.add_run().add_picture(io.BytesIO(edition.brand.picture), height=Mm(8))
        shape._inline.docPr.set("descr", name)
        paragraph.add_run("  ")
    paragraph.add_run(name)


def set_footer(document: Any, left: str, page: str) -> None:
    """Print `left` and the page's number at the foot of each page; `page` holds `{page}` and `{pages}`."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(left)
    paragraph.add_run("\t")
    before, _, rest = page.partition("{")
    for piece in [before, *rest.replace("}", "{").split("{")]:
        if piece in ("page", "pages"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE" if piece == "page" else "NUMPAGES")
            field.append(_run("1"))
            paragraph._p.append(field)
        elif piece:
            paragraph.add_run(piece)


def add_element(parent: Any, name: str, **values: str) -> Any:
    """Add an element behind all others: where python-docx would look for its place, most of the time went."""
    child = parent.makeelement(_whole(name), {_whole(f"w:{key}"): value for key, value in values.items()})
    parent.append(child)
    return child


#: The same few names, tens of thousands of times.
_whole = cache(qn)


def add_paragraph(parent: Any, style: str, words: str = "") -> Any:
    """Add a paragraph to a document or a cell."""
    return set_style(parent.add_paragraph(words), style)


def set_style(paragraph: Any, style: str) -> Any:
    """Give a new paragraph a style by its id, the name without blanks."""
    properties = paragraph._p.makeelement(_whole("w:pPr"))
    paragraph._p.insert(0, properties)
    add_element(properties, "w:pStyle", val=style.replace(" ", ""))
    return paragraph


def add_words(paragraph: Any, text: str, style: str | None = None, language: Language | None = None) -> None:
    """Add words; `language` where it is not the document's own, so that its glyphs and line breaks are right."""
    run = add_element(paragraph._p, "w:r")
    if style is not None or language is not None:
        add_look(run, style, language)
    run.text = text


def add_look(run: Any, style: str | None, language: Language | None) -> Any:
    """Give a run that is still empty a style, and the font and the language of `language`; return what holds them."""
    look = add_element(run, "w:rPr")
    if style is not None:
        add_element(look, "w:rStyle", val=style)
    if language is not None:
        font = OFFICE_FONTS[language]
        add_element(look, "w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
        add_element(look, "w:lang", val="en-US", eastAsia=LANGUAGE_TAGS[language])
    return look


def _run(text: str) -> Any:
    run = OxmlElement("w:r")
    run.text = text
    return run


def control(tag: str, properties: str = "", alias: str = "") -> tuple[Any, Any]:
    """Return a content control and the element that its content goes into."""
    sdt = parse_xml(
        f"<w:sdt {nsdecls('w', 'w14')} xmlns:w15='{W15}'>"
        f"<w:sdtPr><w:alias/><w:tag/><w:id/>{properties}</w:sdtPr><w:sdtContent/></w:sdt>"
    )
    head = sdt.find(qn("w:sdtPr"))
    head.find(qn("w:tag")).set(qn("w:val"), tag)
    name = head.find(qn("w:alias"))
    if alias:
        name.set(qn("w:val"), alias)
    else:
        head.remove(name)
    return sdt, sdt.find(qn("w:sdtContent"))


def bookmark(paragraph: Any, name: str) -> None:
    """Put what a paragraph holds into a bookmark: of all marks it is the one that every office keeps."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:name"), name)
    paragraph._p.insert(0 if paragraph._p.pPr is None else 1, start)
    paragraph._p.append(end)


def set_number(paragraph: Any, list_id: int, level: int) -> None:
    """Make a paragraph that has a style an entry of a list; the number is Word's own."""
    numbered = add_element(paragraph._p.pPr, "w:numPr")
    add_element(numbered, "w:ilvl", val=f"{level}")
    add_element(numbered, "w:numId", val=f"{list_id}")


def set_closed(paragraph: Any) -> None:
    """Let no gap stand between Korean and figures or Latin letters: `2026년`, as Korean offices set it."""
    properties = paragraph._p.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        setting = OxmlElement(name)
        setting.set(qn("w:val"), "0")
        properties.insert_element_before(setting, "w:bidi", *_AFTER_SPACING)


def set_margins(document: Any, top: int, bottom: int, sides: int) -> None:
    """Set the margins of all pages, in millimetres."""
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin = section.right_margin = Mm(sides)


def add_tick_box(paragraph: Any, tag: str, alias: str) -> None:
    """Add a box that a click ticks."""
    box = (
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    sdt, content = control(tag, box, alias)
    run = _run("☐")
    fonts = run.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), "MS Gothic")
    content.append(run)
    paragraph._p.append(sdt)
