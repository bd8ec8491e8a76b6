"""Properties that hold for any input: nothing crashes, nothing hangs, nothing comes out unescaped or altered."""

import csv
import io
import json
import re
import time
import unicodedata
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from macros.check.characters import odd
from macros.check.claims import _in_page
from macros.check.formats import FORMATS
from macros.check.markdown import MarkdownPage
from macros.check.numbers import numbers_in
from macros.check.private import secrets
from macros.check.quantities import Quantity, quantities, related_clauses
from macros.check.scripts import wrong as wrong_script
from macros.check.words import wrong as wrong_words
from macros.export.csv import FORMULA_SIGNS, guarded
from macros.external import _ascii
from macros.playbook.checklist import Checklist, ChecklistItem
from macros.playbook.extend import extend, item_hash
from macros.playbook.fill import _format_date, as_text, fill
from macros.playbook.grammar import (
    PARTICLES,
    PLACEHOLDER,
    final_consonant,
    particle,
    placeholders,
    stray_braces,
    substitute,
)
from macros.playbook.letter import Letter
from macros.playbook.organisation import Extension
from macros.playbook.problem import Problem
from macros.playbook.yamlfile import read_yaml, validate
from macros.render.browser import embed
from macros.render.language_of_parts import mark_languages

# The same cases in every run: a test that fails, fails again.
settings.register_profile("playbook", derandomize=True, deadline=None, max_examples=120)
settings.load_profile("playbook")

#: Text as the content has it, and everything that breaks programs.
CHARACTERS = st.one_of(
    st.sampled_from(
        list(
            "한빛쌀店铺报第条年个月以下韩元원만억천이하개월조항영업일0123456789 ,.{}[]()<>\"'`#*|\\/&$%:=+-@\n\t"
            "（）“”。，；：？！"
        )
    ),
    st.characters(codec="utf-8"),
)
TEXT = st.text(CHARACTERS, max_size=80)
LINE = TEXT.map(lambda text: re.sub(r"\s", " ", text))
LANGUAGE = st.sampled_from(["zh", "ko"])
FORM = st.sampled_from(sorted(PARTICLES))
HANGUL = st.integers(0xAC00, 0xD7A3).map(chr)


# The grammar ---------------------------------------------------------------------------------------------------------


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


# Letters -------------------------------------------------------------------------------------------------------------


@cache
def letters():
    from macros.check import check_content

    playbook = check_content(Path(__file__).parents[2]).playbook
    return playbook, sorted(playbook.letters)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), LANGUAGE)
def test_a_letter_filled_with_anything_has_every_value_once_more_and_nothing_else(data, language):
    playbook, ids = letters()
    letter = playbook.letters[data.draw(st.sampled_from(ids))]
    values = {name: data.draw(TEXT, label=name) for name in letter.fields if playbook.fields[name].type == "text"}
    filled = fill(letter, playbook.fields, values, language)
    text = as_text(filled, language, playbook.labels)
    printed = {name for line in filled.lines for name in placeholders(_part(letter, line.index, language))}
    assert all(values[name].strip() in text for name in printed & set(values))
    assert not set(filled.missing) & {name for name, value in values.items() if value.strip()}


def _part(letter: Letter, index: int, language: str) -> str:
    return letter.parts[index].ko if language == "ko" else letter.parts[index].zh


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


# Tables --------------------------------------------------------------------------------------------------------------


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


# The loader ----------------------------------------------------------------------------------------------------------

SIMPLE = st.one_of(st.none(), st.booleans(), st.integers(-(10**20), 10**20), TEXT, st.floats())
NESTED = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=4)),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("records")


def load(folder, raw, model):
    path, problems = folder / "record.yml", []
    path.write_bytes(raw)
    file = read_yaml(path, "record.yml", problems)
    record = validate(file, model, problems) if file else None
    assert (record is None) == bool(problems), "a record is either read or told to be wrong"
    for problem in problems:
        assert problem.rule
        assert problem.mend
        assert 0 <= problem.line <= raw.count(b"\n") + raw.count(b"\r") + 1
        assert "\n" not in str(problem), "one problem, one line"
    return record


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.one_of(st.binary(max_size=120), TEXT.map(lambda text: text.encode("utf-8", "ignore"))),
    model=st.sampled_from([Checklist, Letter]),
)
def test_no_file_crashes_the_loader(folder, raw, model):
    load(folder, raw, model)


@given(data=NESTED, model=st.sampled_from([Checklist, Letter]))
def test_no_structure_crashes_the_loader(folder, data, model):
    load(folder, yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "ignore"), model)


