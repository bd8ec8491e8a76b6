"""MkDocs events: the only file that knows MkDocs.

MkDocs loads this file by its path, before the project's folder can be imported from; the macros plugin makes it
importable while the configuration is loaded. So everything of ours is imported inside the events.
"""

from __future__ import annotations

import gzip
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from pathspec.gitignore import GitIgnoreSpec

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.playbook")


class _State:
    """What the events of one build hand to each other."""

    content: Any = None
    navigation: dict[str, Navigation] = {}  # noqa: RUF012 - one build at a time
    problems: tuple[Any, ...] = ()
    assets: dict[str, str] = {}  # noqa: RUF012
    searched: list[Any] = []  # noqa: RUF012


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is `serve`, which must survive broken content.

    In the package, because MkDocs loads this file anew for each build.
    """
    import macros

    macros.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the content, then give each language its own navigation."""
    from macros.check import check_content
    from macros.nav import expand, hidden_pages
    from macros.playbook.problem import ContentError
    from macros.schemas import write_schemas

    root = Path(config.config_file_path).parent
    write_schemas(root)  # first: they help most where a record is broken
    _State.problems = ()
    try:
        _State.content = check_content(root)
    except ContentError as error:
        _report(error.problems, config)
        return config
    hidden = hidden_pages(config.nav or [], _State.content)
    if hidden:
        config.not_in_nav = GitIgnoreSpec.from_lines(hidden)
    config.nav = expand(config.nav or [], _State.content)
    return config


def _report(problems: tuple[Any, ...], config: MkDocsConfig) -> None:
    """Log what is wrong, and stop; `serve` shows it in the browser and waits for it to be mended."""
    import macros

    for problem in problems:
        log.error("%s", problem)
    message = f"{len(problems)} problem(s) in the content; nothing was built"
    if not macros.serving:
        raise Abort(message) from None
    log.error("%s: waiting for the files to be mended", message)
    _State.problems = problems
    config.nav = None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated: pages, downloads, data, the style sheet and the scripts."""
    import macros
    from macros.card import card
    from macros.check.formats import as_page
    from macros.generate import generated_files, robots
    from macros.playbook.problem import ContentError
    from macros.render.moved import moved_pages
    from macros.render.site import Site
    from macros.scripts import versioned

    if _State.problems:
        return Files([File.generated(config, "index.md", content=as_page(_State.problems))])
    for file in list(files):
        if file.src_uri.startswith(("assets/stylesheets/", "assets/js/", "assets/javascripts/", "assets/images/fav")):
            files.remove(file)  # ours are part of assets/playbook.css and assets/main.js; the theme's are not used
    playbook, languages = _State.content.playbook, _State.content.languages
    closed = playbook.organisation is not None and playbook.organisation.noindex
    files.append(File.generated(config, "robots.txt", content=robots(config.site_url, closed=closed)))
    if config.site_url:
        # A link to a picture must name the site: without an address there is nobody to show it.
        for language in languages:
            files.append(File.generated(config, f"assets/card-{language}.png", content=card(playbook, language)))
    # While serving, MkDocs puts this machine's address there: a file that was downloaded then would name it for ever.
    address = "" if macros.serving else config.site_url or ""
    root = Path(config.config_file_path).parent
    try:
        generated = generated_files(_State.content, root, address, config.use_directory_urls)
    except ContentError as error:  # a character that print cannot show
        _report(error.problems, config)
        return Files([File.generated(config, "index.md", content=as_page(_State.problems))])
    for path, content in generated.items():
        files.append(_generated(config, path, content))
    _State.assets = {path: versioned(path, text) for path, text in generated.items() if path.startswith("assets/")}
    _State.searched = []
    for file in list(files):
        if not _is_built(file.src_uri, languages, playbook.organisation is not None):
            files.remove(file)
    pages = frozenset(file.src_uri for file in files if file.is_documentation_page())
    sizes = {path: len(content) for path, content in generated.items() if path.startswith("downloads/")}
    site = Site(playbook, pages, sizes, config.use_directory_urls, _State.content.today, languages)
    macros.use(site)
    for path, html in moved_pages(site).items():
        files.append(File.generated(config, path, content=html))
    return files


class _Download(File):
    """A file to take away, never a page: MkDocs would render one that ends in .md."""

    def is_documentation_page(self) -> bool:
        return False


def _generated(config: MkDocsConfig, path: str, content: str | bytes) -> File:
    if path.startswith(("downloads/", "data/")):
        # Included whatever mkdocs.yml says of data/: what it leaves out are the records.
        return _Download.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
    return File.generated(config, path, content=content)


def _is_built(path: str, languages: tuple[str, ...], overlay: bool) -> bool:
    """Leave out a language that a fork does not build, and everything internal from a public build."""
    first, _, rest = path.partition("/")
    if first in ("zh", "ko"):
        return first in languages and (overlay or not rest.startswith("internal/"))
    return first != "internal"


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Lead the links of a fork's page to where upstream's pages stand now."""
    from macros.check.moves import follow, is_internal

    path = page.file.src_uri
    if _State.problems or not is_internal(path) or path not in _State.content.written:
        return None
    return follow(_State.content.written[path].text, path, _State.content.playbook.moved)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Cut the navigation into one for each language, so that previous and next stay inside it."""
    for section in nav.items:
        if not isinstance(section, Section):
            continue
        language = section.title
        for child in section.children:
            child.parent = None
        pages = [page for page in nav.pages if page.file.src_uri.startswith(f"{language}/")]
        for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
            page.previous_page, page.next_page = before, after
        _State.navigation[language] = Navigation(section.children, pages)
    return nav


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give the theme's templates the words of the interface."""
    import macros
    from macros.csp import policy

    env.globals["content_security_policy"] = policy(Path(config.config_file_path).parent)
    env.filters["asset"] = lambda path: _State.assets.get(path, path)
    env.globals["problems"] = _State.problems
    if _State.problems:
        # The page that shows the problems has no words: the file that holds them may be the broken one. Every other
        # address shows them too, as the page "not found": the editor stays where he was.
        env.globals.update(word=lambda key, language: key, languages=("zh",), organisation=None, logo=None)
        env.filters["page_url"] = str
        return env
    playbook = _State.content.playbook
    env.globals["word"] = lambda key, language: str(playbook.labels[key][language])
    env.globals["languages"] = _State.content.languages
    env.globals["organisation"] = playbook.organisation
    env.globals["logo"] = playbook.logo
    env.filters["page_url"] = macros.current().address
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Hand the page its own language's navigation, the address of its twin, and what it tells machines."""
    from macros.scripts import scripts_for
    from macros.structured import structured_data

    source = page.file.src_uri
    language, _, path = source.partition("/")
    if language in _State.navigation:
        context["nav"] = _State.navigation[language]
        twin = page.file.url.replace(language, "ko" if language == "zh" else "zh", 1)
        context["twin"] = twin if len(_State.content.languages) > 1 else ""
    context["scripts"] = scripts_for(page.content or "")
    if not _State.problems:
        if config.site_url:
            context["card"] = f"{config.site_url.rstrip('/')}/assets/card-{language if path else 'zh'}.png"
        context["structured_data"] = structured_data(_described(page, config), _State.content.playbook)
    context["language"] = language if path else _State.content.languages[0] if _State.content else "zh"
    return context


