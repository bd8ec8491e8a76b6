"""A fork's third language: what has words is read in it, what has not stays Chinese, and the list tells it all."""

import json
import shutil

import pytest

from macros.check import check_content
from macros.commands.doctor import examine
from macros.commands.doctor.__main__ import main
from macros.commands.doctor.further import missing
from macros.playbook.entry import fingerprint
from macros.playbook.load import load
from macros.playbook.problem import ContentError
from tests import small

from .conftest import edit
from .third_language import FORM, HEAD, LABELS, LETTER, LIST, PAGE, third_language


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return third_language(tmp_path_factory.mktemp("third") / "fork")


@pytest.fixture(scope="module")
def content(made):
    return check_content(made, public=False)


@pytest.fixture(scope="module")
def twin(made, tmp_path_factory):
    """A copy for tests that change something: code and assets are copied once."""
    project = tmp_path_factory.mktemp("twin") / "fork"
    return shutil.copytree(made, project, symlinks=True, ignore=shutil.ignore_patterns("__pycache__", ".cache"))


@pytest.fixture
def fork(made, twin):
    """The fork as it was made, to be changed."""
    for folder in [one for one in (twin / "docs").iterdir() if one.is_dir() and one.name != "assets"]:
        shutil.rmtree(folder)
    shutil.copytree(made / "docs", twin / "docs", ignore=shutil.ignore_patterns("assets"), dirs_exist_ok=True)
    shutil.copy(made / "mkdocs.yml", twin)
    return twin


def problems(project):
    try:
        check_content(project, public=False)
    except ContentError as error:
        return [(one.file, one.line, one.rule) for one in error.problems]
    return []


def line(project, name, words):
    lines = (project / name).read_text(encoding="utf-8").split("\n")
    (found,) = [number for number, text in enumerate(lines, start=1) if words in text]
    return found


def test_the_doctor_wrote_every_hash(made):
    for name in (LABELS, LETTER, LIST):
        text = (made / name).read_text(encoding="utf-8")
        assert text.count("replaces_hash: h") == text.count("at: ")


def test_a_text_reads_in_the_third_language_where_it_has_one(content):
    english = content.playbook.spoken("en")
    assert english.labels["nav.start"].zh == "Begin here"
    assert english.labels["site.name"].zh.startswith("Whalefall")
    assert [item.text.zh for item in english.checklists["first"].items if item.id.endswith(("save-1", "call"))] == [
        "Save record one.",
        "Call the whale.",
    ]
    assert english.checklists["internal-whales"].title.zh == "Whales"


def test_a_text_without_words_in_it_stays_chinese(content):
    english, book = content.playbook.spoken("en"), content.playbook
    assert english.labels["site.menu"] == book.labels["site.menu"]
    assert english.checklists["first"].items[1] == book.checklists["first"].items[1]
    assert english.organisation.banner.zh == "内部资料"


def test_the_originals_are_as_they_were(content, made):
    upstream = load(made, overlay=False)
    assert content.playbook.labels["nav.start"] == upstream.labels["nav.start"]
    assert content.playbook.letters["inquiry"] == upstream.letters["inquiry"]
    assert content.playbook.spoken("ko") is content.playbook


def test_what_is_sent_stays_as_it_is(content):
    (english,), (korean,) = (
        book.letters["inquiry"].parts for book in (content.playbook.spoken("en"), content.playbook)
    )
    assert (english.ko, english.zh) == (korean.ko, "Please tell us.")


def test_a_letter_that_is_sent_in_chinese_stays_chinese(fork):
    text = small.RECORDS["templates/inquiry"].replace("id: inquiry", "id: internal-zh\nlanguage: zh")
    text = text.replace("ko: 문의서}", "ko: 문의서, en: Inquiry}").replace(
        "기 바랍니다.}", "기 바랍니다., en: Tell us.}"
    )
    (fork / "docs/internal/templates/internal-zh.yml").write_text(text, encoding="utf-8")
    content = check_content(fork, public=False)
    letter = content.playbook.spoken("en").letters["internal-zh"]
    assert (letter.title.zh, letter.parts[0].zh) == ("Inquiry", "请告知。")
    assert not [one for one in missing(content, "en") if one.file.endswith("internal-zh.yml") and "parts" in one.at]


