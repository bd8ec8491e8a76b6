"""The table of rules shows no example that is not so: the check tells what is wrong, and of the right form nothing.

What a machine mends of it is what the table says that a machine mends.
"""

import re

import pytest

from macros.check import check_content
from macros.check.fix import apply, fixes
from macros.check.formats import read_rules
from macros.playbook.problem import ContentError
from tests import small
from tests.conftest import ROOT
from tests.fork.small_fork import FORM, ROLES

RULES = read_rules(ROOT)
EXAMPLES = {id: rule.example for id, rule in RULES.items() if rule.example}
OVERLAY = "docs/internal/organisation.yml"
OWN_LIST = "docs/internal/checklists/internal-night-shift.yml"
OWN_PAGE = "docs/zh/internal/night.md"
PAGE = "docs/zh/about.md"
#: In which file an example is a line; those of rules that stand nowhere here are lines of a public page.
LINES = {
    OVERLAY: "yaml-syntax duplicate-key unknown-key wrong-type bad-value contrast",
    OWN_PAGE: "amount-form page-feature",
    "docs/data/checklists/first.yml": "missing-key missing-text id-is-file-name duplicate-id item-id named-twice "
    "plain-text unknown-id number-parity",
    "docs/data/templates/inquiry.yml": "stray-brace undeclared-placeholder unequal-placeholders particle-in-chinese "
    "typed-particle paper-name",
    "docs/data/fields.yml": "reserved-id",
    "docs/data/sources.yml": "bad-day",
    "pyproject.toml": "toml-syntax",
}
#: Which file an example names.
NAMES = {OVERLAY: "overlay", OWN_LIST: "stray-file", PAGE: "file-name"}
#: What follows from a line that one language has and the other has not.
BESIDE = {"parity", "number-parity"}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A small playbook with an overlay whose pages keep to the house's style."""
    root = small.project(tmp_path_factory.mktemp("examples") / "project")
    roles = "".join(f"  {role}: {{name: 鲸落, contact: 内线一}}\n" for role in ROLES)
    form = FORM.replace("ROLES\n", roles).replace("house_style: false", "house_style: true")
    form = form.replace("accent: null", 'accent:\n  light: "#0d4f5e"\n  dark: "#86cbd7"')
    own_list = small.RECORDS["checklists/first"].replace("first", "internal-night-shift").replace("头一张", "夜班")
    pages = {
        f"docs/{language}/internal/night.md": f"---\ntitle: {title}\ndescription: {title}\ncovers: []\n---\n\n{text}\n"
        for language, title, text in (
            ("zh", "夜班的电话", "夜里有人接。"),
            ("ko", "야간 당직 전화", "밤에도 받습니다."),
        )
    }
    for name, text in {OVERLAY: form, OWN_LIST: own_list, **pages}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def put(project):
    """Put a form of a rule's example into the content: `put(id, form)` returns the file; afterwards it is taken out."""
    kept = {}

    def place(id, form):
        name = next((name for name, ids in (*NAMES.items(), *LINES.items()) if id in ids.split()), PAGE)
        path = project / name
        kept[path] = path.read_bytes()
        text = kept[path].decode("utf-8")
        if id == "encoding":
            path.write_bytes(text.encode(form))
        elif id in NAMES.get(name, "").split():
            path = path.rename(path.with_name(form))
            kept.setdefault(path, None)
        else:
            path.write_text(with_line(text, form, EXAMPLES[id].right), encoding="utf-8")
        return path

    yield place
    for path, raw in kept.items():
        path.unlink(missing_ok=True)
        if raw is not None:
            path.write_bytes(raw)


def with_line(text, form, right):
    """Return a text with a form of an example in place of the line with the key of its right form, or at the end."""
    key = re.match(r"(?:- )?[\w-]+(?=:| =)", right)
    line = re.search(rf"(?m)^( *){re.escape(key[0])}\b.*", text) if key else None
    if line is None:
        return f"{text}\n{form}\n"
    lines = form.replace("\n", f"\n{line[1]}")
    return f"{text[: line.start()]}{line[1]}{lines}{text[line.end() :]}"


def told(project):
    """What the check says: the rules, each with the file."""
    try:
        check_content(project)
    except ContentError as error:
        return {(problem.rule, problem.file) for problem in error.problems}
    return set()


def test_the_small_playbook_is_sound(project):
    assert told(project) == set()


def test_the_rules_of_what_is_typed_have_examples():
    assert len(EXAMPLES) > 45
    assert not set(" ".join([*LINES.values(), *NAMES.values()]).split()) - set(EXAMPLES)


@pytest.mark.parametrize("id", EXAMPLES)
def test_what_is_wrong_is_told_and_mended_by_a_machine_where_the_table_says_so(id, project, put):
    file = put(id, EXAMPLES[id].wrong).relative_to(project).as_posix()
    assert (id, file) in told(project)
    found = list(fixes(project))
    assert bool(found) == RULES[id].fix
    for one in found:
        apply(project, one)
    assert not found or told(project) == set()


@pytest.mark.parametrize("id", EXAMPLES)
def test_of_what_is_right_nothing_is_told(id, project, put):
    put(id, EXAMPLES[id].right)
    rules = {rule for rule, _ in told(project)}
    assert not rules - (BESIDE - {id})


def test_no_rule_without_an_example_says_that_a_machine_mends_it():
    assert {id for id, rule in RULES.items() if rule.fix} <= set(EXAMPLES)
