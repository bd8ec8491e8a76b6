"""The same content gives the same bytes: a second build, elsewhere, is compared with the first one file by file."""

import os
from hashlib import sha256

import pytest

from tests.conftest import ADDRESS, ROOT, build


def files_of(folder):
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_second_build_is_identical(site, tmp_path):
    if os.environ.get("PLAYBOOK_SITE"):
        pytest.skip("the site was not built by these tests")
    second = tmp_path / "somewhere/else"
    result = build(ROOT, second, SITE_URL=ADDRESS, PYTHONHASHSEED="7")
    assert result.returncode == 0, result.stderr
    first, again = files_of(site), files_of(second)
    assert first.keys() == again.keys()
    assert not {name for name in first if first[name] != again[name]}
