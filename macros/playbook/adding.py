"""What a fork adds to a file of upstream: an entry with an id that stays its own, a key, words beside upstream's."""

from __future__ import annotations

import re
from difflib import get_close_matches

import yaml

from .addressed import Addressed, Path
from .book import INTERNAL_PREFIX
from .changes import Addition
from .entry import are_words, known_by, name_of, shortened
from .labelled import FAMILIES
from .renamed import KIND_OF_LIST
from .text import CODE, LANGUAGES
from .tree import Place, append, pairs_of, put, value_at, with_keys
from .yamlfile import construct


class Adding(Addressed):
    """One fork's file on its way into one file of upstream: what it adds."""

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
            put(place, now, self._address(path))
        elif place.lost or not isinstance(place.holder, yaml.MappingNode):
            self._unknown(path, change.at, place)
        elif self._is_own_kind(path, place.name):
            self._beside(path, change, place)
            append(place, now, self._address(path))

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
        side = "after" if change.after is not None else "before"
        if are_words(anchor):
            self._stands_nowhere(path, side, change, anchor, [construct(entry) for entry in node.value])
            return len(node.value)
        kind = KIND_OF_LIST.get(list_)
        if kind and (kind, anchor) not in self.renames.known:
            near = get_close_matches(str(anchor), [name for name in names if name], n=1)
            mend = f"did you mean {near[0]!r}?" if near else "correct the id"
            self._wrong((*path, side), f"names {anchor!r}, which is not in {list_}", mend, "unknown-id")
        else:  # upstream has withdrawn it
            self._watch(path, "place", f"{change.at}/{shortened(anchor)}")
        return len(node.value)
