"""A handbook in one language with a part left out: nothing leads to the other language, or to that part."""

import re


def test_nothing_leads_to_the_other_language(one_language):
    assert not (one_language.site / "ko").exists()
    assert "data-twin" not in one_language.text("zh/index.html")
    for page in ("index.html", "404.html", "zh/index.html", "zh/about/index.html", "sitemap.xml"):
        links = re.findall(r'(?:href|hreflang)="([^"]*)"', one_language.text(page))
        assert not [link for link in links if re.search(r"(^|/)ko(/|$)", link)], page


def test_a_part_that_is_hidden_has_no_place_in_the_navigation_and_its_pages_stay(one_language):
    tabs = re.search(r'<nav class="md-tabs".*?</nav>', one_language.text("zh/index.html"), re.S)[0]
    assert "清单" in tabs
    assert "文书" not in tabs
    assert (one_language.site / "zh/templates/inquiry/index.html").exists()


def test_a_fork_may_let_search_engines_in(one_language):
    assert "noindex" not in one_language.text("zh/index.html")
