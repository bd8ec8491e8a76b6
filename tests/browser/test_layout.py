"""Where things stand on a page: what the theme's own rules once moved, and what a phone has no room for."""

import pytest
from playwright.sync_api import expect

LEFT = "(node) => Math.round(node.getBoundingClientRect().left)"


def lefts(locator):
    return {one.evaluate(LEFT) for one in locator.all()}


@pytest.mark.parametrize("path", ["ko/checklists/", "zh/templates/"])
def test_cards_stand_side_by_side_and_begin_where_the_text_begins(reader, path):
    page = reader.open(path)
    cards = lefts(page.locator(".cards > li"))
    assert len(cards) > 1
    assert min(cards) == page.locator("main h1").evaluate(LEFT)


def test_the_lines_of_an_item_begin_where_its_headline_begins(reader, language):
    page = reader.open(f"{language}/checklists/first-24-hours/")
    page.locator(".checklist__ask").first.click()
    titles = lefts(page.locator(".checklist__title"))
    assert len(titles) == 1
    assert titles == lefts(page.locator(".checklist__text")) == lefts(page.locator(".checklist__why >> visible=true"))


def test_a_title_with_words_of_the_other_language_stays_on_its_line(reader):
    page = reader.open("zh/templates/improvement-plan/")
    link = page.locator(".turn__next")
    expect(link.locator("[lang=ko]")).to_have_count(1)
    assert link.locator("[lang=ko]").evaluate("(node) => getComputedStyle(node).display") == "inline"


@pytest.mark.parametrize("path", ["zh/scenarios/ip-report/", "ko/reference/deadlines/", "zh/measures/submit-appeal/"])
def test_on_a_phone_a_table_is_read_cell_below_cell_each_naming_its_column(readers, path):
    reader = readers(viewport={"width": 390, "height": 844})
    page = reader.open(path)
    table = page.locator(".scroll table").first
    names = table.locator("thead th").all_inner_texts()
    row = table.locator("tbody tr").first
    assert len(lefts(row.locator("th, td"))) == 1
    told = [cell.evaluate("(cell) => getComputedStyle(cell, '::before').content") for cell in row.locator("td").all()]
    assert told == [f'"{name}"' for name in names[-len(told) :]]
    assert page.locator(".scroll").first.evaluate("(frame) => frame.scrollWidth <= frame.clientWidth")


@pytest.mark.parametrize("path", ["zh/scenarios/extortion/#timeline", "ko/scenarios/ip-report/#timeline"])
def test_the_text_in_a_picture_is_no_smaller_on_a_phone_than_small_print(readers, path):
    page = readers(viewport={"width": 390, "height": 844}).open(path)
    picture = page.locator(".picture--timeline svg").first
    scale = picture.evaluate("(svg) => svg.getScreenCTM().a")
    size = picture.locator("text").first.evaluate("(text) => parseFloat(getComputedStyle(text).fontSize)")
    assert scale * size >= 12


PICTURED = (
    *("notice", "reference/deadlines", "reference/laws", "reference/agencies"),
    *("measures/submit-appeal", "measures/preserve-evidence", "scenarios/counterfeit-report"),
)
#: The sizes of the letters in a picture, without source marks and what only a screen reader meets; and what sticks out.
LETTERS = """(picture) => [...picture.querySelectorAll("*")].filter((node) => !node.closest(".mark, .sr, thead"))
    .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()))
    .map((node) => parseFloat(getComputedStyle(node).fontSize))"""


def test_on_a_phone_a_picture_is_one_screen_that_can_be_read(readers, language):
    reader = readers(viewport={"width": 390, "height": 844})
    for path in PICTURED:
        page = reader.open(f"{language}/{path}/")
        picture = page.locator("figure:is(.picture, .sample):not(.picture--timeline)")
        box = picture.bounding_box()
        assert box["height"] <= 844, path
        assert picture.evaluate("(node) => node.scrollWidth <= node.clientWidth"), path
        assert min(picture.evaluate(LETTERS)) >= 12, path


def test_with_text_twice_as_large_the_search_button_stays_on_a_phone(readers, language):
    page = readers(viewport={"width": 390, "height": 844}).open(f"{language}/measures/preserve-evidence/")
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme's own is 125 %
    for button in page.locator(".md-header button:visible, .md-header a:visible").all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
