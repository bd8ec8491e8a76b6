"""On a phone whatever is pressed can be hit: 44 pixels from top to bottom, of it or of its label."""

import pytest

from .conftest import as_fields
from .notices import PHONE, put_in
from .sheet import last_step

#: What cannot be hit 21 pixels above or below its middle; a link in a sentence has the height of its line.
MISSED = """() => {
  const pressed = "button, summary, select, textarea, input:not([type=file]), .downloads a, a.button";
  return [...document.querySelectorAll(`main :is(${pressed}):not(.phrase)`)].filter((node) => {
    if (!node.checkVisibility({ visibilityProperty: true })) return false;
    node.scrollIntoView({ block: "center" });
    const whole = /checkbox|radio/.test(node.type) ? node.labels[0] : node;
    const { left, top, width, height } = whole.getBoundingClientRect();
    return [-21, 21].some((by) => {
      const seen = document.elementFromPoint(left + Math.min(width / 2, 30), top + height / 2 + by);
      return !seen || !(node.contains(seen) || seen.closest("label")?.control === node);
    });
  }).map((node) => node.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def phone(readers):
    return readers(**PHONE)


@pytest.mark.parametrize("path", ["checklists/first-24-hours/", "case/"])
def test_on_a_list_and_on_the_desk(phone, full_case, language, path):
    phone.store(full_case)
    assert phone.open(f"{language}/{path}").evaluate(MISSED) == []


def test_in_a_letter(phone, examples, language):
    page = phone.open(f"{language}/templates/appeal-ip/")
    assert page.evaluate(MISSED) == []
    phone.store({"fields": as_fields(examples("appeal-ip"))})
    page = phone.open(f"{language}/templates/appeal-ip/#step-2")
    assert page.evaluate(MISSED) == []
    last_step(page)
    assert page.evaluate(MISSED) == []


def test_in_a_notice_that_was_read(phone, language):
    page = phone.open(f"{language}/notice/")
    put_in(page, "trademark.eml")
    assert page.evaluate(MISSED) == []
