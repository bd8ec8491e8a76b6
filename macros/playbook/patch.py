"""Changing a file of upstream without touching it: its tree, with pieces of the fork's file put in.

It knows no kind of record: a file is groups of keys and lists of entries, and an entry is known by its id or by words
that stand in it. The result is read and validated like any file, and each mistake is told where its piece was written.
"""

from __future__ import annotations

import json

import yaml

from .adding import Adding
from .addressed import Path
from .changes import Removal, Replacement
from .entry import names_below
from .text import LANGUAGES
from .tree import Place, append, in_place_of, named_like, nodes_of, pairs_of, put, value_at
from .yamlfile import YamlFile, construct


class Patch(Adding):
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

    def _ends_too_early(self, path: Path, at: str, place: Place, now: yaml.Node) -> bool:
        """Tell an address that ends at a list or a record, when what the fork says is one text."""
        assert place.index is not None
        upstream = value_at(place.holder, place.index)
        keys = {str(key.value) for key, _ in pairs_of(now)}
        if isinstance(upstream, yaml.SequenceNode) and not isinstance(now, yaml.SequenceNode) and not place.unnamed:
            mend = "name one entry of it: by its id, or by words that stand in it, under was"
            self._wrong((*path, "at"), f"{at!r} is a whole list", mend, "bad-value")
            return True
        if keys and keys <= set(LANGUAGES) and not place.unnamed:
            theirs = names_below(upstream) if isinstance(upstream, yaml.MappingNode) else []
            if theirs and not set(LANGUAGES) & set(theirs):
                mend = f"go on to one of its keys: {', '.join(f'{at}/{key}' for key in theirs[:8])}"
                self._wrong((*path, "at"), f"{at!r} is a whole record, and now is one text", mend, "bad-value")
                return True
        return False

    # What is replaced, and what is left out.

    def _replace(self, path: Path, change: Replacement) -> None:
        place = self._target(path, change)
        if place is None:
            return
        now = self._now(path, place.list_ if place.unnamed else place.name)
        item = f"{change.at}/{place.name}" if place.unnamed else change.at
        if place.index is None:
            self._watch(path, "withdrawn", item)
            if not place.lost:  # what it belongs to is there: the fork's words stay
                append(place, now, self._address(path))
            return
        upstream = value_at(place.holder, place.index)
        if self._takes_away(path, upstream) or self._ends_too_early(path, change.at, place, now):
            return
        self._recorded(path, change, construct(upstream))
        self._watch(path, "replace", item, construct(upstream))
        now = in_place_of(now, upstream) if place.unnamed else named_like(now, upstream)
        put(place, now, self._address(path))

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
