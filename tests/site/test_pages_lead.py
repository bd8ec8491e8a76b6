"""Pages that lead: home opens what there is, what explains is folded, and a sentence carries one mark."""

import re

import pytest

WANTED = (
    r"templates/[\w-]+/", r"checklists/[\w-]+/", "case/", "first-24-hours/[^\"]*", "reference/agencies/",
    "reference/glossary/", "notice/",
)  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "ko"])
@pytest.mark.parametrize("there", WANTED)
def test_home_leads_to(site, language, there):
    main = (site / language / "index.html").read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]
    assert re.search(rf'href="{there}"', main)


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_home_has_one_page_to_print(site, language):
    text = (site / language / "index.html").read_text(encoding="utf-8")
    assert (site / language / re.search(r'href="([^"]+\.pdf)"', text)[1]).is_file()


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_what_follows_a_letter_says_for_which_right_alone_it_is(site, playbook, language):
    told = 0
    for letter in playbook.letters.values():
        text = (site / language / "templates" / letter.id / "index.html").read_text(encoding="utf-8")
        chain = text.partition('<div class="chain">')[2].partition("</div>")[0].replace("\u2060", "")
        for next_letter in [playbook.letters[one] for one in (*playbook.previous[letter.id], *letter.next)]:
            if next_letter.only:
                told += 1
                assert f"{next_letter.title[language]}</a> <b>{next_letter.only[language]}</b>" in chain, letter.id
    assert told


def test_what_explains_is_folded_and_what_warns_is_not(site):
    folds = 0
    for page in [*site.glob("*/scenarios/*/index.html"), *site.glob("*/measures/*/index.html")]:
        folded = re.findall(r'<details class="fold">(.*?)</details>', page.read_text(encoding="utf-8"), re.S)
        folds += len(folded)
        assert not [part for part in folded if "admonition danger" in part], page
        for part in folded:
            assert re.match(r'<summary><h2 id="(?:how|law|cases|prevent|timeline)"', part), page
    assert folds > 100
    for language in ("zh", "ko"):
        for page in ("authority-notice", "customs-hold"):
            text = (site / language / "scenarios" / page / "index.html").read_text(encoding="utf-8")
            assert '<summary><h2 id="how"' not in text, "the deadlines stand there"
            assert '<h2 id="how"' in text


def test_no_two_marks_of_a_sentence_stand_side_by_side(site):
    for page in site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        for group in re.findall(r'<span class="marks">(.*?)</span>', text, re.S):
            assert len(re.findall(r'<a class="mark(?![^>]* hidden)', group)) == 1, page
        assert not re.search(r'</span>\s*<span class="marks">', text), page
