"""The notice goes in: what the page makes of it, and what it leaves alone."""

import hashlib
import re

import pytest
from playwright.sync_api import expect

from .notices import NOTICES, RESULT, drop, found, kinds, letters, paste, put_in, text_of, used, warnings


def test_a_dropped_mail_is_read_kept_and_fills_the_letter(reader, language):
    page = reader.open(f"{language}/notice/")
    mail = (NOTICES / "trademark.eml").read_bytes()
    drop(page, "trademark.eml", mail.decode())
    assert kinds(page) == ["ip-report"]
    values = found(page)
    assert values["measure_taken"] == "listing-stop"
    assert values["asserted_right"] == "trademark"
    assert values["deadline_at"] == "2026-12-04T18:00"
    assert letters(page)[0] == "appeal-ip"
    used(page)
    kept = {name: entry["v"] for name, entry in reader.kept("fields").items()}
    assert kept == kept | values
    assert kept["_term_kind"] == "exact"
    register = list(reader.kept("evidence").values())
    assert {one["name"] for one in register} == {"trademark.eml", "상표등록.pdf"}
    assert hashlib.sha256(mail).hexdigest() in {one["sha256"] for one in register}
    page.click(".intake__after a")
    page.wait_for_url("**/appeal-ip/**")
    assert page.input_value("[name=product_id]") == values["product_id"]


def test_each_value_stands_beside_the_words_that_it_came_from(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    assert found(page)["product_id"] == "16000000041, 16000000042"
    words = page.locator("[data-found=product_id] q[lang=ko]").all_inner_texts()
    assert any("16000000042" in one for one in words)


def test_a_pasted_notice_is_read_without_any_button(reader, language):
    reader.allow_copying()
    page = reader.open(f"{language}/notice/")
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text_of("trademark-pasted.txt"))
    page.focus("[name=notice_text]")
    page.keyboard.press("Control+V")
    expect(page.locator(RESULT)).to_be_visible()
    assert kinds(page) == ["ip-report"]


