"""Generated files as MkDocs takes them."""

from __future__ import annotations

from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel


class _Download(File):
    """A file to take away, never a page: MkDocs would render one that ends in .md."""

    def is_documentation_page(self) -> Literal[False]:
        return False


def as_file(config: MkDocsConfig, path: str, content: str | bytes) -> File:
    """Return a generated file as MkDocs takes it: what is to be downloaded is never a page."""
    if path.startswith(("downloads/", "data/")):
        # Included whatever mkdocs.yml says of data/: what it leaves out are the records.
        return _Download.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
    return File.generated(config, path, content=content)