def test_the_list_names_each_text_once_and_a_translation_takes_it_off(content, fork):
    before = missing(content, "en")
    with (fork / LABELS).open("a", encoding="utf-8") as file:
        file.write("  - {at: labels/site.menu/en, now: Menu}\n")
    assert main(["--accept", LABELS, str(fork)]) == 1
    after = missing(check_content(fork, public=False), "en")
    assert [one for one in before if one not in after] == [
        one for one in before if (one.file, one.at) == ("docs/data/labels.yml", "labels/site.menu")
    ]
    assert len(before) == len(after) + 1


@pytest.mark.parametrize(
    ("file", "at"),
    [
        ("docs/data/labels.yml", "labels/site.menu"),
        ("docs/data/checklists/first.yml", "items/first/save-2/text"),
        ("docs/data/templates/inquiry.yml", "when_to_use/?"),
        ("docs/data/triage.yml", "questions/received/answers/notice/text"),
        (LIST, "items/first/internal-call/why"),
        ("docs/internal/checklists/internal-whales.yml", "purpose"),
        (FORM, "banner"),
        ("docs/en/about.md", ""),
        ("docs/en/internal/night.md", "#then"),
    ],
)
def test_the_list_names_what_is_missing_by_file_and_address(content, file, at):
    assert [(one.file, one.at) for one in missing(content, "en")].count((file, at)) == 1


@pytest.mark.parametrize(
    ("file", "at"),
    [
        ("docs/data/labels.yml", "labels/nav.start"),
        ("docs/data/checklists/first.yml", "items/first/save-1/text"),
        ("docs/data/templates/inquiry.yml", "parts/?"),
        ("docs/data/templates/inquiry.yml", "signature/?"),  # a placeholder alone: nothing to translate
        (FORM, "name"),
        (PAGE, ""),
        ("docs/en/internal/night.md", "#first"),
        ("docs/en/checklists/first.md", ""),
    ],
)
def test_the_list_has_nothing_that_is_there(content, file, at):
    assert (file, at) not in [(one.file, one.at) for one in missing(content, "en")]


def test_the_doctor_counts_what_the_list_has(content, made, capsys):
    lacking = missing(content, "en")
    (found,) = (one for one in examine(made) if one.check == "untranslated")
    assert (found.level, found.file, found.line) == ("do", FORM, 3)
    assert str(len(lacking)) in found.zh
    assert main(["--missing", "en", str(made)]) == 1
    assert capsys.readouterr().out.count("\n") == len(lacking)
    assert main(["--missing", "en", "--format", "json", str(made)]) == 1
    assert json.loads(capsys.readouterr().out) == [one._asdict() for one in lacking]
    assert main(["--missing", "vi", str(made)]) == 1
    assert not capsys.readouterr().out


def test_the_list_of_what_is_missing_tells_the_mistakes_that_hide_it(fork, capsys):
    (fork / LABELS).write_text("add: soon\n", encoding="utf-8")
    assert main(["--missing", "en", str(fork)]) == 1
    assert capsys.readouterr().out.startswith(f"{LABELS}:1: add: ")


def test_the_doctor_tells_words_whose_original_has_changed(fork):
    def changed():
        return {(one.file, one.line) for one in examine(fork) if one.check == "changed"}

    assert not changed()
    edit(fork / "docs/data/checklists/first.yml", ("存好第1份记录。", "马上存好第1份记录。"))
    edit(fork / "docs/data/templates/inquiry.yml", ("请告知。", "请尽快告知。"))
    assert changed() == {(LIST, line(fork, LIST, "save-1")), (LETTER, line(fork, LETTER, "parts"))}
    assert (
        check_content(fork, public=False).playbook.spoken("en").checklists["first"].items[0].text.zh
        == "Save record one."
    )


