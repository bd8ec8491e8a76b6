"""How far Zensical, the successor of mkdocs-material, gets with this site today: `python -m benchmarks.zensical`.

It installs Zensical from PyPI into a throwaway environment and builds twice: the project as it is, and the same pages
as plain Markdown, with our macros already expanded. Then it asks of what came out what the tests ask of our site.
`notes/zensical.md` says what a move would touch.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import yaml

from macros.check import check_content
from macros.check.content import Content
from macros.check.markdown import MarkdownPage
from macros.render.macros import MACROS
from macros.render.page import Page
from macros.render.pages import generated_pages
from macros.render.site import Site
from macros.site.files import generated_files
from macros.site.nav import expand

ROOT = Path(__file__).parent.parent
_CALL = re.compile(r"\{\{\s*([a-z_]+)\((.*?)\)\s*\}\}", re.S)
_ADDRESS = "https://playbook.example/"


class _Settings(yaml.SafeLoader):
    """mkdocs.yml with `!ENV [NAME, default]` read as its default."""


_Settings.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


def install(folder: Path) -> Path:
    """Return the command `zensical` in a new environment."""
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "zensical"]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"Zensical cannot be installed:\n{done.stderr.strip()}")
    return folder / "bin/zensical"


def run(zensical: Path, project: Path, **environment: str) -> tuple[float, str]:
    """Build `project`; return the seconds and what was said."""
    start = time.perf_counter()
    done = subprocess.run(
        [str(zensical), "build", "--clean"],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=600,
    )
    return time.perf_counter() - start, (done.stdout + done.stderr).strip()


def as_it_is(project: Path) -> None:
    """Copy what MkDocs builds from."""
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copyfile(ROOT / name, project / name)


def expanded(project: Path, content: Content) -> int:
    """Write every page as plain Markdown, with a plain configuration; return how many pages there are."""
    written = {path: page.text for path, page in content.written.items()}
    pages = {**generated_pages(content.playbook), **written}
    site = Site(content.playbook, frozenset(pages), today=content.today)
    for path, text in pages.items():
        page = Page(site, path)

        def call(match: re.Match[str], page: Page = page) -> str:
            return str(MACROS[match[1]](page, *_arguments(match[2])))

        target = project / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # A page with a template of its own (the door) would stop everything: it is built with the theme's.
        plain_text = _CALL.sub(call, re.sub(r"(?m)^template: .*\n", "", text))
        target.write_text(plain_text, encoding="utf-8")
    for path, data in generated_files(content, ROOT).items():
        if path.startswith("assets/"):
            target = project / "docs" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    ours = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Settings)
    plain = {
        "site_name": ours["site_name"],
        "site_url": _ADDRESS,
        "nav": expand(ours["nav"], content),
        "theme": {"language": "zh", "font": False},
        "extra_css": ["assets/forms.css"],
        "markdown_extensions": ours["markdown_extensions"],
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return len(pages)


def _arguments(text: str) -> list[object]:
    return list(json.loads(f"[{text}]"))


def findings(site: Path, content: Content) -> dict[str, str]:
    """Return what the tests would say of the built site, by what is asked."""
    html = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    asked: dict[str, Callable[[], str]] = {
        "pages built": lambda: str(len(html)),
        "template code left over": lambda: _count("{{" in text or "{%" in text for text in html.values()),
        "headings that kept their ids": lambda: _headings(site, content),
        "links that lead nowhere": lambda: _broken(site, html),
        "Korean pages that say so": lambda: _count(
            re.search(r"<html[^>]*lang=[\"']?ko", text) is not None
            for path, text in html.items()
            if path.relative_to(site).parts[0] == "ko"
        ),
        "pages whose search finds their language only": lambda: _count([(site / "ko/search.json").exists()]),
        "navigation in the page's language only": lambda: _count(
            "/ko/" not in _navigation(text) and "../ko" not in _navigation(text)
            for path, text in html.items()
            if path.relative_to(site).parts[0] == "zh"
        ),
        "pages that load something from another host": lambda: _count(
            re.search(r"<(?:script|link|img)[^>]+(?:src|href)=[\"']?https?://(?!playbook\.example)", text) is not None
            for text in html.values()
        ),
        "addresses in the sitemap": lambda: str(
            (site / "sitemap.xml").read_text(encoding="utf-8").count("<loc>") if (site / "sitemap.xml").exists() else 0
        ),
        "downloads": lambda: str(len(list((site / "downloads").rglob("*")))),
    }
    return {name: ask() for name, ask in asked.items()}


def _count(answers: object) -> str:
    told = list(answers)  # type: ignore[call-overload]
    return f"{sum(told)} of {len(told)}"


def _navigation(text: str) -> str:
    return "".join(re.findall(r"<nav.*?</nav>", text, re.S))


def _page(site: Path, path: str) -> Path:
    stem = path.removesuffix("index.md").removesuffix(".md")
    return site / stem / "index.html"


def _headings(site: Path, content: Content) -> str:
    kept = []
    for path, page in content.written.items():
        file = _page(site, path)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        kept += [bool(re.search(rf'id="?{heading.id}["\s>]', text)) for heading in _own(page)]
    return _count(kept)


def _own(page: MarkdownPage) -> list[object]:
    return [heading for heading in page.headings if heading.id]


def _broken(site: Path, html: dict[Path, str]) -> str:
    broken = []
    for path, text in html.items():
        here = _ADDRESS + path.relative_to(site).as_posix().removesuffix("index.html")
        for link in re.findall(r"<a[^>]*?href=[\"']?([^\"'\s>]+)", text):
            url = urljoin(here, link)
            if url.startswith(_ADDRESS):
                there = site / unquote(urlsplit(url).path).lstrip("/")
                broken.append(not (there / "index.html" if there.is_dir() else there).exists())
    return _count(broken)


def _tell(said: str) -> None:
    """Print what matters of Zensical's words: errors and warnings, else the last line."""
    lines = [line.strip() for line in said.splitlines() if re.search(r"(?i)error|warning|not found", line)]
    for line in dict.fromkeys(lines or said.splitlines()[-1:]):
        print(f"  says: {line[:150]}")


def main() -> None:
    """Print both trials."""
    content = check_content(ROOT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        zensical = install(folder / "environment")
        version = subprocess.run([str(zensical), "--version"], capture_output=True, text=True, check=True)
        print(f"Zensical {version.stdout.strip()}\n\nThe project as it is")
        as_it_is(folder / "as-it-is")
        ours = os.pathsep.join([".", *(path for path in sys.path if path.endswith("site-packages"))])
        seconds, said = run(zensical, folder / "as-it-is", PYTHONPATH=ours)
        pages = len(list((folder / "as-it-is/site").rglob("*.html")))
        print(f"  {pages} pages in {seconds:.1f} s")
        _tell(said)
        print("\nThe same pages as plain Markdown, macros expanded")
        wanted = expanded(folder / "expanded", content)
        seconds, said = run(zensical, folder / "expanded")
        print(f"  {wanted} pages wanted, {seconds:.1f} s")
        _tell(said)
        if (folder / "expanded/site").exists():
            for asked, answer in findings(folder / "expanded/site", content).items():
                print(f"  {asked:<48}{answer:>16}")


if __name__ == "__main__":
    main()
