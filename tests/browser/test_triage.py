"""The triage goes one question at a time, by links: back button, saved addresses and a page without scripts work."""

import pytest
from playwright.sync_api import expect

from .conftest import in_turn


@pytest.fixture
def triage(playbook):
    return playbook.triage


def shown(page):
    return page.locator("[data-question]:visible, [data-outcome]:visible")


def test_one_question_stands_on_the_page_and_leads_on(reader, triage, language):
    page = reader.open(f"{language}/triage/")
    expect(shown(page)).to_have_count(1)
    assert shown(page).get_attribute("id") == f"q-{triage.start}"
    start = next(question for question in triage.questions if question.id == triage.start)
    shown(page).locator("li a").first.focus()
    page.keyboard.press("Enter")
    target = start.answers[0].to
    expect(page.locator(f"#q-{target}, #o-{target}")).to_be_visible()
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_be_focused()
    page.go_back()
    expect(page.locator(f"#q-{triage.start}")).to_be_visible()


def test_every_outcome_is_reached_and_leads_back(reader, triage, language):
    page = reader.open(f"{language}/triage/")
    for outcome in triage.outcomes:
        page.evaluate(f"location.hash = 'o-{outcome.id}'")
        expect(page.locator(f"#o-{outcome.id}")).to_be_visible()
        expect(shown(page)).to_have_count(1)
        expect(page.locator(f"#o-{outcome.id} .triage__go a")).to_have_count(3)
    page.locator(".triage__back:visible a").last.click()
    expect(page.locator(f"#q-{triage.start}")).to_be_visible()
    page.go_back()
    expect(page.locator(f"#o-{outcome.id}")).to_be_visible()
    page.locator(".triage__back:visible a").first.click()
    expect(page.locator("[data-question]:visible")).to_have_count(1)


def test_a_saved_address_opens_its_question(reader, triage, language):
    last = triage.questions[-1]
    page = reader.open(f"{language}/triage/#q-{last.id}")
    expect(page.locator(f"#q-{last.id}")).to_be_visible()
    expect(shown(page)).to_have_count(1)


def test_without_scripts_everything_stands_on_the_page(readers, triage, language):
    page = readers(java_script_enabled=False).open(f"{language}/triage/")
    assert shown(page).count() == len(triage.questions) + len(triage.outcomes)


@pytest.mark.parametrize(
    ("path", "word", "least", "language"),
    in_turn([("glossary", "소명", 1), ("glossary", "说明", 1), ("glossary", "ＫＣ", 1), ("sources", "F014", 1)]),
)
def test_a_long_list_is_narrowed_by_what_is_typed(reader, language, path, word, least):
    page = reader.open(f"{language}/reference/{path}/")
    entries = page.locator("[data-entry]")
    every = entries.count()
    box = page.locator(".filter input")
    box.fill(word)
    expect(page.locator("[data-entry]:not([hidden])")).not_to_have_count(every)
    assert page.locator("[data-entry]:not([hidden])").count() >= least
    assert f"/ {every}" in page.locator(".filter [role=status]").inner_text()
    box.fill("아무데도없는말xyz")
    expect(page.locator("[data-entry]:not([hidden])")).to_have_count(0)
    assert page.locator(".filter").get_attribute("data-none") == page.locator(".filter [role=status]").inner_text()
    box.fill("")
    expect(page.locator("[data-entry]:not([hidden])")).to_have_count(every)


def test_a_link_to_an_entry_finds_it_though_the_list_is_narrowed(reader):
    page = reader.open("zh/reference/sources/")
    page.locator(".filter input").fill("F015")
    page.evaluate("location.hash = 'f014'")
    expect(page.locator("#f014")).to_be_visible()


