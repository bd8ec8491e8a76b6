"""Putting notices into the page that reads them, and looking at what it made of them."""

from playwright.sync_api import expect

from tests.conftest import ROOT

NOTICES = ROOT / "tests/notices"
#: What is the same in every case of a store: typed once, long before.
STORE = {
    "company_name": "란허리빙",
    "store_name": "란허",
    "representative_name": "Chen Yifan",
    "vendor_id": "A00012345",
    "contact_name": "Li Wen",
    "contact_email": "ops@lanhe.example",
    "seller_type": "global",
}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
RESULT = "[data-notice-result]"


def put_in(page, *names):
    expect(page.locator("[data-drop]")).to_be_visible()
    page.set_input_files("[name=notice_file]", [NOTICES / name for name in names])
    expect(page.locator(RESULT)).to_be_visible()


def paste(page, text):
    page.fill("[name=notice_text]", text)
    page.click("[data-action=read-notice]")
    expect(page.locator(RESULT)).to_be_visible()


def text_of(name):
    return (NOTICES / name).read_text(encoding="utf-8")


def found(page):
    rows = page.locator(f"{RESULT} [data-found]")
    return dict(rows.evaluate_all("(rows) => rows.map(({ dataset }) => [dataset.found, dataset.value])"))


def kinds(page):
    return page.locator(f"{RESULT} [data-kind]").evaluate_all("(rows) => rows.map(({ dataset }) => dataset.kind)")


def warnings(page):
    return set(page.locator(f"{RESULT} [data-warning]").evaluate_all("(all) => all.map((one) => one.dataset.warning)"))


def letters(page):
    return page.locator(f"{RESULT} [data-letter]").evaluate_all("(all) => all.map((one) => one.dataset.letter)")


def use(page):
    page.click("[data-action=use-notice]")


def used(page):
    use(page)
    expect(page.locator(".intake__after")).to_be_visible()


def drop(page, name, content):
    """Drop a file on the page, as a hand with a mouse does."""
    page.evaluate(
        """([name, text]) => {
             const dataTransfer = new DataTransfer();
             dataTransfer.items.add(new File([text], name));
             document.querySelector("[data-drop]")
               .dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
           }""",
        [name, content],
    )
    expect(page.locator(RESULT)).to_be_visible()
