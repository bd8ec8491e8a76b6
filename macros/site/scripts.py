"""From many small modules to few requests: docs/assets/js is written as ES modules and sent as few plain scripts.

Plain scripts instead of modules, because a browser refuses to load modules from disk (file://). A module becomes a
function in a table; a file holds functions that are called when somebody needs them:

    main.js     what every page needs
    kit.js      what at least two of the pages with a form need: whoever opens the second one has it already
    <part>.js   what one kind of page needs beside these two
    handbook.js what a fork's own pages need for code and notes on it; sites without a fork have none
    stores.js   what a fork with several stores needs where values are filled in; it begins right after main.js
    <extra>.js  what is fetched when it is asked for, beside what is there already

The modules keep to this style, and everything else is a problem that stops the build:
    import { a, b as c } from "../pure/other.js";    named
    export function f / class C / const c            declared where it stands, one each
    await import("./heavy.js")                       fetched when it is needed, by what is there by then
    no template inside a template, no pattern right after `=>`: the minifier would take them for something else
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from pathlib import Path

import rjsmin  # type: ignore[import-untyped]

#: What a page has -> the module that serves it. A page is given the files of what it has, and `main`.
KINDS = {
    "data-checklist=": "checklist",
    "data-template=": "letter",
    "data-notice=": "notice",
    "data-case": "case",
    "data-triage": "triage",
    "data-filter=": "filter",
}
#: What the theme offers for text and needs a script: on a fork's own pages only.
HANDBOOK = "handbook"
#: The picker of a fork with several stores, and what a page has that needs it.
STORES = "stores"
_PICKER = "data-stores="
#: The parts whose common modules are the kit.
FORMS = ("checklist", "letter", "case", "notice")
_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.\.?/[\w/-]+)\.js";$', re.M)
_DYNAMIC = re.compile(r'\bimport\("(\.\.?/[\w/-]+)\.js"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|class\b|const\b)", re.M)
_NAME = re.compile(r"^export (?:async )?(?:function\*?|class|const) (\w+)", re.M)
_LEFTOVER = re.compile(r"^(?:import|export)\b(?!\()|\bimport\.meta\b", re.M)
#: In a minified text: a template that ends inside one of its own holes, and a pattern that begins after an arrow.
_MISREAD = re.compile(r"\$\{(?:[^{}`]|\{[^{}`]*\})*`|=>/")


class ScriptError(Exception):
    """A module is written in a way that cannot be sent."""


@dataclass(frozen=True)
class _Module:
    """A module by its path below the folder, without its ending."""

    name: str
    text: str

    @cached_property
    def needs(self) -> list[str]:
        """The modules that it imports."""
        return [self.path(match[2]) for match in _IMPORT.finditer(self.text)]

    @cached_property
    def loads(self) -> list[str]:
        """The modules that it fetches when they are needed."""
        return [self.path(match[1]) for match in _DYNAMIC.finditer(self.text)]

    @cached_property
    def exports(self) -> list[str]:
        """The names that others may import."""
        return _NAME.findall(self.text)

    def path(self, address: str) -> str:
        """Return the module that an address in this one means."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.name), address))


def bundle(folder: Path, *, fork: bool = False) -> dict[str, str]:
    """Return the scripts that pages load, by file name, made from the modules in `folder`; a `fork` has more."""
    modules = _read(folder)
    main = _closure("page/main", modules)
    parts = (*KINDS.values(), *((HANDBOOK, STORES) if fork else ()))
    whole = {part: _closure(f"page/{part}", modules) for part in parts}
    needed = [one for form in FORMS for one in whole[form]]
    kit = sorted({one for one in needed if needed.count(one) > 1} - set(main))
    beside = {part: {*main, *(kit if part in (*FORMS, STORES) else ())} for part in parts}
    begun = [(main, {*main}), *((inside, {*inside, *beside[part]}) for part, inside in whole.items())]
    files = {
        **_fetched(modules, begun, {f"page/{part}" for part in parts}),
        "page/kit": kit,
        **{f"page/{part}": sorted(set(inside) - beside[part]) for part, inside in whole.items()},
        "page/main": main,
    }
    scripts = _sent(modules, files)
    starting = {"main": 'need("page/main");'}
    if fork:
        starting["main"] += f' if (modules["page/{STORES}"]) need("page/{STORES}");'
        starting[HANDBOOK] = f'need("page/{HANDBOOK}");'
    for part, starts in starting.items():
        scripts[f"{part}.js"] += _minified(f"{part}.js", f"{_RUNTIME}  {starts}\n}})();\n")
    return scripts


