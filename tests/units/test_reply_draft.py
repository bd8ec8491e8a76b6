"""A draft of an answer, read by Python's own reader of mails, which knows nothing of the browser's."""

import email
import email.policy

WRITE = """(draft, given) => {
  const mail = draft.readAnswerable(JSON.stringify(given.mail));
  const bytes = Uint8Array.from({ length: 3000 }, (_, index) => index % 256);
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  return draft.replyDraft({ mail, own: [], text: given.text, letter: { name: given.name, type, bytes } });
}"""
TEXT = "수신: 쿠팡 소명 검토 부서 귀중\n제목: [소명] 한빛\n\n1. 통지 내용 🙂\n" + "가" * 5000 + "\n"
NAME = "소명서_란허리빙(A00012345) 's%25_2026-11-22.docx"


def read(module, **mail):
    kept = {
        "to": "tns@coupang.com",
        "others": ["ops@lanhe.example"],
        "readers": ["law@brand.example"],
        "subject": "[쿠팡] 판매중지 안내",
        "id": "<n1@mail.example>",
        "references": ["<n0@mail.example>"],
    } | mail
    given = {"mail": kept, "text": TEXT, "name": NAME}
    text = module("replydraft", WRITE, given)
    return email.message_from_bytes(text.encode("ascii"), policy=email.policy.default)


def test_a_draft_is_what_a_mail_program_opens(module):
    mail = read(module)
    assert mail["X-Unsent"] == "1"
    assert (mail["To"], mail["Cc"]) == ("tns@coupang.com", "law@brand.example")
    assert mail["Subject"] == "Re: [쿠팡] 판매중지 안내"
    assert (mail["In-Reply-To"], mail["References"]) == ("<n1@mail.example>", "<n0@mail.example> <n1@mail.example>")
    assert {"From", "Date", "Message-ID", "Bcc", "X-Mailer"}.isdisjoint(mail.keys())
    text, letter = mail.iter_parts()
    assert text.get_content().replace("\r\n", "\n") == TEXT
    assert letter.get_filename() == NAME
    assert letter.get_content_disposition() == "attachment"
    assert letter.get_content() == bytes(index % 256 for index in range(3000))
    assert not [defect for part in mail.walk() for defect in part.defects]


def test_a_long_or_hostile_subject_stays_a_subject(module):
    for subject in ("가" * 10_000, "x\r\nBcc: evil@x.example\r\n\r\n<b>", "Re: 답장: =?utf-8?Q?=0ABcc: x?="):
        mail = read(module, subject=subject)
        assert mail["Bcc"] is None
        assert len(list(mail.iter_parts())) == 2
        assert str(mail["Subject"]).startswith("Re: ")
    assert len(str(read(module, subject="가" * 10_000)["Subject"])) == 10_004


def test_a_mail_without_an_id_is_answered_without_one(module):
    mail = read(module, id="")
    assert mail["In-Reply-To"] is None
    assert mail["References"] is None
