"""Texts and headers of mails come out the same in every charset, under every name that mails give it, or under none."""

import base64
import quopri
import re

import pytest

from .mails import CHINESE, KOREAN, codes, read, written

TRADITIONAL = "親愛的賣家：\n您的商品因涉嫌侵權已被停止銷售，請於期限前回覆。"
JAPANESE = "出品者様\n商品の販売を停止しました。カタカナ"
#: How Python calls a charset, how a mail does, and what can be written in it.
CHARSETS = [
    ("utf-8", "utf-8", KOREAN + CHINESE + " 🙂"),
    ("utf-8", "UTF8", CHINESE),
    ("euc-kr", "EUC-KR", KOREAN),
    ("cp949", "ks_c_5601-1987", KOREAN + " 똠방각하 쀍뷁"),
    ("cp949", "CP949", KOREAN + " 펲시 햏"),
    ("cp949", "UHC", KOREAN + " 햏"),
    ("cp949", "MS949", KOREAN + " 햏"),
    ("gb2312", "gb2312", CHINESE),
    ("gbk", "GBK", CHINESE + " 镕"),
    ("gb18030", "GB18030", CHINESE + KOREAN),
    ("big5", "Big5", TRADITIONAL),
    ("iso2022_kr", "ISO-2022-KR", KOREAN),
    ("iso2022_jp", "ISO-2022-JP", JAPANESE),
    ("shift_jis", "Shift_JIS", JAPANESE),
    ("cp1252", "Windows-1252", "Café – “naïve” €5\nœuvre"),
    ("cp1251", "windows-1251", "Здравствуйте, продавец"),
    ("latin-1", "ISO-8859-1", "Grüße, señor\nà bientôt"),
    ("utf-16", "UTF-16", KOREAN),
    ("ascii", "us-ascii", "Dear seller,\nyour listing is stopped."),
]
EACH = pytest.mark.parametrize(("charset", "label", "text"), CHARSETS, ids=[label for _, label, _ in CHARSETS])


@EACH
def test_a_text_is_the_same_in_every_charset_and_encoding(module, charset, label, text):
    # Line ends of UTF-16 are no bytes of ASCII: it can only come as base64.
    narrow = charset != "utf-16"
    data = text.replace("\n", "\r\n").encode(charset)
    lines = re.sub(rb"\r?\n", b"\r\n", quopri.encodestring(data.replace(b"\r\n", b"\n") if narrow else data))
    bodies = {"base64": base64.encodebytes(data)} | ({"Quoted-Printable": lines, "8bit": data} if narrow else {})
    kinds = [f"text/plain; charset={label}", f'text/plain; format=flowed; CHARSET="{label.upper()}"']
    mails = [
        written(body, Content_Type=kind, Content_Transfer_Encoding=encoding)
        for kind in kinds
        for encoding, body in bodies.items()
    ]
    for found in read(module, mails):
        assert found["text"] == text
        assert found["problems"] == []


def encoded_words(text, charset, label, kind):
    """Encoded words on folded lines, cut within letters, as old mailers cut them."""
    whole = text.encode(charset)
    step = len(whole) if charset.startswith("iso2022") else 11
    pieces = [whole[at : at + step] for at in range(0, len(whole), step)]
    if kind == "B":
        return "\r\n ".join(f"=?{label}?B?{base64.b64encode(piece).decode()}?=" for piece in pieces)
    return "\r\n ".join(f"=?{label}?q?{''.join(f'={byte:02X}' for byte in piece)}?=" for piece in pieces)


@EACH
@pytest.mark.parametrize("kind", ["B", "Q"])
def test_subjects_and_names_are_the_same_in_every_charset(module, charset, label, text, kind):
    line = text.replace("\n", " ")
    words = encoded_words(line, charset, label, kind)
    [found] = read(module, [written(b"x", From=f"{words} <a@coupang.com>", Subject=words)])
    assert found["headers"]["subject"] == line
    assert found["headers"]["from"] == {"name": line, "address": "a@coupang.com"}


