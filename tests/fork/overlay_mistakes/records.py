"""Mistakes in a fork's records, form and logo."""

import re

from tests.conftest import ROOT

from ..conftest import png
from .edits import FIELDS, FORM, LETTER, LIST, all_dropped, both, changed, dropped, logo, replaced, twice, written

#: A second store that is the first one.
STORE = "  - {name: 예시 스토어, vendor_id: A99999999, seller_type: korean}\n"
#: A need of an item that is not there.
NEED = "{at: needed/tickets/items, now: first-24-hours/internal-opn-ticket}"
#: What is done, the file that the message must name, and what else it must say: the place, and the mend.
RECORDS = {
    "a broken form": (
        changed(FORM, ("name:\n  zh: 示例公司", "name\n  zh: 示例公司")),
        FORM,
        ["lacks a colon", "name:"],
    ),
    "a form in another encoding": (written(FORM, "name: 회사".encode("cp949")), FORM, ["UTF-8"]),
    "an unknown key": (changed(FORM, ("\nbanner:", "\nbaner:")), FORM, ["baner", "correct its spelling", "banner"]),
    "a role without contact": (
        changed(FORM, ('    contact: "operations@example.com"\n', "")),
        FORM,
        ["roles.operations.contact", "is missing", "add it"],
    ),
    "a role that does not exist": (
        changed(FORM, ("\n  legal:", "\n  lawyers:")),
        FORM,
        ["roles.lawyers", "legal, korea-partner"],
    ),
    "no roles at all": (
        lambda project: (project / FORM).write_text(
            re.sub(r"(?m)^roles:\n(?:  .*\n)+", "roles: nobody\n", (project / FORM).read_text(encoding="utf-8")),
            encoding="utf-8",
        ),
        FORM,
        ["roles", "is not a group of keys"],
    ),
    "a name in one language": (changed(FORM, ("  zh: 示例公司\n", "")), FORM, ["name.zh", "is missing"]),
    "a time that is no number": (
        changed(FORM, ("after_minutes: 240", "after_minutes: soon")),
        FORM,
        ["escalation.1.after_minutes", "whole number"],
    ),
    "an unknown language": (
        changed(FORM, ("\nlanguages: [zh, ko]", "\nlanguages: [zh, cn]")),
        FORM,
        ["languages", "'zh' or 'ko'"],
    ),
    "a language twice": (
        changed(FORM, ("\nlanguages: [zh, ko]", "\nlanguages: [zh, zh]")),
        FORM,
        ["languages", "twice"],
    ),
    "no language": (changed(FORM, ("\nlanguages: [zh, ko]", "\nlanguages: []")), FORM, ["languages"]),
    "a store twice": (
        changed(FORM, ("    seller_type: global\n", "    seller_type: global\n" + STORE)),
        FORM,
        ["stores.1.name", "twice"],
    ),
    "a store's default of no field": (
        changed(FORM, ("    seller_type: global\n", "    seller_type: global\n    defaults: {compny_name: x}\n")),
        FORM,
        ["stores.0.defaults.compny_name", "did you mean 'company_name'"],
    ),
    "a place in an item that does not exist": (
        changed("docs/internal/needed.yml", ("\nadd: []", f"\nadd: [{NEED}]")),
        "docs/internal/needed.yml",
        ["first-24-hours/internal-opn-ticket", "does not exist"],
    ),
    "a default of no field": (
        changed(FORM, ("  company_name:", "  compny_name:")),
        FORM,
        ["defaults.compny_name", "did you mean 'company_name'"],
    ),
    "a default that is another in every case": (
        changed(FORM, ("  company_name: Example Trading Co., Ltd.", '  deadline_at: "2026-11-30T18:00"')),
        FORM,
        ["defaults.deadline_at", "leave it to the form"],
    ),
    "a default that is no option": (
        changed(FORM, ("  company_name: Example Trading Co., Ltd.", "  seller_type: mars")),
        FORM,
        ["defaults.seller_type", "global, korean"],
    ),
    "a default that is too long": (
        changed(FORM, ("Example Trading Co., Ltd.", "x" * 400)),
        FORM,
        ["defaults.company_name", "shorten"],
    ),
    "a colour that is none": (
        changed(FORM, ("\naccent: null", '\naccent: {light: blue, dark: "#ffffff"}')),
        FORM,
        ["accent.light", "'blue'"],
    ),
    "a colour that cannot be read": (
        changed(FORM, ("\naccent: null", '\naccent: {light: "#ffdd00", dark: "#333333"}')),
        FORM,
        ["accent.light", "darker", "accent.dark", "lighter", "4.5"],
    ),
    "a logo that is not there": (changed(FORM, ("\nlogo: null", "\nlogo: logo.png")), FORM, ["logo", "is not there"]),
    "a logo that is a text": (
        logo("logo.png", b"not a picture"),
        FORM,
        ["logo", "is not a PNG picture", "save the logo"],
    ),
    "a logo that is HTML": (logo("logo.svg", b"<html></html>"), FORM, ["logo", "is not a SVG picture"]),
    "a logo that is a bomb": (
        logo("logo.svg", b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'),
        FORM,
        ["is not a SVG picture"],
    ),
    "a logo that runs something": (
        logo("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        FORM,
        ["is not a SVG picture"],
    ),
    "a logo that leads somewhere": (
        logo("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg">\n<a href="javascript:x()"/></svg>'),
        FORM,
        ["logo", "shapes alone", "<a> on line 2", "plain SVG"],
    ),
    "a logo as large as a photograph": (logo("logo.png", png() + bytes(400_000)), FORM, ["logo", "smaller"]),
    "a logo from outside": (
        changed(FORM, ("\nlogo: null", "\nlogo: ../../macros/commands/internal.py")),
        FORM,
        ["logo", "is not the name of a PNG or SVG"],
    ),
    "an extension of nothing": (
        both(
            changed(LIST, ("extends: first-24-hours", "extends: first-24-houra")),
            lambda project: (project / LIST).rename(project / LIST.replace("hours", "houra")),
        ),
        LIST.replace("hours", "houra"),
        ["extends", "did you mean 'first-24-hours'"],
    ),
    "an extension in a file of another name": (
        changed(LIST, ("extends: first-24-hours", "extends: submit-appeal")),
        LIST,
        ["extends", "rename the file to submit-appeal.yml"],
    ),
    "an added item that could collide": (
        changed(LIST, ("id: first-24-hours/internal-open-ticket", "id: first-24-hours/open-ticket")),
        LIST,
        ["add.0.id", "first-24-hours/internal-"],
    ),
    "an added item that does collide": (
        changed(LIST, ("id: first-24-hours/internal-open-ticket", "id: first-24-hours/notice-eml")),
        LIST,
        ["add.0.id", "stands twice"],
    ),
    "an item behind nothing": (
        changed(LIST, ("after: first-24-hours/notice-eml", "after: first-24-hours/notice-elm")),
        LIST,
        ["add.0.after", "did you mean 'first-24-hours/notice-eml'"],
    ),
    "an item before and behind": (
        changed(
            LIST,
            (
                "after: first-24-hours/notice-eml",
                "after: first-24-hours/notice-eml\n    before: first-24-hours/notice-eml",
            ),
        ),
        LIST,
        ["add.0.before", "keep one"],
    ),
    "an item that cites nothing": (
        changed(
            LIST, ("    phase: now\n    role: operations", "    phase: now\n    role: operations\n    sources: [Z999]")
        ),
        LIST,
        ["add.0.sources.0", "Z999"],
    ),
    "an item in one language": (
        changed(LIST, ("      zh: 所有人看同一张工单，交接时才不会漏掉。\n", "")),
        LIST,
        ["add.0.why.zh", "is missing"],
    ),
    "a headline in one language": (
        changed(LIST, ("      zh: 开一张工单\n", "")),
        LIST,
        ["add.0.head.zh", "is missing"],
    ),
    "an item of a group that does not exist": (
        changed(
            LIST, ("    phase: now\n    role: operations", "    phase: now\n    group: shop\n    role: operations")
        ),
        LIST,
        ["add.0.group", "ip, counterfeit"],
    ),
    "a replacement of nothing": (replaced("no-such-item"), LIST, ["replace.0.id", "is no item"]),
    "a replacement that notes no hash": (
        replaced("capture-screens", ""),
        LIST,
        ["replace.0.replaces_hash", "write replaces_hash: "],
    ),
    "a drop of nothing": (dropped("no-such-item"), LIST, ["drop.0.id", "is no item"]),
    "a drop of an own item": (dropped("internal-open-ticket"), LIST, ["drop.0.id", "delete it under add"]),
    "an item replaced and dropped": (
        both(replaced("capture-screens"), dropped("capture-screens")),
        LIST,
        ["drop.0.id", "keep one"],
    ),
    "an item dropped twice": (both(dropped("capture-screens"), twice("drop")), LIST, ["drop.1.id", "stands twice"]),
    "an item replaced twice": (
        both(replaced("capture-screens"), twice("replace")),
        LIST,
        ["replace.1.id", "stands twice"],
    ),
    "every item dropped": (all_dropped, LIST, ["drop", "keep at least one item"]),
    "a hash that is none": (
        replaced("capture-screens", 'replaces_hash: "12345678"'),
        LIST,
        ["replace.0.replaces_hash", "write it like h"],
    ),
    "a note among the lists": (
        written("docs/internal/checklists/notes.txt", "for later"),
        "docs/internal/checklists/notes.txt",
        ["is not a record", "move or delete it"],
    ),
    "a folder that is a link": (
        lambda project: (project / "docs/internal/shared").symlink_to(project / "docs/zh", target_is_directory=True),
        "docs/internal/shared",
        ["is a symbolic link", "put the file itself here"],
    ),
    "an own list with upstream's kind of id": (
        both(
            changed(
                "docs/internal/checklists/internal-duty-handover.yml",
                ("\nid: internal-duty-handover", "\nid: duty-handover"),
                ("  - id: internal-duty-handover/open-cases", "  - id: duty-handover/open-cases"),
                ("  - id: internal-duty-handover/evidence-folder", "  - id: duty-handover/evidence-folder"),
            ),
            lambda project: (project / "docs/internal/checklists/internal-duty-handover.yml").rename(
                project / "docs/internal/checklists/duty-handover.yml"
            ),
        ),
        "docs/internal/checklists/duty-handover.yml",
        ["id", "internal-", "extends:"],
    ),
    "a letter that prints an undeclared field": (
        changed(LETTER, ("请核对事实和附件", "请核对{ghost}事实和附件")),
        LETTER,
        ["parts.1.zh", "{ghost}", "declare it"],
    ),
    "a letter by no channel": (
        changed(LETTER, ("send_by: internal-handover", "send_by: pigeon")),
        LETTER,
        ["pigeon", "agencies.yml"],
    ),
    "a field with upstream's kind of id": (
        both(
            changed(FIELDS, ("id: internal_letter_title", "id: letter_title")),
            lambda project: (project / LETTER).write_text(
                (project / LETTER).read_text(encoding="utf-8").replace("internal_letter_title", "letter_title"),
                encoding="utf-8",
            ),
        ),
        FIELDS,
        ["fields.0.id", "internal_"],
    ),
    "a field that no letter uses": (lambda project: (project / LETTER).unlink(), FIELDS, ["internal_letter_title"]),
    "a file that nothing reads": (
        written("docs/internal/checklist/x.yml", "id: x\n"),
        "docs/internal/checklist/x.yml",
        ["read by nothing"],
    ),
    "a misspelt form": (
        lambda project: (project / FORM).rename(project / "docs/internal/organization.yml"),
        "docs/internal/organization.yml",
        ["rename it to organisation.yml"],
    ),
    "a link to a file elsewhere": (
        lambda project: (project / "docs/internal/templates/internal-x.yml").symlink_to(ROOT / "mkdocs.yml"),
        "docs/internal/templates/internal-x.yml",
        ["symbolic link"],
    ),
}
