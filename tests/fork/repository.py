"""Git as a fork's tests use it: with a name of its own, and nothing of the machine's settings."""

import os
import subprocess

QUIET = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(project, *arguments):
    done = subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=QUIET,
        check=False,
    )
    assert done.returncode == 0, f"git {' '.join(arguments)}\n{done.stdout}{done.stderr}"
    return done.stdout


def commit(project, message):
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", message)


def begin(project, message):
    """Make a repository of a folder, with all that is in it."""
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project, message)
