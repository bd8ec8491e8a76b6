"""The firm in the work: its places where they are needed, whom to reach on the home page, its stores in the forms."""

import dataclasses
import html
import json
import re

import pytest

from macros.playbook.checklist import RetiredItem
from macros.playbook.load import load
from macros.playbook.needed import Needed, needs_by_item
from macros.playbook.organisation import Place
from macros.render.browser import stores_for_browser

from .conftest import VALUES

LANGUAGES = ("zh", "ko")
#: What an item says by itself, and what the fork shows there.
ITEM = re.compile(r'<li class="checklist__item" id="([\w-]+)".*?<div class="checklist__line">', re.S)


def items(fork, language, checklist):
    page = fork.text(f"{language}/checklists/{checklist}/index.html")
    return {found[1].replace("--", "/"): found[0] for found in ITEM.finditer(page)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_item_shows_the_place_that_it_needs_and_no_other_does(handbook, language):
    shown = {
        "evidence_storage": f'href="{VALUES["storage"]}"',
        "tickets": f'href="{VALUES["tickets"]}"',
        "escalation": "operations@example.com",
    }
    needs = load(handbook.project).needs
    for checklist in ("first-24-hours", "preserve-evidence", "watch-platform-notices", "submit-appeal"):
        for id, text in items(handbook, language, checklist).items():
            found = {key for key, mark in shown.items() if mark in text}
            assert found == set(needs.get(id, ())), id
    # Its own item, named in its own needed.yml.
    assert needs["first-24-hours/internal-open-ticket"] == ["tickets"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_and_the_cards_show_them_too(handbook, language):
    desk = handbook.text(f"{language}/case/index.html")
    head, register = desk.split('id="desk-evidence"')
    assert VALUES["tickets"] in head
    assert VALUES["contact"] in head  # of the owner, who is woken after four hours
    assert VALUES["storage"] in head
    assert VALUES["storage"] in register
    card = re.search(
        r'<section class="card15".*?</section>', handbook.text(f"{language}/scenarios/ip-report/index.html"), re.S
    )
    assert card[0].count(VALUES["storage"]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_says_whose_it_is_and_whom_to_reach(handbook, language):
    firm = re.search(r'<section class="firm".*?</section>', handbook.words(f"{language}/index.html"), re.S)[0]
    assert VALUES[f"name {language}"] in firm
    assert 'href="mailto:operations@example.com"' in firm
    assert re.search(r'href="internal/(?:index\.html)?"', firm)


def test_the_public_pages_have_nothing_of_it(site):
    assert not (site / "assets/stores.js").exists()
    marks = re.compile(r'class="(?:own|firm|stores)\b|data-stores')
    assert not [page for page in site.rglob("*.html") if marks.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["templates/appeal-general", "case", "notice"])
def test_where_values_are_filled_in_the_store_can_be_chosen(handbook, language, page):
    text = handbook.text(f"{language}/{page}/index.html")
    given = json.loads(re.search(r"data-given>(.*?)</script>", text, re.S)[1])
    options = [html.unescape(one) for one in re.findall(r'<option value="([^"]+)">', text.split("data-stores=")[1])][:3]
    assert options == [VALUES["store"], VALUES["other store"], VALUES["third store"]]
    assert [one["id"] for one in given["stores"]] == options
    first, second, third = (one["values"] for one in given["stores"])
    assert (second["vendor_id"], second["company_name"]) == (VALUES["other vendor"], VALUES["other company"])
    # What a store does not say, the organisation says; a code that may not stand in the handbook is nobody else's.
    assert (third["vendor_id"], third["company_name"]) == ("", first["company_name"])
    assert "assets/stores.js" in text


def test_a_letter_that_says_nothing_of_a_store_and_a_fork_that_has_one_ask_for_none(handbook):
    playbook = load(handbook.project)
    assert stores_for_browser(playbook, "zh", ["order_number"]) is None
    assert stores_for_browser(playbook, "zh", ["order_number", "vendor_id"])
    only = playbook.organisation.model_copy(update={"stores": playbook.organisation.stores[:1]})
    assert stores_for_browser(dataclasses.replace(playbook, organisation=only), "zh") is None


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://drive.example.com/evidence", True),
        (r"\\NAS\share\证据", False),
        (r"\\10.0.0.8\share\증거 2026", False),
        (r"Z:\证据", False),
        ("smb://nas/share/증거", False),
        ("nas.lanzhou.example/evidence", False),
    ],
)
def test_what_no_browser_opens_is_a_text(url, is_link):
    place = Place.model_validate({"name": {"zh": "共享盘", "ko": "공유"}, "url": url})
    assert place.link == (url if is_link else None)


@pytest.mark.parametrize(
    "url", [r"\\NAS", "htps://nas.example", "https：//nas.example", "证据", "javascript:alert(1)", ""]
)
def test_what_is_no_place_is_refused(url):
    with pytest.raises(ValueError, match="url"):
        Place.model_validate({"name": {"zh": "共享盘", "ko": "공유"}, "url": url})


def test_what_took_the_place_of_an_item_needs_what_it_needed(playbook):
    checklist = playbook.checklists["first-24-hours"]
    was, now = "first-24-hours/was", checklist.items[0].id
    entry = {"id": was, "replaced_by": now, "retired_on": "2026-11-01", "reason": {"zh": "一", "ko": "일"}}
    lists = [checklist.model_copy(update={"retired": (RetiredItem.model_validate(entry),)})]
    needed = [Needed(id="tickets", items=(was,))]
    assert needs_by_item(needed, lists) == {now: ["tickets"]}
    gone = [checklist.model_copy(update={"retired": (RetiredItem.model_validate({**entry, "replaced_by": None}),)})]
    assert needs_by_item(needed, gone) == {}
