"""A fork's own page with everything that the theme's reference shows: built, opened, used; light, dark, on paper."""

import re

import pytest
from playwright.sync_api import expect

from macros.check import check_content
from tests.browser.conftest import Reader
from tests.conftest import serve

PAGE = "zh/internal/material/"
WIDTHS = (320, 360, 390, 430)
NAMES = ("澜舟", "주식회사 한중글로벌커머스", "杭州澜舟跨境电子商务有限公司", "Hangzhou Lanzhou E-Commerce Co., Ltd.")
#: The team page or a part of it.
TEAM = re.compile(r"/zh/internal/(?:#\w+)?$")
#: Give the header another name, and its logo other sides; return what reaches over its place.
REACHES = """([name, width, height]) => {
  const home = document.querySelector(".site-name");
  home.querySelector(".site-name__full").textContent = name;
  const logo = home.querySelector("img");
  const sides = `width="${width}" height="${height}"`;
  logo.src = `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" ${sides}/>`;
  return logo.decode().then(() => {
    const short = home.querySelector(".site-name__short");
    return [
      document.documentElement.scrollWidth > innerWidth && "page",
      logo.getBoundingClientRect().right > home.getBoundingClientRect().right && "logo",
      short.scrollWidth > short.clientWidth && "short name",
    ].filter(Boolean);
  });
}"""


@pytest.fixture(scope="module")
def address(one_language):
    server, address = serve(one_language.site)
    yield address
    server.shutdown()


@pytest.fixture
def open_page(browser, address):
    """Open a page; an error, a message of the policy or a request to another host fails the test."""
    readers = []

    def opened(path=PAGE, **options):
        readers.append(Reader(browser, address, **options))
        return readers[-1].open(path)

    yield opened
    trouble = [line for reader in readers for line in reader.trouble]
    for reader in readers:
        reader.close()
    assert not trouble


def test_the_page_is_sound_and_the_houses_style_is_advice(one_language):
    told = {problem.rule for problem in check_content(one_language.project).advice}
    assert told == {"heading-id", "wrong-language"}


def test_boxes_tabs_and_lists_work_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    expect(page.locator(".admonition.note > .admonition-title").first).to_have_text("备注")
    assert page.locator(".admonition.tip").evaluate("(box) => getComputedStyle(box).borderLeftColor") != page.locator(
        ".admonition.note"
    ).first.evaluate("(box) => getComputedStyle(box).borderLeftColor")
    folded = page.locator("details.question")
    expect(folded.locator("p")).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("p")).to_be_visible()
    blocks = page.locator(".tabbed-block")
    expect(blocks.nth(1)).to_be_hidden()
    page.locator(".tabbed-labels label").nth(1).click()
    expect(blocks.nth(1)).to_be_visible()
    expect(blocks.nth(0)).to_be_hidden()
    assert page.locator("[type=checkbox]:checked").count() == 1
    expect(page.locator(".highlight + ol").first).to_be_visible()


def test_code_is_coloured_numbered_copied_and_annotated(open_page):
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = page.locator(".highlight", has=page.locator(".filename")).first
    expect(code.locator(".hll")).to_have_count(2)
    assert code.locator("[data-linenos]").first.evaluate("(one) => getComputedStyle(one, '::before').content") != "none"
    colours = code.locator("code span[class]").evaluate_all("(all) => all.map((one) => getComputedStyle(one).color)")
    assert len(set(colours)) > 3
    note = code.locator(".annotation")
    expect(note).to_have_count(1)
    expect(page.locator(".highlight + ol").first).to_be_hidden()
    note.click()
    expect(page.locator(".telling strong")).to_be_visible()
    page.keyboard.press("Escape")
    code.locator(".copy").click()
    expect(code.locator(".copy")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("def collect(shop, days=30):")
    assert "range(days)" in copied
    assert "(1)" not in copied


def test_text_has_annotations_abbreviations_icons_keys_and_formulas(open_page):
    page = open_page()
    page.locator("p.annotate .annotation").nth(1).click()
    expect(page.locator(".telling .twemoji svg")).to_be_visible()
    page.locator("p abbr").first.click()
    expect(page.locator(".telling")).to_have_text("超文本标记语言")
    for drawn in (".twemoji svg", "math mfrac", "kbd", "mark", "ins", "del.critic", "sub", ".grid.cards li", ".card"):
        expect(page.locator(drawn).first).to_be_visible()
    assert not page.get_by_text(":material-").count()
    page.locator(".footnote-ref").first.click()
    expect(page.locator(".footnote li").first).to_be_in_viewport()


def test_diagrams_are_drawn_and_axe_finds_nothing_by_day_and_by_night(open_page, axe):
    page = open_page(reduced_motion="reduce")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        sizes = page.locator(".diagram img").evaluate_all("(all) => all.map((one) => one.naturalWidth)")
        assert len(sizes) == 5
        assert min(sizes) > 50
        assert page.locator("img[src$='#only-light']").is_visible() == (scheme == "light")
        assert page.locator("img[src$='#only-dark']").is_visible() == (scheme == "dark")
        found = axe(page)
        assert not found, (scheme, found)


def test_paper_shows_what_is_folded_every_tab_and_every_note(open_page):
    page = open_page()
    page.emulate_media(media="print")
    for shown in ("details.question p", ".tabbed-block >> nth=1", ".highlight + ol >> nth=0"):
        expect(page.locator(shown)).to_be_visible()
    expect(page.locator(".copy").first).to_be_hidden()


def test_nothing_reaches_over_its_place_on_a_phone(open_page):
    page = open_page(viewport={"width": WIDTHS[0], "height": 700})
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        for name in NAMES:
            for sides in ((48, 48), (640, 200)):
                found += [(width, name, sides, one) for one in page.evaluate(REACHES, [name, *sides])]
    assert not found


def test_the_team_is_reached_by_a_touch_and_found_by_its_names(open_page):
    page = open_page("zh/internal/")
    expect(page.locator("a[href='tel:+8613800138000']")).to_be_visible()
    expect(page.locator("a[href='mailto:shen@lanzhou.example']")).to_be_visible()
    names = page.locator("dt", has_text="란저우리빙"), page.locator("dt", has_text="Lanzhou Living")
    looks = {
        name.locator("css=:scope, :scope *").last.evaluate(
            "(one) => (({ fontWeight, color }) => fontWeight + color)(getComputedStyle(one))"
        )
        for name in names
    }
    assert len(looks) == 1
    page.keyboard.press("/")
    search, found = page.locator("[type=search]").first, page.locator(".md-search-result__link")
    for words in ("沈若溪", "陆景明", "澜舟", "란저우리빙"):
        search.fill(words)
        expect(found.first).to_have_attribute("href", TEAM)
        search.fill("")
        expect(found).to_have_count(0)
