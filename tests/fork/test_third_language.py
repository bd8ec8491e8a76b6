"""A fork's third language: what is there is built, what is not stays Chinese and says so, and the list tells it all."""

import json
import re
import shutil
from html.parser import HTMLParser

import pytest

from macros.check import check_content
from macros.commands.doctor import examine
from macros.commands.doctor.__main__ import main
from macros.commands.doctor.further import missing
from macros.commands.leak import differences, without_overlay
from macros.playbook.entry import fingerprint
from macros.playbook.load import load
from macros.playbook.problem import ContentError
from tests import small

from .conftest import edit, run

FORM = "docs/internal/organisation.yml"
LABELS = "docs/internal/labels.yml"
LETTER = "docs/internal/templates/inquiry.yml"
LIST = "docs/internal/checklists/first.yml"
PAGE = "docs/en/conduct.md"
HEAD = "---\ntitle: Whale rules\ndescription: What whales do.\n---\n\n"
NIGHT = "---\ntitle: {}\ndescription: {}\n---\n\n"
OVERLAY = {
    FORM: "name: {zh: 鲸落, ko: 고래, en: Whalefall}\nbanner: {zh: 内部资料, ko: 내부 자료}\nlanguages: [zh, ko, en]\n",
    LABELS: "add:\n  - {at: labels/nav.start/en, now: Begin here}\n  - {at: labels/site.about/en, now: About us}\n",
    LETTER: """\
extends: inquiry
add:
  - {at: title/en, now: Inquiry}
  - {at: parts, was: 알려 주시기 바랍니다., now: {en: Please tell us.}}
""",
    LIST: """\
extends: first
add:
  - {at: items/first/save-1/text/en, now: Save record one.}
  - id: first/internal-call
    text: {zh: 打给鲸落。, ko: 고래에 전화합니다., en: Call the whale.}
    why: {zh: 它知道。, ko: 고래가 압니다.}
    phase: now
    role: evidence
""",
    "docs/internal/checklists/internal-whales.yml": """\
id: internal-whales
title: {zh: 鲸的清单, ko: 고래 목록, en: Whales}
purpose: {zh: 数鲸。, ko: 고래를 셉니다.}
when: {zh: 每天。, ko: 날마다., en: Every day.}
items:
  - id: internal-whales/count
    text: {zh: 数一数。, ko: 세어 봅니다.}
    why: {zh: 免得少。, ko: 줄지 않게 합니다.}
    phase: now
    role: evidence
""",
    PAGE: HEAD + "Whales keep records first.\n",
    # The small playbook's pages have no headings; a page of the fork's own has.
    "docs/zh/internal/night.md": NIGHT.format("夜班", "夜里做什么。") + "## 先做 { #first }\n\n看书。\n\n"
    "## 再做 { #then }\n\n睡觉。\n",
    "docs/ko/internal/night.md": NIGHT.format("야간", "밤에 할 일.") + "## 먼저 { #first }\n\n책을 봅니다.\n\n"
    "## 다음 { #then }\n\n잡니다.\n",
    "docs/en/internal/night.md": NIGHT.format("Night", "At night.") + "## First { #first }\n\nRead.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A fork with a third language, its hashes written by the doctor."""
    project = small.project(tmp_path_factory.mktemp("third") / "fork")
    for name, text in OVERLAY.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    assert main(["--accept", f"{LABELS} {LETTER} {LIST}", str(project)]) in (0, 1)
    return project


@pytest.fixture(scope="module")
def content(made):
    return check_content(made, public=False)


@pytest.fixture(scope="module")
def twin(made, tmp_path_factory):
    """A copy for tests that change something: code and assets are copied once."""
    project = tmp_path_factory.mktemp("twin") / "fork"
    return shutil.copytree(made, project, ignore=shutil.ignore_patterns("__pycache__", ".cache"))


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
        "missing-key",
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


@pytest.mark.parametrize("named", ["[zh, ko, en, ja]", "[zh, ko, en, xx]", "[en]", "[zh, en, en]", "[zh, EN]"])
def test_languages_that_cannot_be_are_told(fork, named):
    edit(fork / FORM, ("languages: [zh, ko, en]", f"languages: {named}"))
    assert {(file, number) for file, number, _ in problems(fork)} >= {(FORM, 3)}


class Runs(HTMLParser):
    """Every run of text in a page, with the `lang` under which it stands."""

    def __init__(self, html):
        super().__init__()
        self.langs, self.runs = [("", "")], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "link", "input", "img", "br", "hr", "path", "wbr"):
            self.langs.append((tag, dict(attributes).get("lang", self.langs[-1][1])))

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        while self.langs.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.langs[-1][0] not in ("script", "style", "title", "option", "textarea"):
            self.runs.append((self.langs[-1][1], data))


