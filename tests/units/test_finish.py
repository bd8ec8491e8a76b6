"""The last touch on a page: what a source says is told once, and not at all where a page cites very many."""

import pytest

from macros.render.finish import finish


def cited(count):
    return "".join(
        f'<a class="mark mark--official" href="../sources/#f{number:03}" aria-label="says {number}">o</a>'
        for number in range(count)
    )


@pytest.mark.parametrize(("count", "told"), [(2, 2), (100, 100), (101, 0)])
def test_what_a_source_says_is_told_at_its_first_mark_unless_there_are_very_many(count, told):
    page = finish(cited(count) + cited(count), "")
    assert page.count('aria-label="says ') == told
    assert page.count('aria-label="o F001"') == (1 if told else 2)
