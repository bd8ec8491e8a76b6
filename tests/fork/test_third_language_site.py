"""The site of a fork's third language: all pages are built, what stays Chinese says so, the public site has none."""

import json
import re
from html.parser import HTMLParser

import pytest

from macros.commands.leak import differences, without_overlay

from .conftest import edit, run
from .third_language import FORM, third_language


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return third_language(tmp_path_factory.mktemp("third") / "fork")


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


def test_one_original_and_a_further_language_lead_to_each_other(tmp_path):
    fork = third_language(tmp_path / "fork")
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
