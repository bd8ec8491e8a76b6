"""Mails as Python's email package makes and reads them: the browser's reader finds the same in them."""

import base64
import hashlib
import html
import re
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.charset import BASE64, QP, Charset
from email.header import Header
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

#: Each example is a batch: a question to the browser's code costs more than what it computes. No batch is made smaller
#: when it fails: the mail that failed is named anyway.
BATCH = settings(
    derandomize=True,
    deadline=None,
    max_examples=8,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
SIZE = 25
KST = ZoneInfo("Asia/Seoul")
KOREAN = "안녕하세요, 판매자님. 상품 등록이 중지되었습니다.\n사유: 유통경로 확인 요청\n옵션ID 84123456789, 2026년 11월 25일 18시까지"
CHINESE = "尊敬的卖家：\n您的商品因涉嫌侵权已被停止销售，请在2026年11月25日前回复。\n此致"
TRADITIONAL = "親愛的賣家：\n您的商品因涉嫌侵權已被停止銷售，請於期限前回覆。"
JAPANESE = "出品者様\n商品の販売を停止しました。ご確認ください。カタカナ"
#: What a charset can write; the first name is Python's, the second what a mail says.
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
ENCODINGS = ["base64", "quoted-printable", "8bit"]
READ = """(mail, sha, files) => {
  const told = (read) => ({
    ...read,
    attachments: (read.attachments ?? []).map(({ packed, ...one }) => ({
      ...one,
      sha: new sha.Sha256().update(mail.attachmentBytes({ packed, ...one })).hex(),
      made: mail.attachmentBytes({ packed, ...one }).length,
    })),
    forwarded: (read.forwarded ?? []).map(told),
  });
  return files.map((file) => told(mail.readFile("a.eml", Uint8Array.from(atob(file), (c) => c.charCodeAt(0)))));
}"""
#: The same as the browser's: what cannot be seen is not shown.
INVISIBLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def read(module, mails):
    files = [base64.b64encode(mail).decode() for mail in mails]
    return module("mail sha256", READ, files)


def lines(text):
    """A text as both readers have it: its lines ended by LF, without what cannot be seen."""
    return INVISIBLE.sub("", re.sub(r"\r+\n?", "\n", text)).replace("\xa0", " ").strip()


def one_line(text):
    return re.sub(r"[ \xa0\u3000]+", " ", INVISIBLE.sub("", re.sub(r"[\r\n\t]+", " ", text))).strip()


def people(message, name):
    header = message[name]
    return (
        [{"name": one_line(one.display_name), "address": one.addr_spec} for one in header.addresses] if header else []
    )


def leaves(message):
    """The parts that have a body of their own; a mail within a mail is one of them."""
    if message.get_content_maintype() != "multipart":
        return [message]
    return [leaf for part in message.iter_parts() for leaf in leaves(part)]


def payload(part):
    """The bytes of an attachment: of a mail within a mail, what was written."""
    if part.get_content_type() == "message/rfc822":
        return part.get_payload(0).as_bytes(policy=policy.SMTP)
    return part.get_payload(decode=True)


def as_python_reads(raw):
    message = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain",))
    return {
        "from": (people(message, "from") or [None])[0],
        "replyTo": (people(message, "reply-to") or [None])[0],
        "to": people(message, "to"),
        "cc": people(message, "cc"),
        "subject": one_line(message["subject"] or ""),
        "moment": f"{message['date'].datetime.astimezone(KST):%Y-%m-%dT%H:%M}" if message["date"] else "",
        "messageId": (message["message-id"] or "").strip(),
        "references": (message["references"] or "").split(),
        "text": lines(body.get_content()) if body else "",
        "attachments": [
            (one_line(part.get_filename() or ""), part.get_content_type(), hashlib.sha256(payload(part)).hexdigest())
            for part in leaves(message)
            if part.is_attachment() or part.get_filename()
        ],
    }


def as_the_browser_reads(found, sizes=True):
    assert found["kind"] == "mail", found
    if sizes:
        assert [one["size"] for one in found["attachments"]] == [one["made"] for one in found["attachments"]]
    headers = found["headers"]
    return {
        **{name: headers[name] for name in ("from", "replyTo", "to", "cc", "subject", "messageId", "references")},
        "moment": headers["date"]["moment"],
        "text": found["text"].strip() if found["textFrom"] == "plain" else "",
        "attachments": [(one["name"], one["type"], one["sha"]) for one in found["attachments"]],
    }


def squeezed(read):
    """Names without spaces: Python keeps the one between two encoded words of a name, against RFC 2047 §6.2."""
    boxes = [read["from"], read["replyTo"], *read["to"], *read["cc"]]
    names = [box and (box["name"].replace(" ", ""), box["address"]) for box in boxes]
    return {**read, "from": names, "replyTo": None, "to": None, "cc": len(read["to"])}


def agree(module, mails):
    for raw, found in zip(mails, read(module, mails), strict=True):
        assert squeezed(as_the_browser_reads(found)) == squeezed(as_python_reads(raw)), raw.decode("latin-1")


def codes(found):
    return {problem["code"] for problem in found["problems"]}


def message(subject="판매 중지 안내", name="쿠팡 판매자지원"):
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = f'"{name}" <noreply@coupang.com>'
    mail["To"] = "张伟 <seller@example.com>, other@example.com"
    mail["Cc"] = "한빛무역 <hanbit@example.co.kr>"
    mail["Reply-To"] = "재심사 <retail-appeal@coupang.com>"
    mail["Subject"] = subject
    mail["Date"] = datetime(2026, 11, 21, 17, 13, tzinfo=timezone.utc)
    mail["Message-ID"] = "<20261122.1@coupang.com>"
    mail["References"] = "<a@coupang.com> <b@coupang.com>"
    return mail


def part(text, charset, label, encoding, kind="plain"):
    """A part with a text, as a mailer of that charset writes it: Python's own package knows fewer names."""
    made = MIMENonMultipart("text", kind, charset=label)
    data = text.replace("\n", "\r\n").encode(charset)
    made["Content-Transfer-Encoding"] = encoding
    if encoding == "base64":
        data = base64.encodebytes(data)
    elif encoding == "quoted-printable":
        from quopri import encodestring

        data = re.sub(rb"\r?\n", b"\r\n", encodestring(data.replace(b"\r\n", b"\n")))
    made.set_payload(data.decode("ascii", "surrogateescape"))
    return made


def with_body(made, **headers):
    for name, value in {"From": "noreply@coupang.com", "Subject": "x", "Date": DATE, **headers}.items():
        made[name] = value
    return made.as_bytes(policy=policy.SMTP)


DATE = "Sun, 22 Nov 2026 02:13:00 +0900"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("charset", "label", "text"), CHARSETS, ids=lambda value: value if len(value) < 20 else "")
def test_a_text_is_the_same_in_every_charset_and_encoding(module, charset, label, text, encoding):
    if charset in ("utf-16",) and encoding != "base64":
        encoding = "base64"
    [found] = read(module, [with_body(part(text, charset, label, encoding))])
    assert found["text"] == text
    assert codes(found) == set()


