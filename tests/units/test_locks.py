"""The two locks: what serving and building need, and the rest; of one resolver, for every machine."""

import re
import tomllib

import pytest

LOCKS = ("requirements.txt", "requirements-dev.txt")
_PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)(?: ; (.*?))?((?: \\\n +--hash=sha256:[0-9a-f]{64})+)$", re.M)


def pins(root, name):
    """Every pin of a lock, with its condition and hashes."""
    return {match.groups() for match in _PIN.finditer((root / name).read_text(encoding="utf-8"))}


def names(root, name):
    return {pin[0] for pin in pins(root, name)}


def plain(requirement):
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")


def test_what_both_locks_pin_they_pin_alike(root):
    assert pins(root, LOCKS[0]) < pins(root, LOCKS[1])


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_a_pin_with_hashes_and_names_no_place_of_anybodys_machine(name, root):
    text = (root / name).read_text(encoding="utf-8")
    assert len(pins(root, name)) == len(re.findall(r"^\S.*==", text, re.M)) > 40
    assert not re.search(r"://|^-|\bfile:|@ ", text, re.M)


def test_each_lock_holds_what_its_group_asks_for(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {plain(one) for one in project["project"]["dependencies"]}
    tools = {plain(one) for one in project["dependency-groups"]["dev"]}
    assert needed <= names(root, LOCKS[0])
    assert tools <= names(root, LOCKS[1])
    assert not tools & names(root, LOCKS[0]), "who only reads installs no tests and no linters"


def test_everything_that_is_needed_is_imported_somewhere(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    imported = {"python-docx": "docx", "fonttools": "fontTools", "noto-cjk-sans-otc": "noto_cjk_sans_otc"}
    imported["opencc-python-reimplemented"] = "opencc"
    # The theme and the macros are named in mkdocs.yml and imported by MkDocs.
    known = {"mkdocs-material": "theme:\n  name: material", "mkdocs-macros-plugin": "\n  - macros:"}
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "macros").rglob("*.py")))
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for name in map(plain, project["project"]["dependencies"]):
        module = imported.get(name, name)
        assert known.get(name, "\0") in settings or re.search(rf"^\s*(import|from) {module}\b", code, re.M), name