@cache
def record(name):
    return yaml.safe_load((Path(__file__).parents[2] / f"docs/data/{name}.yml").read_text(encoding="utf-8"))


@settings(max_examples=200)
@given(st.data())
def test_no_value_in_any_place_of_a_real_record_crashes_the_loader(folder, data):
    name, model = data.draw(st.sampled_from([("checklists/submit-appeal", Checklist), ("templates/appeal-ip", Letter)]))
    broken = json.loads(json.dumps(record(name)))
    here = broken
    while True:
        key = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.booleans()):
            break
        here = here[key]
    if data.draw(st.booleans()):
        here[key] = data.draw(NESTED)
    elif isinstance(here, dict):
        del here[key]
    load(folder, yaml.safe_dump(broken, allow_unicode=True).encode("utf-8", "ignore"), model)


# The checks ----------------------------------------------------------------------------------------------------------


@given(TEXT, LANGUAGE)
def test_no_text_crashes_or_stalls_the_rules(text, language):
    for rule in (quantities, numbers_in, wrong_script, wrong_words):
        rule(text, language)
    list(related_clauses(text, language))
    list(odd("x", text))
    list(secrets("x", text))


#: Pieces that a pattern could read in many ways when they are repeated.
PIECES = [
    *("1,", "0", "1万亿", "1억 ", "第1", "제 ", "{{ ", "{{ a(", "（（", "“", "# ", " ", "[", "![", "](", "<", "| "),
    *("https://a:", "eyJ", "密码：1", "010-", "가、", "**"),
]


@settings(max_examples=80)
@given(st.sampled_from(PIECES), st.integers(1, 3000), LANGUAGE)
def test_no_repetition_stalls_the_rules(piece, times, language):
    text = piece * times
    begun = time.process_time()
    for rule in (quantities, numbers_in, wrong_script, wrong_words):
        rule(text, language)
    list(secrets("x", text))
    page = MarkdownPage("zh/x.md", f"---\ntitle: x\n---\n{text}")
    assert page.blocks or not text.strip()
    for read in (page.headings, page.calls, page.links, page.images):
        assert len(read) <= len(text)
    list(_in_page(page))
    assert time.process_time() - begun < 2, "a text of some kilobytes must not take seconds"


@given(st.text(CHARACTERS, max_size=300))
def test_no_page_crashes_the_reader_and_lines_keep_their_numbers(text):
    page = MarkdownPage("zh/x.md", text)
    lines = text.split("\n")
    for found in (page.headings, page.calls, page.blocks, page.images):
        assert all(1 <= one.line <= len(lines) for one in found)
    assert all(lines[number - 1] == line or "raw" in text for number, line in page.lines)
    assert isinstance(page.front, dict)


@given(st.integers(1, 9999), st.sampled_from(["以下", "以上", ""]))
def test_an_amount_is_the_same_in_both_languages(number, bound):
    korean = {"以下": " 이하", "以上": " 이상", "": ""}[bound]
    zh = quantities(f"{number}万韩元{bound}罚金", "zh")
    ko = quantities(f"{number:,}만 원{korean}의 벌금", "ko")
    assert [one for one, _ in zh] == [one for one, _ in ko]
    assert zh[0][0].value == f"{number * 10_000:,}"


@given(
    st.integers(1, 999),
    st.sampled_from(
        [("个月", "개월"), ("个工作日", "영업일"), ("天", "일"), ("小时", "시간"), ("%", "%"), ("倍", "배")]
    ),
)
def test_a_time_limit_is_the_same_in_both_languages(number, units):
    zh, ko = (quantities(f"在{number}{units[0]}内", "zh"), quantities(f"{number}{units[1]} 이내", "ko"))
    assert [one for one, _ in zh] == [one for one, _ in ko] != []


@given(st.integers(1, 999), st.integers(0, 30), st.integers(0, 20))
def test_an_article_is_the_same_in_both_languages(article, sub, clause):
    zh = f"第{article}条" + (f"之{sub}" if sub else "") + (f"第{clause}款" if clause else "")
    ko = f"제{article}조" + (f"의{sub}" if sub else "") + (f" 제{clause}항" if clause else "")
    wanted = Quantity("article", f"{article}-{sub}" if sub else str(article), str(clause) if clause else "")
    assert [one for one, _ in quantities(zh, "zh")] == [one for one, _ in quantities(ko, "ko")] == [wanted]


PROBLEM = st.builds(Problem, LINE, st.integers(0, 99), LINE, LINE, LINE, st.from_regex(r"[a-z-]{1,12}", fullmatch=True))


