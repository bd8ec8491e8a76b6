"""Handing a case over: the pack, the copy for another browser, and files that are none."""

import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from macros.playbook.fill import as_text, fill

from .conftest import KST, LANGUAGES, NOW, Reader, as_fields, case_of, in_turn

FIRST, SECOND = "first-24-hours/hold-still", "first-24-hours/notice-eml"


@pytest.fixture(scope="module")
def full_case(examples):
    return {
        "about": {"name": {"v": "의자 건", "t": 5}},
        "fields": as_fields(examples("appeal-general") | {"_term_kind": "exact"}),
        "ticks": {FIRST: {"s": "done", "who": "LW", "note": "=메모", "t": 5}, SECOND: {"s": "na", "t": 5}},
        "evidence": {
            "e1": {
                "name": "원본.eml",
                "size": 6,
                "sha256": hashlib.sha256(b"notice").hexdigest(),
                "captured": "2026-11-21T01:50",
                "source": "메일",
                "note": "통지",
                "added": 1,
                "t": 5,
            }
        },
        "timeline": {"t1": {"at": "2026-11-21T11:30", "text": "회신", "t": 5}},
        "letters": {"appeal-general": {"s": "draft", "t": 5}, "lawyer-brief": {"s": "draft", "t": 5}},
    }


@dataclass(frozen=True)
class Made:
    """A case pack that was made in one language, and what the page said of it."""

    name: str
    pack: zipfile.ZipFile
    status: str
    language: str

    @property
    def names(self):
        return self.pack.namelist()

    def file(self, ending):
        """Return the one file whose path ends so."""
        (name,) = [name for name in self.names if name.endswith(ending)]
        return self.pack.read(name)

    def document(self, ending):
        return docx.Document(io.BytesIO(self.file(ending)))


@pytest.fixture(scope="module", params=LANGUAGES)
def made(browser, server, full_case, request):
    """The pack of a case with a letter that is complete and one that is not, two files, three that are added."""
    case = {
        **full_case,
        "fields": full_case["fields"] | as_fields({"non_referral_on": "2026-11-20", "store_name": "란허: 리빙"}),
        "evidence": full_case["evidence"]
        | {"e2": full_case["evidence"]["e1"] | {"name": "없음.png", "sha256": "0" * 64, "added": 2}},
    }
    files = {"다른 이름.eml": b"notice", "사본.eml": b"notice", "그 밖:의?.txt": b"other", "빼는 것.txt": b"-"}
    reader = Reader(browser, server)
    reader.store(case)
    page = reader.open(f"{request.param}/case/")
    given = [{"name": name, "mimeType": "", "buffer": content} for name, content in files.items()]
    page.set_input_files("[data-action=enclose-files]", given)
    page.locator("[data-chosen] > li", has_text="빼는 것").locator("button").click()
    content, name = reader.download("case-pack")
    yield Made(name, zipfile.ZipFile(io.BytesIO(content)), reader.said("[data-handover]"), request.param)
    reader.close()
    assert not reader.trouble


def test_the_case_pack_is_in_reading_order_under_names_that_say_what_they_are(made, playbook, examples):
    def word(key, language=made.language):
        return playbook.labels[f"pack.{key}"][language]

    def titled(number, key):
        return f"0{number}_{word(key)}_{word(key, 'ko' if made.language == 'zh' else 'zh')}"

    owner = "란허 리빙"
    assert made.name == f"{word('pack')}_{owner}_2026-11-22.zip"
    assert made.pack.testzip() is None
    assert all(entry.flag_bits & 0x800 for entry in made.pack.infolist())  # the names are UTF-8
    day = examples("appeal-general")["letter_date"]
    letter = f"{titled(1, 'letters')}/{playbook.letters['appeal-general'].title.ko}_{owner}_{day}"
    proofs = titled(2, "evidence")
    exhibits = f"{proofs}/{word('exhibits', 'ko')}_{word('exhibits', 'zh')}"
    data = titled(5, "data")
    assert [name for name in made.names if name != f"{letter}_{word('both', 'ko')}.docx"] == [
        *(f"{titled(0, 'cover')}.docx", f"{titled(0, 'cover')}.txt", f"{letter}.docx", f"{letter}.txt"),
        *(f"{exhibits}.docx", f"{exhibits}.xlsx", f"{proofs}/붙임1_원본.eml"),
        *(f"{titled(3, 'others')}/{word('others')}1_그 밖 의.txt", f"{titled(4, 'calendar')}/{word('calendar')}.ics"),
        *(f"{data}/timeline.csv", f"{data}/checklists.csv", f"{data}/case.json"),
    ]


