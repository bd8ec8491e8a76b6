"""Tables of cases in YAML, read by libyaml where it is there: every process of the tests reads them all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_rows(path: Path) -> Any:
    """Return what stands in a YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
