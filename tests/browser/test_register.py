"""The evidence register: files are hashed in the browser, and nothing about them leaves it."""

import csv
import hashlib
import io
import os

import pytest
from playwright.sync_api import expect

from .conftest import BOTH


@pytest.fixture
def desk(reader):
    def open_(language="zh"):
        return reader.desk(language)

    return open_


def rows(page):
    return page.locator("[data-files] > li")


def choose(page, *paths):
    page.set_input_files("[data-action=hash-files]", list(paths))


def test_hashes_names_and_sizes_are_those_of_the_files(reader, desk, tmp_path, language):
    contents = {
        "通知 원본.eml": b"From: x\r\n" * 5000,
        "캡처<b>&\u202e.png": bytes(range(256)) * 333,
        "a" * 120 + ".pdf": b"%PDF",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    page = desk(language)
    choose(page, *(tmp_path / name for name in contents))
    expect(rows(page)).to_have_count(3)
    for row, (name, content) in zip(rows(page).all(), contents.items(), strict=True):
        # What would turn the direction of reading in a list that is sent is left out.
        shown = name.replace("\u202e", " ")
        assert row.locator("[data-slot=name]").evaluate("(node) => node.textContent") == shown
        assert row.locator("[data-slot=hash]").inner_text() == hashlib.sha256(content).hexdigest()
    kept = sorted(reader.kept("evidence").values(), key=lambda file: file["added"])
    assert [file["size"] for file in kept] == [len(content) for content in contents.values()]


def test_a_large_file_shows_its_progress_and_is_hashed_in_slices(reader, desk, tmp_path):
    path = tmp_path / "video.mp4"
    content = os.urandom(1 << 20) * 40
    path.write_bytes(content)
    page = desk()
    page.evaluate("""() => {
        window.seen = [];
        const bar = document.querySelector("[data-running] progress");
        setInterval(() => { if (bar.checkVisibility()) window.seen.push(bar.value); }, 5);
    }""")
    choose(page, path)
    expect(rows(page)).to_have_count(1, timeout=20000)
    assert rows(page).locator("[data-slot=hash]").inner_text() == hashlib.sha256(content).hexdigest()
    seen = page.evaluate("window.seen")
    assert any(0 < value < 1 for value in seen)
    assert seen == sorted(seen)


def test_three_gigabytes_do_not_freeze_the_page_and_can_be_stopped(reader, desk, tmp_path, say, language):
    path = tmp_path / "disk.img"
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)
    small = tmp_path / "small.txt"
    small.write_bytes(b"small")
    page = desk(language)
    choose(page, path, small)
    expect(page.locator("[data-running]")).to_be_visible()
    page.fill("[name=company_name]", "한빛")  # the page still answers
    page.locator("[data-action=cancel-hash]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-register] [data-said]")).to_have_text(say("js.register.cancelled", language, n=2))
    expect(rows(page)).to_have_count(0)
    choose(page, small)
    expect(rows(page)).to_have_count(1)
    assert reader.kept("fields")["company_name"]["v"] == "한빛"


def test_an_empty_file_is_registered_and_noticed(desk, reader, tmp_path, say, language):
    (tmp_path / "empty.eml").write_bytes(b"")
    page = desk(language)
    choose(page, tmp_path / "empty.eml")
    expect(page.locator("[data-register] [data-said]")).to_contain_text(
        say("js.register.empty-file", language, name="empty.eml")
    )
    assert rows(page).locator("[data-slot=hash]").inner_text() == hashlib.sha256(b"").hexdigest()


def test_the_same_content_is_registered_once(desk, tmp_path, say, language):
    for name in ("one.png", "two.png"):
        (tmp_path / name).write_bytes(b"same")
    page = desk(language)
    choose(page, tmp_path / "one.png", tmp_path / "two.png")
    expect(page.locator("[data-register] [data-said]")).to_contain_text(
        say("js.register.twin", language, name="two.png", n=1)
    )
    expect(rows(page)).to_have_count(1)


