"""Instant on a cheap phone: what a page loads at once is little, comes in few requests, and moves nothing."""

import re

import pytest

from benchmarks.budget import (
    BUDGETS,
    SEARCH_MORE,
    SEARCH_SCRIPT,
    SEARCH_TITLES,
    first_view,
    kind_of,
    packed,
    scripts_in,
)


@pytest.fixture(scope="module")
def views(site):
    """The first view of every page, with its kind."""
    found = {}
    for page in site.rglob("index.html"):
        address = page.parent.relative_to(site).as_posix()
        found[address] = (kind_of(address, page.read_text(encoding="utf-8")), first_view(site, page))
    return found


def test_there_are_pages_of_every_kind(views):
    assert len(views) > 120
    assert {kind for kind, _ in views.values()} == set(BUDGETS)


@pytest.mark.parametrize("kind", BUDGETS)
def test_no_page_is_heavier_than_its_kind_may_be(views, kind):
    budget = BUDGETS[kind]
    heavy = {
        address: (sum(view.values()), scripts_in(view), len(view))
        for address, (its, view) in views.items()
        if its == kind
        and (sum(view.values()) > budget.first_view or scripts_in(view) > budget.script or len(view) > budget.requests)
    }
    assert not heavy, f"{budget}: everything, scripts, requests"


def test_nothing_may_weigh_more_than_was_promised():
    """First view 80 KB anywhere, scripts 25 KB, a page that is only read 40 KB."""
    assert max(budget.first_view for budget in BUDGETS.values()) <= 80_000
    assert max(budget.script for budget in BUDGETS.values()) <= 25_000
    assert max(BUDGETS[kind].first_view for kind in ("home", "reading")) <= 40_000


def test_the_search_brings_little_more(site):
    assert packed(site / "assets/searchresults.js") <= SEARCH_SCRIPT
    assert packed(site / "assets/searchmore.js") <= SEARCH_MORE
    assert max(packed(site / language / "search/titles.json") for language in ("zh", "ko")) <= SEARCH_TITLES


def test_a_letter_then_the_desk_then_a_checklist_load_no_script_twice(site):
    """Whoever opens the second page with a form has most of it already."""
    loaded = {}
    for page in ("templates/appeal-general", "case", "checklists/first-24-hours"):
        view = first_view(site, site / "zh" / page / "index.html")
        loaded |= {address: size for address, size in view.items() if address.endswith(".js")}
    assert sum(loaded.values()) <= 33_000


def test_no_script_delays_a_page_that_is_read(site):
    """A form is drawn once it is alive; whatever is read is drawn at once."""
    waiting = set()
    for page in site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        kind = kind_of(page.parent.relative_to(site).as_posix(), text)
        if 'blocking="render"' in text:
            waiting.add(kind)
        assert all(" defer" in tag for tag in re.findall(r"<script src=[^>]*>", text)), page
    assert waiting == {"letter", "case", "notice", "triage"}


def test_what_a_source_says_is_sent_once_a_page(site):
    text = (site / "ko/reference/agencies/index.html").read_text(encoding="utf-8")
    marks = re.findall(r'<a class="mark [^>]*#(\w+)" aria-label="([^"]*)"', text)
    told = [source for source, words in marks if len(words) > 20]
    assert set(told) == {source for source, _ in marks}
    assert len(told) == len(set(told)) < len(marks)


def test_no_font_is_sent(site):
    assert not [path for path in site.rglob("*") if path.suffix in (".woff", ".woff2", ".ttf", ".otf")]
    assert not any("@font-face" in sheet.read_text(encoding="utf-8") for sheet in site.glob("assets/*.css"))


def test_scripts_and_styles_go_only_to_pages_that_need_them(site):
    plain = (site / "zh/reference/myths/index.html").read_text(encoding="utf-8")
    letter = (site / "zh/templates/appeal-general/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<script src="[^"]*/(\w+)\.js', plain) == ["main"]
    assert re.findall(r'<script src="[^"]*/(\w+)\.js', letter) == ["kit", "letter", "main"]
    assert re.findall(r'<link rel="stylesheet" href="[^"]*/(\w+)\.css', plain) == ["playbook"]
    assert re.findall(r'<link rel="stylesheet" href="[^"]*/(\w+)\.css', letter) == ["forms"]


def test_a_page_waits_for_one_style_sheet_and_the_reader_of_notices_for_two(site):
    """Each costs a slow phone a connection before anything is drawn."""
    for page in site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        sheets = re.findall(r'<link rel="stylesheet" href="[^"]*/(\w+)\.css', text)
        assert len(sheets) == (2 if "data-notice=" in text else 'rel="stylesheet"' in text), page


def test_a_style_sheet_beside_another_takes_every_colour_from_it(site):
    """A fork's accent stands at its end: what a later sheet sets would win over it."""
    colours = re.findall(r"[{;]\s*(--[\w-]+): *(?:#|rgb|hsl|oklch)", (site / "assets/notice.css").read_text("utf-8"))
    assert colours == []


def test_every_asset_is_named_with_the_hash_of_its_content(site):
    """A browser may keep it for good: another content has another address."""
    from macros.site.scripts import versioned

    page = (site / "ko/templates/appeal-ip/index.html").read_text(encoding="utf-8")
    named = re.findall(r'"(?:\.\./)*(assets/[\w.-]+)(\?v=\w+)"', page)
    assert {path.removeprefix("assets/") for path, _ in named} >= {
        *("forms.css", "main.js", "kit.js", "letter.js"),
    }
    for path, version in named:
        assert versioned(path, (site / path).read_bytes()) == path + version


def test_the_theme_s_scripts_and_style_sheets_are_not_published(site):
    assert not list(site.glob("assets/javascripts/**/*.js"))
    assert not list(site.glob("assets/stylesheets/**/*.css"))
    assert not list(site.rglob("*.map"))
