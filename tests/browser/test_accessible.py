"""Usable by everyone: by keyboard, in the dark, on the narrowest screen, with motion switched off, read aloud."""

import pytest
from playwright.sync_api import expect

from tests.conftest import serve

from .axe import MORE_COLOURS

#: One page of every kind; the same in both languages. The states of forms are tested beside the forms.
KINDS = [
    "",
    "first-24-hours/",
    "triage/",
    "case/",
    "about/",
    "measures/",
    "measures/preserve-evidence/",
    "measures/submit-appeal/",
    "precautions/follow-platform-rules/",
    "scenarios/counterfeit-report/",
    "checklists/first-24-hours/",
    "templates/appeal-general/",
    "templates/cease-and-desist/",
    "reference/glossary/",
    "reference/laws/",
    "reference/agencies/",
    "reference/deadlines/",
    "reference/myths/",
    "reference/sources/",
    "team/",
    "team/contribute/",
]
PAGES = ["", "404.html", *(f"{language}/{kind}" for language in ("zh", "ko") for kind in KINDS)]


@pytest.fixture(scope="session")
def below(site, tmp_path_factory):
    """The site at the address that it was built for: 404.html names it from the root."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "sub").symlink_to(site)
    running, address = serve(folder)
    yield f"{address}/sub"
    running.shutdown()


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_axe_finds_nothing_by_day_and_no_colour_is_faint_at_night(browser, below, axe, language):
    """One tab goes from page to page, and colours, the same in both languages, are looked at where they first occur."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    found, by_day, by_night = {}, set(), set()
    for path in PAGES:
        if path.startswith("ko/") != (language == "ko"):
            continue
        page.goto(f"{below}/{path}")
        page.emulate_media(color_scheme="light")
        found[path] = axe(page, targets=True, colours=language == "zh", seen=by_day, thinned=True)
        if language == "zh":
            page.emulate_media(color_scheme="dark")
            found[path] += axe(page, only=MORE_COLOURS, seen=by_night, thinned=True)
    context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_axe_finds_nothing_on_a_phone_with_the_drawer_open(readers, axe, language):
    reader = readers(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = reader.open(f"{language}/measures/preserve-evidence/")
    seen = set()
    assert axe(page, targets=True, seen=seen) == []
    page.locator(".tool--menu").click()
    page.wait_for_selector("#contents:popover-open")
    assert axe(page, targets=True, seen=seen) == []
    page.keyboard.press("Escape")
    expect(page.locator("#contents")).to_be_hidden()
    assert page.evaluate("document.activeElement.classList.contains('tool--menu')")


@pytest.mark.parametrize(
    "path", ["zh/", "ko/measures/preserve-evidence/", "zh/templates/appeal-general/", "ko/checklists/first-24-hours/"]
)
@pytest.mark.parametrize("width", [360, 1280])
def test_everything_is_reached_by_tab_and_shows_that_it_is(readers, path, width):
    reader = readers(viewport={"width": width, "height": 900})
    page = reader.open(path)
    wanted = page.evaluate(
        """[...document.querySelectorAll("a[href], button, input, select, textarea, [tabindex='0']")]
             .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled)
             .filter((node) => node.tabIndex >= 0).length"""
    )
    seen, unseen = set(), []
    for _ in range(wanted + 40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                 const node = document.activeElement;
                 if (node === document.body) return null;
                 node.dataset.visited ??= String(Math.random());
                 const style = getComputedStyle(node);
                 const form = node.closest(".search__form") ? getComputedStyle(node.closest(".search__form")) : style;
                 const box = node.getBoundingClientRect();
                 const shown = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
                 return { id: node.dataset.visited, html: node.outerHTML.slice(0, 140), shown,
                          ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
                                || form.boxShadow !== "none" };
               }"""
        )
        if state is None:
            break
        if state["id"] in seen and len(seen) >= wanted:
            break
        # Inside a date there are several stops, which the browser marks itself.
        if state["id"] not in seen and not (state["ring"] and state["shown"]):
            unseen.append(state)
        seen.add(state["id"])
    assert not unseen, unseen[:5]
    # Opening the search box on the way may add its own button.
    assert len(seen) >= wanted


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_first_tab_leads_past_the_menus(reader, language):
    page = reader.open(f"{language}/measures/preserve-evidence/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_focused_element_is_not_hidden_by_the_header(reader):
    page = reader.open("zh/reference/laws/")
    hidden = page.evaluate(
        """async () => {
             const hidden = [], links = [...document.querySelectorAll("main dd a")];
             for (const link of links.filter((one) => one.checkVisibility()).slice(60, 75)) {
               scrollBy(0, link.getBoundingClientRect().top);
               link.focus();
               await new Promise(requestAnimationFrame);
               const header = document.querySelector(".md-header").getBoundingClientRect();
               const { top } = link.getBoundingClientRect();
               if (document.activeElement !== link || top < header.bottom - 1) hidden.push(top);
             }
             return links.length < 75 ? ["too few links"] : hidden;
           }"""
    )
    assert not hidden


def test_reduced_motion_stops_everything(readers):
    reader = readers(reduced_motion="reduce")
    page = reader.open("zh/")
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((node) => {
             const style = getComputedStyle(node);
             return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"
                    || style.scrollBehavior === "smooth";
           }).map((node) => node.outerHTML.slice(0, 80))"""
    )
    assert moving == []


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_wider_spacing_of_text_cuts_nothing_off(reader, language):
    """WCAG 1.4.12, as a reader's own style sheet would set it."""
    page = reader.open(f"{language}/scenarios/ip-report/")
    cut = page.evaluate(
        """() => {
             const sheet = new CSSStyleSheet();
             sheet.replaceSync(
               "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }" +
               "p { margin-bottom: 2em !important }");
             document.adoptedStyleSheets = [sheet];
             return [...document.querySelectorAll("main :is(p, li, td, th, dt, dd), .tabs a, .side a")]
               .filter((node) => node.checkVisibility() && getComputedStyle(node).overflow === "hidden")
               .filter((node) => node.scrollHeight > node.clientHeight + 1)
               .map((node) => node.outerHTML.slice(0, 100));
           }"""
    )
    assert cut == []


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_a_page_prints_its_content_and_not_its_menus(reader, language):
    page = reader.open(f"{language}/measures/preserve-evidence/")
    page.emulate_media(media="print")
    expect(page.locator("main h1")).to_be_visible()
    for menu in (".md-header", ".md-tabs", "#contents", ".toc", ".md-skip"):
        assert page.locator(menu).first.is_hidden(), menu


def test_without_scripts_the_drawer_opens_and_every_page_is_reached(browser, server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{server}/ko/measures/preserve-evidence/")
    page.locator(".tool--menu").click()
    page.locator("#contents .side__section", has_text="체크리스트").click()
    page.wait_for_url("**/ko/checklists/**")
    context.close()
