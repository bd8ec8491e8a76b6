"""Pages as they are read: home at a glance, what is folded, and where a sentence comes from."""

from playwright.sync_api import expect

from .conftest import BOTH

PHONE = {"width": 390, "height": 844}


@BOTH
def test_three_things_and_the_button_stand_on_the_first_screen_of_a_phone(readers, language):
    page = readers(viewport=PHONE).open(f"{language}/")
    for one in (*page.locator(".home > ol").first.locator("li").all(), page.locator(".notice-door a")):
        expect(one).to_be_in_viewport(ratio=1)


def test_a_link_opens_what_is_folded(reader):
    page = reader.open("zh/scenarios/ip-report/#cases")
    fold = page.locator("details.fold:has(#cases)")
    expect(fold).to_have_attribute("open", "")
    page.evaluate("location.hash = 'law'")
    expect(page.locator("details.fold:has(#law)")).to_have_attribute("open", "")
    expect(page.locator("#law")).to_be_in_viewport()


def test_an_address_that_is_no_text_opens_nothing_and_breaks_nothing(reader):
    page = reader.open("zh/scenarios/ip-report/#%")
    expect(page.locator("details.fold.is-alive").first).to_be_attached()
    page.evaluate("location.hash = 'law'")
    expect(page.locator("details.fold:has(#law)")).to_have_attribute("open", "")


def test_what_is_folded_is_printed(reader):
    page = reader.open("zh/scenarios/ip-report/")
    text = page.locator("details.fold li").first
    expect(text).to_be_hidden()
    page.emulate_media(media="print")
    assert text.bounding_box()["height"] > 10


def test_a_mark_tells_all_its_sources_in_place(readers, language):
    page = readers(viewport=PHONE).open(f"{language}/scenarios/ip-report/")
    here = page.url
    marks = page.locator(".marks:has(> .mark:nth-child(2)) > .mark:visible").first
    sources = marks.evaluate("(mark) => mark.parentElement.children.length")
    marks.click()
    said = page.locator(".telling")
    expect(said).to_be_in_viewport(ratio=1)
    expect(said.locator("a")).to_have_count(sources)
    assert page.url == here
    page.keyboard.press("Escape")
    expect(said).to_be_hidden()


def test_without_scripts_a_mark_leads_to_its_source_and_none_is_missing(readers):
    page = readers(java_script_enabled=False).open("ko/scenarios/ip-report/")
    marks = page.locator("article > :not(details) a.mark")
    assert marks.count() == page.locator("article > :not(details) a.mark:visible").count()
    marks.first.click()
    page.wait_for_url("**/reference/sources*/#f*")


@BOTH
def test_no_line_of_a_phone_begins_with_a_mark(readers, language):
    page = readers(viewport=PHONE).open(f"{language}/scenarios/counterfeit-report/")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    alone = page.evaluate(
        """[...document.querySelectorAll('.marks')].filter((marks) => {
            const text = marks.previousSibling;
            const mark = marks.querySelector('.mark:not([hidden])');
            if (!text?.textContent.trim() || !mark.offsetParent) return false;
            const range = document.createRange();
            range.selectNodeContents(text);
            const last = [...range.getClientRects()].at(-1);
            return last && mark.getBoundingClientRect().top > last.bottom;
        }).length"""
    )
    assert alone == 0


def test_no_gap_stands_between_a_bracket_and_a_name_of_the_other_language(reader):
    """S10: what set names of two languages apart also moved those that were found inside a sentence."""
    page = reader.open("zh/reference/agencies/")
    margins = page.locator("article span[lang]:not(.twin)").evaluate_all(
        "(names) => [...new Set(names.map((name) => getComputedStyle(name).marginLeft))]"
    )
    assert margins == ["0px"]
