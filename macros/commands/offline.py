"""`python -m macros.commands.offline`: the whole site as one ZIP that opens from disk.

Links lead to the files themselves (a disk has no server that would find index.html), and what pages otherwise fetch
comes as scripts, because a page on disk may not fetch.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from macros.playbook.terminal import survive_any_terminal

#: Every file bears this date: the same content gives the same bytes.
_DATE = (2026, 1, 1, 0, 0, 0)
_FOLDER = "playbook"


def build(root: Path, site: Path) -> None:
    """Build the project at `root` into `site` so that it can be read from disk."""
    environment = {**os.environ, "DIRECTORY_URLS": "false", "SITE_URL": ""}
    command = [sys.executable, "-m", "macros.commands.build", "--site-dir", str(site)]
    if failed := subprocess.run(command, cwd=root, env=environment, check=False).returncode:
        raise SystemExit(failed)  # it has said why


def pack(site: Path, target: Path) -> None:
    """Write the built site into one ZIP, in one folder; a pack that was there stays until the new one is whole."""
    new = target.with_name(f".{target.name}.new")
    try:
        _write(site, new)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _write(site: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(site.rglob("*")):
            if path.is_file() and path.name not in ("404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt"):
                entry = zipfile.ZipInfo(f"{_FOLDER}/{path.relative_to(site).as_posix()}", _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes(), compresslevel=9)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and pack; say where the file is. Return 0, or 1 where it could not be written."""
    survive_any_terminal()
    parser = argparse.ArgumentParser(prog="python -m macros.commands.offline", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    root = parser.parse_args(arguments).root
    site, target = root / ".cache/offline", root / "playbook-offline.zip"
    build(root, site)
    try:
        pack(site, target)
    except OSError as error:
        print(f"{target.name} could not be written: {error}", file=sys.stderr)
        return 1
    print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB. Unpack it and open {_FOLDER}/index.html.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
