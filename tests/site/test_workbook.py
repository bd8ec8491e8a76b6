"""Workbooks as they are delivered: tables with room, drop-downs, dates, colours, links, a page set-up."""

import dataclasses
import functools
import io
import re

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from .reading import ONE_PAGE, VARIANTS, part, table_rows

#: openpyxl knows neither the bar that shows the progress nor a print area of whole columns.
pytestmark = pytest.mark.filterwarnings("ignore:.*(extension is not supported|Print area cannot be set):UserWarning")

FONTS = {"zh": "Microsoft YaHei", "ko": "Malgun Gothic"}
STATES = ("open", "doing", "done", "na")
LIST = "preserve-evidence"
OWN_ROWS = 200
#: Type on paper stays at 8 points or more while all columns are no wider together, by the paper's size (A3, A4).
WIDEST = {8: 205, 9: 145}

#: Every test only reads.
opened = functools.cache(openpyxl.load_workbook)


@pytest.fixture(params=VARIANTS)
def variant(request):
    return request.param


@pytest.fixture
def workbook(site, variant):
    """One list."""
    return opened(site / f"downloads/checklists/{LIST}.{variant}.xlsx")


@pytest.fixture
def whole(site, variant):
    """The whole playbook."""
    return opened(site / f"downloads/playbook-{variant}.xlsx")


def words(playbook, key, variant):
    return " ".join(dict.fromkeys(playbook.labels[key][language] for language in VARIANTS[variant]))


def states(playbook, variant):
    return [words(playbook, f"js.state.{state}", variant) for state in STATES]


def tables(book):
    return {table.name: (sheet, table) for sheet in book for table in sheet.tables.values()}


def columns(sheet, table):
    """The columns of a table by their heads."""
    left, top, *_ = range_boundaries(table.ref)
    return {column.name: get_column_letter(left + index) for index, column in enumerate(table.tableColumns)}, top


def test_the_whole_playbook_is_an_overview_the_lists_the_evidence_the_limits_and_the_letters(whole, playbook):
    found = tables(whole)
    lists = [f"list_{id.replace('-', '_')}" for id in playbook.checklists]
    assert list(found) == ["by_list", "by_role", "by_sheet", *lists, "register", "deadlines", "letters"]
    for id, checklist in playbook.checklists.items():
        rows = table_rows(found[f"list_{id.replace('-', '_')}"][0])
        assert [row["id"] for row in rows] == [item.id for item in checklist.items]
    for name, records in (("deadlines", playbook.deadlines), ("letters", playbook.letters)):
        assert [row["id"].partition("/")[2] for row in table_rows(found[name][0])] == list(records)
    assert table_rows(found["register"][0]) == []


def test_a_sheet_says_what_it_is_to_programs_and_only_to_them(whole, variant):
    said = {row[0].value: row[1].value for row in whole["_meta"]}
    assert whole["_meta"].sheet_state == "hidden"
    assert {said["format"], said["version"], said["variant"]} == {"coupang-playbook-workbook", "1", variant}
    for name, (sheet, table) in tables(whole).items():
        if name.startswith("by_"):
            continue
        assert said[f"sheet:{name}"] == sheet.title
        letters, top = columns(sheet, table)
        assert sheet[f"{letters['id']}{top}"].value == "id"
        assert sheet.column_dimensions[letters["id"]].hidden


