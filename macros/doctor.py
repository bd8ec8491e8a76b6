"""`python -m macros.doctor`: what a fork has still to do, and what upstream has changed under it.

Each finding is one line in both languages. The exit status is 1 if there is something to do, else 0; notes (facts that
ask for nothing) do not count. It reads what is on disk and in git; it fetches nothing.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from macros.check import Content, check_content, today
from macros.check.markdown import MarkdownPage
from macros.check.moves import follow, is_internal
from macros.internal import sample_files
from macros.playbook.book import INTERNAL, Playbook
from macros.playbook.checklist import Role
from macros.playbook.load import load
from macros.playbook.organisation import Organisation, Override
from macros.playbook.overlay import ORGANISATION
from macros.playbook.problem import ContentError, Problem
from macros.playbook.text import LANGUAGES
from macros.playbook.yamlfile import YamlFile, read_yaml

Level = Literal["do", "know"]

#: What each check says: whether it asks for something, and the sentence in both languages.
SAYS: dict[str, tuple[Level, str, str]] = {
    "broken": ("do", "有错误，无法生成：{what}: {mend}", "오류가 있어 빌드할 수 없습니다: {what}: {mend}"),
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
        "上游改了 {item}；对照之后写 replaces_hash: {hash}",
        "원본의 {item} 항목이 바뀌었습니다. 비교한 뒤 replaces_hash: {hash}로 고칩니다",
    ),
    "withdrawn": (
        "do",
        "上游已于{day}撤下 {item}（由 {now} 代替）；决定是否保留自己的改动",
        "원본에서 {day}에 {item} 항목을 없앴습니다(대체: {now}). 우리 변경을 남길지 정합니다",
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
    "unreviewed": (
        "do",
        "没有写 reviewed:（谁在哪天核对过）",
        "reviewed:(확인한 사람과 날짜)가 없습니다",
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

_TO_DO = re.compile(r"\b(?:TODO|FIXME)\b|待办|(?:^|[\s\[(#*-])할 일\s*[:：\])]")
#: Words that a value of the sample shows itself by, where it stands inside a longer record.
_SAMPLE_WORD = re.compile(r"示例|예시|example\.com|Example|Sample")
#: Values that a fork may well choose as the sample does.
_CHOICES = {"seller_type", "by", "to", "languages", "hidden"}


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

    def __str__(self) -> str:
        """One line: the place, Chinese, Korean, and the check; notes say that they are notes."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        note = "" if self.level == "do" else " 备注 참고"
        return f"{place}: {self.zh} ｜ {self.ko} [{self.check}{note}]"


def finding(check: str, file: str, line: int = 0, **values: object) -> Finding:
    """Return a finding with its sentences filled in."""
    level, zh, ko = SAYS[check]
    told = " ".join(str(value) for value in values.values())
    return Finding(file, line, check, zh.format(**values), ko.format(**values), level, told)


