"""What the checks say: each sentence in Chinese and Korean, by no pattern and no word of a program's own."""

import ast
import re

import pytest

from macros.check.content import Pages
from macros.check.formats import FORMATS
from macros.check.markdown import MarkdownPage
from macros.check.parity import check_pages
from macros.playbook import messages
from macros.playbook.messages import in_words, languages, said, spoken
from macros.playbook.problem import Problem
from macros.playbook.slips import form_of

from ..conftest import ROOT
from ..rows import read_rows

ROWS = read_rows(messages.TABLE)
SOURCES = sorted([*(ROOT / "macros/check").glob("*.py"), *(ROOT / "macros/playbook").glob("*.py")])
PLACES = re.compile(r"<(\w+)>")
#: Two English words beside each other, which are no command and no code.
ENGLISH = re.compile(r"(?<![\w/.<`-])[a-z]{2,} (?!check |doctor |internal|checkout |conduct)[a-z]{3,}(?![\w:(./-])")
#: Calls and names in which a sentence is given, by the place of what is wrong; the mend follows it.
CALLS = {"Problem": 3, "problem": 1, "wrong": 0, "_wrong": 1}


def sentences():
    """Every sentence that the code says of a mistake: in a call that makes a problem, or named `what` or `mend`."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                at = CALLS.get(getattr(node.func, "attr", getattr(node.func, "id", "")))
                found = node.args[at : at + 2] if at is not None else []
            elif isinstance(node, ast.Assign | ast.AugAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = [getattr(one, "id", "") for target in targets for one in getattr(target, "elts", [target])]
                values = getattr(node.value, "elts", [node.value])
                found = [value for name, value in zip(names, values, strict=False) if name in ("what", "mend")]
            else:
                continue
            for sentence in found:
                for part in (sentence.body, sentence.orelse) if isinstance(sentence, ast.IfExp) else (sentence,):
                    if words := written(part):
                        yield f"{path.name}:{node.lineno}", words


def written(node):
    """A text as it comes out, with x for what differs from case to case."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.strip()
    if isinstance(node, ast.JoinedStr):
        parts = [
            part.value if isinstance(part, ast.Constant) else "'x'" if part.conversion == ord("r") else "x"
            for part in node.values
        ]
        return "".join(parts).strip()
    return None


def test_every_sentence_of_the_code_is_said_in_both_languages():
    found = dict(reversed(pair) for pair in sentences())
    assert len(found) > 250
    lacking = {
        f"{place}: {words}"
        for words, place in found.items()
        if " " in words and re.search("[a-z]{2}", words.replace("x", ""))
        for language in ("zh", "ko")
        if ENGLISH.search(said(words, language)) or said(words, language) == words
    }
    assert not lacking, "write these into macros/playbook/messages.yml"


def test_every_row_says_the_same_places_and_stands_once():
    assert len({row["en"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        known = set(PLACES.findall(row["en"]))
        assert set(row) == {"en", "zh", "ko"}
        for language in ("zh", "ko"):
            assert set(PLACES.findall(row[language])) <= known, row
            assert re.search("[一-鿿]" if language == "zh" else "[가-힣]", row[language]) or row["en"][0] == "<", row


def test_no_row_has_a_pattern_or_a_librarys_word():
    for row in ROWS:
        for language in ("zh", "ko"):
            assert not re.search(r"\[\^|\\d|\(\?|tuple|validation|str_type", row[language]), row


def test_a_value_in_quotes_is_left_as_it_is_and_a_word_of_ours_is_said():
    told = said("names the field 'is missing', which does not exist", "zh")
    assert "is missing" in told
    assert "字段" in told


def test_a_korean_particle_follows_what_stands_before_it():
    assert "‘기록’이 " in said("names the field '기록', which does not exist", "ko")
    assert "‘자료’가 " in said("names the field '자료', which does not exist", "ko")


@pytest.fixture
def language_pages():
    """What is told of two pages, Chinese and Korean, that differ: `language_pages(zh, ko)`."""

    def told(zh, ko):
        head = "---\ntitle: {}\n---\n\n"
        pages = {f"{one}/x.md": MarkdownPage(f"{one}/x.md", head + text) for one, text in (("zh", zh), ("ko", ko))}
        return next(check_pages(Pages(ROOT, pages, ("zh", "ko"))))

    return told


def test_what_two_pages_differ_in_is_named_in_our_words_and_theirs(language_pages):
    told = str(spoken(language_pages("## 甲\n\n一\n", "## 가\n"), ("zh",)))
    assert "段落" in told
    assert "没有" in told
    told = str(spoken(language_pages("## 甲 { #a }\n", "## 가\n"), ("ko",)))
    assert "‘## a’" in told
    assert "None" not in told


def test_what_nobody_translated_stays_english():
    assert said("is quite another thing", "zh") == "is quite another thing"


def form(project, text):
    (project / "docs/internal").mkdir(parents=True)
    (project / "docs/internal/organisation.yml").write_bytes(text)
    return project


@pytest.mark.parametrize(
    ("text", "environment", "wanted"),
    [
        (None, {}, ("en",)),
        (None, {"LANG": "ko_KR.UTF-8"}, ("ko",)),
        (None, {"LC_ALL": "zh_CN.GBK", "LANG": "ko_KR.UTF-8"}, ("zh",)),
        (None, {"PLAYBOOK_LANG": "en", "LANG": "zh_CN"}, ("en",)),
        (b"languages: [zh]\n", {"LANG": "ko_KR.UTF-8"}, ("zh",)),
        (b"languages:\n  - ko\n", {}, ("ko",)),
        (b"languages: [zh, ko]\n", {"LANG": "ko_KR"}, ("ko",)),
        (b"languages: [zh, ko]\n", {"LANG": "en_US.UTF-8"}, ("zh", "ko")),
        ("name: 회사\nlanguages: [ko]\n".encode("cp949"), {}, ("ko",)),
        (b"\xff broken", {"LANG": "C"}, ("zh", "ko")),
    ],
)
def test_the_language_is_the_choice_then_the_forks_then_the_computers(tmp_path, monkeypatch, text, environment, wanted):
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    project = tmp_path if text is None else form(tmp_path, text)
    assert languages(project, environment) == wanted


PROBLEM = Problem("docs/zh/about.md", 3, "title", "is missing", "add it", "missing-key")


def test_two_languages_stand_beside_each_other_in_one_line():
    told = str(spoken(PROBLEM, ("zh", "ko")))
    assert told.startswith("docs/zh/about.md:3: title: ")
    assert told.count(" ｜ ") == 1
    assert "\n" not in told


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_speaks_the_language(format):
    told = FORMATS[format]([PROBLEM], {}, ("ko",))
    assert said("is missing", "ko") in told
    assert "is missing" not in told


def test_a_summary_is_said_too():
    assert in_words("3 problem(s)", ("zh",)) != "3 problem(s)"


def patterns(schema):
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


def test_every_written_form_is_told_by_an_example_that_has_it():
    import json

    from macros.export.schemas import schemas

    found = {pattern for text in schemas(("role.owner",)).values() for pattern in patterns(json.loads(text))}
    assert len(found) > 8
    for pattern in found:
        told = form_of(pattern)
        assert pattern not in told
        assert told != "correct the value", pattern
        if told.startswith("write it like "):
            assert re.search(pattern, told.removeprefix("write it like "))
