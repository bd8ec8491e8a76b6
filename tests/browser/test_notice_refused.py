"""An appeal was refused: what the refusal says goes into the case, and nothing of the notice that was appealed."""

import re

from playwright.sync_api import expect

from .notices import RESULT, found, kinds, letters, paste, put_in, text_of, used


def kept_by(reader):
    return {name: entry["v"] for name, entry in reader.kept("fields").items()}


def test_a_refusal_fills_nothing_of_the_notice_that_was_appealed(reader):
    page = reader.open("ko/notice/")
    put_in(page, "refused-until.eml")
    used(page)
    kept = kept_by(reader)
    assert (kept["refusal_received_at"], kept["resubmit_by"]) == ("2026-11-20T10:12", "2026-12-04T18:00")
    assert not {"notice_received_at", "notice_reference", "deadline_at", "_term_kind"} & set(kept)


def test_a_counted_term_of_a_refusal_is_kept_as_the_day_that_it_comes_to(reader):
    page = reader.open("zh/notice/")
    paste(page, text_of("refused-no-authority.txt"))
    page.fill("[data-ask=notice_received_at] input", "2026-11-20T09:00")
    page.keyboard.press("Tab")
    page.locator("[data-term=business] input").check()
    used(page)
    kept = kept_by(reader)
    assert (kept["refusal_received_at"], kept["resubmit_by"]) == ("2026-11-20T09:00", "2026-11-27T23:59")
    assert not {"notice_received_at", "deadline_at", "_term_kind"} & set(kept)


def test_a_refusal_that_does_not_say_of_what_goes_into_the_case_with_the_sooner_midnight(reader, say, language):
    page = reader.open(f"{language}/notice/")
    put_in(page, "refused-bare-until.eml")
    expect(page.locator(RESULT)).to_contain_text(say("js.notice.told-refused", language))
    assert kinds(page) == []
    assert letters(page) == ["appeal-reappeal"]
    answer = page.locator(".intake__answer")
    expect(answer).to_contain_text(say("js.notice.doubt-midnight", language))
    expect(answer).to_contain_text(re.compile("12[월月] ?3[일日].{1,8}23:00"))  # in Beijing it is the day before
    sooner, later = page.locator("[data-term] input").all()
    expect(sooner).to_be_checked()
    expect(later).not_to_be_checked()
    used(page)
    kept = kept_by(reader)
    values = {"refusal_received_at": "2026-11-27T15:40", "product_id": "71000000074", "_letter": "appeal-reappeal"}
    assert kept == kept | values | {"resubmit_by": "2026-12-04T00:00"}
    assert "_scenario" not in kept
    page.locator(f"{RESULT} a[data-letter]").click()
    expect(page).to_have_url(re.compile(f"/{language}/templates/appeal-reappeal/"))
    expect(page.locator("[name=product_id]")).to_have_value(values["product_id"])


def test_what_a_quoted_mail_says_is_put_in_only_where_it_is_asked_for(reader):
    page = reader.open("ko/notice/")
    put_in(page, "quoted-below.eml")
    assert not {"product_id", "product_name", "measure_taken"} & set(found(page))
    page.locator("[data-quoted=product_id] button").click()
    assert found(page)["product_id"] == "71000000071"
    used(page)
    kept = kept_by(reader)
    assert (kept["product_id"], kept["resubmit_by"]) == ("71000000071", "2026-12-04T18:00")
    assert not {"product_name", "measure_taken", "deadline_at"} & set(kept)
