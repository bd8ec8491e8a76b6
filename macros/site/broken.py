"""What stands for the site while its content is broken: a page that says what to mend."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.check.formats import as_page
from macros.playbook.messages import in_words, languages, spoken
from macros.playbook.problem import Problem
from macros.playbook.text import html_lang

from .policy import policy
from .scripts import scripts_for

log = logging.getLogger("mkdocs.playbook")


def stop(config: MkDocsConfig, problems: tuple[Problem, ...], *, serving: bool) -> Broken:
    """Log the problems and end the build; while serving, return what shows them instead."""
    speak = languages(Path(config.config_file_path).parent)
    problems = tuple(spoken(problem, speak) for problem in problems)
    for problem in problems:
        log.error("%s", problem)
    message = in_words(f"{len(problems)} problem(s) in the content; nothing was built", speak)
    if not serving:
        raise Abort(message) from None
    log.error("%s: %s", message, in_words("waiting for the files to be mended", speak))
    return Broken(config, problems)


class Broken(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The build of a site that is one page: what is wrong with the content."""

    def __init__(self, config: MkDocsConfig, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        config.nav = None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave nothing but the page that tells the problems."""
        return Files([File.generated(config, "index.md", content=as_page(self._problems))])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the templates no words: the file that holds them may be the broken one.

        Every other address shows the problems too, as the page "not found": the editor stays where he was.
        """
        env.autoescape = True
        env.globals.update(
            word=lambda key, language: key, languages=("zh",), organisation=None, logo=None, html_lang=html_lang
        )
        env.globals.update(
            problems=self._problems, content_security_policy=policy(Path(config.config_file_path).parent)
        )
        env.filters.update(page_url=str, asset=str)
        return env

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Give the page its scripts and a language."""
        context.update(scripts=scripts_for(page.content or ""), language="zh")
        return context