def test_the_saved_address_of_a_source_leads_to_the_page_that_lists_it_now(reader, playbook):
    moved = next(one for one in playbook.sources.values() if one.confidence == "reported").id.lower()
    page = reader.open(f"zh/reference/sources/#{moved}")
    page.wait_for_url(f"**/zh/reference/sources-reported/#{moved}")
    expect(page.locator(f"#{moved}[data-entry]")).to_be_visible()


def test_every_mark_of_a_source_says_what_the_source_says(reader):
    page = reader.open("ko/reference/agencies/")
    told = page.evaluate("[...document.querySelectorAll('a.mark')].map((one) => [one.hash, one.ariaLabel])")
    words = dict(reversed(told))
    assert len(told) > len(words) > 10
    assert [mark for mark in told if mark[1] != words[mark[0]]] == []
    assert min(map(len, words.values())) > 20


def test_back_leads_to_the_question_that_one_came_from(reader, playbook):
    ways = {}
    for question in playbook.triage.questions:
        for answer in question.answers:
            ways.setdefault(answer.to, []).append(question.id)
    target, (first, other, *_) = next((to, ways[to]) for to in ways if len(set(ways[to])) > 1)
    page = reader.open("zh/triage/")
    for question in (other, first):
        page.evaluate(f"location.hash = 'q-{question}'")
        page.locator(f"#q-{question} li a[href$='-{target}']").first.click()
        expect(page.locator(f"#q-{target}, #o-{target}")).to_be_visible()
        page.locator(".triage__back:visible a").first.click()
        expect(page.locator(f"#q-{question}")).to_be_visible()


def test_the_link_past_the_menus_does_not_throw_the_answer_away(reader, playbook):
    outcome = playbook.triage.outcomes[0].id
    page = reader.open(f"zh/triage/#o-{outcome}")
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    page.evaluate("location.hash = 'unsure'")
    expect(page.locator(f"#o-{outcome}")).to_be_visible()


def paths(triage):
    """Return the ways to every outcome: the questions that lead there, by the shortest way, and the last answer."""
    questions = {question.id: question for question in triage.questions}
    ways, waiting = {}, [(triage.start, [])]
    while waiting:
        id, way = waiting.pop(0)
        for index, answer in enumerate(questions[id].answers):
            there = [*way, (id, index)]
            if answer.to not in ways:
                ways[answer.to] = there
                if answer.to in questions:
                    waiting.append((answer.to, there))
    return {outcome.id: ways[outcome.id] for outcome in triage.outcomes}


def test_after_a_tap_at_the_foot_of_a_list_the_answer_is_in_sight(readers, triage):
    """S1: the reader who had scrolled to the last answer found himself below what it led to."""
    page = readers(viewport={"width": 390, "height": 844}).open("zh/triage/")
    longest = sorted(paths(triage).items(), key=lambda one: -one[1][-1][1])[:8]
    for outcome, way in longest:
        page.evaluate(f"location.hash = 'q-{triage.start}'")
        for question, index in way:
            expect(page.locator(f"#q-{question}")).to_be_visible()
            page.locator(f"#q-{question} li a").nth(index).click()
        heading = page.locator(f"#o-{outcome} .triage__text")
        expect(heading).to_be_in_viewport(ratio=1)
        under = page.locator(".md-header").evaluate("(head) => head.getBoundingClientRect().bottom")
        assert heading.bounding_box()["y"] >= under


def test_answers_are_listed_and_each_can_be_changed(reader, triage, language):
    page = reader.open(f"{language}/triage/")
    _, way = max(paths(triage).items(), key=lambda one: len(one[1]))
    for question, index in way:
        page.locator(f"#q-{question} li a").nth(index).click()
    given = page.locator(".triage__way li")
    expect(given).to_have_count(len(way))
    page.reload()
    expect(given).to_have_count(len(way))
    given.nth(1).locator("a").click()
    expect(page.locator(f"#q-{way[1][0]}")).to_be_visible()
    expect(given).to_have_count(1)
    page.go_back()
    expect(given).to_have_count(len(way))
