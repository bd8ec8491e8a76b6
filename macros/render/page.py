"""The macros that pages call: each one turns records into a fragment of the page, in the page's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.playbook.checklist import ChecklistItem
from macros.playbook.evidence import Source
from macros.playbook.fill import numbered
from macros.playbook.grammar import PARTICLES, PLACEHOLDER
from macros.playbook.letter import Letter
from macros.playbook.scenario import Scenario
from macros.playbook.text import HTML_LANG, Label, Language

from .browser import defaults_for_browser, desk_data, embed, letter_data, words_for_browser
from .picture import timeline_picture, triage_picture
from .site import Site, UnknownNameError, language_of, other

Thing = TypeVar("Thing")

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "partials", encoding="utf-8"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


#: What a fork's card tells, in its order.
TEAM_PARTS = ("roles", "escalation", "places", "stores", "records")
#: What the case desk asks for once: the groups of fields that letters share, and the two that the deadline needs.
DESK_GROUPS = ("store", "person", "notice", "goods")
DESK_NOTICE = ("notice_received_at", "deadline_at")
_UNITS = {"days": 1440, "hours": 60, "minutes": 1}


class PageMacros:
    """The macros of one page. Every public method is a macro; unknown names raise UnknownNameError."""

    def __init__(self, site: Site, source: str) -> None:
        """`source` is the page's path below `docs/`, such as `zh/measures/index.md`."""
        self._site, self._source = site, source
        self._playbook = site.playbook
        self._language: Language = language_of(source)

    # Words and links ---------------------------------------------------------------------------------------------

    def _text(self, words: Label) -> str:
        return words[self._language]

    def _label(self, key: str) -> str:
        return self._text(_find(self._playbook.labels, key, "label", "docs/data/labels.yml"))

    def _link(self, path: str, anchor: str = "") -> str:
        """Return the relative address of a page of this language (`measures/index.md`)."""
        return self._site.link(self._source, f"{self._language}/{path}", anchor)

    def _partial(self, name: str, **values: Any) -> str:
        template = _ENVIRONMENT.get_template(f"{name}.html")
        html = template.render(
            language=self._language,
            foreign=HTML_LANG[other(self._language)],
            foreign_language=other(self._language),
            t=self._label,
            text=self._text,
            link=self._link,
            playbook=self._playbook,
            marks=self._marks,
            role=self._role,
            defaults=defaults_for_browser(self._playbook),
            **values,
        )
        # A blank line would end an HTML block in Markdown; an indented line could begin a code block.
        return "\n".join(line.strip() for line in html.splitlines() if line.strip())

    def _role(self, role: str) -> str:
        """Return a role in words, with the name of who holds it in a fork."""
        organisation = self._playbook.organisation
        holder = organisation.roles.get(role) if organisation else None  # type: ignore[call-overload]
        return f"{self._label(f'role.{role}')} · {holder.name}" if holder else self._label(f"role.{role}")

    def _marks(self, ids: Iterable[str]) -> Markup:
        return Markup(self.source(*ids)) if ids else Markup("")

    # Checklists and letters --------------------------------------------------------------------------------------

    def checklist(self, id: str) -> str:
        """Return the interactive checklist `id`."""
        checklist = _find(self._playbook.checklists, id, "checklist", "docs/data/checklists/")
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
        letter = _find(self._playbook.letters, id, "letter", "docs/data/templates/")
        languages: tuple[Language, ...] = (letter.language, other(letter.language))
        return self._partial(
            "letter",
            letter=letter,
            groups=self._form_groups(letter),
            sheets=[(language, HTML_LANG[language], self._sheet(letter, language)) for language in languages],
            data=letter_data(self._playbook, letter, self._language),
            docx=self._download(f"downloads/templates/{id}.{letter.language}.docx"),
            words=self._browser_words("common", "form", "tone", "stored", "letter"),
        )

    def _form_groups(self, letter: Letter) -> list[tuple[str, list[Any]]]:
        groups: dict[str, list[Any]] = {}
        for name in letter.fields:
            field = self._playbook.fields[name]
            groups.setdefault(field.group, []).append(field)
        return list(groups.items())

    def _sheet(self, letter: Letter, language: Language) -> dict[str, Any]:
        lines = []
        for line in numbered(letter, language, range(len(letter.parts))):
            part = letter.parts[line.index]
            lines.append(
                {
                    "line": line,
                    "html": self._blanks(line.text, language),
                    "when": part.when,
                    "sources": part.sources,
                }
            )
        attachments = [
            {"html": self._blanks(item.ko if language == "ko" else item.zh, language), "when": item.when}
            for item in letter.attachments
        ]
        return {
            "recipient": self._blanks(letter.recipient[language], language),
            "subject": self._blanks(letter.subject[language], language),
            "lines": lines,
            "attachments": attachments,
            "signature": [self._blanks(line[language], language) for line in letter.signature],
        }

    def _blanks(self, text: str, language: Language) -> Markup:
        """Return a letter's text as HTML, its placeholders marked as blanks to fill in."""
        parts: list[str] = []
        position = 0
        for match in PLACEHOLDER.finditer(text):
            label = self._playbook.fields[match[1]].label[language]
            after = PARTICLES[match[2]][2] if match[2] else ""
            parts.append(str(escape(text[position : match.start()])))
            parts.append(f'<span class="blank" data-field="{match[1]}">{escape(label)}</span>{after}')
            position = match.end()
        parts.append(str(escape(text[position:])))
        return Markup("".join(parts))

    def _browser_words(self, *parts: str) -> str:
        return words_for_browser(self._playbook, self._language, parts)

    def _download(self, path: str) -> str:
        """Return the relative address of a download; empty where this build has none."""
        return self._site.link(self._source, path) if path in self._site.downloads else ""

    def letters(self, *ids: str) -> str:
        """Return cards that lead to letters; without ids, to all of them."""
        records = _find_all(self._playbook.letters, ids, "letter", "docs/data/templates/")
        return self._partial("cards", kind="templates", cards=[(one.id, one.title, one.summary) for one in records])

    def checklists(self, *ids: str) -> str:
        """Return cards that lead to checklists; without ids, to all of them."""
        records = _find_all(self._playbook.checklists, ids, "checklist", "docs/data/checklists/")
        return self._partial("cards", kind="checklists", cards=[(one.id, one.title, one.purpose) for one in records])

    def scenarios(self, *ids: str) -> str:
        """Return cards that lead to kinds of report; without ids, to all of them."""
        records = _find_all(self._playbook.scenarios, ids, "scenario", "docs/data/scenarios/")
        return self._partial("cards", kind="scenarios", cards=[(one.id, one.title, one.summary) for one in records])

    def downloads(self, kind: str, id: str) -> str:
        """Return the download row of a checklist (`kind` "checklist") or a letter ("letter")."""
        folder = {"checklist": "checklists", "letter": "templates"}.get(kind)
        if folder is None:
            raise UnknownNameError(f"asks for downloads of the kind {kind!r}", 'write "checklist" or "letter"')
        _find(
            self._playbook.checklists if kind == "checklist" else self._playbook.letters,
            id,
            kind,
            f"docs/data/{folder}/",
        )
        rows = []
        for variant in (self._language, other(self._language), "zh-ko"):
            prefix = f"downloads/{folder}/{id}.{variant}."
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
        return self._partial(
            "letter_advice", letter=_find(self._playbook.letters, id, "letter", "docs/data/templates/")
        )

    def letter_sending(self, id: str) -> str:
        """Return how to send the letter `id`, step by step."""
        return self._partial(
            "letter_sending", letter=_find(self._playbook.letters, id, "letter", "docs/data/templates/")
        )

    def letter_chain(self, id: str) -> str:
        """Return the letters that come before and after the letter `id`."""
        letter = _find(self._playbook.letters, id, "letter", "docs/data/templates/")
        before = [self._playbook.letters[one] for one in self._playbook.previous[id]]
        after = [self._playbook.letters[one] for one in letter.next]
        return self._partial("letter_chain", before=before, after=after)

    # Inline marks ------------------------------------------------------------------------------------------------

    def law(self, id: str) -> str:
        """Return an article's name in both languages, linked to where it is explained."""
        law = _find(self._playbook.laws, id, "law", "docs/data/laws.yml")
        return self._inline("law", law=law)

    def source(self, *ids: str) -> str:
        """Return the marks of claims: official, reported or commonly known, with what the source says and when."""
        sources = _find_all(self._playbook.sources, ids, "source", "docs/data/sources.yml")
        if not ids:
            raise UnknownNameError("calls source() without an id", "name at least one source")
        return self._inline("source", sources=[(one, self._publishers(one), self._overdue(one)) for one in sources])

    def _publishers(self, source: Source) -> str:
        documents = [self._playbook.documents[id] for id in source.documents]
        return "; ".join(
            f"{self._text(one.publisher)}, {self._label('source.undated') if one.published == 'undated' else one.published}"
            for one in documents
        )

    def _overdue(self, source: Source) -> bool:
        """Tell whether a claim is past the day on which it should have been checked again."""
        if self._site.today is None:
            return False
        return date.fromisoformat(source.check_again_by) < self._site.today

    def term(self, ko: str) -> str:
        """Return a term in both languages, named by its Korean word."""
        found = next((term for term in self._playbook.terms.values() if term.ko == ko), None)
        if found is None:
            raise UnknownNameError(
                f"names the term {ko!r}, which is not in the glossary",
                "correct it or add it to docs/data/glossary.yml",
            )
        return self._inline("term", term=found)

    def channel(self, id: str) -> str:
        """Return the name of a channel, linked to how it is used."""
        return self._inline(
            "channel",
            entry=_find(self._playbook.channels, id, "channel", "docs/data/agencies.yml"),
            prefix="channel",
        )

    def agency(self, id: str) -> str:
        """Return the name of a public body in both languages, linked to what it does."""
        return self._inline(
            "channel",
            entry=_find(self._playbook.agencies, id, "agency", "docs/data/agencies.yml"),
            prefix="agency",
        )

    def deadline(self, id: str) -> str:
        """Return a time limit in words, linked to the clock that it runs by."""
        return self._inline(
            "deadline", deadline=_find(self._playbook.deadlines, id, "deadline", "docs/data/deadlines.yml")
        )

    def by(self, role: str, minutes: int) -> str:
        """Return who does a step and how many minutes it takes."""
        return self._inline("by", who=self._role(role), minutes=minutes)

    def _inline(self, name: str, **values: Any) -> str:
        return self._partial(name, **values).replace("\n", "")

    # Reference ---------------------------------------------------------------------------------------------------

    def myth(self, *ids: str) -> str:
        """Return what is believed and what is so; without ids, all myths."""
        return self._partial("myths", myths=_find_all(self._playbook.myths, ids, "myth", "docs/data/myths.yml"))

    def glossary(self) -> str:
        """Return all terms."""
        return self._partial("glossary")

    def laws(self) -> str:
        """Return all articles, grouped."""
        return self._partial("laws", groups=_grouped(self._playbook.laws.values()))

    def behaviours(self) -> str:
        """Return the table "which behaviour, which law"."""
        return self._partial("behaviours", law=lambda id: Markup(self.law(id)))

    def agencies(self) -> str:
        """Return all public bodies, grouped."""
        return self._partial("agencies", groups=_grouped(self._playbook.agencies.values()))

    def channels(self) -> str:
        """Return all channels."""
        return self._partial("channels")

    def deadlines(self) -> str:
        """Return all time limits."""
        return self._partial("deadlines")

    def sources(self) -> str:
        """Return all sources with their documents, what contradicts them, and when they were checked."""
        rows = [(one, self._overdue(one)) for one in self._playbook.sources.values()]
        return self._partial("sources", rows=rows)

    def seed_map(self) -> str:
        """Return the map from the source document's statements to the pages that cover them."""
        return self._partial("seed_map", html_lang=HTML_LANG)

    # Scenarios ---------------------------------------------------------------------------------------------------

    def _scenario(self) -> Scenario:
        id = Path(self._source).stem
        return _find(self._playbook.scenarios, id, "scenario", "docs/data/scenarios/")

    def card(self) -> str:
        """Return the first-15-minutes card of this page's scenario."""
        kinds = ("do", "save", "who", "dont")
        scenario = self._scenario()
        columns = [(kind, [line for line in scenario.card if line.kind == kind]) for kind in kinds]
        return self._partial("card", columns=columns)

    def evidence(self) -> str:
        """Return the evidence table of this page's scenario."""
        return self._partial("evidence", rows=self._scenario().evidence)

    def scenario_letters(self) -> str:
        """Return the letters of this page's scenario, in the order in which they are sent."""
        letters = [self._playbook.letters[id] for id in self._scenario().letters]
        return self._partial("letter_steps", letters=letters)

    def legal_routes(self) -> str:
        """Return the articles that fit this page's scenario and those that do not."""
        return self._partial("legal_routes", scenario=self._scenario(), law=lambda id: Markup(self.law(id)))

    def cases(self) -> str:
        """Return the real cases of this page's scenario."""
        return self._partial("cases", cases=self._scenario().cases)

    def timeline(self) -> str:
        """Return the timeline picture of this page's scenario."""
        moments = [(self._label(f"moment.{one.at}"), self._text(one.text)) for one in self._scenario().timeline]
        return timeline_picture(self._label("timeline.title"), moments, self._language)

    def ways(self) -> str:
        """Return the three ways into the site."""
        return self._partial("ways")

    def first_look(self) -> str:
        """Return the timeline picture of the whole way, from the first 15 minutes to the last remedy."""
        keys = ("first-15-minutes", "day-1", "deadline", "refusal", "legal")
        moments = [(self._label(f"moment.{key}"), self._label(f"way.{key}")) for key in keys]
        return timeline_picture(self._label("timeline.title"), moments, self._language)

    def triage(self) -> str:
        """Return the triage: questions and outcomes as a page that works without JavaScript."""
        triage = self._playbook.triage
        assert triage is not None
        questions = {question.id for question in triage.questions}
        return self._partial("triage", triage=triage, questions=questions, words=self._browser_words("triage"))

    def triage_map(self) -> str:
        """Return the triage as a picture."""
        triage = self._playbook.triage
        assert triage is not None
        return triage_picture(triage, self._label("triage.picture"), self._language)

    def team(self, part: str) -> str:
        """Return a part of a fork's own card: "roles", "escalation", "places", "stores" or "records"."""
        if self._playbook.organisation is None:
            raise UnknownNameError("shows a team, but there is no overlay", "add docs/internal/organisation.yml")
        if part not in TEAM_PARTS:
            raise UnknownNameError(f"asks for {part!r} of the team", f"write one of {', '.join(TEAM_PARTS)}")
        return self._partial(f"team_{part}", team=self._playbook.organisation, after=self._after)

    def _after(self, minutes: int) -> str:
        unit, size = next((unit, size) for unit, size in _UNITS.items() if minutes % size == 0 and minutes >= size)
        return f"{self._label('internal.after')}{minutes // size}{self._label(f'internal.{unit}')}"

    def case_desk(self) -> str:
        """Return the case desk."""
        playbook = self._playbook
        used = Counter(name for letter in playbook.letters.values() for name in letter.fields)
        shared = [
            field
            for field in playbook.fields.values()
            if used[field.id] * 3 >= len(playbook.letters) and field.type != "fact" and field.group in DESK_GROUPS
        ]
        fields = {field.id: field for field in [*shared, *(playbook.fields[id] for id in DESK_NOTICE)]}
        groups = [
            (group, [(field, False) for field in shared if field.group == group and field.id not in DESK_NOTICE])
            for group in DESK_GROUPS
        ]
        data = desk_data(playbook, self._language, fields.values())
        data["letters"] = [
            {"id": one.id, "title": one.title[self._language], "href": self._link(f"templates/{one.id}.md")}
            for one in playbook.letters.values()
        ]
        return self._partial(
            "case_desk",
            groups=[(group, entries) for group, entries in groups if entries],
            notice=[(fields[id], False) for id in DESK_NOTICE],
            lists=list(playbook.checklists.values()),
            data=embed(data),
            words=self._browser_words(
                *("common", "form", "tone", "stored", "transfer", "checklist"),
                *("case", "deadline", "register", "timeline", "pack"),
            ),
        )


MACROS: Mapping[str, Callable[..., Any]] = {
    name: member
    for name, member in vars(PageMacros).items()
    if callable(member) and not name.startswith("_") and name != "overdue"
}
"""Every macro by its name."""


def _find(records: Mapping[str, Thing], id: str, kind: str, home: str) -> Thing:
    if id in records:
        return records[id]
    near = get_close_matches(str(id), records, n=1)
    hint = f"did you mean {near[0]!r}? Otherwise " if near else ""
    raise UnknownNameError(f"names the {kind} {id!r}, which does not exist", f"{hint}correct it or add it to {home}")


def _find_all(records: Mapping[str, Thing], ids: tuple[str, ...], kind: str, home: str) -> list[Thing]:
    return [_find(records, id, kind, home) for id in ids] if ids else list(records.values())


def _grouped(records: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for record in records:
        groups.setdefault(record.group, []).append(record)
    return list(groups.items())
