"""A form asks what arises, marks what is needed, and lets nobody sign what contradicts itself."""

import pytest
from playwright.sync_api import expect

from macros.playbook.answers import applicability, applicable, broken_rules
from macros.playbook.condition import holds
from macros.playbook.fill import missing_fields

from .conftest import NOW, as_fields
from .sheet import press, reach, steps_of

LETTER = "appeal-ip"
TODAY = f"{NOW:%Y-%m-%d}"
#: What is so in each state of a form, beside what every sender knows.
STATES = {
    "nothing": {},
    "a copyright": {"asserted_right": "copyright"},
    "a mark that somebody else registered": {
        "asserted_right": "trademark",
        "right_check": "registered",
        "mark_origin": "maker",
    },
    "a right that is not named": {"asserted_right": "unknown", "own_photos": "yes"},
}
BOTH = {"asserted_right": "copyright", "work_check": "identified", "own_photos": "yes", "content_not_ours": "yes"}


def rule_of(playbook, *fields):
    """Return the rule that excludes these fields beside each other."""
    rules = (rule for field in playbook.fields.values() for rule in field.rules)
    return next(rule for rule in rules if set(fields) <= set(rule.fields) and rule.excludes)


@pytest.mark.parametrize("state", STATES)
def test_a_form_shows_what_is_asked_and_marks_what_is_missing(reader, playbook, language, state):
    values = STATES[state] | {"letter_date": TODAY}
    reader.store({"fields": as_fields(STATES[state])})
    page = reader.open(f"{language}/templates/{LETTER}/")
    letter, fields = playbook.letters[LETTER], playbook.fields
    kept, conditions = applicable(letter, fields, values), applicability(letter, fields)
    asked = [name for name in letter.fields if holds(conditions.get(name), kept)]
    missing = missing_fields(letter, fields, values)
    rows, marked, needed = [], [], []
    for _ in steps_of(page):
        shown = "(rows) => rows.map((row) => row.dataset.fieldRow)"
        rows += page.locator("[data-field-row]:visible").evaluate_all(shown)
        marked += page.locator("[data-field-row]:has(.field__required:visible)").evaluate_all(shown)
        needed += page.locator("[aria-required]:visible").evaluate_all("(all) => all.map(({ name }) => name)")
        groups = page.locator("fieldset:visible").all_inner_texts()
        assert all("\n" in text.strip() for text in groups)
    assert sorted(rows) == sorted(asked)
    assert sorted(name for name in marked if not kept.get(name)) == sorted(missing)
    assert sorted(needed) == sorted(marked)
    listed = page.locator("[data-missing] li")
    expect(listed).to_have_count(len(missing) + len(broken_rules(letter, fields, values)))


def test_what_is_not_asked_is_kept_for_when_it_is(reader, language):
    page = reader.open(f"{language}/templates/{LETTER}/")
    reach(page, "asserted_right").select_option("copyright")
    reach(page, "own_photos").check()
    reach(page, "asserted_right").select_option("design")
    expect(page.locator("[data-field-row=own_photos]")).to_be_hidden()
    assert reader.kept("fields")["own_photos"]["v"] == "yes"
    reach(page, "asserted_right").select_option("copyright")
    expect(page.locator("[name=own_photos]")).to_be_checked()


def test_of_facts_that_exclude_each_other_one_can_be_confirmed(reader, playbook, language):
    page = reader.open(f"{language}/templates/{LETTER}/")
    reach(page, "asserted_right").select_option("copyright")
    says = rule_of(playbook, "own_photos", "content_not_ours").says[language]
    other, reason = page.locator("[name=content_not_ours]"), page.locator("#reason-content_not_ours")
    expect(reason).to_be_hidden()
    reach(page, "own_photos").check()
    expect(reason).to_have_text(says)
    expect(other).to_have_attribute("aria-disabled", "true")
    page.locator("[data-field-row=content_not_ours] label").click(force=True)
    other.focus()
    page.keyboard.press("Space")
    expect(other).not_to_be_checked()
    assert "content_not_ours" not in reader.kept("fields")
    reach(page, "own_photos").uncheck()
    expect(reason).to_be_hidden()
    reach(page, "content_not_ours").check()
    expect(page.locator("#reason-own_photos")).to_have_text(says)


@pytest.mark.parametrize("action", ["copy", "download-docx", "download-bilingual", "download-txt", "print"])
def test_a_contradiction_that_is_stored_is_told_blocks_and_can_be_mended(reader, playbook, examples, language, action):
    reader.store({"fields": as_fields(examples(LETTER) | {"image_permission": "", "fair_use": ""} | BOTH)})
    page = reader.open(f"{language}/templates/{LETTER}/")
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    files = []
    page.on("download", lambda file: files.append(file.suggested_filename))
    says = rule_of(playbook, "own_photos", "content_not_ours").says[language]
    for name in ("own_photos", "content_not_ours"):
        expect(page.locator(f"#error-{name}")).to_contain_text(says)
        expect(page.locator(f"[name={name}]")).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"[name={name}]")).not_to_have_attribute("aria-disabled", "true")
    link = page.locator("[data-missing] a", has_text=says)
    assert link.get_attribute("href") == "#field-own_photos"
    count = page.locator("[data-missing] li").count()
    assert str(count) in page.locator("[data-missing] summary").inner_text()
    press(page, action)
    assert says.rstrip(".。") in reader.said("[data-bar]")
    assert not files
    assert page.title() != "printed"
    reach(page, "content_not_ours").uncheck()
    expect(page.locator("#error-own_photos")).to_be_hidden()
    expect(page.locator("[data-missing] a", has_text=says)).to_have_count(0)


def test_the_letter_is_dated_today_in_korea_until_another_day_is_typed(reader, language):
    """The reader's laptop stands in New York, where it is still yesterday."""
    page = reader.open(f"{language}/templates/{LETTER}/")
    assert page.input_value("[name=letter_date]") == TODAY
    expect(page.locator("#warning-letter_date")).to_be_hidden()
    expect(page.locator("[data-missing] a[href='#field-letter_date']")).to_have_count(0)
    assert reader.stored() is None or "letter_date" not in reader.kept("fields")
    reach(page, "letter_date").fill("2026-11-20")
    reader.stored()
    page.reload()
    assert page.input_value("[name=letter_date]") == "2026-11-20"
    page.click("[data-action=today]")
    expect(page.locator("[name=letter_date]")).to_have_value(TODAY)


def test_a_number_of_goods_is_nobodys_telephone(reader, language):
    page = reader.open(f"{language}/templates/{LETTER}/")
    reach(page, "product_id").fill("14839201745")
    reach(page, "further_explanation").fill("상품 14839201745은 2026년 3월부터 판매하였습니다.")
    page.locator("[name=further_explanation]").blur()
    for name in ("product_id", "further_explanation"):
        expect(page.locator(f"#warning-{name}")).to_be_hidden()
