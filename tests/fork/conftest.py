"""Forks of this playbook, made in temporary folders from the work tree as it is."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.corpus import leave_out_downloads
from tests.browser.conftest import axe  # noqa: F401 - a fixture
from tests.conftest import ADDRESS, ROOT, build_soundly
from tests.shipped import make, with_make

from . import small_handbook, small_one_language, small_upstream
from .editing import edit
from .pictures import png

#: A fork's tests must not depend on what that fork has in its own overlay.
OURS = shutil.ignore_patterns("internal", ".*_cache")


def upstream_copy(target: Path) -> Path:
    """Copy what upstream consists of, without any overlay, to `target`."""
    for folder in ("docs", "macros", "overrides"):  # with what Python compiled: a copy need not be compiled again
        shutil.copytree(ROOT / folder, target / folder, ignore=OURS)
    shutil.copytree(ROOT / "internal.sample", target / "internal.sample")
    for name in ("mkdocs.yml", ".gitignore", ".gitattributes"):
        shutil.copyfile(ROOT / name, target / name)
    with_make(target)
    # Downloads that were rendered before, here or in another fork, are not rendered again: they are kept by content.
    (ROOT / ".cache/exports").mkdir(parents=True, exist_ok=True)
    (target / ".cache").mkdir()
    (target / ".cache/exports").symlink_to(ROOT / ".cache/exports", target_is_directory=True)
    return target


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the playbook's own modules in `project`: `run(project, "macros.commands.internal")`."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


#: What the newcomer writes. Each value is found nowhere else, so finding it somewhere means that it flowed there.
VALUES = {
    "name zh": "鲸落贸易",
    "name ko": "고래무역",
    "owner": "欧阳明哲",
    "deputy": "司徒行远",
    "contact": "ouyang-4711",
    "store": "고래상점4711",
    "vendor": "A47114711",
    "other store": "고래키즈4712",
    "other vendor": "A47114712",
    "other company": "고래키즈무역 4712",
    "third store": "Whalefall Home & Living 4713 생활·주방·욕실·반려동물용품 공식 플래그십 스토어",
    "company": "Whalefall Trading 4711 Ltd.",
    "banner zh": "鲸落内部资料",
    "banner ko": "고래 내부 자료",
    "approval zh": "发出前请欧阳总过目",
    "approval ko": "보내기 전에 오양 대표가 확인합니다",
    "tickets": "https://tickets.whalefall-4711.example",
    "storage": "https://drive.whalefall-4711.example",
    "escalation zh": "打电话叫醒鲸落值班经理",
    "escalation ko": "고래 당번 관리자에게 전화합니다",
    "item zh": "在鲸落工单系统里开一张工单",
    "item ko": "고래 티켓 시스템에 티켓을 만듭니다",
    "letter zh": "鲸落发信批准单",
    "letter ko": "고래 발송 승인서",
    "page zh": "鲸落夜班守则",
    "page ko": "고래 야간 수칙",
    "picture": "whalefall-seats",
}  # fmt: skip

PAGES = {
    "zh": f"""---
title: {VALUES["page zh"]}
description: 夜里收到通知时，先看这一页：谁醒着，叫谁，怎么交接，第二天早上由谁接着做。
reviewed: 2026-11-22 欧阳
---

夜里只有一个人值班，也按同样的顺序做。

## 先做什么 {{ #first }}

