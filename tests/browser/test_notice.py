"""The notice goes in: what the page makes of it, what it puts into the case, and what it leaves alone."""

import hashlib
import json

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT

from .conftest import as_fields, case_of

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
    return page.locator(f"{RESULT} a[data-letter]").evaluate_all("(all) => all.map((one) => one.dataset.letter)")


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
    page.locator("[data-term=business] input").check()
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
    ("name", "expected"),
    [
        ("phishing-look-alike.eml", {"sender"}),
        ("phishing-deposit.eml", {"payment"}),
        ("phishing-relogin.eml", {"login"}),
        ("phishing-right-holder.eml", {"attachment"}),
    ],
)
def test_what_a_genuine_notice_does_not_ask_for_warns(reader, name, expected):
    page = reader.open("zh/notice/")
    put_in(page, name)
    assert warnings(page) >= expected


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


def test_a_second_notice_asks_where_the_case_says_something_else(reader):
    reader.store(case_of(brand_name="OLD", product_id="16000000041, 16000000099"))
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    use(page)
    rows = page.locator("[data-conflict]")
    expect(rows.first).to_be_visible()
    asked = rows.evaluate_all("(all) => all.map(({ dataset }) => dataset.conflict)")
    assert sorted(asked) == ["brand_name", "product_id"]
    assert reader.kept("fields")["brand_name"]["v"] == "OLD"
    page.locator("[data-conflict=brand_name] [value=keep]").check()
    page.locator("[data-conflict=product_id] [value=both]").check()
    page.locator(".conflicts [type=submit]").click()
    expect(page.locator(".intake__after")).to_be_visible()
    kept = reader.kept("fields")
    assert kept["brand_name"]["v"] == "OLD"
    assert kept["product_id"]["v"] == "16000000041, 16000000099, 16000000042"


def test_whoever_stops_at_the_question_has_changed_nothing(reader):
    reader.store(case_of(brand_name="OLD"))
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    use(page)
    page.locator(".conflicts button").last.click()
    expect(page.locator(".conflicts")).to_have_count(0)
    assert reader.stored()["cases"]["first"] == case_of(brand_name="OLD")


