"""A file that cannot be read as it should be is told with its place and mend by every command, without a traceback."""

import shutil

import pytest

from macros.check import setup_problems
from macros.commands.doctor import examine
from tests import small
from tests.content.workbench import Bench

SETUP = ("mkdocs.yml", "pyproject.toml", "docs/data/published.txt")
PARTS = (
    *("docs/assets/stylesheets/tokens.css", "docs/assets/js/pure/grammar.js", "overrides/main.html"),
    *("macros/render/partials/letter.html", "macros/export/styles.xml"),
)
CONTENT = ("docs/data/labels.yml", "docs/zh/about.md", "docs/index.md")


def conflict(text):
    lines = text.split("\n")
    return "\n".join(["<<<<<<< HEAD", lines[0], "=======", "x", ">>>>>>> other", *lines[1:]]).encode()


#: What happens to a file, each with the words that the mend must have.
DAMAGES = {
    "conflict markers": (conflict, "choose one side"),
    "GBK": (lambda text: ("# 店铺\n" + text).encode("gbk", "replace"), "save it as UTF-8"),
    "CP949": (lambda text: ("# 쿠팡\n" + text).encode("cp949", "replace"), "save it as UTF-8"),
    "UTF-16": (lambda text: text.encode("utf-16"), "save it as UTF-8"),
    "UTF-16 without its mark": (lambda text: text.encode("utf-16-le"), "save it as UTF-8"),
    "a byte order mark": (lambda text: b"\xef\xbb\xbf" + text.encode(), "without BOM"),
    "Windows line ends": (lambda text: text.replace("\n", "\r\n").encode(), "LF line ends"),
    "nothing": (lambda text: b"", "write its content"),
}
#: What is typed wrong in one place: the file, the text, what stands there instead, and words of the mend.
TYPED = {
    "a tab in mkdocs.yml": ("mkdocs.yml", "  name: material", "\tname: material", "indent with spaces"),
    "a full-width colon in mkdocs.yml": ("mkdocs.yml", "docs_dir: docs", "docs_dir：docs", "write : and a blank"),
    "a full-width colon below a key": ("mkdocs.yml", "  name: material", "  name：material", "write : and a blank"),
    "a quote in mkdocs.yml": ("mkdocs.yml", "docs_dir: docs", 'docs_dir: "docs', "missing quote"),
    "a list as mkdocs.yml": ("mkdocs.yml", "", "- x", "key: value"),
    "a full-width equals sign": ("pyproject.toml", "version =", "version ＝", "set to English"),
    "full-width quotes": ("pyproject.toml", 'version = "', "version = “", "set to English"),
    "a full-width colon in pyproject.toml": ("pyproject.toml", "version =", "version：", "set to English"),
    "a bracket in pyproject.toml": ("pyproject.toml", "[project]", "[project", "missing quote, bracket"),
    "no version": ("pyproject.toml", "\nversion =", "\nwersion =", "below [project]"),
    "a tab in published.txt": ("docs/data/published.txt", "page about", "page\tabout", "one blank"),
    "a full-width colon in published.txt": ("docs/data/published.txt", "page about", "page：about", "one blank"),
    "a full-width colon in a record": ("docs/data/labels.yml", "labels:", "labels：", "write : and a blank"),
    "a tab in a record": ("docs/data/labels.yml", "\n  ", "\n\t", "indent with spaces"),
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """A small playbook: how a file is read hangs on nothing that the others say."""
    return Bench.make(tmp_path_factory.mktemp("content"), small.project(tmp_path_factory.mktemp("small")))


@pytest.fixture
def read(bench):
    return lambda name: (bench.original / name).read_text(encoding="utf-8")


def told(problems, name, mend):
    return [one for one in problems if one.file == name and mend in one.mend]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", [*SETUP, *PARTS, *CONTENT])
def test_a_damaged_file_is_told_with_its_mend(name, damage, bench, read):
    change, mend = DAMAGES[damage]
    found = told(bench.problems({name: change(read(name))}), name, mend)
    assert found
    assert found[0].line or damage == "nothing"


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", [*SETUP, "docs/data/labels.yml"])
def test_the_doctor_tells_it_too(name, damage, bench, read):
    change, mend = DAMAGES[damage]
    try:
        (bench.root / name).write_bytes(change(read(name)))
        found = examine(bench.root)
    finally:
        shutil.copy(bench.original / name, bench.root / name)
    assert any(one.check == "broken" and one.file == name and mend in one.value for one in found)


@pytest.mark.parametrize("name", SETUP)
def test_a_missing_file_is_told(name, bench):
    assert told(bench.problems({name: None}), name, "restore it")


def typed(text, old, new):
    assert old in text
    return text.replace(old, new, 1) if old else new, text.count(
        "\n", 0, text.index(old) + len(old) - len(old.lstrip())
    )


@pytest.mark.parametrize(("name", "old", "new", "mend"), TYPED.values(), ids=TYPED)
def test_what_is_typed_wrong_is_told_at_its_line(name, old, new, mend, bench, read):
    text, before = typed(read(name), old, new)
    found = told(bench.problems({name: text}), name, mend)
    assert found
    assert mend == "below [project]" or abs(found[0].line - before - 1) <= 1


def test_the_guard_of_a_build_tells_what_mkdocs_could_not_read(bench, read):
    assert not setup_problems(bench.root)
    for name in SETUP:
        (bench.root / name).write_bytes(read(name).encode("utf-16"))
    try:
        assert {one.file for one in setup_problems(bench.root)} == set(SETUP)
    finally:
        for name in SETUP:
            shutil.copy(bench.original / name, bench.root / name)
