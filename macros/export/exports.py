"""One build's downloads: which files there are, when each is written anew, and what stands in the archives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from macros.playbook.book import DATA, INTERNAL, INTERNAL_FIELD, Playbook
from macros.playbook.checklist import Checklist
from macros.playbook.letter import Letter
from macros.playbook.problem import ContentError
from macros.playbook.text import LANGUAGES, Language

from . import csv, data, docx, docx_letter, glyphs, hwpx_letter, markdown, pdf, text, xlsx
from .archive import playbook_archive
from .cache import Cache, code_version
from .edition import LABEL_PREFIXES, VARIANTS, Brand, Edition, Variant, languages_of
from .stamp import Place, Stamp, canonical, content_hash, moment_of

Write = Callable[[Checklist, Edition], bytes]

#: In the order in which a page offers them.
CHECKLIST_FORMATS: Mapping[str, Write] = {
    "xlsx": xlsx.checklist,
    "docx": docx.checklist,
    "pdf": pdf.checklist,
    "csv": csv.checklist,
    "md": markdown.checklist,
}
#: The list that hangs beside the desk and goes round in a chat; in its other forms it is still itself.
CARD = "first-24-hours"
CARD_FORMATS: Mapping[str, Write] = {"a3.pdf": pdf.poster, "roles.pdf": pdf.role_cards}
PICTURE_FORMATS: Mapping[str, Write] = {"png": pdf.picture}
LETTER_FORMATS: Mapping[str, Callable[[Letter, Edition], bytes]] = {
    "docx": docx_letter.letter,
    "pdf": pdf.letter,
    "txt": text.letter,
    "md": markdown.letter,
}
#: Of letters that go to a Korean office, in the language that is sent alone.
OFFICE_FORMATS: Mapping[str, Callable[[Letter, Edition], bytes]] = {"hwpx": hwpx_letter.letter}


def downloads(
    playbook: Playbook,
    *,
    version: str,
    date: str,
    address: str,
    root: Path,
    languages: tuple[Language, ...] = LANGUAGES,
    directory_urls: bool = True,
) -> dict[str, bytes]:
    """Return every download by its path below the site's root.

    `date` is the content's date, `address` the site's (empty if unknown), `root` the project, whose `.cache` is used,
    `languages` those that have pages: the files come in both languages all the same, since a letter is sent in Korean.
    Raises ContentError where a record has a character that the PDF could not show.
    """
    cache = Cache(root / ".cache" / "exports")
    place = Place(address, playbook.labels["site.name"], languages, directory_urls)
    exports = _Exports(playbook, version, date, place, cache)
    files = {**dict(exports.files()), **dict(exports.workbooks())}
    files.update(list(exports.archives(files)))
    records = data.records(playbook)
    files["data/playbook.json"] = data.playbook_json(records, version, date, content_hash(records))
    files["data/playbook.schema.json"] = data.playbook_schema(playbook)
    cache.tidy()
    return files


class _Exports:
    def __init__(self, playbook: Playbook, version: str, date: str, place: Place, cache: Cache) -> None:
        self._playbook, self._cache = playbook, cache
        self._version, self._date, self._place = version, date, place
        self._moment = moment_of(date)
        self._words_checked = False
        self._labels = {key: words for key, words in playbook.labels.items() if key.startswith(LABEL_PREFIXES)}
        labels = {key: words.model_dump() for key, words in self._labels.items()}
        organisation, logo = playbook.organisation, playbook.logo
        accent = organisation.accent.light if organisation and organisation.accent else None
        self._brand = Brand(organisation.name, logo, accent) if organisation else None
        picture = hashlib.sha256(logo.data).hexdigest() if logo else ""
        roles = organisation.roles if organisation else {}
        self._people: dict[str, str] = {role: holder.name for role, holder in roles.items()}
        self._deputies: dict[str, str] = {role: holder.deputy for role, holder in roles.items() if holder.deputy}
        own = [organisation.name.model_dump(), picture, accent, self._people, self._deputies] if organisation else []
        self._key_of_all = canonical([code_version(), self._moment.isoformat(), labels, *own])

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every checklist and letter in every format and variant."""
        for checklist in self._playbook.checklists.values():
            yield from self._written("checklists", checklist, partial(self._checklist_formats, checklist), ())
        for letter in self._playbook.letters.values():
            yield from self._written("templates", letter, partial(self._letter_formats, letter), letter.fields)

    def _checklist_formats(self, record: Checklist, variant: Variant) -> Mapping[str, Callable[[Edition], bytes]]:
        formats = dict(CHECKLIST_FORMATS)
        if record.id == CARD:
            formats |= {**CARD_FORMATS, **(PICTURE_FORMATS if len(languages_of(variant)) == 1 else {})}
        return {extension: partial(write, record) for extension, write in formats.items()}

    def _letter_formats(self, letter: Letter, variant: Variant) -> Mapping[str, Callable[[Edition], bytes]]:
        office = self._playbook.channels[letter.send_by].office and variant == letter.language
        formats = {**LETTER_FORMATS, **(OFFICE_FORMATS if office else {})}
        language, *others = languages_of(variant)
        read = letter if others else letter.for_reader(language)
        return {extension: partial(write, read) for extension, write in formats.items()}

    def _written(
        self,
        folder: str,
        record: Any,
        formats: Callable[[Variant], Mapping[str, Callable[[Edition], bytes]]],
        fields: tuple[str, ...],
    ) -> Iterator[tuple[str, bytes]]:
        plain = [record.model_dump(mode="json"), [self._playbook.fields[name].model_dump() for name in fields]]
        stamp = self._stamp(content_hash(plain), f"{folder}/{record.id}")
        check = cache(partial(self._check_print, folder, record, fields))

        def checked(write: Callable[[], bytes]) -> bytes:
            """Write a file, unless print would show an empty box somewhere: then no format is written."""
            check()
            return write()

        for variant in VARIANTS:
            edition = self._edition(variant, stamp)
            for extension, write in formats(variant).items():
                key = self._key([plain, variant, extension, self._version, self._date, stamp.addresses])
                content = self._cache.get(key, partial(checked, partial(write, edition)))
                yield f"downloads/{folder}/{record.id}.{variant}.{extension}", content

    def workbooks(self) -> Iterator[tuple[str, bytes]]:
        """Yield the whole playbook as one workbook a variant."""
        playbook = self._playbook
        records: list[Any] = [*playbook.checklists.values(), *playbook.letters.values(), *playbook.deadlines.values()]
        plain = [record.model_dump(mode="json") for record in records]
        plain += [channel.model_dump(mode="json") for channel in playbook.channels.values()]
        stamp = self._stamp(content_hash(plain), "checklists/")
        for variant in VARIANTS:
            key = self._key([plain, variant, "workbook", self._version, self._date, stamp.addresses])
            write = partial(xlsx.workbook, playbook, self._edition(variant, stamp))
            yield f"downloads/playbook-{variant}.xlsx", self._cache.get(key, write)

    def _edition(self, variant: Variant, stamp: Stamp) -> Edition:
        fields = self._playbook.fields
        return Edition(variant, self._labels, fields, stamp, self._brand, self._place, self._people, self._deputies)

    def _check_print(self, folder: str, record: Any, fields: tuple[str, ...]) -> None:
        playbook = self._playbook
        checks: list[tuple[str, tuple[str | int, ...], Any]] = []
        if not self._words_checked:
            labels = {key: words.model_dump() for key, words in self._labels.items()}
            checks.append((f"{DATA}/labels.yml", ("labels",), labels))
        for name in fields:
            internal = name.startswith(INTERNAL_FIELD)
            same_file = [one for one in playbook.fields if one.startswith(INTERNAL_FIELD) == internal]
            home, path = f"{INTERNAL if internal else DATA}/fields.yml", ("fields", same_file.index(name))
            checks.append((home, path, playbook.fields[name].model_dump(mode="json")))
        checks.append((playbook.home(folder, record.id), (), record.model_dump(mode="json")))
        problems = [problem for file, path, data in checks for problem in glyphs.problems(playbook, file, data, path)]
        if problems:
            raise ContentError(problems)
        self._words_checked = True

    def _stamp(self, hash: str, page: str) -> Stamp:
        return Stamp(self._version, self._date, hash, self._place.pages(page), self._moment)

    def _key(self, data: Any) -> str:
        return hashlib.sha256(self._key_of_all + canonical(data)).hexdigest()

    def archives(self, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """Yield one archive a variant, with all of its files and a table of contents."""
        for variant in VARIANTS:
            own = {
                name.removeprefix("downloads/"): content
                for name, content in files.items()
                if name.rpartition("/")[2].split(".")[1] == variant or name.endswith(f"/playbook-{variant}.xlsx")
            }
            digests = {name: hashlib.sha256(content).hexdigest() for name, content in own.items()}
            stamp = self._stamp(content_hash(digests), "checklists/")
            edition = self._edition(variant, stamp)
            key = self._key([digests, variant, self._version, self._date, stamp.addresses])
            write = partial(playbook_archive, self._playbook, edition, own)
            yield f"downloads/playbook-{variant}.zip", self._cache.get(key, write)
