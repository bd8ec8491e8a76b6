"""What a browser itself may send away: spell checkers and page translation ask a service of their maker."""

import re

HIDDEN_FROM_TRANSLATION = ("data-review", "data-profile", "data-claims-part", 'class="sheet"')


def test_spell_checkers_and_page_translation_get_nothing_of_a_letter(site):
    pages = [*site.glob("*/templates/*/index.html")]
    assert len(pages) > 40
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert re.search(r'<form [^>]*data-form[^>]*spellcheck="false"', html), page
        for mark in HIDDEN_FROM_TRANSLATION:
            tag = re.search(rf"<\w+ [^>]*{re.escape(mark)}[^>]*>", html)
            if tag:
                assert 'translate="no"' in tag[0], (page, mark)
        assert 'class="sheet" translate="no"' in html, page
