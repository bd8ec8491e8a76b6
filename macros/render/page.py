"""The macros that pages call: each one turns records into a fragment of the page, in the page's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .desk import DeskMacros
from .records import RecordMacros
from .reference import ReferenceMacros
from .scenarios import ScenarioMacros


class PageMacros(RecordMacros, ScenarioMacros, ReferenceMacros, DeskMacros):
    """The macros of one page. Every public method is a macro; unknown names raise UnknownNameError."""


MACROS: Mapping[str, Callable[..., Any]] = {
    name: getattr(PageMacros, name) for name in dir(PageMacros) if not name.startswith("_")
}
"""Every macro by its name."""
