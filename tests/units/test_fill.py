"""Filling a letter: only what is true is printed, and nothing is sent while something is missing."""

import pytest

from macros.playbook.fill import fill, format_value, missing_fields
from macros.playbook.letter import Letter, LetterField

FIELDS = {
    field["id"]: LetterField.model_validate_json(__import__("json").dumps(field))
    for field in [
        {"id": "store_name", "label": {"zh": "店名", "ko": "상점명"}, "help": {"zh": "店名", "ko": "상점명"}, "type": "text", "group": "store", "example": {"zh": "好店", "ko": "한빛"}},  # noqa: E501
        {"id": "notice_at", "label": {"zh": "收到时间", "ko": "받은 시각"}, "help": {"zh": "时间", "ko": "시각"}, "type": "datetime", "group": "notice", "example": {"zh": "x", "ko": "x"}},  # noqa: E501
        {"id": "loss", "label": {"zh": "损失", "ko": "손해"}, "help": {"zh": "损失", "ko": "손해"}, "type": "money", "group": "incident", "example": {"zh": "1", "ko": "1"}},  # noqa: E501
        {"id": "has_invoice", "label": {"zh": "有发票", "ko": "있음"}, "help": {"zh": "有", "ko": "있음"}, "type": "fact", "group": "evidence"},  # noqa: E501
        {"id": "right", "label": {"zh": "权利", "ko": "권리"}, "help": {"zh": "权利", "ko": "권리"}, "type": "choice", "group": "report", "options": [{"id": "trademark", "label": {"zh": "商标权", "ko": "상표권"}}, {"id": "design", "label": {"zh": "设计权", "ko": "디자인권"}}]},  # noqa: E501
    ]
}  # fmt: skip

LETTER = Letter.model_validate_json(
    __import__("json").dumps(
        {
            "id": "sample",
            "title": {"zh": "样", "ko": "예"},
            "summary": {"zh": "样", "ko": "예"},
            "when_to_use": [],
            "when_not_to_use": [],
            "how_to_send": [],
            "send_by": "reply",
            "layout": "mail",
            "recipient": {"zh": "酷澎", "ko": "쿠팡"},
            "subject": {"zh": "{store_name}的说明", "ko": "{store_name} 소명"},
            "fields": ["store_name", "notice_at", "loss", "has_invoice", "right"],
            "optional": ["loss"],
            "parts": [
                {"kind": "heading", "ko": "사실", "zh": "事实"},
                {
                    "kind": "item",
                    "ko": "{store_name:은} {notice_at}에 통지를 받았습니다.",
                    "zh": "{store_name}于{notice_at}收到通知。",
                },
                {"kind": "item", "ko": "손해는 {loss}입니다.", "zh": "损失为{loss}。", "when": "loss"},
                {"kind": "heading", "ko": "증거", "zh": "证据"},
                {"kind": "item", "ko": "세금계산서가 있습니다.", "zh": "有发票。", "when": "has_invoice"},
                {"kind": "heading", "ko": "권리", "zh": "权利"},
                {"kind": "item", "ko": "{right}에 관한 신고입니다.", "zh": "举报涉及{right}。", "when": "right=design"},
                {"kind": "item", "ko": "확인을 요청합니다.", "zh": "请求核实。"},
            ],
            "signature": [{"zh": "{store_name}", "ko": "{store_name}"}],
            "sources": [],
        }
    )
)
VALUES = {"store_name": "한빛", "notice_at": "2026-03-05T02:13", "right": "design"}


def lines(values, language="ko"):
    return [
        f"{line.number} {line.text}".strip()
        for line in fill(LETTER, FIELDS, values, language)
        if line.tag.startswith("part-")
    ]


def test_an_unconfirmed_fact_leaves_out_its_part_and_the_heading_above_it():
    assert not any("증거" in line or "세금계산서" in line for line in lines(VALUES))


def test_numbers_close_up_over_parts_that_are_left_out():
    assert [line.split()[0] for line in lines(VALUES)] == ["1.", "가.", "2.", "가.", "나."]
    assert [line.split()[0] for line in lines(VALUES, "zh")] == ["1.", "1)", "2.", "1)", "2)"]


def test_a_confirmed_fact_prints_its_part():
    assert "가. 세금계산서가 있습니다." in lines({**VALUES, "has_invoice": "yes"})


def test_dates_and_amounts_are_written_as_each_language_writes_them():
    values = {**VALUES, "loss": "1500000"}
    assert "가. 한빛은 2026년 3월 5일 02:13에 통지를 받았습니다." in lines(values)
    assert "1) 한빛于2026年3月5日 02:13收到通知。" in lines(values, "zh")
    assert "나. 손해는 1,500,000원입니다." in lines(values)


def test_a_limit_that_names_a_day_alone_is_printed_as_that_day():
    """It is kept as the day's last minute, and "23:59" stood in the appeal as if the notice had written it."""
    moment = FIELDS["loss"].model_copy(update={"type": "datetime"})
    assert format_value(moment, "2026-12-10T23:59", "ko") == format_value(moment, "2026-12-10", "ko")
    assert format_value(moment, "2026-12-10T18:00", "ko") != format_value(moment, "2026-12-10", "ko")


def test_a_choice_prints_its_label_in_each_language():
    assert "가. 디자인권에 관한 신고입니다." in lines(VALUES)
    assert "1) 举报涉及设计权。" in lines(VALUES, "zh")


@pytest.mark.parametrize(("typed", "written"), [("5200", "5,200"), ("52", "52"), ("5.2", "5.2"), ("", "")])
def test_a_number_is_written_with_separators_and_without_a_unit(typed, written):
    weight = FIELDS["loss"].model_copy(update={"type": "number"})
    assert [format_value(weight, typed, language) for language in ("ko", "zh")] == [written, written]


@pytest.mark.parametrize("value", ["$&", "{loss}", "<b>x</b>", "a\nb", "😀", "\u202eabc"])
def test_hostile_values_come_out_verbatim(value):
    subject = fill(LETTER, FIELDS, {**VALUES, "store_name": value}, "zh")[1]
    assert (subject.kind, subject.text) == ("subject", f"{value}的说明")


def test_required_fields_that_are_empty_are_missing_in_the_order_of_the_form():
    assert missing_fields(LETTER, FIELDS, {}) == ("store_name", "notice_at", "right")
    assert missing_fields(LETTER, FIELDS, VALUES) == ()
