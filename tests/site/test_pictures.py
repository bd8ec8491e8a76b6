"""Pictures: each stands on one page of each language, every node leads somewhere, and both languages draw the same."""

import re
from collections import Counter
from dataclasses import replace

import pytest
import yaml

from macros.render.page import Page
from macros.render.pictures import sample_handbook
from macros.render.site import Site
from tests.conftest import ROOT

#: What a picture begins with, its nodes, and the page on which it stands.
PICTURES = {
    "notice": ('<figure class="sample">', r"<li\b", "notice"),
    "axis": ('<figure class="picture axis">', r"<li\b", "reference/deadlines"),
    "matrix": ('<table class="matrix">', r'<td><a class="is-|<th scope="(?:row|col)"><a', "reference/laws"),
    "route": ('<figure class="picture route"', r"<li\b", "measures/submit-appeal"),
    "deciders": ('<figure class="picture deciders"', r"<li\b", "reference/agencies"),
    "handbook": ('<figure class="picture handbook"', r"<li\b", "team/fork"),
    "invoice": ('<table class="exemplar">', r'<th scope="row"', "scenarios/counterfeit-report"),
    "screenshot": ('<table class="exemplar">', r'<th scope="row"', "measures/preserve-evidence"),
}


def drawn(site, language, name):
    begins, _, page = PICTURES[name]
    text = (site / language / page / "index.html").read_text(encoding="utf-8")
    assert text.count(begins) == 1, f"{page} has {text.count(begins)} of it"
    return text.partition(begins)[2].partition("</figure>")[0]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_as_many_nodes_in_both_languages(site, name):
    nodes = {language: len(re.findall(PICTURES[name][1], drawn(site, language, name))) for language in ("zh", "ko")}
    assert nodes["zh"] == nodes["ko"] > 3


@pytest.mark.parametrize("language", ["zh", "ko"])
@pytest.mark.parametrize("name", ["notice", "axis", "route", "deciders"])
def test_every_node_leads_somewhere(site, language, name):
    for node in re.findall(r"<li\b.*?</li>", drawn(site, language, name), re.S):
        assert re.search(r'<a (?!class="mark)[^>]*href="[^"]+"', node), node


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_matrix_says_of_a_law_that_does_not_apply_what_its_page_says(site, language, playbook):
    """A cell never says more than the record: what a kind of report lists as not fitting is crossed out, no more."""
    cells = Counter(re.findall(r'class="is-(fit|not)" href="', drawn(site, language, "matrix")))
    columns, rows = playbook.matrix_columns, playbook.behaviours
    crossed = [
        (row, route.law)
        for row in rows
        if row in playbook.scenarios
        for route in playbook.scenarios[row].laws_that_do_not
        if route.law in columns
    ]
    fits = {
        (row, law)
        for row, record in rows.items()
        for law in (
            *record.laws,
            *(route.law for route in (playbook.scenarios[row].laws_that_fit if row in playbook.scenarios else ())),
        )
        if law in columns
    }
    assert cells == {"not": len(crossed), "fit": len(fits - set(crossed))}


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_a_picture_is_no_drawing_that_a_screen_reader_meets_twice(site, language):
    """Its text is its twin: nothing in it is hidden from one reader and told to the other, but numbers and signs."""
    for name in PICTURES:
        picture = drawn(site, language, name)
        assert "<svg" not in picture
        assert re.findall(r'aria-hidden="true">([^<]*)<', picture) == (
            ["1", "2", "3", "4", "5"] if name == "notice" else []
        )


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_handbook_shows_what_the_sample_of_an_overlay_says(site, language):
    sample = ROOT / "internal.sample"
    form = yaml.safe_load((sample / "organisation.yml").read_text(encoding="utf-8"))
    (item,) = yaml.safe_load((sample / "checklists/first-24-hours.yml").read_text(encoding="utf-8"))["add"]
    picture = drawn(site, language, "handbook")
    shown = re.sub("<[^>]*>", "", picture)
    says = (form["banner"], form["name"], item["head"], form["approval"]["note"])
    assert all(words[language] in shown for words in says)
    assert form["roles"][item["role"]]["name"] in shown
    for key in re.findall("<code>(.*?)</code>", picture):
        assert key in form or (sample / key).is_dir(), f"{key} is neither in the form nor a folder of the sample"


def test_without_a_sample_there_is_no_picture_of_a_handbook(playbook):
    pages = frozenset({"zh/team/fork.md"})
    page = Page(Site(replace(playbook, sample=None), pages), "zh/team/fork.md")
    assert sample_handbook(page) == ""
    assert sample_handbook(Page(Site(playbook, pages), "zh/team/fork.md")) != ""
