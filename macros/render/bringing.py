"""What pages fetch when a table comes back: how files of ours are written, and words to tell of what they say."""

from __future__ import annotations

from typing import Any

from macros.playbook.book import Playbook
from macros.playbook.text import LANGUAGES, Label, Language

#: The columns of our tables, the two lines of the overview, and what stands above a table: what else stands in a file
#: is a team's. The words stand as `export.<key>`, or where they are called otherwise.
_COLUMNS = {
    key: f"export.{key}"
    for key in (
        *("number", "list", "phase", "item", "role", "owner", "due", "status", "done-on", "notes", "evidence", "why"),
        *("file", "captured", "source", "proves", "kept-at", "sha256", "limit", "started-on", "letter", "channel"),
        *("sent-on", "web-page", "case", "started"),
    )
} | {
    "what": "deadline.what",
    "starts": "deadline.starts",
    "runs-against": "deadline.whose",
    "time": "pack.time",
    "size": "js.register.size",
    "progress": "checklist.progress",
}
#: As in pure/states.js.
_STATES = ("open", "doing", "done", "na")
#: What files of earlier editions say, which teams still have, and tables of a case.
_OTHERWISE = {
    "id": ("事项编号", "항목 ID"),
    "number": ("编号", "호증"),
    "file": ("证据名称", "서증명"),
    "open": ("未完成", "미완료"),
    "done": ("完成",),
}


def bring_data(playbook: Playbook, language: Language) -> dict[str, Any]:
    """Return `{words, heads, states, lists, retired, roles, owners}`.

    The words are in one language, what stands in files in all. A fork with deputies has `{deputies}` too.
    """
    labels = playbook.labels
    lists = playbook.checklists.values()
    roles = playbook.organisation.roles if playbook.organisation else {}
    words = {key.removeprefix("bring."): label[language] for key, label in labels.items() if key.startswith("bring.")}
    heads = {key: _forms(labels[name]) for key, name in _COLUMNS.items()}
    states = {key: _forms(labels[f"js.state.{key}"]) for key in _STATES}
    items = [item for one in lists for item in one.items]
    data = {
        "words": words,
        "heads": {key: [*forms, *_OTHERWISE.get(key, ())] for key, forms in {"id": [], **heads}.items()},
        "states": {key: [*forms, *_OTHERWISE.get(key, ())] for key, forms in states.items()},
        "lists": {
            one.id: {"title": _forms(one.title), "items": {item.id: _forms(item.headline) for item in one.items}}
            for one in lists
        },
        "retired": {entry.id: entry.replaced_by for one in lists for entry in one.retired},
        "roles": {item.id: _forms(labels[f"role.{item.role}"]) for item in items},
        "owners": {item.id: roles[item.role].name for item in items if item.role in roles},
    }
    # As the notes of a file say it: in one language, or in both.
    starts = _forms(labels["export.deputy"])
    said = {role: [start + holder.deputy for start in starts] for role, holder in roles.items() if holder.deputy}
    deputies = {item.id: [*said[item.role], " ".join(said[item.role])] for item in items if item.role in said}
    return data | ({"deputies": deputies} if deputies else {})


def _forms(label: Label) -> list[str]:
    return [label[language] for language in LANGUAGES]
