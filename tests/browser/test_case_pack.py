"""The case pack: everything of one case in one file, in reading order, and nothing of ours in what can be sent."""

import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from macros.playbook.fill import as_text, fill

from .conftest import LANGUAGES, Reader, as_fields


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
    letters, paper = titled(1, "letters"), playbook.letters["appeal-general"].paper.ko
    letter = f"{letters}/{paper}_{owner}_{day}"
    proofs = titled(2, "evidence")
    exhibits = f"{proofs}/{word('exhibits', 'ko')}_{word('exhibits', 'zh')}"
    data = titled(5, "data")
    assert made.names == [
        *(f"{titled(0, 'cover')}.docx", f"{titled(0, 'cover')}.txt"),
        *(f"{letter}.docx", f"{letters}/{paper}_{word('both')}_{owner}_{day}.docx", f"{letter}.txt"),
        *(f"{exhibits}.docx", f"{exhibits}.xlsx", f"{proofs}/붙임1_원본.eml"),
        *(f"{titled(3, 'others')}/{word('others')}1_그 밖 의.txt", f"{titled(4, 'calendar')}/{word('calendar')}.ics"),
        *(f"{data}/timeline.csv", f"{data}/checklists.csv", f"{data}/case.json"),
    ]


def test_what_of_a_pack_can_be_sent_says_what_was_typed_and_nothing_of_the_site(made, playbook, examples):
    values = examples("appeal-general")
    filled = fill(playbook.letters["appeal-general"], playbook.fields, values, "ko")
    text = next(made.pack.read(name) for name in made.names if "소명서" in name and name.endswith(".txt"))
    assert text.decode("utf-8-sig").replace("\r\n", "\n") == as_text(filled, "ko", playbook.labels)
    letter = next(made.pack.read(name) for name in made.names if "소명서_란허" in name and name.endswith("22.docx"))
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
    table = list(csv.DictReader(io.StringIO(made.file("checklists.csv").decode("utf-8-sig"), newline="")))
    list_ = playbook.checklists["first-24-hours"]
    assert [row["id"] for row in table] == [item.id for item in list_.items]
    item = list_.items[0]
    expected = {
        "list": list_.title[made.language],
        "item": item.headline[made.language],
        "owner": "LW",
        "status": playbook.labels["js.state.done"][made.language],
        "notes": "'=메모",
    }
    heads = {key: playbook.labels[f"export.{key}"][made.language] for key in expected}
    assert {key: table[0][head] for key, head in heads.items()} == expected
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
