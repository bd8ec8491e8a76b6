"""A fork's further languages: every text of a record may have words in them beside the Chinese and the Korean.

Records, rules and pages know two languages. A further one is read in place of the Chinese, text by text, and the rest
of the code reads it as it reads Chinese; where it has no words the Chinese stays, and the built page says that it is
Chinese. So a language needs no code, and no word, of its own here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from .overlay import ORGANISATION
from .text import LANGUAGES
from .yamlfile import YamlFile, construct, read_yaml

#: What a letter prints: where Chinese is what is sent, it stays.
PRINTED = ("recipient", "subject", "parts", "attachments", "signature")
#: In these, passages that are left in Chinese or Korean could not be told from what is not.
_ALIKE = ("Hans", "Hant", "Jpan", "Kore")


def declared(root: Path) -> tuple[str, ...]:
    """Return the further languages that the form of the fork below `root` names, sound or not; none without a form."""
    path = root / ORGANISATION
    file = read_yaml(path, ORGANISATION, []) if path.is_file() else None
    named = file.data.get("languages") if file and isinstance(file.data, dict) else None
    codes = [code for code in named if isinstance(code, str)] if isinstance(named, list) else []
    return tuple(dict.fromkeys(code for code in codes if code not in LANGUAGES))


def own_name(code: str) -> str:
    """Return what a language calls itself: `English`."""
    return Locale.parse(code).get_display_name() or code


def is_known(code: str) -> bool:
    """Tell whether there is a language of this code, in another script than the Chinese and the Korean."""
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return False
    return not set(get_global("likely_subtags").get(code, code).split("_")) & set(_ALIKE)


def read_in(file: YamlFile, code: str, further: Collection[str]) -> YamlFile:
    """Return a file of records as it reads in a language: one of the `further` ones, or the originals if it is empty.

    What the other languages say is left out. Changes to upstream's files are left as they are: the file that they
    change is read when they are in it.
    """
    if not further or not isinstance(file.node, yaml.MappingNode):
        return file
    printed: Collection[str] = ()
    if isinstance(file.data, dict) and file.data.get("language") == "zh" and not file.data.get("inner"):
        printed = PRINTED
    pairs = [
        (key, _node(value, "" if key.value in printed else code, further))
        for key, value in _spoken(file.node, code, further)
    ]
    root = _like(file.node, pairs)
    return YamlFile(file.name, construct(root), root, file.text)


def _node(node: yaml.Node, code: str, further: Collection[str]) -> yaml.Node:
    if isinstance(node, yaml.SequenceNode):
        return _like(node, [_node(entry, code, further) for entry in node.value])
    if not isinstance(node, yaml.MappingNode) or {"at", "now"} <= {key.value for key, _ in node.value}:
        return node
    return _like(node, [(key, _node(value, code, further)) for key, value in _spoken(node, code, further)])


def _spoken(node: yaml.MappingNode, code: str, further: Collection[str]) -> list[tuple[yaml.Node, yaml.Node]]:
    """Return the keys and values of a group; of a text, in a further language, its words as if they were Chinese."""
    found = {str(key.value): (key, value) for key, value in node.value}
    if not found.keys() >= set(LANGUAGES):
        return list(node.value)
    # A term has its English for looking things up, in every language.
    kept = {"en"} if "id" in found else set()
    pairs = [pair for name, pair in found.items() if name not in further or name in kept]
    if code not in found:
        return pairs
    key, words = found[code]
    stands = yaml.ScalarNode(key.tag, "zh", key.start_mark, key.end_mark)
    return [(stands, words) if name.value == "zh" else (name, value) for name, value in pairs]


def _like(node: yaml.CollectionNode, value: Sequence[object]) -> yaml.CollectionNode:
    return type(node)(node.tag, list(value), node.start_mark, node.end_mark, node.flow_style)