def test_two_notices_at_once_both_go_into_the_case(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml", "copyright-three.eml")
    buttons = page.locator("[data-several] button")
    expect(buttons).to_have_count(2)
    used(page)
    buttons.last.click()
    use(page)
    page.locator(".conflicts [type=submit]").click()
    expect(page.locator(".intake__after")).to_be_visible()
    names = {one["name"] for one in reader.kept("evidence").values()}
    assert {"route-check.eml", "copyright-three.eml"} <= names
    # The case keeps the moment of the first; the second is told in the timeline.
    assert len(reader.kept("timeline")) == 1


def test_putting_it_into_the_case_is_taken_back_whole(reader):
    reader.store({"fields": as_fields(STORE)})
    before = reader.kept("fields")
    page = reader.open("zh/notice/")
    put_in(page, "trademark.eml")
    used(page)
    assert len(reader.kept("evidence")) == 2
    page.locator("[data-action=undo]").click()
    expect(page.locator(".intake__after")).to_be_hidden()
    left = {name: entry["v"] for name, entry in reader.kept("fields").items() if not entry.get("gone")}
    assert left == {name: entry["v"] for name, entry in before.items()}
    assert all(entry.get("gone") for entry in reader.kept("evidence").values())


def test_the_same_notice_again_changes_nothing(reader):
    page = reader.open("zh/notice/")
    put_in(page, "trademark.eml")
    used(page)
    before = reader.kept("evidence")
    put_in(page, "trademark.eml")
    used(page)
    assert reader.kept("evidence") == before
    expect(page.locator("[data-action=undo]")).to_have_count(0)


def test_a_known_phrase_is_explained_by_tap_and_by_focus(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    phrase = page.locator("[data-phrase]").first
    means = page.locator(".phrase__means").first
    expect(means).to_be_hidden()
    phrase.click()
    expect(means).to_be_visible()
    assert phrase.get_attribute("aria-describedby") == means.get_attribute("id")
    expect(page.locator("[data-unknown]").first).to_be_attached()


def test_the_whole_way_is_gone_with_the_keyboard(reader):
    page = reader.open("zh/notice/")
    page.focus("[name=notice_text]")
    page.keyboard.insert_text(text_of("trademark-pasted.txt"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(RESULT)).to_be_focused()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.action") == "use-notice":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".intake__after")).to_be_visible()
    assert reader.kept("fields")["asserted_right"]["v"] == "trademark"


def test_a_shared_copy_names_nobody_and_leaves_only_by_the_reader_s_hand(reader):
    reader.allow_copying()
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    page.locator(".intake__share summary").click()
    page.click("[data-action=share-notice]")
    shown = page.input_value("[data-shared]")
    assert "LANHE" not in shown
    assert "16000000041" not in shown
    assert "유통경로" in shown
    page.click("[data-action=copy-pattern]")
    expect(page.locator(".intake__share [data-said]")).not_to_be_empty()
    assert reader.clipboard() == shown


def test_nothing_of_a_notice_leaves_the_browser(reader, server):
    asked = []
    reader.page.on("request", lambda request: asked.append((request.url, request.post_data)))
    page = reader.open("zh/notice/")
    put_in(page, "phishing-relogin.eml")
    put_in(page, "route-check-html.eml", "trademark.eml")
    used(page)
    assert all(url.startswith((server, "blob:", "data:")) and not data for url, data in asked)
    assert not [url for url, _ in asked if "LANHE" in url or "16000000041" in url]


def test_it_reads_offline_once_it_has_read(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    reader.context.set_offline(True)
    put_in(page, "trademark.eml")
    expect(page.locator("[data-found=asserted_right]")).to_be_visible()


def test_a_reader_that_does_not_come_is_told_and_tried_again(reader, say):
    page = reader.open("zh/notice/")
    page.route("**/noticeread.js*", lambda route: route.abort())
    page.set_input_files("[name=notice_file]", NOTICES / "route-check.eml")
    expect(page.locator("[data-said]").first).to_have_text(say("js.notice.load-failed", "zh"))
    reader.trouble.clear()
    page.unroute("**/noticeread.js*")
    put_in(page, "route-check.eml")


def test_without_scripts_the_page_says_what_to_look_for(readers, playbook):
    reader = readers(java_script_enabled=False)
    page = reader.page
    page.goto(f"{reader.server}/zh/notice/")
    expect(page.locator(".needs-script")).to_be_visible()
    page.locator(".intake__words summary").click()
    rows = page.locator(".intake__words dt")
    assert rows.count() > 60
    expect(rows.first).to_be_visible()


DOORS = [("route-check.eml", "appeal-counterfeit"), ("certification.eml", "appeal-certification")]
DOORS.append(("trademark.eml", "appeal-ip"))
#: Whose first answer asks for papers.
CHOSEN = {"#field-supply_documents": "part"}


@pytest.mark.parametrize(("name", "letter"), DOORS)
def test_from_the_door_to_a_copied_appeal_in_twelve_interactions(readers, language, name, letter):
    """The store's own facts are known from before; everything else is counted."""
    reader = readers(**PHONE)
    reader.store({"fields": as_fields(STORE)})
    reader.allow_copying()
    hand = typed = 0
    page = reader.open("")
    page.locator(f"main a[href*='{language}/']").first.click()
    page.locator(".notice-door a").first.click()
    put_in(page, name)
    hand += 3
    for box in page.locator("[data-term] input").all():
        box.check()
        hand += 1
    used(page)
    page.locator(".intake__after a").first.click()
    hand += 2
    page.wait_for_url(f"**/{letter}/**")
    missing = page.locator("[data-missing] a")
    while missing.count():
        field = missing.first.get_attribute("href")
        control = page.locator(field)
        kind = control.evaluate("(control) => control.type")
        if kind == "select-one":
            control.select_option(CHOSEN.get(field) or control.locator("option").nth(1).get_attribute("value"))
            hand += 1
        elif kind == "checkbox":
            control.check()
            hand += 1
        else:
            dated = {"date": "2026-11-21", "datetime-local": "2026-11-21T01:40"}
            control.fill(dated.get(kind, "한빛"))
            typed += 1
        expect(page.locator(f"[data-missing] a[href='{field}']")).to_have_count(0)
    page.locator("[data-action=copy]").first.click()
    hand += 1
    expect(page.locator("[data-bar] [data-said]")).not_to_be_empty()
    assert "란허" in reader.clipboard()
    assert hand + typed <= 12, (hand, typed)
    assert typed <= 6, typed


@pytest.mark.parametrize("name", ["route-check.eml", "phishing-right-holder.eml", "none-course.eml"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_read_can_be_used_by_everybody(readers, axe, language, name, scheme):
    reader = readers(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page = reader.open(f"{language}/notice/")
    assert axe(page, targets=True) == []
    put_in(page, name)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_way_in_is_near_the_top(readers, language):
    reader = readers(**PHONE)
    for path in ("", "triage/", "first-24-hours/", "case/"):
        page = reader.open(f"{language}/{path}")
        box = page.locator(".notice-door a").first.bounding_box()
        assert box, path
        assert box["y"] < 844, (path, json.dumps(box))
