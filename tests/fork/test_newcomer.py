"""A newcomer follows the guide: five values, one page, one item, one letter — and sees them everywhere they belong."""

import json
import re
import subprocess

import pytest

from macros.playbook.colour import contrast
from tests.conftest import ROOT
from tests.shipped import make

from .conftest import ADDRESS, VALUES, png, searched


def content_pages(fork, language):
    return sorted((fork.site / language).rglob("*.html"))


@pytest.mark.parametrize("language", ["zh", "ko"])
@pytest.mark.parametrize("value", ["name", "banner"])
def test_every_page_bears_the_name_and_the_line_on_top(handbook, language, value):
    pages = content_pages(handbook, language)
    assert len(pages) > 60
    missing = [page for page in pages if VALUES[f"{value} {language}"] not in page.read_text(encoding="utf-8")]
    assert not missing


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_own_page_stands_in_its_own_part_of_the_navigation_and_is_found(handbook, language):
    page = handbook.words(f"{language}/internal/night/index.html")
    tabs = re.search(r'<nav class="md-tabs".*?</nav>', page, re.S)[0]
    assert re.search(rf'aria-current="[^"]+"[^>]*>{ {"zh": "内部", "ko": "내부"}[language] }<', tabs)
    assert VALUES[f"page {language}"] in page
    assert (handbook.site / language / "internal/whalefall-seats.png").exists()
    assert VALUES[f"page {language}"] in searched(handbook.site, language)
    assert f"{ADDRESS}{language}/internal/night/" in handbook.text("sitemap.xml")


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_added_item_stands_behind_the_one_that_it_names(handbook, language):
    page = handbook.words(f"{language}/checklists/first-24-hours/index.html")
    items = re.findall(r'data-item="([^"]+)"', page)
    assert items.index("first-24-hours/internal-open-ticket") == items.index("first-24-hours/notice-eml") + 1
    assert VALUES[f"item {language}"] in page


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_own_letter_has_a_page_and_a_place_in_the_list(handbook, language):
    assert VALUES[f"letter {language}"] in handbook.words(f"{language}/templates/internal-approval-request/index.html")
    assert "internal-approval-request" in handbook.text(f"{language}/templates/index.html")
    assert VALUES[f"letter {language}"] in handbook.words(f"{language}/internal/index.html")


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_roles_have_names_in_checklists_and_steps(handbook, language):
    name = VALUES["owner"]
    assert name in handbook.words(f"{language}/checklists/first-24-hours/index.html")
    assert name in handbook.words(f"{language}/internal/night/index.html")


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_team_card_tells_whom_to_call_and_where_things_are(handbook, language):
    card = handbook.words(f"{language}/internal/index.html")
    for value in (
        "owner",
        "contact",
        "store",
        "vendor",
        "tickets",
        "storage",
        f"escalation {language}",
        f"approval {language}",
    ):
        assert VALUES[value] in card, value


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_letters_begin_with_the_sender_and_say_who_approves(handbook, language):
    page = handbook.text(f"{language}/templates/appeal-general/index.html")
    given = json.loads(re.search(r"data-defaults>(.*?)</script>", page, re.S)[1])
    assert given["company_name"] == VALUES["company"]
    assert given["store_name"] == VALUES["store"]
    assert given["vendor_id"] == VALUES["vendor"]
    assert VALUES[f"approval {language}"] in handbook.words(f"{language}/templates/appeal-general/index.html")


def test_the_logo_is_in_the_header_and_is_the_file_that_was_given(handbook):
    assert (handbook.site / "assets/organisation.png").read_bytes() == png()
    assert 'src="../assets/organisation.png"' in handbook.text("zh/index.html")


@pytest.mark.parametrize("sheet", ["playbook", "forms"])
def test_the_colour_replaces_the_accent_and_is_readable(handbook, sheet):
    style = handbook.text(f"assets/{sheet}.css")
    assert style.rindex("--accent:#5b1d7a") > style.index("--accent: ")
    dark = re.search(r'data-theme="dark"\]\{--accent:(#\w+);--accent-soft:(#\w+);--on-accent:(#\w+)\}', style)
    assert dark[1] == "#d8b4f0"
    assert contrast(dark[1], dark[3]) >= 4.5


def test_search_engines_are_told_to_stay_out(handbook):
    assert all('name="robots" content="noindex' in page.read_text(encoding="utf-8") for page in handbook.pages())


def test_the_guide_names_only_commands_that_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for language in ("zh", "ko"):
        guide = (ROOT / f"docs/{language}/team/fork.md").read_text(encoding="utf-8")
        commands = set(re.findall(r"^\s*make ([a-z]+)$", guide, re.M)) | set(re.findall(r"`make ([a-z]+)`", guide))
        assert commands >= {"serve", "internal", "check", "doctor", "build", "public"}
        assert not [name for name in commands if not re.search(rf"^{name}:", makefile, re.M)]


def test_the_sample_is_never_copied_over_anything(handbook):
    fork = handbook.project
    before = {path: path.read_bytes() for path in (fork / "docs").rglob("*") if path.is_file()}
    again = make(fork, "internal")
    assert again.returncode != 0
    assert "docs/internal/" in again.stderr
    assert before == {path: path.read_bytes() for path in (fork / "docs").rglob("*") if path.is_file()}


def test_upstream_tracks_nothing_internal():
    tracked = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "docs"], capture_output=True, text=True, encoding="utf-8", check=False
    ).stdout.split("\n")
    upstream = (ROOT / "docs/internal/organisation.yml").exists()
    if upstream:
        pytest.skip("this is a fork: it may track its own overlay")
    assert not [name for name in tracked if "/internal/" in name]
