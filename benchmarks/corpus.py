"""The same content for both sides: our project, content several times over, and plain mkdocs-material with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("docs", "macros", "overrides", "internal.sample", "mkdocs.yml", "pyproject.toml")
#: What a default site would say.
PLAIN = """\
site_name: plain
docs_dir: docs
theme: {name: material, language: zh}
plugins: [search]
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, {toc: {permalink: true}}]
"""


def project(folder: Path, times: int) -> Path:
    """Copy the project into `folder` with every checklist, letter, scenario and written page `times` times.

    Without the downloads: plain mkdocs-material has none.
    """
    folder.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "internal"))
        else:
            shutil.copy(source, folder / part)
    leave_out_downloads(folder)
    nav: dict[str, list[str]] = {}
    for copy in range(2, times + 1):
        _copy_records(folder / "docs/data", copy)
        for path in sorted((folder / "docs/zh").rglob("*.md")):
            name = path.relative_to(folder / "docs/zh")
            if name.stem == "index" or re.search(r"-x\d+$", name.stem):
                continue
            other = name.with_name(f"{name.stem}-x{copy}.md")
            for language in ("zh", "ko"):
                text = (folder / "docs" / language / name).read_text(encoding="utf-8")
                text = re.sub(r"^covers:.*\n", "", text, count=1, flags=re.M)
                text = re.sub(r"^(title|description): (.*)$", rf"\1: \2 {copy}", text, count=2, flags=re.M)
                (folder / "docs" / language / other).write_text(text, encoding="utf-8")
            nav.setdefault(name.parent.as_posix(), []).append(other.as_posix())
    _extend_nav(folder / "mkdocs.yml", nav)
    return folder


def leave_out_downloads(project: Path) -> None:
    """Let a copy of the project build its pages alone: rendering downloads is most of a first build."""
    (project / "macros/export/__init__.py").write_text("def downloads(*_, **__):\n    return {}\n", encoding="utf-8")


def _copy_records(data: Path, copy: int) -> None:
    for kind in ("checklists", "templates", "scenarios"):
        for path in sorted((data / kind).glob("*.yml")):
            if re.search(r"-x\d+$", path.stem):
                continue
            name = f"{path.stem}-x{copy}"
            text = path.read_text(encoding="utf-8")
            text = re.sub(rf"^id: {path.stem}$", f"id: {name}", text, flags=re.M)
            text = text.replace(f"id: {path.stem}/", f"id: {name}/")
            (data / kind / f"{name}.yml").write_text(text, encoding="utf-8")


def _extend_nav(config: Path, nav: dict[str, list[str]]) -> None:
    text = config.read_text(encoding="utf-8")
    for folder, pages in nav.items():
        if folder == ".":
            text = text.replace("triage.md,", f"triage.md, {', '.join(pages)},", 1)
            continue
        listed = "".join(f"      - {page}\n" for page in pages)
        block = re.search(rf"^      - {folder}/index\.md\n", text, flags=re.M)
        if block:
            text = text[: block.end()] + listed + text[block.end() :]
        else:
            text = re.sub(rf"({folder}/index\.md)", rf"\1, {', '.join(pages)}", text, count=1)
    config.write_text(text, encoding="utf-8")


def plain(source: Path, folder: Path) -> Path:
    """Write the pages of `source`, with what the macros say in them, as a default mkdocs-material site."""
    from functools import partial

    from jinja2 import Environment, StrictUndefined

    from macros.check import check_content
    from macros.render.macros import MACROS
    from macros.render.page import Page
    from macros.render.pages import generated_pages
    from macros.render.site import Site

    content = check_content(source)
    site = Site(content.playbook, frozenset(content.pages), _AnyFile(), True, content.today)
    texts = {path: page.text for path, page in content.written.items()}
    texts |= {path: page for path, page in generated_pages(content.playbook).items() if path not in texts}
    environment = Environment(undefined=StrictUndefined)
    docs = folder / "docs"
    for path, text in texts.items():
        page = Page(site, path)
        said = environment.from_string(text).render({name: partial(macro, page) for name, macro in MACROS.items()})
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(re.sub(r"^template:.*\n", "", said, flags=re.M), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return folder


class _AnyFile(dict[str, int]):
    """Downloads of any name: the plain site links to them and does not have them."""

    def __contains__(self, name: object) -> bool:
        return str(name).startswith("downloads/")

    def __missing__(self, name: str) -> int:
        return 10_000
