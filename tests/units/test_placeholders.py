"""What a macro says is put in when Markdown is done: the page is the one that Markdown would have made of all of it."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.site.memo import Memo, Nothing
from macros.site.page import SitePage

ROOT = Path(__file__).parents[2]
LINK = '<a class="law" href="../laws/#a-1" id="here">《刑法》 &amp; more</a>'
BLOCK = '<section class="card15" id="card">\n<p>一</p>\n<ul>\n<li>二</li>\n</ul>\n</section>'
TWO_BLOCKS = '<div class="one">1</div>\n<p id="two">2</p>'
#: Where a call can stand, and what its macro says.
PLACES = {
    "in a sentence": ("先看 {}，再决定。", LINK),
    "at the start of a paragraph": ("{} 是第一步。", LINK),
    "at the end of emphasis": ("**{}** 和 *{}*。", LINK),
    "in a list": ("1. 保存\n2. 看 {}\n   再看 {}\n3. 发送", LINK),
    "in a table": ("| 甲 | 乙 |\n|---|:-:|\n| {} | 二 |", LINK),
    "in a footnote": ("一句话。[^1]\n\n[^1]: 见 {}。", LINK),
    "in a definition": ("词\n:   见 {}。", LINK),
    "in a callout": ('!!! note "标题"\n    见 {}。', LINK),
    "in a heading": ("## 见 {} { #see }\n\n一。", LINK),
    "in the first heading": ("# {}\n\n一。", LINK),
    "in code": ("写 `{}`。", LINK),
    "in a fence": ("```\n{}\n```", LINK),
    "in an attribute": ('<p title="{}">一</p>', "&amp; more"),
    "in a link's text": ("[看 {}](x.md)", '<b class="who">谁</b>'),
    "in HTML": ("<div>\n{}\n</div>", LINK),
    "as a block": ("一。\n\n{}\n\n二。", BLOCK),
    "as several blocks": ("一。\n\n{}\n\n{}\n", TWO_BLOCKS),
    "as a block that touches a paragraph": ("一。\n{}\n二。", BLOCK),
    "as nothing": ("一。\n\n{}\n\n二。", ""),
}
CALL = "{}"


@pytest.fixture(scope="module")
def config():
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins._current_plugin = "playbook"  # who says that a file was made
    return config


def rendered(config, text, fragment, memo=None):
    """Return the page as it is made with placeholders, and as Markdown makes it of the whole text."""
    other = File.generated(config, "zh/x.md", content="# x\n")
    pages = []
    for kind in (SitePage, Page):
        file = File.generated(config, "zh/page.md", content=text)
        page = kind(file, config, memo or Nothing(), 1) if kind is SitePage else Page(None, file, config)
        page.read_source(config)
        while CALL in page.markdown:
            said = page.placeholder(fragment) if kind is SitePage else fragment
            page.markdown = page.markdown.replace(CALL, said, 1)
        page.render(config, Files([file, other]))
        pages.append(page)
    return pages


def names(toc):
    return [(item.title, item.id, names(item.children)) for item in toc]


@pytest.mark.parametrize("place", PLACES)
def test_the_page_is_the_one_that_markdown_would_have_made_of_all_of_it(config, place):
    text, fragment = PLACES[place]
    ours, theirs = rendered(config, text, fragment)
    assert ours.content == theirs.content
    assert names(ours.toc) == names(theirs.toc)
    assert ours.title == theirs.title
    assert ours.present_anchor_ids == theirs.present_anchor_ids


def test_what_looks_like_a_placeholder_is_left_as_it_was_typed(config):
    page, _ = rendered(config, "见 {}。", LINK)
    typed = page.placeholder(LINK)
    ours, theirs = rendered(config, f"见 {{}}，不是 {typed}。", LINK)
    assert typed in ours.content
    assert ours.content == theirs.content


def test_a_page_that_is_remembered_is_the_same_page(config):
    memo = Memo()
    text = "# 题\n\n见 {}。[看](x.md#no)\n\n## 二 { #two }"
    first, _ = rendered(config, text, LINK, memo)
    memo.end()
    again, _ = rendered(config, text, LINK, memo)
    assert again.content == first.content
    assert names(again.toc) == names(first.toc)
    assert again.title == first.title
    assert again.present_anchor_ids == first.present_anchor_ids
    for page in (first, again):
        assert {file.src_uri: found for file, found in page.links_to_anchors.items()}["zh/x.md"] == {"no": "x.md#no"}
        assert all(file.page is page for file in page.links_to_anchors if file.src_uri == "zh/page.md")
    other, _ = rendered(config, text, LINK.replace("刑法", "民法"), memo)
    assert other.content == first.content.replace("刑法", "民法")


def test_a_memo_makes_again_what_was_made_of_other_things_and_forgets_what_is_of_no_use():
    memo, made = Memo(), []

    def make(word, version):
        return memo.get(("words", word, version), lambda: made.append(word) or word.upper())

    one = memo.version("records", {"a": 1})
    assert [make("x", one), make("x", one)] == ["X", "X"]
    assert made == ["x"]
    memo.end()
    assert memo.version("records", {"a": 1}) == one
    make("x", one)
    assert made == ["x"]
    make("x", memo.version("records", {"a": 2}))
    assert made == ["x", "x"]
    memo.end()
    memo.end()
    make("x", one)
    assert made == ["x", "x", "x"]


def test_nothing_stands_for_something_else_in_the_built_site(site):
    seen = [path for path in site.rglob("*") if path.suffix in (".html", ".json", ".xml", ".js")]
    assert len(seen) > 150
    for path in seen:
        assert not re.search(r"fragment[0-9a-f]{24}n", path.read_text(encoding="utf-8")), path
