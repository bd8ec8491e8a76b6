"""Where an address of a fork's change leads in a file of upstream, and what is told where it leads nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

import yaml

from .changes import Addition, Changes, Removal, Replacement, without_hash
from .entry import are_words, by_likeness, fingerprint, known_by, name_of, names_below, shortened
from .organisation import Override
from .problem import Problem
from .renamed import KIND_OF_LIST, Follower, Renames
from .tree import Place, own_copy, value_at
from .yamlfile import YamlFile, construct

Path = tuple[str | int, ...]


@dataclass
class Addressed:
    """One fork's file on its way into one file of upstream: its addresses are found, and what is wrong is told."""

    upstream: YamlFile
    changes: Changes
    file: YamlFile
    renames: Renames
    problems: list[Problem]
    prefix: str = ""
    """What stands in front of every address where it is told: `templates/appeal-general/`."""
    overrides: list[Override] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with upstream's tree."""
        assert self.upstream.node is not None
        self.root: yaml.Node = own_copy(self.upstream.node)

    # What is told.

    def _wrong(self, path: Path, what: str, mend: str, rule: str) -> None:
        self.problems.append(self.file.problem(path, what, mend, rule))

    def _watch(self, path: Path, kind: str, item: str, current: Any = None, beside: str = "", **more: Any) -> None:
        """Keep a place where the fork speaks instead of upstream, or with a key `beside` its words, for the doctor."""
        change = getattr(self.changes, str(path[0]))[path[1]]
        self.overrides.append(
            Override(
                file=self.file.name,
                line=self.file.line((*path, "at")),
                kind=kind,  # type: ignore[arg-type]
                item=f"{self.prefix}{item}",
                recorded=getattr(change, "replaces_hash", None),
                current=None if current is None else fingerprint(current),
                home=self.upstream.name,
                address=change.at.removesuffix(f"/{beside}") if beside else change.at,
                says=current,
                was=getattr(change, "was", None),
                ours=getattr(change, "now", None),
                **more,
            )
        )

    def _unknown(self, path: Path, at: str, place: Place) -> None:
        """Tell that an address leads nowhere, with what is near it."""
        names = names_below(place.holder)
        if near := get_close_matches(place.name, names, n=1):
            mend = f"did you mean {near[0]!r}?"
        elif names:
            mend = f"there are {', '.join(names[:12])}{', …' if len(names) > 12 else ''}"
        else:
            mend = "name the list alone, and the entry by words that stand in it: was"
        what = f"{at!r} leads nowhere in {self.upstream.name}: there is no {place.name!r}"
        self._wrong((*path, "at"), what, mend, "unknown-id")

    # What a change says.

    def _now(self, path: Path, key: str) -> yaml.Node:
        """Return the tree of what the fork says, as the value of `key`."""
        node = self.file.node_at((*path, "now"))
        assert node is not None  # the record of the change asks for it

        def report(_line: int, kind: str, old: str, new: str) -> None:
            self._watch(path, "renamed", f"{kind} {old}", renamed=new)

        return Follower(self.renames, report).node(node, key)

    def _recorded(self, path: Path, change: Addition | Replacement | Removal, current: Any) -> None:
        """Ask for the hash of what is changed: without it nobody learns that upstream changed it."""
        if change.replaces_hash is None:
            self.problems.append(without_hash(self.file, path, fingerprint(current)))

    def _address(self, path: Path) -> yaml.ScalarNode:
        """Return the address of a change, as it is written."""
        node = self.file.node_at((*path, "at"))
        assert isinstance(node, yaml.ScalarNode)  # the record of the change asks for it
        return node

    # Finding the place.

    def _find(self, path: Path, at: str) -> Place | None:
        """Return where an address leads; None where it leads below a text, which is told.

        Every node on the way becomes this patch's own, for it may be changed.
        """
        place, node = Place(self.root, "", "", None), self.root
        names = at.split("/")
        while names:
            if isinstance(node, yaml.ScalarNode):
                what = f"{at!r} leads below a text, and below a text there is nothing"
                end = at.removesuffix("/" + "/".join(names))
                self._wrong((*path, "at"), what, f"end it there: at: {end}", "unknown-id")
                return None
            name = names.pop(0)
            if names and f"{name}/{names[0]}" in names_below(node):  # the id of a list's item has the list's own in it
                name = f"{name}/{names.pop(0)}"
            place = self._step(path, node, place.name, name)
            if place.index is None:
                return replace(place, lost=bool(names))
            if names:
                node = self._below(place)
        return place

    def _step(self, path: Path, node: yaml.Node, list_: str, name: str) -> Place:
        """Return where in a node the key or the entry `name` stands; `list_` is the node's own name."""
        if isinstance(node, yaml.MappingNode):
            names: list[str | None] = [*names_below(node)]
        else:
            names = [name_of(entry) for entry in node.value]
            if name not in names and (new := self._renamed(path, list_, name)) in names:
                self._watch(path, "renamed", f"{KIND_OF_LIST.get(list_, list_)} {name}", renamed=new)
                name = new
        return Place(node, name, list_, names.index(name) if name in names else None)

    def _below(self, place: Place) -> yaml.Node:
        """Return what stands at a place, as this patch's own."""
        assert place.index is not None
        node: yaml.Node = own_copy(value_at(place.holder, place.index))
        if isinstance(place.holder, yaml.MappingNode):
            place.holder.value[place.index] = (place.holder.value[place.index][0], node)
        else:
            place.holder.value[place.index] = node
        return node

    def _renamed(self, path: Path, list_: str, name: str) -> str:
        if list_ == "options":
            at = getattr(self.changes, str(path[0]))[path[1]].at.split("/")
            return self.renames.option(at[at.index("options") - 1], name)
        return self.renames(KIND_OF_LIST[list_], name) if list_ in KIND_OF_LIST else name

    def _among(self, path: Path, change: Addition | Replacement | Removal, place: Place) -> Place | None:
        """Return where in the list at a place the entry stands that has the words `was`; None if that is a mistake."""
        if place.index is None:
            return place
        node = self._below(place)
        if not isinstance(node, yaml.SequenceNode):
            self._wrong((*path, "was"), f"{change.at!r} is no list", "delete it: the address is enough", "bad-value")
            return None
        # What the fork has put in stands in another file.
        numbers = [number for number, entry in enumerate(node.value) if entry.start_mark.name == self.upstream.name]
        entries = [construct(node.value[number]) for number in numbers]
        was = self._renamed(path, place.name, change.was) if isinstance(change.was, str) else change.was
        index, several = known_by(was, entries)
        if several:
            same = [number for number, entry in enumerate(entries) if fingerprint(entry) == change.replaces_hash]
            if len(same) != 1:
                self._wrong((*path, "was"), "stands in several entries", "write more of its words", "ambiguous-entry")
                return None
            index = same[0]
        if index is None and change.replaces_hash is None:
            self._stands_nowhere(path, "was", change, was, entries)
            return None
        # Words that stood there once: upstream has reworded or withdrawn them, and nobody can tell which.
        if index is None and are_words(was) and not isinstance(change, Addition):
            self._stands_nowhere(path, "was", change, was, entries)
            return None
        # Such an entry goes by the hash of what it said when it was changed.
        name = change.replaces_hash or fingerprint(entries[index or 0])
        return Place(node, name, place.name, None if index is None else numbers[index], unnamed=True)

    def _stands_nowhere(self, path: Path, key: str, change: Any, words: Any, entries: list[Any]) -> None:
        """Tell that words stand in no entry of a list, with those entries that are most like them."""
        there = " ｜ ".join(shortened(entry) for entry in by_likeness(words, entries)[:8])
        if change.replaces_hash is None:
            self._wrong((*path, key), f"stands in no entry of {change.at!r}", f"there are {there}", "unknown-id")
            return
        what = f"stands in no entry of {change.at!r} any more: upstream has reworded or withdrawn it"
        mend = f"write words of the entry that says it now, or delete this change; there are {there}"
        if isinstance(change, Replacement):
            mend = (
                "write words of the entry that says it now, or move yours to add, "
                f"with after and the when that it had; there are {there}"
            )
        self._wrong((*path, key), what, mend, "unknown-id")

    def _target(self, path: Path, change: Replacement | Removal) -> Place | None:
        """Return where what is changed stands; None if that was a mistake, which is told then."""
        place = self._find(path, change.at)
        if place is None:
            return None
        if change.was is not None:
            return self._among(path, change, place)
        if place.index is None and change.replaces_hash is None:
            # An address that carries a hash led somewhere once; this one never did.
            self._unknown(path, change.at, place)
            return None
        return place