def test_a_file_that_vanishes_while_it_is_read_is_told_and_harms_nothing(desk, tmp_path, say, language):
    path, other = tmp_path / "gone.bin", tmp_path / "stays.txt"
    with path.open("wb") as file:
        file.truncate(600 * 1024**2)
    other.write_bytes(b"stays")
    page = desk(language)
    choose(page, path, other)
    path.unlink()
    expect(page.locator("[data-register] [data-said]")).to_contain_text(
        say("js.register.unreadable", language, name="gone.bin"), timeout=20000
    )
    expect(rows(page)).to_have_count(1)
    expect(rows(page).locator("[data-slot=name]")).to_have_text("stays.txt")


def test_a_folder_is_told_apart(desk, say, language):
    page = desk(language)
    page.evaluate("""() => {
        const event = new Event("drop", { bubbles: true, cancelable: true });
        const folder = new File([], "증거 모음"), file = new File(["x"], "a.txt");
        Object.defineProperty(event, "dataTransfer", { value: {
            files: [folder, file],
            items: [folder, file].map(({ name }) => ({
                webkitGetAsEntry: () => ({ isDirectory: name === "증거 모음", name }),
            })),
        } });
        document.querySelector("[data-drop]").dispatchEvent(event);
    }""")
    expect(page.locator("[data-register] [data-said]")).to_contain_text(
        say("js.register.folder", language, name="증거 모음")
    )
    expect(rows(page)).to_have_count(1)


def test_what_is_noted_about_a_file_stays_and_comes_out_as_csv(reader, desk, tmp_path, say, language):
    (tmp_path / "=notice.eml").write_bytes(b"notice")
    page = desk(language)
    choose(page, tmp_path / "=notice.eml")
    row = rows(page).first
    row.locator("[data-part=captured]").fill("2026-11-21T01:50")
    row.locator("[data-part=source]").fill('store@example.com, "받은편지함"')
    row.locator("[data-part=note]").fill("=1+1 통지 시각")
    desk(language)
    assert row.locator("[data-part=note]").input_value() == "=1+1 통지 시각"
    content, name = reader.download("evidence-csv")
    assert name == "evidence.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert table[0] == [
        say(f"js.register.{key}", language)
        for key in ("number", "name", "size", "sha256", "captured", "source", "note")
    ]
    assert table[1] == [
        "1",
        "'=notice.eml",
        "6",
        hashlib.sha256(b"notice").hexdigest(),
        "2026-11-21 01:50",
        'store@example.com, "받은편지함"',
        "'=1+1 통지 시각",
    ]


@BOTH
def test_the_list_of_enclosures_is_korean_in_both_languages(reader, desk, playbook, tmp_path, language):
    reader.allow_copying()
    (tmp_path / "a.png").write_bytes(b"a")
    page = desk(language)
    choose(page, tmp_path / "a.png")
    rows(page).locator("[data-part=captured]").fill("2026-11-21T01:50")
    page.click("[data-action=copy-attachments]")
    reader.said("[data-register]")
    lines = reader.clipboard().split("\n")
    assert lines == [
        playbook.labels["register.list"].ko,
        f"1. a.png ({playbook.labels['register.taken'].ko} 2026년 11월 21일 01:50, 1 bytes)",
        f"   SHA-256: {hashlib.sha256(b'a').hexdigest()}",
        "",
    ]


def test_a_file_is_taken_off_the_register_and_brought_back(reader, desk, tmp_path, language):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    page = desk(language)
    choose(page, tmp_path / "a.txt", tmp_path / "b.txt")
    expect(rows(page)).to_have_count(2)
    rows(page).first.locator("[data-action=remove-file]").click()
    expect(rows(page)).to_have_count(1)
    assert "a.txt" not in str(reader.stored())
    page.click("[data-register] [data-action=undo]")
    expect(rows(page)).to_have_count(2)
    assert rows(page).first.locator("[data-slot=name]").inner_text() == "a.txt"


def test_files_are_chosen_by_keyboard(desk, language):
    page = desk(language)
    page.locator("#desk-evidence").evaluate("(heading) => heading.closest('summary').focus()")
    page.keyboard.press("Tab")
    chooser = page.locator("[data-action=hash-files]")
    expect(chooser).to_be_focused()
    # The dialogue itself belongs to the system: that it is asked for is what the page can do.
    asked = "(event) => { event.preventDefault(); event.target.dataset.asked = 1; }"
    chooser.evaluate(f"(input) => input.addEventListener('click', {asked})")
    page.keyboard.press("Space")
    expect(chooser).to_have_attribute("data-asked", "1")
