"""Changing a file of upstream without touching it: its tree, with pieces of the fork's file put in.

It knows no kind of record: a file is groups of keys and lists of entries, and an entry is known by its id or by words
that stand in it. The result is read and validated like any file, and each mistake is told where its piece was written.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher, get_close_matches
from typing import Any

import yaml

from .changes import Addition, Changes, Removal, Replacement
from .organisation import Override
from .problem import Problem
from .renamed import KIND_OF_LIST, Follower, Renames
from .yamlfile import YamlFile, construct

Path = tuple[str | int, ...]
#: What names an entry among others: its id, or what it is about where nothing else in the list is about that.
_NAMES = ("id", "law", "at")
_ID = re.compile(r"[A-Za-z0-9_/-]*")
#: How alike two texts are that count as one, rewritten.
_ALIKE = 0.6
#: By how much the most alike must be more so than any other.
_CLEARLY = 0.1


def fingerprint(data: Any) -> str:
    """Return the short hash of what a value says; an entry's own id does not count, for upstream may rename it."""
    said = {key: value for key, value in data.items() if key != "id"} if isinstance(data, dict) else data
    # The letter in front keeps YAML from reading a hash of digits as a number.
    return "h" + hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:8]


def name_of(node: yaml.Node) -> str | None:
    """Return by what an entry is known among others, or None where it has no name."""
    if isinstance(node, yaml.MappingNode):
        values = {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
        return next((str(values[key]) for key in _NAMES if key in values), None)
    return None


def words_of(data: Any) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from words_of(value)


def known_by(words: Any, entries: list[Any]) -> tuple[int | None, bool]:
    """Return which entry has these words, and whether several have; None where none has.

    Words that upstream has rewritten since are found by what is most like them; an id is not words.
    """
    wanted = list(words_of(words))
    said = [list(words_of(entry)) for entry in entries]
    if all(_ID.fullmatch(one) for one in wanted):
        return next((index for index, entry in enumerate(entries) if entry == words), None), False
    for fits in (
        [index for index, texts in enumerate(said) if all(one in texts for one in wanted)],
        [index for index, texts in enumerate(said) if all(any(one in text for text in texts) for one in wanted)],
    ):
        if wanted and fits:
            return (fits[0], False) if len(fits) == 1 else (None, True)
    likeness = [sum(max((_alike(one, text) for text in texts), default=0.0) for one in wanted) for texts in said]
    *_, second, best = (0.0, 0.0, *sorted(likeness))
    if wanted and best / len(wanted) >= _ALIKE and (best - second) / len(wanted) >= _CLEARLY:
        return likeness.index(best), False
    return None, False


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


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
        self.root: yaml.Node = _copy(self.upstream.node)
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

    def _watch(self, path: Path, kind: str, item: str, current: Any = None, **more: Any) -> None:
        """Keep a place where the fork speaks instead of upstream, for the doctor."""
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
                address=change.at,
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

    def _unknown(self, path: Path, at: str, place: _Place) -> None:
        """Tell that an address leads nowhere, with what is near it."""
        names = _names_below(place.holder)
        if near := get_close_matches(place.name, names, n=1):
            mend = f"did you mean {near[0]!r}?"
        elif names:
            mend = f"there are {', '.join(names[:12])}{', …' if len(names) > 12 else ''}"
        else:
            mend = "name the list alone, and the entry by words that stand in it: was"
        what = f"{at!r} leads nowhere in {self.upstream.name}: there is no {place.name!r}"
        self._wrong((*path, "at"), what, mend, "unknown-id")

    # Finding the place.

    def _find(self, path: Path, at: str) -> _Place:
        """Return where an address leads. Every node on the way becomes this patch's own, for it may be changed."""
        place = _Place(self.root, "", "", None)
        names = at.split("/")
        for number, name in enumerate(names):
            place = self._step(path, place.holder if number == 0 else self._below(place), place.name, name)
            if place.index is None:
                return place if number == len(names) - 1 else replace(place, lost=True)
        return place

    def _step(self, path: Path, node: yaml.Node, list_: str, name: str) -> _Place:
        """Return where in a node the key or the entry `name` stands; `list_` is the node's own name."""
        if isinstance(node, yaml.MappingNode):
            names: list[str | None] = [*_names_below(node)]
        else:
            names = [name_of(entry) for entry in node.value] if isinstance(node, yaml.SequenceNode) else []
            if name not in names and (new := self._renamed(path, list_, name)) in names:
                self._watch(path, "renamed", f"{KIND_OF_LIST.get(list_, list_)} {name}", renamed=new)
                name = new
        return _Place(node, name, list_, names.index(name) if name in names else None)

    def _below(self, place: _Place) -> yaml.Node:
        """Return what stands at a place, as this patch's own."""
        assert place.index is not None
        node: yaml.Node = _copy(_at(place.holder, place.index))
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

    def _among(self, path: Path, change: Replacement | Removal, place: _Place) -> _Place | None:
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
            some = " ｜ ".join(map(_short, entries[:8]))
            self._wrong((*path, "was"), f"stands in no entry of {change.at!r}", f"there are {some}", "unknown-id")
            return None
        # Such an entry goes by the hash of what it said when it was changed.
        name = change.replaces_hash or fingerprint(entries[index or 0])
        return _Place(node, name, place.name, None if index is None else numbers[index], unnamed=True)

    def _target(self, path: Path, change: Replacement | Removal) -> _Place | None:
        """Return where what is changed stands; None if that was a mistake, which is told then."""
        place = self._find(path, change.at)
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
                _append(place, now)
            return
        upstream = _at(place.holder, place.index)
        self._recorded(path, change, construct(upstream))
        self._watch(path, "replace", item, construct(upstream))
        _put(place, _named(now, upstream))

    def _drop(self, path: Path, change: Removal) -> None:
        place = self._target(path, change)
        if place is None:
            return
        item = f"{change.at}/{place.name}" if place.unnamed else change.at
        if place.index is None:
            self._watch(path, "withdrawn-too", item)
            return
        upstream = _at(place.holder, place.index)
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
        now = self._now(path, place.name)
        upstream = _at(place.holder, place.index) if place.index is not None else None
        if isinstance(upstream, yaml.SequenceNode):
            node = self._below(place)
            assert isinstance(node, yaml.SequenceNode)
            if self._is_own(path, node, now):
                node.value.insert(self._position(path, change, node), now)
        elif upstream is not None:
            # Upstream has it too by now: the fork's words go before, and the doctor shows both.
            self._watch(path, "replace", change.at, construct(upstream))
            _put(place, now)
        elif place.lost or not isinstance(place.holder, yaml.MappingNode):
            self._unknown(path, change.at, place)
        else:
            _append(place, now)

    def _is_own(self, path: Path, node: yaml.SequenceNode, now: yaml.Node) -> bool:
        """Tell whether an added entry has an id that no later one of upstream can have."""
        theirs = [entry for entry in node.value if entry.start_mark.name == self.upstream.name]
        ids = [pair[1].value for entry in theirs for pair in _pairs(entry) if pair[0].value == "id"]
        own = next((pair[1].value for pair in _pairs(now) if pair[0].value == "id"), None)
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
            self._watch(path, "place", f"{change.at}/{_short(anchor)}")
        return len(node.value)

    # Parts of these.

    def _now(self, path: Path, key: str) -> yaml.Node:
        """Return the tree of what the fork says, as the value of `key`."""
        node: Any = self.file.node
        for step in (*path, "now"):
            if isinstance(node, yaml.MappingNode):
                node = next(value for name, value in node.value if name.value == step)
            else:
                node = node.value[step]

        def report(_line: int, kind: str, old: str, new: str) -> None:
            self._watch(path, "renamed", f"{kind} {old}", renamed=new)

        return Follower(self.renames, report).node(node, key)

    def _recorded(self, path: Path, change: Replacement | Removal, current: Any) -> None:
        """Ask for the hash of what is changed: without it nobody learns that upstream changed it."""
        if change.replaces_hash is None:
            mend = f"write replaces_hash: {fingerprint(current)}"
            self._wrong((*path, "replaces_hash"), "is missing", mend, "missing-key")


@dataclass(frozen=True)
class _Place:
    """Where an address leads."""

    holder: yaml.Node
    """The group of keys or the list in which it stands, or would stand."""
    name: str
    """Its key or id, as it is called now."""
    list_: str
    """The holder's own name."""
    index: int | None
    """Where in the holder; None where it is not there."""
    lost: bool = False
    """Whether already what it would belong to is not there."""
    unnamed: bool = False
    """Whether it is an entry of a list whose entries have no ids."""


def _copy(node: yaml.Node) -> Any:
    """Return a node whose own list of children may be changed."""
    if not isinstance(node, yaml.CollectionNode):
        return node
    return type(node)(node.tag, list(node.value), node.start_mark, node.end_mark, node.flow_style)


def _at(node: yaml.Node, index: int) -> yaml.Node:
    found = node.value[index]
    return found[1] if isinstance(node, yaml.MappingNode) else found  # type: ignore[no-any-return]


def _put(place: _Place, now: yaml.Node) -> None:
    assert place.index is not None
    place.holder.value[place.index] = (
        (_key(place.name, now), now) if isinstance(place.holder, yaml.MappingNode) else now
    )


def _append(place: _Place, now: yaml.Node) -> None:
    if isinstance(place.holder, yaml.MappingNode):
        place.holder.value.append((_key(place.name, now), now))
    elif isinstance(place.holder, yaml.SequenceNode):
        own = isinstance(now, yaml.MappingNode) and not place.unnamed
        place.holder.value.append(_with_id(now, place.name) if own else now)  # type: ignore[arg-type]


def _key(name: str, now: yaml.Node) -> yaml.ScalarNode:
    """Return a key that stands where its value does."""
    return yaml.ScalarNode("tag:yaml.org,2002:str", name, now.start_mark, now.end_mark)


def _pairs(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _named(now: yaml.Node, upstream: yaml.Node) -> yaml.Node:
    """Return an entry with the id that upstream's has now: whoever writes another one's words need not repeat it."""
    id = next((value.value for key, value in _pairs(upstream) if key.value == "id"), None)
    return _with_id(now, id) if id is not None and isinstance(now, yaml.MappingNode) else now


def _with_id(now: yaml.MappingNode, id: str) -> yaml.MappingNode:
    pairs = [(_key("id", now), _key(id, now)), *(pair for pair in now.value if pair[0].value != "id")]
    return yaml.MappingNode(now.tag, pairs, now.start_mark, now.end_mark, now.flow_style)


def _names_below(node: yaml.Node) -> list[str]:
    if isinstance(node, yaml.MappingNode):
        return [str(key.value) for key, _ in node.value]
    return [name for entry in node.value if (name := name_of(entry))] if isinstance(node, yaml.SequenceNode) else []


def _short(data: Any) -> str:
    found = [" ".join(text.split()) for text in words_of(data)]
    words = next((text for text in found if not text.isascii()), next(iter(found), ""))
    return words if len(words) <= 24 else f"{words[:23]}…"