def _described(page: Page, config: MkDocsConfig) -> Any:
    from macros.render.site import language_of
    from macros.structured import Described

    language = language_of(page.file.src_uri)
    trail = []
    for section in reversed(list(page.ancestors)):
        first: Any = section.children[0] if isinstance(section, Section) else page
        if first is not page and getattr(first, "canonical_url", None):
            trail.append((str(section.title), str(first.canonical_url)))
    return Described(
        source=page.file.src_uri,
        title=str(page.title),
        description=page.meta.get("description", ""),
        language=language,
        content=page.content or "",
        url=page.canonical_url or None,
        trail=tuple(trail),
    )


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Finish what no author should think of, and keep the text for the search."""
    from macros.render.finish import finish
    from macros.render.site import language_of

    if _State.problems:
        return html
    language = language_of(page.file.src_uri)
    label = _State.content.playbook.labels["page.table"][language]
    html = finish(html, label)
    _State.searched.append((page, html))
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mark every run of the other language with its own `lang`: in the navigation as well as in the text."""
    from macros.render.language_of_parts import mark_languages
    from macros.render.site import language_of

    return mark_languages(output, language_of(page.file.src_uri))


def on_post_build(config: MkDocsConfig) -> None:
    """Write what the search box looks through."""
    from macros.search_index import SearchPage, search_files, write

    if _State.problems:
        return
    pages = []
    for page, html in _State.searched:
        if "/" not in page.file.src_uri:
            continue
        section = next((above.title for above in page.ancestors if above.title not in ("zh", "ko")), "")
        address = page.file.url.partition("/")[2]
        keywords = page.meta.get("keywords", ())
        given = (page.title, page.meta.get("description", ""), section, tuple(keywords))
        pages.append(SearchPage(page.file.src_uri, address, *given, html))
    files = search_files(pages, _State.content.playbook)
    write(Path(config.site_dir), files, as_scripts=not config.use_directory_urls)
    # MkDocs writes the time of the build into the packed sitemap: the same content must give the same bytes.
    sitemap = Path(config.site_dir, "sitemap.xml")
    if sitemap.exists():
        sitemap.with_name("sitemap.xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))
