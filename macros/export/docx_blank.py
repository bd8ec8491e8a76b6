"""The blanks of a letter's DOCX: content controls tagged `field:<name>`.

A field that stands in several places is bound to one value, kept as XML inside the file: typed once, it stands in all
of them. What a blank shows while it is empty comes back when it is emptied again: such words are kept in a glossary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn

from macros.playbook.letter import LetterField
from macros.playbook.text import Language

from .edition import Edition
from .sheet import Piece, Row
from .word import LANGUAGE_TAGS, add_element, add_look, control

_SPACE = "urn:letter"
_STORE = f"{{{uuid5(NAMESPACE_URL, _SPACE)}}}".upper()
_PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    f'ds:itemID="{_STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="{_SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


class Blanks:
    """The blanks of one document."""

    def __init__(self, columns: Iterable[Iterable[Row]], edition: Edition) -> None:
        """Look which fields the rows print, and which of them more than once."""
        found = Counter(piece.field for rows in columns for row in rows for piece in row.pieces if piece.field)
        self._edition = edition
        self._bound = sorted(field for field, times in found.items() if times > 1)
        self._shown: dict[str, str] = {}

    def blank(self, piece: Piece, language: Language) -> Any:
        """Return a blank: a control that a click selects as a whole, and that typing replaces."""
        field = self._edition.fields[piece.field or ""]
        name = f"{field.id}_{language}"
        self._shown[name] = piece.text
        properties = f'<w:placeholder><w:docPart w:val="{name}"/></w:placeholder><w:showingPlcHdr/>'
        if field.id in self._bound:
            # Word binds rich text since 2013 only; plain text (`w:text`) it always did, but wherever such a control
            # stands, LibreOffice 7.4 repeats the words before it.
            prefix = "w" if field.type in ("choice", "date") else "w15"
            properties += (
                f"<{prefix}:dataBinding w:prefixMappings=\"xmlns:f='{_SPACE}'\" "
                f'w:xpath="/f:letter[1]/f:{field.id}[1]" w:storeItemID="{_STORE}"/>'
            )
        sdt, content = control(f"field:{field.id}", properties + _entry(field, language), piece.text)
        run = add_element(content, "w:r")
        look = add_look(run, "PlaceholderText", self._edition.foreign(language))
        highlight = OxmlElement("w:highlight")
        highlight.set(qn("w:val"), "yellow")
        look.insert_element_before(highlight, "w:u", "w:effect", "w:lang")
        run.text = piece.text
        return sdt

    def save_in(self, document: Any) -> None:
        """Put the values that are bound, and the words of empty blanks, into the document's package."""
        if self._bound:
            values = "".join(f"<{name}/>" for name in self._bound)
            item = _part(
                document, "/customXml/item1.xml", CONTENT_TYPE.XML, f'<letter xmlns="{_SPACE}">{values}</letter>'
            )
            own = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES
            properties = _part(document, "/customXml/itemProps1.xml", own, _PROPERTIES)
            item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
            document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
        if self._shown:
            name = "/word/glossary/document.xml"
            glossary = _part(document, name, CONTENT_TYPE.WML_DOCUMENT_GLOSSARY, _glossary(self._shown))
            document.part.relate_to(glossary, RELATIONSHIP_TYPE.GLOSSARY_DOCUMENT)


def _entry(field: LetterField, language: Language) -> str:
    """Return how a blank is filled: by choosing an answer, by a date, or by typing."""
    if field.type == "choice":
        answers = "".join(
            f"<w:listItem w:displayText={quoteattr(option.label[language])} w:value={quoteattr(option.id)}/>"
            for option in field.options
        )
        return f"<w:dropDownList>{answers}</w:dropDownList>"
    if field.type == "date":
        form = "yyyy년 M월 d일" if language == "ko" else "yyyy年M月d日"
        kept = f'<w:lid w:val="{LANGUAGE_TAGS[language]}"/><w:storeMappedDataAs w:val="dateTime"/>'
        return f'<w:date><w:dateFormat w:val="{form}"/>{kept}</w:date>'
    return ""


def _glossary(shown: Mapping[str, str]) -> str:
    parts = "".join(
        f'<w:docPart><w:docPartPr><w:name w:val="{name}"/>'
        '<w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>'
        '<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors>'
        f'<w:guid w:val="{{{str(uuid5(NAMESPACE_URL, name)).upper()}}}"/></w:docPartPr><w:docPartBody><w:p><w:r>'
        f'<w:rPr><w:color w:val="4A3A00"/><w:highlight w:val="yellow"/></w:rPr><w:t>{escape(words)}</w:t></w:r></w:p>'
        "</w:docPartBody></w:docPart>"
        for name, words in sorted(shown.items())
    )
    return f"<w:glossaryDocument {nsdecls('w')}><w:docParts>{parts}</w:docParts></w:glossaryDocument>"


def _part(document: Any, name: str, type: str, xml: str) -> Part:
    declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'
    return Part(PackURI(name), type, declared.encode(), document.part.package)
