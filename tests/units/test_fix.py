"""`make check FIX=1`: what was meant beyond doubt is mended, every other byte stays, and what stays broken is left."""

import pytest

from macros.check.__main__ import main
from macros.check.fix import apply, fixes

from ..conftest import ROOT

FORM = "docs/internal/organisation.yml"
PAGE = "docs/zh/internal/on-call.md"
GOOD = "name:\n  zh: 澜舟电商的公司\n  ko: 란저우\nroles:\n  owner:\n    name: 沈若溪\n"
TEXT = "---\ntitle: 值班表\ndescription: 这里说明夜间值班的人和他们的电话。\n---\n\n公司的负责人在这里。\n"
KOREAN = "---\ntitle: 당직표\ndescription: 야간 당직자와 연락처를 정리합니다.\n---\n\n책임자가 확인합니다.\n"


def save(root, name, raw):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8"))
    return path


def mended(root, name, raw):
    """Save a file, mend everything, and return what stands there then."""
    path = save(root, name, raw)
    for one in fixes(root):
        apply(root, one)
    return path.read_bytes().decode("utf-8") if path.exists() else None


@pytest.mark.parametrize(
    ("kind", "raw", "wanted"),
    [
        ("full-width colon", GOOD.replace("  zh: ", "  zh："), GOOD),
        ("full-width colon and blank", GOOD.replace("  zh: ", "  zh：\u3000"), GOOD),
        ("full-width colon of a group", GOOD.replace("roles:", "roles："), GOOD),
        ("tab", GOOD.replace("  zh: ", "\tzh: "), GOOD),
        ("two tabs", GOOD.replace("    name: 沈", "\t\tname: 沈"), GOOD),
        ("byte order mark", b"\xef\xbb\xbf" + GOOD.encode(), GOOD),
        ("Windows line ends", GOOD.replace("\n", "\r\n"), GOOD),
        ("unbreakable blanks", GOOD.replace("  zh: ", "\u00a0\u00a0zh: "), GOOD),
        ("a full-width blank", GOOD.replace("  zh: ", "\u3000zh: "), GOOD),
        ("full-width colons of a pair", GOOD.replace("zh: ", "zh：").replace("ko: ", "ko："), GOOD),
        (
            "full-width colon beside another key",
            GOOD + "items:\n  - id：a\n    n: 1\n",
            GOOD + "items:\n  - id: a\n    n: 1\n",
        ),
        ("curly quotes", GOOD + "light: “#a8421a”\n", GOOD + 'light: "#a8421a"\n'),
        ("several at once", b"\xef\xbb\xbf" + GOOD.replace("  zh: ", "\tzh：").replace("\n", "\r\n").encode(), GOOD),
    ],
)
def test_a_slip_in_a_record_is_mended_and_nothing_else(tmp_path, kind, raw, wanted):
    assert mended(tmp_path, FORM, raw) == wanted


@pytest.mark.parametrize(("text", "encoding"), [(TEXT, "gbk"), (KOREAN, "cp949")])
def test_an_encoding_beyond_doubt_becomes_utf_8(tmp_path, text, encoding):
    assert mended(tmp_path, PAGE, text.encode(encoding)) == text


def test_the_front_matter_of_a_page_is_mended_and_its_text_left(tmp_path):
    body = "\n公司：名称\n\tcode：x\nlight: “#a8421a”\n"
    assert mended(tmp_path, PAGE, TEXT.replace("title: ", "title：") + body) == TEXT + body


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("docs/internal/logo.PNG", "docs/internal/logo.png"),
        ("docs/internal/checklists/internal-x.yaml", "docs/internal/checklists/internal-x.yml"),
        ("docs/internal/checklists/internal-x.YML", "docs/internal/checklists/internal-x.yml"),
        ("docs/zh/internal/more.MD", "docs/zh/internal/more.md"),
    ],
)
def test_an_ending_is_written_as_it_must_be(tmp_path, name, wanted):
    save(tmp_path, name, b"id: internal-x\n")
    for one in fixes(tmp_path):
        apply(tmp_path, one)
    assert (tmp_path / wanted).read_bytes() == b"id: internal-x\n"
    assert {path.name for path in (tmp_path / wanted).parent.iterdir()} == {wanted.rpartition("/")[2]}


