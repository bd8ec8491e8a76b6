"""Every class has one home: the style sheet that lays it out wherever it stands.

Two sheets that both do so fight, by the order in which they happen to be joined, and only on pages that load both.
A rule that lays it out inside something else (`.intake .button`) or on paper takes nothing from its home.
"""

import re
from collections import defaultdict
from pathlib import Path

SHEETS = sorted((Path(__file__).parents[2] / "docs/assets/stylesheets").glob("*.css"))
#: What stands around everything, and what only tells in which state it is: neither is a place of its own.
_NO_PLACE = re.compile(r"\.(?:md-typeset|js|in-app|is-[\w-]+)\b")
_ARGUMENT = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_ELSEWHERE = re.compile(rf":(?:not|has){_ARGUMENT}")
_CLASS = re.compile(r"\.([a-z][\w-]*)")

#: What two sheets lay out together, and why.
SHARED = {
    "admonition": "handbook.css, which a fork's own pages alone load, has the theme's other kinds of boxes",
    "card": "a card of handbook.css stands in a grid of the theme's, on a fork's own page; letters have their own",
    "cards": "handbook.css dresses the theme's grid of that name, on a fork's own pages alone",
    "site-name__short": "internal.css lets it give way to the logo of a fork; layout.css lays it out",
    "door__question": "type.css breaks its lines as it does those of every heading; layout.css lays it out",
}


def rules(css: str):
    """Yield each selector that holds on a screen."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    around, start = [], 0
    for match in re.finditer(r"[{};]", css):
        before, start = css[start : match.start()].strip(), match.end()
        if match[0] == "{":
            around.append(before)
        elif match[0] == "}":
            selector = around.pop()
            if not selector.startswith("@") and not any("print" in one for one in around):
                yield from re.split(r",\s*(?![^(]*\))", selector)


def laid_out(selector: str) -> set[str]:
    """Return the classes that a selector lays out wherever they stand."""
    plain = _ELSEWHERE.sub("", selector)
    plain = re.sub(_ARGUMENT, lambda found: re.sub(r"[ >+~]", "|", found[0]), plain)
    *places, subject = re.split(r"\s*[ >+~]\s*", plain.strip())
    if any(_CLASS.search(_NO_PLACE.sub("", one)) for one in places):
        return set()
    return set(_CLASS.findall(_NO_PLACE.sub("", subject)))


def homes() -> dict[str, set[str]]:
    found = defaultdict(set)
    for sheet in SHEETS:
        for selector in rules(sheet.read_text(encoding="utf-8")):
            for name in laid_out(selector):
                found[name].add(sheet.stem)
    return found


def test_no_class_is_laid_out_by_two_style_sheets():
    found = homes()
    assert len(found) > 150
    clashing = {name: sorted(sheets) for name, sheets in found.items() if len(sheets) > 1 and name not in SHARED}
    assert clashing == {}


def test_what_is_shared_is_laid_out_by_more_than_one_still():
    found = homes()
    assert [name for name in SHARED if len(found[name]) < 2] == []


def test_a_class_is_known_by_the_rules_that_lay_it_out_wherever_it_stands():
    css = """
      .md-typeset :is(.paper, .said) { margin: 0; } .paper.is-on > p { margin: 0; } .desk .inner:not(.paper) { top: 0; }
      @media (min-width: 1px) { .wide { margin: 0; } } @media print { .printed { display: none; } }
    """
    assert set().union(*map(laid_out, rules(css))) == {"paper", "said", "wide"}
