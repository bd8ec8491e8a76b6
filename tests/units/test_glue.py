"""Typography: what is read as one stays in one line, and what is not read stays as it is."""

import pytest

from macros.render.glue import glue


@pytest.mark.parametrize(
    ("html", "glued"),
    [
        ("<p>‘반복’에 “전체 회신”으로 (소명)의</p>", "<p>‘반복’|에 “전체 회신”|으로 (소명)|의</p>"),
        ("<p>11月27日前，6个月、14条、3小时</p>", "<p>11|月27|日前，6|个|月、14|条、3|小|时</p>"),
        ('<a href="#(가)나" title="6个月">6 个</a>', '<a href="#(가)나" title="6个月">6 个</a>'),
        ('<script>{"a": "(가)나6个"}</script>', '<script>{"a": "(가)나6个"}</script>'),
        ("<p>1,500만 원, 8 원으로</p>", "<p>1,500만\u00a0원, 8\u00a0원으로</p>"),
        ("<p>제품·재고·KST가, 5·6호</p>", "<p>제품|·재고|·KST가, 5|·6호</p>"),
        (
            '<div class="sheet"><p>‘반복’에 6个月</p></div></section><p>6个月</p>',
            '<div class="sheet"><p>‘반복’에 6个月</p></div></section><p>6|个|月</p>',
        ),
        ("<code>f(x)가 1577-7011</code>", "<code>f(x)가 1577-7011</code>"),
        (
            '<a href="tel:15777011">1577-7011</a>로, <a href="#x">1577-7011</a>',
            '<a href="tel:15777011">1577-7011</a>로, <a href="#x">1577-|7011</a>',
        ),
        ('<div class="sheet"><p>1577-7011</p></div></section>', '<div class="sheet"><p>1577-7011</p></div></section>'),
    ],
)
def test_what_belongs_together_is_joined(html, glued):
    assert glue(html) == glued.replace("|", "\u2060")


#: Telephone numbers as they are shown; days, ids and addresses of sites stay as they are.
NUMBERS = {
    "1577-7011은, 电话02-1234-5678。+82-2-1234-5678": "1577-|7011은, 电话02-|1234-|5678。+82-|2-|1234-|5678",
    "+82-2-1234-5678": "+82-|2-|1234-|5678",
    "1600-9879, 1899-1234": "1600-|9879, 1899-|1234",
    **{text: text for text in ("2026-12-04", "40-1234567", "1600-98", "02-582-0840.com")},
    "2026-12-04, 40-1234567, 1600-98, 02-582-0840.com": "2026-12-04, 40-1234567, 1600-98, 02-582-0840.com",
}


def test_no_line_parts_a_telephone_number_of_a_page_or_of_what_a_script_says(module):
    pages = [glue(f"<p>{text}</p>").removeprefix("<p>").removesuffix("</p>") for text in NUMBERS]
    scripts = module("unparted", "({ unparted }, texts) => texts.map(unparted)", list(NUMBERS))
    assert [shown.replace("\u2060", "|") for shown in pages] == list(NUMBERS.values())
    assert scripts == pages
