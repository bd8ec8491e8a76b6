"""Where lines and pages end on paper: Korean between its words, in its column, and each page with a row that stands."""

import itertools
import re
import subprocess
from collections import namedtuple

import pytest

from macros.export.exports import CARD
from tests.conftest import needs

from .reading import VARIANTS, blanks, letter_texts, pdf_text, squeezed

KOREAN = ("ko", "zh-ko")
#: Signs that no line ends with, those that none begins with, and those behind which a wide word may end one.
OPENING, CLOSING, JOINING = "([‘“「『《〈〔", r")\],:;?!’”」』》〉〕", "·/→"
#: So many syllables stand in the narrowest column; two Latin letters, or one alone, count as one.
WIDE = 12
HANGUL, HAN = re.compile("[가-힣]"), re.compile("[一-鿿]")

Box = namedtuple("Box", "left top right bottom word")


def pages(content):
    """The lines of each page in the order in which they are read, without the number of the page."""
    sheets = pdf_text(content).split("\f")[:-1]
    return [[line for line in sheet.split("\n") if not re.search(r"\d / \d+쪽?$", line)] for sheet in sheets]


def boxes(content):
    """Where each word stands, by page: the width of the page and its words."""
    command = [needs("pdftotext"), "-bbox", "-", "-"]
    html = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode("utf-8")
    for sheet in html.split("<page ")[1:]:
        width = float(re.match(r'width="([\d.]+)"', sheet)[1])
        found = re.findall(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', sheet)
        yield width, [Box(*map(float, place), word) for *place, word in found]


def torn(text, lines):
    """The words of a text in the midst of which a line ends, each in two halves; None where it is not printed."""
    lines = [squeezed(line) for line in lines]
    ends = set(itertools.accumulate(map(len, lines)))
    words = text.split()
    printed = [found.start() for found in re.finditer(re.escape("".join(words)), "".join(lines))]
    halves = []
    for start in printed:
        for word, place in zip(words, itertools.accumulate(map(len, words), initial=start), strict=False):
            halves += [(word[:cut], word[cut:]) for cut in range(1, len(word)) if place + cut in ends]
    return halves if printed else None


def may_end(before, behind):
    """Whether a line may end in the midst of a word: of a wide one, before a bracket or behind a joining sign."""
    wide = len(re.findall("[!-~]{1,2}|.", before + behind)) > WIDE
    return wide and (before[-1] in JOINING or (behind[0] in OPENING and before[-1] not in OPENING))


def assert_whole(name, content, texts, left_out=()):
    """Every text is printed, but for those that the sheet may leave out, and no word of them is torn."""
    lines = [line for page in pages(content) for line in page]
    for text in (*texts, *left_out):
        halves = torn(text, lines)
        assert halves is not None or text in left_out, f"{name} lacks {text!r}"
        wrong = [" | ".join(both) for both in halves or () if not may_end(*both)]
        assert not wrong, f"{name}: {wrong}"


@pytest.mark.parametrize("variant", KOREAN)
def test_no_word_of_a_korean_checklist_is_torn(site, playbook, variant):
    """`쿠팡MBA(` ended a line, `)인지` began one, and `제` stood apart from its `41조`."""
    for checklist in playbook.checklists.values():
        texts = [checklist.title.ko, *(item.headline.ko for item in checklist.items)]
        texts += [item.detail.ko for item in checklist.items if item.detail]
        reasons = [item.why.ko for item in checklist.items]
        forms = ("", ".a3", ".roles") if checklist.id == CARD else ("",)
        for name in (f"{checklist.id}.{variant}{form}.pdf" for form in forms):
            assert_whole(name, (site / "downloads/checklists" / name).read_bytes(), texts, reasons)


@pytest.mark.parametrize("variant", KOREAN)
def test_no_word_of_a_korean_letter_is_torn(site, playbook, variant):
    """`제 | 352조는`: the number of a law stood apart from it in eleven letters."""
    for name, content, letter in printed_letters(site, playbook, variant):
        assert_whole(name, content, letter_texts(letter, playbook, "ko", "{}"))


def printed_letters(site, playbook, variant):
    """The letters, each with its PDF."""
    for letter in playbook.letters.values():
        name = f"{letter.id}.{variant}.pdf"
        yield name, (site / "downloads/templates" / name).read_bytes(), letter


def test_no_line_of_korean_begins_with_a_closing_sign_or_ends_with_an_opening_one(site):
    """Conditions before a row, notes and feet as well; lines with Han characters have the signs of Chinese."""
    wrong = re.compile(rf"^[{CLOSING}]|^\.(?!\w)|[{re.escape(OPENING)}]$")
    found = []
    for path in sorted((site / "downloads").glob("*/*ko*.pdf")):
        lines = [line.strip() for page in pages(path.read_bytes()) for line in page]
        korean = [line for line in lines if HANGUL.search(line) and not HAN.search(line)]
        assert korean, path.name
        found += [f"{path.name}: {line}" for line in korean if wrong.search(line)]
    assert not found


def collisions(words):
    """Words that overlap in one line by more than Chinese signs, which are set closer than they are wide."""
    words = sorted(words, key=lambda word: word.top)
    for index, one in enumerate(words):
        for other in words[index + 1 :]:
            if other.top >= one.bottom:
                break
            height = min(one.bottom - one.top, other.bottom - other.top)
            shared = min(one.bottom, other.bottom) - other.top
            if shared > height / 2 and min(one.right, other.right) - max(one.left, other.left) > 0.6 * height:
                yield one.word, other.word


def crossing(words, edge, heads):
    """Words that run into the last column, which begins at `edge`: above its head and in the foot is no column.

    The half of a Chinese sign that is empty stands before its edge.
    """
    top = min((word.top for word in words if word.word in heads), default=0)
    foot = max(word.bottom for word in words)
    inside = [one for one in words if top <= one.top and one.bottom < foot - 1]
    return [one.word for one in inside if one.left + one.bottom - one.top < edge < one.right]


def test_nothing_runs_out_of_its_column(site, playbook):
    """What may not break could run over the margin, or into the next column."""
    labels = [playbook.labels[key] for key in ("export.owner-and-day", "sheet.understood")]
    heads = {label[language] for label in labels for language in ("zh", "ko")}
    for path in sorted((site / "downloads").glob("*/*ko*.pdf")):
        sheets = list(boxes(path.read_bytes()))
        edge = next((word.left for _, words in sheets for word in words if word.word in heads), 0)
        assert edge or path.match("templates/*.ko.pdf"), path.name
        for width, words in sheets:
            margin = min(word.left for word in words)
            beyond = [word.word for word in words if word.right > width - margin + 0.5]
            assert (beyond, crossing(words, edge, heads), list(collisions(words))) == ([], [], []), path.name


def headings(letter, playbook, language):
    """The headings of a letter with their numbers, and that of what is enclosed."""
    words = [blanks(part[language], playbook, language, "{}") for part in letter.rows if part.kind == "heading"]
    numbered = {squeezed(f"{number}.{head}") for number, head in enumerate(words, 1)}
    return numbered | {playbook.labels["sheet.attachments"][language]}


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_page_ends_with_a_heading(site, playbook, variant):
    """In five of the letters in two languages a heading was the last row of a page."""
    for name, content, letter in printed_letters(site, playbook, variant):
        heads = [headings(letter, playbook, language) for language in VARIANTS[variant]]
        both = {"".join(order) for pair in itertools.product(*heads) for order in (pair, pair[::-1])}
        for number, lines in enumerate(pages(content), 1):
            last = {squeezed("".join(lines[-count:])) for count in (1, 2, 3)}
            assert not last & both.union(*heads), f"{name}, page {number}"


def test_no_page_holds_only_who_signs(site, playbook):
    """The second page of a reply to a customer held the head of the table and the row of who signs."""
    heads = [squeezed(playbook.labels[f"sheet.{role}"][one]) for role in ("sent", "understood") for one in ("ko", "zh")]
    for name, content, letter in printed_letters(site, playbook, "zh-ko"):
        rows = [row for row in letter.rows if row.kind == "signature"]
        signed = [squeezed(blanks(row[one], playbook, one, "{}")) for row in rows for one in ("ko", "zh")]
        for number, lines in enumerate(pages(content), 1):
            rest = squeezed("".join(lines))
            for known in sorted(heads + signed, key=len, reverse=True):
                rest = rest.replace(known, "")
            assert rest, f"{name}, page {number}"
