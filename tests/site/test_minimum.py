"""The oldest browsers that the README names can run what is sent: read against MDN's compatibility data."""

import functools
import json
import os
import re

import pytest

from tests.conftest import ROOT

DATA = ROOT / "tests/tools/node_modules/@mdn/browser-compat-data/data.json"
#: How the README names browsers, and the data.
BROWSERS = {"Chrome": "chrome", "Edge": "edge", "Firefox": "firefox", "Safari": "safari", "iOS": "safari_ios"}
#: What is newer than the oldest browsers, and what stands in for it there.
INSTEAD = {
    "CompressionStream": "an entry of a ZIP file is stored as it is",
    "DecompressionStream": "told: a letter is copied, saved as text or printed instead",
    ".canShare": "asked for before it is called; files are downloaded",
    ".share": "asked for before it is called; files are downloaded",
    ".showSaveFilePicker": "asked for before it is offered; a case is exported by hand",
    ".createWritable": "comes with showSaveFilePicker",
    ".popover": "says nothing to a browser that has none: a mark is a link to its source",
    ".showPopover": "asked for before it is called; a mark is a link to its source",
    ".hidePopover": "comes with showPopover",
    ".maxHeight": "a style, which is old; what is new is another thing of this name",
    ".persist": "asked for before it is called; the browser decides alone",
}
#: Parts of the language that would stop a script as a whole, and how to recognize them.
SYNTAX = {
    "regular_expressions.lookbehind_assertion": r"\(\?<[=!]",
    "operators.nullish_coalescing_assignment": r"\?\?=",
    "operators.optional_chaining": r"\?\.[\w(\[]",
    "classes.private_class_methods": r"[{;}]#\w+\([^)]*\)\{",
    "classes.static.initialization_blocks": r"\bstatic\{",
    "grammar.hashbang_comments": r"^#!",
    "grammar.numeric_separators": r"\b\d+_\d",
}
#: Where our scripts name a property of their own: in a type, in an object, taken out of one, as a method.
OWN = re.compile(
    r"@property \{.*\} \[?(\w+)|@param \{.*\} \w+\.(\w+)|(\w+)\??:(?!:)|[{,]\s*(\w+)(?=\s*[,}=])"
    r"|^\s+(?:async )?(\w+)\([^()]*\) \{$",
    re.M,
)


#: What stands in strings: the keys of our words, the classes of our elements; and a property that only this names.
RECORDS = frozenset({".phrase", ".space", ".use"})


def version(text):
    """Return a version as numbers, to be compared."""
    return tuple(int(part) for part in re.findall(r"\d+", text))


def since(compat, browser):
    """Return from which version a browser has something without a switch; a very late one where it never has."""
    found = compat["support"].get(browser, {"version_added": False})
    first = found[0] if isinstance(found, list) else found
    added = first["version_added"]
    if not isinstance(added, str) or added == "preview" or first.get("flags") or first.get("prefix"):
        return (9999,)
    return version(added)


def later(one, other):
    """Return what came when the first of two of the same name came: which is meant cannot be told from its name."""
    return {browser: min(one[browser], other[browser]) for browser in one} if other else one


@pytest.fixture(scope="module")
def data():
    if not DATA.exists():
        message = "@mdn/browser-compat-data is not installed: .ci/run shows how npm brings it"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return json.loads(DATA.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def known(data):
    """When each name came, by browser: `Object`, `Object.hasOwn`, `.at`."""
    found = {}

    def add(name, feature):
        if compat := feature.get("__compat"):
            found[name] = later({key: since(compat, key) for key in BROWSERS.values()}, found.get(name))

    for tree in (data["api"], data["javascript"]["builtins"]):
        for name, interface in tree.items():
            add(name, interface)
            for member, feature in interface.items():
                if member == "__compat" or member.endswith("_event"):
                    continue
                plain = member.removesuffix("_static")
                add(f"{name}.{plain}", feature)
                add(f".{plain}", feature)
    return found


@pytest.fixture(scope="module")
def minimum():
    """The oldest version of each browser that the README names."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^## Browsers\n\n(.*)$", readme, re.M)
    named = {name: text for name, text in re.findall(r"(\w+) (\d+(?:\.\d+)?)", line) if name in BROWSERS}
    assert set(named) == set(BROWSERS)
    return named


@pytest.fixture(scope="module")
def sent(site):
    """Every script that is sent, by its name."""
    return {path.name: path.read_text(encoding="utf-8") for path in site.glob("assets/*.js")}


def too_new(came, minimum):
    return {name for name, browser in BROWSERS.items() if came[browser] > version(minimum[name])}


def names_in(script):
    """Return the names in a script that a browser may know."""
    found = {f".{name}" for name in re.findall(r"(?<!\.)\.([a-z]\w*)", script)}
    for name, member in re.findall(r"(?<![\w$.])([A-Z]\w*)(?:\.(\w+))?", script):
        found |= {name, f"{name}.{member}"}
    return found


def test_no_script_asks_for_more_than_the_oldest_browsers_have(sent, known, minimum):
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs/assets/js").rglob("*.js"))
    ours = {f".{name}" for found in OWN.findall(sources) for name in found if name}
    wrong = {
        f"{file}: {name} ({', '.join(sorted(browsers))})"
        for file, script in sent.items()
        for name in (names_in(script) & set(known)) - set(INSTEAD) - ours - RECORDS
        if (browsers := too_new(known[name], minimum))
    }
    assert not wrong


def test_no_script_sets_aria_by_a_property(sent):
    """Firefox has them since 119. Where they are set by `el`, whatever is called so counts as ours above."""
    users = {file: found for file, script in sent.items() if (found := re.findall(r"\baria[A-Z]\w*", script))}
    assert users == {}


def test_no_script_is_written_in_what_the_oldest_browsers_cannot_read(sent, data, minimum):
    for name, pattern in SYNTAX.items():
        users = sorted(file for file, script in sent.items() if re.search(pattern, script, re.M))
        feature = functools.reduce(lambda tree, part: tree[part], name.split("."), data["javascript"])
        came = {browser: since(feature["__compat"], browser) for browser in BROWSERS.values()}
        assert not users or not too_new(came, minimum), (name, users)


def test_the_page_that_does_not_start_names_the_same_browsers(playbook, minimum):
    for words in (playbook.labels["script.late"][language] for language in ("zh", "ko")):
        found = re.findall(r"\d+(?:\.\d+)?", words)
        assert found == [minimum["Chrome"], minimum["Firefox"], minimum["Safari"]]
    assert minimum["Chrome"] == minimum["Edge"]
    assert minimum["Safari"] == minimum["iOS"]


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("x=rows.toSorted()", ".toSorted"),
        ("if(Object.groupBy(a,b))", "Object.groupBy"),
        ("new CookieStore()", "CookieStore"),
    ],
)
def test_what_is_too_new_is_found(known, minimum, script, name):
    assert name in names_in(script)
    assert too_new(known[name], minimum)


def test_no_page_lets_a_browser_fetch_ahead_what_its_policy_forbids(site):
    """Firefox fetched what `rel=next` named, and reported an error of the policy on every page."""
    for page in site.rglob("index.html"):
        rels = re.findall(r"<link\b[^>]*\brel=\"?([\w-]+)", page.read_text(encoding="utf-8"))
        assert rels
        assert not {"next", "prefetch", "prerender", "preload", "modulepreload"} & set(rels), page
