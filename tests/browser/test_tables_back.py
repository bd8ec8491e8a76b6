"""Tables that come back: a team works in files of its own, and the page makes one case of them."""

from datetime import datetime

from playwright.sync_api import expect

from .tables import (
    DONE_ON,
    DUE,
    FORM,
    NOTES,
    OWNER,
    STATUS,
    Worksheet,
    as_csv,
    give,
    merge,
    opened,
    packed,
    parts,
    rows_of,
    saved_by_libreoffice,
    written,
)

LIST = "first-24-hours"
HOLD, MAIL, SCREENS, READ, CALENDAR = (
    f"{LIST}/{item}" for item in ("hold-still", "notice-eml", "capture-screens", "read-notice", "calendar-deadline")
)


def count(page, list=LIST):
    return page.locator(f"[data-list={list}] [data-count]")


def by_the_lead(downloads):
    """The whole workbook in Chinese: things are assigned and begun, something is added, and all of it is sorted."""
    book = opened(downloads / "playbook-zh.xlsx")
    sheet = Worksheet(book, HOLD)
    sheet.write(HOLD, {OWNER: "王丽", STATUS: "已完成", DUE: "2026/11/22"})
    sheet.write(MAIL, {OWNER: "王丽", STATUS: "已完成"})
    sheet.write(SCREENS, {OWNER: "李强", STATUS: "进行中", NOTES: "等仓库"})
    sheet.add("拍仓库视频", {OWNER: "李强", STATUS: "待办"})
    sheet.turn_round()
    return book


def by_her_colleague(downloads):
    """One list in Korean: the sheet has another name, and what is not hers is deleted."""
    book = opened(downloads / f"checklists/{LIST}.ko.xlsx")
    sheet = Worksheet(book, HOLD)
    sheet.sheet.title = "제 목록"
    sheet.write(HOLD, {OWNER: "왕리", STATUS: "완료"})
    sheet.write(MAIL, {STATUS: "해당 없음"})
    sheet.write(SCREENS, {STATUS: "완료", NOTES: "창고 확인함"})
    sheet.sheet.delete_rows(sheet.row(READ))
    return book


def by_the_third(downloads):
    """A table in both languages without its column of ids; what was added is written here again."""
    head, *rows = rows_of(downloads / f"checklists/{LIST}.zh-ko.csv")
    id, state, item = (head.index(name) for name in ("id", "状态 상태", "要做的事"))
    for row in rows:
        if row[id] in (READ, CALENDAR):
            row[state] = "已完成"
    own = ["" for _ in head]
    own[item], own[state] = "拍仓库视频", "完成"
    return [[cell for column, cell in enumerate(row) if column != id] for row in (head, *rows, own)]


def test_a_team_of_three_works_a_week(readers, site, playbook, tmp_path):
    given, downloads = len(playbook.checklists[LIST].items), site / "downloads"
    saved = saved_by_libreoffice(tmp_path, {"lead": by_the_lead(downloads), "colleague": by_her_colleague(downloads)})
    third = by_the_third(downloads)

    desk = readers()
    page = desk.desk("zh")
    give(page, "王丽.xlsx", saved["lead"])
    assert parts(page) == {"more": 3, "added": 1}
    expect(count(page)).to_have_text(f"0 / {given}")
    assert not desk.stored()
    merge(page)
    expect(count(page)).to_have_text(f"2 / {given + 1}")
    ticks = desk.kept("ticks")
    assert (ticks[HOLD]["s"], ticks[HOLD]["who"], ticks[HOLD]["due"]) == ("done", "王丽", "2026-11-22")
    assert ticks[SCREENS]["s"] == "doing"

    # What two say differently is chosen; what one has deleted stays.
    give(page, "한빛.xlsx", saved["colleague"])
    assert parts(page) == {"differing": 3, "more": 1}
    page.locator(FORM).get_by_role("radio", name="不适用").check()
    merge(page)
    expect(count(page)).to_have_text(f"3 / {given + 1}")
    ticks = desk.kept("ticks")
    assert (ticks[MAIL]["s"], ticks[SCREENS]["s"]) == ("na", "done")
    assert (ticks[HOLD]["who"], ticks[SCREENS]["note"]) == ("王丽, 왕리", "等仓库\n창고 확인함")

    give(page, "第三个人.csv", as_csv(third, ";", "gb18030"))
    assert parts(page) == {"more": 3}
    merge(page)
    expect(count(page)).to_have_text(f"6 / {given + 1}")
    page.click("[data-handover] [data-action=undo]")
    expect(count(page)).to_have_text(f"3 / {given + 1}")
    give(page, "第三个人.csv", as_csv(third, "\t", "utf-16"))
    merge(page)
    expect(count(page)).to_have_text(f"6 / {given + 1}")

    # What was given before brings nothing new, and the case goes on in another browser.
    give(page, "again.csv", as_csv(third))
    expect(page.locator("[data-handover] [data-said]")).to_contain_text("again.csv")
    expect(page.locator(FORM)).to_have_count(0)
    content, _ = desk.download("export")
    two = readers()
    page = two.desk("ko")
    give(page, "case.json", content)
    expect(count(page)).to_have_text(f"6 / {given + 1}")
    assert two.kept("ticks").keys() == desk.kept("ticks").keys()


