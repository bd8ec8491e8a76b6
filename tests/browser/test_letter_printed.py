"""A letter on paper: the button and Ctrl+P print the same pages, in the form of its layout, with nothing of ours."""

import re
import subprocess

import pytest

from macros.playbook.fill import fill
from tests.conftest import needs

from .conftest import LANGUAGES, as_fields, until
from .sheet import press

MM = 72 / 25.4
#: Top, bottom and sides in which nothing stands, in millimetres.
MARGINS = {"mail": (22, 20, 23), "document": (22, 20, 23), "certified-mail": (20, 40, 15), "complaint": (22, 20, 23)}
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
#: Chinese punctuation is set half a character into what stands before it.
MORE_THAN_KERNING = 8
PAGE_NUMBER = re.compile(r"^\d+/\d+$")


def by_button(page, action):
    """Press a button that prints; the browser's own dialog stays away, and what would be printed is what comes next."""
    page.evaluate("() => { window.printed = false; window.print = () => { window.printed = true; }; }")
    press(page, action)
    until(page, "window.printed")


def paper(page, path):
    """Print as the browser does; return the PDF's title and, for each page, its words with their boxes."""
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    title = re.search(r"^Title: *(.*)$", run("pdfinfo", path), re.M)
    boxes = run("pdftotext", "-bbox", path, "-").split("<page ")[1:]
    return title[1] if title else "", [[inked(*found) for found in WORD.findall(one)] for one in boxes]


def inked(left, top, right, bottom, text):
    """Return a word with the middle of its box: a box is as high as the font's highest signs, up to 2.6 lines."""
    edge = 0.35 * (float(bottom) - float(top))
    return float(left), float(top) + edge, float(right), float(bottom) - edge, text


def run(tool, *arguments):
    return subprocess.run(
        [needs(tool), *arguments], check=True, capture_output=True, text=True, encoding="utf-8", timeout=60
    ).stdout


def numbers(words):
    """Return the page's own number, which stands below everything else."""
    lowest = max((box[3] for box in words), default=0)
    return "".join(box[4] for box in words if box[3] > lowest - 3)


def covered(words):
    """Return the words that stand on each other."""
    found = []
    for index, (left, top, right, bottom, text) in enumerate(words):
        for left2, top2, right2, bottom2, other in words[index + 1 :]:
            wide, high = min(right, right2) - max(left, left2), min(bottom, bottom2) - max(top, top2)
            if wide > MORE_THAN_KERNING and high > 1:
                found.append((text, other))
    return found


@pytest.mark.parametrize("layout", MARGINS)
def test_the_button_and_ctrl_p_print_the_same_letter_and_nothing_of_ours(reader, playbook, examples, tmp_path, layout):
    letter = next(one for one in playbook.letters.values() if one.layout == layout and not one.inner)
    language = LANGUAGES[list(MARGINS).index(layout) % 2]
    values = examples(letter.id) | {"letter_date": "2026-11-22"}
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/templates/{letter.id}/")
    by_button(page, "print")
    title, pages = paper(page, tmp_path / "button.pdf")
    assert (title, pages) == paper(page, tmp_path / "keys.pdf")
    assert page.title() != title
    lines = [line.text for line in fill(letter, playbook.fields, values, "ko") if line.text]
    assert title == lines[1]
    words = "".join(box[4] for one in pages for box in one)
    order = {"mail": [0, 1], "complaint": [1]}.get(layout, [1, 0])
    place = 0
    for index in [*order, *range(2, len(lines)), *([0] if layout == "complaint" else [])]:
        place = words.find(re.sub(r"\s", "", lines[index])[:20], place)
        assert place >= 0, lines[index]
    assert page.locator(".paper").count() == 0
    for ours in (playbook.labels["site.name"].zh, playbook.labels["site.name"].ko, "http", letter.title.zh):
        assert ours not in words
    top, bottom, side = MARGINS[layout]
    is_numbered = layout in ("document", "complaint")
    for index, one in enumerate(pages):
        assert bool(PAGE_NUMBER.match(numbers(one))) == is_numbered, numbers(one)
        body = one if not is_numbered else [box for box in one if box[3] < (297 - bottom) * MM]
        assert min(box[1] for box in body) >= top * MM - 1, index
        assert max(box[3] for box in body) <= (297 - bottom) * MM + 1, index
        assert min(box[0] for box in body) >= side * MM - 1, index
        assert max(box[2] for box in body) <= (210 - side) * MM + 1, index
        assert not covered(one)


def test_both_languages_are_printed_side_by_side_and_an_unfinished_one_says_so_on_each_page(
    reader, playbook, examples, say, tmp_path, language
):
    values = examples("appeal-general")
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/templates/appeal-general/")
    by_button(page, "print-bilingual")
    _, pages = paper(page, tmp_path / "both.pdf")
    words = "".join(box[4] for one in pages for box in one)
    letter = playbook.letters["appeal-general"]
    for one in LANGUAGES:
        for line in fill(letter, playbook.fields, values, one):
            assert re.sub(r"\s", "", line.text)[:8] in words
    mark = re.sub(r"\s", "", say("js.letter.unfinished", language).split("{n}")[1])
    assert mark not in words
    assert not any(map(covered, pages))
    reader.store({"fields": as_fields(values | {"company_name": ""}), "letters": {letter.id: {"s": "draft", "t": 5}}})
    page = reader.open(f"{language}/templates/appeal-general/")
    by_button(page, "print-bilingual")
    title, pages = paper(page, tmp_path / "unfinished.pdf")
    assert (title, pages) == paper(page, tmp_path / "keys.pdf")
    assert title == letter.paper[language]
    assert all(mark in "".join(box[4] for box in one) for one in pages)


def test_a_page_whose_letter_is_not_begun_is_printed_itself_and_nothing_over_anything(reader, tmp_path):
    page = reader.open("zh/templates/appeal-ip/")
    title, pages = paper(page, tmp_path / "page.pdf")
    assert title == page.title()
    assert not any(map(covered, pages))