@given(st.lists(PROBLEM, max_size=5))
def test_every_format_tells_every_problem_and_nothing_that_a_program_could_take_for_another(problems):
    assert len(FORMATS["text"](problems, {}).split("\n")) == max(1, len(problems))
    assert len([line for line in FORMATS["github"](problems, {}).split("\n") if line.startswith("::error")]) == len(
        problems
    )
    assert len(json.loads(FORMATS["json"](problems, {}))["problems"]) == len(problems)
    assert len(json.loads(FORMATS["gitlab"](problems, {}))) == len(problems)


# What is rendered ----------------------------------------------------------------------------------------------------


class _Text(HTMLParser):
    """The text of a fragment, with the language that each piece says it is in."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words, self.tags = "", []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words += data


def read(html):
    reader = _Text()
    reader.feed(html)
    reader.close()
    return reader


@given(TEXT, LANGUAGE)
def test_marking_languages_changes_no_character_of_the_text(text, language):
    html = f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>"
    marked = mark_languages(html, language)
    assert read(marked).words == read(html).words
    assert set(read(marked).tags) <= {"p", "span"}


@given(TEXT, LANGUAGE)
def test_marking_languages_only_adds_spans_to_any_html(html, language):
    assume("span" not in html)
    assert re.sub(r'<span lang="[\w-]+">|</span>', "", mark_languages(html, language)) == html


@given(NESTED)
def test_data_in_a_page_never_ends_its_script_and_comes_back(data):
    assume("nan" not in json.dumps(data).lower() and "infinity" not in json.dumps(data).lower())
    text = str(embed(data))
    assert not re.search(r"<(?:/script|!--|script)", text, re.I)
    assert json.loads(text) == data


@given(LINE)
def test_an_address_is_sent_in_ascii(path):
    try:
        sent = _ascii(f"https://law.example/{path}")
    except ValueError:
        return
    assert sent.isascii()
    assert not re.search(r"[\s<>\"]", sent)


# The overlay ---------------------------------------------------------------------------------------------------------

PHASES = ["now", "day-1", "close"]


def item(id, **more):
    both = {"zh": "存好。", "ko": "보관합니다."}
    return {"id": id, "text": both, "why": both, "phase": "now", "role": "owner", **more}


@st.composite
def extensions(draw):
    """An upstream list, and an extension of it that may name what exists, what does not, and what is its own."""
    count = draw(st.integers(1, 6))
    upstream = Checklist.model_validate_json(
        json.dumps(
            {
                "id": "x",
                **{key: {"zh": "一", "ko": "일"} for key in ("title", "purpose", "when")},
                "items": [item(f"x/i{index}", phase=draw(st.sampled_from(PHASES))) for index in range(count)],
            }
        )
    )
    hashes = {one.id: item_hash(one) for one in upstream.items}
    known = st.sampled_from([*hashes, "x/nothing", "x/internal-0"])
    both = {"zh": "不用。", "ko": "쓰지 않습니다."}
    dropped = [
        {"id": id, "reason": both, "dropped_on": "2026-11-22", "replaces_hash": hashes.get(id)}
        for id in draw(st.lists(known, max_size=3))
    ]
    replaced = [item(id, replaces_hash=hashes.get(id)) for id in draw(st.lists(known, max_size=3))]
    added = [
        item(
            f"x/{draw(st.sampled_from(['internal-', '']))}{index}",
            **({draw(st.sampled_from(["after", "before"])): draw(known)} if draw(st.booleans()) else {}),
        )
        for index in range(draw(st.integers(0, 3)))
    ]
    return upstream, {"extends": "x", "add": added, "replace": replaced, "drop": dropped}


@given(case=extensions())
def test_an_overlay_loses_nothing_that_it_does_not_name_and_invents_nothing(folder, case):
    upstream, data = case
    path, problems = folder / "overlay.yml", []
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    file = read_yaml(path, "overlay.yml", problems)
    extension = validate(file, Extension, problems)
    assume(extension is not None)
    merged, _ = extend(upstream, extension, file, set(), problems)
    ids = [one.id for one in merged.items]
    assert len(ids) == len(set(ids))
    dropped = {one.id for one in extension.drop}
    own = {one.id for one in extension.add}
    assert {one.id for one in upstream.items} - dropped <= set(ids)
    assert set(ids) <= {one.id for one in upstream.items} | own
    assert all(type(one) is ChecklistItem for one in merged.items)
    if not problems:
        assert own <= set(ids)
        assert not dropped & set(ids)
        kept = [one.id for one in upstream.items if one.id not in dropped]
        assert [id for id in ids if id in kept] == kept, "upstream's items keep their order"
    assert upstream.items == case[0].items
