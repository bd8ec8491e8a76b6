"""The door by which MkDocs comes in: everything else of a build is macros/site/build.py."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is `serve`, which must survive broken content; collect garbage seldom."""
    global _serving  # noqa: PLW0603 - MkDocs tells it once a process, before there is any build to tell it to
    _serving = command == "serve"
    # Nearly all that a build makes lives to its end: looking it through for what does not took an eighth of its time.
    gc.set_threshold(100_000, 20, 20)


def on_config(config: MkDocsConfig) -> None:
    """Begin a build."""
    # MkDocs loads this file by its path; only now has the macros plugin made the project's folder importable.
    from macros.site.build import begin

    begin(config, serving=_serving)
