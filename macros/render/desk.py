"""The case desk."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from macros.playbook.checklist import Phase

from .browser import desk_data, embed
from .macro import macro
from .page import Fragment, Page
from .team import own_places

#: What the case desk asks for once: the groups of fields that letters share, and the two that the deadline needs.
DESK_GROUPS = ("store", "person", "notice", "goods")
DESK_NOTICE = ("notice_received_at", "deadline_at")


@macro
def case_desk(page: Page) -> Fragment:
    """Return the case desk."""
    playbook = page.playbook
    assert playbook.triage is not None
    used = Counter(name for letter in playbook.letters.values() for name in letter.fields)
    shared = [
        field
        for field in playbook.fields.values()
        if used[field.id] * 3 >= len(playbook.letters) and field.type != "fact" and field.group in DESK_GROUPS
    ]
    fields = {field.id: field for field in [*shared, *(playbook.fields[id] for id in DESK_NOTICE)]}
    groups = [
        (group, [(field, False) for field in shared if field.group == group and field.id not in DESK_NOTICE])
        for group in DESK_GROUPS
    ]
    data = desk_data(playbook, page.language, fields.values())
    data["letters"] = [
        {"id": one.id, "title": one.title[page.language], "href": page.link(f"templates/{one.id}.md")}
        | ({"inner": True} if one.inner else {})
        | ({"answers": True} if one.send_by == "reply-to-notice" else {})
        for one in playbook.letters.values()
    ]
    data["ways"] = {
        "notice": page.link("notice.md"),
        "received": "#desk-term",
        "evidence": "#desk-evidence",
        "triage": page.link("triage.md"),
        "late": page.link("triage.md", "o-deadline-passed"),
        "record": "#desk-timeline",
        "answer": page.link("triage.md", "q-after-appeal"),
    }
    told = {id for question in playbook.triage.questions for answer in question.answers for id in answer.states}
    return page.partial(
        "case_desk",
        groups=[(group, entries) for group, entries in groups if entries],
        notice=[(fields[id], False) for id in DESK_NOTICE],
        told=[(field, False) for field in playbook.fields.values() if field.id in told and field.id not in fields],
        # What is urgent first, what is routine last.
        lists=sorted(playbook.checklists.values(), key=lambda one: get_args(Phase).index(one.items[0].phase)),
        own=own_places(page, ("evidence_storage", "tickets", "escalation")),
        storage=own_places(page, ("evidence_storage",)),
        data=embed(data),
        words=page.browser_words(
            *("common", "form", "tone", "stored", "transfer", "state"),
            *("case", "deadline", "register", "timeline", "pack", "filecopy", "axis"),
        ),
    )