@pytest.mark.parametrize(("charset", "label", "text"), CHARSETS, ids=lambda value: value if len(value) < 20 else "")
def test_subjects_and_names_are_the_same_in_every_charset(module, charset, label, text):
    if charset == "utf-16":
        label = charset = "utf-8"
    subject = text.replace("\n", " ")
    mails = []
    for encoding in (BASE64, QP):
        kind = Charset("utf-8")
        kind.header_encoding = encoding
        kind.input_charset = kind.output_charset = label.lower()
        kind.input_codec = kind.output_codec = charset
        lines_of_it = words_of(subject, charset, label, encoding)
        mail = f"From: {words_of('쿠팡' if '니' in text else 'Coupang', charset, label, encoding)} <a@coupang.com>\r\n"
        mails.append(f"{mail}Subject: {lines_of_it}\r\nDate: {DATE}\r\n\r\nx".encode("ascii"))
    for found in read(module, mails):
        assert found["headers"]["subject"] == subject.strip()
        assert found["headers"]["from"]["address"] == "a@coupang.com"
        assert found["headers"]["from"]["name"] in ("쿠팡", "Coupang")


def words_of(text, charset, label, encoding, size=12):
    """Encoded words on folded lines, cut within characters too, as old mailers cut them."""
    whole = text.encode(charset)
    step = len(whole) if charset.startswith("iso2022") else size - 1
    pieces = [whole[at : at + step] for at in range(0, len(whole), step)]
    if encoding == BASE64:
        coded = [f"=?{label}?B?{base64.b64encode(piece).decode()}?=" for piece in pieces]
    else:
        coded = [f"=?{label}?q?{''.join(f'={byte:02X}' for byte in piece)}?=" for piece in pieces]
    return "\r\n ".join(coded)


