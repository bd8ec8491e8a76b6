"""`python -m benchmarks.mutation`: take each rule of the checks out, and turn it round, and see whether a test notices.

Run by hand. A mutant is one place in the checking code where a problem is told: it is either left out, or the condition
above it is negated; or it is one constraint of a record that is left out. A mutant is caught if the untouched content
is refused, a mistake of the table is no longer told as it should be, a harmless edit is refused, or a test of a fork's
mistakes or of its own file fails. What survives is listed with its place: either a mistake is missing in the tests, or
the code is not needed. Each mutant runs in a process of its own.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.util
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = [
    *sorted(path for path in (ROOT / "macros/check").glob("*.py") if path.stem not in ("__main__", "formats", "table")),
    *sorted((ROOT / "macros/playbook").glob("*.py")),
]
#: Files whose mistakes are made in tests of their own, and these tests; a fork's are asked about every mutant.
FORK = ("tests/fork/test_mistakes.py", "tests/fork/test_extend.py")
OWN_TESTS = {
    **dict.fromkeys(("extend", "logo", "organisation", "overlay"), FORK),
    **dict.fromkeys(("setup", "textfile", "yamlfile"), ("tests/units/test_bad_files.py",)),
    **dict.fromkeys(("dialect", "images"), ("tests/units/test_markdown_page.py",)),
}
#: Longer than any mutant needs; one that runs longer hangs, which everybody would notice.
SECONDS = 300
#: What makes a problem when it is called.
MAKERS = {"Problem", "problem", "wrong"}
#: What says which values a record takes.
CONSTRAINERS = {"StringConstraints", "Field", "ConfigDict"}
CONSTRAINTS = {"pattern", "min_length", "max_length", "ge", "le", "gt", "lt", "extra", "strict"}


@dataclass(frozen=True)
class Mutant:
    """One changed place: the module, its line, what was done there, and the changed source."""

    path: Path
    line: int
    done: str
    rules: tuple[str, ...]
    source: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.done} [{', '.join(self.rules) or '?'}]"


def tells(node: ast.AST) -> bool:
    """Whether a statement tells a problem: it yields, appends or returns one, or (what, mend, rule)."""
    if isinstance(node, ast.Return):
        named = isinstance(node.value, ast.Tuple) and isinstance(node.value.elts[-1], ast.Constant)
        return _makes(node.value) or (named and len(node.value.elts) == 3)
    if not isinstance(node, ast.Expr):
        return False
    value = node.value
    if isinstance(value, ast.Yield):
        parts = value.value
        return _makes(parts) or (isinstance(parts, ast.Tuple) and len(parts.elts) >= 3)
    if isinstance(value, ast.YieldFrom):
        return False
    if isinstance(value, ast.Call):
        name = _name(value)
        return name in MAKERS or (name in ("append", "extend") and any(map(_makes, ast.walk(value))))
    return False


def _makes(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Call) and _name(node) in MAKERS


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def mutants(known: set[str]) -> Iterator[Mutant]:
    """Yield every mutant of the checking code."""
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        turned: set[int] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node) in CONSTRAINERS:
                for keyword in node.keywords:
                    if keyword.arg in CONSTRAINTS:
                        rest = ast.Call(node.func, node.args, [one for one in node.keywords if one is not keyword])
                        yield Mutant(
                            path, node.lineno, f"{keyword.arg} left out", (), _with(text, node, ast.unparse(rest))
                        )
            if not tells(node):
                continue
            rules = _rules(node, parents, known)
            yield Mutant(path, node.lineno, "left out", rules, _with(text, node, _nothing(node)))
            above = parents.get(node)
            while above is not None and not isinstance(above, ast.If | ast.FunctionDef):
                above = parents.get(above)
            if isinstance(above, ast.If) and above.test.lineno not in turned:
                turned.add(above.test.lineno)
                test = f"not ({ast.get_source_segment(text, above.test)})"
                if not any(isinstance(part, ast.NamedExpr) for part in ast.walk(above.test)):
                    yield Mutant(path, above.lineno, "condition negated", rules, _with(text, above.test, test))


def _rules(node: ast.AST, parents: dict[ast.AST, ast.AST], known: set[str]) -> tuple[str, ...]:
    """Return the rules that are named there, or else in the function around it, or in the module."""
    here: ast.AST | None = node
    while here is not None:
        words = {one.value for one in ast.walk(here) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        if found := words & known:
            return tuple(sorted(found))
        here = parents.get(here)
    return ()


def _nothing(node: ast.AST) -> str:
    if isinstance(node, ast.Return):
        return "return None"
    return "yield from ()" if isinstance(getattr(node, "value", None), ast.Yield) else "pass"


def _with(text: str, node: ast.expr | ast.AST, by: str) -> str:
    """Return the source with one node replaced."""
    lines = text.encode().split(b"\n")
    first, last = node.lineno - 1, node.end_lineno - 1  # type: ignore[attr-defined]
    before, after = lines[first][: node.col_offset], lines[last][node.end_col_offset :]  # type: ignore[attr-defined]
    lines[first : last + 1] = [before + b"(" * (by[0] == "n") + by.encode() + b")" * (by[0] == "n") + after]
    return b"\n".join(lines).decode()


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Hands out one module with other source; everything else is as it is."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = ".".join(mutant.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    def find_spec(self, name, path, target=None):
        if name != self.name:
            return None
        package = self.mutant.path.name == "__init__.py"
        return importlib.util.spec_from_file_location(
            name,
            self.mutant.path,
            loader=self,
            submodule_search_locations=[str(self.mutant.path.parent)] if package else None,
        )

    def exec_module(self, module):
        exec(compile(self.mutant.source, str(self.mutant.path), "exec"), module.__dict__)


def caught(mutant: Mutant, folder: Path) -> str | None:
    """Return by what a mutant is caught, or None. Runs in a process of its own: it spoils every module."""
    sys.meta_path.insert(0, _Finder(mutant))
    own = OWN_TESTS.get(mutant.path.stem, ())
    try:
        return _by_tests(own) or _by_the_content(mutant, folder) or _by_tests(FORK if own != FORK else ())
    except Exception as error:  # a mutant may break in any way, and then it is caught
        return f"{type(error).__name__} {error}"[:80]


def _by_the_content(mutant: Mutant, folder: Path) -> str | None:
    from tests.content import mistakes, test_harmless  # noqa: F401 - registers the kinds
    from tests.content.original import Original
    from tests.content.workbench import MISTAKES, Bench, chosen, untold

    bench = Bench(folder)
    if bench.problems({}):
        return "the untouched content is refused"
    content = Original()
    mine = [kind for kind in MISTAKES.values() if set(kind.rule.split("|")) & set(mutant.rules)]
    rest = [kind for kind in MISTAKES.values() if kind not in mine]
    for kind in (*mine, *rest):
        if any(untold(kind, chosen(kind, content), bench)):
            return kind.name
    for name, make in test_harmless.HARMLESS.items():
        edits = list(make())
        if any(bench.problems(edit) for edit in edits[:: max(1, len(edits) // 4)][:4]):
            return f"harmless: {name}"
    return None


def _by_tests(files: Sequence[str]) -> str | None:
    """Return the first test of some files that fails."""
    if not files:
        return None
    import pytest

    failed: list[str] = []

    class Watch:
        def pytest_runtest_logreport(self, report):
            if report.failed:
                failed.append(report.nodeid)

    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        options = ["-q", "-x", "-p", "no:cacheprovider"]
        status = pytest.main([*options, *(str(ROOT / name) for name in files)], plugins=[Watch()])
    assert status in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED), "the tests did not run"
    return failed[0] if failed else None


def run(mutant: Mutant, folder: Path) -> str | None:
    """Return by what a mutant is caught, found out in a child process."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        signal.alarm(SECONDS)
        os.write(write, (caught(mutant, folder) or "").encode()[:400])
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return said or (f"ended by signal {status & 127}" if status else None)


