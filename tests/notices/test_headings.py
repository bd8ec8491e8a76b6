"""A heading tells what was done to a product only where it was done, and by Coupang."""

import pytest

from macros.playbook.load import load
from macros.playbook.notice_mail import Mail
from macros.playbook.notice_reading import read_notice
from tests.conftest import ROOT

PLAYBOOK = load(ROOT, overlay=False)
PRODUCT = "옵션ID: 71000000011"


def measure(text):
    found = read_notice(Mail(text), PLAYBOOK, frozenset()).values.get("measure_taken")
    return found and found.value


@pytest.mark.parametrize(
    ("heading", "done"),
    [
        ("판매중지 안내", "listing-stop"),
        ("[쿠팡] 상품 판매 중지 조치 통보", "listing-stop"),
        ("제목: (쿠팡) 블라인드 처리 안내", "listing-stop"),
        ("노출 제한 안내드립니다.", "exposure-limit"),
        ("안녕하세요, 판매자님. 판매중지 안내드립니다.", "listing-stop"),
        ("판매중지 및 소명 요청 안내", "listing-stop"),
        ("판매중지 안내 (옵션ID: 71000000012)", "listing-stop"),
    ],
)
def test_a_heading_above_a_product_tells_what_was_done(heading, done):
    assert measure(f"{heading}\n{PRODUCT}\n") == done


@pytest.mark.parametrize(
    "text",
    [
        f"판매중지 예정 안내\n{PRODUCT}",
        f"판매중지 해제 안내\n{PRODUCT}",
        f"판매중지 안내를 받으셨다면 확인해 주시기 바랍니다.\n{PRODUCT}",
        f"판매중지 안내\n{PRODUCT}\n회신이 없으면 12월 10일에 판매중지될 예정입니다.",
        f"판매중지 안내\n{PRODUCT}\n자료가 없으면 판매가 제한될 수 있습니다.",
        f"판매중지 안내\n{PRODUCT}\n판매자님이 직접 판매를 중지하셨습니다.",
        f"판매중지 안내\n{PRODUCT}\n신고하신 상품입니다.",
        f"판매중지 안내 (예정)\n{PRODUCT}",
        "판매중지 안내\n전 판매자 공지입니다.",
    ],
)
def test_a_heading_that_is_none_or_of_what_did_not_happen_tells_nothing(text):
    assert measure(text) is None
