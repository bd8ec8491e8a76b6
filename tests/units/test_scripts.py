"""From modules to what is sent: nothing is sent twice, nothing changes on the way, and what cannot be sent is told."""

import re

import pytest

from macros.site.scripts import FORMS, HANDBOOK, KINDS, STORES, ScriptError, bundle, scripts_for
from tests.browser_code import SOURCES

#: Stands before what is sent, so that it can run outside a page: only the table of functions is made.
AS_SENT = """(_, {{ texts, argument }}) => {{
  const playbookModules = {{}};
  const self = {{ playbookModules }};
  for (const text of texts) {{
    // The main file ends by starting the page, and there is none.
    try {{ new Function("self", text)(self); }} catch (error) {{ if (error.name !== "ReferenceError") throw error; }}
  }}
  const made = {{}};
  const need = (name) => (made[name] ??= playbookModules[name](need));
  return ({act})(need, argument);
}}"""


@pytest.fixture(scope="module")
def sent():
    return bundle(SOURCES)


@pytest.fixture
def as_sent(module, sent):
    """Run a function with `need`, which gives the modules as they are sent."""
    texts = list(sent.values())

    def run(act, argument=None):
        return module("words", AS_SENT.format(act=act), {"texts": texts, "argument": argument})

    return run


def write(folder, **modules):
    """Write modules into a folder, with the parts that every site has."""
    for name in ("main", HANDBOOK, STORES, *KINDS.values()):
        path = folder / f"page/{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(modules.get(name, "export const start = 1;\n"), encoding="utf-8")
    for name, text in modules.items():
        if name not in ("main", *KINDS.values()):
            (folder / f"page/{name}.js").write_text(text, encoding="utf-8")
    return folder


def defined(script):
    return set(re.findall(r'^"([\w/]+)":\(need,load\)=>', script, re.M))


def test_what_two_pages_with_a_form_need_is_sent_once(sent):
    main, kit = defined(sent["main.js"]), defined(sent["kit.js"])
    assert len(kit) > 10
    assert not main & kit
    seen = {}
    for form in FORMS:
        for one in defined(sent[f"{form}.js"]):
            assert one not in main | kit
            assert seen.setdefault(one, form) == form


def test_what_is_fetched_later_brings_nothing_that_is_there(sent):
    there = defined(sent["main.js"]) | defined(sent["kit.js"])
    # One searches on pages without a form too, which have no kit: the search brings the one module of it that it needs.
    again = {"searchresults": {"pure/runs"}}
    for extra in ("docx", "calendar", "pack", "searchresults", "searchmore"):
        assert defined(sent[f"{extra}.js"])
        assert defined(sent[f"{extra}.js"]) & there == again.get(extra, set())


def test_what_is_fetched_may_fetch_more_and_brings_what_is_not_there_by_then(tmp_path):
    folder = write(
        tmp_path,
        case='export const start = () => import("./parts.js");\n',
        parts='import { a } from "./shared.js";\nexport const parts = () => import("./more.js");\n',
        more='import { a } from "./shared.js";\nexport const more = a;\n',
        shared="export const a = 1;\n",
    )
    sent = bundle(folder)
    assert defined(sent["parts.js"]) == {"page/parts", "page/shared"}
    assert defined(sent["more.js"]) == {"page/more"}
    # Another page that fetches the last of them straight away has nothing of it.
    write(
        folder, letter='export const start = () => import("./more.js");\n', case=(folder / "page/case.js").read_text()
    )
    assert defined(bundle(folder)["more.js"]) == {"page/more", "page/shared"}


def test_modules_that_fetch_each_other_are_told(tmp_path):
    texts = {
        one: f'export const {one} = () => import("./{two}.js");\n'
        for one, two in (("parts", "more"), ("more", "parts"))
    }
    folder = write(tmp_path, case='export const start = () => import("./parts.js");\n', **texts)
    with pytest.raises(ScriptError, match="in a circle"):
        bundle(folder)


