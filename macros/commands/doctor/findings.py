"""What the doctor can find, and what it says then: one line in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from macros.playbook.messages import said
from macros.playbook.problem import Problem

Level = Literal["do", "know"]

#: What each check says: whether it asks for something, and the sentence in both languages.
SAYS: dict[str, tuple[Level, str, str]] = {
    "broken": ("do", "有错误，无法生成：{what}: {mend}", "오류가 있어 빌드할 수 없습니다: {what}: {mend}"),
    "advice": ("know", "只是建议，不影响生成：{what}: {mend}", "권장 사항이며 빌드는 됩니다: {what}: {mend}"),
    "no-overlay": (
        "know",
        "这里没有内部版本；运行 make internal 建立一个",
        "내부용 설정이 없습니다. make internal로 만듭니다",
    ),
    "unset": (
        "do",
        "没有填 {key}；确实没有就写 null 或 []",
        "{key} 항목이 없습니다. 해당 사항이 없으면 null 또는 []로 적습니다",
    ),
    "still-sample": (
        "do",
        "还是示例值：“{value}”，改成自己的",
        "예시 값이 그대로 있습니다: ‘{value}’. 실제 값으로 바꿉니다",
    ),
    "sample-file": (
        "do",
        "和示例完全一样，改成自己的内容或删除",
        "예시와 똑같습니다. 내용을 바꾸거나 파일을 지웁니다",
    ),
    "to-do": ("do", "还有待办：{value}", "끝나지 않은 할 일이 있습니다: {value}"),
    "role": (
        "do",
        "角色 {key} 还没有人",
        "{key} 역할을 맡은 사람이 없습니다",
    ),
    "changed": (
        "do",
        "上游改了 {item}；对照之后运行 make doctor ACCEPT={item}，或者写 replaces_hash: {hash}",
        "원본의 {item} 내용이 바뀌었습니다. 비교한 뒤 make doctor ACCEPT={item} 명령을 실행하거나 "
        "replaces_hash: {hash}로 고칩니다",
    ),
    "withdrawn": (
        "do",
        "上游撤下了 {item}，自己的内容还在；不要就删掉，要保留就运行 make doctor ACCEPT={item}",
        "원본에서 {item} 내용을 없앴고 우리 내용은 남아 있습니다. 필요 없으면 지우고, 남기려면 "
        "make doctor ACCEPT={item} 명령을 실행합니다",
    ),
    "withdrawn-for": (
        "do",
        "上游已于{day}撤下 {item}，由 {now} 代替，自己的内容还在；不要就删掉，要保留就运行 make doctor ACCEPT={item}",
        "원본에서 {day}에 {item} 내용을 {now} 항목으로 대체했고 우리 내용은 남아 있습니다. "
        "필요 없으면 지우고, 남기려면 make doctor ACCEPT={item} 명령을 실행합니다",
    ),
    "withdrawn-too": (
        "know",
        "上游也撤下了 {item}；这里的“删”可以删掉了",
        "원본에서도 {item} 내용을 없앴습니다. 여기의 삭제 설정은 지워도 됩니다",
    ),
    "place": (
        "do",
        "原来排在它旁边的 {item} 没有了，现在排在最后；改 after 或 before",
        "옆에 두었던 {item} 내용이 없어져 지금은 맨 끝에 있습니다. after나 before를 고칩니다",
    ),
    "renamed": (
        "do",
        "上游把 {old} 改名为 {new}；现在自动用新名字，请在这里也改过来",
        "원본에서 {old}의 이름이 {new}(으)로 바뀌었습니다. 지금은 자동으로 연결되지만 여기도 새 이름으로 고칩니다",
    ),
    "moved": (
        "do",
        "上游把 {old} 移到了 {new}；现在自动转到新处，请改成新名字",
        "원본에서 {old}이(가) {new}(으)로 옮겨졌습니다. 지금은 자동으로 연결되지만 새 이름으로 고칩니다",
    ),
    "claim": (
        "do",
        "{id} 应在{day}前复核，已经过期",
        "{id}의 재확인 기한({day})이 지났습니다",
    ),
    "one-language": (
        "do",
        "只有一种语言；另一种语言还没有写 {other}",
        "한 언어로만 있습니다. {other} 파일을 아직 쓰지 않았습니다",
    ),
    "untranslated": (
        "do",
        "{language}还差{count}处，显示的是中文；make doctor MISSING={language} 逐条列出",
        "{language} 글이 없어 중국어로 나오는 곳이 {count}개입니다. "
        "make doctor MISSING={language} 명령으로 모두 봅니다",
    ),
    "page-behind": (
        "do",
        "{original} 和翻译时的不一样，或者没有写翻译的是哪一版；对照之后写 replaces_hash: {hash}",
        "{original} 내용이 옮길 때와 다르거나 어느 판을 옮겼는지 적혀 있지 않습니다. "
        "비교한 뒤 replaces_hash: {hash}로 적습니다",
    ),
    "page-moved": (
        "do",
        "上游移动了这一页对应的页面，现在没有显示；把文件移到 {new}",
        "원본에서 이 페이지의 자리가 바뀌어 지금은 보이지 않습니다. 파일을 {new}(으)로 옮깁니다",
    ),
    "unreviewed": (
        "do",
        "没有写 reviewed:（谁在哪天核对过），例如 reviewed: 沈若溪 2026-11-22",
        "reviewed:(확인한 사람과 날짜)가 없습니다. 예: reviewed: 김하나 2026-11-22",
    ),
    "reviewed-form": (
        "do",
        "reviewed: 写的是“{value}”，看不出谁在哪天核对过；写成 reviewed: 沈若溪 2026-11-22",
        "reviewed: ‘{value}’에서는 누가 언제 확인했는지 알 수 없습니다. reviewed: 김하나 2026-11-22처럼 적습니다",
    ),
    "reviewed-long-ago": (
        "do",
        "上次核对是{day}，已经过了一年；再看一遍，改 reviewed: 的日期",
        "마지막 확인이 {day}로 1년이 지났습니다. 다시 확인하고 reviewed: 날짜를 고칩니다",
    ),
    "unreviewed-upstream": (
        "know",
        "上游有{count}个页面没有写 reviewed:：{list}",
        "원본 페이지 {count}개에 reviewed:가 없습니다: {list}",
    ),
    "long-list": (
        "know",
        "合并后的清单有{count}项，超过18项，很少有人会勾完",
        "합친 체크리스트 항목이 {count}개입니다. 18개가 넘으면 끝까지 쓰기 어렵습니다",
    ),
    "own-team-page": (
        "know",
        "自己写的这一页代替了自动生成的团队页；要放进名单就写 {call}",
        "직접 쓴 이 페이지가 자동으로 만드는 팀 페이지를 대신합니다. 명단을 넣으려면 {call} 코드를 씁니다",
    ),
    "edited": (
        "know",
        "改过或加在 internal 以外的文件有{count}个：{list}；里面的内容会进公开版本，合并更新时也可能冲突",
        "internal 폴더 밖에서 고치거나 추가한 파일이 {count}개입니다: {list}. "
        "이 내용은 공개용에도 들어가고 업데이트를 병합할 때 충돌할 수 있습니다",
    ),
    "behind": (
        "do",
        "比上游落后{count}个提交（截至上次 git fetch）；运行 git merge {branch}",
        "원본보다 커밋 {count}개가 뒤처졌습니다(마지막 git fetch 기준). git merge {branch}를 실행합니다",
    ),
    "no-upstream": (
        "know",
        "git 里没有 upstream 远程仓库，无法知道落后多少；用 git remote add upstream <地址> 添加",
        "git에 upstream 원격 저장소가 없습니다. git remote add upstream <주소>로 추가해야 뒤처진 정도를 알 수 있습니다",
    ),
    "never-fetched": (
        "know",
        "还没有取过上游；运行 git fetch upstream",
        "upstream을 가져온 적이 없습니다. git fetch upstream을 실행합니다",
    ),
}


@dataclass(frozen=True, order=True)
class Finding:
    """Something to do, or to know, in one place."""

    file: str
    line: int
    check: str
    zh: str = field(compare=False)
    ko: str = field(compare=False)
    level: Level = field(compare=False)
    value: str = ""
    detail: tuple[str, ...] = field(default=(), compare=False)
    """Lines that show what is meant: old words, new words, own words."""

    def __str__(self) -> str:
        """One line: the place, Chinese, Korean, and the check; notes say that they are notes. Below it the details."""
        return self.told(("zh", "ko"))

    def told(self, languages: Sequence[str]) -> str:
        """Return the same in one language, or in both where it is neither Chinese nor Korean."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        words = {"zh": (self.zh, "备注"), "ko": (self.ko, "참고")}
        spoken = [words[language] for language in languages if language in words] or [*words.values()]
        note = "" if self.level == "do" else f" {' '.join(note for _, note in spoken)}"
        head = f"{place}: {' ｜ '.join(said for said, _ in spoken)} [{self.check}{note}]"
        return "\n    ".join([head, *self.detail])


def finding(check: str, file: str, line: int = 0, says: str = "", **values: object) -> Finding:
    """Return a finding with its sentences filled in; `says` names others than those of the check."""
    level, zh, ko = SAYS[says or check]
    told = " ".join(str(value) for value in values.values())
    return Finding(file, line, check, zh.format(**values), ko.format(**values), level, told)


def told_by_check(check: Literal["broken", "advice"], problem: Problem) -> Finding:
    """Return what the check of the content says as a finding of the doctor's, each sentence in its language."""
    level, *sentences = SAYS[check]
    key = f"{problem.key}: " if problem.key else ""
    zh, ko = (
        sentence.format(what=key + said(problem.what, language), mend=said(problem.mend, language))
        for sentence, language in zip(sentences, ("zh", "ko"), strict=True)
    )
    return Finding(problem.file, problem.line, check, zh, ko, level, f"{key}{problem.what} {problem.mend}")


def short(text: str) -> str:
    """Return a text in one line of at most 40 characters."""
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39]}…"
