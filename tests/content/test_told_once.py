"""A sentence has one home: no page says in its own Markdown what another page or a record says word for word."""

import re
from collections import defaultdict

import pytest

from macros.check.passages import bilingual_texts

#: Shorter ones ("存成.eml，带完整邮件头") are phrases that pages may share.
LEAST = {"zh": (12, re.compile(r"[\u4e00-\u9fff]")), "ko": (20, re.compile(r"[가-힣]"))}
END = re.compile(r"[。！？；\n|]|(?<=[다오요까])\.")
#: What a reader does not see as words, and what differs between places that say the same.
MARKS = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|\{ #[\w-]+ \}|^\s*\d+\.|[\s*#\[\]`>!\"“”‘’-]", re.S | re.M)
#: Their words are shown where a page calls for them. Sources, terms and laws quote, letters and fields are forms.
SHOWN = ("checklists/", "scenarios/", "agencies", "deadlines", "myths", "quick", "triage")


def sentences(text, language):
    """Yield the sentences of a text that are long enough to be one, bare of marks."""
    least, letter = LEAST[language]
    for sentence in END.split(re.sub(r"\{\{.*?\}\}", "", text, flags=re.S)):
        bare = MARKS.sub("", sentence)
        if len(letter.findall(bare)) >= least:
            yield bare


def homes_of(pages, language):
    homes = defaultdict(set)
    for page in pages:
        for block in page.blocks:
            for sentence in sentences(block.text, language):
                homes[sentence].add(page.path)
    return homes


def test_what_counts_as_the_same_sentence():
    one = '1. **先发申诉。** {{ by("owner", 5) }} 截图、录屏，再把[事实](a.md)和感受分开。{{ source("F001") }}'
    two = "- 截图、录屏，再把事实和感受分开；好。"
    assert list(sentences(one, "zh")) == list(sentences(two, "zh")) == ["截图、录屏，再把事实和感受分开"]
    assert list(sentences("고객에게 연락하지 않습니다. 짧습니다.", "ko")) == []


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_no_sentence_stands_on_two_pages_unless_a_record_prints_it_in_both(content, language):
    pages = [page for page in content.written.values() if page.path.startswith(f"{language}/")]
    homes = homes_of(pages, language)
    assert len(homes) > 300
    for file in content.playbook.files.values():
        name = file.name.removeprefix("docs/data/")
        if name.startswith(SHOWN):
            for _, *both in bilingual_texts(file):
                for sentence in sentences(both[language == "ko"], language):
                    if sentence in homes:
                        homes[sentence].add(file.name)
    twice = {sentence: sorted(places) for sentence, places in homes.items() if len(places) > 1}
    assert not twice
