"""One build, from MkDocs' first event to its last.

A build is an object among MkDocs' plugins, made when the configuration is loaded and dropped with it: what its events
hand to each other lives exactly as long as the build.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from pathspec.gitignore import GitIgnoreSpec

from macros.check import Content, check_content
from macros.check.place import is_internal
from macros.export.card import card
from macros.export.schemas import write_schemas
from macros.playbook.further import own_name
from macros.playbook.problem import ContentError
from macros.playbook.text import html_lang, original
from macros.render.dress import dressed, is_dressed
from macros.render.fetched import form_files, write, write_scripts
from macros.render.finish import finish
from macros.render.fold import fold
from macros.render.glue import glue
from macros.render.language_of_parts import mark_languages
from macros.render.moved import moved_pages
from macros.render.page import ENVIRONMENT, partials
from macros.render.search import search_files
from macros.render.site import Site, folder_of
from macros.render.structured import structured_data

from .broken import Broken, stop
from .bytecode import keep_compiled
from .files import generated_files, is_built, robots
from .generated import as_file
from .languages import by_language, twins
from .memo import Memo, Nothing
from .nav import expand, hidden_pages
from .page import SitePage, conversion
from .policy import policy
from .scripts import HANDBOOK, scripts_for, versioned
from .styles import styles_for
from .told import described, searched

_MEMO = Memo()  # it outlives the builds of `serve`, which begins one each time that a file is saved


def begin(config: MkDocsConfig, *, serving: bool) -> None:
    """Load and check the content, and make this build take part in MkDocs' events.

    Where the content is broken the build stops; `serve` shows the problems instead, and waits for them to be mended.
    """
    root = Path(config.config_file_path).parent
    write_schemas(root)  # first: they help most where a record is broken
    build: Build | Broken
    try:
        build = Build(config, check_content(root), serving=serving, memo=_MEMO if serving else Nothing())
    except ContentError as error:
        build = stop(config, error.problems, serving=serving)
    config.plugins["playbook"] = build  # which registers its events too


class Build(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The build of a site whose content is sound."""

    site: Site
    """What the macros render from; known as soon as every file is."""

    def __init__(self, config: MkDocsConfig, content: Content, *, serving: bool, memo: Memo) -> None:
        """Generate the files. Raises ContentError for a character that print cannot show."""
        self._content, self._playbook, self._memo = content, content.playbook, memo
        # While serving, MkDocs puts this machine's address there: a file that was downloaded would name it for ever.
        address = "" if serving else config.site_url or ""
        self._generated = generated_files(content, _root(config), address, config.use_directory_urls, memo)
        self._assets = {
            path: versioned(path, text) for path, text in self._generated.items() if path.startswith("assets/")
        }
        self._navigation: dict[str, Navigation] = {}
        self._searched: list[tuple[Page, str]] = []
        if hidden := hidden_pages(config.nav or [], content):
            config.not_in_nav = GitIgnoreSpec.from_lines(hidden)
        config.nav = expand(config.nav or [], content)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what is generated: pages, downloads, data, the style sheets and the scripts."""
        for file in list(files):
            if file.src_uri.startswith(
                ("assets/stylesheets/", "assets/js/", "assets/javascripts/", "assets/images/fav")
            ):
                files.remove(file)  # ours are part of the files in assets/; the theme's are not used
        playbook, languages = self._playbook, self._content.languages
        closed = playbook.organisation is not None and playbook.organisation.noindex
        files.append(File.generated(config, "robots.txt", content=robots(config.site_url, closed=closed)))
        if config.site_url:
            # A link to a picture must name the site: without an address there is nobody to show it.
            for folder in self._content.folders:
                picture = card(playbook.spoken(folder), original(folder))
                files.append(File.generated(config, f"assets/card-{folder}.png", content=picture))
        for path, content in self._generated.items():
            files.append(as_file(config, path, content))
        for file in list(files):
            if not is_built(file.src_uri, self._content):
                files.remove(file)
        pages = frozenset(file.src_uri for file in files if file.is_documentation_page())
        sizes = {path: len(content) for path, content in self._generated.items() if path.startswith("downloads/")}
        self.site = Site(playbook, pages, sizes, config.use_directory_urls, self._content.today, languages)
        for path, html in moved_pages(self.site).items():
            files.append(File.generated(config, path, content=html))
        settings = self._memo.version("settings", conversion(config, files))
        for file in files.documentation_pages():
            SitePage(file, config, self._memo, settings)  # which puts itself in the file's hands
        self._records = self._memo.version("records", (self.site, partials()))
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Give a fork's page, whose links were led on, and a page with a fork's sections as they were checked."""
        path = page.file.src_uri
        if path in self._content.published or (is_internal(path) and path in self._content.written):
            return self._content.written[path].text
        if path in self._content.translated:
            return self._content.further[path].text
        return None

    @event_priority(100)  # before the macros' plugin, whose part it takes
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Call the page's macros, or take what they said when neither page nor records were others."""
        assert isinstance(page, SitePage)
        macros: Any = config.plugins["macros"]

        def call() -> tuple[str, list[str]]:
            return macros.on_page_markdown(markdown, page=page, config=config, files=files), page.fragments

        text, page.fragments = self._memo.get(("macros", page.file.src_uri, markdown, self._records), call)
        page.meta["render_macros"] = False  # told to the macros' plugin: it is done
        return text

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Cut the navigation into one for each language, so that previous and next stay inside it."""
        self._navigation = by_language(nav)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates the words of the interface: text, which they escape."""
        playbook, env.autoescape = self._playbook, True
        env.globals.update(
            word=lambda key, code: str(playbook.spoken(code).labels[key][original(code)]),
            languages=self._content.folders,
            html_lang=html_lang,
            original=original,
            spoken=playbook.spoken,
            own_name=own_name,
            organisation=playbook.organisation,
            logo=playbook.logo,
            problems=(),
            content_security_policy=policy(_root(config)),
        )
        self.add_filters(env)
        for templates in (env, ENVIRONMENT):
            keep_compiled(templates, _root(config))
        return env

    def add_filters(self, env: Environment) -> None:
        """Let templates ask for addresses of this build.

        With a context, because Jinja compiles what other filters make of a constant into the template, and compiled
        templates outlive the build.
        """
        env.filters["page_url"] = pass_context(lambda _, source: self.site.address(source))
        env.filters["asset"] = pass_context(lambda _, path: self._assets.get(path, path))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Finish what no author should think of, keep the text for the search, and fold what explains."""
        folder = folder_of(page.file.src_uri)
        labels, language = self._playbook.spoken(folder).labels, original(folder)
        html = finish(html, labels["page.table"][language])
        self._searched.append((page, html))
        if is_internal(page.file.src_uri):
            return dressed(html, lambda key: labels[key][language])
        return fold(html, page.file.src_uri)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Hand the page its own language's navigation, the addresses of its twins, and what it tells machines."""
        language, _, path = page.file.src_uri.partition("/")
        if language in self._navigation:
            context["nav"] = self._navigation[language]
            context["twins"] = twins(page, self._content.folders, self.site.pages)
        context["scripts"] = scripts_for(page.content or "")
        context["styles"] = styles_for(context["scripts"])
        if is_internal(page.file.src_uri) and is_dressed(page.content or ""):
            context["scripts"].append(HANDBOOK)
            context["styles"].append(HANDBOOK)
        if config.site_url:
            context["card"] = f"{config.site_url.rstrip('/')}/assets/card-{language if path else 'zh'}.png"
        context["structured_data"] = structured_data(described(page), self._playbook.spoken(language))
        context["language"] = language if path else self._content.languages[0]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Join what no line may part, and mark every run of the other language with its own `lang`, menus included."""
        language = folder_of(page.file.src_uri)
        further = tuple(self._playbook.further)
        return self._memo.get(
            ("finished", language, further, output), lambda: mark_languages(glue(output), language, further)
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what pages fetch: what the search box looks through, names of what is in a case, the holidays."""
        self._memo.end()
        hidden = self._playbook.hidden
        shown = [(page, html) for page, html in self._searched if _path(page) not in hidden]
        pages = [searched(page, html) for page, html in shown if "/" in page.file.src_uri]
        files = search_files(pages, self._playbook)
        files |= form_files(self._playbook, self._content.folders)
        write(Path(config.site_dir), files)
        if not config.use_directory_urls:
            write_scripts(Path(config.site_dir), files)
        # MkDocs writes the time of the build into the packed sitemap: the same content must give the same bytes.
        sitemap = Path(config.site_dir, "sitemap.xml")
        if sitemap.exists():
            sitemap.with_name("sitemap.xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _path(page: Page) -> str:
    """Return a page's path below its language, without `.md`."""
    return page.file.src_uri.partition("/")[2].removesuffix(".md")
