"""Three releases of upstream: a fork that changes one sentence of each kind merges them and keeps all it says."""

import json
import re
from datetime import date

import pytest

from macros.check import check_content
from macros.check.ledger import publish
from macros.commands.doctor import examine
from macros.commands.doctor.__main__ import main
from macros.commands.doctor.accept import accept as accept_place
from macros.commands.doctor.places import places
from tests.conftest import build_soundly, files_of

from . import small_fork, small_upstream
from .conftest import edit
from .repository import begin, commit, git
from .small_fork import COUNT, ITEM, OURS, PART

#: What the small playbook has no page for: laws, agencies, terms, deadlines, sources, rules, what the search says.
UNSEEN = frozenset(range(1, 20))
DAY = date(2026, 11, 22)
#: What the first release calls otherwise: one of each kind that the ledger has, but items and pages.
RENAMED = {
    "agency office": "bureau", "channel desk": "counter", "deadline reply": "answer", "field store_name": "shop_name",
    "law obstruction": "disruption", "myth M001": "M002", "option stop_kind=whole": "stop_kind=all",
    "outcome wait": "pause", "question received": "arrived", "source F001": "F002", "term T001": "T002",
}  # fmt: skip


def rename(project):
    """The first release: ids are called otherwise, and the ledger says so."""
    for path in sorted((project / "docs/data").rglob("*.yml")):
        if path.name in ("labels.yml", "rules.yml"):
            continue
        text = path.read_text(encoding="utf-8")
        for old, new in RENAMED.items():
            if "=" not in old:
                text = re.sub(rf"\b{old.partition(' ')[2]}\b", new, text)
        path.write_text(text.replace("stop_kind=whole", "stop_kind=all").replace("{id: whole", "{id: all"), "utf-8")
    ledger = project / "docs/data/published.txt"
    text = ledger.read_text(encoding="utf-8")
    for old, new in RENAMED.items():
        text = text.replace(f"{old}\n", f"{old} -> {new}\n")
    ledger.write_text(text, encoding="utf-8")


def move(project):
    """The second: a section and a page move, items are retired, a letter's sentence is reworded behind a new one."""
    for language in ("zh", "ko"):
        pages = project / "docs" / language
        text = (pages / "conduct.md").read_text(encoding="utf-8")
        (section,) = re.findall(r"## [^\n]+\{ #speak \}\n\n.*?\n\n", text, re.S)
        (pages / "conduct.md").write_text(text.replace(section, ""), encoding="utf-8")
        with (pages / "about.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{section.rstrip()}\n")
        git(project, "mv", f"docs/{language}/measures/submit-appeal.md", f"docs/{language}/measures/appeal.md")
    edit(project / "mkdocs.yml", ("measures/submit-appeal.md", "measures/appeal.md"))
    moved = '{was: measures/submit-appeal, now: measures/appeal, moved_on: "2026-11-21"}'
    edit(project / "docs/data/moved.yml", ("moved: []", f"moved:\n  - {moved}"))
    first = project / "docs/data/checklists/first.yml"
    blocks = re.split(r"(?m)^(?=  - id: )", first.read_text(encoding="utf-8"))
    new = [blocks[-1].replace("6", number) for number in "78"]
    why = 'retired_on: "2026-11-21", reason: {zh: 合并, ko: 합침}'
    retired = f"  - {{id: first/save-2, replaced_by: first/save-1, {why}}}\n"
    retired += f"  - {{id: first/save-3, replaced_by: null, {why}}}\n"
    first.write_text("".join([*blocks[:2], *blocks[4:], *new]) + f"retired:\n{retired}", encoding="utf-8")
    edit(
        project / "docs/data/templates/inquiry.yml",
        ("parts:\n", "parts:\n  - {zh: 您好。, ko: 안녕하십니까.}\n"),
        ("zh: 请告知。, ko: 알려 주시기 바랍니다.", "zh: 请尽快告知。, ko: 되도록 빨리 알려 주시기 바랍니다."),
    )
    edit(
        project / "docs/data/scenarios/hijack.yml",
        ("card:\n", "card:\n  - {kind: do, text: {zh: 先看通知。, ko: 통지부터 봅니다.}}\n"),
    )