def test_a_list_takes_its_own_rows_alone(reader, site, playbook, say):
    book = opened(site / "downloads/playbook-ko.xlsx")
    other = playbook.checklists["monthly-store-audit"].items[0].id
    for item in (HOLD, other):
        Worksheet(book, item).write(item, {STATUS: "완료", DONE_ON: "2026. 11. 20."})
    page = reader.open(f"ko/checklists/{LIST}/")
    give(page, "a.xlsx", written(book), "[data-checklist]")
    assert parts(page) == {"more": 1}
    expect(page.locator(f"{FORM} .fine")).to_have_text(say("bring.elsewhere", "ko", n=1))
    merge(page)
    expect(page.locator("[data-progress]")).to_contain_text("1 /")
    assert other not in reader.kept("ticks")
    # The day on which it was done is that of the file, until it is ticked anew.
    box = page.locator(f'[data-item="{HOLD}"]')
    state = page.locator("li", has=box).locator("[data-state]")
    expect(state).to_have_text("2026-11-20")
    box.uncheck()
    box.check()
    expect(state).not_to_contain_text("2026-11-20")


def test_what_cannot_be_read_is_told_with_its_row_and_nothing_ticked_is_lost(reader, site, say):
    reader.store({"ticks": {MAIL: {"s": "done", "note": "저장함", "t": 5}}})
    book = opened(site / f"downloads/checklists/{LIST}.ko.xlsx")
    sheet = Worksheet(book, HOLD)
    sheet.write(HOLD, {STATUS: "OK", DUE: "11/25", NOTES: "=A1&1"})
    sheet.write(READ, {STATUS: "완료"})
    name, row = sheet.sheet.title, sheet.row(HOLD)
    page = reader.desk("ko")
    give(page, "a.xlsx", written(book))
    told = page.locator(f"{FORM} [data-bring=troubles] li")
    expect(told).to_have_count(3)
    for line in told.all_inner_texts():
        assert line.startswith(say("bring.place", "ko", sheet=name, row=row))
    expect(page.locator(f"{FORM} .fine")).to_have_text(say("bring.kept", "ko", n=1))
    assert parts(page)["more"] == 1
    merge(page)
    ticks = reader.kept("ticks")
    assert ticks[MAIL] == {"s": "done", "note": "저장함", "t": 5}
    assert ticks[READ]["s"] == "done"
    assert HOLD not in ticks


def test_what_is_done_here_while_the_choice_stands_open_stays(reader, site, say):
    reader.store({"ticks": {}}, "mine")
    book = opened(site / f"downloads/checklists/{LIST}.zh.xlsx")
    sheet = Worksheet(book, HOLD)
    sheet.write(HOLD, {STATUS: "进行中", NOTES: "文件"})
    sheet.write(MAIL, {STATUS: "已完成"})
    page = reader.desk("zh")
    give(page, "a.xlsx", written(book))
    expect(page.locator(FORM)).to_be_visible()
    other = reader.open(f"zh/checklists/{LIST}/", reader.new_tab())
    other.locator(f'[data-item="{HOLD}"]').check()
    reader.stored(other)
    # It waits in its own case.
    page.click("[data-action=new-case]")
    expect(page.locator(FORM)).to_be_hidden()
    page.select_option("[data-cases] select", "mine")
    merge(page)
    expect(page.locator("[data-handover] [data-said]")).to_contain_text(say("bring.meanwhile", "zh", n=1))
    ticks = {name: one["ticks"] for name, one in reader.stored()["cases"].items()}
    assert {id: tick["s"] for id, tick in ticks.pop("mine").items()} == {HOLD: "done", MAIL: "done"}
    assert list(ticks.values()) == [{}]


