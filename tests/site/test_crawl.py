"""The built site, page by page: every reference resolves, nothing leaks, every part says its language."""

import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

BASE = "https://playbook.example/sub/"
#: Hosts that a reader may be sent to by clicking: official pages, statutes, press. Nothing is ever loaded from them.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Reader(HTMLParser):
    """Everything in a page that the tests ask about."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.ids, self.references, self.loads, self.aria, self.texts = [], [], [], [], []
        self.headings, self.lang, self.stack, self.title = [], None, [], ""
        self.unlabelled = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.references.append(given["href"])
        if tag == "link" and given.get("rel") not in ("canonical", "next", "prev"):
            self.loads.append(given["href"])
        if tag in ("script", "img", "iframe", "source", "audio", "video", "embed") and "src" in given:
            self.loads.append(given["src"])
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            self.aria.extend((given.get(name) or "").split())
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        lang = given.get("lang") or (self.stack[-1][1] if self.stack else None)
        if tag == "html":
            self.lang = given.get("lang")
        if tag not in VOID:
            self.stack.append((tag, lang))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = [tag for tag, _ in self.stack]
        if "script" in tags or "style" in tags:
            return
        if "title" in tags and "svg" not in tags:
            self.title += data
        self.texts.append((data, self.stack[-1][1] if self.stack else None, tags[-1] if tags else ""))


@cache
def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 120, "an empty build is not a green one"
    return found


def address(site: Path, path: Path) -> str:
    return BASE + path.relative_to(site).as_posix().removesuffix("index.html")


def target(site: Path, url: str) -> Path:
    path = site / unquote(urlsplit(url).path).removeprefix("/sub/")
    return path / "index.html" if path.is_dir() else path


def test_every_reference_leads_to_something_that_exists(site):
    broken = []
    for page in pages(site):
        for reference in [*read(page).references, *read(page).loads]:
            url = urljoin(address(site, page), reference)
            if not url.startswith(BASE):
                continue
            there = target(site, url)
            fragment = unquote(urlsplit(url).fragment)
            if not there.exists():
                broken.append(f"{page.relative_to(site)} → {reference}")
            elif (
                fragment
                and there.suffix == ".html"
                and fragment not in read(there).ids
                and not fragment.startswith("__")
            ):
                broken.append(f"{page.relative_to(site)} → {reference} (no such anchor)")
    assert not broken, "\n".join(broken[:40])


def test_ids_are_unique_and_labels_point_at_them(site):
    wrong = []
    for page in pages(site):
        ids = read(page).ids
        wrong += [f"{page.relative_to(site)}: {id} twice" for id in set(ids) if ids.count(id) > 1]
        wrong += [f"{page.relative_to(site)}: {id} missing" for id in read(page).aria if id not in ids]
    assert not wrong, "\n".join(wrong[:40])


def test_nothing_is_loaded_from_another_host(site):
    remote = [
        f"{page.relative_to(site)}: {url}"
        for page in pages(site)
        for url in read(page).loads
        if urlsplit(url).netloc and not url.startswith(BASE)
    ]
    styles = [
        f"{path.name}: {match}"
        for path in site.rglob("*.css")
        for match in re.findall(r"url\((?![\"']?data:)[^)]*//[^)]*\)", path.read_text(encoding="utf-8"))
    ]
    assert not remote + styles


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_a_block_of_commands_inside_a_step_is_a_block(site, root, language):
    """One that stood in a list was run together into one line of words."""
    page = (root / f"docs/{language}/team/fork.md").read_text(encoding="utf-8")
    built = (site / language / "team/fork/index.html").read_text(encoding="utf-8")
    blocks = re.findall(r"(?m)^ +```sh$", page)
    assert blocks
    assert len(re.findall(r"<pre\b", built)) >= len(blocks)
    assert not re.search(r"<code>sh\b", built)


@pytest.mark.parametrize(("folder", "records"), [("checklists", "checklists"), ("templates", "letters")])
def test_menus_and_cards_have_the_order_that_the_records_give(site, playbook, folder, records):
    order = list(getattr(playbook, records))
    assert order[0] == {"checklists": "first-24-hours", "templates": "appeal-general"}[folder]
    for language in ("zh", "ko"):
        index = (site / language / folder / "index.html").read_text(encoding="utf-8")
        for part in (
            re.search(r'<nav class="side.*?</nav>', index, re.S),
            re.search(r'<ul class="cards.*', index, re.S),
        ):
            links = [link.strip("./") for link in re.findall(r'<a href="([\w./-]+)"', part[0])]
            shown = [link for link in links if link in order]
            assert shown == order, f"{language}/{folder}"


@pytest.mark.parametrize(
    "leak", ["{", "}", "TODO", "None", "Traceback", "Macro Rendering Error", "Undefined", "\ufffd"]
)
def test_no_template_code_and_no_error_is_shown(site, leak):
    shown = [
        f"{page.relative_to(site)}: {text.strip()[:80]}"
        for page in pages(site)
        for text, _, tag in read(page).texts
        if leak in text and tag != "code"
    ]
    assert not shown, "\n".join(shown[:20])


def test_every_page_has_one_title_and_skips_no_heading_level(site):
    wrong = []
    for page in pages(site):
        headings = read(page).headings
        if headings.count(1) != 1:
            wrong.append(f"{page.relative_to(site)}: {headings.count(1)} h1")
        wrong += [f"{page.relative_to(site)}: h{a} then h{b}" for a, b in pairwise(headings) if b > a + 1]
        if not read(page).title.strip():
            wrong.append(f"{page.relative_to(site)}: no title")
    assert not wrong, "\n".join(wrong)


def test_every_page_says_its_language(site):
    for page in pages(site):
        folder = page.relative_to(site).parts[0]
        assert read(page).lang == ("ko" if folder == "ko" else "zh-Hans"), page


HANGUL = re.compile(r"[\uac00-\ud7a3]")
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_every_passage_in_the_other_language_says_so(site):
    wrong = []
    for page in pages(site):
        if page.relative_to(site).parts[0] not in ("zh", "ko"):
            continue
        for text, lang, tag in read(page).texts:
            if tag in ("option", "code", "title"):
                continue
            if (HANGUL.search(text) and lang != "ko") or (
                HAN.search(text) and not HANGUL.search(text) and lang == "ko"
            ):
                wrong.append(f"{page.relative_to(site)}: {text.strip()[:60]!r} is marked {lang}")
    assert not wrong, "\n".join(wrong[:40])


def test_both_languages_have_the_same_pages(site):
    trees = [
        {path.relative_to(site / code).as_posix() for path in (site / code).rglob("*.html")} for code in ("zh", "ko")
    ]
    assert trees[0] == trees[1]


#: Every address below a language that was promised to readers, by folder; each folder has an index of its own.
PROMISED = {
    "": "triage first-24-hours conduct case about",
    "measures": "preserve-evidence submit-appeal contact-support seek-legal-help audit-store maintain-reputation",
    "precautions": (
        "follow-platform-rules strengthen-customer-service improve-product-content monitor-competitors "
        "build-credibility watch-platform-notices"
    ),
    "scenarios": (
        "ip-report counterfeit-report certification-report advertising-report review-attack listing-hijack "
        "abusive-returns demand-letter extortion account-suspension settlement-hold customs-hold authority-notice"
    ),
    "checklists": "first-24-hours preserve-evidence evidence-by-report-type monthly-store-audit after-action-review",
    "templates": (
        "appeal-general appeal-ip appeal-counterfeit appeal-certification appeal-advertising appeal-reappeal "
        "account-reinstatement improvement-plan support-inquiry abusive-returns-claim review-report "
        "ip-withdrawal-request cease-and-desist lawyer-brief police-complaint-draft customer-reply incident-report"
    ),
    "reference": "glossary laws agencies deadlines myths sources",
    "team": "fork contribute",
}


@pytest.mark.parametrize("language", ["zh", "ko"])
@pytest.mark.parametrize(
    "page", [f"{folder}/{slug}".strip("/") for folder, slugs in PROMISED.items() for slug in ("", *slugs.split())]
)
def test_every_promised_address_answers(site, language, page):
    assert (site / language / page / "index.html").exists()


def test_the_page_not_found_speaks_both_languages_and_leads_home(site):
    reader = read(site / "404.html")
    assert {lang for text, lang, _ in reader.texts if text.strip()} >= {"zh-Hans", "ko"}
    assert any(reference.endswith("/zh/") for reference in reader.references)
    assert any(reference.endswith("/ko/") for reference in reader.references)


def test_the_sitemap_names_every_page_with_its_twin(site):
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for page in pages(site):
        if page.parent != site:
            assert f"<loc>{address(site, page)}</loc>" in sitemap, page
    assert sitemap.count('hreflang="ko"') == sitemap.count('hreflang="zh-Hans"') > 60
