"""A small fork in one language: a part is left out, and one page has everything that the theme's reference shows."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests import small

from .pictures import png

FORM = """\
name: {zh: 澜舟, ko: 란저우}
banner: {zh: 内部手册, ko: 내부 매뉴얼}
languages: [zh]
hidden: [templates]
noindex: false
logo: logo.png
roles:
  owner: {name: 沈若溪, deputy: 陆景明, contact: "+86 138-0013-8000 · shen@lanzhou.example"}
stores:
  - {name: 란저우리빙, vendor_id: null, seller_type: global}
  - {name: Lanzhou Living, vendor_id: A1, seller_type: global}
"""


def fork(project: Path) -> Path:
    """Make the fork in `project`, which need not exist."""
    small.project(project)
    internal, pages = project / "docs/internal", project / "docs/zh/internal"
    for folder in (internal, pages):
        folder.mkdir()
    (internal / "organisation.yml").write_text(FORM, encoding="utf-8")
    (internal / "logo.png").write_bytes(png(64, 20))
    shutil.copy(Path(__file__).with_name("material.md"), pages)
    (pages / "seats.png").write_bytes(png(300, 120))
    return project
