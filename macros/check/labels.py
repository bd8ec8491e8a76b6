"""Labels: every word of the interface that a template or a record asks for stands in labels.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import get_args

from macros.playbook.book import DATA, Playbook
from macros.playbook.checklist import Phase
from macros.playbook.evidence import Agency, Confidence, Deadline, Law
from macros.playbook.letter import LetterField
from macros.playbook.problem import Problem
from macros.playbook.scenario import EvidenceRow, Measure, Moment
from macros.playbook.textfile import read_text
from macros.render.dress import KINDS

FILE = f"{DATA}/labels.yml"
#: Labels that are asked for by the value of a key: the prefix, and every value that the key can have.
FAMILIES: dict[str, tuple[str, ...]] = {
    "export": tuple(f"when-{no}{kind}" for no in ("", "not-") for kind in ("fact", "value", "answer")),
    "box": KINDS,
    "phase": get_args(Phase),
    "confidence": get_args(Confidence),
    "mark": get_args(Confidence),
    "group": get_args(LetterField.model_fields["group"].annotation),
    "law-group": get_args(Law.model_fields["group"].annotation),
    "agency-group": get_args(Agency.model_fields["group"].annotation),
    "runs-against": get_args(Deadline.model_fields["runs_against"].annotation),
    "seller": tuple(set(get_args(EvidenceRow.model_fields["seller"].annotation)) - {"both"}),
    "measure": get_args(Measure),
    "moment": get_args(Moment.model_fields["at"].annotation),
}
_KEY = r"\s*[\"']([\w-]+(?:\.[\w-]+)+)[\"'](?=\s*[],)])"
#: Where labels are named literally, and how.
ASKING = {
    "macros/render/*.py": re.compile(rf"(?:\blabel\(|\b_heading\(\w+, |\blabels\[){_KEY}"),
    "macros/render/partials/*.html": re.compile(rf"\bt\({_KEY}"),
    "macros/export/*.py": re.compile(rf"(?:\bword\(|\blabels\[){_KEY}"),
    "overrides/**/*.html": re.compile(rf"\bword\({_KEY}"),
}


def check(root: Path, playbook: Playbook) -> Iterator[Problem]:
    """Yield every label that is asked for and missing."""
    wanted = {f"{prefix}.{value}": "a record" for prefix, values in FAMILIES.items() for value in values}
    for pattern, named in ASKING.items():
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            for key in _asked(named, read_text(path, name, []) or ""):
                wanted[key] = name
    for key in sorted(set(wanted) - set(playbook.labels)):
        what = f"is missing, and {wanted[key]} asks for it"
        yield Problem(FILE, 0, f"labels.{key}", what, "write it in both languages, or correct its key", "missing-label")


@lru_cache(maxsize=512)  # of the files most have not changed since the check before
def _asked(named: re.Pattern[str], text: str) -> Sequence[str]:
    return named.findall(text)
