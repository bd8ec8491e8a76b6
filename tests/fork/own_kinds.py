"""A fork's own role and its own kind of report, with all that belongs to it."""

from __future__ import annotations

from pathlib import Path

from . import small_fork, small_upstream
from .editing import edit

LABELS, FORM, LIST = (f"docs/internal/{name}.yml" for name in ("labels", "organisation", "checklists/first"))
SCENARIO, LETTER = "docs/internal/scenarios/internal-flood.yml", "docs/internal/templates/internal-flood-inquiry.yml"
NIGHT, FLOOD = {"zh": "鲸夜", "ko": "고래당번"}, {"zh": "鲸潮", "ko": "고래떼"}
LETTER_TITLE = {"zh": "批准单", "ko": "승인서"}
#: What the fork adds. Every word of it stands nowhere else.
OWN = {
    LABELS: """\
add:
  - {at: labels/role.internal-night, now: {zh: 鲸夜, ko: 고래당번}}
  - {at: labels/item-group.internal-flood, now: {zh: 鲸潮, ko: 고래떼}}
replace:
  - {at: labels/role.warehouse, replaces_hash: withdrawn, now: {zh: 鲸仓, ko: 고래창고}}
""",
    LIST: """\
extends: first
add:
  - id: first/internal-count
    text: {zh: 数一数。, ko: 세어 봅니다.}
    why: {zh: 以后要用。, ko: 나중에 필요합니다.}
    phase: now
    role: internal-night
    group: internal-flood
""",
    "docs/internal/fields.yml": """\
add:
  - at: fields/stop_kind/options
    now: {id: internal-flood, label: {zh: 鲸潮, ko: 고래떼}}
""",
    SCENARIO: small_upstream.RECORDS["scenarios/hijack"]
    .replace("id: hijack", "id: internal-flood")
    .replace("被跟卖", "鲸潮")
    .replace("위너 도용", "고래떼")
    .replace("letters: [inquiry]", "letters: [internal-flood-inquiry]"),
    "docs/internal/triage.yml": """\
add:
  - at: questions/received/answers
    before: nothing
    now:
      id: internal-flood
      text: {zh: 鲸潮来了, ko: 고래떼가 옴}
      to: internal-flood
      states: {stop_kind: internal-flood}
  - at: outcomes
    now:
      id: internal-flood
      title: {zh: 鲸潮, ko: 고래떼}
      advice: {zh: 先存好记录。, ko: 먼저 기록을 보관합니다.}
      scenario: internal-flood
      checklist: first
      letter: internal-flood-inquiry
""",
    LETTER: small_fork.LETTER.replace("internal-approval", "internal-flood-inquiry").replace(
        "stop_kind=whole", "stop_kind=internal-flood"
    ),
}


def form(project: Path) -> None:
    """Write the fork's form: the own role is held, woken and asked."""
    small_fork.form(project, "internal-night")
    edit(
        project / FORM,
        ("escalation: []", "escalation: [{after_minutes: 5, to: internal-night, what: {zh: 叫醒, ko: 깨움}}]"),
        ("approval: null", "approval: {by: internal-night, note: {zh: 请过目, ko: 확인 요청}}"),
    )
