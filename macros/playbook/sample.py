"""The sample of an overlay, which `make internal` copies: the guide for a fork draws what it makes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .organisation import AddedItem, Extension, Organisation
from .problem import Problem
from .validate import validate
from .yamlfile import read_yaml

SAMPLE = "internal.sample"


@dataclass(frozen=True)
class Sample:
    """What of the sample can be seen on a page."""

    form: Organisation
    item: AddedItem
    """The item that it adds to a list."""


def read_sample(root: Path) -> Sample | None:
    """Return the sample below the project's `root`; None where a fork or a copy has none, or another."""
    problems: list[Problem] = []
    names = (f"{SAMPLE}/organisation.yml", f"{SAMPLE}/checklists/first-24-hours.yml")
    form, list_ = (read_yaml(root / name, name, problems) if (root / name).is_file() else None for name in names)
    organisation = validate(form, Organisation, problems) if form else None
    extension = validate(list_, Extension, problems) if list_ else None
    return Sample(organisation, extension.add[0]) if organisation and extension and extension.add else None
