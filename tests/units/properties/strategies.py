"""The inputs: text as the content has it, and everything that breaks programs."""

import re

from hypothesis import settings
from hypothesis import strategies as st

from macros.playbook.grammar import PARTICLES

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
#: What a file may hold: values in lists in groups of keys.
_SIMPLE = st.one_of(st.none(), st.booleans(), st.integers(-(10**20), 10**20), TEXT, st.floats())
NESTED = st.recursive(
    _SIMPLE,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=4)),
    max_leaves=12,
)
