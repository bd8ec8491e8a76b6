"""Changing a file of upstream without touching it: its tree, with pieces of the fork's file put in.

It knows no kind of record: a file is groups of keys and lists of entries, and an entry is known by its id or by words
that stand in it. The result is read and validated like any file, and each mistake is told where its piece was written.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

import yaml

from .book import INTERNAL_PREFIX
from .changes import Addition, Changes, Removal, Replacement
from .entry import fingerprint, known_by, name_of, names_below, shortened
from .labelled import FAMILIES
from .organisation import Override
from .problem import Problem
from .renamed import KIND_OF_LIST, Follower, Renames
from .text import CODE, LANGUAGES
from .tree import Place, append, named_like, own_copy, pairs_of, put, value_at, with_keys
from .yamlfile import YamlFile, construct

Path = tuple[str | int, ...]


@dataclass
class Patch:
    """One fork's file on its way into one file of upstream."""

    upstream: YamlFile
    changes: Changes
    file: YamlFile
    renames: Renames
    problems: list[Problem]
    prefix: str = ""
    """What stands in front of every address where it is told: `templates/appeal-general/`."""
    overrides: list[Override] = field(default_factory=list)

    def apply(self) -> YamlFile:
        """Return upstream's file with the changes in it; what cannot be applied is added to `problems`."""
        assert self.upstream.node is not None
        self.root: yaml.Node = own_copy(self.upstream.node)
        self._twice()
        for number, addition in enumerate(self.changes.add):
            self._add(("add", number), addition)
        for number, replacement in enumerate(self.changes.replace):
            self._replace(("replace", number), replacement)
        for number, removal in enumerate(self.changes.drop):
            self._drop(("drop", number), removal)
        return YamlFile(self.upstream.name, construct(self.root), self.root, self.upstream.text)

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

    def _twice(self) -> None:
        """Tell every place that is changed twice: the second change would have nothing to find."""
        seen: set[tuple[str, str]] = set()
        for key in ("replace", "drop"):
            for number, change in enumerate(getattr(self.changes, key)):
                named = change.at, json.dumps(change.was, ensure_ascii=False)
                if named in seen:
                    self._wrong((key, number, "at"), "is changed twice", "keep one of the two", "duplicate-id")
                seen.add(named)

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
            some = " ｜ ".join(map(shortened, entries[:8]))
            self._wrong((*path, "was"), f"stands in no entry of {change.at!r}", f"there are {some}", "unknown-id")
            return None
        # Such an entry goes by the hash of what it said when it was changed.
        name = change.replaces_hash or fingerprint(entries[index or 0])
        return Place(node, name, place.name, None if index is None else numbers[index], unnamed=True)

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

    # The three kinds of change.

    def _replace(self, path: Path, change: Replacement) -> None:
        place = self._target(path, change)
        if place is None:
            return
        now = self._now(path, place.list_ if place.unnamed else place.name)
        item = f"{change.at}/{place.name}" if place.unnamed else change.at
        if place.index is None:
            self._watch(path, "withdrawn", item)
            if not place.lost:  # what it belongs to is there: the fork's words stay
                append(place, now)
            return
        upstream = value_at(place.holder, place.index)
        self._recorded(path, change, construct(upstream))
        self._watch(path, "replace", item, construct(upstream))
        put(place, named_like(now, upstream))

    def _drop(self, path: Path, change: Removal) -> None:
        place = self._target(path, change)
        if place is None:
            return
        item = f"{change.at}/{place.name}" if place.unnamed else change.at
        if place.index is None:
            self._watch(path, "withdrawn-too", item)
            return
        upstream = value_at(place.holder, place.index)
        if isinstance(upstream, yaml.SequenceNode) and not place.unnamed:
            mend = "name one entry of it: by its id, or by words that stand in it, under was"
            self._wrong((*path, "at"), f"{change.at!r} is a whole list", mend, "bad-value")
            return
        self._recorded(path, change, construct(upstream))
        self._watch(path, "drop", item, construct(upstream))
        del place.holder.value[place.index]

    def _add(self, path: Path, change: Addition) -> None:
        if change.after is not None and change.before is not None:
            self._wrong((*path, "before"), "stands beside `after`", "keep one of the two", "bad-value")
            return
        place = self._find(path, change.at)
        if place is None:
            return
        now = self._now(path, place.name)
        if change.was is not None:
            self._complete(path, change, place, now)
            return
        upstream = value_at(place.holder, place.index) if place.index is not None else None
        if isinstance(upstream, yaml.SequenceNode):
            node = self._below(place)
            assert isinstance(node, yaml.SequenceNode)
            if self._is_own(path, node, now):
                node.value.insert(self._position(path, change, node), now)
        elif upstream is not None and place.name in LANGUAGES:
            # A text has both languages from its first day: there is nothing that upstream could have added since.
            self._wrong((*path, "at"), "has words already", "write it under replace", "bad-value")
        elif upstream is not None:
            # Upstream has it too by now: the fork's words go before, and the doctor shows both.
            self._watch(path, "replace", change.at, construct(upstream))
            put(place, now)
        elif place.lost or not isinstance(place.holder, yaml.MappingNode):
            self._unknown(path, change.at, place)
        elif self._is_own_kind(path, place.name):
            self._beside(path, change, place)
            append(place, now)

    def _complete(self, path: Path, change: Addition, place: Place, now: yaml.Node) -> None:
        """Add keys to an entry that has no id."""
        entry = self._among(path, change, place)
        if entry is None:
            return
        item = f"{change.at}/{entry.name}"
        if entry.index is None:
            self._watch(path, "withdrawn", item)
            return
        node = value_at(entry.holder, entry.index)
        entry.holder.value[entry.index] = completed = with_keys(node, now)
        if completed is node:
            mend = "write the keys that it lacks, such as en: and the words"
            self._wrong((*path, "now"), "adds nothing that the entry lacks", mend, "bad-value")
            return
        self._recorded(path, change, construct(node))
        self._watch(path, "replace", item, construct(node))

    def _beside(self, path: Path, change: Addition, place: Place) -> None:
        """Ask for the hash of the words beside which a fork adds those of a further language."""
        pairs = [pair for pair in pairs_of(place.holder) if pair[0].start_mark.name == self.upstream.name]
        says = {pair[0].value: construct(pair[1]) for pair in pairs}
        if re.match(CODE, place.name) and says.keys() >= set(LANGUAGES):
            self._recorded(path, change, says)
            self._watch(path, "replace", change.at, says, beside=place.name)

    def _is_own_kind(self, path: Path, label: str) -> bool:
        """Tell whether an added label is no role or group by an id that a later one of upstream can have."""
        family, _, id = label.partition(".")
        if family not in FAMILIES.values() or id.startswith(INTERNAL_PREFIX):
            return True
        mend = f"begin it with {INTERNAL_PREFIX}: no later entry of upstream can have that id"
        self._wrong((*path, "at"), f"is {id!r}", mend, "internal-id")
        return False

    def _is_own(self, path: Path, node: yaml.SequenceNode, now: yaml.Node) -> bool:
        """Tell whether an added entry has an id that no later one of upstream can have."""
        theirs = [entry for entry in node.value if entry.start_mark.name == self.upstream.name]
        ids = [pair[1].value for entry in theirs for pair in pairs_of(entry) if pair[0].value == "id"]
        own = next((pair[1].value for pair in pairs_of(now) if pair[0].value == "id"), None)
        if not ids or not isinstance(own, str):
            return True
        letters = {id[:1] for id in ids}
        if all(id[:1].isupper() for id in ids):
            if own[:1] in letters:
                mend = (
                    f"begin it with another letter than {', '.join(sorted(letters))}: no later entry can have that id"
                )
                self._wrong((*path, "now", "id"), f"is {own!r}", mend, "internal-id")
                return False
            return True
        start = "internal_" if any("_" in id for id in ids) else "internal-"
        if not own.startswith(start):
            mend = f"begin it with {start}: no later entry of upstream can have that id"
            self._wrong((*path, "now", "id"), f"is {own!r}", mend, "internal-id")
            return False
        return True

    def _position(self, path: Path, change: Addition, node: yaml.SequenceNode) -> int:
        """Return where in a list an added entry stands."""
        anchor = change.after if change.after is not None else change.before
        if anchor is None:
            return len(node.value)
        names = [name_of(entry) for entry in node.value]
        list_ = change.at.rpartition("/")[2]
        if isinstance(anchor, str):
            anchor = self._renamed(path, list_, anchor)
        if anchor in names:
            index: int | None = names.index(anchor)
        else:
            index, _ = known_by(anchor, [construct(entry) for entry in node.value])
        if index is not None:
            return index + 1 if change.after is not None else index
        key = (*path, "after" if change.after is not None else "before")
        kind = KIND_OF_LIST.get(list_)
        if kind and (kind, anchor) not in self.renames.known:
            near = get_close_matches(str(anchor), [name for name in names if name], n=1)
            mend = f"did you mean {near[0]!r}?" if near else "correct the id"
            self._wrong(key, f"names {anchor!r}, which is not in {list_}", mend, "unknown-id")
        else:  # upstream has withdrawn it
            self._watch(path, "place", f"{change.at}/{shortened(anchor)}")
        return len(node.value)

    # Parts of these.

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
            mend = f"write replaces_hash: {fingerprint(current)}"
            self._wrong((*path, "replaces_hash"), "is missing", mend, "missing-key")