def test_files_that_are_no_tables_of_ours_are_told_truly(reader, site, say, language):
    page = reader.desk(language)
    before = reader.stored()
    for key, name, content in (
        ("document", "가<b>.docx", (site / f"downloads/checklists/{LIST}.ko.docx").read_bytes()),
        ("not-workbook", "a.zip", packed()),
        ("old", "a.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"Workbook"),
        ("unknown", "a.csv", "name,price\n의자,3\n".encode("cp949")),
        ("empty", "a.csv", b""),
    ):
        give(page, name, content)
        expect(page.locator("[data-handover] [data-said]")).to_have_text(
            say(f"bring.refused-{key}", language, file=name)
        )
    assert reader.stored() == before


def test_the_form_can_be_used_on_a_phone_and_by_everybody(readers, site, axe, language):
    reader = readers(viewport={"width": 390, "height": 844})
    reader.store({"ticks": {MAIL: {"s": "na", "who": "Kim", "note": "저장함", "t": 5}}})
    book = opened(site / f"downloads/checklists/{LIST}.zh-ko.xlsx")
    sheet = Worksheet(book, HOLD)
    sheet.write(MAIL, {STATUS: "已完成 완료", OWNER: "李", NOTES: "x" * 200})
    sheet.write(READ, {STATUS: "?", NOTES: "x" * 200})
    sheet.add("새 항목 新的事", {})
    page = reader.desk(language)
    give(page, "a.xlsx", written(book))
    form = page.locator(FORM)
    expect(form).to_be_focused()
    assert parts(page) == {"differing": 3, "more": 1, "added": 1, "troubles": 1}
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not axe(page)
    form.locator("[data-bring=more] [type=checkbox]").uncheck()
    form.locator("[data-bring=added] [type=checkbox]").uncheck()
    page.keyboard.press("Enter")
    merge(page)
    ticks = reader.kept("ticks")
    assert READ not in ticks
    assert not any(id.startswith("own/") for id in ticks)
    assert (ticks[MAIL]["s"], ticks[MAIL]["who"]) == ("na", "Kim, 李")


def test_evidence_takes_what_its_row_says(reader, site, full_case):
    reader.store(full_case)
    book = opened(site / "downloads/playbook-ko.xlsx")
    entry = full_case["evidence"]["e1"]
    sheet = next(one for one in book if any(cell.value == "SHA-256 해시값" for row in one.iter_rows() for cell in row))
    head = next(row for row in sheet.iter_rows() if any(cell.value == "id" for cell in row))
    columns = {cell.value: cell.column for cell in head}
    for below, hash in ((1, entry["sha256"].upper()), (2, "0" * 64)):
        for name, value in {"파일 이름": "b.eml", "SHA-256 해시값": hash, "출처": "WING"}.items():
            sheet.cell(head[0].row + below, columns[name]).value = value
    page = reader.desk("ko")
    give(page, "a.xlsx", written(book))
    assert parts(page) == {"differing": 1, "troubles": 1}
    page.locator(FORM).locator("[value=theirs]").check()
    merge(page)
    assert reader.kept("evidence")["e1"]["source"] == "WING"


def test_what_stays_in_the_file_is_told_and_the_hour_of_a_day_too(reader, site, say, tmp_path):
    book = opened(site / "downloads/playbook-zh-ko.xlsx")
    sheet = Worksheet(book, HOLD)
    sheet.columns["金额"] = max(sheet.columns.values()) + 1
    sheet.sheet.cell(sheet.first - 1, sheet.columns["金额"]).value = "金额"
    sheet.write(HOLD, {("建议分工 권장 담당",): "仓库 물류 담당", ("金额",): 300, DUE: datetime(2026, 11, 24, 18)})
    sheet.add("拍仓库视频", {("할 일",): "창고 촬영", OWNER: "李强"})
    sheet.sheet["C3"].value = "先做前三项"
    sheet.comment(HOLD, OWNER, "她去休假")
    letters = Worksheet(book, "letter/appeal-general")
    letters.write("letter/appeal-general", {OWNER: "王丽"})
    page = reader.desk("zh")
    give(page, "a.xlsx", saved_by_libreoffice(tmp_path, {"a": book})["a"])
    assert parts(page) == {"more": 1, "added": 1, "troubles": 1}
    place = say("bring.place", "zh", sheet=sheet.sheet.title, row=sheet.row(HOLD))
    columns = [say("bring.column-once", "zh", column=column, place=place) for column in ("建议分工 권장 담당", "金额")]
    assert page.locator(f"{FORM} .fine").all_inner_texts() == [
        say("bring.left", "zh", names=letters.sheet.title),
        say("bring.above", "zh", names=sheet.sheet.title),
        say("bring.comments", "zh", names=sheet.sheet.title, n=1),
        say("bring.columns", "zh", columns="、".join(columns)),
    ]
    merge(page)
    ticks = reader.kept("ticks")
    assert ticks.pop(HOLD)["due"] == "2026-11-24"
    assert [tick["text"] for tick in ticks.values()] == ["拍仓库视频 / 창고 촬영"]
