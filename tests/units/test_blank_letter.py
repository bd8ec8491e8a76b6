"""What a blank letter says to who fills it in: in which cases a row stays, and how this very file is filled."""

import io
import zipfile
from xml.etree import ElementTree

import docx
import pypdf
import pytest

from macros.export import docx_letter, hwpx_letter, markdown, pdf, text
from macros.export.edition import Edition
from macros.export.sheet import rows_of
from macros.export.stamp import Stamp, moment_of
from macros.playbook.condition import alternatives, terms
from macros.playbook.fill import fill
from tests.fillings import at_random
from tests.site import reading
from tests.site.reading import squeezed

STAMP = Stamp(
    "9.8.7", "2026-11-20", "5eed5eed", dict.fromkeys(("zh", "ko"), "https://ours.example/"), moment_of("2026-11-20")
)
LANGUAGES = ("zh", "ko")
#: One of each layout.
LETTERS = ("appeal-ip", "improvement-plan", "demand-reply", "police-complaint-draft")


@pytest.fixture
def edition(playbook):
    """Return `edition(variant)`: what the files of one variant are written from."""
    return lambda variant: Edition(variant, playbook.labels, playbook.fields, STAMP)


@pytest.fixture
def note(playbook):
    """Return `note(name, language)`: the words of one instruction."""
    return lambda name, language: squeezed(playbook.labels[f"export.note-{name}"][language])


@pytest.fixture(params=LANGUAGES)
def marked(request, playbook, edition):
    """Each row that is printed in some cases only: its mark, and the labels of what the terms of its condition ask."""
    language = request.param
    found = []
    for letter in playbook.letters.values():
        when = {row.tag: row.when for row in letter.rows if row.when}
        for row in rows_of(letter, edition(language), language):
            if row.tag in when:
                asked = [(one, playbook.fields[one.field].label[language]) for one in terms(when[row.tag])]
                found.append((row.condition, asked))
    assert len(found) > 500
    return found


def test_a_fact_that_must_not_be_so_is_named(marked):
    """ "Received broken, if not so" read as the opposite: what is not so is that our own mistake was found."""
    denied = [(mark, label) for mark, asked in marked for one, label in asked if one.negated and not one.option]
    assert denied
    assert [(mark, label) for mark, label in denied if label not in mark] == []


def test_a_fact_beside_another_question_is_named(marked):
    """ "Patent, if any" did not say of what; "if so" beside a ground of law left out that a lawyer must have looked."""
    beside = [
        (mark, label)
        for mark, asked in marked
        for one, label in asked
        if not one.option and any(other.option or other.negated for other, _ in asked)
    ]
    assert beside
    assert [(mark, label) for mark, label in beside if label not in mark] == []


def test_answers_that_lead_to_the_same_stand_together(marked):
    """What goes with each of three rights was said three times, and the line itself was lost behind it."""
    named = [(mark, label) for mark, asked in marked for one, label in asked if not one.option and label in mark]
    assert named
    assert [mark for mark, label in named if mark.count(label) > 1] == []


def test_answers_that_are_excluded_stand_together(playbook, edition):
    """`[“A”除外 · “B”除外 · “C”除外]` took a line of its own, and made two letters a page longer."""
    for language in LANGUAGES:
        excluded = playbook.labels["export.when-not-answer"][language].format(answer="").strip("“”‘’ ")
        for letter in playbook.letters.values():
            rows = {row.tag: row.condition for row in rows_of(letter, edition(language), language)}
            for row in letter.rows:
                cases = alternatives(row.when) if row.when else []
                assert rows[row.tag].count(excluded) <= len(cases), rows[row.tag]
                excludes = [term for case in cases for term in case if term.option and term.negated]
                options = [(playbook.fields[term.field].options, term.option) for term in excludes]
                named = [one.label[language] for all, id in options for one in all if one.id == id]
                assert all(one in rows[row.tag] for one in named), rows[row.tag]


