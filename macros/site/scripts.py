"""From many small modules to few requests: docs/assets/js is written as ES modules and sent as one file a kind of page.

Plain scripts instead of modules, because a browser refuses to load modules from disk (file://). A module becomes a
function in a table; what several files need stands in the main one and exists once.

The modules keep to this style, and everything else is a problem that stops the build:
    import { a, b as c } from "./other.js";      one line, named
    export function f / class C / const c        declared where it stands
    await import("./heavy.js")                   fetched when it is needed
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

#: What a page has -> the module that serves it. A page is given the files of what it has, and `main`.
KINDS = {
    "data-checklist=": "checklist",
    "data-template=": "letter",
    "data-case": "case",
    "data-triage": "triage",
    "data-filter=": "filter",
}
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";$', re.M)
_DYNAMIC = re.compile(r'\bimport\("\./([\w-]+)\.js"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|class\b|const\b)", re.M)
_NAME = re.compile(r"^export (?:async )?(?:function\*?|class|const) (\w+)", re.M)
_LEFTOVER = re.compile(r"^(?:import|export)\b(?!\()|\bimport\.meta\b", re.M)


class ScriptError(Exception):
    """A module is written in a way that cannot be sent."""


@dataclass(frozen=True)
class _Module:
    name: str
    text: str
    needs: tuple[str, ...]
    loads: tuple[str, ...]


def bundle(folder: Path) -> dict[str, str]:
    """Return the scripts that pages load, by file name, made from the modules in `folder`."""
    modules = {path.stem: _read(path) for path in sorted(folder.glob("*.js"))}
    exports = _exports(modules)
    core = _closure("main", modules)
    parts = _parts(core, modules)
    # A file's address carries the hash of what it says, and files name each other: the innermost come first.
    addresses: dict[str, str] = {}
    scripts: dict[str, str] = {}
    waiting = dict(parts)
    while waiting:
        free = [name for name, inside in waiting.items() if not _loads(inside, modules) & (set(waiting) - {name})]
        if not free:
            raise ScriptError(f"{', '.join(waiting)} load each other in a circle")
        for name in free:
            text = "\n".join(_define(modules[one], exports[one], addresses) for one in waiting.pop(name))
            scripts[f"{name}.js"] = text
            addresses[name] = versioned(f"{name}.js", text)
    main = "\n".join(_define(modules[one], exports[one], addresses) for one in core)
    scripts["main.js"] = f"{main}\n{_RUNTIME}"
    return scripts


def _parts(core: list[str], modules: dict[str, _Module]) -> dict[str, list[str]]:
    """Return the modules of each file beside the main one: what every page that loads it has already is left out."""
    parts: dict[str, list[str]] = {}
    there: dict[str, set[str]] = {}
    arriving = [(name, set(core)) for name in sorted(_loads(core, modules))]
    while arriving:
        name, has = arriving.pop(0)
        if name in there and there[name] <= has:
            continue
        there[name] = there.get(name, has) & has
        inside = _closure(name, modules)
        parts[name] = [one for one in inside if one not in there[name]]
        arriving += [(below, {*there[name], *inside}) for below in sorted(_loads(inside, modules) - {name})]
    return parts


def _loads(inside: list[str], modules: dict[str, _Module]) -> set[str]:
    return {load for one in inside for load in modules[one].loads}


def versioned(address: str, content: str | bytes) -> str:
    """Return an address that changes with its content, so that browsers may keep the file for long."""
    data = content if isinstance(content, bytes) else content.encode()
    return f"{address}?v={sha256(data).hexdigest()[:8]}"


def scripts_for(content: str) -> list[str]:
    """Return the names of the scripts that a page with this HTML needs, in the order in which they stand in it."""
    return [*(name for hook, name in KINDS.items() if hook in content), "main"]


def _read(path: Path) -> _Module:
    text = path.read_text(encoding="utf-8")
    needs = tuple(match[2] for match in _IMPORT.finditer(text))
    stripped = _EXPORT.sub("", _IMPORT.sub("", text))
    wrong = _LEFTOVER.search(stripped)
    if wrong:
        line = stripped[wrong.start() :].split("\n", 1)[0]
        raise ScriptError(f"{path}: {line!r} is not in the style that macros/site/scripts.py can send")
    return _Module(path.stem, text, needs, tuple(_DYNAMIC.findall(text)))


def _exports(modules: dict[str, _Module]) -> dict[str, list[str]]:
    exports = {name: _NAME.findall(module.text) for name, module in modules.items()}
    for module in modules.values():
        for names, other in _IMPORT.findall(module.text):
            if other not in modules:
                raise ScriptError(f"{module.name}.js imports ./{other}.js, which does not exist")
            # `export const A = 1, B = 2` names its second constant only where somebody imports it.
            for name in (one.split(" as ")[0].strip() for one in names.split(",")):
                if name and name not in exports[other]:
                    exports[other].append(name)
    return exports


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


def _define(module: _Module, exports: list[str], addresses: dict[str, str]) -> str:
    def need(match: re.Match[str]) -> str:
        names = re.sub(r"(\w+) as (\w+)", r"\1: \2", match[1].strip())
        return f'const {{ {names} }} = need("{match[2]}");'

    def load(match: re.Match[str]) -> str:
        address = addresses.get(match[1])
        return f'load("{match[1]}", "{address}")' if address else f'load("{match[1]}")'

    body = _DYNAMIC.sub(load, _EXPORT.sub("", _IMPORT.sub(need, module.text)))
    # Whole lines of comments, and what only indents, stay in the source.
    body = re.sub(r"^\s*(?://[^\n]*|/\*\*.*?\*/)\n", "", body, flags=re.M | re.S)
    body = re.sub(r"^ +", "", body, flags=re.M)
    return (
        f'(self.playbookModules ??= {{}})["{module.name}"] = (need, load) => {{\n"use strict";\n{body.rstrip()}\n'
        f"return {{ {', '.join(exports)} }};\n}};"
    )


_RUNTIME = """\
(() => {
  const modules = self.playbookModules, made = {}, here = document.currentScript.src;
  const need = (name) => (made[name] ??= modules[name](need, load));
  const load = async (name, address) => {
    if (!modules[name]) {
      await new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(address, here);
        script.onload = resolve;
        script.onerror = () => reject(new TypeError(`${name} cannot be loaded`));
        document.head.append(script);
      });
    }
    return need(name);
  };
  need("main");
})();
"""
