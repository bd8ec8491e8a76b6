"""Mails as Python's email package makes them: the browser's code finds in them what Python finds."""

import hashlib
import html
from datetime import datetime, timedelta, timezone
from email import policy
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .mails import CHINESE, KOREAN, as_python_reads, as_the_browser_reads, message, read

#: Each example is a batch: a question to the browser's code costs more than what it computes. No batch is made smaller
#: when it fails: the mail that failed is shown anyway.
BATCH = settings(
    derandomize=True,
    deadline=None,
    max_examples=6,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
SIZE = 25
PDF = b"%PDF-1.7 \0\xff" * 99


def agree(module, mails):
    for raw, found in zip(mails, read(module, mails), strict=True):
        assert as_the_browser_reads(found) == as_python_reads(raw), raw.decode("latin-1")


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit", "7bit"])
def test_a_text_is_read_as_python_reads_it(module, encoding):
    mail = message()
    mail.set_content("plain text" if encoding == "7bit" else KOREAN, cte=encoding)
    agree(module, [mail.as_bytes()])


def test_files_and_other_forms_of_a_text_are_read_as_python_reads_them(module):
    mail = message()
    mail.set_content(KOREAN)
    mail.add_alternative(f"<p>{KOREAN}</p>", subtype="html")
    both = mail.as_bytes()
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="소명 요청서.pdf")
    mail.add_attachment(b"\x89PNG" * 500, maintype="image", subtype="png", filename="截图 1.png")
    mail.add_attachment("a,b\r\n1,2\r\n", subtype="csv", filename="목록.csv")
    pictures = message()
    pictures.set_content(CHINESE)
    pictures.add_alternative("<img src=cid:a>", subtype="html")
    pictures.get_payload()[1].add_related(b"GIF89a", "image", "gif", cid="<a>", filename="a.gif")
    agree(module, [both, mail.as_bytes(), pictures.as_bytes()])


def test_a_forwarded_mail_is_read_too_and_told_apart(module):
    inner = message("원래 메일")
    inner.set_content(KOREAN, cte="base64")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="근거.pdf")
    as_mail, as_file = message("Fwd", "张伟"), message("Fwd", "张伟")
    for outer in (as_mail, as_file):
        outer.set_content("请看附件")
    as_mail.add_attachment(inner)
    as_file.add_attachment(inner.as_bytes(), maintype="application", subtype="octet-stream", filename="通知.eml")
    for found in read(module, [as_mail.as_bytes(), as_file.as_bytes()]):
        assert found["text"] == "请看附件"
        assert len(found["attachments"]) == 1
        [forwarded] = found["forwarded"]
        assert as_the_browser_reads(forwarded) == as_python_reads(inner.as_bytes())


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r", "\r\r\n"], ids=["CRLF", "LF", "CR", "CRCRLF"])
def test_lines_may_end_in_any_way(module, ends):
    mail = message()
    mail.set_content(KOREAN, cte="base64")
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="근거.pdf")
    [found, wanted] = read(module, [mail.as_bytes().replace(b"\r\n", ends.encode()), mail.as_bytes()])
    assert (found["text"], found["headers"]) == (KOREAN, wanted["headers"])
    assert [one["sha"] for one in found["attachments"]] == [hashlib.sha256(PDF).hexdigest()]


@pytest.mark.parametrize(
    "before",
    [b"From noreply@coupang.com Sun Nov 22 02:13:00 2026\n", b"\xef\xbb\xbf", b"\r\n\r\n", b"\xef\xbb\xbf\n"],
    ids=["mbox", "mark", "empty lines", "both"],
)
def test_what_stands_before_a_mail_does_not_hide_it(module, before):
    mail = message()
    mail.set_content(KOREAN)
    [found, wanted] = read(module, [before + mail.as_bytes(), mail.as_bytes()])
    assert found == wanted


LETTERS = st.one_of(
    st.sampled_from(list("쿠팡판매중지한빛 卖家商品停止 ABCabc0123456789.,:;<>@()[]\"'\\?=_-+*%&/ ")),
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co", "Zs")),
)
PLAIN_LETTERS = st.sampled_from(list("쿠팡판매중지한빛 卖家商品停止 abc0123456789-"))
WORDS = st.text(LETTERS, min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
NAMES = st.text(PLAIN_LETTERS, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("\n\t")), max_size=300)
ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MAILS = st.fixed_dictionaries(
    {
        "subject": WORDS,
        "name": NAMES,
        "text": TEXTS,
        "html": st.booleans(),
        "cte": st.sampled_from(["base64", "quoted-printable", "8bit"]),
        "at": st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=ZONES),
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
    # A short text with the word HTML in it would be taken for a pointer to the other form.
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


DAMAGE = st.lists(
    st.tuples(st.sampled_from(["cut", "byte", "twice", "gone"]), st.floats(0, 1), st.integers(0, 255)),
    min_size=1,
    max_size=4,
)


@BATCH
@given(recipes=st.lists(st.tuples(MAILS, DAMAGE), min_size=SIZE, max_size=SIZE))
def test_no_damage_to_a_mail_stops_its_reader(module, recipes):
    mails = []
    for recipe, damage in recipes:
        raw = bytearray(made(recipe))
        for what, where, byte in damage:
            at = int(where * (len(raw) - 1))
            part = {"cut": (len(raw), b""), "byte": (at + 1, bytes([byte])), "gone": (at + 9, b"")}
            end, new = part.get(what, (at, bytes(raw[at : at + 40])))
            raw[max(at, 9) : max(end, 9)] = new
        mails.append(bytes(raw))
    for found in read(module, mails):
        assert found["kind"] in ("mail", "text", "not-mail")
        assert found["kind"] != "mail" or isinstance(found["text"], str)


@BATCH
@given(texts=st.lists(TEXTS, min_size=60, max_size=60))
def test_entities_are_read_as_python_reads_them(module, texts):
    texts = [html.escape(text) + "".join(f"&#{ord(sign)};&#x{ord(sign):X};" for sign in text[:9]) for text in texts]
    found = module("entities", "(entities, texts) => texts.map((text) => entities.withoutEntities(text))", texts)
    assert found == [html.unescape(text) for text in texts]


def test_the_names_of_entities_mean_what_python_says(module):
    names = [name for name in html.entities.html5 if name.endswith(";") and len(name) < 11]
    found = module("entities", "(entities, names) => names.map((name) => entities.withoutEntities(`&${name}`))", names)
    known = {name: sign for name, sign in zip(names, found, strict=True) if sign != f"&{name}"}
    assert len(known) > 120
    assert known == {name: html.entities.html5[name] for name in known}
