"""The cache: what did not change is not written again, what changed is, and a broken cache costs only time."""

import dataclasses
from pathlib import Path

import pytest

from macros.export import cache as cache_module
from macros.export import exports
from macros.export.cache import Cache, code_version
from macros.playbook.text import Bilingual

STAMP = {"version": "1.0.0", "date": "2026-11-22", "address": "https://playbook.example/"}


def said(record, edition):
    """A writer that costs nothing: what matters here is when it is called."""
    return repr((edition.variant, edition.stamp)).encode()


@pytest.fixture
def small(playbook, monkeypatch):
    """One checklist and one letter, each in three languages; beside them an archive and a workbook in each."""
    monkeypatch.setattr(exports.xlsx, "workbook", said)
    # What no cache keeps.
    for name in ("records", "playbook_json", "playbook_schema"):
        monkeypatch.setattr(exports.data, name, lambda *_: "")
    monkeypatch.setattr(exports, "CHECKLIST_FORMATS", dict.fromkeys(exports.CHECKLIST_FORMATS, said))
    monkeypatch.setattr(exports, "LETTER_FORMATS", dict.fromkeys(exports.LETTER_FORMATS, said))
    checklists = {"preserve-evidence": playbook.checklists["preserve-evidence"]}
    letters = {"appeal-general": playbook.letters["appeal-general"]}
    return dataclasses.replace(playbook, checklists=checklists, letters=letters, sources={}, documents={}, laws={})


@pytest.fixture
def written(monkeypatch):
    """The names of the files that had to be written, in the last build."""
    caches = []

    class Watched(Cache):
        def __init__(self, folder):
            super().__init__(folder)
            caches.append(self)

    monkeypatch.setattr(exports, "Cache", Watched)
    return lambda: caches[-1].written


def test_a_second_build_writes_nothing(small, written, tmp_path):
    first = exports.downloads(small, **STAMP, root=tmp_path)
    assert written() == 3 * (5 + 4) + 6
    assert exports.downloads(small, **STAMP, root=tmp_path) == first
    assert written() == 0


def test_a_changed_record_writes_its_own_files_and_the_archives(small, written, tmp_path):
    exports.downloads(small, **STAMP, root=tmp_path)
    first = small.checklists["preserve-evidence"]
    changed = first.model_copy(update={"title": Bilingual(zh="新标题", ko="새 제목")})
    exports.downloads(dataclasses.replace(small, checklists={first.id: changed}), **STAMP, root=tmp_path)
    assert written() == 3 * 5 + 6


def test_a_word_that_no_file_prints_writes_nothing(small, written, tmp_path):
    exports.downloads(small, **STAMP, root=tmp_path)
    labels = {**small.labels, "site.theme": small.labels["site.home"]}
    exports.downloads(dataclasses.replace(small, labels=labels), **STAMP, root=tmp_path)
    assert written() == 0


def test_a_field_that_a_letter_prints_writes_the_letter(small, written, tmp_path):
    exports.downloads(small, **STAMP, root=tmp_path)
    field = small.fields["company_name"].model_copy(update={"label": Bilingual(zh="店名", ko="상점명")})
    exports.downloads(
        dataclasses.replace(small, fields={**small.fields, "company_name": field}), **STAMP, root=tmp_path
    )
    assert written() == 3 * 4 + 3


@pytest.mark.parametrize(
    "change", [{"version": "1.0.1"}, {"date": "2026-11-23"}, {"address": "https://other.example/"}]
)
def test_another_stamp_writes_everything(small, written, tmp_path, change):
    exports.downloads(small, **STAMP, root=tmp_path)
    exports.downloads(small, **{**STAMP, **change}, root=tmp_path)
    assert written() == 3 * (5 + 4) + 6


def test_other_code_writes_everything(small, written, tmp_path, monkeypatch):
    exports.downloads(small, **STAMP, root=tmp_path)
    monkeypatch.setattr(exports, "code_version", lambda: "other")
    exports.downloads(small, **STAMP, root=tmp_path)
    assert written() == 3 * (5 + 4) + 6


def test_a_damaged_file_in_the_cache_is_written_again(tmp_path):
    cache = Cache(tmp_path)
    cache.get("key", lambda: b"content")
    (kept,) = [path for path in tmp_path.iterdir() if path.name == "key"]
    kept.write_bytes(kept.read_bytes()[:-1])
    assert cache.get("key", lambda: b"content") == b"content"
    assert cache.written == 2


def test_a_file_under_another_files_name_is_written_again(tmp_path):
    """An entry vouched for its content alone, so that one could stand in for another."""
    cache = Cache(tmp_path)
    cache.get("old", lambda: b"old")
    (tmp_path / "old").rename(tmp_path / "new")
    assert cache.get("new", lambda: b"new") == b"new"


def test_other_bytes_of_the_font_and_of_every_module_that_can_matter_are_other_keys(tmp_path, monkeypatch):
    before = code_version.__wrapped__()
    other = tmp_path / cache_module.FONT.name
    other.write_bytes(b"another font")
    with monkeypatch.context() as patch:
        patch.setattr(cache_module, "FONT", other)
        assert code_version.__wrapped__() != before
    read = Path.read_bytes
    changed = set()
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: read(path) + b"#" * (f"{path.parent.name}/{path.name}" in changed)
    )
    for name in ("playbook/organisation.py", "playbook/text.py", "export/letter.typ"):
        changed.add(name)
        before, after = code_version.__wrapped__(), before
        assert before != after, name


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path):
    (tmp_path / "occupied").write_text("a file where the folder should be")
    cache = Cache(tmp_path / "occupied")
    assert cache.get("key", lambda: b"content") == b"content"
    cache.tidy()


def test_what_no_build_uses_any_more_is_deleted_in_the_end(tmp_path):
    for number in range(600):
        Cache(tmp_path).get(f"old-{number}", lambda: b"old")
    cache = Cache(tmp_path)
    cache.get("new", lambda: b"new")
    cache.tidy()
    assert [path.name for path in Path(tmp_path).iterdir()] == ["new"]
