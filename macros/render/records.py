"""Checklists and letters in a page: the thing itself, cards that lead to it, its downloads."""

from __future__ import annotations

from markupsafe import Markup

from macros.playbook.checklist import ChecklistItem
from macros.playbook.fill import printed
from macros.playbook.grammar import pieces
from macros.playbook.letter import Letter, LetterRow
from macros.playbook.text import HTML_LANG, Language

from .base import Page, find, find_all, grouped
from .browser import letter_data
from .site import UnknownNameError, other


class RecordMacros(Page):
    """The macros of checklists and letters."""

    def checklist(self, id: str) -> str:
        """Return the interactive checklist `id`."""
        checklist = find(self._playbook.checklists, id, "checklist", "docs/data/checklists/")
        phases: list[tuple[str, list[ChecklistItem]]] = []
        for item in checklist.items:
            if not phases or phases[-1][0] != item.phase:
                phases.append((item.phase, []))
            phases[-1][1].append(item)
        retired = {entry.id: entry.replaced_by for entry in checklist.retired}
        return self._partial(
            "checklist",
            checklist=checklist,
            phases=phases,
            retired=retired,
            words=self._browser_words("common", "form", "stored", "transfer", "checklist"),
        )

    def letter(self, id: str) -> str:
        """Return the letter `id`: its form and its sheet, Korean and Chinese aligned part by part."""
        letter = find(self._playbook.letters, id, "letter", "docs/data/templates/")
        languages: tuple[Language, ...] = (letter.language, other(letter.language))
        return self._partial(
            "letter",
            letter=letter,
            groups=grouped(self._playbook.fields[name] for name in letter.fields),
            sheets=[(language, HTML_LANG[language], self._sheet(letter, language)) for language in languages],
            data=letter_data(self._playbook, letter, self._language),
            docx=self._download(f"downloads/templates/{id}.{letter.language}.docx"),
            words=self._browser_words("common", "form", "tone", "stored", "letter"),
        )

    def _sheet(self, letter: Letter, language: Language) -> list[tuple[LetterRow, str, Markup]]:
        """Return the rows of a letter, each with its number and its words as HTML."""
        return [(row, number, self._blanks(words, language)) for row, number, words in printed(letter.rows, language)]

    def _blanks(self, text: str, language: Language) -> Markup:
        """Return a letter's text as HTML, its placeholders marked as blanks to fill in."""
        html = Markup("")
        for words, field in pieces(text):
            if field:
                label = self._playbook.fields[field].label[language]
                html += Markup('<span class="blank" data-field="{}">{}</span>').format(field, label)
            html += words
        return html

    def _download(self, path: str) -> str:
        """Return the relative address of a download; empty where this build has none."""
        return self._site.link(self._source, path) if path in self._site.downloads else ""

    def letters(self, *ids: str) -> str:
        """Return cards that lead to letters; without ids, to all of them."""
        records = find_all(self._playbook.letters, ids, "letter", "docs/data/templates/")
        return self._partial("cards", kind="templates", cards=[(one.id, one.title, one.summary) for one in records])

    def checklists(self, *ids: str) -> str:
        """Return cards that lead to checklists; without ids, to all of them."""
        records = find_all(self._playbook.checklists, ids, "checklist", "docs/data/checklists/")
        return self._partial("cards", kind="checklists", cards=[(one.id, one.title, one.purpose) for one in records])

    def scenarios(self, *ids: str) -> str:
        """Return cards that lead to kinds of report; without ids, to all of them."""
        records = find_all(self._playbook.scenarios, ids, "scenario", "docs/data/scenarios/")
        return self._partial("cards", kind="scenarios", cards=[(one.id, one.title, one.summary) for one in records])

    def downloads(self, kind: str, id: str) -> str:
        """Return the download row of a checklist (`kind` "checklist") or a letter ("letter")."""
        folder = {"checklist": "checklists", "letter": "templates"}.get(kind)
        if folder is None:
            raise UnknownNameError(f"asks for downloads of the kind {kind!r}", 'write "checklist" or "letter"')
        find(
            self._playbook.checklists if kind == "checklist" else self._playbook.letters,
            id,
            kind,
            f"docs/data/{folder}/",
        )
        return self._download_rows(f"downloads/{folder}/{id}.")

    def packs(self) -> str:
        """Return the download row of the packs: every checklist and letter of a language in one archive."""
        return self._download_rows("downloads/playbook-")

    def _download_rows(self, stem: str) -> str:
        rows = []
        for variant in (self._language, other(self._language), "zh-ko"):
            prefix = f"{stem}{variant}."
            files = [
                (path.removeprefix(prefix), self._site.link(self._source, path), size)
                for path, size in self._site.downloads.items()
                if path.startswith(prefix)
            ]
            if files:
                rows.append((variant, files))
        return self._partial("downloads", rows=rows)

    def letter_advice(self, id: str) -> str:
        """Return when to use the letter `id`, and when not."""
        return self._partial("letter_advice", letter=find(self._playbook.letters, id, "letter", "docs/data/templates/"))

    def letter_sending(self, id: str) -> str:
        """Return how to send the letter `id`, step by step."""
        return self._partial(
            "letter_sending", letter=find(self._playbook.letters, id, "letter", "docs/data/templates/")
        )

    def letter_chain(self, id: str) -> str:
        """Return the letters that come before and after the letter `id`."""
        letter = find(self._playbook.letters, id, "letter", "docs/data/templates/")
        before = [self._playbook.letters[one] for one in self._playbook.previous[id]]
        after = [self._playbook.letters[one] for one in letter.next]
        return self._partial("letter_chain", before=before, after=after)
