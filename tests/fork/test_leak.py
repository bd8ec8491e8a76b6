"""The public playbook has nothing of the fork it was built from: it is upstream's, to the last byte."""

import os

import pytest

from tests.conftest import ROOT, files_of

from .conftest import built, upstream_copy


@pytest.fixture
def upstream(once, site):
    """The site that upstream builds: the one of all tests, except where these run in a fork."""
    if (ROOT / "docs/internal").exists():
        return once("upstream", lambda folder: built(upstream_copy(folder), "site")) / "site"
    if os.environ.get("PLAYBOOK_SITE"):
        pytest.skip("the site was not built by these tests")
    return site


def test_the_public_playbook_of_a_fork_is_upstreams_own_byte_for_byte(public, upstream):
    # Built in another folder, in another order of hashes, beside an overlay that changes every page of the handbook.
    here, there = files_of(public.site), files_of(upstream)
    assert here.keys() == there.keys()
    assert not {name for name in here if here[name] != there[name]}


def test_search_engines_may_read_it(public):
    assert "noindex" not in public.text("zh/index.html")
