"""A fork of the small upstream that says all that a fork can say: its own words, its own kinds, a third language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from macros.commands.doctor.accept import accept
from macros.commands.doctor.places import places

from . import own_kinds, small_fork, third_language
from .editing import edit

GROUPS = "navigation:\n  - title: {zh: 鲸夜组, ko: 고래밤}\n    pages: [night]\n"


def overlay(project: Path) -> None:
    """Write the whole overlay into a small upstream; its hashes are the doctor's."""
    small_fork.fork(project)
    own_kinds.form(project)
    for name, text in {**own_kinds.OWN, "docs/internal/navigation.yml": GROUPS}.items():
        add(project / name, text)
    for name, text in third_language.OVERLAY.items():
        if name != third_language.FORM:
            add(project / name, text)
    edit(
        project / third_language.FORM,
        ("name: {zh: 鲸落, ko: 고래무역회사}", "name: {zh: 鲸落, ko: 고래무역회사, en: Whalefall}"),
        ("banner: null", "banner: {zh: 内部资料, ko: 내부 자료}"),
        ("languages: [zh, ko]", "languages: [zh, ko, en]"),
    )
    for place in sorted(places(project), key=lambda place: (place.file, -place.line)):
        assert accept(project, place), place


def add(path: Path, text: str) -> None:
    """Write a file of the overlay: lists of records go on where some stand already, a page takes another's place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".yml" and path.exists():
        both = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, more in yaml.safe_load(text).items():
            both[key] = both.get(key, []) + more if isinstance(more, list) else more
        say_at_once(both.get("replace", []), both.get("add", []))
        text = yaml.safe_dump(both, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def say_at_once(replacements: list[dict[str, Any]], additions: list[dict[str, Any]]) -> None:
    """Give what is said instead of upstream's words the further language that would be added beside those."""
    instead = {(change["at"], change.get("was")): change["now"] for change in replacements if "at" in change}
    for change in [one for one in additions if "at" in one]:
        text, _, language = change["at"].rpartition("/")
        if (text, None) in instead:
            instead[text, None][language] = change["now"]
        elif "was" in change and (change["at"], change["was"]) in instead:
            instead[change["at"], change["was"]] |= change["now"]
        else:
            continue
        additions.remove(change)
