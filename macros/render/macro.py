"""What makes a function a macro."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from .page import Fragment

Macro = TypeVar("Macro", bound="Callable[..., Fragment | str]")

REGISTERED: dict[str, Callable[..., Fragment | str]] = {}
"""The macros of the files that were imported; `macros.py` imports them all."""


def macro(function: Macro) -> Macro:
    """Let pages call a function by its name: `{{ law("…") }}` calls `law(page, "…")`.

    A macro looks up what it is asked for, at once: an unknown name raises UnknownNameError. What it returns becomes
    HTML when somebody asks for that; the checks call every macro and never do.
    """
    REGISTERED[function.__name__] = function
    return function
