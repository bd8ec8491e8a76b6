"""A mail that carries others: the newest one that says something is the notice, whatever stands between them."""

from datetime import datetime

import pytest

from macros.playbook.notice_layers import layers
from macros.playbook.notice_mail import Mail
from macros.playbook.notice_reading import read_notice

from .test_notices import HOLIDAYS, PLAYBOOK

NEW = (
    "안녕하세요. 쿠팡입니다.\n상표권 침해 신고가 접수되어 옵션ID 71000000011 상품을 판매중지하였습니다.\n"
    "2026년 12월 4일 18:00까지 소명자료를 회신해 주시기 바랍니다."
)
OLD = (
    "안녕하세요. 쿠팡입니다.\n저작권 침해 신고가 접수되어 옵션ID 71000000099 상품을 판매중지하였습니다.\n"
    "2026년 12월 1일 18:00까지 소명자료를 회신해 주시기 바랍니다."
)
QUOTED = "> " + OLD.replace("\n", "\n> ")
BELOW = {
    "Naver": f"-----Original Message-----\nFrom: 쿠팡\nTo: a\nSent: 2026-11-20\nSubject: 안내\n\n{OLD}",
    "Daum": f"---------[ 원본 메일 ]----------\n보낸사람 : 쿠팡\n받는사람 : a\n날짜: 2026-11-20\n제목: 안내\n{OLD}",
    "Outlook": f"보낸 사람: 쿠팡 <a@coupang.com>\n보낸 날짜: 2026년 11월 20일\n받는 사람: b\n제목: 안내\n\n{OLD}",
    "Gmail": f"On Fri, Nov 20, 2026 at 10:12 AM 쿠팡 <a@coupang.com>\nwrote:\n\n{QUOTED}",
    "Gmail in Korean": f"2026년 11월 20일 (금) 오전 10:12, 쿠팡 <a@coupang.com>님이 작성:\n\n{QUOTED}",
    "QQ": f'------------------ 原始邮件 ------------------\n发件人: "쿠팡";\n发送时间: 2026-11-20\n收件人: a\n\n{OLD}',
    "163": f'在 2026-11-20 10:12:00，"쿠팡" <a@coupang.com> 写道：\n{OLD}',
    "bare": QUOTED,
}
HEAD = "보낸 사람: 쿠팡 <a@coupang.com>\n날짜: 2026년 11월 20일 오전 10시 12분\n받는 사람: b\n제목: 안내\n\n"
PASSED_ON = {
    "Gmail": ("Fwd: 안내", f"FYI\n\n---------- Forwarded message ---------\n{HEAD}{NEW}"),
    "iPhone": ("Fwd: 안내", f"나의 iPhone에서 보냄\n\n전달된 메시지 시작:\n\n{HEAD}{NEW}"),
    "Samsung": ("전달: 안내", f"\n\n-------- 원본 이메일 --------\n발신: 쿠팡 <a@coupang.com>\n{HEAD[24:]}{NEW}"),
    "Naver": ("FW: 안내", f"-----Original Message-----\n{HEAD}{NEW}"),
    "with a word": ("안내", f"사장님 12월 2일까지 저한테 회신 주세요~\n\n-----Original Message-----\n{HEAD}{NEW}"),
    "nothing above": ("", f"{HEAD}{NEW}"),
    "with an older one below": ("Fwd: 안내", f"---------- 전달된 메일 ----------\n{NEW}\n\n{BELOW['Naver']}"),
}


def read(text, subject=""):
    mail = Mail(text, subject=subject, to="b@lanhe.example", received=datetime(2026, 11, 27, 10, 12))
    return read_notice(mail, PLAYBOOK, HOLIDAYS)


def said(values):
    return {name: one.value for name, one in values.items()}


@pytest.mark.parametrize("mailer", BELOW)
def test_what_stands_below_is_quoted_and_not_the_notice_s(mailer):
    reading = read(f"{NEW}\n\n{BELOW[mailer]}")
    assert said(reading.values) == {
        "notice_received_at": "2026-11-27T10:12",
        "contact_email": "b@lanhe.example",
        "measure_taken": "listing-stop",
        "asserted_right": "trademark",
        "product_id": "71000000011",
        "deadline_at": "2026-12-04T18:00",
    }
    assert said(reading.quoted.values) == {"asserted_right": "copyright", "product_id": "71000000099"}
    assert [span.text[:5] for span in reading.quoted.terms] == ["2026년"]


@pytest.mark.parametrize("mailer", PASSED_ON)
def test_what_was_passed_on_is_the_notice_and_the_head_is_not_its_own(mailer):
    subject, text = PASSED_ON[mailer]
    reading = read(text, subject)
    assert said(reading.values) == {
        "measure_taken": "listing-stop",
        "asserted_right": "trademark",
        "product_id": "71000000011",
        "deadline_at": "2026-12-04T18:00",
    }
    assert reading.passed_on


def test_who_answers_below_what_he_quotes_is_the_newest():
    asked = (
        "안녕하세요. 쿠팡입니다.\n\n2026년 11월 20일 (금), 란허 <b@lanhe.example>님이 작성:\n> 옵션ID 71000000099 문의"
    )
    reading = read(f"{asked}\n\n{NEW}")
    assert reading.values["product_id"].value == "71000000011"
    assert said(reading.quoted.values) == {"product_id": "71000000099"}


@pytest.mark.parametrize(
    "text",
    [
        f"{NEW}\n> 상품명: 접이식 의자\n> 브랜드: LANHE\n> 권리자: 가나",
        f"내용증명\n수신: 란허\n발신: 법무법인 하늘\n일시: 2026. 11. 27.\n제목: 경고장\n\n{NEW}",
        f"{NEW}\n-----------------\n쿠팡 주식회사",
    ],
)
def test_a_list_a_letter_and_a_line_carry_no_other_mail(text):
    assert len(layers(text)) == 1


def test_a_mail_of_nothing_but_borders_is_cut_into_few():
    assert len(layers("-----Original Message-----\n" * 1000)) <= 21
