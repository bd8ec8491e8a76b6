"""Every page, loaded once and looked at from the narrowest screen to the widest."""

from .conftest import BOTH

NARROWEST = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}

#: What reaches out of the window; what scrolls inside its own frame (a wide table, a picture) does not.
SIDEWAYS = """() => {
  const width = document.scrollingElement.scrollWidth;
  const out = [...document.querySelectorAll("main *, header *")].filter((node) => {
    const box = node.getBoundingClientRect();
    if (box.width <= 1 || (box.right <= innerWidth + 1 && box.left >= -1)) return false;
    if (!node.checkVisibility()) return false;
    if (node.closest(".picture, svg, .sr, .site-name, [data-search]")) return false;
    for (let up = node.parentElement; up !== document.body; up = up.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return false;
    }
    return true;
  }).map((node) => node.outerHTML.slice(0, 120));
  return width > innerWidth ? [`the page is ${width} wide`, ...out] : out;
}"""

PICTURED = (
    *("notice", "reference/deadlines", "reference/laws", "reference/agencies"),
    *("measures/submit-appeal", "measures/preserve-evidence", "scenarios/counterfeit-report", "team/fork"),
)
#: A picture that is more than one screen, sticks out, or has small letters, beside source marks and what is not seen.
PICTURE = """() => {
  const pictures = [...document.querySelectorAll("figure:is(.picture, .sample):not(.picture--timeline)")];
  return pictures.length ? pictures.flatMap((picture) => {
    const { height } = picture.getBoundingClientRect(), found = [];
    const sizes = [...picture.querySelectorAll("*")].filter((node) => !node.closest(".mark, .sr, thead"))
      .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()))
      .map((node) => parseFloat(getComputedStyle(node).fontSize));
    if (height === 0 || height > innerHeight) found.push(`a picture is ${height} high`);
    if (picture.scrollWidth > picture.clientWidth) found.push(`a picture is ${picture.scrollWidth} wide`);
    if (!sizes.every((size) => size >= 12)) found.push(`letters of a picture are ${Math.min(...sizes)} high`);
    return sizes.length ? found : [...found, "a picture without words"];
  }) : ["no picture"];
}"""

#: One page of each kind, among them tables, links, lists, a letter and what is folded.
LINED = (
    *(".", "triage", "notice", "case", "first-24-hours", "conduct", "checklists/first-24-hours"),
    *("measures/submit-appeal", "precautions/strengthen-customer-service", "templates/appeal-ip"),
    *("scenarios/ip-report", "scenarios/extortion", "reference/laws", "reference/deadlines", "reference/agencies"),
    *("reference/myths", "reference/sources", "team/contribute"),
)
UNFOLD = "for (const fold of document.querySelectorAll('main details')) fold.open = true"
KOREAN_WORD = r"[가-힣]{2,}"
PARTICLE = r"[’”」』》)]⁠?[가-힣]"
DOT = r"[가-힣]⁠?·"
TELEPHONE = r"\b(?:(?:\d{1,4}-⁠?){1,2}\d{3,4}|1[568]\d\d)-⁠?\d{4}\b(?!\.\w)"
NUMBER = r"\d+⁠?(?:年|月|日|条|项|个|天|小⁠?时|分⁠?钟)|\d+[ \u00a0]?만?[ \u00a0]?원|\d(?:조|년|월|일|항|호)"
#: What is parted though it belongs together, outside of a letter's sheet, in which nothing of ours may stand.
PARTED = r"""(together) => {
  const found = [], range = document.createRange(), pattern = new RegExp(together, "gu");
  const boxes = () => [...range.getClientRects()].filter(({ width }) => width > .5);
  const isParted = ([first, ...others]) => others.some(({ top }) => top > first.bottom - 2);
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text; text = texts.nextNode();) {
    range.selectNodeContents(text);
    if (!isParted(boxes())) continue;
    const node = text.parentElement;
    if (!node.checkVisibility() || node.closest(".sheet, .sr, .matrix, thead, option, code, pre")) continue;
    for (const { 0: words, index } of text.data.matchAll(pattern)) {
      range.setStart(text, index);
      range.setEnd(text, index + words.length);
      if (isParted(boxes())) found.push(words);
    }
  }
  return found;
}"""


@BOTH
def test_nothing_sticks_out_no_picture_is_small_and_no_line_parts_a_word(browser, server, site, language):
    """320 pixels are also what 400 % zoom leaves of a desktop window.

    Links in tables once broke words like 「저|작권법」, and pages with a form parted particles and units.
    """
    paths = {index.parent.relative_to(site / language).as_posix() for index in (site / language).rglob("index.html")}
    assert paths >= {*PICTURED, *LINED}
    context = browser.new_context(viewport=NARROWEST)
    page = context.new_page()
    found = {}
    page.on("pageerror", lambda error: found.setdefault((path, "error"), []).append(str(error)))

    def look(what, argument=None):
        if faults := page.evaluate(what, argument):
            found.setdefault((path, page.viewport_size["width"]), []).extend(faults)

    for path in ["..", *sorted(paths)]:
        page.goto(f"{server}/{language}/{path}/", wait_until="domcontentloaded")
        look(SIDEWAYS)
        if path not in {*PICTURED, *LINED}:
            continue
        page.wait_for_load_state()
        if path in PICTURED:
            for size in ({"width": 320, "height": 780}, PHONE):
                page.set_viewport_size(size)
                look(PICTURE)
        if path in LINED:
            page.evaluate(UNFOLD)
            for size in (PHONE, {"width": 1440, "height": 844}):
                page.set_viewport_size(size)
                look(PARTED, "|".join([KOREAN_WORD, PARTICLE, DOT, TELEPHONE, NUMBER]))
        page.set_viewport_size(NARROWEST)
    context.close()
    assert not found
