"""Upstream's file in small, and the changes of a fork applied to it."""

import textwrap

import yaml

from macros.playbook.changes import Changes
from macros.playbook.patch import Patch
from macros.playbook.problem import Problem
from macros.playbook.renamed import Renames
from macros.playbook.validate import validate
from macros.playbook.yamlfile import read_yaml

UPSTREAM = """\
title: {zh: 题, ko: 제목}
laws:
  - {id: one, covers: {zh: 一, ko: 하나}}
  - {id: two, covers: {zh: 二, ko: 둘}, sources: [F001, F002]}
parts:
  - {zh: 我们收到了通知。, ko: 통지를 받았습니다.}
  - {kind: heading, zh: 请求, ko: 요청}
  - {zh: 请在期限之前答复我们。, ko: 기한 전에 회신하여 주시기 바랍니다.}
"""
OURS = "{zh: 我们的, ko: 우리 말}"


def patched(folder, text, upstream=UPSTREAM, renames=None):
    """Apply changes to upstream; return what it says then, what is watched, and what is told."""
    problems: list[Problem] = []
    files = []
    for name, words in (("upstream", upstream), ("ours", textwrap.dedent(text))):
        (folder / f"{name}.yml").write_text(words, encoding="utf-8")
        files.append(read_yaml(folder / f"{name}.yml", f"{name}.yml", problems))
    assert not problems
    changes = validate(files[1], Changes, problems)
    assert not problems, problems
    patch = Patch(files[0], changes, files[1], renames or Renames(), problems)
    made = patch.apply()
    assert files[0].data == yaml.safe_load(upstream), "upstream's own file was changed"
    return made, [(one.kind, one.item) for one in patch.overrides], problems


def replaced(at, was="", hash="h00000000"):
    more = f"    was: {was}\n" if was else ""
    more += f"    replaces_hash: {hash}\n" if hash else ""
    return f"replace:\n  - at: {at}\n{more}    now: {OURS}\n"


def texts(made, key):
    return [entry["ko"] for entry in made.data[key]]
