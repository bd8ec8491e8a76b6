"""What people ask first, each answered within two taps and two screens of home on a phone, in each language."""

import pytest

PHONE = {"width": 390, "height": 844}
#: Question: the links or buttons that are pressed, and where the answer stands. Neither names a word.
QUESTIONS = {
    "what is 소명": ((), "ol li:nth-child(3)"),
    "until when": (("[href='notice/']",), "[name=notice_text]"),
    "whom to call at Coupang": (("[href='reference/agencies/']",), "a[href^='tel:1600']"),
    "may I write to them": ((), "a[href='conduct/#never']"),
    "what papers of the supplier": (
        ("[href$='#q-listing-ground']", "[href$='#q-counterfeit-ground']"),
        "#q-counterfeit-ground",
    ),
    "the appeal was refused": (("[href$='#q-refused-ground']", "[href^='#o-']"), "a[href*='templates/']"),
    "one page for the warehouse": (
        ("[href='measures/preserve-evidence/']", "[data-role=warehouse]"),
        "[data-item*=goods-sample]",
    ),
    "the whole store is stopped": (("[href='scenarios/account-suspension/']",), ".card15"),
    "the picture is from 1688": (
        ("[href$='#q-listing-ground']", "[href$='#q-copyright-ground']"),
        "[href$='#o-ip-maybe-true']",
    ),
    "the deadline has passed": (("[href$='#o-deadline-passed']",), "a[href*='templates/']"),
    "three people, who did what": (("[href='checklists/first-24-hours/']",), "[data-roles]"),
    "our lawyer's number in it": (("[href='team/']", "[href$='fork/']"), "ol li:nth-child(1)"),
    "only papers are asked for, nothing is stopped": (
        ("[href$='#q-listing-ground']:has(+ a)",),
        "#q-listing-ground",
    ),
    "papers are asked for after the appeal": (("[href$='#o-more-papers']",), "a[href*='templates/']"),
    "my money is held": (("[href$='#q-money']", "[href^='#o-']"), "a[href*='templates/']"),
    "they want three million won": (("[href$='#q-demand']", "[href^='#o-']"), "a[href*='templates/']"),
}
#: By how many screens one must scroll from where the page stands until the end of something is seen.
BELOW = "(element) => Math.max(0, element.getBoundingClientRect().bottom / innerHeight - 1)"


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_what_is_asked_first_is_answered_within_two_taps_and_two_screens(readers, language):
    reader = readers(viewport=PHONE)
    far = {}
    for question, (pressed, answer) in QUESTIONS.items():
        page = reader.open(f"{language}/")
        scrolled = 0
        assert len(pressed) <= 2
        for selector in (*pressed, answer):
            found = page.locator(f"main {selector}:visible").first
            scrolled += found.evaluate(BELOW)
            if selector != answer:
                before = page.url
                found.click()
                if selector.startswith("[href"):
                    page.wait_for_url(lambda url, before=before: url != before)
        if scrolled > 2:
            far[question] = round(scrolled, 2)
    assert not far
