"""The whole way: from the home page to a Korean appeal in the reader's hands."""

import io

import docx
import pytest
from playwright.sync_api import expect

from tests.conftest import serve

from .conftest import LANGUAGES
from .sheet import last_step, press, reach

TYPED = {
    "company_name": "란허리빙",
    "representative_name": "Chen Yifan",
    "vendor_id": "A00000000",
    "contact_name": "Li Wen",
    "contact_email": "store@example.com",
    "notice_received_at": "2026-11-21T01:40",
    "notice_reference": "[쿠팡] 판매중지 안내 및 소명 요청",
}


class Hand:
    """Counts what a reader does beyond typing. Going to the next field with the Tab key is part of typing."""

    def __init__(self, page):
        self.page = page
        self.used = 0

    def click(self, target):
        self.used += 1
        (self.page.locator(target) if isinstance(target, str) else target).first.click()

    def choose(self, name, option):
        self.used += 1
        self.page.select_option(f"[name={name}]", option)


def from_home_to_letter(reader, hand, language):
    page = reader.open(f"{language}/")
    hand.click("main a[href='triage/']")
    page.wait_for_url("**/triage/**")
    for _ in range(4):
        if page.locator("[data-outcome]:visible").count():
            break
        hand.click(page.locator("[data-question]:visible li a").last)
        page.wait_for_timeout(50)
    hand.click(page.locator("[data-outcome]:visible .triage__go a").last)
    page.wait_for_url("**/templates/**")


def first_missing(page):
    """Return the field to which the list of what is missing leads first; none: it is empty."""
    links = page.locator("[data-missing] a")
    return links.first.get_attribute("href") if links.count() else None


@pytest.mark.parametrize(("language", "width"), [("zh", 390), ("ko", 1280)])
def test_an_appeal_is_sent_in_twelve_interactions(readers, language, width):
    reader = readers(viewport={"width": width, "height": 844}, has_touch=width < 500, is_mobile=width < 500)
    hand = Hand(reader.page)
    from_home_to_letter(reader, hand, language)
    page = reader.page
    while field := first_missing(page):
        control = reach(page, field.removeprefix("#field-"))
        kind = control.evaluate("(control) => control.type")
        if kind == "select-one":
            hand.choose(control.get_attribute("name"), control.locator("option").nth(1).get_attribute("value"))
        elif kind == "checkbox":
            hand.click(control)
        else:
            dated = {"date": "2026-11-21", "datetime-local": "2026-11-21T01:40"}
            control.fill(TYPED.get(control.get_attribute("name"), dated.get(kind, "란허리빙")))
        expect(page.locator(f"[data-missing] a[href='{field}']")).to_have_count(0)
    expect(page.locator("[data-missing]")).to_be_hidden()
    last_step(page)
    content, _ = reader.download(lambda: hand.click("[data-action=download-docx]"))
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert "란허리빙" in text
    assert hand.used <= 12, hand.used
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_way_is_gone_with_the_keyboard_alone(reader, say, language):
    reader.allow_copying()
    page = reader.open(f"{language}/templates/support-inquiry/")
    # From the form's first field on, the Tab key alone reaches every field, the buttons that lead on, and the one that
    # copies; each step is told by its heading, which has the focus then.
    page.locator("[data-form] [name]").first.focus()
    seen = []
    told = []
    for _ in range(120):
        name = page.evaluate("document.activeElement.name ?? ''")
        action = page.evaluate("document.activeElement.dataset.action ?? ''")
        if action == "copy":
            break
        if action == "next":
            page.keyboard.press("Enter")
            told.append(page.evaluate("document.activeElement.innerText"))
        kind = page.evaluate("document.activeElement.type ?? ''")
        if name and name not in seen:
            seen.append(name)
            if kind == "select-one":
                page.keyboard.press("ArrowDown")
            elif kind == "checkbox":
                page.keyboard.press("Space")
            elif kind in ("text", "textarea"):
                page.keyboard.type("란허리빙")
            elif kind == "email":
                page.keyboard.type("store@example.com")
            elif kind == "tel":
                page.keyboard.type("+86-571-0000-0000")
            elif kind == "date":
                page.keyboard.type("11222026")
            elif kind == "datetime-local":
                page.keyboard.type("11212026")
                page.keyboard.press("Tab")
                page.keyboard.type("0140AM")
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.action") == "copy"
    assert say("js.letter.step", language, n=4, of=4) in told[-1]
    page.locator("[data-missing]").wait_for(state="hidden")
    page.keyboard.press("Enter")
    reader.said("[data-bar]")
    assert "란허리빙" in reader.clipboard()


