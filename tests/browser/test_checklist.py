"""A checklist: ticked, annotated, kept by id, printed with its state, handed over."""

import json

import pytest
from playwright.sync_api import expect

LIST = "checklists/first-24-hours"
FIRST, SECOND = "first-24-hours/hold-still", "first-24-hours/notice-eml"


@pytest.fixture
def items(playbook):
    return [item.id for item in playbook.checklists["first-24-hours"].items]


def box(page, id_):
    return page.locator(f"[data-item='{id_}']")


def row(page, id_):
    return page.locator(f"li:has([data-item='{id_}'])")


def extra(page, id_):
    return row(page, id_).locator(".checklist__extra")


def state(page, id_):
    return row(page, id_).locator("[data-state]")


def note(page, id_):
    return row(page, id_).locator(".checklist__note")


def test_a_tick_counts_and_stays(reader, items, language):
    page = reader.open(f"{language}/{LIST}/")
    progress = page.locator("[data-progress]")
    expect(progress).to_have_text(f"0 / {len(items)}")
    box(page, FIRST).check()
    expect(progress).to_have_text(f"1 / {len(items)}")
    page.reload()
    expect(box(page, FIRST)).to_be_checked()
    expect(progress).to_have_text(f"1 / {len(items)}")
    assert page.locator("progress").first.evaluate("(bar) => bar.value") == 1
    reader.open(f"{'ko' if language == 'zh' else 'zh'}/{LIST}/")
    expect(box(page, FIRST)).to_be_checked()


