"""The pack that is read from disk (file://): everything works there, or says honestly what needs a server."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

RESULT = "a.md-search-result__link"


@pytest.fixture
def from_disk(readers, disk):
    return readers(server=disk.as_uri())


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_door_leads_in_and_pages_lead_on(from_disk, language):
    page = from_disk.open("index.html")
    page.locator(f"a[href='{language}/index.html']").first.click()
    page.wait_for_url("**/index.html")
    assert page.locator("main h1").inner_text()
    page.locator(".tabs a").nth(2).click()
    assert page.locator("main h1").inner_text()
    page.locator("a[data-twin]").click()
    assert page.evaluate("document.documentElement.lang") == {"zh": "ko", "ko": "zh-Hans"}[language]


def test_search_works_without_a_server(from_disk):
    """In Chinese: tests/engines."""
    page = from_disk.open("ko/measures/index.html")
    page.locator("input[name=query]").fill("가품 신고")
    page.wait_for_selector("[data-search-output][data-index=whole]", state="attached")
    page.wait_for_selector(RESULT)
    page.locator(RESULT).first.click()
    page.wait_for_url("**/scenarios/counterfeit-report.html*")
    expect(page.locator("main h1")).to_be_visible()


def test_forms_lists_and_texts_work_without_a_server(from_disk):
    """In Chinese: tests/engines."""
    page = from_disk.open("ko/templates/appeal-general.html")
    page.locator("[data-form]").wait_for()  # visible once the scripts have run
    page.locator("[name=company_name]").fill("한빛상점")
    page.locator("[data-preview=ko]", has_text="한빛상점").wait_for()  # the sheet is drawn after the next frame
    page = from_disk.open("ko/checklists/first-24-hours.html")
    box = page.locator("[data-item]").first
    box.check()
    expect(page.locator("[data-progress]").first).to_have_text(re.compile(r"^\s*1"))
    page = from_disk.open("ko/checklists/first-24-hours.html")
    assert page.locator("[data-item]").first.is_checked()


def test_every_link_of_the_pack_leads_to_a_file(disk):
    lost = []
    for path in disk.rglob("*.html"):
        for link in re.findall(r'\s(?:href|src)="([^"]+)"', path.read_text(encoding="utf-8")):
            address = urlsplit(link)
            if address.scheme or address.netloc or not address.path:
                continue
            there = (path.parent / unquote(address.path)).resolve()
            if not there.is_file():
                lost.append(f"{path.relative_to(disk)}: {link}")
    assert len(list(disk.rglob("*.html"))) > 120
    assert not lost, lost[:10]


def test_another_file_on_the_disk_reads_what_was_typed_and_that_is_told(from_disk, tmp_path, say):
    page = from_disk.open("zh/templates/appeal-general.html")
    page.fill("[name=company_name]", "한빛")
    note = page.locator("[data-note]")
    expect(note.locator("[data-slot]")).to_have_text(say("js.stored.disk", "zh"))
    note.locator("button").click()
    page.reload()
    page.locator("[data-form]").wait_for()
    expect(note).to_be_hidden()
    other = tmp_path / "attachment.html"
    other.write_text("<!doctype html><link rel=icon href=data:,>", encoding="utf-8")
    from_disk.server = other.as_uri()  # the request is meant
    page.goto(other.as_uri())
    assert "한빛" in page.evaluate("JSON.stringify(localStorage)")
