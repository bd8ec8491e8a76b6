"""LibreOffice at work: what it makes of many files in one start, for a start costs seconds, a file a fraction."""

import os
import subprocess
from pathlib import Path

from tests.conftest import needs


def converted(folder, files, form):
    """What LibreOffice makes of files, by the names that they are given: the paths of what it wrote, in one start."""
    office = needs("soffice")
    paths = {name: folder / name for name in files}
    for name, path in paths.items():
        path.write_bytes(files[name].read_bytes())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    result = subprocess.run(
        [office, profile, "--headless", "--convert-to", form, "--outdir", f"{folder}/made", *map(str, paths.values())],
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(folder)},
        timeout=280,
        check=False,
    )
    written = {name: result_of(folder, name, form) for name in files}
    assert all(path.exists() for path in written.values()), result.stdout + result.stderr
    return written


def result_of(folder, name, form):
    """The path of what `converted` wrote."""
    return folder / "made" / Path(name).with_suffix(f".{form}").name