def test_what_of_a_pack_can_be_sent_says_what_was_typed_and_nothing_of_the_site(made, playbook, examples):
    values = examples("appeal-general")
    filled = fill(playbook.letters["appeal-general"], playbook.fields, values, "ko")
    text = next(made.pack.read(name) for name in made.names if "소명서" in name and name.endswith(".txt"))
    assert text.decode("utf-8-sig").replace("\r\n", "\n") == as_text(filled, "ko", playbook.labels)
    letter = next(made.pack.read(name) for name in made.names if "소명서" in name and name.endswith("22.docx"))
    assert any(values["company_name"] in paragraph.text for paragraph in docx.Document(io.BytesIO(letter)).paragraphs)
    assert made.file("붙임1_원본.eml") == b"notice"
    exhibits = made.document("证据清单.docx")
    assert [cell.text for cell in exhibits.tables[0].rows[2].cells][:5] == ["2", "없음.png", "", "", "통지"]
    assert exhibits.core_properties.author == values["company_name"]
    first = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(made.file(".xlsx"))).active[2]]
    hash_ = hashlib.sha256(b"notice").hexdigest()
    assert first[:7] == [1, "원본.eml", None, None, "통지", datetime(2026, 11, 21, 1, 50), hash_]
    assert "붙임1_원본.eml" in first[7]
    ours = ["playbook", playbook.labels["site.name"].zh, playbook.labels["site.name"].ko]
    for part in [name for name in made.names if name.endswith((".docx", ".xlsx")) and "소명서" not in name]:
        inside = zipfile.ZipFile(io.BytesIO(made.pack.read(part)))
        whole = " ".join(inside.read(name).decode() for name in inside.namelist())
        assert not [words for words in ours if words in whole], part


def test_the_cover_says_what_is_in_the_pack_and_what_is_not(made, playbook):
    plain = made.pack.read(made.names[1]).decode("utf-8-sig")
    assert all(name in plain for name in made.names[2:])
    assert "의자 건" in plain
    tables = docx.Document(io.BytesIO(made.pack.read(made.names[0]))).tables
    rows = {row.cells[0].text.split("\n")[0]: row.cells[1].text for table in tables for row in table.rows}
    missing = {
        playbook.letters["lawyer-brief"].title[made.language]: playbook.labels["pack.unfinished"][made.language],
        "없음.png": playbook.labels["pack.absent"][made.language],
        "사본.eml": "다른 이름.eml",
    }
    for name, why in missing.items():
        assert why in rows[name]
        assert name in made.status


def test_the_calendar_of_a_pack_has_every_clock_of_the_case(made):
    events = made.file(".ics").decode().replace("\r\n ", "")
    assert re.findall(r"DTSTART:(\S+)", events) == ["20261130T090000Z", "20270220T145900Z"]
    assert re.findall(r"UID:(\S+)", events) == ["first@playbook", "first-objection-to-non-referral@playbook"]


def test_the_tables_of_a_pack_are_for_machines_and_people(made, playbook, examples):
    table = list(csv.reader(io.StringIO(made.file("checklists.csv").decode("utf-8-sig"), newline="")))
    list_ = playbook.checklists["first-24-hours"]
    assert len(table) == len(list_.items) + 1
    item = list_.items[0]
    assert table[1][:3] == [list_.title[made.language], item.id, item.text[made.language]]
    assert table[1][4:6] == ["LW", "'=메모"]
    assert "회신" in made.file("timeline.csv").decode()
    case = json.loads(made.file("case.json"))["cases"]["first"]
    assert case["fields"]["company_name"]["v"] == examples("appeal-general")["company_name"]


def test_what_cannot_be_had_is_left_out_and_the_rest_of_the_pack_comes(readers, full_case, say):
    """A letter's page that answers 503 and blanks that are gone cost their own part alone; the next try asks again."""
    reader = readers()
    reader.store(full_case | {"letters": {"appeal-general": {"s": "draft", "t": 5}}})
    page = reader.page
    page.route("**/templates/appeal-general/", lambda route: route.fulfill(status=503, body="<!doctype html>"))
    page.route("**/names.json", lambda route: route.abort())
    reader.open("zh/case/")
    content, _ = reader.download("case-pack")
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert any(name.endswith(".xlsx") for name in names)
    assert not [name for name in names if "소명서" in name or "checklists" in name]
    expect(page.locator("[data-handover] [data-said]")).to_contain_text("checklists.csv")
    page.unroute("**/templates/appeal-general/")
    page.route("**/downloads/**", lambda route: route.abort())
    content, _ = reader.download("case-pack")
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert [name.rpartition(".")[2] for name in names if "소명서" in name] == ["txt"]
    # A browser writes down each request that failed.
    reader.trouble = [line for line in reader.trouble if "Failed to load resource" not in line]


