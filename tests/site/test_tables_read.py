"""What the downloads say is what the page reads: a table that nobody has touched changes nothing."""

import base64
import io
import warnings

import openpyxl
import pytest

from macros.render.bringing import bring_data

from .reading import VARIANTS

READ = """({ readTable }, { compare }, { file, known }) => {
  const found = readTable(Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0)).buffer, known);
  const { added, more, differing } = compare(found, [], [], known.owners);
  return { ...found, changes: [...added, ...more, ...differing] };
}"""
LIST = "evidence-by-report-type"
#: What is told of a file.
UNTOUCHED = ("troubles", "changes", "left", "above", "comments", "columns")


@pytest.fixture(scope="module")
def read(module, playbook):
    """Read a file as the page does: `read(bytes)`."""
    known = bring_data(playbook, "ko")
    return lambda data: module("tablefile comparing", READ, {"file": base64.b64encode(data).decode(), "known": known})


def resaved(data):
    """A workbook as another program saves it: without what its formulas give."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Print area")
        openpyxl.load_workbook(io.BytesIO(data)).save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_item_is_read_and_nothing_is_changed(read, site, playbook, variant):
    downloads = site / "downloads"
    workbook = (downloads / f"playbook-{variant}.xlsx").read_bytes()
    items = [item.id for one in playbook.checklists.values() for item in one.items]
    for data in (workbook, resaved(workbook)):
        found = read(data)
        assert sorted(row["id"] for row in found["said"]) == sorted(items)
        assert {row["parts"]["s"] for row in found["said"]} == {"open"}
        assert [found[key] for key in UNTOUCHED] == [[]] * len(UNTOUCHED)
    own = [item.id for item in playbook.checklists[LIST].items]
    for form in ("xlsx", "csv"):
        found = read((downloads / f"checklists/{LIST}.{variant}.{form}").read_bytes())
        assert sorted(row["id"] for row in found["said"]) == sorted(own)
        assert [found[key] for key in UNTOUCHED] == [[]] * len(UNTOUCHED)
