"""Changing a file of upstream without touching it: its tree, with pieces of the fork's file put in.

It knows no kind of record: a file is groups of keys and lists of entries, and an entry is known by its id or by words
that stand in it. The result is read and validated like any file, and each mistake is told where its piece was written.
"""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from typing import Any

import yaml

from .addressed import Addressed, Path
from .book import INTERNAL_PREFIX
from .changes import Addition, Removal, Replacement
from .entry import fingerprint, known_by, name_of, shortened
from .labelled import FAMILIES
from .renamed import KIND_OF_LIST, Follower
from .text import CODE, LANGUAGES
from .tree import Place, append, named_like, nodes_of, pairs_of, put, value_at, with_keys
from .yamlfile import YamlFile, construct


class Patch(Addressed):
    """One fork's file on its way into one file of upstream."""

    def apply(self) -> YamlFile:
        """Return upstream's file with the changes in it; what cannot be applied is added to `problems`."""
        again = self._again()
        for number, addition in enumerate(self.changes.add):
            self._add(("add", number), addition)
        for number, replacement in enumerate(self.changes.replace):
            if ("replace", number) not in again:
                self._replace(("replace", number), replacement)
        for number, removal in enumerate(self.changes.drop):
            if ("drop", number) not in again:
                self._drop(("drop", number), removal)
        return YamlFile(self.upstream.name, construct(self.root), self.root, self.upstream.text)

    def _again(self) -> set[Path]:
        """Tell every place that is changed a second time, and return those second changes: they are not made."""
        seen: set[tuple[str, str]] = set()
        again: set[Path] = set()
        for key in ("replace", "drop"):
            for number, change in enumerate(getattr(self.changes, key)):
                named = change.at, json.dumps(change.was, ensure_ascii=False)
                if named in seen:
                    self._wrong((key, number, "at"), "is changed twice", "keep one of the two", "duplicate-id")
                    again.add((key, number))
                seen.add(named)
        return again

    def _takes_away(self, path: Path, there: yaml.Node) -> bool:
        """Tell a change of what holds words of the fork already, from another change: those would be lost."""
        if self.file.name not in {node.start_mark.name for node in nodes_of(there)}:
            return False
        self._wrong((*path, "at"), "is changed twice", "write both as one change", "duplicate-id")
        return True

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
        if self._takes_away(path, upstream):
            return
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
        if self._takes_away(path, upstream):
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