def test_more_than_a_zip_can_bear_is_refused_at_once(readers, say, tmp_path):
    big = tmp_path / "disk.img"
    with big.open("wb") as file:
        file.truncate(1536 * 1024**2 + 1)
    page = readers().open("ko/case/")
    page.set_input_files("[data-action=enclose-files]", big)
    page.click("[data-action=case-pack]")
    expect(page.locator("[data-handover] [data-said]")).to_contain_text("1.5 GB")


def exported(reader, case, name="first"):
    reader.store(case, name)
    reader.open("zh/case/")
    content, _ = reader.download("export")
    return content


@pytest.fixture(scope="module")
def received(browser, server, full_case):
    """The file that a colleague exported of the full case."""
    colleague = Reader(browser, server)
    yield exported(colleague, full_case)
    colleague.close()
    assert not colleague.trouble


def give(page, content, name="case.json"):
    page.set_input_files(
        "[data-handover] [data-import]", {"name": name, "mimeType": "application/json", "buffer": content}
    )


def test_a_case_goes_from_one_browser_to_another(readers, received, full_case, language):
    two = readers()
    page = two.open(f"{language}/case/")
    give(page, received)
    expect(page.locator("[name=company_name]")).to_have_value(full_case["fields"]["company_name"]["v"])
    expect(page.locator("[data-files] > li")).to_have_count(1)
    expect(page.locator("[data-list=first-24-hours] [data-count]")).to_contain_text("2 /")
    assert two.stored()["cases"]["first"]["timeline"]["t1"]["text"] == "회신"


def test_an_imported_case_stands_beside_ones_own(readers, received, full_case):
    two = readers()
    two.store(case_of(company_name="내 스토어"), "mine")
    page = two.open("zh/case/")
    give(page, received)
    expect(page.locator("[data-cases] option")).to_have_count(2)
    expect(page.locator("[name=company_name]")).to_have_value(full_case["fields"]["company_name"]["v"])
    assert two.stored()["cases"]["mine"]["fields"]["company_name"]["v"] == "내 스토어"
    page.click("[data-handover] [data-action=undo]")
    expect(page.locator("[name=company_name]")).to_have_value("내 스토어")
    expect(page.locator("[data-cases] option")).to_have_count(1)


def test_where_both_sides_differ_the_reader_chooses(readers, say, language):
    theirs = {
        "fields": {
            "company_name": {"v": "저쪽", "t": 50},
            "vendor_id": {"v": "A1", "t": 50},
            "product_name": {"v": "<b>의자", "t": 50},
        },
        "ticks": {FIRST: {"s": "na", "t": 50}},
    }
    content = exported(readers(), theirs)
    two = readers()
    mine = {
        "fields": {
            "company_name": {"v": "이쪽", "t": 90},
            "vendor_id": {"v": "A1", "t": 90},
            "contact_email": {"v": "li@example.com", "t": 90},
        },
        "ticks": {FIRST: {"s": "done", "t": 20}},
    }
    two.store(mine)
    page = two.open(f"{language}/case/")
    before = two.stored()
    give(page, content)
    form = page.locator(".conflicts")
    expect(form).to_be_focused()
    expect(form.locator("fieldset")).to_have_count(2)
    assert two.stored() == before
    assert form.locator("[value=mine]").first.is_checked()  # the later one is proposed
    assert form.locator("[value=theirs]").nth(1).is_checked()
    form.locator("[value=theirs]").first.check()
    form.locator("[value=mine]").nth(1).check()
    page.click("[data-action=merge]")
    expect(page.locator("[name=company_name]")).to_have_value("저쪽")
    expect(page.locator("[name=product_name]")).to_have_value("<b>의자")
    expect(page.locator("[name=contact_email]")).to_have_value("li@example.com")
    assert two.kept("ticks")[FIRST]["s"] == "done"
    page.click("[data-handover] [data-action=undo]")
    expect(page.locator("[name=company_name]")).to_have_value("이쪽")
    expect(page.locator("[name=product_name]")).to_have_value("")


def test_choosing_can_be_left(readers, say, language):
    content = exported(readers(), case_of(company_name="저쪽"))
    two = readers()
    two.store(case_of(company_name="이쪽"))
    page = two.open(f"{language}/case/")
    give(page, content)
    page.click("[data-action=cancel]")
    assert two.said("[data-handover]") == say("js.transfer.cancelled", language)
    expect(page.locator(".conflicts")).to_have_count(0)
    assert two.kept("fields")["company_name"]["v"] == "이쪽"