@pytest.mark.parametrize("charset", ["utf-8", "cp949", "gbk"])
@pytest.mark.parametrize("label", ["", "us-ascii", "x-nobody-knows"])
def test_a_charset_that_is_missing_or_wrong_is_found_and_told(module, charset, label):
    text = CHINESE if charset == "gbk" else KOREAN
    kind = f"text/plain; charset={label}" if label else ""
    [found] = read(module, [written(text.encode(charset), Content_Type=kind)])
    assert found["text"] == text
    told = {"": "charset-missing", "us-ascii": "charset-wrong", "x-nobody-knows": "charset-unknown"}
    assert codes(found) == {told[label]}


@pytest.mark.parametrize(
    ("charset", "label"),
    [("utf-8", "euc-kr"), ("utf-8", "gbk"), ("utf-8", "iso-8859-1"), ("cp949", "utf-8")],
)
def test_a_text_of_another_charset_than_it_says_is_read(module, charset, label):
    [found] = read(module, [written(KOREAN.encode(charset), Content_Type=f"text/plain; charset={label}")])
    assert found["text"] == KOREAN
    assert codes(found) == {"charset-wrong"}


@pytest.mark.parametrize("charset", ["utf-8", "cp949", "gbk"])
@pytest.mark.parametrize("byte", [b"\x80", b"\xff", b"\xe3\x80"])
def test_a_broken_byte_costs_a_letter_and_not_the_charset(module, charset, byte):
    """In GBK a text of CP949 with a broken byte may be whole, and all Chinese."""
    text = CHINESE if charset == "gbk" else KOREAN
    whole = text.encode(charset)
    at = whole.index(b"\n")
    broken = whole[:at] + byte + whole[at:]
    kinds = {"charset-broken": f"text/plain; charset={charset}"}
    if charset != "gbk":
        kinds["charset-missing"] = ""
    mails = [written(broken, Content_Type=kind) for kind in kinds.values()]
    for told, found in zip(kinds, read(module, mails), strict=True):
        first, rest = found["text"].split("\n", 1)
        assert (first[: at // 4], rest) == (text[: at // 4], text.split("\n", 1)[1])
        assert charset == "gbk" or codes(found) == {told}


def test_korean_of_seven_bits_is_known_without_its_name(module):
    for label in ("", "us-ascii"):
        kind = f"text/plain; charset={label}" if label else ""
        [found] = read(module, [written(KOREAN.encode("iso2022_kr"), Content_Type=kind)])
        assert found["text"] == KOREAN


def test_korean_of_seven_bits_begins_each_line_anew(module):
    """A line that ends between the shifts leaves the next one as it is (RFC 1557)."""
    broken = KOREAN.encode("iso2022_kr").replace(b"\x0f\n", b"\n") + b"\x0e\nab12"
    [found] = read(module, [written(broken, Content_Type="text/plain; charset=iso-2022-kr")])
    assert found["text"] == f"{KOREAN}\nab12"


def test_a_page_of_html_may_name_its_charset_itself(module):
    page = f'<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><p>{CHINESE}</p>'
    [found] = read(module, [written(page.encode("gb18030"), Content_Type="text/html")])
    assert found["text"] == CHINESE.replace("\n", " ")
    assert found["problems"] == []


@pytest.mark.parametrize("charset", ["utf-8", "cp949"])
def test_headers_of_bytes_without_encoding_are_read(module, charset):
    raw = written(b"x", From="쿠팡 <a@coupang.com>", To='"홍길동, 대표" <b@example.com>', Subject="판매 중지 안내")
    [found] = read(module, [raw.decode().encode(charset)])
    assert found["headers"]["from"] == {"name": "쿠팡", "address": "a@coupang.com"}
    assert found["headers"]["to"] == [{"name": "홍길동, 대표", "address": "b@example.com"}]
    assert found["headers"]["subject"] == "판매 중지 안내"


def test_headers_of_bytes_take_the_charset_of_the_text(module):
    # The bytes of this word are UTF-8 by chance.
    raw = written("商品".encode(), Subject="通知", Content_Type="text/plain; charset=gbk")
    [found] = read(module, [raw.decode().encode("gbk")])
    assert (found["headers"]["subject"], found["text"]) == ("通知", "商品")


def test_a_mail_saved_as_utf_16_is_read(module):
    text = written(KOREAN.encode(), From="쿠팡 <noreply@coupang.com>").decode()
    for found in read(module, [text.encode("utf-16"), f"\ufeff{text}".encode("utf-16-be")]):
        assert found["headers"]["from"] == {"name": "쿠팡", "address": "noreply@coupang.com"}
        assert found["text"] == KOREAN
