"""What a fork writes is text: signs that HTML takes for its own are shown, wherever a page or a machine is given it."""

import json

import pytest
from lxml.html import document_fromstring

from macros.render.dress import dressed
from tests.html_checker import errors_in, listed

from .conftest import searched
from .small_handbook import BANNER, DESCRIPTION, NAME, TEAM, TITLE, WHEN

LANGUAGES = ("zh", "ko")
META = "string(//meta[@{}='{}']/@content)"


def parsed(fork, path):
    return document_fromstring(fork.text(path))


def text_of(page, path):
    """Return the text of the one element that is at `path`."""
    (found,) = page.xpath(path)
    return found.text_content()


def test_every_page_of_a_handbook_is_valid(full_fork):
    found = errors_in(full_fork.site)
    assert not found, listed(found)


def test_no_text_became_an_element(full_fork):
    known = {"vip", "day", "不要", "외부"}
    pages = {page: document_fromstring(page.read_text(encoding="utf-8")) for page in full_fork.pages()}
    assert not [page for page, tree in pages.items() if {one.tag for one in tree.iter()} & known]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_its_title_and_description_as_they_were_written(full_fork, language):
    page = parsed(full_fork, f"{language}/internal/answer/index.html")
    title, description = TITLE[language], DESCRIPTION[language]
    assert text_of(page, "//h1") == title
    assert text_of(page, "//title").startswith(f"{title} - {NAME[language]} · ")
    assert page.xpath(META.format("name", "description")) == description
    assert page.xpath(META.format("property", "og:title")) == title
    assert page.xpath(META.format("property", "og:description")) == description
    assert text_of(page, "//nav[@id='contents']//a[@aria-current='page' and not(@class)]") == title
    assert text_of(page, "//span[@class='side__group'][../ul//a[@aria-current]]") == TEAM[language]
    (told,) = page.xpath("//script[@type='application/ld+json']/text()")
    subject = json.loads(told)["@graph"][0]
    assert (subject["name"], subject["description"]) == (title, description)
    for said in (title, description, TEAM[language]):
        assert json.dumps(said, ensure_ascii=False) in searched(full_fork.site, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("beside", "way"), [("", "next"), ("night/", "prev")])
def test_the_pages_before_and_behind_say_its_title(full_fork, language, beside, way):
    page = parsed(full_fork, f"{language}/internal/{beside}index.html")
    assert text_of(page, f"//a[@rel='{way}']").endswith(TITLE[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_whose_it_is_as_they_write_it(full_fork, language):
    page = parsed(full_fork, f"{language}/conduct/index.html")
    banner = "//aside[@class='internal-banner']"
    assert page.xpath(f"string({banner}/@aria-label)") == NAME[language]
    assert text_of(page, banner) == BANNER[language]
    assert page.xpath(META.format("property", "og:site_name")).startswith(f"{NAME[language]} · ")
    assert text_of(page, "//span[@class='site-name__full']").startswith(f"{NAME[language]} · ")


def test_a_record_says_what_was_written_above_its_list(full_fork):
    """Markdown would take what looks like a tag for one."""
    page = parsed(full_fork, "en/checklists/internal-whales/index.html")
    assert WHEN in [one.text_content() for one in page.xpath("//article/p")]


def test_words_that_a_fork_gives_to_boxes_and_ticks_are_text():
    box = '<div class="admonition note"><p class="admonition-title">Note</p></div><input type="checkbox" disabled>'
    tree = document_fromstring(dressed(box, lambda key: f'R&D "{key}" <b>'))
    assert text_of(tree, "//p") == 'R&D "box.note" <b>'
    assert tree.xpath("string(//input/@aria-label)") == 'R&D "task.open" <b>'
