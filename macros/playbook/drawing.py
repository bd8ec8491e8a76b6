"""A drawing: SVG in which nothing can run and which asks nobody for anything, also when it is opened by its address.

What it may have is listed, not what it may not: whatever browsers learn to run in SVG is refused until it stands here.
"""

from __future__ import annotations

import re
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace"
#: Vocabularies that browsers know begin so; what drawing programs note for themselves begins otherwise.
_KNOWN = "http://www.w3.org/"
_NOTES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SHAPES = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "switch", "view", "title", "desc", "metadata", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "text", "tspan", "textPath"),
        *("linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter"),
        *(f"fe{name}" for name in ("Blend", "ColorMatrix", "ComponentTransfer", "Composite", "ConvolveMatrix")),
        *(f"fe{name}" for name in ("DiffuseLighting", "DisplacementMap", "DistantLight", "DropShadow", "Flood")),
        *(f"fe{name}" for name in ("FuncA", "FuncB", "FuncG", "FuncR", "GaussianBlur", "Image", "Merge", "MergeNode")),
        *(f"fe{name}" for name in ("Morphology", "Offset", "PointLight", "SpecularLighting", "SpotLight", "Tile")),
        "feTurbulence",
    }
)
#: A part of the drawing itself, or a picture of dots that it carries.
_INSIDE = r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,])"
_ADDRESS = re.compile(_INSIDE, re.I)
#: What asks for something else in a style; a backslash can write any of it otherwise.
_ASKING = re.compile(rf"@import|\\|(?:image-set|src)\(|url\((?!\s*[\"']?{_INSIDE})[^)]*\)?", re.I)


def undrawn(data: bytes) -> tuple[int, str] | None:
    """Return the line and the name of the first thing that no drawing has; without a name where it is no SVG at all."""
    examined = _Examined()
    try:
        examined.parser.Parse(data, True)
    except _FoundError as found:
        return found.line, found.what
    except (expat.ExpatError, LookupError, ValueError):
        return examined.parser.CurrentLineNumber, ""
    return None


class _FoundError(Exception):
    def __init__(self, line: int, what: str) -> None:
        self.line, self.what = line, what
        super().__init__(what)


class _Examined:
    """An SVG file while it is read, element by element."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._begun
        self.parser.EndElementHandler = self._ended
        self.parser.CharacterDataHandler = self._said
        self.parser.ProcessingInstructionHandler = self._instructed
        self.parser.EntityDeclHandler = self._declared
        self._depth = 0
        self._style: list[str] | None = None

    def _found(self, what: str) -> None:
        raise _FoundError(self.parser.CurrentLineNumber, what)

    def _begun(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self._depth and (space, name) != (_SVG, "svg"):
            self._found("")
        self._depth += 1
        if name not in _SHAPES if space == _SVG else space.startswith(_KNOWN) and space != _NOTES:
            self._found(f"<{name}>")
        for attribute, value in attributes.items():
            of, _, called = attribute.rpartition(" ")
            if called.lower().startswith("on") or (of, called) == (_XML, "base"):
                self._found(called)
            if called == "href" and not _ADDRESS.match(value):
                self._found(f"{called}={value[:40]!r}")
            if not of:
                self._asked(value)
        if (space, name) == (_SVG, "style"):
            self._style = []

    def _said(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _ended(self, tag: str) -> None:
        self._depth -= 1
        if tag == f"{_SVG} style" and self._style is not None:
            self._asked("".join(self._style))
            self._style = None

    def _asked(self, style: str) -> None:
        if asking := _ASKING.search(style):
            self._found(asking[0][:40])

    def _instructed(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            self._found(f"<?{target}?>")

    def _declared(self, *_: object) -> None:
        self._found("")  # entities could fill the memory; no drawing program writes any
