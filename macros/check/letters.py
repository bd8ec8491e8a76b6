"""Letters: particles follow the value, and leaving a part out leaves nothing senseless behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.playbook.grammar import PARTICLES, placeholders
from macros.playbook.letter import Part
from macros.playbook.problem import Problem

from .content import Content

_FORMS = {form: base for base, forms in PARTICLES.items() for form in forms}
# A particle typed after a value instead of `{field:은}`; a quotation mark may stand between, a bracket not: after
# `등록번호({number})` the particle belongs to the word before the bracket.
_TYPED = re.compile(
    rf"\{{([a-z][a-z0-9_]*)\}}([’”」]?) ?({'|'.join(sorted(map(re.escape, _FORMS), key=len, reverse=True))})(?![가-힣])"
)


def check(content: Content) -> Iterator[Problem]:
    """Yield what would read wrong in a filled letter."""
    for letter in content.playbook.letters.values():
        file = content.playbook.files[content.playbook.home("templates", letter.id)]
        optional = {
            name
            for name in letter.fields
            if name in content.playbook.fields
            and (name in letter.optional or not content.playbook.fields[name].required)
        }
        for row in letter.rows:
            for found in _TYPED.finditer(row.ko):
                mend = f"write {{{found[1]}:{_FORMS[found[3]]}}}: the value decides the particle"
                yield file.problem((*row.path, "ko"), f"has {found[0]!r}", mend, "typed-particle")
            for name in sorted(set(placeholders(row.ko)) & optional - {(row.when or "").partition("=")[0]}):
                what = f"prints {name!r}, which may stay empty"
                yield file.problem(
                    row.path, what, f"add when: {name}, or require the field", "optional-without-condition"
                )
        for index, what, mend in _headings(letter.parts):
            yield file.problem(("parts", index), what, mend, "heading-condition")


def _headings(parts: tuple[Part, ...]) -> Iterator[tuple[int, str, str]]:
    """Yield headings with nothing below them, and parts that would lose their heading."""
    heading: Part | None = None
    for index, part in enumerate(parts):
        if part.kind == "heading":
            heading = part
            if index + 1 == len(parts) or parts[index + 1].kind == "heading":
                yield index, "is a heading with nothing below it", "write what belongs below it, or delete it"
        elif heading is not None and heading.when and part.when != heading.when:
            what = f"stands below a heading that is printed only when {heading.when!r}"
            yield index, what, f"add when: {heading.when}, or drop the heading's condition"
