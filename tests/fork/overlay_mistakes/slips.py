"""Slips of a Chinese or Korean keyboard, of editors and of other programs: what is done, where and how it is told."""

import re

from .edits import FORM, LETTER, LIST, both, changed, copied, written

ZH, KO = "docs/zh/internal/on-call.md", "docs/ko/internal/on-call.md"
#: A page that no photo is in, whatever its name says.
NOISE = bytes(range(1, 256)) * 40


def encoded(name, encoding):
    """Save a file in another encoding, without what that cannot hold."""

    def save(project):
        path = project / name
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding, errors="ignore"))

    return save


def bytes_of(name, change):
    def save(project):
        path = project / name
        path.write_bytes(change(path.read_bytes()))

    return save


def added(name, line):
    def add(project):
        path = project / name
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")

    return add


def in_form(old, new):
    return changed(FORM, (old, new))


def nulls(project):
    text = (project / FORM).read_text(encoding="utf-8")
    for key in ("stores", "roles", "escalation", "defaults", "hidden", "languages", "noindex", "tickets"):
        text = re.sub(rf"(?m)^{key}:.*\n(?:[ -].*\n)*", f"{key}: null\n", text)
    (project / FORM).write_text(text, encoding="utf-8")


#: In the form and records: told by the records alone.
RECORD_SLIPS = {
    "a full-width colon": (in_form("  zh: 示例公司\n", "  zh：澜舟电商\n"), FORM, ["full-width colon"]),
    "no blank after a colon": (
        in_form("    name: 示例运营", "    name:沈若溪"),
        FORM,
        ["after the colon", "name: 沈若溪"],
    ),
    "a colon in a value": (
        in_form("    name: 示例律师", "    name: 王律师: 北京"),
        FORM,
        ["second colon", 'name: "王律师: 北京"'],
    ),
    "a full-width indentation": (in_form("  zh: 示例公司\n", "\u3000zh: 示例公司\n"), FORM, ["indentation"]),
    "an unbreakable indentation": (in_form("  zh: 示例公司\n", "\u00a0\u00a0zh: 示例公司\n"), FORM, ["indentation"]),
    "a tab": (in_form("  zh: 示例公司\n", "\tzh: 示例公司\n"), FORM, ["tab"]),
    "one blank too few": (in_form("    deputy: 示例副手", "   deputy: 示例副手"), FORM, ["line up"]),
    "curly quotes around a colour": (
        in_form("\naccent: null", "\naccent: {light: “#a8421a”, dark: '#86cbd7'}"),
        FORM,
        ["accent.light", "curly", '"#a8421a"'],
    ),
    "full-width brackets": (
        in_form("\nlanguages: [zh, ko]", "\nlanguages: ［zh，ko］"),
        FORM,
        ["full-width", "[zh, ko]"],
    ),
    "a full-width comma": (in_form("\nlanguages: [zh, ko]", "\nlanguages: [zh，ko]"), FORM, ["comma", "[zh, ko]"]),
    "a value cut off": (
        in_form('    contact: "operations@example.com"', "    contact: 企业微信 #值班群"),
        FORM,
        ["cut off at #值班群", 'contact: "企业微信 #值班群"'],
    ),
    "a value cut off at two signs": (
        in_form('    contact: "operations@example.com"', "    contact: 企业微信 ##值班群"),
        FORM,
        ["cut off at ##值班群", 'contact: "企业微信 ##值班群"'],
    ),
    "a comma in one line of two languages": (
        in_form(
            "\nname:\n  zh: 示例公司\n  ko: 예시 회사\n", "\nname: {zh: 澜舟电商, ko: Lanzhou, Hangzhou Co., Ltd.}\n"
        ),
        FORM,
        ["name.ko", "comma", 'ko: "Lanzhou, Hangzhou Co., Ltd."'],
    ),
    "a star": (in_form("    name: 示例运营", "    name: *沈若溪"), FORM, ['name: "*沈若溪"']),
    "a per cent sign": (in_form("    name: 示例运营", "    name: %企业微信"), FORM, ['name: "%企业微信"']),
    "a bracket": (in_form("    name: 示例运营", "    name: [企业微信] 沈若溪"), FORM, ['name: "[企业微信] 沈若溪"']),
    "a hyphen without a blank": (in_form("  - name: 예시 스토어", "  -name: 예시 스토어"), FORM, ["after the hyphen"]),
    "a shared folder in quotes": (
        in_form('"https://drive.example.com/evidence"', r'"\\NAS\share\证据"'),
        FORM,
        ["backslash", r"url: \\NAS\share\证据"],
    ),
    "an address with a slip": (
        in_form('"https://tickets.example.com"', "htps://tickets.lanzhou-commerce.test"),
        FORM,
        ["tickets.url", "https://", "shared folder"],
    ),
    "a long name": (in_form("  zh: 示例公司\n", f"  zh: {'示例公司' * 40}\n"), FORM, ["name.zh", "60 characters"]),
    "a number too large": (in_form("after_minutes: 240", "after_minutes: 99999"), FORM, ["not above 20160"]),
    "a logo in capitals": (
        written("docs/internal/logo.PNG", b"x"),
        "docs/internal/logo.PNG",
        ["to logo.png"],
    ),
    "a logo as JPEG": (written("docs/internal/logo.jpg", b"x"), "docs/internal/logo.jpg", ["as PNG: logo.png"]),
    "a list as .yaml": (
        written("docs/internal/checklists/internal-x.yaml", "id: x\n"),
        "docs/internal/checklists/internal-x.yaml",
        ["rename it to internal-x.yml"],
    ),
    "a list as .YML": (
        written("docs/internal/checklists/internal-x.YML", "id: x\n"),
        "docs/internal/checklists/internal-x.YML",
        ["rename it to internal-x.yml"],
    ),
    "the form deleted": (lambda project: (project / FORM).unlink(), LIST, ["git checkout", "internal.sample/"]),
    "the form deleted beside a file of a like name": (
        lambda project: (project / FORM).unlink(),
        "docs/internal/navigation.yml",
        ["git checkout"],
    ),
    "full-width braces": (
        changed(LETTER, ("请核对事实和附件", "请核对｛internal_letter_title｝事实和附件")),
        LETTER,
        ["full-width braces", "{order_number}"],
    ),
    "a colour taken for a comment": (in_form("\naccent: null", "\naccent: #0057b8"), FORM, ['accent: "#0057b8"']),
    "a colour that is to be two": (
        in_form("\naccent: null", '\naccent: "#0057b8"'),
        FORM,
        ["accent:", "write it as accent: {light: …, dark: …}"],
    ),
    "a headline without its languages": (
        changed(LIST, ("    head:\n      zh: 开一张工单\n      ko: 티켓 만들기\n", "    head: 开一张工单\n")),
        LIST,
        ["add.0.head", "write it as head: {zh: …, ko: …}"],
    ),
    "a holder by name alone": (
        changed(FORM, ('    name: 示例律师\n    deputy: null\n    contact: "legal@example.com"\n', "    - 沈若溪\n")),
        FORM,
        ["roles.legal", "write it as legal: {name: …, contact: …}"],
    ),
    "a letter copied for another one": (
        copied(LETTER, "docs/internal/templates/internal-more.yml"),
        "docs/internal/templates/internal-more.yml",
        ["id:", f"which {LETTER} has already", "write id: internal-more"],
    ),
    "upstream's letter copied": (
        copied("docs/data/templates/appeal-ip.yml", "docs/internal/templates/internal-appeal.yml"),
        "docs/internal/templates/internal-appeal.yml",
        ["which docs/data/templates/appeal-ip.yml has already", "write id: internal-appeal"],
    ),
    "changes of a list copied for another list": (
        copied(LIST, "docs/internal/checklists/submit-appeal.yml"),
        "docs/internal/checklists/submit-appeal.yml",
        [f"which {LIST} has already", "write extends: submit-appeal"],
    ),
    "a letter copied under a name without prefix": (
        copied(LETTER, "docs/internal/templates/more.yml"),
        "docs/internal/templates/more.yml",
        ["rename the file to internal-more.yml and write id: internal-more"],
    ),
    "changes of a list whose name has a slip inside the file": (
        changed(LIST, ("extends: first-24-hours", "extends: first-24-hour")),
        LIST,
        ["write extends: first-24-hours, as the file is called"],
    ),
    "a role by its Chinese name": (
        changed(LIST, ("role: operations", "role: 运营")),
        LIST,
        ["add.0.role", "write one of owner, operations"],
    ),
    "a file under another name": (
        written("docs/internal/organization.yml", ""),
        "docs/internal/organization.yml",
        ["did you mean organisation.yml?"],
    ),
    "a folder under another name": (
        written("docs/internal/template/internal-more.yml", ""),
        "docs/internal/template/internal-more.yml",
        ["did you mean templates/internal-more.yml?"],
    ),
    "a letter whose file was renamed": (
        lambda project: (project / LETTER).rename(project / "docs/internal/templates/internal-aproval.yml"),
        "docs/internal/templates/internal-aproval.yml",
        ["rename the file to internal-approval-request.yml", "saved is kept under the id"],
    ),
    "a condition with blanks": (
        changed(LETTER, ("parts:\n", "parts:\n  - {when: a = b, ko: 가, zh: 甲}\n")),
        LETTER,
        ["when", "asserted_right=design"],
    ),
}

