"""What is told of a table that comes back: every reason has its words."""

import re

from macros.render.bringing import bring_data
from tests.browser_code import SOURCES

REFUSAL = re.compile(r"@typedef \{(\"damaged\"[^}]*)\} Refusal")
TROUBLE = re.compile(r"reason: \"([\w-]+)\"")


def test_every_reason_has_its_words(playbook):
    pure = {path.name: path.read_text(encoding="utf-8") for path in (SOURCES / "pure").glob("*.js")}
    refusals = re.findall(r"\"([\w-]+)\"", REFUSAL.search(pure["fileerror.js"])[1])
    troubles = {reason for text in pure.values() for reason in TROUBLE.findall(text)}
    assert len(refusals) > 9
    assert len(troubles) > 9
    for language in ("zh", "ko"):
        words = bring_data(playbook, language)["words"]
        missing = [f"refused-{one}" for one in refusals] + [f"trouble-{one}" for one in troubles]
        assert not [key for key in missing if key not in words]


def test_no_two_columns_and_no_two_states_are_written_alike(module, playbook):
    data = bring_data(playbook, "zh")
    for words in (data["heads"], data["states"]):
        ours = {key: sorted({*forms, key}) for key, forms in words.items()}
        read = module("sheetheads", "({ byWord }, words) => [...byWord(words)]", words)
        for word, key in read:
            claimed = [one for one, forms in ours.items() if word in [form.lower().replace(" ", "") for form in forms]]
            assert claimed in ([], [key]), word
