"""The guide for a fork is followed to the letter: its git lines on an empty repository, its lines for Windows."""

import re
import shlex

import pytest

from tests.conftest import ROOT
from tests.shipped import windows_lines

from .repository import begin, commit, git
from .test_private import PAGE, append, form

LANGUAGES = ("zh", "ko")


def blocks(language, kind):
    """Return the commands that the guide shows, block by block."""
    text = (ROOT / f"docs/{language}/team/fork.md").read_text(encoding="utf-8")
    found = re.findall(rf"^( *)```{kind}\n(.*?)^ *```", text, re.M | re.S)
    return [[line.strip() for line in block.strip().split("\n")] for _, block in found]


@pytest.fixture(scope="module")
def upstream(tmp_path_factory):
    project = tmp_path_factory.mktemp("upstream")
    (project / PAGE).parent.mkdir(parents=True)
    (project / PAGE).write_text("先存好记录。\n", encoding="utf-8")
    begin(project, "a release")
    return project


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_private_repository_is_made_filled_and_kept_up_to_date(language, upstream, tmp_path):
    own = tmp_path / "own.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(own))
    shown = blocks(language, "sh")
    (clone,) = [block for block in shown if block[0].startswith("git clone")]
    places = {clone[0].split()[2]: str(upstream), clone[3].split()[-1]: str(own)}

    def follow(lines, folder):
        for line in lines:
            words = [places.get(word, word) for word in shlex.split(line)]
            if words[0] == "cd":
                folder = folder / words[1]
            elif words[0] == "git":
                git(folder, *words[1:])
            else:
                assert words[0] == "make", line
        return folder

    handbook = follow(clone, tmp_path)
    assert git(own, "rev-parse", "main") == git(upstream, "rev-parse", "main")
    form(handbook)
    (save,) = [block for block in shown if any(line.startswith("git commit") for line in block)]
    follow(save, handbook)
    assert "docs/internal/organisation.yml" in git(own, "ls-tree", "-r", "--name-only", "main")
    assert "docs/internal/" not in git(upstream, "ls-tree", "-r", "--name-only", "main")
    append(upstream, "先看一眼。" if language == "zh" else "再看一眼。")
    commit(upstream, "another release")
    (update,) = [block for block in shown if block[0].startswith("git fetch")]
    git(handbook, "config", "user.name", "t")
    git(handbook, "config", "user.email", "t@example.com")
    follow(update, handbook)
    assert git(handbook, "merge-base", "HEAD", "upstream/main") == git(upstream, "rev-parse", "main")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_for_windows_is_one_that_the_readme_has(language):
    (lines,) = blocks(language, "bat")
    assert not [line for line in lines if line not in windows_lines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_guide_has_its_line_for_windows(language):
    (lines,) = blocks(language, "bat")
    guide = (ROOT / f"docs/{language}/team/fork.md").read_text(encoding="utf-8")
    section = guide[guide.index("{ #windows }") :].split("```bat")[0]
    named = re.findall(r"`make ([a-z]+)`", section)
    assert len(named) == len(lines) - 2, "two lines make the environment, each other one is a command"
    assert set(re.findall(r"^\s*make ([a-z]+)$", guide, re.M)) <= set(named)
