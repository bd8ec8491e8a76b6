"""Instant on a cheap phone: what a page loads at once is little, comes in few requests, and moves nothing."""

import re

import pytest

from benchmarks.weight import LIMIT_BYTES, LIMIT_REQUESTS, first_view


@pytest.fixture(scope="module")
def views(site):
    return {
        page.relative_to(site).as_posix(): first_view(site, page)
        for page in site.rglob("*.html")
        if page.name == "index.html"
    }


def test_no_page_is_heavier_than_80_kb(views):
    heavy = {page: sum(sizes.values()) for page, sizes in views.items() if sum(sizes.values()) > LIMIT_BYTES}
    assert len(views) > 120
    assert not heavy


def test_no_page_needs_more_than_6_requests(views):
    many = {page: list(sizes) for page, sizes in views.items() if len(sizes) > LIMIT_REQUESTS}
    assert not many


def test_no_font_is_sent(site):
    assert not [path for path in site.rglob("*") if path.suffix in (".woff", ".woff2", ".ttf", ".otf")]
    assert "@font-face" not in (site / "assets/playbook.css").read_text(encoding="utf-8")


def test_scripts_go_only_to_pages_that_need_them(site):
    plain = (site / "zh/reference/laws/index.html").read_text(encoding="utf-8")
    letter = (site / "zh/templates/appeal-general/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<script src="[^"]*/(\w+)\.js', plain) == ["main"]
    assert re.findall(r'<script src="[^"]*/(\w+)\.js', letter) == ["letter", "main"]


def test_every_asset_is_named_with_the_hash_of_its_content(site):
    """A browser may keep it for good: another content has another address."""
    from macros.site.scripts import versioned

    page = (site / "ko/templates/appeal-ip/index.html").read_text(encoding="utf-8")
    named = re.findall(r'"(?:\.\./)*(assets/[\w.-]+)(\?v=\w+)"', page)
    assert {path for path, _ in named} >= {"assets/playbook.css", "assets/main.js", "assets/letter.js"}
    for path, version in named:
        assert versioned(path, (site / path).read_bytes()) == path + version


def test_the_theme_s_scripts_and_style_sheets_are_not_published(site):
    assert not list(site.glob("assets/javascripts/**/*.js"))
    assert not list(site.glob("assets/stylesheets/**/*.css"))
    assert not list(site.rglob("*.map"))
