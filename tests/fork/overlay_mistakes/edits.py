"""How the sample overlay is edited: texts changed, files written, steps made one after the other."""

import re

from ..conftest import edit

FORM = "docs/internal/organisation.yml"
LIST = "docs/internal/checklists/first-24-hours.yml"
LETTER = "docs/internal/templates/internal-approval-request.yml"
FIELDS = "docs/internal/fields.yml"


def changed(name, *changes):
    def change(project):
        edit(project / name, *changes)

    return change


def written(name, text):
    def write(project):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    return write


def copied(name, target, old="", new=""):
    def copy(project):
        text = (project / name).read_text(encoding="utf-8")
        (project / target).parent.mkdir(exist_ok=True)
        (project / target).write_text(text.replace(old, new), encoding="utf-8")

    return copy


def both(*steps):
    def do(project):
        for step in steps:
            step(project)

    return do


def logo(name, data):
    return both(written(f"docs/internal/{name}", data), changed(FORM, ("\nlogo: null", f"\nlogo: {name}")))


REPLACE = """replace:
  - id: first-24-hours/{item}
    text: {{zh: 换成我们的做法, ko: 우리 방식으로 바꿉니다}}
    why: {{zh: 我们的理由, ko: 우리의 이유입니다}}
    phase: now
    role: evidence
    {hash}
"""
DROP = """drop:
  - id: first-24-hours/{item}
    dropped_on: "2026-11-22"
    reason: {{zh: 我们不需要, ko: 필요하지 않습니다}}
    {hash}
"""


def replaced(item, hash="replaces_hash: h00000000"):
    return changed(LIST, ("\nreplace: []\n", "\n" + REPLACE.format(item=item, hash=hash)))


def dropped(item, hash="replaces_hash: h00000000"):
    return changed(LIST, ("\ndrop: []\n", "\n" + DROP.format(item=item, hash=hash)))


def twice(key):
    """List the first entry of `key` once more."""

    def repeat(project):
        path = project / LIST
        text = path.read_text(encoding="utf-8")
        entry = re.search(rf"(?m)^{key}:\n(  - (?:.*\n(?=    ))*.*\n)", text)
        path.write_text(text.replace(entry[0], entry[0] + entry[1]), encoding="utf-8")

    return repeat


def all_dropped(project):
    """Leave nothing of the list: neither upstream's items nor own ones."""
    upstream = (project / "docs/data/checklists/first-24-hours.yml").read_text(encoding="utf-8")
    entries = [
        DROP.format(item=item, hash="replaces_hash: h00000000").removeprefix("drop:\n")
        for item in re.findall(r"(?m)^  - id: first-24-hours/([\w-]+)$", upstream)
    ]
    (project / LIST).write_text(f"extends: first-24-hours\ndrop:\n{''.join(entries)}", encoding="utf-8")
