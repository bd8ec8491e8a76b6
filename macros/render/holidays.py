"""Korean public holidays, as the page's data: what the case desk leaves out when it counts business days."""

from __future__ import annotations

from functools import cache

import holidays

from macros.playbook.text import Language

#: The years for which the days are known well enough; later counts are told to be uncertain.
YEARS = range(2026, 2029)

_SUBSTITUTE = " 대체 휴일"
#: Chinese names; a name that is not here (a holiday made for one occasion) is called a public holiday.
_CHINESE = {
    "신정연휴": "元旦",
    "설날 전날": "春节前一日",
    "설날": "春节",
    "설날 다음날": "春节次日",
    "삼일절": "三一节",
    "노동절": "劳动节",
    "어린이날": "儿童节",
    "부처님오신날": "佛诞日",
    "지방선거일": "地方选举日",
    "국회의원 선거일": "国会议员选举日",
    "현충일": "显忠日",
    "제헌절": "制宪节",
    "광복절": "光复节",
    "추석 전날": "中秋前一日",
    "추석": "中秋",
    "추석 다음날": "中秋次日",
    "개천절": "开天节",
    "한글날": "韩文日",
    "기독탄신일": "圣诞节",
}
#: The names in the package are the law's; these are what calendars print.
_KOREAN = {"신정연휴": "신정", "기독탄신일": "성탄절"}


@cache
def korean_holidays(language: Language) -> dict[str, str]:
    """Return the name of every public holiday of YEARS, substitute holidays included, by its day `2026-10-05`."""
    days = holidays.country_holidays("KR", years=YEARS, language="ko")
    return {
        day.isoformat(): ("、" if language == "zh" else ", ").join(
            _name(name, language) for name in sorted(set(names.split("; ")))
        )
        for day, names in sorted(days.items())
    }


def _name(name: str, language: Language) -> str:
    kind = name.removesuffix(_SUBSTITUTE)
    if language == "ko":
        return _KOREAN.get(kind, kind) + (" 대체공휴일" if kind != name else "")
    return _CHINESE.get(kind, "公休日") + ("的替代假日" if kind != name else "")
