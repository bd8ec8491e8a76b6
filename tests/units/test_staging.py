"""A folder made beside the old one takes its place at the end: whatever happens, one of the two is whole."""

import errno
from pathlib import Path

import pytest

from macros.commands import build as command
from macros.commands import staging
from macros.commands.staging import replaced


@pytest.fixture
def site(tmp_path):
    """A site of an earlier build, with what is kept in it by hand."""
    folder = tmp_path / "site"
    (folder / "zh").mkdir(parents=True)
    (folder / "zh/index.html").write_text("old", encoding="utf-8")
    (folder / "gone.html").write_text("old", encoding="utf-8")
    (folder / ".well-known").mkdir()
    (folder / ".well-known/security.txt").write_text("kept", encoding="utf-8")
    return folder


def fill(folder):
    (folder / "zh").mkdir()
    (folder / "zh/index.html").write_text("new", encoding="utf-8")


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.*")
        if path.is_file()
    }


OLD = {"zh/index.html": "old", "gone.html": "old", ".well-known/security.txt": "kept"}
NEW = {"zh/index.html": "new", ".well-known/security.txt": "kept"}


def test_the_new_site_takes_the_place_of_the_old_and_nothing_is_left_beside_it(site):
    with replaced(site) as folder:
        fill(folder)
        assert files(site) == OLD, "it is the old one until the end"
    assert files(site) == NEW
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_first_site_of_all_needs_no_folder(tmp_path):
    with replaced(tmp_path / "deep/site") as folder:
        fill(folder)
    assert files(tmp_path / "deep/site") == {"zh/index.html": "new"}


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full"), SystemExit(1)], ids=repr)
def test_whatever_ends_the_build_the_old_site_is_whole_and_nothing_is_left_beside_it(site, failure):
    def build():
        with replaced(site) as folder:
            fill(folder)
            raise failure

    with pytest.raises(type(failure)):
        build()
    assert files(site) == OLD
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_cleared_away_by_the_next(site):
    (site.parent / ".site.new/half").mkdir(parents=True)
    with replaced(site) as folder:
        fill(folder)
    assert files(site) == NEW
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("moment", ["between the two renames", "before the old one was cleared away"])
def test_a_swap_that_was_cut_off_is_finished_by_the_next_build(site, moment):
    site.rename(site.with_name(".site.old"))
    if moment == "before the old one was cleared away":
        site.mkdir()
        fill(site)
    with pytest.raises(KeyboardInterrupt), replaced(site):
        raise KeyboardInterrupt
    assert files(site) == (OLD if moment == "between the two renames" else NEW)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_swap_that_is_refused_puts_the_old_site_back(site, monkeypatch):
    rename = Path.rename

    def refuse(self, target):
        if self.name == ".site.new":
            raise PermissionError(errno.EACCES, "somebody reads in it")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError), replaced(site) as folder:
        fill(folder)
    assert files(site) == OLD


def test_a_folder_that_cannot_be_renamed_is_filled_from_within(site, monkeypatch):
    monkeypatch.setattr(staging.os.path, "ismount", lambda path: path == site)
    inode = site.stat().st_ino
    with replaced(site) as folder:
        fill(folder)
        assert files(site) | OLD == files(site)
    assert files(site) == NEW
    assert site.stat().st_ino == inode


def test_a_link_to_the_site_stays_a_link(site, tmp_path):
    (tmp_path / "www").symlink_to(site, target_is_directory=True)
    with replaced(tmp_path / "www") as folder:
        fill(folder)
    assert (tmp_path / "www").is_symlink()
    assert files(tmp_path / "www") == NEW


@pytest.mark.parametrize(
    ("failure", "status", "said"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "site/x.html"),
            1,
            "No space left on device (site/x.html): make room",
        ),
        (OSError(errno.EROFS, "Read-only file system"), 1, "Read-only file system: mend that"),
        (KeyboardInterrupt(), 130, "stopped"),
    ],
    ids=["full", "read-only", "stopped"],
)
def test_the_command_says_in_one_sentence_why_the_site_is_as_it_was(
    failure, status, said, root, site, monkeypatch, capfd
):
    def stop(config):
        fill(Path(config.site_dir))
        raise failure

    monkeypatch.setattr(command, "mkdocs_build", stop)
    monkeypatch.setattr(command, "start", lambda: None)
    monkeypatch.setattr(command.signal, "signal", lambda *_: None)
    assert command.main(["--root", str(root), "--site-dir", str(site)]) == status
    told = capfd.readouterr().err.strip().split("\n")[-1]
    assert told.startswith(said)
    assert told.endswith("the site is as it was")
    assert files(site) == OLD
    assert [path.name for path in site.parent.iterdir()] == ["site"]
