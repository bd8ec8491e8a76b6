"""The numbers of Word's lists, as each language writes them: a row that is deleted renumbers those below it."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import nsdecls
from docx.shared import Pt

from macros.playbook.text import Language

from .edition import OFFICE_FONTS

#: The list of headings and, anew below each of them, of items.
BODY: dict[Language, int] = {"ko": 1, "zh": 3}
#: The list of what is enclosed.
ENCLOSURES: dict[Language, int] = {"ko": 2, "zh": 4}

#: The one list of a checklist: its numbers go on from table to table.
_CHECKLIST = """<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
  <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="ListNumber"/><w:lvlText w:val="%1."/>
  <w:lvlJc w:val="left"/>
  <w:pPr><w:tabs><w:tab w:val="num" w:pos="400"/></w:tabs><w:ind w:left="400" w:hanging="400"/></w:pPr>
  </w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
#: By how much the text stands off its number.
STEP = Pt(21)
_TWIPS = STEP // 635
_ITEMS: dict[Language, tuple[str, str]] = {"ko": ("ganada", "%2."), "zh": ("decimal", "%2)")}


def checklist_numbers() -> str:
    """Return the numbering part of a checklist."""
    return _part([_CHECKLIST])


def letter_numbers(languages: Iterable[Language], item_steps: int) -> str:
    """Return the numbering part of a letter; its items are indented by so many steps."""
    lists: dict[int, list[str]] = {}
    for language in languages:
        heading = _level(0, "decimal", "%1.", 1, language)
        lists[BODY[language]] = [heading, _level(1, *_ITEMS[language], item_steps, language)]
        lists[ENCLOSURES[language]] = [_level(0, "decimal", "%1.", item_steps, language)]
    return _part(
        [
            *(
                f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}'
                "</w:abstractNum>"
                for id, levels in lists.items()
            ),
            *(f'<w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>' for id in lists),
        ]
    )


def _part(lists: Iterable[str]) -> str:
    return f"<w:numbering {nsdecls('w')}>{''.join(lists)}</w:numbering>"


def _level(level: int, form: str, text: str, steps: int, language: Language) -> str:
    fonts = "".join(f' w:{slot}="{OFFICE_FONTS[language]}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{steps * _TWIPS}" w:hanging="{_TWIPS}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:hint="eastAsia"{fonts}/></w:rPr></w:lvl>'
    )
