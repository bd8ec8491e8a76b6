"""An update merges: upstream renames a page and withdraws items, and the fork's handbook keeps its own and leads on."""

import shutil
from datetime import date

import pytest

from macros.check import check_content
from macros.check.ledger import publish
from macros.commands.doctor import examine
from macros.commands.doctor.accept import accept
from macros.commands.doctor.places import places

from . import small_fork
from .conftest import Fork, built
from .repository import begin, commit, git
from .small_fork import ITEM, OURS
from .small_releases import move

DAY = date(2026, 11, 22)


def merge(home, playbook):
    """Make upstream and a fork of it; let upstream move on, and the fork merge that and build its handbook."""
    fork = home / "fork"
    upstream = shutil.copytree(playbook, home / "upstream")
    begin(upstream, "playbook")
    git(home, "clone", "--quiet", "--origin", "upstream", str(upstream), str(fork))
    small_fork.fork(fork)
    for place in sorted(places(fork), key=lambda place: (place.file, -place.line)):
        assert accept(fork, place)
    commit(fork, "our handbook")
    move(upstream)
    publish(check_content(upstream, public=True))
    commit(upstream, "a year of work")
    git(fork, "fetch", "--quiet", "upstream")
    behind = [one.value for one in examine(fork, DAY) if one.check == "behind"]
    (home / "behind").write_text("\n".join(behind), encoding="utf-8")
    git(fork, "merge", "--quiet", "--no-edit", "upstream/main")
    built(fork, "site")


@pytest.fixture(scope="module")
def merged(once, small_playbook):
    """What the doctor said before the merge, and the handbook after it."""
    home = once("merge", lambda home: merge(home, small_playbook))
    return (home / "behind").read_text(encoding="utf-8"), Fork(home / "fork", home / "fork/site")


def test_the_merge_leaves_no_conflict_and_the_strict_build_passes(merged):
    _, handbook = merged
    assert git(handbook.project, "diff", "--name-only", "--diff-filter=U") == ""
    assert git(handbook.project, "diff", "--name-only") == ""


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_what_is_the_forks_own_is_still_there(merged, language):
    _, handbook = merged
    assert OURS[language].format(ITEM) in handbook.words(f"{language}/checklists/first/index.html")
    assert (handbook.site / language / "internal/night/index.html").exists()
    assert {"zh": "批准单", "ko": "승인서"}[language] in handbook.words(
        f"{language}/templates/internal-approval/index.html"
    )


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_a_link_to_the_renamed_page_is_led_on_for_the_fork_and_for_saved_addresses(merged, language):
    _, handbook = merged
    assert 'href="../../measures/appeal/"' in handbook.text(f"{language}/internal/night/index.html")
    old = handbook.text(f"{language}/measures/submit-appeal/index.html")
    assert 'http-equiv="refresh" content="0; url=../appeal/"' in old
    assert (handbook.site / language / "measures/appeal/index.html").exists()
    assert f"{language}/measures/submit-appeal/<" not in handbook.text("sitemap.xml")


def test_before_the_merge_the_doctor_says_how_far_behind(merged):
    behind, _ = merged
    assert behind == "1 upstream/main"


def test_after_the_merge_the_doctor_names_each_file_to_look_at(merged):
    _, handbook = merged
    findings = {
        (one.check, one.file)
        for one in examine(handbook.project, DAY)
        if one.check in ("changed", "withdrawn", "moved", "behind", "broken")
    }
    assert findings == {
        ("changed", "docs/internal/templates/inquiry.yml"),
        ("withdrawn", "docs/internal/checklists/first.yml"),
        ("moved", "docs/internal/organisation.yml"),
        ("moved", "docs/ko/internal/night.md"),
        ("moved", "docs/zh/internal/night.md"),
    }
