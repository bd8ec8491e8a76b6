"""The site of a fork's third language: all pages are built, and what stays Chinese says so."""

import json
import re
from html.parser import HTMLParser

import pytest

from .conftest import ADDRESS, built
from .editing import edit
from .third_language import FORM, NIGHT, third_language


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


@pytest.fixture
def site(full_fork):
    return full_fork.site


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
    assert ">About us<" in html(site, "en/conduct/index.html")
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
    assert f"{ADDRESS}en/conduct/" in html(site, "sitemap.xml")


@pytest.fixture(scope="module")
def without_chinese(tmp_path_factory):
    """A handbook in one original and a further language, with a page of its own in place of the team's."""
    fork = third_language(tmp_path_factory.mktemp("korean") / "fork")
    edit(fork / FORM, ("languages: [zh, ko, en]", "languages: [ko, en]"))
    head = NIGHT.format("첫 페이지", "자동 생성된 팀 카드 대신 우리가 쓴 페이지입니다.")
    (fork / "docs/ko/internal/index.md").write_text(head + '{{ team("roles") }}\n', encoding="utf-8")
    return built(fork, "site")


def test_one_original_and_a_further_language_lead_to_each_other(without_chinese):
    assert not (without_chinese.site / "zh").exists()
    for here, there, name in (("ko", "en", "English"), ("en", "ko", "한국어로 보기")):
        page = without_chinese.text(f"{here}/conduct/index.html")
        assert page.count("header-language") == 1
        assert f'href="../../{there}/conduct/" hreflang="{there}" lang="{there}" data-twin>{name}</a>' in page


def test_an_own_page_stands_in_place_of_the_teams(without_chinese):
    assert "<h1>첫 페이지</h1>" in without_chinese.text("ko/internal/index.html")


def test_the_search_of_the_third_language_finds_its_words(site):
    titles = json.loads(html(site, "en/search/titles.json"))["pages"]
    assert "Whale rules" in [row[1] for row in titles]
    assert len(titles) == len(json.loads(html(site, "zh/search/titles.json"))["pages"])