def test_everything_can_be_done_by_keyboard(reader, language):
    page = reader.open(f"{language}/{LIST}/")
    box(page, FIRST).focus()
    page.keyboard.press("Space")
    expect(state(page, FIRST)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    extra(page, FIRST).locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(box(page, FIRST)).not_to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("LW")
    page.keyboard.press("Tab")
    page.keyboard.type("메일 없음")
    assert reader.kept("ticks")[FIRST] | {"t": 0} == {"s": "na", "who": "LW", "note": "메일 없음", "t": 0}


def test_what_does_not_apply_is_settled_and_told_and_what_is_being_done_is_told(reader, items, say, language):
    page = reader.open(f"{language}/{LIST}/")
    box(page, FIRST).check()
    extra(page, SECOND).locator("summary").click()
    extra(page, SECOND).locator("[value=doing]").check()
    expect(state(page, SECOND)).to_have_text(say("js.state.doing", language))
    expect(page.locator("[data-progress]")).to_have_text(f"1 / {len(items)}")
    extra(page, SECOND).locator("[value=na]").check()
    expect(page.locator("[data-progress]")).to_have_text(
        f"2 / {len(items)}{say('js.checklist.of-these', language, n=1)}"
    )
    expect(state(page, SECOND)).to_have_text(say("js.state.na", language))
    box(page, SECOND).check()
    expect(extra(page, SECOND).locator("[value=na]")).not_to_be_checked()
    expect(page.locator("[data-progress]")).to_have_text(f"2 / {len(items)}")


def test_notes_and_initials_stay_and_are_plain_text(reader, language):
    page = reader.open(f"{language}/{LIST}/")
    extra(page, FIRST).locator("summary").click()
    extra(page, FIRST).locator("[data-part=who]").fill("LW")
    extra(page, FIRST).locator("[data-part=note]").fill("<img src=x onerror=alert(1)> $& 02:13")
    page.reload()
    expect(state(page, FIRST)).to_have_text("LW")
    expect(note(page, FIRST)).to_have_text("<img src=x onerror=alert(1)> $& 02:13")
    expect(page.locator(".checklist img")).to_have_count(0)
    assert extra(page, FIRST).locator("[data-part=note]").input_value().startswith("<img")


def replaced(reader, path, *changes):
    """Serve a page as a later version of the site would."""

    def change(route):
        answer = route.fetch()
        body = answer.text()
        for old, new in changes:
            assert old in body
            body = body.replace(old, new)
        route.fulfill(response=answer, body=body)

    reader.page.route(f"**/{path}/", change)


def test_a_new_wording_keeps_the_tick(reader, playbook, language):
    page = reader.open(f"{language}/{LIST}/")
    box(page, FIRST).check()
    reader.stored()
    replaced(
        reader, f"{language}/{LIST}", (f"<title>{playbook.checklists['first-24-hours'].title[language]}", "<title>X")
    )
    page.reload()
    expect(box(page, FIRST)).to_be_checked()


def test_a_retired_item_hands_its_tick_to_what_replaced_it(reader, language):
    ticks = {
        "first-24-hours/gone": {"s": "done", "note": "곁들임", "t": 5},
        "first-24-hours/older": {"s": "done", "t": 5},
        "first-24-hours/nowhere": {"s": "done", "t": 5},
    }
    reader.store({"ticks": ticks})
    retired = {
        "first-24-hours/gone": FIRST,
        "first-24-hours/older": "first-24-hours/old",
        "first-24-hours/old": SECOND,
        "first-24-hours/nowhere": None,
    }
    replaced(reader, f"{language}/{LIST}", ("data-retired>{}<", f"data-retired>{json.dumps(retired)}<"))
    page = reader.open(f"{language}/{LIST}/")
    expect(box(page, FIRST)).to_be_checked()
    expect(box(page, SECOND)).to_be_checked()
    expect(note(page, FIRST)).to_have_text("곁들임")
    box(page, FIRST).uncheck()
    page.reload()
    expect(box(page, FIRST)).not_to_be_checked()
    assert reader.kept("ticks")["first-24-hours/nowhere"]["s"] == "done"


def test_a_list_is_emptied_and_brought_back(reader, items, language):
    reader.store({"ticks": {FIRST: {"s": "done", "who": "LW", "t": 5}, "contact-support/other": {"s": "done", "t": 5}}})
    page = reader.open(f"{language}/{LIST}/")
    page.click("[data-action=reset]")
    expect(box(page, FIRST)).not_to_be_checked()
    expect(page.locator("[data-progress]")).to_have_text(f"0 / {len(items)}")
    assert reader.kept("ticks")["contact-support/other"]["s"] == "done"
    page.click("[data-action=undo]")
    expect(box(page, FIRST)).to_be_checked()
    expect(state(page, FIRST)).to_contain_text("LW")


def test_only_a_hand_takes_away_the_day_on_which_an_item_was_done(reader, language):
    reader.store({"ticks": {FIRST: {"s": "done", "doneOn": "2026-11-20", "t": 5}}})
    page = reader.open(f"{language}/{LIST}/")
    box(page, FIRST).focus()
    other = reader.open(f"{language}/{LIST}/", reader.new_tab())
    box(other, SECOND).check()
    expect(box(page, SECOND)).to_be_checked()
    assert reader.kept("ticks")[FIRST]["doneOn"] == "2026-11-20"
    box(page, FIRST).uncheck()
    assert reader.kept("ticks")[FIRST]["doneOn"] == ""


def test_one_item_has_an_address_of_its_own(reader, language):
    page = reader.open(f"{language}/{LIST}/#{SECOND.replace('/', '--')}")
    assert page.evaluate("document.querySelector(':target [data-item]').dataset.item") == SECOND
    expect(page.locator(":target")).to_be_in_viewport()
    extra(page, FIRST).locator("summary").click()
    extra(page, FIRST).locator("a").click()
    assert page.url.endswith(f"#{FIRST.replace('/', '--')}")


def test_on_paper_stand_the_state_and_lines_to_sign(reader, language):
    reader.store({"ticks": {FIRST: {"s": "na", "who": "LW", "note": "없음", "t": 5}}})
    page = reader.open(f"{language}/{LIST}/")
    page.emulate_media(media="print")
    expect(state(page, FIRST)).to_be_visible()
    expect(note(page, FIRST)).to_have_text("없음")
    expect(note(page, FIRST)).to_be_visible()
    expect(row(page, FIRST).locator(".checklist__why")).to_be_visible()
    expect(box(page, FIRST)).to_be_visible()
    expect(page.locator(".sign-off td")).to_have_count(3)
    expect(page.locator(".sign-off")).to_be_visible()
    for hidden in ("[data-tools]", ".checklist__extra", ".checklist__foot", "[data-own]", ".stored"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_progress_is_handed_over_and_nothing_else(readers, items, language):
    one = readers()
    one.store(
        {
            "fields": {"company_name": {"v": "비밀", "t": 5}},
            "ticks": {FIRST: {"s": "done", "who": "LW", "t": 5}, "audit-store/x": {"s": "done", "t": 5}},
        }
    )
    one.open(f"{language}/{LIST}/")
    content, name = one.download("export")
    assert name == "first-24-hours-2026-11-22.json"
    assert "비밀" not in content.decode()
    assert "audit-store" not in content.decode()
    two = readers()
    page = two.open(f"{language}/{LIST}/")
    box(page, SECOND).check()
    page.set_input_files("[data-import]", {"name": name, "mimeType": "application/json", "buffer": content})
    expect(box(page, FIRST)).to_be_checked()
    expect(box(page, SECOND)).to_be_checked()
    assert len(two.stored()["cases"]) == 1


def test_without_scripts_it_is_a_plain_list(readers, items, language):
    page = readers(java_script_enabled=False).open(f"{language}/{LIST}/")
    assert page.locator("[data-item]").count() == len(items)
    expect(page.locator(".checklist__text").first).to_be_visible()
    expect(page.locator("[data-tools]")).to_be_hidden()
    expect(page.locator(".checklist__extra")).to_have_count(0)
    page.locator(".checklist__ask").first.click()
    expect(page.locator(".checklist__why").first).to_be_visible()
    expect(page.locator(".needs-script")).to_be_visible()
    expect(box(page, FIRST)).to_be_disabled()  # nothing would keep the tick


def test_what_is_done_is_one_line_and_the_progress_stays_in_sight(readers, items, language):
    reader = readers(viewport={"width": 390, "height": 844})
    ticks = {id_: {"s": "done", "who": "李文", "t": 1795280280000} for id_ in items[:4]}
    reader.store({"ticks": ticks})
    page = reader.open(f"{language}/{LIST}/")
    expect(state(page, FIRST)).to_have_text("李文 01:58")
    expect(row(page, FIRST).locator(".checklist__text")).to_be_hidden()
    assert all(row(page, id_).bounding_box()["height"] <= 48 for id_ in items[:4])
    for id_ in (FIRST, items[7], items[-1]):
        row(page, id_).scroll_into_view_if_needed()
        expect(page.locator("[data-progress]")).to_be_in_viewport(ratio=1)
        expect(page.locator(".checklist__foot a").first).to_be_in_viewport(ratio=1)
    state(page, FIRST).click()
    expect(row(page, FIRST).locator(".checklist__text")).to_be_visible()


def test_a_chip_shows_what_is_open_for_one_role(reader, playbook, language):
    page = reader.open(f"{language}/{LIST}/")
    of_evidence = [item.id for item in playbook.checklists["first-24-hours"].items if item.role == "evidence"]
    chip = page.locator(".chip[data-role=evidence]")
    expect(chip.locator("span")).to_have_text(str(len(of_evidence)))
    box(page, of_evidence[0]).check()
    expect(chip.locator("span")).to_have_text(str(len(of_evidence) - 1))
    chip.click()
    expect(page.locator("[data-item] >> visible=true")).to_have_count(len(of_evidence))
    page.locator(".chip[data-role='']").click()
    expect(box(page, FIRST)).to_be_visible()


def test_an_own_item_is_ticked_counted_handed_over_and_taken_away(readers, items, language):
    one = readers()
    page = one.open(f"{language}/{LIST}/")
    page.locator(".checklist__add input").fill("<b>창고</b>에 전화")
    page.keyboard.press("Enter")
    own = own_of(page)
    expect(own).to_have_count(1)
    expect(own.locator(".checklist__title")).to_have_text("<b>창고</b>에 전화")
    own.locator("label input").first.check()
    expect(page.locator("[data-progress]")).to_have_text(f"1 / {len(items) + 1}")
    content, name = one.download("export")
    own.locator("[data-state]").click()
    own.locator("[data-action=remove-own]").click()
    expect(own).to_have_count(0)
    page.click("[data-action=undo]")
    expect(own.locator("label input").first).to_be_checked()
    two = readers()
    page = two.open(f"{language}/{LIST}/")
    page.set_input_files("[data-import]", {"name": name, "mimeType": "application/json", "buffer": content})
    expect(own_of(page)).to_have_count(1)
    expect(page.locator("[data-progress]")).to_have_text(f"1 / {len(items) + 1}")
    page = two.desk(language)
    expect(page.locator("[data-list=first-24-hours] [data-count]")).to_have_text(f"1 / {len(items) + 1}")


def own_of(page):
    return page.locator("[data-own] li")
