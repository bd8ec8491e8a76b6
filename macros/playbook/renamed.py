"""What upstream has renamed: the ledger of ids says what took an id's place, and a fork's files are led there.

A fork's own files keep the old name until somebody mends them; `make doctor` says where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .grammar import PLACEHOLDER
from .textfile import read_text
from .yamlfile import YamlFile, construct

LEDGER = "docs/data/published.txt"
GIVEN_UP = "->"
NOTHING = "nothing"
#: The kind of id, in the ledger, that each list of records holds.
KIND_OF_LIST = {
    "fields": "field", "sources": "source", "laws": "law", "deadlines": "deadline", "myths": "myth",
    "agencies": "agency", "channels": "channel", "terms": "term", "questions": "question", "outcomes": "outcome",
}  # fmt: skip
#: The keys whose values name a record of another kind.
_NAMED_BY = {
    "fields": ("field",), "optional": ("field",), "starts_on": ("field",), "field": ("field",),
    "sources": ("source",), "differs_from": ("source",), "laws": ("law",), "law": ("law",),
    "send_by": ("channel",), "channel": ("channel",), "presupposes": ("deadline",),
    "start": ("question",), "triage": ("question", "outcome"), "refused": ("question", "outcome"),
    "letters": ("templates",), "letter": ("templates",), "next": ("templates",), "again": ("templates",),
    "checklists": ("checklists",), "checklist": ("checklists",), "scenario": ("scenarios",),
}  # fmt: skip
#: The keys of an answer of the triage and of a card: where they lead.
_LEADS = ("question", "outcome")
#: The keys below which a field's name is itself a key.
_KEYED_BY_FIELD = ("defaults", "applies", "fills")
_CONDITIONS = ("when", "needs", "excludes", "applies")
_TERM = re.compile(r"\b([a-z][a-z0-9_]*)(?:=([a-z0-9-]+))?")
_WORDS_OF_CONDITIONS = ("not", "and", "or")

Report = Callable[[int, str, str, str], None]
"""Is told the line, the kind, the old id and the new one."""


@dataclass(frozen=True)
class Renames:
    """What took the place of each id that was given up."""

    now: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By kind and old id; empty where nothing did."""
    known: frozenset[tuple[str, str]] = frozenset()
    """Every kind and id that was ever published."""

    def __call__(self, kind: str, id: str) -> str:
        """Return the id under which something is known now: itself unless it was renamed."""
        seen = {id}
        while (new := self.now.get((kind, id))) and new not in seen:
            seen.add(new)
            id = new
        return id

    def option(self, name: str, option: str) -> str:
        """Return what an option of a field is called now; both by their old or present names."""
        for asked in dict.fromkeys((name, self("field", name))):
            was = f"{asked}={option}"
            if (new := self("option", was)) != was:
                return new.partition("=")[2]
        return option


def read_renames(root: Path, moved: Mapping[str, str]) -> Renames:
    """Read the ledger below the project's `root`, and what of the `moved` pages are lists, letters, kinds of report.

    A ledger that cannot be read renames nothing: the checks tell it.
    """
    found: dict[tuple[str, str], str] = {}
    for was, now in moved.items():
        folder, _, id = was.partition("/")
        if now.startswith(f"{folder}/"):
            found[folder, id] = now.removeprefix(f"{folder}/")
    known = set()
    for line in (read_text(root / LEDGER, LEDGER, []) or "").split("\n"):
        entry, arrow, new = (part.strip() for part in line.partition(GIVEN_UP))
        kind, _, id = entry.partition(" ")
        if id and kind != "#":
            known.add((kind, id))
        if arrow and id and kind != "#":
            found[kind, id] = "" if new == NOTHING else new
    return Renames(found, frozenset(known))


def follow(file: YamlFile, renames: Renames, report: Report) -> YamlFile:
    """Return a fork's file with every id in it led to what it is called now."""
    if not renames.now or file.node is None:
        return file
    node = Follower(renames, report).node(file.node)
    return file if node is file.node else YamlFile(file.name, construct(node), node, file.text)


@dataclass
class Follower:
    """Leads every id in a tree to what it is called now."""

    renames: Renames
    report: Report

    def node(self, node: yaml.Node, key: str = "", above: str = "") -> yaml.Node:
        """Return a node, with the ids in it that were renamed; `key` is its own, `above` that of its parent."""
        if isinstance(node, yaml.ScalarNode):
            value = self._scalar(node, key, above)
            return node if value == node.value else yaml.ScalarNode(
                node.tag, value, node.start_mark, node.end_mark, node.style
            )  # fmt: skip
        if isinstance(node, yaml.SequenceNode):
            entries = [self.node(entry, key, above) for entry in node.value]
            same = all(one is other for one, other in zip(entries, node.value, strict=True))
            return node if same else yaml.SequenceNode(
                node.tag, entries, node.start_mark, node.end_mark, node.flow_style
            )  # fmt: skip
        assert isinstance(node, yaml.MappingNode)
        pairs = [self._pair(name, value, key) for name, value in node.value]
        same = all(one[0] is two[0] and one[1] is two[1] for one, two in zip(pairs, node.value, strict=True))
        return node if same else yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark, node.flow_style)

    def _pair(self, name: yaml.Node, value: yaml.Node, key: str) -> tuple[yaml.Node, yaml.Node]:
        led = self.node(value, str(name.value), key)
        if key not in _KEYED_BY_FIELD or not isinstance(name, yaml.ScalarNode):
            return name, led
        new = self._led(name, "field", name.value)
        if isinstance(led, yaml.ScalarNode) and key != "applies":
            option = self.renames.option(name.value, led.value)
            if option != led.value:
                self.report(led.start_mark.line + 1, "option", led.value, option)
                led = yaml.ScalarNode(led.tag, option, led.start_mark, led.end_mark, led.style)
        return (name if new == name.value else yaml.ScalarNode(name.tag, new, name.start_mark, name.end_mark)), led

    def _led(self, node: yaml.Node, kind: str, id: str) -> str:
        new = self.renames(kind, id)
        if new != id:
            self.report(node.start_mark.line + 1, kind, id, new)
        return new

    def _scalar(self, node: yaml.ScalarNode, key: str, above: str) -> str:
        value = str(node.value)
        if key in _CONDITIONS or above == "applies":
            return self._condition(node, value)
        kinds = _LEADS if key == "to" and above in ("now", "add", "answers") else _NAMED_BY.get(key, ())
        for kind in kinds:
            value = self._led(node, kind, value)
        return PLACEHOLDER.sub(lambda match: self._placeholder(node, match), value) if "{" in value else value

    def _placeholder(self, node: yaml.Node, match: re.Match[str]) -> str:
        return match[0].replace(match[1], self._led(node, "field", match[1]), 1)

    def _condition(self, node: yaml.Node, text: str) -> str:
        def term(match: re.Match[str]) -> str:
            name, option = match[1], match[2]
            if name in _WORDS_OF_CONDITIONS:
                return match[0]
            new = self._led(node, "field", name)
            if not option:
                return new
            now = self.renames.option(name, option)
            if now != option:
                self.report(node.start_mark.line + 1, "option", f"{name}={option}", f"{new}={now}")
            return f"{new}={now}"

        return _TERM.sub(term, text)
