"""`python -m macros.commands.build`: build the whole site strictly; the old site stays until the new one is whole.

SITE_DIR, SITE_URL, DIRECTORY_URLS and PLAYBOOK_PUBLIC mean what mkdocs.yml and deploy/README.md say of them.
"""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from .session import log, start, unreadable
from .staging import replaced

FULL = (errno.ENOSPC, errno.EDQUOT)
STOPS = (signal.SIGINT, signal.SIGTERM)


def build(root: Path, site: Path | None = None) -> Path:
    """Build the project at `root` into `site` (where None: into the folder that mkdocs.yml names), and return it."""
    given = {} if site is None else {"site_dir": str(site)}
    config = load_config(str(root / "mkdocs.yml"), strict=True, **given)
    target = Path(config.site_dir)
    with replaced(target) as folder:
        config.site_dir = str(folder)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    return target


def _stop(number: int, frame: FrameType | None) -> None:
    """Clear away what was begun, undisturbed: make passes on the signal that the terminal has sent as well."""
    for each in STOPS:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; return 0 if the new site stands, else 1, or 130 if it was stopped."""
    start()
    parser = argparse.ArgumentParser(prog="python -m macros.commands.build", description=__doc__)
    parser.add_argument("--public", action="store_true", help="leave a fork's overlay out; into site-public/")
    parser.add_argument("--site-dir", type=Path, help="where to build to, instead of SITE_DIR or site/")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    given = parser.parse_args(arguments)
    if given.public:
        os.environ["PLAYBOOK_PUBLIC"] = "1"
        os.environ.setdefault("SITE_DIR", "site-public")
    for number in STOPS:
        signal.signal(number, _stop)
    if problems := unreadable(given.root):
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    try:
        log.info("built: %s", build(given.root, given.site_dir))
    except KeyboardInterrupt:
        print("stopped: the site is as it was", file=sys.stderr)
        return 130
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        mend = "make room" if error.errno in FULL else "mend that"
        print(f"{error.strerror or error}{where}: {mend} and build again; the site is as it was", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
