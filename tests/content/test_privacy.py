"""No claim of the page about privacy is without a test.

Each line of its lists and each paragraph below them is named here, with what holds it.
"""

import re

import pytest

from tests.conftest import ROOT

#: In the order of the page: what is claimed, and the tests that fail where it is not so.
CLAIMS = [
    (
        "no cookie, no statistics, no third party",
        ["browser/test_sealed.py::test_no_page_sets_a_cookie_or_asks_another_host"],
    ),
    ("what is typed is kept here and not sent", ["browser/test_sealed.py::test_typed_words_stay_in_the_browser"]),
    (
        "files are hashed here, and not kept",
        ["browser/test_register.py::test_hashes_names_and_sizes_are_those_of_the_files"],
    ),
    (
        "safe a second and a half after the last key",
        [
            "browser/test_killed.py::test_a_killed_browser_lost_half_a_minute",
            "engines/test_same_journey.py::outlives_killing",
            "browser/test_storage.py::test_without_a_database_the_storage_alone_keeps_and_that_is_told",
            "units/js/journal.test.js::whenever the browser is killed, nothing is lost that was typed a moment before",
        ],
    ),
    (
        "only erasing erases, and leaves its time",
        [
            "units/js/erase.test.js::an open form was emptied when somebody else emptied the storage",
            "units/js/journal.test.js::what was erased stands in the journal no more, and does not come back from it",
            "units/js/erase.test.js::a journal that cannot be read stayed after an erasing",
            "browser/test_storage.py::test_what_is_stored_is_told_and_erased_at_once",
            "browser/test_storage.py::test_an_open_form_outlives_clearing_the_data_of_the_site",
            "engines/test_same_journey.py::kept_apart",
        ],
    ),
    (
        "two editions do not see each other's case",
        [
            "units/js/keeping.test.js::two editions on one origin saw and erased each other's case",
            "browser/test_storage.py::test_two_editions_on_one_origin_do_not_see_each_other",
            "engines/test_same_journey.py::kept_apart",
        ],
    ),
    (
        "spell checkers and page translation get nothing of a letter",
        ["site/test_letter_private.py::test_spell_checkers_and_page_translation_get_nothing_of_a_letter"],
    ),
    (
        "other pages of the origin can read it",
        ["browser/test_storage.py::test_two_editions_on_one_origin_do_not_see_each_other"],
    ),
    (
        "from disk, other files can read it",
        ["browser/test_offline.py::test_another_file_on_the_disk_reads_what_was_typed_and_that_is_told"],
    ),
    ("a private window forgets", ["browser/test_storage.py::test_a_private_window_keeps_nothing"]),
    ("a reminder after seven days", ["units/js/reminder.test.js::to be exported: "]),
    (
        "the server learns which page is opened, and nothing that was typed",
        ["browser/test_sealed.py::test_typed_words_stay_in_the_browser"],
    ),
    (
        "no other request is seen, and a page that is open is filled in without a network",
        [
            "browser/test_sealed.py::test_no_page_sets_a_cookie_or_asks_another_host",
            "browser/test_notice_kept.py::test_it_reads_offline_once_it_has_read",
        ],
    ),
    (
        "what is kept can be erased here, or by the browser once no page is open, and taken to another computer",
        [
            "units/js/store.test.js::erasing can be taken back",
            "units/js/erase.test.js::what the browser has cleared while no page was open is gone",
            "browser/test_case_handover.py::test_a_case_goes_from_one_browser_to_another",
        ],
    ),
]


@pytest.mark.parametrize(("claim", "tests"), CLAIMS, ids=[claim for claim, _ in CLAIMS])
def test_a_claim_has_its_tests(claim, tests):
    for test in tests:
        path, name = test.split("::")
        text = (ROOT / "tests" / path).read_text(encoding="utf-8")
        assert (f"def {name}(" if path.endswith(".py") else name) in text, test


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_every_claim_is_listed_here(language):
    page = (ROOT / f"docs/{language}/about.md").read_text(encoding="utf-8")
    section = page.split("{ #privacy }")[1].split("\n## ")[0]
    *_, below = re.split(r"^- .*\n", section, flags=re.M)
    assert len(re.findall(r"^- ", section, re.M)) + len(below.split("\n\n")) == len(CLAIMS)