def test_days_are_counted_once_the_receipt_is_known_and_kept_once_confirmed(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    assert "deadline_at" not in found(page)
    used(page)
    assert "_term_kind" not in reader.kept("fields")
    box = page.locator("[data-term=business] input")
    page.locator("[data-found=notice_received_at] button").last.click()
    expect(box).to_be_disabled()  # it ran from a moment that is not so
    expect(page.locator("[data-ask=notice_received_at] input")).to_be_focused()
    page.locator("[data-refused] button").click()
    box.check()
    used(page)
    kept = reader.kept("fields")
    assert (kept["_term_kind"]["v"], kept["_term_amount"]["v"]) == ("business", "10")


def test_a_pasted_term_is_counted_from_the_moment_that_the_reader_gives(reader):
    page = reader.open("zh/notice/")
    paste(page, text_of("certification-hours-no-receipt.txt"))
    box = page.locator("[data-term=hours] input")
    expect(box).to_be_disabled()
    page.fill("[data-ask=notice_received_at] input", "2026-11-20T09:00")
    page.keyboard.press("Tab")
    expect(box).to_be_enabled()
    used(page)
    assert reader.kept("fields")["notice_received_at"]["v"] == "2026-11-20T09:00"


def test_the_sentences_of_a_korean_report_stand_apart(reader):
    page = reader.open("ko/notice/")
    paste(page, text_of("certification-hours-no-receipt.txt"))
    used(page)
    said = page.locator(".intake__bar [data-said]").inner_text()
    assert said.count(".") > 2
    assert not re.search(r"\.[가-힣]", said)


def test_a_notice_without_a_deadline_says_so_and_keeps_none(reader):
    page = reader.open("ko/notice/")
    put_in(page, "account-mail.eml")
    expect(page.locator("[data-no-deadline]")).to_be_visible()
    used(page)
    assert not {"deadline_at", "_term_kind"} & set(reader.kept("fields"))


def test_a_value_is_changed_or_refused_before_it_is_kept(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    page.locator("[data-found=brand_name] button").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("LANHE HOME")
    page.keyboard.press("Enter")
    assert found(page)["brand_name"] == "LANHE HOME"
    page.locator("[data-found=product_name] button").last.click()
    assert "product_name" not in found(page)
    used(page)
    kept = reader.kept("fields")
    assert kept["brand_name"]["v"] == "LANHE HOME"
    assert "product_name" not in kept


def test_a_changed_value_that_cannot_be_right_is_not_taken(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    page.locator("[data-found=contact_email] button").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("nobody")
    page.keyboard.press("Enter")
    expect(page.locator(f"{RESULT} [role=alert]")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "expected", "first"),
    [
        ("phishing-look-alike.eml", {"sender"}, 1),
        ("phishing-deposit.eml", {"payment"}, 1),
        ("phishing-relogin.eml", {"login"}, 0),
        ("phishing-right-holder.eml", {"attachment"}, 0),
    ],
)
def test_what_a_genuine_notice_does_not_ask_for_warns(reader, name, expected, first):
    page = reader.open("zh/notice/")
    put_in(page, name)
    assert warnings(page) >= expected
    # In place of the letters that it would lead to if it were Coupang's.
    expect(page.locator(f"{RESULT} [data-no-letter]")).to_have_count(first)
    assert not (first and letters(page))


def test_what_nobody_reported_leads_to_the_rules_and_is_filed_under_no_report(reader):
    page = reader.open("ko/notice/")
    put_in(page, "keywords.txt")
    href = page.locator(f"{RESULT} [data-kind] a").get_attribute("href")
    assert href.endswith("triage/#o-listing-rules")
    used(page)
    assert "_scenario" not in reader.kept("fields")


def test_what_was_done_without_a_word_of_why_goes_into_the_case_and_leads_to_the_triage(reader, say, language):
    page = reader.open(f"{language}/notice/")
    put_in(page, "stopped-without-reason.eml")
    assert kinds(page) == []
    expect(page.locator(".intake__answer dd").nth(1)).to_have_text(say("js.notice.not-written", language))
    assert page.locator(".intake__kinds a").get_attribute("href").endswith("triage/#q-listing-ground")
    used(page)
    kept = {name: entry["v"] for name, entry in reader.kept("fields").items()}
    values = {"measure_taken": "listing-stop", "product_id": "71000000011", "deadline_at": "2026-12-03T23:59"}
    assert kept == kept | values
    assert not {"_scenario", "_letter"} & set(kept)


def test_a_right_address_is_never_called_safe(reader, say, language):
    page = reader.open(f"{language}/notice/")
    put_in(page, "route-check.eml")
    assert warnings(page) == set()
    told = say("js.notice.genuine-address", language, address="sellergating@coupang.com")
    expect(page.locator(RESULT)).to_contain_text(told)


@pytest.mark.parametrize("name", ["none-course.eml", "none-customer.txt", "none-chinese.txt", "none-order.eml"])
def test_what_is_no_notice_claims_nothing(reader, language, name):
    page = reader.open(f"{language}/notice/")
    put_in(page, name)
    assert kinds(page) == ["unknown"]
    assert found(page) == {}
    assert letters(page) == []
    expect(page.locator("[data-action=use-notice]")).to_have_count(0)
    assert reader.stored() is None or not reader.kept("fields")


BAD = {
    "empty.eml": ("empty", b""),
    "photo.eml": ("image", b"\x89PNG\r\n\x1a\n" + bytes(300)),
    "scan.pdf": ("pdf", b"%PDF-1.7\n" + bytes(100)),
    "saved.msg": ("outlook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_".encode("utf-16-le")),
    "renamed.eml": ("zip", b"PK\x03\x04" + bytes(200)),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_mail_is_told_to_be_what_it_is(reader, say, language, tmp_path, name):
    key, content = BAD[name]
    (tmp_path / name).write_bytes(content)
    page = reader.open(f"{language}/notice/")
    page.set_input_files("[name=notice_file]", tmp_path / name)
    line = page.locator("[data-said]").first
    expect(line).to_contain_text(say(f"js.notice.bad-{key}", language))
    expect(page.locator(RESULT)).to_be_hidden()


def test_hostile_html_is_text_and_nothing_of_it_runs(reader):
    page = reader.open("zh/notice/")
    paste(page, text_of("trademark-pasted.txt") + '\n<img src=x onerror="window.bad=1"><script>window.bad=1</script>')
    expect(page.locator(".original")).to_contain_text("<script>")
    assert page.evaluate("window.bad") is None
    assert page.locator(f"{RESULT} :is(img, script)").count() == 0


def test_two_thousand_ids_do_not_freeze_the_page(reader):
    page = reader.open("zh/notice/")
    put_in(page, "two-thousand-ids.txt")
    assert kinds(page) != []


def test_what_looks_like_a_deadline_is_quoted_and_read_once_the_receipt_is_known(reader, say, language):
    page = reader.open(f"{language}/notice/")
    paste(page, text_of("day-without-year-no-receipt.txt"))
    unread = page.locator("[data-unread-term]")
    expect(unread).to_contain_text(say("js.notice.unread-term-received", language).strip())
    expect(unread.locator("q[lang=ko]")).to_contain_text("12월 1일까지")
    page.fill("[data-ask=notice_received_at] input", "2026-11-20T09:00")
    page.keyboard.press("Tab")
    expect(unread).to_have_count(0)
    assert found(page)["deadline_at"] == "2026-12-01T23:59"
