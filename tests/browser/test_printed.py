"""Pages on paper: what is read and nothing to press, and no heading without what it heads."""

import re

import pytest

from .test_letter_printed import paper

#: One page of each kind.
PAGES = (
    *("", "triage/", "notice/", "case/", "first-24-hours/", "checklists/first-24-hours/", "templates/appeal-ip/"),
    *("measures/submit-appeal/", "scenarios/extortion/", "reference/deadlines/", "reference/myths/", "about/"),
)
BLANK = re.compile(r"[\s\u2060]")
PRESSED = ":is(button:not(.checklist__state), .md-header, .stepper, .based-on):visible"


def test_nothing_to_press_is_printed(reader, full_case, language):
    reader.store(full_case)
    printed = {}
    for path in PAGES:
        page = reader.open(f"{language}/{path}")
        page.emulate_media(media="print")
        if found := page.locator(PRESSED).evaluate_all(
            "(nodes) => nodes.map(({ outerHTML }) => outerHTML.slice(0, 80))"
        ):
            printed[path] = found
    assert not printed


#: A page of A4 is 842 points high.
HALF = 421


@pytest.mark.parametrize("path", ["notice/", "reference/agencies/", "reference/laws/", "scenarios/extortion/"])
def test_no_heading_stands_alone_at_the_foot_of_a_page(reader, tmp_path, language, path):
    """A law's name once stood at the foot, and what it says on the next page.

    Told to stay with each other, the words of the notices left the first page nearly empty; told to stay with the
    text, what every page says at its end was torn apart.
    """
    page = reader.open(f"{language}/{path}")
    heads = page.locator("main :is(h2, h3, dt)").all_text_contents()
    heads = {BLANK.sub("", head).replace("#", "") for head in heads}
    end = BLANK.sub("", page.locator(".md-footer .notice").last.text_content())
    _, pages = paper(page, tmp_path / "page.pdf")
    assert len(pages) > 1
    for words in pages[:-1]:
        foot = max(bottom for _, _, _, bottom, _ in words)
        assert foot > HALF
        last = "".join(text for _, _, _, bottom, text in words if bottom > foot - 3)
        assert BLANK.sub("", last) not in heads
    assert any(end in BLANK.sub("", "".join(text for *_, text in words)) for words in pages)