def withdraw(project):
    """The third: a kind of report is new; a law, a note and a heading go; a word of the interface changes."""
    data = project / "docs/data"
    hijack = (data / "scenarios/hijack.yml").read_text(encoding="utf-8")
    new = hijack.replace("id: hijack", "id: review").replace("被跟卖", "差评").replace("위너 도용", "나쁜 후기")
    route = "laws_that_fit:\n  - {law: disruption, why: {zh: 合适。, ko: 맞습니다.}}"
    (data / "scenarios/review.yml").write_text(new.replace(route, "laws_that_fit: []"), encoding="utf-8")
    small_upstream.scenario_page(project, "review", {"zh": "差评", "ko": "나쁜 후기"})
    edit(data / "scenarios/hijack.yml", (route, "laws_that_fit: []"))
    laws = data / "laws.yml"
    text = laws.read_text(encoding="utf-8")
    text = re.sub(r"(?s)laws:\n  - id: disruption.*?\nbehaviours", "laws: []\nbehaviours", text)
    laws.write_text(text.replace("laws: [disruption]", "laws: []"), encoding="utf-8")
    edit(data / "glossary.yml", ("    note: {zh: 不是法院。, ko: 법원이 아닙니다.}\n", ""))
    ledger = data / "published.txt"
    text = ledger.read_text(encoding="utf-8").replace("law disruption\n", "law disruption -> nothing\n")
    ledger.write_text(text.replace("-> disruption\n", "-> nothing\n"), encoding="utf-8")
    labels = (data / "labels.yml").read_text(encoding="utf-8")
    start = re.search(r"(?m)^  nav\.start:.*\n(?:    .*\n)*", labels)[0]
    (data / "labels.yml").write_text(labels.replace(start, "  nav.start: {zh: 第一步, ko: 첫걸음}\n"), encoding="utf-8")
    for language in ("zh", "ko"):
        page = project / f"docs/{language}/conduct.md"
        page.write_text(page.read_text(encoding="utf-8").partition("## 后来")[0].partition("## 나중에")[0], "utf-8")


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


def test_the_built_handbook_says_all_of_it_and_the_public_site_nothing(tmp_path):
    project = small_upstream.upstream(tmp_path)
    build_soundly(project, project / "upstream")
    small_fork.fork(project)
    for place in sorted(places(project), key=lambda place: (place.file, -place.line)):
        assert accept_place(project, place)
    internal = project / "docs/internal"
    groups = "navigation:\n  - title: {zh: 鲸夜, ko: 고래밤}\n    pages: [night]\n"
    (internal / "navigation.yml").write_text(groups, encoding="utf-8")
    build_soundly(project, project / "site")
    build_soundly(project, project / "public", PLAYBOOK_PUBLIC="1")
    assert files_of(project / "public") == files_of(project / "upstream")
    handbook = "".join(path.read_text(encoding="utf-8") for path in sorted((project / "site").rglob("*.html")))
    shown = set(range(1, ITEM + 1)) - UNSEEN
    for language, words in OURS.items():
        missing = {number for number in shown if words.format(number) not in re.sub(r"</?span[^>]*>", "", handbook)}
        assert not missing, (language, missing)
    night = (project / "site/zh/internal/night/index.html").read_text(encoding="utf-8")
    menu = night[night.index('id="contents"') :].partition("</nav>")[0]
    assert re.search(r"鲸夜</span><ul>\s*<li><a [^>]*>夜班</a>", menu)
    # The page beside the hidden one in the navigation.
    for site, named in (("upstream", True), ("site", False)):
        page = (project / site / "zh/conduct/index.html").read_text(encoding="utf-8")
        assert ("submit-appeal" in page) is named
    assert (project / "site/zh/measures/submit-appeal/index.html").exists()


@pytest.fixture(scope="module")
def forks(tmp_path_factory):
    """Upstream, and a fork of it with its overlay, whose hashes the doctor wrote."""
    folder = tmp_path_factory.mktemp("releases")
    home = small_upstream.upstream(folder / "upstream")
    begin(home, "playbook")
    git(folder, "clone", "--quiet", "--origin", "upstream", str(home), str(folder / "fork"))
    small_fork.fork(folder / "fork")
    return home, folder / "fork"


def test_a_fork_keeps_its_words_through_three_releases(forks, capsys):
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
