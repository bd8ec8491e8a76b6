"""Changing a list of upstream without touching its file: items added, replaced and dropped by id."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from difflib import get_close_matches

from .book import DATA
from .changes import without_hash
from .checklist import Checklist, ChecklistItem, RetiredItem, kinds_of
from .entry import short_hash
from .labelled import unknown
from .organisation import AddedItem, Extension, Override
from .problem import Problem
from .yamlfile import YamlFile

Path = tuple[str | int, ...]


def item_hash(item: ChecklistItem) -> str:
    """Return the short hash of what an item says; a change of any word changes it."""
    return short_hash(plain(item).model_dump(mode="json"))


def plain(item: ChecklistItem) -> ChecklistItem:
    """Return an item without what only an overlay says of it."""
    return ChecklistItem.model_validate(item.model_dump(include=set(ChecklistItem.model_fields)))


@dataclass
class _Change:
    """One extension on its way into one list."""

    upstream: Checklist
    extension: Extension
    file: YamlFile
    sources: Collection[str]
    labels: Collection[str]
    problems: list[Problem]
    items: list[ChecklistItem] = field(default_factory=list)
    retired: list[RetiredItem] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)

    def wrong(self, path: Path, what: str, mend: str, rule: str) -> None:
        self.problems.append(self.file.problem(path, what, mend, rule))

    def index(self, id: str) -> int | None:
        return next((index for index, item in enumerate(self.items) if item.id == id), None)

    def withdrawn(self, id: str) -> RetiredItem | None:
        return next((entry for entry in self.upstream.retired if entry.id == id), None)

    def unknown(self, path: Path, id: str) -> None:
        near = get_close_matches(id, [item.id for item in self.items], n=1)
        hint = f"did you mean {near[0]!r}? Otherwise " if near else ""
        what = f"names {id!r}, which is no item of {self.upstream.id}"
        self.wrong(path, what, f"{hint}correct the id", "unknown-id")

    def watch(
        self, path: Path, kind: str, id: str, recorded: str | None = None, current: ChecklistItem | None = None
    ) -> None:
        self.overrides.append(
            Override(
                file=self.file.name,
                line=self.file.line(path),
                kind=kind,  # type: ignore[arg-type]
                item=id,
                recorded=recorded,
                current=item_hash(current) if current else None,
                retired=self.withdrawn(id),
                home=f"{DATA}/checklists/{self.upstream.id}.yml",
                address=f"items/{id}",
                says=None if current is None else current.model_dump(mode="json", exclude_defaults=True),
                ours=self.says(path),
            )
        )

    def says(self, path: Path) -> object:
        """Return what the fork says at a path of its file."""
        if path[0] != "replace" or not isinstance(path[1], int):
            return None
        return plain(self.extension.replace[path[1]]).model_dump(mode="json", exclude_defaults=True)

    def recorded(self, path: Path, recorded: str | None, current: ChecklistItem) -> None:
        """Ask for the hash of the item that is overridden: without it nobody learns that upstream changed it."""
        if recorded is None:
            self.problems.append(without_hash(self.file, path, item_hash(current)))

    def agrees(self, path: Path, item: ChecklistItem) -> None:
        """Tell every source, role and group of an item that does not exist."""
        for index, id in enumerate(item.sources):
            if id not in self.sources:
                what = f"names the source {id!r}, which does not exist"
                self.wrong((*path, "sources", index), what, "correct the id", "unknown-id")
        for key, id in kinds_of(item):
            if told := unknown(key, id, self.labels, self.file.name):
                self.wrong((*path, key), *told)

    def replace(self) -> None:
        for number, item in enumerate(self.extension.replace):
            path: Path = ("replace", number)
            self.agrees(path, item)
            place, entry = self.index(item.id), self.withdrawn(item.id)
            if place is not None:
                self.recorded(path, item.replaces_hash, self.items[place])
                self.watch((*path, "id"), "replace", item.id, item.replaces_hash, self.items[place])
                self.items[place] = plain(item)
            elif entry is not None:
                # Upstream withdrew the item since: the fork's words stay, and the doctor names them.
                self.watch((*path, "id"), "replace", item.id, item.replaces_hash)
                self.retired.remove(entry)
                self.items.insert(self.behind(entry, item), plain(item))
            else:
                self.unknown((*path, "id"), item.id)

    def behind(self, entry: RetiredItem, item: ChecklistItem) -> int:
        """Return the place of what took a withdrawn item's place, or the end of the item's phase."""
        successor = self.index(entry.replaced_by) if entry.replaced_by else None
        return successor + 1 if successor is not None else self.end_of_phase(item)

    def end_of_phase(self, item: ChecklistItem) -> int:
        same = [index for index, other in enumerate(self.items) if other.phase == item.phase]
        return same[-1] + 1 if same else len(self.items)

    def add(self) -> None:
        for number, item in enumerate(self.extension.add):
            path: Path = ("add", number)
            self.agrees(path, item)
            start = f"{self.extension.extends}/internal-"
            if not item.id.startswith(start):
                mend = f"begin it with {start}: no later item of upstream can have that id"
                self.wrong((*path, "id"), f"is {item.id!r}", mend, "item-id")
            if self.index(item.id) is not None:
                self.wrong((*path, "id"), f"{item.id!r} stands twice", "give each item its own id", "duplicate-id")
                continue
            if item.after and item.before:
                self.wrong((*path, "before"), "stands beside `after`", "keep one of the two", "bad-value")
                continue
            place = self.place(path, item)
            if place is not None:
                self.items.insert(place, plain(item))

    def place(self, path: Path, item: AddedItem) -> int | None:
        anchor = item.after or item.before
        if anchor is None:
            return self.end_of_phase(item)
        key = (*path, "after" if item.after else "before")
        place, entry = self.index(anchor), self.withdrawn(anchor)
        if place is not None:
            return place + 1 if item.after else place
        if entry is None:
            self.unknown(key, anchor)
            return None
        self.watch(key, "place", anchor)
        return self.behind(entry, item)

    def drop(self) -> None:
        for number, dropped in enumerate(self.extension.drop):
            path: Path = ("drop", number)
            place, entry = self.index(dropped.id), self.withdrawn(dropped.id)
            if place is not None and dropped.id not in {item.id for item in self.upstream.items}:
                self.wrong((*path, "id"), "is an item of your own", "delete it under add", "bad-value")
            elif place is not None:
                if dropped.id in {item.id for item in self.extension.replace}:
                    self.wrong((*path, "id"), "is replaced and dropped", "keep one of the two", "duplicate-id")
                    continue
                self.recorded(path, dropped.replaces_hash, self.items[place])
                self.watch((*path, "id"), "drop", dropped.id, dropped.replaces_hash, self.items.pop(place))
                self.retired.append(
                    RetiredItem(id=dropped.id, replaced_by=None, retired_on=dropped.dropped_on, reason=dropped.reason)
                )
            elif entry is not None:
                self.watch((*path, "id"), "drop", dropped.id, dropped.replaces_hash)
            else:
                self.unknown((*path, "id"), dropped.id)


def extend(
    upstream: Checklist,
    extension: Extension,
    file: YamlFile,
    sources: Collection[str],
    labels: Collection[str],
    problems: list[Problem],
) -> tuple[Checklist, list[Override]]:
    """Return the list with the extension applied, and the places that lean on upstream.

    What cannot be applied is added to `problems`. Where upstream has put another list in the place of the extended
    one, only the fork's own items move there.
    """
    change = _Change(upstream, extension, file, sources, labels, problems, list(upstream.items), list(upstream.retired))
    _twice(change)
    steps: tuple[Callable[[], None], ...] = (change.replace, change.add, change.drop)
    if extension.extends != upstream.id:
        change.watch(("extends",), "extends", extension.extends)
        steps = ()
        change.items += [plain(item) for item in extension.add]
    for step in steps:
        step()
    if not change.items:
        change.wrong(("drop",), "leaves nothing of the list", "keep at least one item", "list-length")
    merged = upstream.model_copy(update={"items": tuple(change.items), "retired": tuple(change.retired)})
    return merged, change.overrides


def _twice(change: _Change) -> None:
    for key in ("replace", "drop"):
        seen: set[str] = set()
        for number, entry in enumerate(getattr(change.extension, key)):
            if entry.id in seen:
                change.wrong((key, number, "id"), f"{entry.id!r} stands twice", "keep one of the two", "duplicate-id")
            seen.add(entry.id)