def test_types_and_comments_are_not_sent(sent):
    assert "pure/shapes" not in set().union(*map(defined, sent.values()))
    assert not [name for name, text in sent.items() if "@param" in text or "/**" in text]


def test_no_pattern_looks_behind_what_it_finds(sent):
    """Safari before 16.4 takes it for a mistake in the whole file, and nothing of the page works."""
    assert not [name for name, text in sent.items() if "(?<=" in text or "(?<!" in text]


def test_a_page_gets_the_files_of_what_it_has():
    assert scripts_for("<p>") == ["main"]
    assert scripts_for('<div data-filter="x">') == ["filter", "main"]
    assert scripts_for('<section data-template="x">') == ["kit", "letter", "main"]


def test_what_is_sent_does_what_was_written(module, as_sent):
    """Patterns and templates survive being made small: the same questions, to the source and to what is sent."""
    texts = [
        "죄송합니다 010-1234-5678",
        "확인된 사실입니다",
        "a@b.kr 사기꾼",
        "=1+1",
        "１，５００원",
        "판매 정지 당했을 때 어떻게 하나요",
    ]
    source = """(tone, fields, query, excerpt, runs, csv, time, texts) => texts.map((text) => [
      tone.warnings({ type: "text" }, text, ["x"], "ko"), fields.tidied(text, true), fields.tidied(text, false),
      fields.fault({ type: "email", max: 90 }, text), query.wordsOf(text), query.squeeze(text),
      excerpt.splitAt(text, ["정지", "1"]), runs.runsOf(text, "zh"), csv.csv([[text]]), time.written(text, "ko")])"""
    names = "tone fields query excerpt runs csv time"
    small = f"(need, texts) => ({source})(...{[f'pure/{name}' for name in names.split()]}.map(need), texts)"
    assert as_sent(small, texts) == module(names, source, texts)


def test_every_file_that_is_sent_is_a_script(module, sent):
    wrong = module(
        "words",
        """(_, files) => Object.entries(files).flatMap(([name, text]) => {
          try { new Function(text); return []; } catch (error) { return [`${name}: ${error}`]; }
        })""",
        sent,
    )
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import x from "./other.js";\n', "style"),
        ("export default 1;\n", "style"),
        ('import { a } from "./nowhere.js";\n', "does not exist"),
        ('import { b } from "./other.js";\n', "does not export"),
        ('import { start } from "./checklist.js";\nimport { c } from "./circle.js";\n', "circle"),
        ("export const f = (a) => `x ${a ? `· ${a}` : 1}`;\n", "misread"),
        ("export const f = (a) => /a  b/.test(a);\n", "misread"),
    ],
)
def test_what_cannot_be_sent_is_told(tmp_path, text, told):
    folder = write(
        tmp_path,
        letter=text,
        other="export const a = 1;\n",
        circle='import { start } from "./letter.js";\nexport const c = 1;\n' if told == "circle" else "",
    )
    if told == "circle":
        text += "export const start = 1;\n"
        (folder / "page/letter.js").write_text(text, encoding="utf-8")
    with pytest.raises(ScriptError, match=told):
        bundle(folder)


def test_patterns_and_templates_reach_the_browser_as_they_were_written(tmp_path, module):
    text = r"""
// a comment with `ticks` and 'quotes'
export const line = (a, b) => `${a}   ${b} // no comment
   kept  /* kept */ \``;
const pattern = /[/'"`]  \/\/ \/\*  x/;
export const found = (text) => text.match(pattern)?.[0] ?? text.split(/a  b/g).length / 2 / 1;
"""
    script = bundle(write(tmp_path, letter=text))["letter.js"]
    answer = module(
        "words",
        """(_, text) => {
          const self = {};
          new Function("self", text)(self);
          const letter = self.playbookModules["page/letter"]();
          return [letter.line(1, 2), letter.found("`  // /*  x"), letter.found("1a  b2a b3")];
        }""",
        script,
    )
    assert answer == ["1   2 // no comment\n   kept  /* kept */ `", "`  // /*  x", 1]
