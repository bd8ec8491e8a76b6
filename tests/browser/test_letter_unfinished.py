"""A letter that is not finished cannot be sent."""

import pytest
from playwright.sync_api import expect

from macros.playbook.answers import broken_rules
from macros.playbook.fill import missing_fields

from .conftest import NOW, as_fields, in_turn
from .sheet import LETTER, last_step, press, reach, row, steps_of


@pytest.mark.parametrize(
    ("action", "language"), in_turn(["copy", "download-docx", "download-bilingual", "download-txt", "print"])
)
def test_nothing_unfinished_leaves_the_page(reader, playbook, examples, say, language, action):
    values = examples("appeal-general")
    del values["vendor_id"], values["notice_reference"]
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/{LETTER}/")
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    files = []
    page.on("download", lambda file: files.append(file.suggested_filename))
    press(page, action)
    told = reader.said("[data-bar]")
    assert page.evaluate("document.activeElement.name") == "vendor_id"
    listed = page.locator("[data-missing] a").all_inner_texts()
    assert listed == [playbook.fields[name].label[language] for name in ("vendor_id", "notice_reference")]
    for name in ("vendor_id", "notice_reference"):
        assert page.get_attribute(f"[name={name}]", "aria-invalid") == "true"
        assert page.locator(f"#error-{name}").inner_text() == say("js.form.missing", language)
    assert page.locator("[data-bar] [data-said]").get_attribute("role") == "status"
    assert all(name in told for name in listed)
    page.wait_for_timeout(150)
    assert not files
    assert page.title() != "printed"


def test_a_missing_field_is_reached_from_the_list_and_leaves_it_when_filled(reader, examples, language):
    values = examples("appeal-general")
    del values["vendor_id"]
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/{LETTER}/")
    page.locator("[data-missing] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "vendor_id"
    page.keyboard.type("A00000000")
    page.locator("[data-missing]").wait_for(state="hidden")


def test_a_required_field_that_only_stands_in_an_unused_part_is_not_asked_for(reader, playbook, language):
    values = {"notice_ground": "delivery"}
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/{LETTER}/")
    names = [
        link.removeprefix("#field-")
        for link in page.locator("[data-missing] a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    ]
    letter = playbook.letters["appeal-general"]
    given = letter, playbook.fields, values | {"letter_date": f"{NOW:%Y-%m-%d}"}
    missing = missing_fields(*given)
    assert names[: len(missing)] == list(missing)
    assert len(names) == len(missing) + len(broken_rules(*given))


@pytest.mark.parametrize(
    ("text", "rule", "language"),
    in_turn(
        [
            ("계속하면 고소하겠습니다.", "threat"),
            ("再这样就起诉你", "threat"),
            ("신고한 사람은 사기꾼입니다.", "insult"),
            ("제가 잘못했습니다.", "admission"),
            ("我们承认这个错误", "admission"),
            ("구매자 번호는 010-2345-6789입니다.", "person"),
            ("900101-1234567", "person"),
            ("微信同号13812345678", "person"),
            ("货是从工厂进的", "chinese"),
            ("한빛\u202e은", "invisible"),
        ]
    ),
)
def test_the_tone_is_warned_about_with_a_reason_and_never_blocked(
    reader, playbook, examples, say, language, text, rule
):
    reader.allow_copying()
    reader.store({"fields": as_fields(examples("appeal-general") | {"further_explanation": text})})
    page = reader.open(f"{language}/{LETTER}/")
    warning = page.locator("#warning-further_explanation")
    reason = say(f"js.tone.{rule}", language).split("{found}")[-1]
    reach(page, "further_explanation")
    expect(warning).to_contain_text(reason.strip())
    press(page, "copy")
    reader.said("[data-bar]")
    assert text in reader.clipboard()


@pytest.mark.parametrize(
    ("letter", "field", "text", "language"),
    in_turn(
        [
            (
                "appeal-general",
                "further_explanation",
                "대상 상품은 2026년 3월부터 판매하였습니다. 주문번호 20000000000001, 상품 7000000001.",
            ),
            ("lawyer-brief", "case_chronology", "회신은 store@example.com으로 부탁드립니다."),
            ("appeal-general", "product_name", "접이식 캠핑 의자 블랙"),
        ]
    ),
)
def test_plain_facts_and_ones_own_contacts_are_not_warned_about(reader, examples, language, letter, field, text):
    reader.store({"fields": as_fields(examples(letter) | {field: text})})
    page = reader.open(f"{language}/templates/{letter}/")
    expect(page.locator(f"[name={field}]")).to_have_value(text)
    expect(page.locator(f"#warning-{field}")).to_be_hidden()


def test_no_example_is_warned_about(reader, playbook, examples):
    for id_ in ("police-complaint-draft", "lawyer-brief", "appeal-ip"):
        reader.store({"fields": as_fields(examples(id_) | {"letter_date": "2026-11-22"})})
        page = reader.open(f"ko/templates/{id_}/")
        for step in steps_of(page):
            shown = page.locator(".field__warning:visible, .field__error:visible").all_inner_texts()
            assert not shown, (id_, step)


def test_yesterdays_date_is_noticed_and_todays_is_one_press_away(reader, say, language):
    reader.store({"fields": as_fields({"letter_date": "2026-11-20"})})
    page = reader.open(f"{language}/{LETTER}/")
    last_step(page)
    expect(page.locator("#warning-letter_date")).to_be_visible()
    page.click("[data-action=today]")
    assert page.input_value("[name=letter_date]") == f"{NOW:%Y-%m-%d}"
    page.locator("#warning-letter_date").wait_for(state="hidden")


def test_without_scripts_the_letter_can_be_read(readers, language):
    reader = readers(java_script_enabled=False)
    page = reader.open(f"{language}/{LETTER}/")
    expect(page.locator(".needs-script")).to_be_visible()
    expect(page.locator("[data-form]")).to_be_hidden()
    expect(row(page, "ko", "subject")).to_be_visible()
    assert page.locator("[data-preview=zh] [data-row]").count() == page.locator("[data-preview=ko] [data-row]").count()