def test_a_mail_of_python_s_own_is_read_as_python_reads_it(module):
    mails = []
    for encoding in ("base64", "quoted-printable", "8bit", "7bit"):
        mail = message()
        mail.set_content(KOREAN if encoding != "7bit" else "plain", cte=encoding)
        mails.append(mail.as_bytes())
    alternative = message()
    alternative.set_content(KOREAN)
    alternative.add_alternative(f"<p>{KOREAN}</p>", subtype="html")
    mails.append(alternative.as_bytes())
    alternative.add_attachment(
        b"%PDF-1.7 \0\xff" * 99, maintype="application", subtype="pdf", filename="소명 요청서.pdf"
    )
    alternative.add_attachment(b"\x89PNG" * 500, maintype="image", subtype="png", filename="截图 1.png")
    mails.append(alternative.as_bytes())
    related = message()
    related.set_content(CHINESE)
    related.add_alternative("<img src=cid:a>", subtype="html")
    related.get_payload()[1].add_related(b"GIF89a", "image", "gif", cid="<a>", filename="a.gif")
    related.add_attachment("a,b\r\n1,2\r\n", subtype="csv", filename="목록.csv")
    mails.append(related.as_bytes())
    signed = MIMEMultipart("signed", protocol="application/pgp-signature")
    signed.attach(MIMEText(KOREAN, "plain", "utf-8"))
    mails.append(with_body(signed))
    agree(module, mails)


def test_a_forwarded_mail_is_read_too_and_told_apart(module):
    inner = message("원래 메일")
    inner.set_content(KOREAN, cte="base64")
    inner.add_attachment(b"abc", maintype="application", subtype="pdf", filename="근거.pdf")
    outer = message("Fwd: 원래 메일", "张伟")
    outer.set_content("请看附件")
    outer.add_attachment(inner)
    as_file = message("Fwd", "张伟")
    as_file.set_content("请看附件")
    as_file.add_attachment(inner.as_bytes(), maintype="application", subtype="octet-stream", filename="通知.eml")
    for found in read(module, [outer.as_bytes(), as_file.as_bytes()]):
        assert found["text"] == "请看附件"
        assert len(found["attachments"]) == 1
        [forwarded] = found["forwarded"]
        assert forwarded["text"] == KOREAN
        assert forwarded["headers"]["subject"] == "원래 메일"
        assert forwarded["headers"]["from"] == {"name": "쿠팡 판매자지원", "address": "noreply@coupang.com"}
        assert [one["name"] for one in forwarded["attachments"]] == ["근거.pdf"]


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r", "\r\r\n"])
def test_lines_may_end_in_any_way(module, ends):
    mail = message()
    mail.set_content(KOREAN, cte="base64")
    mail.add_attachment(b"abc" * 100, maintype="application", subtype="pdf", filename="근거.pdf")
    whole = mail.as_bytes()
    [found, wanted] = read(module, [whole.replace(b"\r\n", ends.encode()), whole])
    assert found["text"] == wanted["text"] == KOREAN
    assert found["headers"] == wanted["headers"]
    assert found["attachments"][0]["sha"] == hashlib.sha256(b"abc" * 100).hexdigest()


@pytest.mark.parametrize(
    "before", [b"From noreply@coupang.com Sun Nov 22 02:13:00 2026\n", b"\xef\xbb\xbf", b"\r\n\r\n", b"\xef\xbb\xbf\n"]
)
def test_what_stands_before_a_mail_does_not_hide_it(module, before):
    mail = message()
    mail.set_content(KOREAN)
    [found, wanted] = read(module, [before + mail.as_bytes(), mail.as_bytes()])
    assert found == wanted


def test_a_mail_saved_as_utf_16_is_read(module):
    text = f"From: 쿠팡 <noreply@coupang.com>\r\nSubject: 판매 중지\r\nDate: {DATE}\r\n\r\n{KOREAN}"
    for found in read(module, [text.encode("utf-16"), "\ufeff".encode("utf-16-be") + text.encode("utf-16-be")]):
        assert found["headers"]["from"] == {"name": "쿠팡", "address": "noreply@coupang.com"}
        assert found["text"] == KOREAN


@pytest.mark.parametrize(
    ("charset", "text"), [("utf-8", KOREAN), ("cp949", KOREAN), ("gbk", CHINESE), ("iso2022_kr", KOREAN)]
)
@pytest.mark.parametrize("label", ["", "us-ascii", "utf-8", "x-nobody-knows"])
def test_a_charset_that_is_missing_or_wrong_is_found_and_told(module, charset, text, label):
    kind = f"Content-Type: text/plain; charset={label}\r\n" if label else ""
    head = f"From: a@coupang.com\r\nSubject: x\r\nDate: {DATE}\r\n{kind}Content-Transfer-Encoding: 8bit\r\n\r\n"
    [found] = read(module, [head.encode() + text.encode(charset)])
    if charset == "iso2022_kr" and label == "utf-8":
        return  # these bytes are UTF-8 as well
    assert found["text"] == text
    right = label == charset
    told = {"": "charset-missing", "x-nobody-knows": "charset-unknown"}.get(label, "charset-wrong")
    assert codes(found) == (set() if right else {told})


