"""The patterns by which notices are read find the same words in Python and in the browser."""

import re

from macros.playbook.notice_pattern import expand
from macros.playbook.notice_text import plain

from .mail import read_file
from .test_notices import NOTICES, PLAYBOOK, SENTENCES

PIECES = {piece.id: piece.pattern for piece in PLAYBOOK.notice_pieces.values()}


def patterns():
    """Every pattern of the table, written out."""
    found = []
    for record in (*PLAYBOOK.notice_signs.values(), *PLAYBOOK.notice_alarms.values()):
        for key in ("pattern", "then", "near", "not_near", "file"):
            if pattern := getattr(record, key, None):
                found.append(expand(pattern, PIECES))
    return list(dict.fromkeys(found))


def texts():
    """The notices and the sentences, made plain; the longest cut, for this is about patterns."""
    mails = [read_file(path) for path in NOTICES]
    found = [plain(f"{mail.subject}\n\n{mail.text}")[:4000] for mail in mails]
    return [*found, *(f"{SENTENCES['before']}\n\n{row['says']}\n" for row in SENTENCES["rows"])]


def test_every_pattern_finds_the_same_in_both_languages(module):
    given = {"patterns": patterns(), "texts": texts()}
    function = """(_, { patterns, texts }) => patterns.map((pattern) => texts.map((text) =>
        [...text.matchAll(new RegExp(pattern, "gum"))].map((match) => [match.index, ...match])))"""
    found = module("words", function, given)
    wanted = [
        [[[one.start(), one[0], *one.groups()] for one in re.finditer(pattern, text, re.M)] for text in given["texts"]]
        for pattern in given["patterns"]
    ]
    assert sum(len(spans) for rows in wanted for spans in rows) > 1000
    assert found == wanted


def test_what_follows_directly_is_found_at_its_place_in_both_languages(module):
    sign = PLAYBOOK.notice_signs["product-id"]
    text = "옵션ID: 71000000011, 71000000012 / 71000000013 그리고 71000000014"
    function = """(_, { pattern, then, text }) => {
        const found = new RegExp(pattern, "um").exec(text);
        const next = new RegExp(then, "yum");
        next.lastIndex = found.index + found[0].length;
        const ids = [found[1]];
        for (let match = next.exec(text); match; match = next.exec(text)) ids.push(match[1]);
        return ids;
    }"""
    given = {"pattern": expand(sign.pattern, PIECES), "then": expand(sign.then, PIECES), "text": text}
    assert module("words", function, given) == ["71000000011", "71000000012", "71000000013"]
