"""Updates merge: upstream changes, renames and withdraws; the fork merges without a conflict and keeps its own."""

import re
import shutil
from datetime import date

import pytest

from benchmarks.corpus import leave_out_downloads
from macros.commands.doctor import examine
from macros.playbook.extend import item_hash
from macros.playbook.load import load

from .conftest import VALUES, Fork, built, edit, newcomer, upstream_copy
from .repository import begin, commit, git

DAY = date(2026, 11, 22)
LIST = "docs/internal/checklists/first-24-hours.yml"


def override(project):
    """The fork replaces two items of upstream, and its page leans on another page."""
    items = {item.id: item for item in load(project).checklists["first-24-hours"].items}
    replaced = "".join(
        f"""
  - id: first-24-hours/{name}
    text: {{zh: 鲸落的做法{number}号, ko: 고래의 방식 {number}번입니다}}
    why: {{zh: 鲸落的理由, ko: 고래의 이유입니다}}
    phase: now
    role: evidence
    replaces_hash: {item_hash(items[f"first-24-hours/{name}"])}
"""
        for number, name in enumerate(("capture-screens", "read-notice"), start=1)
    )
    edit(project / LIST, ("\nreplace: []\n", f"\nreplace:{replaced}"))
    for language in ("zh", "ko"):
        page = project / f"docs/{language}/internal/night.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n[1](../measures/audit-store.md#do)\n", encoding="utf-8")


def advance(project):
    """Upstream changes one item, withdraws another, renames a page with every link to it, and mends a sentence."""
    path = project / "docs/data/checklists/first-24-hours.yml"
    text = path.read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=  - id: first-24-hours/|[a-z]+:)", text)
    named = {block.split("\n")[0].rpartition("/")[2]: number for number, block in enumerate(blocks)}
    changed, withdrawn = named["capture-screens"], named["read-notice"]
    blocks[changed] = blocks[changed].replace("    phase: now\n", "    phase: day-1\n")
    blocks[withdrawn] = ""
    text = "".join(blocks) + (
        "" if re.search(r"(?m)^retired:", text) else "retired:\n"
    ) + (
        "  - id: first-24-hours/read-notice\n    replaced_by: first-24-hours/notice-eml\n"
        '    retired_on: "2026-11-22"\n    reason: {zh: 合并了, ko: 합쳤습니다}\n'
    )  # fmt: skip
    path.write_text(text.replace("retired: []\n", ""), encoding="utf-8")
    for language in ("zh", "ko"):
        pages = project / "docs" / language
        git(project, "mv", f"docs/{language}/measures/audit-store.md", f"docs/{language}/measures/inspect-store.md")
        for page in pages.rglob("*.md"):
            words = page.read_text(encoding="utf-8")
            if "audit-store.md" in words:
                # The page of the list of the same name keeps its address.
                page.write_text(re.sub(r"(?<!checklists/)audit-store\.md", "inspect-store.md", words), encoding="utf-8")
        checklists = pages / "checklists/index.md"
        if checklists.exists():
            words = checklists.read_text(encoding="utf-8")
            checklists.write_text(words.replace("(inspect-store.md", "(audit-store.md"), encoding="utf-8")
    edit(project / "mkdocs.yml", ("measures/audit-store.md", "measures/inspect-store.md"))
    for name in ("docs/data/seed.yml",):
        record = project / name
        words = record.read_text(encoding="utf-8")
        record.write_text(words.replace("page: measures/audit-store", "page: measures/inspect-store"), encoding="utf-8")
    edit(
        project / "docs/data/moved.yml",
        ("moved: []", 'moved:\n  - {was: measures/audit-store, now: measures/inspect-store, moved_on: "2026-11-22"}'),
    )


def merge(home):
    """Make upstream and a fork of it; let upstream move on, and the fork merge that and build its handbook."""
    upstream, fork = home / "upstream", home / "fork"
    upstream.mkdir()
    upstream_copy(upstream)
    leave_out_downloads(upstream)
    shutil.rmtree(upstream / ".cache")
    begin(upstream, "playbook")
    git(home, "clone", "--quiet", "--origin", "upstream", str(upstream), str(fork))
    newcomer(fork)
    override(fork)
    commit(fork, "our handbook")
    advance(upstream)
    commit(upstream, "a year of work")
    git(fork, "fetch", "--quiet", "upstream")
    behind = [one.value for one in examine(fork, DAY) if one.check == "behind"]
    (home / "behind").write_text("\n".join(behind), encoding="utf-8")
    git(fork, "merge", "--quiet", "--no-edit", "upstream/main")
    built(fork, "site")


@pytest.fixture(scope="module")
def merged(once):
    """What the doctor said before the merge, and the handbook after it."""
    home = once("merge", merge)
    return (home / "behind").read_text(encoding="utf-8"), Fork(home / "fork", home / "fork/site")


def test_the_merge_leaves_no_conflict_and_the_strict_build_passes(merged):
    _, handbook = merged
    assert git(handbook.project, "status", "--porcelain", "--untracked-files=no") == ""
    assert git(handbook.project, "diff", "--name-only", "--diff-filter=U") == ""


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_what_is_the_forks_own_is_still_there(merged, language):
    _, handbook = merged
    words = handbook.words(f"{language}/checklists/first-24-hours/index.html")
    assert VALUES[f"item {language}"] in words
    assert VALUES["owner"] in words
    for own in {"zh": ("鲸落的做法1号", "鲸落的做法2号"), "ko": ("고래의 방식 1번", "고래의 방식 2번")}[language]:
        assert own in words
    assert VALUES[f"page {language}"] in handbook.words(f"{language}/internal/night/index.html")
    assert VALUES[f"letter {language}"] in handbook.words(f"{language}/templates/internal-approval-request/index.html")


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_a_link_to_the_renamed_page_is_led_on_for_the_fork_and_for_saved_addresses(merged, language):
    _, handbook = merged
    assert 'href="../../measures/inspect-store/#do"' in handbook.text(f"{language}/internal/night/index.html")
    old = handbook.text(f"{language}/measures/audit-store/index.html")
    assert 'http-equiv="refresh" content="0; url=../inspect-store/"' in old
    assert (handbook.site / language / "measures/inspect-store/index.html").exists()
    assert f"{language}/measures/audit-store/<" not in handbook.text("sitemap.xml")


def test_before_the_merge_the_doctor_says_how_far_behind(merged):
    behind, _ = merged
    assert behind == "1 upstream/main"


def test_after_the_merge_the_doctor_names_what_to_look_at(merged):
    _, handbook = merged
    findings = [
        one
        for one in examine(handbook.project, DAY)
        if one.check in ("changed", "withdrawn", "moved", "behind", "broken")
    ]
    assert [(one.check, one.file) for one in findings] == [
        ("changed", LIST),
        ("withdrawn", LIST),
        ("moved", "docs/ko/internal/night.md"),
        ("moved", "docs/zh/internal/night.md"),
    ]
    assert "first-24-hours/capture-screens" in findings[0].zh
    assert "first-24-hours/read-notice" in findings[1].zh
    assert "measures/inspect-store" in findings[2].ko
