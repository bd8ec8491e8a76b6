"""A fork's logo: a PNG or SVG file of reasonable size, in which nothing can run."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from .book import INTERNAL
from .organisation import Logo, Organisation
from .problem import Problem
from .yamlfile import YamlFile

PICTURES = (".png", ".svg")
"""What a logo may be, by the end of its name."""
MAX_LOGO = 300_000
"""The most bytes that a logo may have: it stands on every page."""


def read_logo(folder: Path, organisation: Organisation, file: YamlFile, problems: list[Problem]) -> Logo | None:
    """Return the logo that the form names in `folder`; None if it names none, or one that cannot be used."""
    if organisation.logo is None:
        return None
    path = folder / organisation.logo
    what, mend = "", "save the logo as PNG or SVG beside organisation.yml and write its file name here"
    if Path(organisation.logo).name != organisation.logo or path.suffix not in PICTURES:
        what = f"{organisation.logo!r} is not the name of a PNG or SVG file"
    elif not path.is_file() or path.is_symlink():
        what = f"{INTERNAL}/{organisation.logo} is not there"
    elif path.stat().st_size > MAX_LOGO:
        what = f"{organisation.logo} is larger than {MAX_LOGO:,} bytes"
        mend = "save it smaller: 200 pixels high is plenty"
    else:
        data = path.read_bytes()
        kind = path.suffix.removeprefix(".")
        if kind == "png" and data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
            return Logo("png", data)
        if kind == "svg" and _is_svg(data):
            return Logo("svg", data)
        what = f"{organisation.logo} is not a {kind.upper()} picture"
    problems.append(file.problem(("logo",), what, mend, "logo"))
    return None


def _is_svg(data: bytes) -> bool:
    # Entities could fill the memory; no drawing program writes a document type with any.
    if b"<!ENTITY" in data:
        return False
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError):
        return False
    # Shown as a picture it could run nothing; opened by its address it could.
    active = any(
        one.tag.rpartition("}")[2] in ("script", "foreignObject") or any(name.startswith("on") for name in one.attrib)
        for one in root.iter()
    )
    return root.tag == "{http://www.w3.org/2000/svg}svg" and not active
