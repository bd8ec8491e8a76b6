"""Where things stand on a page: what the theme's own rules once moved, and what a phone has no room for."""

import pytest
from playwright.sync_api import expect

from benchmarks.budget import BUDGETS, kind_of
from tests.conftest import ROOT

from .conftest import BOTH, as_fields
from .sheet import last_step

NOTICE = (ROOT / "tests/notices/account-pasted.txt").read_text(encoding="utf-8")

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


def test_what_is_folded_is_as_high_as_what_is_not(reader, full_case, language):
    """What stands in a fold once took padding on top of its size: on the desk buttons were a third higher."""
    reader.store(full_case)
    sizing = "(nodes) => [...new Set(nodes.map((node) => getComputedStyle(node).boxSizing))]"
    assert reader.desk(language).locator("main details *").evaluate_all(sizing) == ["border-box"]


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


#: Where words and controls run out of the window, or over each other; what is fixed or sticks lies above the rest.
MISPLACED = """() => {
  const width = document.documentElement.clientWidth, found = [], boxes = [];
  const above = (node) => node.closest(".md-header, .side, .checklist__head, .checklist__foot, .stepper, .letter__bar");
  const within = (one, other) => ({
    left: Math.max(one.left, other.left), right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top), bottom: Math.min(one.bottom, other.bottom),
  });
  const frames = new Map([[document.body, { left: -1e6, right: 1e6, top: -1e6, bottom: 1e6 }]]);
  function frameOf(node) {
    if (!frames.has(node)) {
      const { overflowX, clipPath } = getComputedStyle(node), around = frameOf(node.parentElement);
      const own = clipPath !== "none" ? { left: 0, right: 0, top: 0, bottom: 0 } : node.getBoundingClientRect();
      frames.set(node, overflowX === "visible" && clipPath === "none" ? around : within(around, own));
    }
    return frames.get(node);
  }
  function add(node, words, whole) {
    const box = within(whole, frameOf(node));
    if (box.right - box.left > 1 && box.bottom - box.top > 1) boxes.push({ node, words, ...box });
  }
  const seen = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let text; text = texts.nextNode();) {
    const node = text.parentElement;
    if (!text.data.trim() || node.closest("svg") || !seen(node)) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) add(node, text.data.trim().slice(0, 20), box);
  }
  for (const node of document.querySelectorAll("input:not([type=file]), select, textarea, progress")) {
    if (seen(node)) add(node, node.name || node.className || node.tagName, node.getBoundingClientRect());
  }
  boxes.sort((one, other) => one.top - other.top);
  boxes.forEach((one, index) => {
    if (one.left < -1 || one.right > width + 1) found.push(`${one.words}: ${one.left} to ${one.right}`);
    for (const other of boxes.slice(index + 1)) {
      if (other.top >= one.bottom) break;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      // Lines of text may touch: their boxes are higher than what is written.
      const isOver = across > 2 && down > .4 * Math.min(one.bottom - one.top, other.bottom - other.top);
      if (isOver && one.node !== other.node && above(one.node) === above(other.node)) {
        found.push(`${one.words} over ${other.words}`);
      }
    }
  });
  const wide = document.scrollingElement.scrollWidth;
  return wide > width ? [`the page is ${wide} wide`, ...found] : found;
}"""
#: The theme's own size is 125 %. Media queries know nothing of it: a page must give way by itself.
TWICE = "document.documentElement.style.fontSize = '250%'"
KINDS = {
    "": "home",
    "scenarios/extortion/": "reading",
    "reference/deadlines/": "reading",
    "reference/glossary/": "reference",
    "triage/": "triage",
    "first-24-hours/": "checklist",
    "checklists/first-24-hours/": "checklist",
    "templates/appeal-general/": "letter",
    "templates/settlement-inquiry/": "letter",
    "notice/": "notice",
    "case/": "case",
}


@BOTH
def test_with_text_twice_as_large_no_page_runs_wide_on_a_phone(readers, site, full_case, language):
    """Once the search button left the header; then a checklist's progress, the desk's lists and a door on home did."""
    reader = readers(viewport={"width": 390, "height": 844})
    reader.store(full_case)
    misplaced = {}

    def look(state):
        page.evaluate(TWICE)
        if found := page.evaluate(MISPLACED):
            misplaced[state] = found

    assert set(KINDS.values()) == set(BUDGETS)
    for path, kind in KINDS.items():
        page = reader.open(f"{language}/{path}")
        assert kind_of(f"{language}/{path}", (site / language / path / "index.html").read_text("utf-8")) == kind
        page.evaluate("for (const one of [...document.querySelectorAll('main details')].slice(0, 9)) one.open = true")
        look(path)
        if kind == "letter":
            last_step(page)
            look(f"the end of {path}")
    reader.open("")
    look("the door")
    reader.open(f"{language}/notice/")
    page.fill("[name=notice_text]", NOTICE)
    page.click("[data-action=read-notice]")
    page.locator("[data-notice-result]:not([hidden])").wait_for()
    look("a notice that was read")
    page.locator(".tool--menu").click()
    look("the drawer")
    assert not misplaced


@BOTH
def test_nothing_stands_on_anything_in_a_letter_that_is_filled(reader, examples, language):
    """A date that keeps to its line took its paragraph's indent upon itself and stood over the words before it."""
    misplaced = {}
    for letter in ("appeal-general", "appeal-ip", "cease-and-desist"):
        reader.store({"fields": as_fields(examples(letter))})
        page = reader.open(f"{language}/templates/{letter}/")
        page.locator("[data-action=next]").click()
        for width in (390, 768, 1440):
            page.set_viewport_size({"width": width, "height": 844})
            if found := page.evaluate(MISPLACED):
                misplaced[letter, width] = found
    assert not misplaced


@BOTH
def test_on_a_phone_a_long_command_is_read_without_moving_it_sideways_and_copied_as_it_is(readers, language):
    """The commands of the fork's guide ran out of their box at 390 px and below."""
    reader = readers(viewport={"width": 390, "height": 844})
    page = reader.open(f"{language}/team/fork/")
    page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
    codes = page.locator("pre > code")
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert codes.evaluate_all("(codes) => codes.every((code) => code.scrollWidth <= code.clientWidth)"), width
        lines = page.locator("pre .option").evaluate_all("(words) => words.map((one) => one.getClientRects().length)")
        assert set(lines) == {1}, width
    selected = """(codes) => codes.map((code) => {
        getSelection().selectAllChildren(code);
        return [String(getSelection()), code.textContent];
    })"""
    assert all(copied.strip() == written.strip() for copied, written in codes.evaluate_all(selected))
