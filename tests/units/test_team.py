"""The team's page is opened at night on a phone: who is to be reached is reached by a touch."""

import re

import pytest

from macros.render.team import reachable


@pytest.mark.parametrize(
    ("contact", "addresses"),
    [
        ("+82-2-6205-4471", ["tel:+82262054471"]),
        ("企业微信 沈若溪 · +86 138 0013 8000", ["tel:+8613800138000"]),
        ("카카오톡 · 010-0000-0000", ["tel:01000000000"]),
        ("400-618-9920", ["tel:4006189920"]),
        ("1588-0000", ["tel:15880000"]),
        ("lin@lanzhou.example, 010-1234-5678", ["mailto:lin@lanzhou.example", "tel:01012345678"]),
        ("企业微信 ouyang-4711", []),
        ("QQ 123456789", []),
        ("2026-11-22", []),
    ],
)
def test_numbers_and_mail_addresses_are_links_and_nothing_else_is(contact, addresses):
    said = reachable(contact)
    assert re.findall(r'href="([^"]+)"', said) == addresses
    assert re.sub(r"<[^>]+>", "", said) == contact


def test_what_is_written_is_never_markup():
    assert "<b>" not in reachable("<b>x</b> a@b.example")
