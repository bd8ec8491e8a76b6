"""`python -m benchmarks.same [BASE [COMMIT]]`: prove that a change of the code changes nothing that anybody sees.

The commit BASE (default: the last one) and COMMIT (default: the work tree) are built alike, and every file whose bytes
differ is named. Then every mistake of the tests' tables is made in both, and every message that differs is printed:
file, line, key, what is wrong, how to mend it and the rule. The exit status is 1 if anything differs.

    python -m benchmarks.same main                               everything, about three minutes
    python -m benchmarks.same --builds plain --no-messages       half a minute

Both are copies in a temporary folder, so that nothing unbuilt or ignored plays a part. What a commit gives is kept in
.cache/same/, as long as this file stays the same.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache/same"
FIXED = {"SITE_URL": "https://example.org/", "SOURCE_DATE_EPOCH": "1795305600", "NO_MKDOCS_2_WARNING": "1"}
#: Each build: whether the sample overlay is installed, and what its environment says.
BUILDS: dict[str, tuple[bool, dict[str, str]]] = {
    "plain": (False, {}),
    "files": (False, {"DIRECTORY_URLS": "false"}),
    "overlay": (True, {}),
    "public": (True, {"PLAYBOOK_PUBLIC": "1"}),
}
MESSAGES = "messages"
#: The most lines of differences that are printed.
MOST = 200

Found = dict[str, list[str]]
"""A build: the digest of each file by its path. The messages: what was said of each mistake, by its name."""


def build(project: Path, name: str) -> Found:
    """Build `project` and return the digest of every file of the site."""
    overlay, environment = BUILDS[name]
    if overlay and not (project / "docs/internal").exists():
        _install_sample(project)
    site = project.parent / f"{project.name}-{name}"
    # MkDocs' own command: every commit has it.
    _run(project, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(site), **environment)
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): [hashlib.sha256(path.read_bytes()).hexdigest()] for path in files}


def _install_sample(project: Path) -> None:
    """Do what `make internal` does, whatever that command is called in this commit."""
    sample, docs = project / "internal.sample", project / "docs"
    shutil.copytree(sample, docs / "internal", ignore=lambda folder, names: {"README.md", "zh", "ko"} & set(names))
    for language in ("zh", "ko"):
        shutil.copytree(sample / language, docs / language / "internal", dirs_exist_ok=True)


def tell(project: Path) -> Found:
    """Return what the checks of `project` say of every mistake in the tables of its tests."""
    return dict(json.loads(_run(project, str(Path(__file__).resolve()), "--tell")))


def _run(project: Path, *command: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env={**os.environ, **FIXED, "PYTHONPATH": str(project), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{project.name}: {' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def _told() -> Found:
    """Make every mistake in the project of this process; mistakes of one kind in different files are made together."""
    from tests.content import mistakes  # noqa: F401 - registers the kinds
    from tests.content.original import Original
    from tests.content.workbench import MISTAKES, Bench, chosen
    from tests.fork.overlay_mistakes import PAGES, RECORDS

    said: Found = {}
    content = Original()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench.make(Path(name, "content"))
        for kind in MISTAKES.values():
            rounds: list[dict] = []
            for edit in chosen(kind, content):
                free = next((one for one in rounds if one.keys().isdisjoint(edit.changes)), None)
                if free is None:
                    rounds.append(free := {})
                free.update(edit.changes)
            said[kind.name] = [_line(problem) for changes in rounds for problem in bench.problems(changes)]
        sample, project = Path(name, "sample"), Path(name, "project")
        shutil.copytree("docs", sample / "docs")
        shutil.copytree("internal.sample", sample / "internal.sample")
        _install_sample(sample)
        for title, (change, *_) in {**RECORDS, **PAGES}.items():
            shutil.copytree(sample, project)
            change(project)
            said[f"overlay: {title}"] = [_line(problem) for problem in Bench(project).problems({})]
            shutil.rmtree(project)
    return said


def _line(problem) -> str:
    return " | ".join(str(getattr(problem, part)) for part in ("file", "line", "key", "what", "mend", "rule"))


def differences(before: Found, after: Found) -> Iterator[str]:
    """Yield what differs between two findings, a line each."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            yield f"{name}: {'only before' if new is None else 'only after'}"
        elif old != new and len(old) == len(new) == 1 and " | " not in old[0]:
            yield f"{name}: other bytes"
        elif old != new:
            yield f"{name}:"
            yield from (f"  {line}" for line in difflib.ndiff(old, new) if line[:1] in "+-")


def _finder(name: str) -> Callable[[Path], Found]:
    return tell if name == MESSAGES else lambda project: build(project, name)


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout


def _commit(name: str) -> str:
    return _git("rev-parse", "--verify", f"{name}^{{commit}}").strip()


def _copy(files: list[str], source: Path, target: Path) -> Path:
    for file in files:
        if (source / file).is_file():
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / file, target / file)
    return target


def _checkout(commit: str, target: Path) -> Path:
    """Copy the files of a commit to `target`."""
    tree = target.parent / "tree"
    _git("worktree", "add", "--quiet", "--detach", str(tree), commit)
    try:
        return _copy(_git("ls-tree", "-r", "--name-only", "-z", commit).split("\0")[:-1], tree, target)
    finally:
        _git("worktree", "remove", "--force", str(tree))


def _kept(commit: str, name: str, project: Path) -> Found:
    """Return what a commit gives, from the cache if it was found before."""
    version = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    path = CACHE / f"{commit}-{name}-{version}.json"
    if not path.exists():
        found = _finder(name)(project)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def main() -> int:
    """Compare; return 1 if anything differs."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.same", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("base", nargs="?", default="HEAD", help="the commit to compare with")
    parser.add_argument("commit", nargs="?", help="the commit that is compared with it; without one, the work tree")
    parser.add_argument("--builds", nargs="*", choices=BUILDS, default=list(BUILDS), help="only these builds")
    parser.add_argument("--no-messages", action="store_true", help="make no mistakes")
    parser.add_argument("--tell", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.tell:
        print(json.dumps(_told(), ensure_ascii=False))
        return 0
    # In the order of BUILDS: the overlay, once it is installed, stays.
    names = [*([] if given.no_messages else [MESSAGES]), *(name for name in BUILDS if name in given.builds)]
    base = _commit(given.base)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as both:
        work = Path(folder)
        before = _checkout(base, work / "before")
        if given.commit:
            after = _checkout(_commit(given.commit), work / "after")
        else:
            files = _git("ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")[:-1]
            after = _copy(files, ROOT, work / "after")
        for name in names:
            old, new = both.submit(_kept, base, name, before), both.submit(_finder(name), after)
            found = list(differences(old.result(), new.result()))
            print(f"{name}: {len(new.result())} compared, {len(found) or 'nothing'} different", flush=True)
            wrong += (f"{name}: {line}" for line in found)
    print("\n".join(wrong[:MOST]))
    return int(bool(wrong))


if __name__ == "__main__":
    if "--tell" in sys.argv:
        sys.path[0] = os.getcwd()  # the package of the project that is told of, not the one that this file stands in
    sys.exit(main())
