"""The Content-Security-Policy: what a page may load. From the site itself, and nothing else.

`python -m macros.site.policy` prints the policy of the pages; with `--header` the response header for a server, which
can forbid framing as well (a page cannot say that of itself).
"""

from __future__ import annotations

import argparse
import base64
import hashlib
from pathlib import Path

from macros.playbook.terminal import survive_any_terminal

#: The one script inside the pages: it must run before anything is drawn. Its hash stands in the policy.
INLINE_SCRIPT = Path("overrides/partials/theme_script.html")

_RULES = {
    "default-src": "'none'",
    "script-src": "'self' {hash}",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
}


def policy(root: Path, *, header: bool = False) -> str:
    """Return the policy of the project at `root`, for the pages or for a server's response header."""
    script = (root / INLINE_SCRIPT).read_bytes()
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
    rules = {**_RULES, **({"frame-ancestors": "'none'"} if header else {})}
    return "; ".join(f"{name} {value}" for name, value in rules.items()).format(hash=f"'sha256-{digest}'")


def main() -> None:
    """Print the policy."""
    survive_any_terminal()
    parser = argparse.ArgumentParser(
        prog="python -m macros.site.policy", description="Print the Content-Security-Policy."
    )
    parser.add_argument("--header", action="store_true", help="as a response header's value, for a web server")
    print(policy(Path.cwd(), header=parser.parse_args().header))


if __name__ == "__main__":
    main()
