"""Where a line may end: never inside a Korean word, nor between what is read as one."""

import pytest

from .conftest import BOTH

#: One page of each kind, among them tables, links, lists, a letter and what is folded.
PAGES = (
    *("", "triage/", "notice/", "case/", "first-24-hours/", "conduct/", "checklists/first-24-hours/"),
    *("measures/submit-appeal/", "precautions/strengthen-customer-service/", "templates/appeal-ip/"),
    *("scenarios/ip-report/", "scenarios/extortion/", "reference/laws/", "reference/deadlines/", "reference/agencies/"),
    *("reference/myths/", "reference/sources/", "team/contribute/"),
)
#: What is parted though it belongs together, outside of a letter's sheet, in which nothing of ours may stand.
PARTED = r"""(together) => {
  const found = [], range = document.createRange(), pattern = new RegExp(together, "gu");
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text; text = texts.nextNode();) {
    const node = text.parentElement;
    if (!node.checkVisibility() || node.closest(".sheet, .sr, .matrix, thead, option, code, pre")) continue;
    for (const { 0: words, index } of text.data.matchAll(pattern)) {
      range.setStart(text, index);
      range.setEnd(text, index + words.length);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > .5);
      if (boxes.some(({ top }) => top > boxes[0].bottom - 2)) found.push(words);
    }
  }
  return found;
}"""
KOREAN_WORD = r"[가-힣]{2,}"
PARTICLE = r"[’”」』》)]⁠?[가-힣]"
DOT = r"[가-힣]⁠?·"
PHONE = r"\b(?:(?:\d{1,4}-⁠?){1,2}\d{3,4}|1[568]\d\d)-⁠?\d{4}\b(?!\.\w)"
NUMBER = r"\d+⁠?(?:年|月|日|条|项|个|天|小⁠?时|分⁠?钟)|\d+[ \u00a0]?만?[ \u00a0]?원|\d(?:조|년|월|일|항|호)"


@BOTH
@pytest.mark.parametrize("width", [390, 1440])
def test_no_line_parts_a_word_a_particle_or_a_number(readers, language, width):
    """Links in tables once broke words like 「저|작권법」, and pages with a form parted particles and units."""
    reader = readers(viewport={"width": width, "height": 844})
    parted = {}
    for path in PAGES:
        page = reader.open(f"{language}/{path}")
        page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
        if found := page.evaluate(PARTED, "|".join([KOREAN_WORD, PARTICLE, DOT, PHONE, NUMBER])):
            parted[path] = found
    assert not parted
