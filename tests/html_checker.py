"""The Nu HTML checker, which knows HTML and CSS as their standards have them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from .conftest import from_npm, needs

#: For pages this deep; and for seconds of work, in which code that is compiled with care never pays for that.
_JAVA = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def errors_in(*folders: Path) -> list[dict[str, str]]:
    """Return what the checker finds in the pages and style sheets of folders: in all at once, for it begins slowly."""
    jar = from_npm("vnu-jar/build/dist/vnu.jar")
    asked = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--also-check-css"]
    done = subprocess.run(
        [needs("java"), *_JAVA, "-jar", str(jar), *asked, *map(str, folders)],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return [one for one in json.loads(done.stdout)["messages"] if one["type"] == "error"]


def listed(errors: list[dict[str, str]]) -> str:
    """Return the first errors, a line each."""
    return "\n".join(f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in errors[:20])