def main() -> int:
    """Try every mutant; return 1 if one survives."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("--only", default="", help="only mutants whose place or rule has this in it")
    parser.add_argument("--list", action="store_true", help="list the mutants, try none")
    given = parser.parse_args()
    # What the content tests need and no mutant changes is loaded once, before the processes part.
    import jinja2  # noqa: F401
    import pydantic  # noqa: F401
    import pytest  # noqa: F401
    import yaml

    known = {rule["id"] for rule in yaml.safe_load((ROOT / "docs/data/rules.yml").read_text(encoding="utf-8"))["rules"]}
    chosen = [mutant for mutant in mutants(known) if given.only in str(mutant)]
    for mutant in chosen:
        compile(mutant.source, str(mutant.path), "exec")
    if given.list:
        print("\n".join(map(str, chosen)))
        return 0
    sys.path.insert(0, str(ROOT))
    begun, survivors, rules = time.time(), [], {}
    with tempfile.TemporaryDirectory() as name:
        _copy(Path(name))
        for number, mutant in enumerate(chosen, start=1):
            by = run(mutant, Path(name))
            print(f"{number}/{len(chosen)} {mutant}: {'caught by ' + by if by else 'SURVIVES'}", flush=True)
            for rule in mutant.rules:
                rules.setdefault(rule, []).append(by is not None)
            if by is None:
                survivors.append(mutant)
    held = sum(any(results) for results in rules.values())
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} caught, {held} of {len(rules)} rules held", end="; ")
    print(f"{time.time() - begun:.0f} s")
    print("\n".join(f"survives: {mutant}" for mutant in survivors))
    return int(bool(survivors))


def _copy(folder: Path) -> None:
    """Make the copy of the content in a child, so that this process loads nothing that a mutant changes."""
    child = os.fork()
    if child == 0:
        from tests.content.workbench import Bench

        Bench.make(folder)
        os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    sys.exit(main())
