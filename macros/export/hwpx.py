"""HWPX, the format of Hangul (한글), in which Korean offices write: OWPML (KS X 6101), written from templates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from .archive import pack
from .edition import Edition
from .markup import TEMPLATES

#: Hangul's own; where it is missing, Hangul takes another serif.
_FONT = "함초롬바탕"
_HANCOM = "http://www.hancom.co.kr"
#: Hangul declares all of them on every part, and opens no part that lacks one.
_NAMESPACES = {
    "ha": f"{_HANCOM}/hwpml/2011/app",
    "hp": f"{_HANCOM}/hwpml/2011/paragraph",
    "hp10": f"{_HANCOM}/hwpml/2016/paragraph",
    "hs": f"{_HANCOM}/hwpml/2011/section",
    "hc": f"{_HANCOM}/hwpml/2011/core",
    "hh": f"{_HANCOM}/hwpml/2011/head",
    "hhs": f"{_HANCOM}/hwpml/2011/history",
    "hm": f"{_HANCOM}/hwpml/2011/master-page",
    "hpf": f"{_HANCOM}/schema/2011/hpf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "opf": "http://www.idpf.org/2007/opf/",
    "ooxmlchart": f"{_HANCOM}/hwpml/2016/ooxmlchart",
    "hwpunitchar": f"{_HANCOM}/hwpml/2016/HwpUnitChar",
    "epub": "http://www.idpf.org/2007/ops",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
}
#: Hangul writes a part as one line; a blank alone may be words.
_BETWEEN_TAGS = re.compile(r">\n+<")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTAINER = (
    '<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles>'
    '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/>'
    "</ocf:rootfiles></ocf:container>"
)
_MANIFEST = '<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
# "tagetApplication" is how Hangul spells it, and it opens nothing without.
_VERSION = (
    f'<hv:HCFVersion xmlns:hv="{_HANCOM}/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1"'
    ' micro="1" buildNumber="0" os="1" xmlVersion="1.5" application="" appVersion=""/>'
)
_SETTINGS = (
    f'<ha:HWPApplicationSetting xmlns:ha="{_HANCOM}/hwpml/2011/app">'
    '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>'
)
#: How much of a document its preview shows.
_PREVIEW = 1000


@dataclass(frozen=True)
class Style:
    """A paragraph style, with the look of its words; lengths in millimetres, size in points."""

    name: str
    """What Hangul in Korean calls it."""
    english: str
    size: float = 11
    bold: bool = False
    align: Literal["JUSTIFY", "LEFT", "CENTER"] = "JUSTIFY"
    left: float = 0
    right: float = 0
    hanging: float = 0
    """By how much the lines after the first begin further right: room for a number."""
    before: float = 0
    after: float = 1
    framed: bool = False
    """Whether it stands in a frame, one with the framed paragraphs around it."""


@dataclass(frozen=True)
class _Look:
    color: str = "#000000"
    shade: str = "none"
    bold: bool = False


Look = Literal["plain", "label", "condition", "blank"]
_LOOKS: dict[Look, _Look] = {
    "plain": _Look(),
    "label": _Look(bold=True),
    "condition": _Look(color="#8A5A00"),
    "blank": _Look(shade="#FFF2A8"),
}


@dataclass(frozen=True)
class Run:
    """Words of one look."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that a bookmark names."""

    tag: str
    style: Style
    lead: Run
    """Its number or label, with the blank behind it; empty where it has none. It stands in the bookmark's run."""
    runs: tuple[Run, ...]
    keep_with_next: bool = False
    """Whether it never stands at the foot of a page, without what follows."""

    @property
    def text(self) -> str:
        """Its words as plain text."""
        return "".join(run.text for run in (self.lead, *self.runs))


@dataclass(frozen=True)
class Page:
    """An A4 page; lengths in millimetres, those of the margins from the edge to the words."""

    top: float = 20
    bottom: float = 12
    footer: float = 8
    """The strip above the bottom margin in which the page's number stands."""
    side: float = 20
    numbered: bool = True


def document(
    paragraphs: Sequence[Paragraph], styles: Sequence[Style], page: Page, edition: Edition, title: str, subject: str
) -> bytes:
    """Return a document of these paragraphs; `styles` are all that they use, the first one is the document's own."""
    style_ids = {style: id for id, style in enumerate(styles)}
    look_ids = {look: id * len(styles) for id, look in enumerate(_LOOKS)}
    shared = {
        "namespaces": Markup(" ").join(Markup('xmlns:{}="{}"').format(*pair) for pair in _NAMESPACES.items()),
        "unit": lambda millimetres: round(millimetres / 25.4 * 7200),
        "count": len(styles),
    }

    def part(name: str, **values: object) -> str:
        text = TEMPLATES.get_template(f"owpml_{name}").render(**shared, **values)
        return _BETWEEN_TAGS.sub("><", text)

    preview = "\r\n".join(paragraph.text for paragraph in paragraphs)[:_PREVIEW]
    parts = {
        "mimetype": "application/hwp+zip",
        "version.xml": _HEAD + _VERSION,
        "settings.xml": _HEAD + _SETTINGS,
        "META-INF/container.xml": _HEAD + _CONTAINER,
        "META-INF/manifest.xml": _HEAD + _MANIFEST,
        "Contents/content.hpf": part("content.xml", edition=edition, title=title, subject=subject),
        "Contents/header.xml": part("header.xml", font=_FONT, styles=styles, looks=_LOOKS.values()),
        "Contents/section0.xml": part(
            "section.xml", paragraphs=paragraphs, page=page, style_ids=style_ids, look_ids=look_ids
        ),
        "Preview/PrvText.txt": preview,
    }
    return pack({name: text.encode() for name, text in parts.items()}, edition.stamp.moment)