#: In pages: told by the checks of everything.
PAGE_SLIPS = {
    "Windows line ends": (bytes_of(ZH, lambda raw: raw.replace(b"\n", b"\r\n")), ZH, ["line ends"]),
    "a page in GBK": (encoded(ZH, "gbk"), ZH, ["UTF-8"]),
    "a page in EUC-KR": (encoded(KO, "euc-kr"), KO, ["UTF-8"]),
    "an empty page": (written(ZH, ""), ZH, ["is empty"]),
    "a full-width colon on top": (changed(ZH, ("title: ", "title：")), ZH, ["full-width colon"]),
    "a call in full width": (
        both(*(added(name, "{{ by(“operations”，5) }}") for name in (ZH, KO))),
        ZH,
        ["full-width", '{{ by("operations",5) }}'],
    ),
    "a page in capitals": (
        written("docs/zh/internal/more.MD", "x"),
        "docs/zh/internal/more.MD",
        ["to more.md"],
    ),
    "a photo that is none": (written("docs/zh/internal/photo.jpg", NOISE), "docs/zh/internal/photo.jpg", ["no .jpg"]),
    "a large photo": (
        written("docs/zh/internal/photo.png", b"\x89PNG\r\n\x1a\n" + bytes(3_000_000)),
        "docs/zh/internal/photo.png",
        ["3,000,008 bytes"],
    ),
    "an image from elsewhere": (
        both(*(added(name, "![图示](https://example.com/x.png)") for name in (ZH, KO))),
        ZH,
        ["docs/zh/internal/"],
    ),
    "a page of upstream deleted": (
        both(*((lambda project, name=name: (project / f"docs/{name}/conduct.md").unlink()) for name in ("zh", "ko"))),
        "docs/zh/",
        ["git checkout HEAD -- docs/zh/conduct.md"],
    ),
}

#: What no message is for: computers leave it behind, or it says "we have none".
HARMLESS = {
    "thumbnails everywhere": both(
        *(
            written(f"{folder}/{name}", b"\0\1")
            for folder in (
                "docs/internal",
                "docs/internal/checklists",
                "docs/data/checklists",
                "docs/zh/internal",
                "docs/zh",
            )
            for name in (".DS_Store", "Thumbs.db", "~$on-call.md", "desktop.ini")
        )
    ),
    "null wherever there is none": nulls,
}
