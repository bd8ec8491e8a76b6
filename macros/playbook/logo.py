"""A fork's logo: a PNG file, or an SVG file that is a drawing, of reasonable size."""

from __future__ import annotations

from pathlib import Path

from .book import INTERNAL
from .drawing import undrawn
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
        found = undrawn(data) if kind == "svg" else None
        if kind == "svg" and found is None:
            return Logo("svg", data)
        what = f"{organisation.logo} is not a {kind.upper()} picture"
        if found and found[1]:
            line, active = found
            what = f"{organisation.logo} is not a SVG picture of shapes alone: it has {active} on line {line}"
            mend = "save it as PNG, or as plain SVG without links, scripts, animation and anything from elsewhere"
    problems.append(file.problem(("logo",), what, mend, "logo"))
    return None
