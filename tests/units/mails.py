"""Mails for tests: made by Python's email package or byte by byte, read by the browser's code and by Python."""

import base64
import hashlib
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from zoneinfo import ZoneInfo

KST = ZoneInfo("Asia/Seoul")
DATE = "Sun, 22 Nov 2026 02:13:00 +0900"
KOREAN = (
    "안녕하세요, 판매자님. 상품 등록이 중지되었습니다.\n사유: 유통경로 확인 요청\n옵션ID 84123456789, 2026년 11월 25일"
)
CHINESE = "尊敬的卖家：\n您的商品因涉嫌侵权已被停止销售，请在2026年11月25日前回复。\n此致"
_READ = """(mail, sha, files) => {
  const told = (read) => ({
    ...read,
    attachments: (read.attachments ?? []).map(({ packed, ...one }) => {
      const bytes = mail.attachmentBytes({ packed, ...one });
      return { ...one, sha: new sha.Sha256().update(bytes).hex(), made: bytes.length };
    }),
    forwarded: (read.forwarded ?? []).map(told),
  });
  const bytesOf = (file) => Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0));
  return files.map((file) => told(mail.readFile("a.eml", bytesOf(file))));
}"""
#: What the browser's code takes out of texts, because it cannot be seen.
_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def read(module, mails):
    """Return what the browser's code finds in mails, with the hash of each attachment."""
    return module("mail sha256", _READ, [base64.b64encode(mail).decode() for mail in mails])


def codes(found):
    """Return the problems that the browser's code told, without what they are about."""
    return {problem["code"] for problem in found["problems"]}


def message(subject="판매 중지 안내", name="쿠팡 판매자지원"):
    """Return a mail with every header that is read, and no text."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = f'"{name}" <noreply@coupang.com>'
    mail["To"] = "张伟 <seller@example.com>, other@example.com"
    mail["Cc"] = "한빛무역 <hanbit@example.co.kr>"
    mail["Reply-To"] = "재심사 <retail-appeal@coupang.com>"
    mail["Subject"] = subject
    mail["Date"] = datetime(2026, 11, 21, 17, 13, tzinfo=UTC)
    mail["Message-ID"] = "<20261122.1@coupang.com>"
    mail["References"] = "<a@coupang.com> <b@coupang.com>"
    return mail


def written(body, **headers):
    """Return a mail byte by byte: the headers with low lines for hyphens, `body` as it is."""
    all_headers = {"From": "a@coupang.com", "Subject": "x", "Date": DATE, **headers}
    lines = [f"{name.replace('_', '-')}: {value}\r\n" for name, value in all_headers.items() if value]
    return "".join(lines).encode() + b"\r\n" + body


def as_python_reads(raw):
    """Return what Python's email package finds in a mail."""
    mail = message_from_bytes(raw, policy=policy.default)
    body = mail.get_body(("plain",))
    files = [part for part in _leaves(mail) if part.is_attachment() or part.get_filename()]
    return {
        "people": [_names(mail, name) for name in ("from", "reply-to", "to", "cc")],
        "subject": _one_line(mail["subject"] or ""),
        "moment": f"{mail['date'].datetime.astimezone(KST):%Y-%m-%dT%H:%M}" if mail["date"] else "",
        "ids": [(mail["message-id"] or "").strip(), *(mail["references"] or "").split()],
        "text": _UNSEEN.sub("", re.sub(r"\r+\n?", "\n", body.get_content())).replace("\xa0", " ").strip()
        if body
        else "",
        "files": [
            [_one_line(part.get_filename() or ""), part.get_content_type(), len(data), hashlib.sha256(data).hexdigest()]
            for part in files
            for data in [part.get_payload(decode=True)]
        ],
    }


def as_the_browser_reads(found):
    """Return what the browser's code found in a mail, in the shape of `as_python_reads`."""
    headers = found["headers"]
    alone = [[headers[name]] if headers[name] else [] for name in ("from", "replyTo")]
    return {
        "people": [
            [[box["name"].replace(" ", ""), box["address"]] for box in boxes]
            for boxes in (*alone, headers["to"], headers["cc"])
        ],
        "subject": headers["subject"],
        "moment": headers["date"]["moment"],
        "ids": [headers["messageId"], *headers["references"]],
        "text": found["text"].strip(),
        "files": [[one["name"], one["type"], one["size"], one["sha"]] for one in found["attachments"]],
    }


def _names(mail, name):
    """Names without spaces: Python keeps the one between two encoded words of a name, against RFC 2047, 6.2."""
    boxes = mail[name].addresses if mail[name] else []
    return [[_one_line(box.display_name).replace(" ", ""), box.addr_spec] for box in boxes]


def _leaves(part):
    """The parts that have a body of their own."""
    return [leaf for one in part.iter_parts() for leaf in _leaves(one)] if part.is_multipart() else [part]


def _one_line(text):
    return re.sub(r"[ \xa0\u3000]+", " ", _UNSEEN.sub("", re.sub(r"[\r\n\t]+", " ", text))).strip()