@pytest.mark.parametrize(
    ("key", "change", "language"),
    in_turn(
        [
            ("damaged", lambda text: text[: len(text) // 2]),
            ("damaged", lambda text: ""),
            ("damaged", lambda text: "\x00\x01\x02PK"),
            ("damaged", lambda text: "[]"),
            ("damaged", lambda text: "null"),
            ("damaged", lambda text: text.replace("coupang-playbook-case", "something-else")),
            ("damaged", lambda text: '{"format": "coupang-playbook-case", "version": 1, "cases": {}}'),
            (
                "damaged",
                lambda text: (
                    '{"format": "coupang-playbook-case", "version": 1, "cases": {"__proto__": {"fields": {}}}}'
                ),
            ),
            ("newer", lambda text: text.replace('"version": 1', '"version": 2')),
        ]
    ),
)
def test_a_file_that_is_no_case_is_refused_and_changes_nothing(readers, received, say, language, key, change):
    content = change(received.decode()).encode()
    two = readers()
    two.store(case_of(company_name="이쪽"))
    page = two.open(f"{language}/case/")
    before = two.stored()
    give(page, content, "받은 파일<b>.json")
    expect(page.locator("[data-handover] [data-said]")).to_have_text(
        say(f"js.transfer.{key}", language, file="받은 파일<b>.json")
    )
    assert two.stored() == before
    assert page.input_value("[name=company_name]") == "이쪽"


def test_a_hostile_case_runs_nothing(readers, language):
    attack = "<img src=x onerror=\"document.title='hit'\"></script><script>document.title='hit'</script>"
    case = {
        "about": {"name": {"v": attack, "t": 5}},
        "fields": {
            "company_name": {"v": attack, "t": 5},
            "toString": {"v": attack, "t": 5},
            "measure_taken": {"v": attack, "t": 5},
            "notice_received_at": {"v": attack, "t": 5},
            "letter_date": {"v": {"x": 1}, "t": 5},
            "vendor_id": {"v": 5, "t": 5},
            "deadline_at": {"v": "2026-12-04T18:00", "t": "5"},
        },
        "ticks": {attack: {"s": "done", "t": 5}, FIRST: {"s": attack, "note": attack, "t": 5}},
        "evidence": {
            "e": {"name": attack, "size": -1, "sha256": attack, "captured": attack, "added": 1, "t": 5},
            "e2": {"name": 5, "captured": 5, "t": 5},
        },
        "timeline": {"t": {"at": attack, "text": attack, "t": 5}},
        "letters": {
            "appeal-general": {"s": attack, "at": attack, "t": 5},
            "constructor": {"s": "x", "at": "2026-11-22T02:00", "t": 5},
        },
    }
    content = json.dumps(
        {"format": "coupang-playbook-case", "version": 1, "cases": {"constructor": case, "__proto__": case}}
    ).encode()
    two = readers()
    page = two.open(f"{language}/case/")
    title = page.title()
    give(page, content)
    expect(page.locator("[name=company_name]")).to_have_value(attack)
    expect(page.locator("[data-files] [data-slot=name]")).to_have_text(attack)
    for path in ("templates/appeal-general", "checklists/first-24-hours", "case"):
        two.open(f"{language}/{path}/")
        expect(page.locator("article img, article script:not([type])")).to_have_count(0)
        assert "hit" not in page.title()
    assert page.title() == title
    two.download("case-pack")
    assert page.evaluate("({}).fields === undefined")


def test_a_large_case_stays_quick(readers, full_case):
    """Sixty letters' worth of text and two hundred files: typing still answers at once."""
    case = full_case | {
        "evidence": {
            f"e{index}": full_case["evidence"]["e1"]
            | {"name": f"{index}.png", "sha256": f"{index:064x}", "added": index}
            for index in range(200)
        },
        "timeline": {f"t{index}": {"at": "2026-11-21T11:30", "text": "메모 " * 50, "t": 5} for index in range(200)},
    }
    reader = readers()
    reader.store(case)
    page = reader.open("zh/case/")
    expect(page.locator("[data-files] > li")).to_have_count(200)
    took = page.evaluate("""async () => {
        const input = document.querySelector("[name=company_name]"), start = performance.now();
        for (let turn = 0; turn < 10; turn++) {
            input.value += "가";
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
            await new Promise(requestAnimationFrame);
        }
        return (performance.now() - start) / 10;
    }""")
    assert took < 250


def test_moments_are_korean_wherever_the_laptop_stands(readers, language):
    for zone in ("Asia/Shanghai", "Pacific/Auckland"):
        reader = readers(timezone_id=zone)
        reader.store(case_of(_term_kind="exact", deadline_at="2026-11-24T18:00"))
        page = reader.open(f"{language}/case/")
        expect(page.locator("[data-korea]")).to_contain_text("18:00")
        expect(page.locator("[data-beijing]")).to_contain_text("17:00")
    assert datetime(2026, 11, 24, 18, tzinfo=KST) - NOW == timedelta(days=2, hours=15, minutes=47)
