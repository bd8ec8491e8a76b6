"""An appeal was refused: what the refusal says goes into the case, and nothing of the notice that was appealed."""

import re

from playwright.sync_api import expect

from .conftest import as_fields
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


def test_another_refusal_asks_anew_what_was_new_and_leads_to_the_letter(reader, language):
    said = {"has_third_party_letter": "yes", "refused_chain": "yes", "resubmit_by": "2026-11-10T18:00"}
    said |= {"_letter": "appeal-reappeal", "refusal_received_at": "2026-11-01T09:00", "attempt_number": "second"}
    reader.store(
        {
            "fields": as_fields(said),
            "letters": {"appeal-reappeal": {"s": "draft", "out": "copy", "at": "2026-11-09T10:00", "t": 5}},
            "evidence": {"e1": {"name": "refusal.eml", "encloses": "반려 회신 사본", "added": 1, "t": 5}},
        }
    )
    page = reader.open(f"{language}/notice/")
    put_in(page, "refused-until.eml")
    used(page)
    fields = reader.kept("fields")
    anew = ("has_third_party_letter", "refused_chain", "attempt_number")
    assert {name: (fields[name]["v"], fields[name]["last"]) for name in anew} == {
        name: ("", said[name]) for name in anew
    }
    assert (fields["refusal_received_at"]["v"], fields["resubmit_by"]["v"]) == ("2026-11-20T10:12", "2026-12-04T18:00")
    assert reader.kept("evidence")["e1"]["encloses"] == ""
    assert reader.kept("letters")["appeal-reappeal"]["sent"] == "2026-11-09T10:00"
    page = reader.desk(language)
    expect(page.locator("[data-next] a").first).to_have_attribute("href", re.compile("/appeal-reappeal/"))
    expect(page.locator("[data-events]")).to_contain_text(re.compile("11[月월] ?9[日일] 10:00"))
    page.locator("[data-next] a").first.click()
    expect(page.locator("[data-field-row=has_third_party_letter] .last")).not_to_be_empty()
    expect(page.locator("[name=has_third_party_letter]")).not_to_be_checked()


def test_a_further_refusal_that_is_typed_asks_anew_as_one_that_is_read(reader):
    said = {"has_new_opinion": "yes", "refusal_received_at": "2026-11-20T09:00"}
    out = {"s": "draft", "out": "copy", "at": "2026-11-09T10:00", "t": 5}
    reader.store({"fields": as_fields(said), "letters": {"appeal-reappeal": out}})
    page = reader.open("zh/templates/appeal-reappeal/")
    expect(page.locator("[data-field-row=has_new_opinion] .last")).not_to_be_empty()
    assert kept_by(reader) | said == kept_by(reader) | {"has_new_opinion": "yes"}
    assert kept_by(reader)["has_new_opinion"] == ""