@pytest.mark.parametrize("charset", ["utf-8", "cp949"])
def test_headers_of_bytes_without_encoding_are_read(module, charset):
    raw = f'From: 쿠팡 <a@coupang.com>\r\nTo: "홍길동, 대표" <b@example.com>\r\nSubject: 판매 중지 안내\r\nDate: {DATE}\r\n\r\nx'
    [found] = read(module, [raw.encode(charset)])
    assert found["headers"]["from"] == {"name": "쿠팡", "address": "a@coupang.com"}
    assert found["headers"]["to"] == [{"name": "홍길동, 대표", "address": "b@example.com"}]
    assert found["headers"]["subject"] == "판매 중지 안내"


def test_headers_of_bytes_take_the_charset_of_the_text(module):
    raw = f"From: a@b.cn\r\nSubject: 通知\r\nDate: {DATE}\r\nContent-Type: text/plain; charset=gbk\r\n\r\n商品"
    [found] = read(module, [raw.encode("gbk")])
    assert (found["headers"]["subject"], found["text"]) == ("通知", "商品")


LETTERS = st.one_of(
    st.sampled_from(list("쿠팡판매중지한빛 卖家商品停止 ABCabc0123456789.,:;<>@()[]\"'\\?=_-+*%&/ ")),
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co", "Zs")),
)
PLAIN_LETTERS = st.one_of(st.sampled_from(list("쿠팡판매중지한빛 卖家商品停止 abc0123456789-")))
WORDS = st.text(LETTERS, min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
NAMES = st.text(PLAIN_LETTERS, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("\n\t")), max_size=300)
MOMENTS = st.datetimes(
    datetime(2000, 1, 1),
    datetime(2030, 1, 1),
    timezones=st.integers(-12, 14).map(lambda h: timezone(timedelta(hours=h))),
)
MAILS = st.fixed_dictionaries(
    {
        "subject": WORDS,
        "name": NAMES,
        "text": TEXTS,
        "html": st.booleans(),
        "cte": st.sampled_from(["base64", "quoted-printable", "8bit"]),
        "at": MOMENTS,
        "files": st.lists(st.tuples(NAMES, st.binary(max_size=400)), max_size=3),
        "ends": st.sampled_from([b"\r\n", b"\n"]),
    }
)


def made(recipe):
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = f'"{recipe["name"]}" <a@coupang.com>'
    mail["To"] = f'b@example.com, "{recipe["name"]}" <c@example.com>'
    mail["Subject"] = recipe["subject"]
    mail["Date"] = recipe["at"]
    mail["Message-ID"] = "<1@coupang.com>"
    mail.set_content(f"본문 {recipe['text']}", cte=recipe["cte"])
    if recipe["html"]:
        mail.add_alternative(f"<p>{html.escape(recipe['text'])}</p>", subtype="html")
    for name, data in recipe["files"]:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"{name}.pdf")
    return mail.as_bytes().replace(b"\r\n", recipe["ends"])


@BATCH
@given(recipes=st.lists(MAILS, min_size=SIZE, max_size=SIZE))
def test_any_mail_is_read_as_python_reads_it(module, recipes):
    agree(module, [made(recipe) for recipe in recipes])


@BATCH
@given(recipes=st.lists(MAILS, min_size=SIZE, max_size=SIZE), data=st.data())
def test_no_damage_to_a_mail_stops_its_reader(module, recipes, data):
    """Cut off, with bytes changed, with pieces twice: something is returned."""
    damaged = []
    for recipe in recipes:
        raw = bytearray(made(recipe))
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(raw)))
            what = data.draw(st.sampled_from(["cut", "byte", "twice", "drop"]))
            if what == "cut":
                del raw[max(at, 50) :]
            elif what == "byte" and at < len(raw):
                raw[at] = data.draw(st.integers(0, 255))
            elif what == "twice":
                raw[at:at] = raw[at : at + 40]
            else:
                del raw[at : at + 5]
        damaged.append(bytes(raw))
    for found in read(module, damaged):
        assert found["kind"] in ("mail", "text", "not-mail")
        assert isinstance(found.get("text", ""), str)


@BATCH
@given(texts=st.lists(TEXTS, min_size=60, max_size=60))
def test_entities_are_those_of_python(module, texts):
    texts = [html.escape(text) + "".join(f"&#{ord(sign)};&#x{ord(sign):X};" for sign in text[:9]) for text in texts]
    found = module("entities", "(entities, texts) => texts.map((text) => entities.withoutEntities(text))", texts)
    assert found == [html.unescape(text) for text in texts]


def test_the_names_of_entities_mean_what_python_says(module):
    names = [name for name in html.entities.html5 if name.endswith(";") and len(name) < 11]
    found = module("entities", "(entities, names) => names.map((name) => entities.withoutEntities(`&${name}`))", names)
    known = {name: sign for name, sign in zip(names, found, strict=True) if sign != f"&{name}"}
    assert len(known) > 120
    assert known == {name: html.entities.html5[name] for name in known}
