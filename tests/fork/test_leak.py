"""The public playbook has nothing of the fork it was built from: every file is opened, whatever it is packed in."""

import gzip
import hashlib
import io
import re
import subprocess
import zipfile

import pytest

from tests.conftest import needs

from .conftest import VALUES, png

#: Beside the values: names of the overlay's own files and ids, and the picture on its page.
MARKERS = {
    **VALUES,
    "a list's id": "internal-duty-handover",
    # The guide tells of the sample's letter by its file; addresses and downloads name it so:
    "a letter's page": "internal-approval-request/",
    "a letter's download": "internal-approval-request.zh",
    "an item's id": "first-24-hours/internal-",
    "a field's id": "internal_letter_title",
    "the page's name": "internal/night",
    "the card": "internal/index",
    "the accent": "#5b1d7a",
}


#: What was found in a content before, by its hash: the archives hold the same files once more, and so does the other
#: site.
FOUND = {}


def markers_in(text, unbroken=False):
    """Return the markers that stand in a text; `unbroken`: white space was taken out of it."""
    # The mark of the other language, and the search's word borders, may cut a value in two.
    bare = re.sub(r'\u200b|<span lang="(?:ko|zh-Hans)">|</span>', "", text)
    return {
        marker
        for marker, value in MARKERS.items()
        if value in text or value in bare or (unbroken and "".join(value.split()) in text)
    }


def unpacked(data):
    """Return the places and markers in a file's content: as it is, unzipped, unpacked, as a reader of PDF sees it."""
    key = hashlib.sha256(data).digest()
    if key not in FOUND:
        FOUND[key] = list(_unpacked(data))
    return FOUND[key]


def _unpacked(data):
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield f"!{name}", markers_in(name)
                yield from ((f"!{name}{place}", found) for place, found in unpacked(archive.read(name)))
    elif data.startswith(b"\x1f\x8b"):
        yield from ((f"!{place}", found) for place, found in unpacked(gzip.decompress(data)))
    elif data.startswith(b"%PDF"):
        said = [
            subprocess.run([needs(program), *options], input=data, capture_output=True, check=True).stdout.decode()
            for program, options in (("pdftotext", ["-", "-"]), ("pdfinfo", ["-"]))
        ]
        # Where a line wraps, a word is cut: without white space it is found again.
        yield "", markers_in("".join("".join(said).split()), unbroken=True)
    else:
        yield "", markers_in(data.decode("utf-8", errors="replace"))


def scan(site):
    """Return which markers stand where, by marker."""
    found = {marker: [] for marker in MARKERS}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        for place, markers in [("", markers_in(name)), *unpacked(path.read_bytes())]:
            for marker in markers:
                found[marker].append(name + place)
    return found


@pytest.fixture(scope="module")
def in_public(public):
    return scan(public.site)


@pytest.fixture(scope="module")
def in_handbook(handbook):
    return scan(handbook.site)


@pytest.mark.parametrize("marker", MARKERS)
def test_no_built_file_of_the_public_playbook_has_it(in_public, marker):
    assert in_public[marker] == []


@pytest.mark.parametrize("marker", [marker for marker in MARKERS if marker not in ("the card",)])
def test_the_same_search_finds_it_in_the_handbook(in_handbook, marker):
    assert in_handbook[marker], "a search that finds nothing anywhere proves nothing"


def test_the_search_looks_into_everything_that_is_packed(in_handbook):
    places = {place for found in in_handbook.values() for place in found}
    for kind in (".html", ".json", ".xml", ".docx!", ".xlsx!", ".pdf", ".csv", ".md", ".txt", ".zip!", ".gz!"):
        assert any(kind in place for place in places), f"nothing found in {kind}"


def test_no_file_or_folder_of_the_overlay_is_there(public):
    names = [path.relative_to(public.site).as_posix() for path in public.site.rglob("*")]
    assert not [name for name in names if "internal" in name]
    assert not (public.site / "assets/organisation.png").exists()
    assert not [path for path in public.site.rglob("*.png") if path.read_bytes() == png()]


def test_it_is_the_same_playbook_otherwise(public, handbook):
    own = {"zh/internal", "ko/internal"}
    there = {page.relative_to(handbook.site).as_posix() for page in handbook.pages()}
    here = {page.relative_to(public.site).as_posix() for page in public.pages()}
    extra = {page for page in there - here if "internal" in page}
    assert here == there - extra
    assert {"/".join(page.split("/")[:2]) for page in extra} == own | {
        "zh/checklists",
        "ko/checklists",
        "zh/templates",
        "ko/templates",
    }


def test_search_engines_may_read_it(public):
    assert "noindex" not in public.text("zh/index.html")