@pytest.mark.parametrize(
    ("kind", "name", "raw"),
    [
        ("still broken", FORM, GOOD.replace("  zh: ", "  zh：") + "x: [\n"),
        ("a conflict", FORM, GOOD.replace("  zh: ", "  zh：") + "<<<<<<< ours\n"),
        ("an encoding in doubt", FORM, "name: 漢\n".encode("big5")),
        ("no text", FORM, bytes(range(128, 256))),
        ("UTF-16", FORM, GOOD.encode("utf-16")),
        ("words in a block", FORM, "name: |\n  zh：x\n  \tcode\n  light: “x”\nnext: 1\n"),
        ("words in a block of a list", FORM, "names:\n  - |\n    zh：x\n    \u3000code\n    light: “x”\n  - y\n"),
        ("words in a block with an anchor", FORM, "name: &x |\n  zh：x\n  \u3000code\n  light: “x”\nnext: 1\n"),
        ("words in a folded block with a tag", FORM, "name: !!str >-  # a\n  zh：x\n  light: “x”\nnext: 1\n"),
        ("words in double quotes", FORM, 'name: "x\n  FDA：y\n  \u3000code\n  light: “x”\n  z"\nnext: 1\n'),
        ("words in single quotes", FORM, "name: 'it''s\n  FDA：y\n  light: “x”'\nnext: 1\n"),
        ("words in quotes in brackets", FORM, 'name: {zh: "x\n  FDA：y", ko: y}\nnext: 1\n'),
        ("a text of a list", FORM, "names:\n  - WING：左边\n  - FDA：右边\n"),
        ("a text of two lines", FORM, "name:\n  WING：左边\n  FDA：右边\nnext: 1\n"),
        ("quotes that are the text's own", FORM, "name: “沈若溪”\n"),
        ("a time", FORM, "at: 10：30\n"),
        ("a picture", "docs/internal/logo.png", b"\xef\xbb\xbf\r\n"),
        ("thumbnails", "docs/internal/Thumbs.DB", b"\xef\xbb\xbf\r\n"),
        ("sound", FORM, GOOD),
    ],
)
def test_what_is_not_beyond_doubt_is_left_as_it_was(tmp_path, kind, name, raw):
    raw = raw if isinstance(raw, bytes) else raw.encode("utf-8")
    path = save(tmp_path, name, raw)
    assert not list(fixes(tmp_path))
    assert path.read_bytes() == raw


@pytest.mark.parametrize(
    "text",
    [
        "names:\n  - WING：左边\n  - |\n    FDA：x\n  - 'y\n    FDA：z'\n",
        'left: "x\n  FDA：y"\n',
        "left: |\n  FDA：y\n",
    ],
)
@pytest.mark.parametrize("slip", ["zh：", "\tzh: ", "\u3000zh："])
def test_beside_a_slip_a_text_stays_as_it_was(tmp_path, text, slip):
    broken = GOOD.replace("  zh: ", f"  {slip}" if slip == "zh：" else slip)
    assert mended(tmp_path, FORM, text + broken) == text + GOOD
    assert mended(tmp_path, FORM, broken + text) == GOOD + text


def test_a_name_that_is_taken_is_left(tmp_path):
    save(tmp_path, "docs/internal/logo.PNG", b"1")
    save(tmp_path, "docs/internal/logo.png", b"2")
    assert not list(fixes(tmp_path)) or (tmp_path / "docs/internal/logo.PNG").samefile(
        tmp_path / "docs/internal/logo.png"
    )


def test_the_content_as_it_stands_has_nothing_to_mend():
    assert not list(fixes(ROOT))


def test_all_is_shown_before_it_is_mended(tmp_path, capsys):
    first, second = save(tmp_path, FORM, GOOD.replace("  zh: ", "  zh：")), save(tmp_path, PAGE, TEXT.encode("gbk"))
    assert main(["--fix", "--root", str(tmp_path)]) == 1  # nothing else of a playbook is there
    told = capsys.readouterr().err
    for words in (FORM, "2 -   zh：", "2 +   zh: ", PAGE, "GBK → UTF-8", "2 file(s) mended"):
        assert words in told
    assert (first.read_text(encoding="utf-8"), second.read_text(encoding="utf-8")) == (GOOD, TEXT)
    main(["--fix", "--root", str(tmp_path)])
    assert "nothing to be mended" in capsys.readouterr().err


def test_what_has_just_run_is_not_advised(tmp_path, capsys):
    save(tmp_path, "docs/data/rules.yml", (ROOT / "docs/data/rules.yml").read_bytes())
    save(tmp_path, PAGE, b"\xff\xfe\xff")  # no encoding that can be told
    for arguments, advised in (([], True), (["--fix"], False)):
        assert main([*arguments, "--root", str(tmp_path)]) == 1
        told = capsys.readouterr().out
        assert "\n[encoding] " in told
        assert ("FIX=1" in told) == advised
