"""Numbers and addresses that can be touched, and years that cannot."""

import re

import pytest

from macros.render.dial import dialled


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("1345 / +82-1345", ["tel:1345", "tel:+821345"]),
        ("+86-10-12308 / +82-2-755-0572", ["tel:+861012308", "tel:+8227550572"]),
        ("拨打1600-9879。2023年的通知", ["tel:16009879"]),
        ("1600-9879로 전화합니다. 2023년, 1999", ["tel:16009879"]),
        ("电话 1600-9879（2023）", ["tel:16009879"]),
        ("a.b@csm.mfa.gov.cn <x>", ["mailto:a.b@csm.mfa.gov.cn"]),
        ("2025-12-30, 1234-56789", []),
    ],
)
def test_numbers_and_addresses_are_links(text, addresses):
    html = str(dialled(text))
    assert re.findall(r'href="([^"]*)"', html) == addresses
    assert "<x>" not in html
