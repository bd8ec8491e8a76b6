"""Mistakes in what a fork changes of upstream: an address that leads nowhere, words that stand nowhere, hashes."""

from .edits import FORM, both, changed, copied, written

LAWS, LABELS, LETTER = "docs/internal/laws.yml", "docs/internal/labels.yml", "docs/internal/templates/appeal-ip.yml"
SCENARIO, SECTIONS = "docs/internal/scenarios/ip-report.yml", "docs/internal/pages.yml"
NAVIGATION = "docs/internal/navigation.yml"
WORDS = "{zh: 我们的话, ko: 우리의 말입니다}"
TEXT = '{zh: "我们的话。\\n", ko: "우리의 말입니다.\\n"}'


def laws(at, more=""):
    return written(LAWS, f"replace:\n  - at: {at}\n    now: {WORDS}\n{more}")


def letter(text):
    return written(LETTER, f"extends: appeal-ip\n{text}")


def sections(text):
    return written(SECTIONS, text)


HASH = "    replaces_hash: h00000000\n"
#: As in records.py: what is done, the file that the message must name, and what else it must say.
CHANGES = {
    "a change without its hash": (laws("laws/criminal-314/covers"), LAWS, [":2:", "write replaces_hash: h"]),
    "a hash that is none": (
        laws("laws/criminal-314/covers", "    replaces_hash: 12345\n"),
        LAWS,
        ["replace.0.replaces_hash"],
    ),
    "an address with a slip": (laws("laws/criminal-341/covers"), LAWS, [":2:", "did you mean 'criminal-3"]),
    "a list with a slip": (laws("lawz/criminal-314/covers"), LAWS, ["there is no 'lawz'", "did you mean 'laws'?"]),
    "a key that such a record has not": (
        laws("laws/criminal-314/cover", HASH),
        LAWS,
        [":2: at: ", "did you mean 'covers'?"],
    ),
    "a value of another kind": (
        written(LAWS, f"replace:\n  - at: laws/criminal-314/group\n    now: {WORDS}\n{HASH}"),
        LAWS,
        [":3:"],
    ),
    "a key of its own that no letter has": (
        letter(f"add:\n  - at: part\n    now: {WORDS}\n"),
        LETTER,
        [":3: at: ", "did you mean 'parts'?"],
    ),
    "a record named, and the words of one of its keys": (
        laws("laws/criminal-314", HASH),
        LAWS,
        [":2:", "go on to one of its keys", "laws/criminal-314/covers"],
    ),
    "words without the form that they have": (
        written(LAWS, f"replace:\n  - at: laws/criminal-314/covers\n    now: 我们的话\n{HASH}"),
        LAWS,
        [":3:", "write it as now: {zh: …, ko: …}"],
    ),
    "words in one language": (
        written(LAWS, f"replace:\n  - at: laws/criminal-314/covers\n    now: {{zh: 我们的话}}\n{HASH}"),
        LAWS,
        ["now.ko", "is missing"],
    ),
    "the same place twice": (
        laws("laws/criminal-314/covers", f"{HASH}  - at: laws/criminal-314/covers\n    now: {WORDS}\n{HASH}"),
        LAWS,
        [":5:", "is changed twice"],
    ),
    "a further language beside words that are replaced": (
        written(
            LAWS,
            f"add:\n  - at: laws/criminal-314/covers/en\n    now: Ours\n{HASH}"
            f"replace:\n  - at: laws/criminal-314/covers\n    now: {WORDS}\n{HASH}",
        ),
        LAWS,
        [":6:", "is changed twice", "write both as one change"],
    ),
    "a law that others name and a fork drops": (
        written(LAWS, f"drop:\n  - at: laws/criminal-314\n{HASH}"),
        LAWS,
        [":2:", "is dropped, but docs/data/", "still names it"],
    ),
    "an own law by a name that upstream may take": (
        written(LAWS, "add:\n  - at: laws\n    now: {id: house-rule}\n"),
        LAWS,
        ["now.id", "begin it with internal-"],
    ),
    "an own source by upstream's letter": (
        written("docs/internal/sources.yml", "add:\n  - at: sources\n    now: {id: F999}\n"),
        "docs/internal/sources.yml",
        ["now.id", "another letter than F"],
    ),
    "a place beside a law that never was": (
        written(LAWS, "add:\n  - at: laws\n    after: criminal-341\n    now: {id: internal-rule}\n"),
        LAWS,
        ["after", "did you mean 'criminal-3"],
    ),
    "a place on both sides": (
        written(LAWS, "add:\n  - at: laws\n    after: a\n    before: b\n    now: {id: internal-rule}\n"),
        LAWS,
        ["keep one of the two"],
    ),
    "an address without its first key": (
        written("docs/internal/needed.yml", "add:\n  - at: tickets\n    now: first-24-hours/notice-eml\n"),
        "docs/internal/needed.yml",
        [":2: at: 'tickets' leads nowhere", "there are needed"],
    ),
    "a letter that an own kind of report names with a slip": (
        both(
            copied("docs/data/scenarios/extortion.yml", "docs/internal/scenarios/internal-coupon.yml"),
            changed(
                "docs/internal/scenarios/internal-coupon.yml",
                ("id: extortion", "id: internal-coupon"),
                ("letters: [lawyer-brief", "letters: [lawyer-breif"),
            ),
        ),
        "docs/internal/scenarios/internal-coupon.yml",
        ["did you mean 'lawyer-brief'? Otherwise correct the id or add it to docs/internal/templates/"],
    ),
    "a placeholder with a slip": (
        letter(
            "replace:\n  - at: parts\n    was: 안녕하십니까\n"
            f'    now: {{zh: "{{company_nam}}。", ko: "{{company_nam}}"}}\n{HASH}'
        ),
        LETTER,
        ["did you mean 'company_name'? Otherwise declare it under add"],
    ),
    "a label that does not exist": (
        written(LABELS, f"replace:\n  - at: labels/nav.begin\n    now: {WORDS}\n"),
        LABELS,
        ["leads nowhere"],
    ),
    "an extended letter that does not exist": (
        written("docs/internal/templates/appeal-iq.yml", "extends: appeal-iq\n"),
        "docs/internal/templates/appeal-iq.yml",
        ["extends", "did you mean 'appeal-ip'?"],
    ),
    "words that stand in no part": (
        letter(f"replace:\n  - at: parts\n    was: 없는 말입니다\n    now: {WORDS}\n"),
        LETTER,
        ["replace.0.was", "stands in no entry of 'parts'", "there are"],
    ),
    "words that stand in several parts": (
        letter(f"replace:\n  - at: parts\n    was: 다\n    now: {WORDS}\n"),
        LETTER,
        ["replace.0.was", "stands in several entries", "write more"],
    ),
    "words beside an address that is enough": (
        letter(f"replace:\n  - at: subject\n    was: 소명\n    now: {WORDS}\n"),
        LETTER,
        ["was", "is no list"],
    ),
    "a changed letter that prints an undeclared field": (
        letter('replace:\n  - at: subject\n    now: {zh: "{ghost}", ko: "{ghost}"}\n' + HASH),
        LETTER,
        [":4: now.ko", "{ghost}", "declare it"],
    ),
    "a placeholder in one language": (
        letter(f'replace:\n  - at: subject\n    now: {{zh: "{{company_name}}", ko: "{{vendor_id}}"}}\n{HASH}'),
        LETTER,
        [
            ":4: now: prints",
            "write {vendor_id} in the Chinese too, or take it out of the Korean",
            "write {company_name} in the Korean too, or take it out of the Chinese",
        ],
    ),
    "a placeholder in one language that the letter does not ask for": (
        letter(f'replace:\n  - at: subject\n    now: {{zh: "{{store_name}}", ko: 제목}}\n{HASH}'),
        LETTER,
        [":4: now.zh", "the Korean lacks it", "in both languages or in neither", "now: store_name}"],
    ),
    "a kind of report that is neither its own nor upstream's": (
        written("docs/internal/scenarios/theft.yml", "id: theft\n"),
        "docs/internal/scenarios/theft.yml",
        ["extends no kind of report", "write extends: theft", "begin its name with internal-"],
    ),
    "a kind of report of its own without its words": (
        written("docs/internal/scenarios/internal-theft.yml", "id: internal-theft\n"),
        "docs/internal/scenarios/internal-theft.yml",
        ["title", "is missing"],
    ),
    "an address below a text": (
        laws("laws/criminal-314/covers/zh/first", HASH),
        LAWS,
        [":2:", "leads below a text", "end it there: at: laws/criminal-314/covers/zh"],
    ),
    "an addition below a text": (
        written(LAWS, "add:\n  - at: laws/criminal-314/covers/zh/first\n    now: x\n"),
        LAWS,
        [":2:", "leads below a text"],
    ),
    "an addition over the words of one language": (
        written(LAWS, "add:\n  - at: laws/criminal-314/covers/ko\n    now: 우리의 말입니다\n"),
        LAWS,
        [":2:", "has words already", "write it under replace"],
    ),
    "a card without a kind of line": (
        written(SCENARIO, f"extends: ip-report\ndrop:\n  - at: card\n    was: 证据负责人存，运营查\n{HASH}"),
        SCENARIO,
        [":3:", "card"],
    ),
    "a history of its own": (written("docs/internal/moved.yml", "add: []\n"), "docs/internal/moved.yml", ["read by"]),
}
#: The same for the navigation.
NAVIGATIONS = {
    "a part of the navigation that does not exist": (
        changed(FORM, ("\nhidden: []", "\nhidden: [law]")),
        FORM,
        ["hidden.0", "no part of the navigation"],
    ),
    "a part of the navigation by its Chinese name": (
        changed(FORM, ("\nhidden: []", "\nhidden: [六项预防]")),
        FORM,
        ["hidden.0", "write checklists, "],
    ),
    "a hidden page that does not exist": (
        changed(FORM, ("\nhidden: []", "\nhidden: [reference/law]")),
        FORM,
        ["hidden.0", "did you mean 'reference/laws'?"],
    ),
    "an own page in the navigation that does not exist": (
        written(NAVIGATION, "navigation:\n  - pages: [on-cal]\n"),
        NAVIGATION,
        ["navigation.0.pages.0", "internal/on-cal", "on-call"],
    ),
    "an own page twice in the navigation": (
        written(NAVIGATION, "navigation:\n  - pages: [on-call, on-call]\n"),
        NAVIGATION,
        ["navigation.0.pages.1", "stands twice"],
    ),
}
#: The same for sections of pages.
SECTIONS_OF_PAGES = {
    "a section without its hash": (
        sections(f"replace:\n  - at: index#way\n    now: {TEXT}\n"),
        SECTIONS,
        [":2:", "write replaces_hash: h"],
    ),
    "a heading with a slip": (
        sections(f"replace:\n  - at: index#wey\n    now: {TEXT}\n"),
        SECTIONS,
        [":2:", "did you mean 'way'?"],
    ),
    "a page with a slip": (
        sections(f"replace:\n  - at: condukt#way\n    now: {TEXT}\n"),
        SECTIONS,
        [":2:", "did you mean 'conduct'?"],
    ),
    "a page that is made from a record": (
        sections(f"replace:\n  - at: templates/appeal-ip#send\n    now: {TEXT}\n"),
        SECTIONS,
        ["docs/internal/templates/appeal-ip.yml"],
    ),
    "a page without a section": (
        sections(f"replace:\n  - at: conduct\n    now: {TEXT}\n"),
        SECTIONS,
        ["names no section", "conduct#top"],
    ),
    "a section in one language": (
        sections(f"replace:\n  - at: index#way\n    now: {{zh: 我们的话。}}\n{HASH}"),
        SECTIONS,
        ["now.ko", "is no text"],
    ),
    "a section put nowhere": (
        sections(f"add:\n  - at: index\n    now: {TEXT}\n"),
        SECTIONS,
        ["does not say where the section stands"],
    ),
    "a section inside one that is changed": (
        sections(f"replace:\n  - at: index#way\n    now: {TEXT}\n{HASH}  - at: index#way\n    now: {TEXT}\n{HASH}"),
        SECTIONS,
        ["is changed twice"],
    ),
}
#: The same for what is judged in the page that results.
CHANGED_PAGES = {
    "a section with more in one language": (
        sections(
            f"replace:\n  - at: index#way\n{HASH}    now:\n      zh: |\n        一。\n\n        - 二\n"
            "      ko: |\n        하나.\n"
        ),
        SECTIONS,
        [":8: ", "of both languages differ", "write the section alike"],
    ),
    "a section with another number": (
        sections(f'replace:\n  - at: index#way\n{HASH}    now: {{zh: "等3天。", ko: "4일 기다립니다."}}\n'),
        SECTIONS,
        [":4: the numbers differ", f"(Chinese page: {SECTIONS}:4)"],
    ),
    "a dead link in a section": (
        sections(
            f"replace:\n  - at: index#way\n{HASH}    now:\n      zh: |\n        一。\n\n        [二](gone.md)\n"
            "      ko: |\n        하나.\n\n        [둘](gone.md)\n"
        ),
        SECTIONS,
        [":8:", ":12:", "leads to no page"],
    ),
}
