"""What a fork's form says of itself and of the records: languages, default values, a colour that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from macros.playbook.book import Playbook
from macros.playbook.colour import READABLE, least_contrast
from macros.playbook.further import is_known
from macros.playbook.overlay import ORGANISATION
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES
from macros.playbook.yamlfile import YamlFile

from .naming import labelled
from .place import DataPath

#: Of the organisation: it stands in every header, also on a phone.
LONGEST_NAME = 60
#: Fields that are another value in every case: a default would be sent by mistake.
_PER_CASE = ("date", "datetime", "fact", "money", "number")


def check_organisation(playbook: Playbook) -> Iterator[Problem]:
    """Yield every value of the form that cannot be meant."""
    organisation = playbook.organisation
    if organisation is None:
        return
    file = playbook.files[ORGANISATION]
    for language in LANGUAGES:
        if len(getattr(organisation.name, language)) > LONGEST_NAME:
            what = f"is longer than {LONGEST_NAME} characters"
            yield file.problem(("name", language), what, "shorten it: it stands in every header", "bad-value")
    for number, code in enumerate(organisation.languages):
        if code not in LANGUAGES and not is_known(code):
            mend = "write 'zh' or 'ko', or beside them the code of a language in another script, such as en"
            yield file.problem(("languages", number), f"is {code!r}", mend, "bad-value")
    if not organisation.originals:
        mend = "write zh or ko too: a further language stands beside them"
        yield file.problem(("languages",), "names no language of the records", mend, "bad-value")
    if len(set(organisation.languages)) != len(organisation.languages):
        yield file.problem(("languages",), "names a language twice", "write [zh, ko], [zh] or [ko]", "bad-value")
    roles: list[tuple[DataPath, str]] = [*((("roles", role), role) for role in organisation.roles)]
    roles += [(("escalation", number, "to"), step.to) for number, step in enumerate(organisation.escalation)]
    if organisation.approval:
        roles.append((("approval", "by"), organisation.approval.by))
    for path, role in roles:
        yield from labelled(playbook, ORGANISATION, path, "role", role)
    for name, value in organisation.defaults.items():
        yield from _default(("defaults", name), value, playbook, file)
    seen: set[str] = set()
    for index, store in enumerate(organisation.stores):
        if store.title in seen:
            what = f"{store.title!r} stands twice"
            yield file.problem(("stores", index, "name"), what, "keep one of the two", "duplicate-id")
        seen.add(store.title)
        for name, value in store.defaults.items():
            yield from _default(("stores", index, "defaults", name), value, playbook, file)
    if organisation.accent:
        for mode in ("light", "dark"):
            colour = getattr(organisation.accent, mode)
            ratio = least_contrast(colour, mode)
            if ratio < READABLE:
                wanted = "darker" if mode == "light" else "lighter"
                what = f"{colour} has a contrast of {ratio:.1f} as text on {mode} paper"
                mend = f"choose a {wanted} colour: at least {READABLE} (WCAG AA)"
                yield file.problem(("accent", mode), what, mend, "contrast")


def _default(path: DataPath, value: str, playbook: Playbook, file: YamlFile) -> Iterator[Problem]:
    name = str(path[-1])
    field = playbook.fields.get(name)
    if field is None:
        near = get_close_matches(name, playbook.fields, n=1)
        mend = f"did you mean {near[0]!r}? See docs/data/fields.yml" if near else "see docs/data/fields.yml"
        yield file.problem(path, "is not a field of the letters", mend, "unknown-id")
    elif field.type in _PER_CASE:
        yield file.problem(path, f"is another {field.type} in every case", "leave it to the form", "bad-value")
    elif field.type == "choice" and value not in {option.id for option in field.options}:
        ids = ", ".join(option.id for option in field.options)
        yield file.problem(path, f"{value!r} is no option of {name}", f"write one of {ids}", "bad-value")
    elif len(value) > field.max_length:
        what = f"has {len(value)} characters, the form takes {field.max_length}"
        yield file.problem(path, what, "shorten it", "bad-value")
