"""What the browser is given: the letter as data, and the words of the interface in the page's language."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from markupsafe import Markup

from macros.playbook.answers import applicability, rules
from macros.playbook.book import Playbook
from macros.playbook.letter import Letter, LetterField
from macros.playbook.rule import rule_data
from macros.playbook.text import LANGUAGES, Language

from .holidays import korean_holidays

#: What stands before the recipient, the subject and the enclosures, and above what is sent and what is understood.
_LABELS = ("recipient", "subject", "attachments", "sent", "understood")
_HAN = re.compile(r"[\u4e00-\u9fff]")
#: How a notice states its time limit. It belongs to no letter, so that it is no record; the browser keeps it as one.
_TERM: dict[str, Any] = {
    "_term_kind": {
        "id": "_term_kind",
        "type": "choice",
        "max": 20,
        "options": [{"id": kind} for kind in ("exact", "business", "calendar", "hours", "none")],
    },
    "_term_amount": {"id": "_term_amount", "type": "number", "max": 4},
}
#: Under which the browser keeps the store that a case is about (page/stores.js).
STORE = "_store"
#: What the browser keeps among the fields though no letter has it, and what each is called.
_OWN = {
    "_term_kind": "deadline.kind",
    "_term_amount": "deadline.amount",
    "_notice": "case.notice",
    "_scenario": "case.scenario",
    "_letter": "case.letter",
}


def embed(data: Any) -> Markup:
    """Return data as JSON that can stand inside a `<script type="application/json">`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))


def letter_data(playbook: Playbook, letter: Letter, *, page: Language | None = None) -> Markup:
    """Return a letter and its fields, as the form needs them.

    On the `page` in one language its parts stand in the sheet and are not told again: the browser reads them from there
    (letterpage.js). Nor is what no letter prints, and only this reader is told: facts to confirm, and rules.
    """
    fields = [playbook.fields[name] for name in letter.fields]
    data = letter.model_dump(include={"id", "language", "layout", "recipient", "subject", "fields", "signature"})
    if page is None:
        data["parts"] = [part.model_dump(exclude={"sources"}, exclude_none=True) for part in letter.parts]
    data["attachments"] = [item.model_dump(exclude_defaults=True) for item in letter.attachments]
    asked = applicability(letter, playbook.fields)
    data["fields"] = [
        {**field_data(field), "required": field.required and field.id not in letter.optional}
        | ({"applies": asked[field.id]} if field.id in asked else {})
        for field in fields
    ]
    data["rules"] = [rule_data(rule) for rule in rules(letter, playbook.fields)]
    if page is not None:
        for told, key in [
            *((one, "label") for one in data["fields"] if one["type"] == "fact"),
            *((one, "says") for one in data["rules"]),
        ]:
            told[key] = {page: told[key][page]}
    data["labels"] = {one: {key: playbook.labels[f"sheet.{key}"][one] for key in _LABELS} for one in LANGUAGES}
    data["paper"] = letter.paper_name.model_dump()
    if letter.inner:
        data["inner"] = True
    if letter.anew:
        data |= {"anew": letter.anew, "enclosed_anew": [one.ko for one in letter.enclosed_anew]}
    return embed(data)


def field_data(field: LetterField) -> dict[str, Any]:
    """Return what the browser needs to know of a field to check and to write its values."""
    data: dict[str, Any] = {
        "id": field.id,
        "type": field.type,
        "max": field.max_length,
        "label": field.label.model_dump(),
    }
    if field.options:
        data["options"] = [one.model_dump() for one in field.options]
    # A quotation keeps its own language and tone; an example in Chinese says that Chinese may stand here.
    if field.id.endswith("_quote") or (field.example and _HAN.search(field.example.zh)):
        data["any"] = True
    if field.identifier:
        data["identifier"] = True
    return data


