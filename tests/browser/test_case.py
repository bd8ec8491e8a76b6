"""The case desk: facts once, one case beside another, what happened when."""

from playwright.sync_api import expect

from .conftest import NOW, as_fields, case_of
from .sheet import press

FIRST, SECOND = "first-24-hours/hold-still", "first-24-hours/notice-eml"


def test_facts_are_typed_once(reader, language):
    page = reader.desk(language)
    page.fill("[name=company_name]", "한빛")
    page.select_option("[name=measure_taken]", "account-suspension")
    reader.open(f"{language}/templates/appeal-general/")
    assert page.input_value("[name=company_name]") == "한빛"
    page.fill("[name=vendor_id]", "A00000000")
    reader.desk(language)
    assert page.input_value("[name=vendor_id]") == "A00000000"
    assert page.input_value("[name=measure_taken]") == "account-suspension"


def test_a_new_case_takes_the_store_along_and_leaves_the_old_one(reader, say, language):
    reader.store(
        {
            **case_of(company_name="한빛", contact_email="store@example.com", product_name="의자"),
            "about": {"name": {"v": "첫 사건", "t": 5}},
            "ticks": {FIRST: {"s": "done", "t": 5}},
        }
    )
    page = reader.desk(language)
    page.click("[data-action=new-case]")
    page.keyboard.type("둘째 사건")
    assert page.input_value("[name=company_name]") == "한빛"
    assert page.input_value("[name=contact_email]") == "store@example.com"
    assert page.input_value("[name=product_name]") == ""
    page.fill("[name=product_name]", "탁자")
    reader.stored()
    select = page.locator("[data-cases] select")
    expect(select.locator("option")).to_have_text(["첫 사건", "둘째 사건"])
    reader.open(f"{language}/templates/appeal-general/")
    assert page.input_value("[name=product_name]") == "탁자"
    assert say("js.stored.case", language, name="둘째 사건").strip() in page.locator("[data-how]").inner_text()
    reader.desk(language)
    select.select_option(label="첫 사건")
    expect(page.locator("[name=product_name]")).to_have_value("의자")
    expect(page.locator("[data-list=first-24-hours] [data-count]")).to_contain_text("1 /")


def test_two_cases_without_names_are_told_apart(reader, playbook, language):
    two = {"fields": as_fields({"store_name": "한빛", "report_kind": "ip"}, t=int(NOW.timestamp() * 1000))}
    reader.store(cases={"first": case_of(store_name="나라"), "two": two})
    page = reader.desk(language)
    kind = next(one.label[language] for one in playbook.fields["report_kind"].options if one.id == "ip")
    named = page.locator("[data-cases] option").nth(1)
    for words in (kind, "한빛", "2026", "02:13"):
        expect(named).to_contain_text(words)
    expect(page.locator("[data-case-name]")).to_contain_text("나라")


def test_a_case_is_removed_and_brought_back(reader, language):
    reader.store({**case_of(product_name="비밀 의자"), "about": {"name": {"v": "첫 사건", "t": 5}}})
    page = reader.desk(language)
    page.click("[data-action=remove-case]")
    expect(page.locator("[name=product_name]")).to_have_value("")
    assert "비밀" not in str(reader.stored())
    page.click("[data-cases] [data-action=undo]")
    expect(page.locator("[name=product_name]")).to_have_value("비밀 의자")
    page.reload()
    expect(page.locator("[name=product_name]")).to_have_value("비밀 의자")


def test_lists_that_were_begun_are_shown_with_their_progress(reader, playbook, language):
    reader.store({"ticks": {FIRST: {"s": "done", "t": 5}, SECOND: {"s": "na", "t": 5}}})
    page = reader.desk(language)
    expect(page.locator("[data-list]:visible")).to_have_count(1)
    of = len(playbook.checklists["first-24-hours"].items)
    expect(page.locator("[data-list=first-24-hours] [data-count]")).to_have_text(f"2 / {of}")
    assert page.locator("[data-list=first-24-hours] progress").evaluate("(bar) => bar.value") == 2
    with page.expect_navigation():
        page.locator("[data-list=first-24-hours] a").click()
    expect(page.locator(f"[data-item='{FIRST}']")).to_be_checked()


def test_what_happened_stands_in_order(reader, say, language):
    reader.allow_copying()
    reader.store(case_of(notice_received_at="2026-11-21T01:40", _term_kind="exact", deadline_at="2026-12-04T18:00"))
    page = reader.desk(language)
    form = page.locator(".events__add")
    form.locator("input").nth(1).fill("경쟁사 연락 <b>")
    page.click("[data-action=add-event]")
    assert reader.said("[data-timeline]") == say("js.timeline.incomplete", language)
    form.locator("input").first.fill("2026-11-21T11:30")
    form.locator("input").nth(1).focus()
    page.keyboard.press("Enter")
    events = page.locator("[data-events] [data-slot=text]")
    expect(events).to_have_text(
        [say("js.timeline.received", language), "경쟁사 연락 <b>", say("js.timeline.deadline", language)]
    )
    page.click("[data-action=copy-timeline]")
    expect(page.locator("[data-timeline] [data-said]")).to_have_text(say("js.timeline.copied", language))
    assert reader.clipboard().split("\n")[1] == "2026-11-21 11:30 경쟁사 연락 <b>"
    page.click("[data-action=remove-event]")
    expect(events).to_have_count(2)
    page.click("[data-timeline] [data-action=undo]")
    expect(events).to_have_count(3)


def test_letters_that_were_begun_are_listed_with_what_they_lack(reader, examples, say, language):
    values = examples("appeal-general")
    del values["vendor_id"]
    reader.store(
        {
            "fields": as_fields(values),
            "letters": {
                "appeal-general": {"s": "draft", "t": 5},
                "review-report": {"out": "copy", "at": "2026-11-22T02:00", "t": 5},
            },
        }
    )
    page = reader.desk(language)
    rows = page.locator("[data-letter-row]:visible")
    expect(rows).to_have_count(2)
    expect(page.locator("[data-letter-row=appeal-general] span")).to_have_text(
        say("js.case.letter-missing", language, n=1)
    )
    page.fill("[name=vendor_id]", "A00000000")
    expect(page.locator("[data-letter-row=appeal-general] span")).to_have_text(say("js.case.letter-ready", language))


def test_a_copied_letter_joins_the_desk(reader, examples, language):
    reader.allow_copying()
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"{language}/templates/appeal-general/")
    press(page, "copy")
    reader.said("[data-bar]")
    reader.desk(language)
    expect(page.locator("[data-letter-row=appeal-general]")).to_be_visible()
    expect(page.locator("[data-events] li")).to_have_count(3)  # received, deadline from the letter, copied


def test_without_scripts_the_desk_says_what_it_needs(readers, language):
    page = readers(java_script_enabled=False).open(f"{language}/case/")
    expect(page.locator(".needs-script")).to_be_visible()
    expect(page.locator(".desk__without a")).to_have_count(3)
    expect(page.locator("[data-all]")).to_be_hidden()