def test_what_a_team_adds_is_filtered_checked_and_coloured_like_the_rest(whole, playbook, variant):
    dated = ("due", "done-on", "captured", "started-on", "sent-on")
    dates = {words(playbook, f"export.{key}", variant) for key in dated}
    status = words(playbook, "export.status", variant)
    for name, (sheet, table) in tables(whole).items():
        if name.startswith("by_"):
            continue
        given = len(table_rows(sheet))
        _, top, _, last = range_boundaries(table.ref)
        assert last == top + given + OWN_ROWS
        assert table.autoFilter.ref == table.ref
        letters, _ = columns(sheet, table)
        rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
        for head, letter in letters.items():
            cells = f"{letter}{top + 1}:{letter}{last}"
            if head == status:
                assert rules[cells].formula1 == f'"{",".join(states(playbook, variant))}"'
                assert len(rules[cells].formula1) <= 255
            elif head in dates:
                assert (rules[cells].type, rules[cells].showErrorMessage) == ("date", True)
        reach = {str(cells.sqref).partition(":")[2] for cells in sheet.conditional_formatting}
        assert f"{list(letters.values())[-1]}{last}" in reach
        if status in letters:
            colours = [
                rule.formula[0] for cells in sheet.conditional_formatting for rule in cells.rules if rule.formula
            ]
            for word in states(playbook, variant)[1:]:
                assert any(formula.endswith(f'="{word}"') for formula in colours)
            assert any("TODAY()" in formula for formula in colours)


def test_formulas_name_only_columns_that_every_program_reads(whole):
    for sheet in whole:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert all(re.fullmatch(r"[\w ]+", name) for name in re.findall(r"\[([^\]]*)\]", cell.value))


def test_a_workbook_keeps_its_head_in_view_and_prints_whole_columns(site, whole, variant):
    names = part((site / f"downloads/playbook-{variant}.xlsx").read_bytes(), "xl/workbook.xml")
    for name, (sheet, table) in tables(whole).items():
        assert sheet.page_setup.fitToHeight == (ONE_PAGE if name.startswith("by_") else 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text
        if name.startswith("by_"):
            continue
        assert sheet.freeze_panes[1:] == "5"
        assert sheet.print_title_rows == "$4:$4"
        # Whole columns: a row that is added below is printed, and an empty one is not.
        last = re.search(rf"{re.escape(sheet.title)}'?!\$A:\$([A-Z]+)<", names)[1]
        assert last in columns(sheet, table)[0].values()
        printed = [sheet.column_dimensions[get_column_letter(index)] for index in range(1, ord(last) - ord("A") + 2)]
        assert not any(column.hidden for column in printed)
        assert sum(column.width for column in printed) <= WIDEST[int(sheet.page_setup.paperSize)] + len(printed)


def test_a_row_leads_to_its_page_and_without_an_address_there_is_no_column_for_it(site, whole, playbook, variant):
    head, language = words(playbook, "export.web-page", variant), VARIANTS[variant][0]
    sheet, _ = tables(whole)["list_first_24_hours"]
    page = f"https://playbook.example/sub/{language}/checklists/first-24-hours/#first-24-hours--"
    assert all(f'HYPERLINK("{page}' in row[head] for row in table_rows(sheet))
    html = (site / f"{language}/checklists/first-24-hours/index.html").read_text(encoding="utf-8")
    (anchor,) = re.findall(r'#([^"]+)"', table_rows(sheet)[0][head])
    assert f'id="{anchor}"' in html
    sheet, _ = tables(whole)["deadlines"]
    html = (site / f"{language}/reference/deadlines/index.html").read_text(encoding="utf-8")
    anchors = [re.search('#([^"]+)"', row[head])[1] for row in table_rows(sheet)]
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in html] == []


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_pages_lead_to_the_workbook_and_files_are_saved_under_their_titles(site, playbook, language):
    def offered(page):
        html = (site / language / page / "index.html").read_text(encoding="utf-8")
        return dict(re.findall(r'href="[^"]*downloads/([^"]+)" download="([^"]+)"', html))

    other = "ko" if language == "zh" else "zh"
    name, title = playbook.labels["site.name"][language], playbook.checklists[LIST].title[language]
    shelf, page = offered("checklists"), offered(f"checklists/{LIST}")
    assert shelf[f"playbook-{language}.xlsx"] == page[f"playbook-{language}.xlsx"] == f"{name}.xlsx"
    assert {f"playbook-{variant}.xlsx" for variant in VARIANTS} <= set(shelf)
    assert page[f"checklists/{LIST}.{language}.csv"] == f"{title}.csv"
    assert playbook.labels[f"download.{other}"][language] in page[f"checklists/{LIST}.{other}.pdf"]
    assert len(set(page.values())) == len(page)


