"""The search box as readers use it. What it finds is tested without a browser (tests/site/test_search.py)."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import BOTH

RESULT = "a.md-search-result__link"


class Search:
    """The search box of a page, used as a reader does."""

    def __init__(self, reader, language):
        self.page, self.root = reader.page, f"{reader.server}/{language}/"
        reader.open(f"{language}/")

    def focus(self):
        self.page.locator("input[name=query]").focus()
        # The titles answer first; the texts have come when this says so.
        self.page.wait_for_selector("[data-search-output][data-index=whole]", state="attached")

    def results(self, query):
        """Type a query; return the results' addresses below the language, best first."""
        self.page.locator("input[name=query]").fill(query)
        expect(self.page.locator("[data-search-output]")).to_have_attribute("data-answered", query)
        return [link.removeprefix(self.root) for link in self.links()]

    def links(self):
        return self.page.evaluate(f"[...document.querySelectorAll('{RESULT}')].map((link) => link.href)")

    def status(self):
        return self.page.locator(".md-search-result__meta").inner_text()


@pytest.fixture
def search(reader, language):
    made = Search(reader, language)
    made.focus()
    return made


def page_of(address):
    return address.partition("#")[0].strip("/")


@BOTH
def test_results_are_in_the_language_of_the_page_only(search):
    for query in ("증거", "证据", "KC", "소명", "申诉", "1688"):
        assert search.results(query), query
        assert all(link.startswith(search.root) for link in search.links()), query


@BOTH
def test_the_first_result_is_the_page_that_is_wanted(search, language):
    query, wanted = {"zh": ("假货举报", "counterfeit-report"), "ko": ("가품 신고", "counterfeit-report")}[language]
    assert page_of(search.results(query)[0]) == f"scenarios/{wanted}"
    assert search.page.locator(f"{RESULT} mark").first.inner_text()


@BOTH
def test_in_a_result_words_of_the_other_language_are_marked_as_such(search, language):
    assert search.results({"zh": "소명서", "ko": "申诉"}[language])
    unmarked = """(other) => {
        const walk = document.createTreeWalker(document.querySelector("[data-search-output]"), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walk.nextNode()) {
            const { data, parentElement } = walk.currentNode;
            const isForeign = other === "ko" ? /[가-힣]/.test(data) : /[\u4e00-\u9fff]/.test(data);
            if (isForeign && !parentElement.closest("[lang]").lang.startsWith(other)) found.push(data);
        }
        return found;
    }"""
    assert search.page.evaluate(unmarked, {"zh": "ko", "ko": "zh"}[language]) == []


def test_what_is_not_there_is_said_plainly_with_two_ways_on(search, say, language):
    assert [page_of(link) for link in search.results("qqqxyz")] == ["triage", "notice"]
    assert search.status() == say("search.none", language)
    assert search.results("") == [] or search.status() == say("search.start", language)


def test_signs_do_no_harm(search):
    for query in ("<b>", "$&", "(((", "\\", "🙂", "가" * 150, "정ㅈ"):
        search.results(query)
    assert search.results("증거")


def test_nothing_is_fetched_before_somebody_wants_to_search(reader, language):
    fetched = []
    reader.page.on("request", lambda request: fetched.append(request.url))
    search = Search(reader, language)
    reader.page.wait_for_timeout(300)
    assert not [url for url in fetched if "search" in url]
    search.focus()
    assert sum("/search/" in url for url in fetched) == 4


def test_by_keyboard_alone(reader, language):
    page = reader.open(f"{language}/measures/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.type({"zh": "假货举报", "ko": "가품 신고"}[language])
    page.wait_for_selector(RESULT)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement === document.querySelector('a.md-search-result__link')")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-output]")).to_be_hidden()
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.press("Enter")
    page.wait_for_url("**/scenarios/counterfeit-report/**")


def test_tab_leaves_the_box_and_closes_it(reader, language):
    page = reader.open(f"{language}/measures/")
    page.locator("input[name=query]").focus()
    page.wait_for_selector("[data-search-output]:visible")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("[data-search-output]")).to_be_hidden()


def test_on_a_phone_it_opens_over_the_page(readers, language, axe):
    reader = readers(viewport={"width": 360, "height": 740}, has_touch=True)
    page = reader.open(f"{language}/")
    expect(page.locator("input[name=query]")).to_be_hidden()
    page.locator("[data-search-open]").tap()
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.type({"zh": "证据", "ko": "증거"}[language])
    page.wait_for_selector(RESULT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe(page) == []
    page.locator("[data-search-close]").tap()
    expect(page.locator("input[name=query]")).to_be_hidden()
    assert page.evaluate("document.activeElement.hasAttribute('data-search-open')")


def test_a_failing_network_is_told_and_another_try_helps(browser, server, say, language):
    context = browser.new_context()
    page = context.new_page()
    page.route(re.compile("/search/"), lambda route: route.abort())
    page.goto(f"{server}/{language}/")
    page.locator("input[name=query]").fill("KC")
    expect(page.locator(".md-search-result__meta")).to_have_text(say("search.failed", language))
    page.unroute(re.compile("/search/"))
    page.locator("input[name=query]").fill("KC ")
    page.locator("input[name=query]").fill("kc")
    page.wait_for_selector(RESULT)
    context.close()


def test_the_box_needs_scripts_and_is_not_shown_without(browser, server, language):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{language}/")
    expect(page.locator("input[name=query]")).to_be_hidden()
    context.close()


@BOTH
def test_the_page_that_is_not_found_searches_in_the_language_that_was_asked_for(readers, site, language):
    """It stands at every address below the site, which it names from the root."""
    reader = readers()
    lost = (site / "404.html").read_text(encoding="utf-8").replace('"/sub/', '"/')
    reader.page.route("**/no/such/page/", lambda route: route.fulfill(body=lost, content_type="text/html"))
    page = reader.open(f"{language}/no/such/page/")
    page.locator("input[name=query]").fill({"zh": "假货举报", "ko": "가품 신고"}[language])
    expect(page.locator(RESULT).first).to_have_attribute(
        "href", re.compile(f"/{language}/scenarios/counterfeit-report/")
    )
    assert "{n}" not in page.locator(".md-search-result__meta").inner_text()
