"""Nothing secret and nobody's data: no keys, no passwords, no address or number of a person, no value of a fork."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.playbook.book import DATA
from macros.playbook.problem import Problem
from macros.playbook.yamlfile import YamlFile

from .content import Content, File
from .git import says, upstream_version
from .memory import remembered
from .passages import texts
from .place import DataPath, is_a_forks, line_at

# The signs that a pattern can begin with come first: the search passes over everything else twice as fast.
_SECRETS = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "an access key": re.compile(
        r"(?=[AgxsL])\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}\b|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|"
        r"xox[abprs]-[\w-]{10,}|AIza[\w-]{35}|sk-[A-Za-z0-9_-]{20,}|LTAI[A-Za-z0-9]{16,}|AKID[A-Za-z0-9]{16,})"
    ),
    "a signed token": re.compile(r"(?=e)\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
    "a password": re.compile(
        r"(?i)(?=[past密口비암])(?:\b(?:password|passwd|secret|token|api[_-]?key|access[_-]?key)|密码|口令|비밀번호|암호)"
        # A word in the reader's language, as in 密码：在1Password保险库里, says where it is kept.
        r"[\"'*_]{0,3}\s*[:=：][*_]{0,2}\s*[\"']?(?=[!-~]*\d)[!#-&(-z|~]{6,}(?![!#-&(-z|~\u4e00-\u9fff가-힣])"
    ),
    "a long random string": re.compile(
        r"(?=[A-Za-z0-9+/]{40})(?<![\w/%=.-])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9+/]{40,}={0,2}(?![\w/%])"
    ),
    "credentials in an address": re.compile(r"https?://[^\s/@:]+:[^\s/@]+@"),
}
_PERSONAL = {
    "a resident registration number": re.compile(r"(?=\d)(?<!\d)\d{6}-[1-8]\d{6}(?!\d)"),
    "an identity card number": re.compile(
        r"(?=[1-9])(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{2}\d{3}[\dXx](?!\d)"
    ),
    "a mobile number": re.compile(
        r"(?=[01+8])(?<![\d-])(?:01[016-9]-?\d{3,4}-?\d{4}|(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2})(?!\d)"
    ),
    "a bank card number": re.compile(r"(?=[456])(?<![\d-])(?:62|4\d|5[1-5])\d{2}(?:[- ]?\d{4}){3}(?:\d{3})?(?![\d-])"),
}
_PHONE = re.compile(
    r"(?=[+(0148])(?<![\w+-])(?:\+\d{1,3}(?:[- ]\d{1,5}){1,4}|\(?0\d{1,3}\)?[- ]\d{3,4}[- ]?\d{4}|"
    r"(?:1\d{3}|400|800)-\d{3,4}(?:-\d{4})?)(?![\w-])"
)
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
#: Made-up values say so: reserved domains, and numbers of zeros and nines.
_MADE_UP = re.compile(r"@(?:[\w-]+\.)*example(?:\.\w+)?$|^[^1-8]*(?:0000|9999)|0000-0000")
_FROM_THE_DATA = "state it in docs/data/sources.yml or agencies.yml with its source, or remove it"
#: Where addresses and numbers are stated with their sources; everything else repeats them.
STATING = (f"{DATA}/sources.yml", f"{DATA}/agencies.yml")


def check(file: File) -> Iterator[Problem]:
    """Yield every secret or person's number in a file."""
    for kinds, mend, rule in (
        (_SECRETS, "remove it, and have it replaced: whoever has read the file knows it", "secret"),
        (_PERSONAL, "remove it; examples are made up and say so: 010-0000-0000", "personal-data"),
    ):
        for what, pattern in kinds.items():
            for found in pattern.finditer(file.text):
                if rule == "personal-data" and _MADE_UP.search(found[0]):
                    continue
                if what == "a mobile number" and is_a_forks(file.name):
                    continue  # whom to call at night is what a fork's own files are for
                line = line_at(file.text, found.start())
                yield Problem(file.name, line, f"{found[0][:4]}…", f"looks like {what}", mend, rule)


def stating(content: Content) -> str:
    """Return all words of the records that may state an address or a number."""
    files = content.playbook.written
    return "\n".join(words for name in STATING for words in remembered(_words, files[name]))


def _words(file: YamlFile) -> Iterator[str]:
    return (words for _, words in texts(file.data) if not words.startswith("http"))


def check_contacts(file: File, stating: str) -> Iterator[Problem]:
    """Yield every address or number in a file that no source states."""
    if is_a_forks(file.name) or file.name in STATING:
        return
    for number, line in enumerate(re.sub(r"https?://\S+", " ", file.text).split("\n"), start=1):
        for what, pattern in (("mail address", _MAIL), ("phone number", _PHONE)):
            for found in pattern.finditer(line):
                if not _MADE_UP.search(found[0]) and found[0] not in stating and not _is_span(found[0]):
                    said = f"is a {what} that no source states"
                    yield Problem(file.name, number, found[0], said, _FROM_THE_DATA, "contact")


def _is_span(text: str) -> bool:
    """Tell whether `2024-2025` or `2026-11` is a span of years or a date rather than a number to call."""
    return bool(re.fullmatch(r"(?:19|20)\d\d-(?:(?:19|20)\d\d|\d{2,3})", text))


#: What of the form is the team's alone. Its other keys are choices that anybody could make.
_OWN = ("name", "stores", "roles", "escalation", "evidence_storage", "tickets", "approval", "defaults", "banner")
#: Keys whose values are ids of the playbook's own, as are those of fields with options.
_CHOICES = ("seller_type", "to", "by")
#: Nobody writes this by chance: a number, an address, a sentence.
_DISTINCT = re.compile(r"\d{3}|@|://|^.{12,}$", re.S)
#: A name in more files than this is a word of the trade.
_FEW = 3


def check_values_of_the_fork(content: Content) -> Iterator[Problem]:
    """Yield every value of the overlay that stands in a page or record of upstream.

    A word that upstream itself says is nobody's own. Where git does not know what upstream said, names that stand in
    many files pass for such words, and so does any way to be reached that is neither a number nor an address.
    """
    organisation = content.playbook.organisation
    if organisation is None:
        return
    ids = {*_CHOICES, *(field.id for field in content.playbook.fields.values() if field.type == "choice")}
    values = {
        words: path
        for path, words in texts(organisation.model_dump(mode="json"))
        if path[0] in _OWN and path[-1] not in ids and len(words) > (3 if words.isascii() else 1)
    }
    public = [file for file in content.files if not is_a_forks(file.name)]
    found = {
        value: [(file, at.start()) for file in public if value in file.text and (at := _whole(value).search(file.text))]
        for value in sorted(values)
    }
    version = upstream_version(content.root) if any(found.values()) else None
    for value, places in found.items():
        if not places or (says(content.root, version, value) if version else _is_a_word(value, values[value], places)):
            continue
        for file, start in places:
            mend = "write it in docs/internal/ only; this file is public"
            what = "is your organisation's own value"
            yield Problem(file.name, line_at(file.text, start), value, what, mend, "private-value")


def _whole(value: str) -> re.Pattern[str]:
    """Return the pattern of a value: a Latin name or a number is no part of a longer one."""
    before = "(?<![A-Za-z0-9])" if value[0].isascii() else ""
    after = "(?![A-Za-z0-9])" if value[-1].isascii() else ""
    return re.compile(before + re.escape(value) + after)


def _is_a_word(value: str, path: DataPath, places: Sequence[object]) -> bool:
    return not _DISTINCT.search(value) and (path[-1] == "contact" or len(places) > _FEW)
