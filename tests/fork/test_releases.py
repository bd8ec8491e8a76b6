"""Four releases of upstream: a fork that changes one sentence of each kind merges them and keeps all it says."""

import json
import re
import shutil
from datetime import date

import pytest

from macros.check import check_content
from macros.check.ledger import publish
from macros.commands.doctor import examine
from macros.commands.doctor.__main__ import main
from macros.commands.doctor.places import places

from . import small_fork
from .editing import edit
from .repository import begin, commit, git
from .small_fork import COUNT, ITEM, OURS, PART
from .small_releases import RENAMED, move, rename, reword, withdraw

#: What the small playbook has no page for: laws, agencies, terms, deadlines, sources, rules, what the search says.
UNSEEN = frozenset(range(1, 20))
DAY = date(2026, 11, 22)


def said(project):
    """Return every sentence of the fork's that its handbook says, by number."""
    content = check_content(project, public=False)
    book = content.playbook
    records = [getattr(book, name) for name in vars(book) if isinstance(getattr(book, name), dict) and name != "files"]
    words = json.dumps(
        [records, book.triage], default=lambda one: getattr(one, "model_dump", dict)(), ensure_ascii=False
    )
    words += "".join(page.text for page in content.written.values())
    found = {language: re.findall(text.replace("{}", r"(\d+)"), words) for language, text in OURS.items()}
    assert set(found["zh"]) == set(found["ko"])
    return {int(number) for number in found["zh"]}


def told(project):
    """Return what the doctor says of upstream's changes, by what it says; nothing else may be there to do."""
    found = {}
    for one in examine(project, DAY):
        if one.check != "unreviewed-upstream":
            found.setdefault(one.check, []).append(one)
    return found


def items(findings):
    """Return what is named first in each finding, in order."""
    return sorted(one.value.split(" ")[0] for one in findings)


def merge(fork, home, release):
    """Let upstream make a release, and the fork merge it; return what the doctor says then."""
    release(home)
    publish(check_content(home, public=True))
    commit(home, release.__name__)
    git(fork, "fetch", "--quiet", "upstream")
    git(fork, "merge", "--quiet", "--no-edit", "upstream/main")
    assert git(fork, "diff", "--name-only", "--diff-filter=U") == ""
    return told(fork)


def accept(fork, *ids):
    main(["--accept", " ".join(ids), str(fork)])
    commit(fork, "looked at")
    return told(fork)


def test_the_built_handbook_says_all_of_it(full_fork):
    handbook = "".join(page.read_text(encoding="utf-8") for page in full_fork.pages())
    shown = set(range(1, ITEM + 1)) - UNSEEN
    for language, words in OURS.items():
        missing = {number for number in shown if words.format(number) not in re.sub(r"</?span[^>]*>", "", handbook)}
        assert not missing, (language, missing)
    night = full_fork.text("zh/internal/night/index.html")
    menu = night[night.index('id="contents"') :].partition("</nav>")[0]
    assert re.search(r"鲸夜组</span><ul>\s*<li><a [^>]*>夜班</a>", menu)
    # What is hidden is built where it was; the page before it in the navigation does not lead on to it.
    assert "submit-appeal" not in full_fork.text("zh/conduct/index.html")
    assert (full_fork.site / "zh/measures/submit-appeal/index.html").exists()


def line_of(path, words):
    return path.read_text(encoding="utf-8").split(words)[0].count("\n") + 1


@pytest.fixture(scope="module")
def forks(small_playbook, tmp_path_factory):
    """Upstream, and a fork of it with its overlay, whose hashes the doctor wrote."""
    folder = tmp_path_factory.mktemp("releases")
    home = shutil.copytree(small_playbook, folder / "upstream")
    begin(home, "playbook")
    git(folder, "clone", "--quiet", "--origin", "upstream", str(home), str(folder / "fork"))
    small_fork.fork(folder / "fork")
    return home, folder / "fork"


def test_a_fork_keeps_its_words_through_four_releases(forks, capsys):
    home, fork = forks
    open_ = [place.item for place in places(fork)]
    assert len(open_) == COUNT + 2
    assert accept(fork, *open_) == {}
    everything = set(range(1, ITEM + 1))
    assert said(fork) == everything

    found = merge(fork, home, rename)
    assert set(found) == {"renamed", "moved"}  # `moved`: a name in the fork's page
    named = {kind.partition(" ")[0] for kind in (one.value for one in found["renamed"])}
    assert named == {old.partition(" ")[0] for old in RENAMED}
    assert said(fork) == everything

    before = {check: len(findings) for check, findings in found.items()}
    found = merge(fork, home, move)
    assert set(found) == {"renamed", "moved", "changed", "withdrawn", "withdrawn-too"}
    assert len(found["renamed"]) == before["renamed"] + 1
    assert len(found["moved"]) == before["moved"] + 3  # the page, in both languages, and where it is hidden
    (part,) = found["changed"]
    assert items(found["withdrawn"]) == ["first/save-2"]
    assert items(found["withdrawn-too"]) == ["first/save-3"]
    assert [line.partition(": ")[2] for line in part.detail] == [
        "请告知。", "请尽快告知。", OURS["zh"].format(PART),
        "알려 주시기 바랍니다.", "되도록 빨리 알려 주시기 바랍니다.", OURS["ko"].format(PART),
    ]  # fmt: skip
    assert said(fork) == everything
    found = accept(fork, "first/save-2", items(found["changed"])[0])
    assert set(found) == {"renamed", "moved", "withdrawn-too"}

    found = merge(fork, home, withdraw)
    assert [(one.file, "which upstream has withdrawn" in one.value) for one in found["broken"]] == [
        (f"docs/{language}/internal/night.md", True) for language in ("ko", "zh")
    ]
    for language in ("zh", "ko"):
        edit(fork / f"docs/{language}/internal/night.md", (' {{ law("obstruction") }}', ""))
    found = told(fork)
    assert "broken" not in found
    assert items(found["changed"]) == ["labels/nav.start"]
    assert items(found["withdrawn"]) == ["conduct#later", "laws/obstruction/covers", "terms/T001/note"]
    assert said(fork) == everything - {1}  # what belonged to the law that is gone

    # Where a sentence belongs that upstream has written anew, nobody knows but the fork: no letter goes out with it at
    # its end. Once the fork says which sentence it stands for now, it stands there.
    (lost,) = merge(fork, home, reword)["broken"]
    letter = fork / "docs/internal/templates/inquiry.yml"
    known = re.search(r"(?m)^    was: .*바랍니다.*$", letter.read_text(encoding="utf-8"))[0]
    assert (lost.file, lost.line) == ("docs/internal/templates/inquiry.yml", line_of(letter, known))
    assert "期待答复。" in lost.zh
    edit(letter, (known, "    was: 회신을 기다립니다."))
    found = told(fork)
    assert "broken" not in found
    assert OURS["zh"].format(PART) in "".join(found["changed"][-1].detail)
    parts = [part.zh for part in check_content(fork, public=False).playbook.letters["inquiry"].parts]
    assert parts == ["您好。", OURS["zh"].format(PART), "全店停了。"]