@dataclass
class Patient:
    """The project as the doctor sees it: read as far as it can be read."""

    root: Path
    day: date
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def _content(self) -> Content | ContentError:
        try:
            return check_content(self.root, public=False)
        except ContentError as error:
            return error

    @cached_property
    def content_problems(self) -> tuple[Problem, ...]:
        """Everything that stops a build."""
        return self._content.problems if isinstance(self._content, ContentError) else ()

    @cached_property
    def playbook(self) -> Playbook | None:
        """The records with the overlay; None if they cannot be loaded."""
        if not isinstance(self._content, ContentError):
            return self._content.playbook
        try:
            return load(self.root)
        except ContentError:
            return None

    @cached_property
    def organisation(self) -> YamlFile | None:
        """The fork's form as it is written, sound or not."""
        path = self.root / ORGANISATION
        return read_yaml(path, ORGANISATION, []) if path.is_file() else None

    @cached_property
    def own_files(self) -> dict[str, Path]:
        """Every text file of the fork by its name below the root."""
        folders = [INTERNAL, *(f"docs/{language}/internal" for language in LANGUAGES)]
        found = (path for folder in folders for path in sorted((self.root / folder).rglob("*")))
        return {
            path.relative_to(self.root).as_posix(): path
            for path in found
            if path.is_file() and path.suffix in (".yml", ".md")
        }

    @cached_property
    def pages(self) -> dict[str, MarkdownPage]:
        """Every written page by its path below `docs/`."""
        docs = self.root / "docs"
        paths = [path for language in LANGUAGES for path in sorted((docs / language).rglob("*.md"))]
        named = ((path.relative_to(docs).as_posix(), path) for path in paths)
        return {name: MarkdownPage(name, path.read_text(encoding="utf-8", errors="replace")) for name, path in named}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that the fork builds."""
        organisation = self.playbook.organisation if self.playbook else None
        return organisation.languages if organisation else LANGUAGES


def broken(patient: Patient) -> Iterator[Finding]:
    """Find what stops a build. A page in one language has a check of its own."""
    for problem in patient.content_problems:
        if problem.rule != "one-language":
            key = f"{problem.key}: " if problem.key else ""
            yield finding("broken", problem.file, problem.line, what=key + problem.what, mend=problem.mend)


def overlay(patient: Patient) -> Iterator[Finding]:
    """Find keys of the form that are not there, and roles that nobody holds."""
    file = patient.organisation
    if file is None:
        if not (patient.root / ORGANISATION).exists():
            yield finding("no-overlay", INTERNAL)
        return
    data = file.data if isinstance(file.data, dict) else {}
    for key in Organisation.model_fields:
        if key not in data:
            yield finding("unset", ORGANISATION, 0, key=key)
    roles = data.get("roles") or {}
    for role in get_args(Role):
        if role not in roles:
            yield finding("role", ORGANISATION, file.line(("roles",)), key=role)


def sample(patient: Patient) -> Iterator[Finding]:
    """Find what is still as the sample has it."""
    for target, source in sample_files(patient.root).items():
        name, path = target.as_posix(), patient.root / target
        if not path.is_file():
            continue
        text, given = path.read_text(encoding="utf-8", errors="replace"), patient.root / source
        original = given.read_text(encoding="utf-8")
        if name != ORGANISATION and text == original:
            yield finding("sample-file", name)
        elif path.suffix == ".md":
            wanted = {line for line in original.splitlines() if _SAMPLE_WORD.search(line)}
            for number, line in enumerate(text.splitlines(), start=1):
                if line in wanted:
                    yield finding("still-sample", name, number, value=_short(line))
        else:
            yield from _sample_values(name, path, given)


def _sample_values(name: str, path: Path, given: Path) -> Iterator[Finding]:
    file, original = read_yaml(path, name, []), read_yaml(given, name, [])
    if file is None or original is None:
        return
    wanted: dict[tuple[str, ...], set[str]] = {}
    for place, value in _leaves(original.data, ()):
        wanted.setdefault(_without_indices(place), set()).add(value)
    for place, value in _leaves(file.data, ()):
        keys = _without_indices(place)
        same = value in wanted.get(keys, ()) and not _CHOICES & set(keys)
        if same and (name == ORGANISATION or _SAMPLE_WORD.search(value)):
            yield finding("still-sample", name, file.line(place), value=_short(value))


def _leaves(data: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*place, str(key)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*place, index))
    elif isinstance(data, str):
        yield place, data


def _without_indices(place: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(step for step in place if isinstance(step, str))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39]}…"


def to_do(patient: Patient) -> Iterator[Finding]:
    """Find lines that say of themselves that they are not done."""
    for name, path in patient.own_files.items():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if _TO_DO.search(line):
                yield finding("to-do", name, number, value=_short(line.strip(" #*-")))


def overrides(patient: Patient) -> Iterator[Finding]:
    """Find places where the fork speaks instead of upstream, and upstream has changed since."""
    playbook = patient.playbook
    if playbook is None:
        return
    for place in playbook.overrides:
        yield from _override(place, playbook)
    for id, checklist in playbook.checklists.items():
        if len(checklist.items) > 18:
            yield finding("long-list", f"{INTERNAL}/checklists/{id}.yml", 0, count=len(checklist.items))
    for name, page in patient.pages.items():
        if is_internal(name):
            moves: list[tuple[int, str, str]] = []
            follow(page.text, name, playbook.moved, lambda *move, moves=moves: moves.append(move))
            for line, old, new in moves:
                yield finding("moved", f"docs/{name}", line, old=old, new=new)


def _override(place: Override, playbook: Playbook) -> Iterator[Finding]:
    if place.kind == "extends":
        new = playbook.moved[f"checklists/{place.item}"].now
        yield finding("moved", place.file, place.line, old=f"checklists/{place.item}", new=new)
    elif place.retired is not None:
        now = place.retired.replaced_by or "—"
        yield finding("withdrawn", place.file, place.line, item=place.item, day=place.retired.retired_on, now=now)
    elif place.recorded != place.current:
        yield finding("changed", place.file, place.line, item=place.item, hash=place.current)


def claims(patient: Patient) -> Iterator[Finding]:
    """Find claims that should have been compared with their documents again."""
    if patient.playbook is None:
        return
    name = "docs/data/sources.yml"
    file = patient.playbook.files[name]
    for index, source in enumerate(patient.playbook.sources.values()):
        if date.fromisoformat(source.check_again_by) < patient.day:
            line = file.line(("sources", index, "check_again_by"))
            yield finding("claim", name, line, id=source.id, day=source.check_again_by)


def pages(patient: Patient) -> Iterator[Finding]:
    """Find pages in one language only, and pages that nobody has signed."""
    unsigned = []
    for name, page in patient.pages.items():
        language, _, path = name.partition("/")
        twin = f"{'ko' if language == 'zh' else 'zh'}/{path}"
        if twin not in patient.pages and not (is_internal(name) and patient.languages == (language,)):
            yield finding("one-language", f"docs/{name}", 0, other=f"docs/{twin}")
        if _reviewed(page):
            continue
        if is_internal(name):
            yield finding("unreviewed", f"docs/{name}")
        else:
            unsigned.append(name.removesuffix(".md"))
    if unsigned:
        yield finding("unreviewed-upstream", "docs", 0, count=len(unsigned), list=" ".join(unsigned))


def _reviewed(page: MarkdownPage) -> bool:
    try:
        return bool(page.front_matter.get("reviewed"))
    except yaml.YAMLError:
        return False


def behind(patient: Patient) -> Iterator[Finding]:
    """Find how far upstream is ahead, as far as was fetched."""
    if not _git(patient.root, "rev-parse", "--is-inside-work-tree"):
        return
    if "upstream" not in (_git(patient.root, "remote") or "").split():
        yield finding("no-upstream", ".git/config")
        return
    for branch in ("upstream/HEAD", "upstream/main", "upstream/master"):
        count = _git(patient.root, "rev-list", "--count", f"HEAD..refs/remotes/{branch}")
        if count is not None:
            if int(count):
                name = "upstream/main" if branch.endswith("HEAD") else branch
                yield finding("behind", ".git", 0, count=count, branch=name)
            return
    yield finding("never-fetched", ".git/config")


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git says, or None where it cannot."""
    try:
        said = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
        )
    except OSError:
        return None
    return said.stdout.strip() if said.returncode == 0 else None


CHECKS: tuple[Callable[[Patient], Iterator[Finding]], ...] = (
    broken,
    overlay,
    sample,
    to_do,
    overrides,
    claims,
    pages,
    behind,
)


def examine(root: Path, day: date | None = None) -> list[Finding]:
    """Return every finding below the project's `root`, sorted; `day` is taken for today."""
    patient = Patient(root, day or today())
    return sorted({found for check in CHECKS for found in check(patient)})


def main(arguments: list[str] | None = None) -> int:
    """Print the findings; return 1 if there is something to do, else 0."""
    parser = argparse.ArgumentParser(prog="python -m macros.doctor", description=__doc__)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd())
    options = parser.parse_args(arguments)
    findings = examine(options.root.resolve())
    do = sum(found.level == "do" for found in findings)
    if options.format == "json":
        told = {"do": do, "know": len(findings) - do, "findings": [asdict(found) for found in findings]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for found in findings:
            print(found)
        know = len(findings) - do
        print(f"要处理{do}项，备注{know}项 ｜ 처리할 항목 {do}개, 참고 {know}개", file=sys.stderr)
    return 1 if do else 0


if __name__ == "__main__":
    sys.exit(main())