def hwpx_text(letter, edition):
    with zipfile.ZipFile(io.BytesIO(hwpx_letter.letter(letter, edition))) as archive:
        section = ElementTree.fromstring(archive.read("Contents/section0.xml"))
    return squeezed("".join(section.itertext()))


def pdf_text(letter, edition):
    pages = pypdf.PdfReader(io.BytesIO(pdf.letter(letter, edition))).pages
    return squeezed("".join(page.extract_text() for page in pages))


def docx_text(letter, edition):
    document = docx.Document(io.BytesIO(docx_letter.letter(letter, edition)))
    return squeezed("".join(one.text for one in document.paragraphs))


def test_an_hwpx_blank_does_not_promise_the_numbers_of_word(playbook, edition, note):
    for id in ("demand-reply", "opinion-statement"):
        shown = hwpx_text(playbook.letters[id], edition("ko"))
        assert note("typed", "ko") in shown
        assert note("word", "ko") not in shown


def md_text(letter, edition):
    return squeezed(reading.md_text(markdown.letter(letter, edition)))


def txt_text(letter, edition):
    return squeezed(reading.txt_text(text.letter(letter, edition)))


@pytest.mark.parametrize(("shown_in", "side_by_side"), [(md_text, "both"), (txt_text, "lines")])
def test_a_text_file_explains_the_marks_of_its_rows(playbook, edition, note, shown_in, side_by_side):
    """Whoever took a blank as text or for a wiki read `[如属实]` before a row, and nothing said what it is."""
    for id in LETTERS:
        for variant, named in {"ko": "typed", "zh": "understood", "zh-ko": side_by_side}.items():
            shown = shown_in(playbook.letters[id], edition(variant))
            assert all(note(named, language) in shown for language in reading.VARIANTS[variant]), (id, variant)


def test_every_instruction_names_the_marks_as_they_are_printed(playbook, note):
    """The blank in the language that is only understood has marks too."""
    names = [key.removeprefix("export.note-") for key in playbook.labels if key.startswith("export.note-")]
    assert len(names) > 5
    for language in LANGUAGES:
        marks = [squeezed(f"[{playbook.labels[f'export.when-{one}'][language]}]") for one in ("fact", "value")]
        for name in names:
            assert name == "end" or all(mark in note(name, language) for mark in marks), (name, language)


@pytest.mark.parametrize("shown_in", [pdf_text, docx_text])
@pytest.mark.parametrize("id", LETTERS)
def test_both_languages_side_by_side_have_instructions_of_their_own(playbook, edition, note, shown_in, id):
    """They told of a line to cut along that is not there, and said above the column to send: do not send."""
    shown = shown_in(playbook.letters[id], edition("zh-ko"))
    others = ("word", "typed", "paper", "apart", "understood", "end")
    for language in LANGUAGES:
        assert note("both", language) in shown
        assert [name for name in others if note(name, language) in shown] == []


@pytest.mark.parametrize("shown_in", [pdf_text, docx_text, hwpx_text])
def test_where_the_end_goes_is_said_where_its_line_may_be_struck(playbook, edition, note, shown_in):
    """The last enclosure carries the "끝." that ends a Korean letter: struck by hand, it took the end along."""
    for id in LETTERS:
        letter = playbook.letters[id]
        may_be_struck = bool(letter.attachments and letter.attachments[-1].when)
        assert (note("end", "ko") in shown_in(letter, edition("ko"))) is may_be_struck, id


def test_a_filled_letter_ends_with_its_last_enclosure(playbook):
    for letter in playbook.letters.values():
        for number in range(20):
            lines = fill(letter, playbook.fields, at_random(playbook, letter, number), "ko")
            enclosed = [line.text.endswith(" 1부.  끝.") for line in lines if line.kind == "attachment"]
            assert enclosed == [False] * (len(enclosed) - 1) + [True] * bool(enclosed), letter.id