1. **打开清单。** {{{{ by("owner", 5) }}}} 从[前24小时](../first-24-hours.md)开始。
2. **看名单。** 名单在[我们的团队](index.md#roles)。

![座位图](whalefall-seats.png)
""",
    "ko": f"""---
title: {VALUES["page ko"]}
description: 밤에 통지를 받으면 먼저 보는 페이지입니다. 깨어 있는 사람과 깨울 사람, 인계하는 방법을 적었습니다.
reviewed: 2026-11-22 오양
---

밤에 혼자 당번이어도 같은 순서로 합니다.

## 먼저 할 일 {{ #first }}

1. **체크리스트를 엽니다.** {{{{ by("owner", 5) }}}} [첫 24시간](../first-24-hours.md)부터 시작합니다.
2. **명단을 봅니다.** 명단은 [우리 팀](index.md#roles)에 있습니다.

![자리 배치](whalefall-seats.png)
""",
}


#: The stores behind the first one: another company's, and one without a code.
STORES = f"""    seller_type: global
  - name: {VALUES["other store"]}
    vendor_id: {VALUES["other vendor"]}
    seller_type: korean
    defaults: {{company_name: {VALUES["other company"]}}}
  - name: {VALUES["third store"]}
    vendor_id: null
    seller_type: global
"""


def newcomer(project: Path) -> None:
    """Do what the guide says: take the sample, change values, one page, one item, one letter."""
    copied = make(project, "internal")
    assert copied.returncode == 0, copied.stderr
    internal = project / "docs/internal"
    form = internal / "organisation.yml"
    edit(
        form,
        ("  zh: 示例公司\n", f"  zh: {VALUES['name zh']}\n"),
        ("  ko: 예시 회사\n", f"  ko: {VALUES['name ko']}\n"),
        ("name: 예시 스토어", f"name: {VALUES['store']}"),
        ("vendor_id: A99999999", f"vendor_id: {VALUES['vendor']}"),
        ("    seller_type: global\n", STORES),
        ("name: 示例负责人", f"name: {VALUES['owner']}"),
        ("deputy: 示例副手", f"deputy: {VALUES['deputy']}"),
        ('"企业微信 示例负责人 · +86-000-0000-0000"', VALUES["contact"]),
        ("company_name: Example Trading Co., Ltd.", f"company_name: {VALUES['company']}"),
        ("zh: 示例公司内部手册，请勿外传。", f"zh: {VALUES['banner zh']}"),
        ("ko: 예시 회사 내부 매뉴얼입니다. 외부에 공유하지 않습니다.", f"ko: {VALUES['banner ko']}"),
        ("zh: 示例：发出前请负责人批准。", f"zh: {VALUES['approval zh']}"),
        ('ko: "예시: 보내기 전에 책임자의 승인을 받습니다."', f"ko: {VALUES['approval ko']}"),
        ("https://tickets.example.com", VALUES["tickets"]),
        ("https://drive.example.com/evidence", VALUES["storage"]),
        ("zh: 示例：确认有人接手，开始前24小时清单。", f"zh: {VALUES['escalation zh']}"),
        (
            'ko: "예시: 담당자가 정해졌는지 확인하고 첫 24시간 체크리스트를 시작합니다."',
            f"ko: {VALUES['escalation ko']}",
        ),
        ("\nlogo: null", "\nlogo: logo.png"),
        ("\naccent: null", '\naccent: {light: "#5b1d7a", dark: "#d8b4f0"}'),
    )
    edit(
        internal / "checklists/first-24-hours.yml",
        ("在示例工单系统里开，标题写通知的收到时间，把工单号发到值班群。", VALUES["item zh"]),
        (
            "예시 티켓 시스템에 만들고 제목에 통지 수신 시각을 적은 뒤 티켓 번호를 당번 대화방에 올립니다.",
            VALUES["item ko"],
        ),
    )
    edit(
        internal / "templates/internal-approval-request.yml",
        ("  zh: 示例：发信批准申请", f"  zh: {VALUES['letter zh']}"),
        ('  ko: "예시: 발송 승인 요청"', f"  ko: {VALUES['letter ko']}"),
    )
    need = "{at: needed/tickets/items, now: first-24-hours/internal-open-ticket}"
    edit(internal / "needed.yml", ("\nadd: []", f"\nadd: [{need}]"))
    (internal / "logo.png").write_bytes(png())
    for language, text in PAGES.items():
        folder = project / f"docs/{language}/internal"
        (folder / "on-call.md").unlink()
        (folder / "night.md").write_text(text, encoding="utf-8")
        (folder / "whalefall-seats.png").write_bytes(png(4711 % 50, 3))


@dataclass(frozen=True)
class Fork:
    """A fork and the site that was built from it."""

    project: Path
    site: Path

    def text(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")

    def pages(self):
        return sorted(self.site.rglob("*.html"))

    def words(self, path: str) -> str:
        """Return a page's HTML without the tags that mark the other language inside a sentence."""
        return re.sub(r"</?span[^>]*>", "", self.text(path))


def built(project: Path, name: str, **environment: str) -> Fork:
    build_soundly(project, project / name, SITE_URL=ADDRESS, **environment)
    return Fork(project, project / name)


def begin(project: Path) -> None:
    newcomer(upstream_copy(project))
    leave_out_downloads(project)  # a fork's are all its own: rendering them takes longer than all its pages
    built(project, "site")
    shutil.copy(ROOT / "macros/export/__init__.py", project / "macros/export/__init__.py")


def build_public(folder: Path, project: Path) -> None:
    fork = built(project, "site-public", PLAYBOOK_PUBLIC="1", PYTHONHASHSEED="7")
    fork.site.rename(folder / "site-public")


@pytest.fixture(scope="session")
def handbook(once):
    """The newcomer's handbook, without downloads."""
    project = once("fork", begin)
    return Fork(project, project / "site")


@pytest.fixture(scope="session")
def small_playbook(once):
    """The small upstream, which nobody changes."""
    return once("small", small_upstream.upstream)


def say_all(folder: Path, upstream: Path) -> None:
    project = shutil.copytree(upstream, folder / "fork")
    small_handbook.overlay(project)
    build_soundly(project, folder / "site", SITE_URL=ADDRESS)


@pytest.fixture(scope="session")
def full_fork(once, small_playbook):
    """A fork of the small upstream that says all that a fork can say, and its handbook."""
    folder = once("full", lambda folder: say_all(folder, small_playbook))
    return Fork(folder / "fork", folder / "site")


@pytest.fixture(scope="session")
def one_language(once):
    """The handbook of a small fork in one language."""
    folder = once("one-language", lambda folder: built(small_one_language.fork(folder / "fork"), "site"))
    return Fork(folder / "fork", folder / "fork/site")


@pytest.fixture(scope="session")
def public(once, handbook, site):
    """The public playbook, with its downloads, built from the newcomer's fork after the handbook."""
    folder = once("public", lambda folder: build_public(folder, handbook.project))
    return Fork(handbook.project, folder / "site-public")


def searched(site: Path, language: str) -> str:
    """Return every word that the search of a language has, however its files are called."""
    files = sorted((site / language / "search").glob("*.json"))
    assert files
    found = (json.loads(path.read_text(encoding="utf-8")) for path in files)
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in found).replace("\u200b", "")
