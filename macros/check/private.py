"""Nothing secret and nobody's data: no keys, no passwords, no address or number of a person, no value of a fork."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.playbook.book import DATA
from macros.playbook.problem import Problem

from .content import DOCS, Content, Pages, texts
from .moves import is_internal

_SECRETS = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "an access key": re.compile(
        r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bglpat-[\w-]{20,}|"
        r"\bxox[abprs]-[\w-]{10,}|\bAIza[\w-]{35}|\bsk-[A-Za-z0-9_-]{20,}|\bLTAI[A-Za-z0-9]{16,}|\bAKID[A-Za-z0-9]{16,}"
    ),
    "a signed token": re.compile(r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
    "a password": re.compile(
        r"(?i)(?:\b(?:password|passwd|secret|token|api[_-]?key|access[_-]?key)|密码|口令|비밀번호|암호)"
        r"[\"']?\s*[:=：]\s*[\"']?(?=[^\s\"'，。]*\d)[^\s\"'，。{}]{6,}"
    ),
    "a long random string": re.compile(
        r"(?<![\w/%=.-])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9+/]{40,}={0,2}(?![\w/%])"
    ),
    "credentials in an address": re.compile(r"https?://[^\s/@:]+:[^\s/@]+@"),
}
_PERSONAL = {
    "a resident registration number": re.compile(r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)"),
    "an identity card number": re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{2}\d{3}[\dXx](?!\d)"),
    "a mobile number": re.compile(
        r"(?<![\d-])(?:01[016-9]-?\d{3,4}-?\d{4}|(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2})(?!\d)"
    ),
    "a bank card number": re.compile(r"(?<![\d-])(?:62|4\d|5[1-5])\d{2}(?:[- ]?\d{4}){3}(?:\d{3})?(?![\d-])"),
}
_PHONE = re.compile(
    r"(?<![\w+-])(?:\+\d{1,3}(?:[- ]\d{1,5}){1,4}|\(?0\d{1,3}\)?[- ]\d{3,4}[- ]?\d{4}|"
    r"(?:1\d{3}|400|800)-\d{3,4}(?:-\d{4})?)(?![\w-])"
)
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
#: Made-up values say so: reserved domains, and numbers of zeros and nines.
_MADE_UP = re.compile(r"@(?:[\w-]+\.)*example(?:\.\w+)?$|^[^1-8]*(?:0000|9999)|0000-0000")
_FROM_THE_DATA = "state it in docs/data/sources.yml or agencies.yml with its source, or remove it"
#: Where addresses and numbers are stated with their sources; everything else repeats them.
STATING = (f"{DATA}/sources.yml", f"{DATA}/agencies.yml")


def check_pages(content: Pages) -> Iterator[Problem]:
    """Yield every secret and every person's number in the pages."""
    for page in content.written.values():
        yield from secrets(f"{DOCS}/{page.path}", page.text)


def check_records(content: Content) -> Iterator[Problem]:
    """Yield every secret in the records, and every address or number that no source states."""
    stating = "\n".join(
        words
        for name in STATING
        for _, words in texts(content.playbook.files[name].data)
        if not words.startswith("http")
    )
    for name, file in content.playbook.files.items():
        raw = file.text
        yield from secrets(name, raw)
        if name.startswith(DATA) and name not in STATING:
            yield from _unstated(name, raw, stating)
    for page in content.written.values():
        if not is_internal(page.path):
            yield from _unstated(f"{DOCS}/{page.path}", page.text, stating)
    yield from _values_of_the_fork(content)


@lru_cache(maxsize=512)
def secrets(name: str, text: str) -> tuple[Problem, ...]:
    """Return every secret or person's number in a text."""
    return tuple(_secrets(name, text))


def _secrets(name: str, text: str) -> Iterator[Problem]:
    for kinds, mend, rule in (
        (_SECRETS, "remove it, and have it replaced: whoever has read the file knows it", "secret"),
        (_PERSONAL, "remove it; examples are made up and say so: 010-0000-0000", "personal-data"),
    ):
        for what, pattern in kinds.items():
            for found in pattern.finditer(text):
                if rule == "personal-data" and _MADE_UP.search(found[0]):
                    continue
                if what == "a mobile number" and "/internal/" in name:
                    continue  # whom to call at night is what a fork's own files are for
                line = text.count("\n", 0, found.start()) + 1
                yield Problem(name, line, f"{found[0][:4]}…", f"looks like {what}", mend, rule)


@lru_cache(maxsize=512)
def _unstated(name: str, text: str, stating: str) -> tuple[Problem, ...]:
    return tuple(_contacts(name, text, stating))


def _contacts(name: str, text: str, stating: str) -> Iterator[Problem]:
    for number, line in enumerate(re.sub(r"https?://\S+", " ", text).split("\n"), start=1):
        for what, pattern in (("mail address", _MAIL), ("phone number", _PHONE)):
            for found in pattern.finditer(line):
                if not _MADE_UP.search(found[0]) and found[0] not in stating and not _is_span(found[0]):
                    said = f"is a {what} that no source states"
                    yield Problem(name, number, found[0], said, _FROM_THE_DATA, "contact")


def _is_span(text: str) -> bool:
    """Tell whether `2024-2025` or `2026-11` is a span of years or a date rather than a number to call."""
    return bool(re.fullmatch(r"(?:19|20)\d\d-(?:(?:19|20)\d\d|\d{2,3})", text))


def _values_of_the_fork(content: Content) -> Iterator[Problem]:
    """Yield every value of the overlay that stands in a page or record of upstream."""
    organisation = content.playbook.organisation
    if organisation is None:
        return
    values = {
        words
        for path, words in texts(organisation.model_dump(mode="json"))
        if path[0] in ("name", "stores", "roles", "evidence_storage", "tickets", "defaults")
        and path[-1] != "seller_type"
        # Names of roles and places ("客服主管", "共享盘") are words that upstream may use too.
        and (path[0] in ("name", "stores", "defaults") or path[-1] in ("contact", "url"))
        and len(words) > 3
    }
    files = {f"{DOCS}/{page.path}": page.text for page in content.written.values() if not is_internal(page.path)}
    for name, file in content.playbook.files.items():
        if name.startswith(DATA):
            files[name] = file.text
    for name, text in files.items():
        for value in sorted(values):
            if (at := text.find(value)) >= 0:
                mend = "write it in docs/internal/ only; this file is public"
                line = text.count("\n", 0, at) + 1
                yield Problem(name, line, value, "is your organisation's own value", mend, "private-value")