@pytest.fixture(scope="module")
def site(made):
    """The site of the fork."""
    built = run(made, "macros.commands.build", "--site-dir", str(made / "site"), SITE_URL="https://whale.example/")
    assert built.returncode == 0, built.stderr
    return made / "site"


def html(site, path):
    return (site / path).read_text(encoding="utf-8")


def test_every_page_stands_in_the_third_language(site):
    pages = {path.relative_to(site / "zh") for path in (site / "zh").rglob("*.html")}
    assert {path.relative_to(site / "en") for path in (site / "en").rglob("*.html")} == pages


@pytest.mark.parametrize(
    "path", ["index.html", "en/conduct/index.html", "en/about/index.html", "en/internal/night/index.html",
             "en/checklists/first/index.html", "en/templates/inquiry/index.html"]
)  # fmt: skip
def test_what_stays_chinese_or_korean_says_so(site, path):
    text = html(site, path)
    assert path == "index.html" or '<html lang="en">' in text
    runs = Runs(text).runs
    assert {lang for lang, words in runs if re.search("[\u4e00-\u9fff]", words)} == {"zh-Hans"}
    assert {lang for lang, words in runs if re.search("[가-힣]", words)} <= {"ko"}
    assert any(lang == "en" and words.strip() for lang, words in runs)


def test_what_was_written_is_there(site):
    assert "Whales keep records first." in html(site, "en/conduct/index.html")
    assert "Begin here" in html(site, "en/conduct/index.html")
    assert "Save record one." in html(site, "en/checklists/first/index.html")
    night = html(site, "en/internal/night/index.html")
    assert night.index('id="first"') < night.index('id="then"')
    assert "先做" not in night


def test_every_page_leads_to_itself_in_the_other_languages(site):
    for here, others in (("zh", ["ko", "en"]), ("ko", ["zh", "en"]), ("en", ["zh", "ko"])):
        links = re.findall(
            r'<a class="header-language" href="([^"]+)" hreflang="([^"]+)"', html(site, f"{here}/conduct/index.html")
        )
        assert [href for href, _ in links] == [f"../../{other}/conduct/" for other in others]
    assert 'href="en/" hreflang="en">English</a>' in html(site, "index.html")
    assert "https://whale.example/en/conduct/" in html(site, "sitemap.xml")


def test_one_original_and_a_further_language_lead_to_each_other(fork):
    edit(fork / FORM, ("languages: [zh, ko, en]", "languages: [ko, en]"))
    built = run(fork, "macros.commands.build", "--site-dir", str(fork / "site"))
    assert built.returncode == 0, built.stderr
    assert not (fork / "site/zh").exists()
    for here, there, name in (("ko", "en", "English"), ("en", "ko", "한국어로 보기")):
        link = f'href="../../{there}/conduct/" hreflang="{there}" lang="{there}" data-twin>{name}</a>'
        assert html(fork / "site", f"{here}/conduct/index.html").count("header-language") == 1
        assert link in html(fork / "site", f"{here}/conduct/index.html")


def test_the_search_of_the_third_language_finds_its_words(site):
    titles = json.loads(html(site, "en/search/titles.json"))["pages"]
    assert "Whale rules" in [row[1] for row in titles]
    assert len(titles) == len(json.loads(html(site, "zh/search/titles.json"))["pages"])


def test_the_public_site_has_nothing_of_it(made, tmp_path):
    without_overlay(made, tmp_path / "copy")
    assert not (tmp_path / "copy/docs/en").exists()
    for project, name in ((made, "here"), (tmp_path / "copy", "there")):
        built = run(project, "macros.commands.build", "--public", "--site-dir", str(tmp_path / name))
        assert built.returncode == 0, built.stderr
    assert not list(differences(tmp_path / "here", tmp_path / "there"))
    assert not (tmp_path / "here/en").exists()