def _fetched(
    modules: dict[str, _Module], begun: Iterable[tuple[list[str], set[str]]], parts: Container[str]
) -> dict[str, list[str]]:
    """Return what is fetched later than the `parts` of pages, each with the modules that its file brings.

    `begun` are the modules that pages begin with, each time with all that is there by then. What several fetch, or what
    was itself fetched, must bring what only one of them has. What fetches something stands behind it.
    """
    there: dict[str, set[str]] = {}  # by what is fetched: what everybody has who fetches it
    order: TopologicalSorter[str] = TopologicalSorter()
    waiting = list(begun)

    def brought(extra: str) -> list[str]:
        return [one for one in _closure(extra, modules) if one not in there[extra]]

    while waiting:
        inside, has = waiting.pop()
        for extra in (load for one in inside for load in modules[one].loads if load not in parts):
            known = there.get(extra)
            there[extra] = has if known is None else has & known
            if there[extra] != known:
                brings = brought(extra)
                order.add(extra, *(load for one in brings for load in modules[one].loads))
                waiting.append((brings, {*there[extra], *brings}))
    try:
        return {extra: brought(extra) for extra in order.static_order() if extra in there}
    except CycleError as error:
        raise ScriptError(f"{' → '.join(error.args[1])}: modules fetch each other in a circle") from None


def _sent(modules: dict[str, _Module], files: dict[str, list[str]]) -> dict[str, str]:
    """Return the files by name, given the modules in each; a file stands behind those that it fetches."""
    hashes: dict[str, str] = {}  # the address of a file carries that of what it says, and files name each other
    scripts: dict[str, str] = {}
    for name, inside in files.items():
        file = f"{posixpath.basename(name)}.js"
        defined = ",\n".join(_define(modules[one], hashes) for one in inside)
        scripts[file] = f'"use strict";Object.assign(self.playbookModules??={{}},{{\n{defined}\n}});\n'
        hashes[name] = _hash(scripts[file])
    return scripts


def versioned(address: str, content: str | bytes) -> str:
    """Return an address that changes with its content, so that browsers may keep the file for long."""
    return f"{address}?v={_hash(content)}"


def _hash(content: str | bytes) -> str:
    return sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()[:8]


def scripts_for(content: str) -> list[str]:
    """Return the names of the scripts that a page with this HTML needs, in the order in which they stand in it."""
    parts = [name for hook, name in KINDS.items() if hook in content]
    picker = [STORES] if _PICKER in content else []
    return [*(["kit"] if set(parts) & set(FORMS) else []), *parts, *picker, "main"]


def _read(folder: Path) -> dict[str, _Module]:
    paths = {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.rglob("*.js"))}
    modules = {name: _Module(name, path.read_text(encoding="utf-8")) for name, path in paths.items()}
    for name, module in modules.items():
        wrong = _LEFTOVER.search(_EXPORT.sub("", _IMPORT.sub("", module.text)))
        if wrong:
            line = wrong.string[wrong.start() :].split("\n", 1)[0]
            raise ScriptError(f"{paths[name]}: {line!r} is not in the style that macros/site/scripts.py can send")
        for match in _IMPORT.finditer(module.text):
            other = modules.get(module.path(match[2]))
            if other is None:
                raise ScriptError(f"{paths[name]} imports {match[2]}.js, which does not exist")
            for imported in (one.split(" as ")[0].strip() for one in match[1].split(",")):
                if imported and imported not in other.exports:
                    raise ScriptError(f"{paths[name]} imports {imported}, which {match[2]}.js does not export")
    return modules


def _closure(name: str, modules: dict[str, _Module]) -> list[str]:
    """Return a module and all that it needs, what is needed first."""
    found: list[str] = []

    def visit(one: str, above: tuple[str, ...]) -> None:
        if one in above:
            raise ScriptError(f"{' → '.join((*above, one))}: modules import each other in a circle")
        if one in found:
            return
        if one not in modules:
            raise ScriptError(f"{above[-1] if above else 'a page'} needs {one}.js, which does not exist")
        for other in modules[one].needs:
            visit(other, (*above, one))
        found.append(one)

    visit(name, ())
    return found


def _define(module: _Module, hashes: dict[str, str]) -> str:
    """Return the module as an entry of the table, minified: its name and a function."""

    def need(match: re.Match[str]) -> str:
        names = re.sub(r"(\w+) as (\w+)", r"\1: \2", match[1].strip())
        return f'const {{ {names} }} = need("{module.path(match[2])}");'

    def load(match: re.Match[str]) -> str:
        wanted = module.path(match[1])
        return f'load("{wanted}", "{hashes[wanted]}")'

    body = _EXPORT.sub("", _DYNAMIC.sub(load, _IMPORT.sub(need, module.text)))
    return _minified(
        f"{module.name}.js",
        f'"{module.name}": (need, load) => {{\n{body}\nreturn {{ {", ".join(module.exports)} }};\n}}',
    )


def _minified(name: str, text: str) -> str:
    """Return a script without its comments and its layout."""
    short = str(rjsmin.jsmin(text))
    misread = _MISREAD.search(short)
    if misread:
        raise ScriptError(
            f"{name}: {misread[0]!r} would be misread when it is made small; give the inner template, or the pattern"
            " after the arrow, a name of its own"
        )
    return short


_RUNTIME = """
(() => {
  const modules = self.playbookModules, made = {}, here = document.currentScript.src;
  const need = (name) => (made[name] ??= modules[name](need, load));
  const load = async (name, hash) => {
    if (!modules[name]) {
      await new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(name.split("/")[1] + ".js?v=" + hash, here);
        script.onload = resolve;
        script.onerror = () => reject(new TypeError(name + " cannot be loaded"));
        document.head.append(script);
      });
    }
    return need(name);
  };
"""
