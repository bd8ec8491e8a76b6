"""What search engines, chat windows and other machines are told: valid, in the page's language, and true."""

import gzip
import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT

BASE = "https://playbook.example/sub/"
#: What schema.org asks of the types that we use, beside a name.
NEEDED = {
    "HowTo": {"step"},
    "HowToStep": {"position", "text"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "item"},
    "DefinedTermSet": {"hasDefinedTerm"},
    "DefinedTerm": set(),
    "DigitalDocument": {"description", "inLanguage"},
    "Article": {"headline", "inLanguage"},
    "WebSite": {"description"},
}


def heads(site):
    for path in sorted(site.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in text:
            yield path.relative_to(site).parent.as_posix(), text[: text.index("</head>")]


def metas(head, kind):
    return {key: unescape(value) for key, value in re.findall(rf'<meta {kind}="([^"]+)" content="([^"]*)">', head)}


def data_of(head):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, flags=re.S)
    return json.loads(found)


def test_every_page_has_one_description_of_its_own_in_its_language(site):
    seen = {}
    for page, head in heads(site):
        assert head.count('name="description"') == 1, page
        words = metas(head, "name")["description"]
        assert 15 <= len(words) <= 320, page
        hangul = len(re.findall("[가-힣]", words))
        if page.startswith(("zh", "ko")):
            assert (hangul > len(words) / 3) == page.startswith("ko"), f"{page}: {words}"
            assert seen.setdefault(words, page) == page
    assert len(seen) > 120


def test_open_graph_is_complete_and_says_the_same_as_the_page(site):
    for page, head in heads(site):
        graph = metas(head, "property")
        assert {"og:title", "og:type", "og:url", "og:image", "og:description", "og:locale", "og:site_name"} <= set(
            graph
        ), page
        assert graph["og:url"] == f"{BASE}{page}/".replace("/./", "/")
        assert graph["og:description"] == metas(head, "name")["description"]
        assert graph["og:locale"] == ("ko_KR" if page.startswith("ko") else "zh_CN")
        picture = site / graph["og:image"].removeprefix(BASE)
        assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert picture.read_bytes()[16:24] == (1200).to_bytes(4) + (630).to_bytes(4)


def test_structured_data_is_what_schema_org_asks_for(site):
    def examine(node, page):
        if isinstance(node, list):
            for one in node:
                examine(one, page)
        if isinstance(node, dict):
            kind = node.get("@type")
            if kind:
                assert kind in NEEDED, f"{page}: {kind}"
                missing = NEEDED[kind] - set(node)
                assert not missing, f"{page}: a {kind} without {missing}"
                assert node.get("name") or kind == "BreadcrumbList", page
            for value in node.values():
                assert value not in ("", [], None), f"{page}: {node}"
                examine(value, page)

    for page, head in heads(site):
        data = data_of(head)
        assert data["@context"] == "https://schema.org"
        assert metas(head, "property")["og:title"] == data["@graph"][0]["name"], page
        examine(data["@graph"], page)


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_steps_and_items_are_told_as_steps(site, playbook, language):
    pages = dict(heads(site))
    for checklist in playbook.checklists.values():
        subject = data_of(pages[f"{language}/checklists/{checklist.id}"])["@graph"][0]
        assert subject["@type"] == "HowTo"
        assert [step["name"] for step in subject["step"]] == [item.headline[language] for item in checklist.items]
    measure = data_of(pages[f"{language}/measures/preserve-evidence"])["@graph"][0]
    assert measure["@type"] == "HowTo"
    assert len(measure["step"]) >= 3


def test_the_trail_leads_to_pages_that_exist(site):
    trails = 0
    for page, head in heads(site):
        for node in data_of(head)["@graph"]:
            if node["@type"] == "BreadcrumbList":
                trails += 1
                for number, crumb in enumerate(node["itemListElement"], start=1):
                    assert crumb["position"] == number
                    assert (site / crumb["item"].removeprefix(BASE) / "index.html").exists(), page
    assert trails > 100


def test_robots_names_the_sitemap_and_closes_nothing(site):
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {BASE}sitemap.xml" in robots
    assert "Disallow: /\n" not in robots


def test_the_sitemap_is_valid_xml_and_packed_without_a_time(site):
    plain = (site / "sitemap.xml").read_bytes()
    packed = (site / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == plain
    assert packed[4:8] == b"\0\0\0\0"
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    addresses = [node.text for node in ElementTree.fromstring(plain).findall("s:url/s:loc", spaces)]
    assert len(addresses) == len(set(addresses)) > 120
    assert all(address.startswith(BASE) for address in addresses)


def test_links_out_tell_nobody_where_the_reader_came_from(site):
    loose = []
    for path in site.rglob("*.html"):
        for link in re.findall(r'<a\b[^>]*\shref="https?://[^>]*>', path.read_text(encoding="utf-8")):
            if "noreferrer" not in link:
                loose.append(f"{path.relative_to(site)}: {link}")
    assert not loose


def test_no_style_stands_in_an_attribute(site):
    """The policy would refuse it."""
    assert not [
        path for path in site.rglob("*.html") if re.search(r"<[a-z][^>]*\sstyle=", path.read_text(encoding="utf-8"))
    ]


def test_the_policy_s_hash_is_that_of_the_only_script_in_the_pages(site):
    script = (ROOT / "overrides/partials/theme_script.html").read_text(encoding="utf-8")
    for path in site.rglob("*.html"):
        for attributes, inside in re.findall(
            r"<script([^>]*)>(.*?)</script>", path.read_text(encoding="utf-8"), flags=re.S
        ):
            if "src=" not in attributes and "json" not in attributes:
                assert inside == script, path
