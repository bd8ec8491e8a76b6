"""Everything that can be known about the content without a build: every rule that it keeps, one runner.

Where is a rule? Its id, as a message ends with it, is written out where it is told: `grep -rn '"heading-id"' macros`.
Which rules are there? `table.py` lists them all by what they read. Beside the rules:

    run        reads the content, walks it once and asks every rule
    content    what is checked: all pages and records
    place      where something stands: file, line, key path
    passages   words in one language, alike in pages and records
    day        which day it is
    git        what upstream said before
    further    pages in a fork's further languages
    memory     what was found in a file that has not changed since; watched: in records that have not
    markdown   a page as its author wrote it; renderer: as Python-Markdown reads it
    numbers    figures in both languages; quantities: with their meaning
    naming     ids that one record names of another
    setup      what a build reads beside content
    formats    how problems are told; advice: which of them stop no build; overlay_places: where a fork's are told
    sections   upstream's pages with a fork's sections in them; section: where one begins and ends
    fix        what a machine may mend; mended_lines: in YAML

A new rule: a function of what it reads, its line in `table.py`, its explanation in `docs/data/rules.yml`, and its
mistake in `tests/content/mistakes/`.
"""

from .content import Content
from .day import today
from .run import check_content
from .setup import setup_problems

__all__ = ["Content", "check_content", "setup_problems", "today"]
