"""A slip in YAML is told on the line where it was made, and its mend, once made, is the end of it."""

import pytest
import yaml

from macros.playbook.yamlfile import parsed

LETTER = """\
extends: appeal-general
replace:
  - at: subject
    now: {zh: "{store_name}的信", ko: "{store_name:이} 보냅니다"}
  - at: summary
    now:
      zh: |
        重要：先看期限。
      ko: |
        중요：기한부터 봅니다.
  - at: how_to_send
    now: {zh: 我们, ko: 우리}
    replaces_hash: h00000000
"""


def told(text):
    problems = []
    assert parsed(text, "letter.yml", problems) is None
    (problem,) = problems
    return problem


def broken(old, new):
    assert LETTER.count(old) == 1
    return told(LETTER.replace(old, new))


#: What is typed wrong in the letter: the text, what stands there instead, and the line where it is.
SLIPS = {
    "a brace that is not closed": ('ko: "{store_name:이} 보냅니다"}', 'ko: "{store_name:이} 보냅니다"', 4),
    "a quotation mark that is not closed": ('"{store_name:이} 보냅니다"}', '"{store_name:이} 보냅니다}', 4),
    "one that the next text closes": ('zh: "{store_name}的信"', 'zh: "{store_name}的信', 4),
    "a brace that is not closed before the last line": ("{zh: 我们, ko: 우리}", "{zh: 我们, ko: 우리", 12),
    "words behind the quotation marks": ("{zh: 我们, ko: 우리}", '"我们"的', 12),
    "a group too deep behind a text": ("    replaces_hash", "      replaces_hash", 13),
    "a brace too many behind a text": ("replaces_hash: h00000000", "replaces_hash: h0}: x", 13),
    "a star below a text": ("replaces_hash: h00000000", "replaces_hash: *h0", 13),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_on_its_own_line_and_not_on_a_sound_one_above_or_below(slip):
    old, new, line = SLIPS[slip]
    assert broken(old, new).line == line


def mended(problem):
    """Return the data of the line that the mend shows."""
    return yaml.safe_load(problem.mend.partition(": ")[2])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{zh: 我们{x}的, ko: 우리}", {"zh": "我们{x}的", "ko": "우리"}),
        ("{zh: 我们, ko: 우리 {x:은}, 그리고}", {"zh": "我们", "ko": "우리 {x:은}, 그리고"}),
        ('{zh: "我们{x}", ko: {x} 우리}', {"zh": "我们{x}", "ko": "{x} 우리"}),
        ("{kind: item, zh: 我{x}们, ko: 우{x}리}", {"kind": "item", "zh": "我{x}们", "ko": "우{x}리"}),
    ],
)
def test_a_placeholder_in_words_of_two_languages_is_mended_by_quotes_for_each(typed, meant):
    problem = broken("{zh: 我们, ko: 우리}", typed)
    assert problem.line == 12
    assert mended(problem) == {"now": meant}


def test_words_behind_quotation_marks_are_mended_by_quotes_around_all():
    assert mended(broken("{zh: 我们, ko: 우리}", '"{x}"的信')) == {"now": '"{x}"的信'}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("accent: #0057b8\nlogo: null\n", {"accent": "#0057b8"}),
        ("accent:\n  light: #0057b8\n  dark: '#86cbd7'\n", {"light": "#0057b8"}),
        ("accent: {light: #0057b8, dark: '#86cbd7'}\n", {"light": "#0057b8"}),
    ],
)
def test_a_value_that_begins_with_a_number_sign_is_told_to_need_quotes(text, meant):
    problem = told(text)
    assert "comment" in problem.what
    assert mended(problem) == meant


def test_a_comment_behind_a_key_is_no_slip():
    problems = []
    file = parsed("roles: #ours\n  a: 1\nlogo: # none yet\nx:\n  #- y\n  - z\n", "form.yml", problems)
    assert not problems
    assert file.data == {"roles": {"a": 1}, "logo": None, "x": ["z"]}
