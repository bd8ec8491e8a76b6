"""Who asks a command what it does is told that, and nothing begins."""

import sys

import pytest

from macros.commands import internal, leak, offline


@pytest.mark.parametrize("command", [internal, leak, offline], ids=lambda command: command.__name__)
def test_asked_for_its_help_a_command_does_nothing_else(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [command.__name__, "--help"])
    with pytest.raises(SystemExit) as ended:
        command.main()
    assert ended.value.code == 0
    assert "--root" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())
