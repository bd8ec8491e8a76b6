"""What no line break divides stays in its column of a PDF all the same."""

import pytest

from macros.export import pdf
from macros.export.edition import Edition
from macros.export.stamp import Stamp, moment_of
from macros.playbook.letter import Letter
from macros.playbook.text import Bilingual
from tests.site.reading import VARIANTS, pdf_text, squeezed
from tests.site.test_pdf_lines import boxes, collisions, crossing

STAMP = Stamp("9.8.7", "2026-11-20", "5eed5eed", {"zh": "", "ko": ""}, moment_of("2026-11-20"))
#: A SHA-256 of a piece of evidence: 64 digits and letters without a gap.
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
SAID = Bilingual(zh=f"哈希值{DIGEST}（原件）", ko=f"해시값: {DIGEST}(원본)")


def assert_in_column(content, labels, margin_mm):
    heads = {labels[language] for language in ("zh", "ko")}
    sheets = list(boxes(content))
    edge = min((word.left for _, words in sheets for word in words if word.word in heads), default=None)
    for width, words in sheets:
        assert [one.word for one in words if one.right > width - margin_mm / 25.4 * 72 + 0.5] == []
        assert edge is None or crossing(words, edge, heads) == []
        assert list(collisions(words)) == []
    assert DIGEST[:12] in squeezed(pdf_text(content))


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_digest_stays_in_its_column_of_a_list(playbook, variant):
    """In Chinese it ran over the margin, and over the column to write in."""
    model = playbook.checklists["preserve-evidence"]
    items = tuple(item.model_copy(update={"head": SAID, "text": SAID, "why": SAID}) for item in model.items[:3])
    made = pdf.checklist(
        model.model_copy(update={"items": items}), Edition(variant, playbook.labels, playbook.fields, STAMP)
    )
    assert_in_column(made, playbook.labels["export.owner-and-day"], 15)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_digest_stays_in_its_column_of_a_letter(playbook, variant):
    model = playbook.letters["incident-report"]
    part = model.parts[1].model_copy(update={"kind": "item", **dict(SAID)})
    # Validated anew: a copy would keep the rows that another test has asked for.
    record = {name: getattr(model, name) for name in Letter.model_fields}
    letter = Letter.model_validate(record | {"parts": (model.parts[0], part)})
    made = pdf.letter(letter, Edition(variant, playbook.labels, playbook.fields, STAMP))
    assert_in_column(made, playbook.labels["sheet.understood"], 20)
