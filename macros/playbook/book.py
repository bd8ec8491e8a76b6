"""The Playbook: all records of one build, by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from .changes import Changes
from .checklist import Checklist
from .evidence import Agency, Behaviour, Channel, Deadline, Document, Law, Myth, Source, Term
from .guide import Rule
from .letter import Letter, LetterField
from .needed import Needed, Own, needs_by_item
from .notice import NoticeAlarm, NoticeHead, NoticeKind, NoticePiece, NoticeSign
from .organisation import Group, Logo, Organisation, Override
from .picture import AxisPoint, Decider, Exemplar, MatrixColumn, RouteStep, SampleNotice
from .quick import QuickAnswer, SearchWord
from .renamed import Renames
from .sample import Sample
from .scenario import Scenario, Triage
from .text import Bilingual, Day, Label, PagePath, Record, Words
from .wording import WordPair
from .yamlfile import YamlFile

#: Where the records stand, below the project's root.
DATA = "docs/data"
#: Where a fork's own records stand. Upstream has no such folder.
INTERNAL = "docs/internal"
#: How the ids of a fork's own records begin, so that none of upstream's later ones can be the same.
INTERNAL_PREFIX = "internal-"
INTERNAL_FIELD = "internal_"


class Statement(Record):
    """A statement of the source document, in our words."""

    id: Words
    """`S04`."""
    section: Words
    """measure, precaution, conduct, context, summary or notice."""
    page: Words
    """The page whose own subject it is: its path below `docs/zh/` and `docs/ko/`, without `.md`."""
    says: Bilingual
    """A paraphrase."""


class Moved(Record):
    """A page that changed its address, or a list or letter that was withdrawn. It stays listed for good.

    Links that readers saved are led on, and a fork's own pages keep working until they are mended.
    """

    was: PagePath
    """The old path below the language's folder, without `.md`: `measures/old-name`."""
    now: PagePath
    """The page that takes its place."""
    moved_on: Day
    """Since when."""

    @property
    def id(self) -> str:
        """The old path."""
        return self.was


def successor(path: str, moved: Mapping[str, Moved]) -> str:
    """Return where a path (below the language, without `.md`) leads now: to itself unless it moved."""
    seen: set[str] = set()
    while path in moved and path not in seen:
        seen.add(path)
        path = moved[path].now
    return path


Ordered = TypeVar("Ordered", Checklist, Letter)


def in_order(records: Mapping[str, Ordered]) -> dict[str, Ordered]:
    """Return checklists or letters in the order in which readers meet them."""
    return dict(sorted(records.items(), key=lambda pair: (pair[1].order, pair[0])))


@dataclass(frozen=True)
class Playbook:
    """All records, by id, in the order in which readers meet them. Immutable: rendered many times, changed never."""

    checklists: dict[str, Checklist]
    letters: dict[str, Letter]
    scenarios: dict[str, Scenario]
    fields: dict[str, LetterField]
    documents: dict[str, Document]
    sources: dict[str, Source]
    laws: dict[str, Law]
    behaviours: dict[str, Behaviour]
    deadlines: dict[str, Deadline]
    myths: dict[str, Myth]
    channels: dict[str, Channel]
    agencies: dict[str, Agency]
    terms: dict[str, Term]
    statements: dict[str, Statement]
    moved: dict[str, Moved]
    """Pages that changed their address, by the old one."""
    notice_pieces: dict[str, NoticePiece]
    notice_kinds: dict[str, NoticeKind]
    notice_signs: dict[str, NoticeSign]
    notice_alarms: dict[str, NoticeAlarm]
    notice_heads: dict[str, NoticeHead]
    quick_answers: dict[str, QuickAnswer]
    """What the search answers above its results, by id."""
    search_words: dict[str, SearchWord]
    """What readers type and no page says, by id."""
    sample_notices: dict[str, SampleNotice]
    """What pictures show: notices as they come, by id."""
    axis_points: dict[str, AxisPoint]
    """Time limits on the axis, by the limit's id, from the shortest."""
    matrix_columns: dict[str, MatrixColumn]
    """Articles that are columns of the matrix, by the article's id."""
    route_steps: dict[str, RouteStep]
    deciders: dict[str, Decider]
    exemplars: dict[str, Exemplar]
    """Good and bad examples of evidence, by id."""
    rules: dict[str, Rule]
    """What the checks ask of the content, by the rule's id."""
    words: dict[str, WordPair]
    """Which Chinese stands for which Korean, by id."""
    needed: dict[str, Needed]
    """What of a fork's own is needed in which items, by its key in organisation.yml."""
    triage: Triage | None
    labels: dict[str, Label]
    """The words of the interface, by key: `phase.now`, `button.copy`."""
    files: dict[str, YamlFile] = field(repr=False)
    """The parsed files by name, for problems that are found later; those that a fork changes, with its changes."""
    unchanged: Mapping[str, YamlFile] = field(default_factory=dict, repr=False)
    """The files that a fork changes, as they are written."""
    organisation: Organisation | None = None
    """The fork's own values; None in the public playbook."""
    groups: tuple[Group, ...] = ()
    """The order of the fork's own pages in the navigation."""
    logo: Logo | None = None
    """The fork's logo."""
    sample: Sample | None = None
    """What `make internal` would put there."""
    overrides: tuple[Override, ...] = ()
    """Where the fork speaks instead of upstream; `make doctor` watches these places."""
    renames: Renames = field(default_factory=Renames, repr=False)
    """What upstream has renamed; a fork's files are led there."""
    sections: Changes | None = None
    """What the fork changes in pages of upstream."""
    further: Mapping[str, Playbook] = field(default_factory=dict, repr=False)
    """The same in each further language of the fork, where it has words in it: read as Chinese is."""

    def spoken(self, code: str) -> Playbook:
        """Return the records as they read in the pages of a language."""
        return self.further.get(code, self)

    def home(self, folder: str, id: str) -> str:
        """Return the file of a checklist, letter or scenario."""
        return f"{INTERNAL if id.startswith(INTERNAL_PREFIX) else DATA}/{folder}/{id}.yml"

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The parts of the navigation and the pages, by their path, that a fork hides."""
        return (
            frozenset(successor(one, self.moved) for one in self.organisation.hidden)
            if self.organisation
            else frozenset()
        )

    @cached_property
    def needs(self) -> dict[str, list[Own]]:
        """What each item of a list needs of a fork's own."""
        return needs_by_item(self.needed.values(), self.checklists.values())

    @cached_property
    def written(self) -> dict[str, YamlFile]:
        """Every file as somebody wrote it, by name: what rules about words read."""
        return {**self.files, **self.unchanged}

    @cached_property
    def previous(self) -> dict[str, tuple[str, ...]]:
        """For each letter, the letters that name it as their next."""
        return {id: tuple(other.id for other in self.letters.values() if id in other.next) for id in self.letters}
