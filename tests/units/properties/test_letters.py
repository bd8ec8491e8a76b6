"""Grammar, particles, filled letters and tables, for any value that somebody types."""

import csv
import io
import re
import unicodedata
from functools import cache

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from macros.export.csv import FORMULA_SIGNS, guarded
from macros.playbook.fill import _format_date, as_text, fill, missing_fields
from macros.playbook.grammar import (
    PARTICLES,
    PLACEHOLDER,
    final_consonant,
    particle,
    placeholders,
    stray_braces,
    substitute,
)
from macros.playbook.load import load
from tests.conftest import ROOT

from .strategies import FORM, HANGUL, LANGUAGE, TEXT


@given(TEXT, st.dictionaries(st.sampled_from(["a", "store_name", "b2"]), TEXT))
def test_values_are_put_in_verbatim_whatever_they_hold(text, values):
    marked = {name: f"\ue000{value}\ue001" for name, value in values.items()}
    result = substitute(text, lambda name, form: marked.get(name, ""))
    rest, position = "", 0
    for match in PLACEHOLDER.finditer(text):
        rest += text[position : match.start()] + marked.get(match[1], "")
        position = match.end()
    assert result == rest + text[position:]


@given(TEXT)
def test_a_text_is_blanks_and_words_and_any_other_brace_is_noticed(text):
    assert len(placeholders(text)) == len(PLACEHOLDER.findall(text))
    braces = sum(text.count(brace) for brace in "{}")
    assert stray_braces(text) == (braces != 2 * len(placeholders(text)))


@given(st.text("abcdefghij_0123456789", min_size=1, max_size=20), FORM)
def test_what_is_written_by_the_grammar_is_read_by_it(name, form):
    assume(re.fullmatch(r"[a-z][a-z0-9_]*", name))
    assert placeholders(f"{{{name}}}와 {{{name}:{form}}}") == (name, name)


@given(TEXT, FORM)
def test_a_particle_is_always_one_of_its_forms(value, form):
    assert particle(value, form) in PARTICLES[form]


@given(TEXT, HANGUL, FORM)
def test_a_particle_follows_the_last_syllable_as_unicode_takes_it_apart(before, syllable, form):
    final = unicodedata.normalize("NFD", syllable)[2:]
    after_consonant, after_vowel, _ = PARTICLES[form]
    vowel_form = not final or (form == "으로" and final == "\u11af")
    assert particle(before + syllable, form) == (after_vowel if vowel_form else after_consonant)


@given(TEXT, st.text(" .,!?)’”》·", max_size=4), FORM)
def test_signs_behind_a_name_do_not_change_its_particle(value, signs, form):
    assert particle(value + signs, form) == particle(value, form)
    assert final_consonant(value + signs) == final_consonant(value)


@cache
def letters():

    playbook = load(ROOT, overlay=False)
    return playbook, sorted(playbook.letters)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), LANGUAGE)
def test_a_letter_filled_with_anything_has_every_value_once_more_and_nothing_else(data, language):
    playbook, ids = letters()
    letter = playbook.letters[data.draw(st.sampled_from(ids))]
    values = {name: data.draw(TEXT, label=name) for name in letter.fields if playbook.fields[name].type == "text"}
    lines = fill(letter, playbook.fields, values, language)
    text = as_text(lines, language, playbook.labels)
    rows = {row.tag: row[language] for row in letter.rows}
    printed = {name for line in lines for name in placeholders(rows[line.tag])}
    assert all(values[name].strip() in text for name in printed & set(values))
    missing = missing_fields(letter, playbook.fields, values)
    assert not set(missing) & {name for name, value in values.items() if value.strip()}


@given(TEXT, LANGUAGE)
def test_a_date_is_written_out_or_left_as_it_was_typed(text, language):
    written = _format_date(text, language)
    assert written == text or re.fullmatch(r"\d{1,4}[년年] ?\d{1,2}[월月] ?\d{1,2}[일日]( \d\d:\d\d)?", written)


@given(st.dates(), LANGUAGE)
def test_every_day_is_written_with_its_own_numbers(day, language):
    assert [int(number) for number in re.findall(r"\d+", _format_date(day.isoformat(), language))] == [
        day.year,
        day.month,
        day.day,
    ]


@given(TEXT)
def test_no_cell_begins_a_formula_and_no_cell_loses_a_character(text):
    cell = guarded(text)
    assert not cell.startswith(FORMULA_SIGNS)
    assert cell.removeprefix("'") == text.removeprefix("'") or cell == text


@given(
    st.lists(
        st.lists(TEXT.filter(lambda text: "\x00" not in text and "\r" not in text), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_a_table_comes_back_from_csv_as_it_was(rows):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    assert list(csv.reader(io.StringIO(buffer.getvalue(), newline=""))) == [
        [guarded(cell) for cell in row] for row in rows
    ]