def test_what_has_the_focus_is_never_behind_the_bar(readers, language):
    reader = readers(viewport={"width": 390, "height": 780}, is_mobile=True, has_touch=True)
    page = reader.open(f"{language}/templates/appeal-general/")
    for name in ("company_name", "notice_reference", "further_explanation", "letter_date"):
        reach(page, name).focus()
        page.wait_for_timeout(120)
        field, bar = page.locator(f"[name={name}]").bounding_box(), page.locator("[data-bar]").bounding_box()
        assert field["y"] + field["height"] <= bar["y"] + 1 or field["y"] >= bar["y"] + bar["height"], name


#: Whether something else lies over the middle of what has the focus, or the window ends above it.
COVERED = """(node) => {
  node.focus();
  const { left, top, width, height } = node.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return !seen || !(node.contains(seen) || seen.contains(node) || seen.closest("label")?.control === node);
}"""


def test_a_step_of_a_checklist_with_the_focus_is_behind_neither_bar(readers, language):
    """From item to item with the keyboard, what was to be ticked lay below the buttons at the foot."""
    page = readers(viewport={"width": 390, "height": 844}).open(f"{language}/checklists/first-24-hours/")
    page.locator("[data-state]").first.wait_for(state="attached")
    controls = page.locator(".checklist__item :is(input[type=checkbox], summary):visible").all()
    assert len(controls) > 30
    for way in (controls, reversed(controls)):
        covered = [one.evaluate("(node) => node.outerHTML") for one in way if one.evaluate(COVERED)]
        assert not covered, covered[:3]


@pytest.mark.parametrize("size", [(844, 390), (390, 844)])
def test_a_refused_letter_shows_the_field_that_is_missing(readers, language, size):
    """On a phone on its side the list of what is missing covered the field to which the page had just led."""
    width, height = size
    page = readers(viewport={"width": width, "height": height}).open(f"{language}/templates/appeal-general/")
    press(page, "copy")
    expect(page.locator(".missing[open]")).to_be_visible()
    fields = page.locator("[data-step] :is(input, select):visible").all()
    assert len(fields) > 2
    assert [one.get_attribute("name") for one in fields if one.evaluate(COVERED)] == []


def test_everything_works_below_a_sub_path(readers, site, tmp_path_factory, examples):
    folder = tmp_path_factory.mktemp("host")
    (folder / "a").mkdir()
    (folder / "a" / "b").symlink_to(site)
    running, address = serve(folder)
    reader = readers(server=f"{address}/a/b")
    for language in LANGUAGES:
        reader.store(
            {
                "fields": {name: {"v": value, "t": 5} for name, value in examples("appeal-general").items()},
                "letters": {"appeal-general": {"s": "draft", "t": 5}},
            }
        )
        reader.open(f"{language}/templates/appeal-general/")
        content, _ = reader.download("download-docx")
        assert content.startswith(b"PK")
        reader.desk(language)
        expect(reader.page.locator("[data-letter-row=appeal-general]")).to_be_visible()
        content, _ = reader.download("case-pack")
        assert "소명서_" in content.decode("utf-8", "ignore")
    running.shutdown()
