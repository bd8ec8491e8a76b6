"""Changing a tree of YAML in places: where an address leads, and putting something there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from .text import LANGUAGES


@dataclass(frozen=True)
class Place:
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


class AddressedKey(yaml.ScalarNode):
    """A key that a fork names in an address alone: it stands where the address does, its value where `now` does."""

    def __init__(self, name: str, address: yaml.ScalarNode) -> None:
        super().__init__("tag:yaml.org,2002:str", name, address.start_mark, address.end_mark)
        self.address = str(address.value)


def own_copy(node: yaml.Node) -> Any:
    """Return a node whose own list of children may be changed."""
    if not isinstance(node, yaml.CollectionNode):
        return node
    return type(node)(node.tag, list(node.value), node.start_mark, node.end_mark, node.flow_style)


def value_at(node: yaml.Node, index: int) -> yaml.Node:
    """Return the value or entry of a group or list by its position."""
    found = node.value[index]
    return found[1] if isinstance(node, yaml.MappingNode) else found  # type: ignore[no-any-return]


def put(place: Place, now: yaml.Node, address: yaml.ScalarNode) -> None:
    """Put something in the place to which an address leads, instead of what stands there."""
    assert place.index is not None
    place.holder.value[place.index] = (
        (AddressedKey(place.name, address), now) if isinstance(place.holder, yaml.MappingNode) else now
    )


def append(place: Place, now: yaml.Node, address: yaml.ScalarNode) -> None:
    """Put something in at the end of the group or list in which the place would stand to which an address leads."""
    if isinstance(place.holder, yaml.MappingNode):
        place.holder.value.append((AddressedKey(place.name, address), now))
    elif isinstance(place.holder, yaml.SequenceNode):
        own = isinstance(now, yaml.MappingNode) and not place.unnamed
        place.holder.value.append(with_id(now, place.name) if own else now)  # type: ignore[arg-type]


def key_of(name: str, now: yaml.Node) -> yaml.ScalarNode:
    """Return a key that stands where its value does."""
    return yaml.ScalarNode("tag:yaml.org,2002:str", name, now.start_mark, now.end_mark)


def pairs_of(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    """Return the keys and values of a group; nothing of what is none."""
    return node.value if isinstance(node, yaml.MappingNode) else []


def nodes_of(node: yaml.Node) -> Iterator[yaml.Node]:
    """Return a node and everything below it."""
    yield node
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for one in child if isinstance(child, tuple) else (child,):
            yield from nodes_of(one)


def named_like(now: yaml.Node, upstream: yaml.Node) -> yaml.Node:
    """Return an entry with the id that upstream's has now: whoever writes another one's words need not repeat it."""
    id = next((value.value for key, value in pairs_of(upstream) if key.value == "id"), None)
    return with_id(now, id) if id is not None and isinstance(now, yaml.MappingNode) else now


def in_place_of(now: yaml.Node, upstream: yaml.Node) -> yaml.Node:
    """Return an entry with the keys of upstream's that it does not name, words apart.

    A sentence of a letter is often new words alone: without upstream's condition it would stand in every letter.
    """
    if not isinstance(now, yaml.MappingNode):
        return now
    named = {*LANGUAGES, *(key.value for key, _ in now.value)}
    kept = [pair for pair in pairs_of(upstream) if pair[0].value not in named]
    return yaml.MappingNode(now.tag, [*now.value, *kept], now.start_mark, now.end_mark, now.flow_style)


def with_id(now: yaml.MappingNode, id: str) -> yaml.MappingNode:
    """Return an entry with this id in front, whatever id it had."""
    pairs = [(key_of("id", now), key_of(id, now)), *(pair for pair in now.value if pair[0].value != "id")]
    return yaml.MappingNode(now.tag, pairs, now.start_mark, now.end_mark, now.flow_style)


def with_keys(node: yaml.Node, more: yaml.Node) -> yaml.Node:
    """Return a group with more keys, and groups in it with more of theirs; the same node if there is nothing to add."""
    if not isinstance(node, yaml.MappingNode) or not isinstance(more, yaml.MappingNode):
        return node
    pairs = list(node.value)
    at = {key.value: index for index, (key, _) in enumerate(pairs)}
    for key, value in more.value:
        if key.value in at:
            there = pairs[at[key.value]]
            pairs[at[key.value]] = there[0], with_keys(there[1], value)
        else:
            pairs.append((key, value))
    same = all(one[1] is two[1] for one, two in zip(pairs, node.value, strict=False)) and len(pairs) == len(node.value)
    return node if same else yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark, node.flow_style)