def test_the_doctor_tells_a_page_whose_original_has_changed_or_moved(fork):
    def told(check):
        return [one.file for one in examine(fork) if one.check == check]

    original = (fork / "docs/zh/conduct.md").read_text(encoding="utf-8")
    assert PAGE in told("page-behind")
    edit(fork / PAGE, ("title:", f"replaces_hash: {fingerprint(original)}\ntitle:"))
    assert PAGE not in told("page-behind")
    edit(fork / "docs/zh/conduct.md", ("先存好记录。", "先存好全部记录。"))
    assert PAGE in told("page-behind")
    for language in ("zh", "ko"):
        (fork / f"docs/{language}/conduct.md").rename(fork / f"docs/{language}/manners.md")
    moved = "moved:\n  - {was: conduct, now: manners, moved_on: '2026-11-20'}\n"
    (fork / "docs/data/moved.yml").write_text(moved, encoding="utf-8")
    edit(fork / "mkdocs.yml", ("conduct.md", "manners.md"))
    assert problems(fork) == []
    assert told("page-moved") == [PAGE]


#: Each is put at the end of a file: which, what, a word of its line, and the rule that tells it.
MISTAKES = {
    "words in a language that the form does not name": (
        LABELS,
        "  - {at: labels/site.menu/vi, replaces_hash: h00000000, now: Menu}\n",
        "labels/site.menu",
        "unknown-key",
    ),
    "words without the hash of the original": (
        LABELS,
        "  - {at: labels/site.menu/en, now: Menu}\n",
        "labels/site.menu",
        "missing-hash",
    ),
    "no words": (
        LABELS,
        '  - {at: labels/site.menu/en, replaces_hash: h00000000, now: ""}\n',
        "labels/site.menu",
        "missing-text",
    ),
    "keys that the entry has": (
        LETTER,
        "  - {at: when_to_use, was: 분명하지, replaces_hash: h00000000, now: {zh: 字}}\n",
        "분명하지",
        "bad-value",
    ),
    "a placeholder that the letter does not have": (
        LETTER,
        '  - {at: subject/en, replaces_hash: h00000000, now: "{stor_name}"}\n',
        "stor_name",
        "undeclared-placeholder",
    ),
    "a link to no page": (PAGE, "\n[There](nowhere.md)\n", "nowhere", "link"),
    "a macro that is none": (PAGE, '\n{{ whale("blue") }}\n', "whale(", "unknown-macro"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_where_it_is(fork, mistake):
    file, words, where, rule = MISTAKES[mistake]
    with (fork / file).open("a", encoding="utf-8") as there:
        there.write(words)
    assert (file, line(fork, file, where), rule) in problems(fork)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("docs/en/whales.md", "one-language"),
        ("docs/en/checklists/first.md", "page-collision"),
        ("docs/en/whale.png", "stray-file"),
        ("docs/vi/conduct.md", "stray-file"),
    ],
)
def test_a_file_that_stands_for_nothing_is_told(fork, name, rule):
    (fork / name).parent.mkdir(parents=True, exist_ok=True)
    (fork / name).write_text(HEAD, encoding="utf-8")
    assert (name, 0, rule) in problems(fork)


def test_a_slip_in_the_name_of_a_page_is_led_to_the_page_that_was_meant(fork):
    (fork / PAGE).rename(fork / "docs/en/condct.md")
    with pytest.raises(ContentError) as caught:
        check_content(fork, public=False)
    (problem,) = caught.value.problems
    assert problem.file == "docs/en/condct.md"
    assert problem.mend.startswith(f"did you mean {PAGE!r}?")


@pytest.mark.parametrize("named", ["[zh, ko, en, ja]", "[zh, ko, en, xx]", "[en]", "[zh, en, en]", "[zh, EN]"])
def test_languages_that_cannot_be_are_told(fork, named):
    edit(fork / FORM, ("languages: [zh, ko, en]", f"languages: {named}"))
    assert {(file, number) for file, number, _ in problems(fork)} >= {(FORM, 3)}
