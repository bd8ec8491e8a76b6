"""A copy of a notice that may be shared: the pattern of its sentences is left, and nothing that tells whose it is."""

import base64
import re

import pytest

from macros.render.notices import notice_data
from tests.notices.test_notices import HOLIDAYS, NOTICES, PLAYBOOK

PLACEHOLDER = re.compile(r"\[[a-z_]+\]")
TABLE = notice_data(PLAYBOOK, "zh")
REDACT = """(mail, notice, noticeredact, { table, holidays, files }) => files.map(([name, packed]) => {
    const read = mail.readFile(name, Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0)));
    if (read.kind === "not-mail") return null;
    const reading = notice.readNotice(read, table, { holidays });
    return { reading, redacted: noticeredact.redact(reading.text, reading) };
})"""


def redacted(module, files):
    packed = [[name, base64.b64encode(raw).decode()] for name, raw in files]
    given = {"table": TABLE, "holidays": HOLIDAYS, "files": packed}
    return module("mail notice noticeredact", REDACT, given)


@pytest.fixture(scope="module")
def copies(module):
    return dict(zip(NOTICES, redacted(module, [(path.name, path.read_bytes()) for path in NOTICES]), strict=True))


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.name)
def test_no_number_no_address_and_no_value_is_left(copies, path):
    if copies[path] is None:
        return
    left = PLACEHOLDER.sub("\n\n", copies[path]["redacted"])
    assert not re.search(r"\d{4}|[@＠]", left)
    values = [one["value"] for one in copies[path]["reading"]["values"].values() if one["words"]]
    values += [value for all in copies[path]["reading"]["undecided"].values() for value in all]
    one_line = " ".join(left.split())
    assert not [value for joined in values for value in joined.split(", ") if value in one_line]


def test_what_the_sentences_say_is_left(copies):
    kept = {path.name: one["redacted"] for path, one in copies.items() if one}
    assert "상표권 침해 신고가 접수되어 아래 상품이 판매중지 처리되었음을 안내 드립니다." in kept["trademark.eml"]
    assert "영업일 기준 10일 이내에 증빙서류를 첨부하여 전체 회신 부탁드립니다." in kept["route-check.eml"]


TELLS = [
    ("담당자 김민수 드림", "김민수"),
    ("홍길동님, 안녕하세요.", "홍길동"),
    ("주식회사 한빛상사에서 신고하였습니다.", "한빛상사"),
    ("한빛상사(주)에서 신고하였습니다.", "한빛상사"),
    ("법무법인 하늘이 대리합니다.", "하늘"),
    ("수신: 란허리빙", "란허리빙"),
    ("상품명: 접이식 의자", "접이식"),
    ("주소는 서울특별시 송파구 송파대로 570, 3층입니다.", "송파"),
    ("문의는 1600-9879 또는 010.1234.5678로 주십시오.", "9879"),
    ("문의는 1600-9879 또는 010.1234.5678로 주십시오.", "5678"),
    ("계좌 국민은행 123-45-67-8901", "8901"),
    ("운송장 AB12CD3456", "AB12"),
    ("브랜드 LANHE의 상품", "LANHE"),
    ("합의금 1,200,000원을 보내십시오.", "200"),
    ("합의금 300만 원을 보내십시오.", "300"),
    ("2026년 12월 3일까지", "12월"),
    ("12월 3일 18시까지", "12월"),
    ("자세한 내용은 seller.lanhe.co.kr 에 있습니다.", "lanhe"),
    ("자세한 내용은 https://example.com/?id=한빛 에 있습니다.", "한빛"),
    ("회신은 kim.minsu＠lanhe.example 로", "minsu"),
    ("전화 ０１０－１２３４", "1234"),
    ("张伟先生，地址：广东省深圳市南山区科技路一号", "张伟"),
    ("张伟先生，地址：广东省深圳市南山区科技路一号", "科技路"),
]


def test_names_numbers_and_addresses_are_taken_wherever_they_stand(module):
    found = redacted(module, [("a.txt", f"소명자료를 제출해 주시기 바랍니다.\n{text}\n".encode()) for text, _ in TELLS])
    left = [PLACEHOLDER.sub("", one["redacted"]) for one in found]
    assert not [(text, one) for (text, secret), one in zip(TELLS, left, strict=True) if secret in one]
    assert all("소명자료를 제출해 주시기 바랍니다." in one for one in left)