def desk_data(playbook: Playbook, language: Language, fields: Iterable[LetterField]) -> dict[str, Any]:
    """Return what the case desk works with: its fields, the holidays, and what each checklist has."""
    lists = playbook.checklists.values()
    # A store comes before what it fills in.
    own = [STORE, *given["labels"]] if (given := stores_for_browser(playbook, language)) else []
    korean = {key: playbook.labels[f"register.{key}"].ko for key in ("list", "taken")}
    return {
        "fields": {field.id: field_data(field) for field in fields} | _TERM,
        # A new case is begun with what describes the store and who answers for it.
        "carried": [
            *own,
            *(field.id for field in fields if field.group in ("store", "person") and field.id not in own),
        ],
        "holidays": korean_holidays(language),
        "lists": {one.id: [item.id for item in one.items] for one in lists},
        "kinds": {
            one.id: {"first": one.letters[0], "lists": one.checklists}
            for one in playbook.scenarios.values()
            if one.letters
        },
        "retired": {entry.id: entry.replaced_by for one in lists for entry in one.retired},
        "korean": korean,
    }


def names(playbook: Playbook, language: Language) -> dict[str, Any]:
    """Return what everything in a case is called, by id: fetched when a case file comes in or a pack is made.

    `{about, fields, lists, items, letters}`, each `{id: name}`, and `options`: `{field: {value: name}}`.
    """
    lists = playbook.checklists.values()
    own = {**_OWN, STORE: "internal.store"} if stores_for_browser(playbook, language) else _OWN
    letters = {one.id: one.title[language] for one in playbook.letters.values()}
    options = {
        field.id: {one.id: one.label[language] for one in field.options}
        for field in playbook.fields.values()
        if field.options
    }
    facts = [field.id for field in playbook.fields.values() if field.type == "fact"]
    confirmed = playbook.labels["transfer.confirmed"][language]
    kinds = [one["id"] for one in _TERM["_term_kind"]["options"]]
    return {
        "about": {"name": playbook.labels["case.name"][language]},
        "fields": {field.id: field.label[language] for field in playbook.fields.values()}
        | {name: playbook.labels[label][language] for name, label in own.items()},
        "options": options
        | {name: {"yes": confirmed} for name in facts}
        | {
            "_term_kind": {kind: playbook.labels[f"deadline.kind-{kind}"][language] for kind in kinds},
            "_notice": {"read": playbook.labels["transfer.read"][language]},
            "_scenario": {one.id: one.title[language] for one in playbook.scenarios.values()},
            "_letter": letters,
        },
        "lists": {one.id: one.title[language] for one in lists},
        "items": {item.id: item.headline[language] for one in lists for item in one.items},
        "letters": letters,
    }


def defaults_for_browser(playbook: Playbook) -> Markup:
    """Return the values with which a fork's letters begin, by field; empty without an overlay."""
    organisation = playbook.organisation
    if organisation is None:
        return Markup("")
    first = organisation.stores[0].values if organisation.stores else {}
    values = {**organisation.defaults, **first}
    return embed({name: value for name, value in values.items() if value and name in playbook.fields})


def stores_for_browser(
    playbook: Playbook, language: Language, asked: Collection[str] | None = None
) -> dict[str, Any] | None:
    """Return `{stores: [{id, values}], labels}` for the picker of a fork with several stores.

    None for anybody else, and where none of the fields that are `asked` depends on the store.
    Each store has a value for every field that one of them fills in, from the organisation's own where it says none.
    """
    organisation = playbook.organisation
    if organisation is None or len(organisation.stores) < 2:
        return None
    stores = organisation.stores
    called = Counter(store.name for store in stores)
    fields = [name for name in playbook.fields if any(name in store.values for store in stores)]
    if asked is not None and not set(asked) & set(fields):
        return None
    general = {name: organisation.defaults.get(name, "") for name in fields}
    return {
        # Kept in saved cases. A name alone outlives a vendor code that is written or corrected later.
        "stores": [
            {
                "id": store.name if called[store.name] == 1 else store.title,
                "values": {name: store.values.get(name) or general[name] for name in fields},
            }
            for store in stores
        ],
        "labels": {name: playbook.fields[name].label[language] for name in fields},
    }


def words_for_browser(playbook: Playbook, language: Language, parts: Collection[str]) -> Markup:
    """Return the labels `js.<part>.…` of the given parts, without `js.`, in one language."""
    keys = [key for key in playbook.labels if key.startswith("js.") and key.split(".")[1] in parts]
    return embed({key.removeprefix("js."): playbook.labels[key][language] for key in keys})