def test_a_workbook_of_one_list_is_made_by_the_same_code(workbook, whole, playbook):
    name = f"list_{LIST.replace('-', '_')}"
    assert list(tables(workbook)) == [name]
    assert len(workbook.worksheets) == 3
    (one, _), (other, _) = tables(workbook)[name], tables(whole)[name]
    assert table_rows(one) == table_rows(other)


def test_a_workbook_wraps_its_texts_in_the_fonts_of_their_language(workbook, variant):
    sheet = workbook.worksheets[0]
    for offset, language in enumerate(VARIANTS[variant]):
        cell = sheet.cell(5, 3 + offset)
        assert cell.font.name == FONTS[language]
        assert cell.alignment.wrap_text
    assert sheet.row_dimensions[5].height > 15


def test_a_row_grows_with_what_is_typed_into_it(site, variant):
    content = (site / f"downloads/checklists/{LIST}.{variant}.xlsx").read_bytes()
    rows = re.findall(r'<row r="(\d+)"([^>]*)>', part(content, "xl/worksheets/sheet1.xml"))
    assert all('ht="' in given for number, given in rows if int(number) <= len(rows))
    assert [int(number) for number, given in rows if "customHeight" in given] == [1, 2, 3, 4]


def test_workbooks_are_valid(site, errors_in):
    """The one with most in it, and one that has none of the sheets beside the lists."""
    for name in ("playbook-zh-ko", f"checklists/{LIST}.ko"):
        assert errors_in((site / f"downloads/{name}.xlsx").read_bytes(), "xlsx") == []


def test_a_fork_finds_the_names_of_its_people(playbook):
    """`owner` begins with who holds the role; the role itself stays what it is called."""
    from macros.export import xlsx
    from macros.export.edition import Edition
    from macros.export.stamp import Stamp, moment_of

    stamp = Stamp("1", "2026-11-22", "0", {"zh": "", "ko": ""}, moment_of("2026-11-22"))
    edition = Edition("zh", playbook.labels, playbook.fields, stamp, people={"evidence": "王芳"})
    book = openpyxl.load_workbook(io.BytesIO(xlsx.checklist(playbook.checklists[LIST], edition)))
    rows = table_rows(book.worksheets[0])
    role, owner = playbook.labels["role.evidence"].zh, playbook.labels["export.owner"].zh
    assert {row[owner] for row in rows if row[playbook.labels["export.role"].zh] == role} == {"王芳"}
    assert {row[owner] for row in rows if row[playbook.labels["export.role"].zh] != role} <= {None}
    assert playbook.labels["export.web-page"].zh not in rows[0]


def test_lists_may_be_called_like_each_other_or_like_another_sheet(playbook):
    """Office takes no two sheets of one name, none that is long, and not every sign."""
    from macros.export import xlsx
    from macros.export.edition import Edition
    from macros.export.stamp import Stamp, moment_of

    titles = [playbook.labels["export.deadlines"].zh, "长" * 40, "长" * 40 + "二", "a/b: [c]?"]
    model = playbook.checklists[LIST]
    lists = {
        f"internal-{index}": model.model_copy(
            update={"id": f"internal-{index}", "title": model.title.model_copy(update={"zh": title})}
        )
        for index, title in enumerate(titles)
    }
    stamp = Stamp("1", "2026-11-22", "0", {"zh": "", "ko": ""}, moment_of("2026-11-22"))
    edition = Edition("zh", playbook.labels, playbook.fields, stamp)
    content = xlsx.workbook(dataclasses.replace(playbook, checklists=lists, letters={}), edition)
    names = [sheet.title for sheet in openpyxl.load_workbook(io.BytesIO(content))]
    assert len(set(names)) == len(names) == len(lists) + 6
    assert max(map(len, names)) <= 31
