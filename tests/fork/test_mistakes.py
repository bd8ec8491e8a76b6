"""A fork's mistakes: each is told with file, place and mend, and none becomes a half-internal public site."""

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from macros.check import check_content
from macros.check.navigation import check_overlay
from macros.check.overlay_places import caused
from macros.check.references import check_references
from macros.check.sections import apply
from macros.commands.internal import copy_sample
from macros.playbook.changed import PAGES as SECTIONS
from macros.playbook.load import load, with_overlay
from macros.playbook.messages import said
from macros.playbook.problem import ContentError
from tests.conftest import ROOT

from .conftest import OURS, edit
from .overlay_mistakes import (
    CHANGED_PAGES,
    CHANGES,
    FORM,
    HARMLESS,
    NAVIGATIONS,
    PAGES,
    RECORDS,
    SECTIONS_OF_PAGES,
)

SETTINGS = ("mkdocs.yml", "pyproject.toml")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Upstream's content with the sample overlay: sound, and never changed."""
    project = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "docs", project / "docs", ignore=OURS)
    shutil.copytree(ROOT / "internal.sample", project / "internal.sample")
    for name in SETTINGS:
        shutil.copy(ROOT / name, project / name)
    copy_sample(project)
    return project


@pytest.fixture(scope="module")
def upstream(sample):
    """Upstream's records, read once."""
    return load(sample, overlay=False)


@pytest.fixture(scope="module")
def content(sample):
    """Everything that stands in the sample's project."""
    return check_content(sample, public=False)


@pytest.fixture(scope="module")
def copy(sample, tmp_path_factory):
    """The same, to break: what a test breaks in it is mended by the end of that test."""
    return shutil.copytree(sample, tmp_path_factory.mktemp("fork"), dirs_exist_ok=True)


@pytest.fixture(scope="module")
def sound(copy):
    return states(copy)


@pytest.fixture
def project(sample, copy, sound):
    yield copy
    now = states(copy)
    for name in sorted(now.keys() - sound.keys(), reverse=True):
        path = copy / name
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    for name in sorted(name for name in sound if now.get(name) != sound[name]):
        path = copy / name
        if (sample / name).is_dir():
            path.mkdir(exist_ok=True)
        else:
            path.unlink(missing_ok=True)
            shutil.copy2(sample / name, path)


def states(folder):
    """Return what changes when something is written, by the path of each file and folder below `folder`."""
    paths = (os.path.join(where, name) for where, folders, files in os.walk(folder) for name in (*folders, *files))
    stats = {path[len(str(folder)) + 1 :]: os.lstat(path) for path in paths}
    return {name: (stat.st_mtime_ns, stat.st_size, stat.st_mode) for name, stat in stats.items()}


def problems(call, *arguments, **options):
    with pytest.raises(ContentError) as caught:
        call(*arguments, **options)
    told = caught.value.problems
    assert not [words for problem in told for words in (problem.what, problem.mend) if not in_both_languages(words)]
    return [str(problem) for problem in told]


def in_both_languages(words):
    """Tell whether a sentence has its Chinese and its Korean; what stands in quotes or is code may be Latin."""
    return all(re.search(script, said(words, language)) for language, script in (("zh", "[一-鿿]"), ("ko", "[가-힣]")))


def merged(project, upstream):
    """Return upstream's records with the project's overlay, once they agree with each other."""
    playbook = with_overlay(project, upstream)
    if disagreements := list(caused(check_references(playbook), check_references(upstream), playbook)):
        raise ContentError(disagreements)
    return playbook


@pytest.mark.parametrize("mistake", [*RECORDS, *CHANGES])
def test_a_mistake_in_the_overlay_is_told_with_file_place_and_mend(project, upstream, mistake):
    change, file, words = {**RECORDS, **CHANGES}[mistake]
    change(project)
    everything = problems(merged, project, upstream)
    told = [line for line in everything if line.startswith(file)]
    assert told, everything
    for word in words:
        assert any(word in line for line in told), told


def test_what_is_hidden_is_not_accused_of_a_broken_navigation(project, content, upstream, tmp_path_factory):
    edit(project / FORM, ("\nhidden: []", "\nhidden: [precautions]"))
    book = with_overlay(project, upstream)
    broken = tmp_path_factory.mktemp("broken")
    (broken / "mkdocs.yml").write_text("nav：\n", encoding="utf-8")
    assert not list(check_overlay(replace(content, playbook=book, root=broken)))


@pytest.mark.parametrize("mistake", [*NAVIGATIONS, *SECTIONS_OF_PAGES])
def test_a_mistake_in_its_changes_of_pages_is_told_with_file_place_and_mend(project, content, upstream, mistake):
    change, file, words = {**NAVIGATIONS, **SECTIONS_OF_PAGES}[mistake]
    change(project)
    book = with_overlay(project, upstream)
    told = [str(problem) for problem in check_overlay(replace(content, playbook=book))]
    if book.sections:
        found = []
        apply(content.written, book.sections, book.files[SECTIONS], book.moved, found)
        told += map(str, found)
    assert all(line.startswith(file) for line in told), told
    for word in words:
        assert any(word in line for line in told), told


@pytest.mark.parametrize("mistake", [*PAGES, *CHANGED_PAGES])
def test_a_mistake_in_its_pages_is_told_with_file_place_and_mend(project, mistake):
    change, file, words = {**PAGES, **CHANGED_PAGES}[mistake]
    change(project)
    told = [line for line in problems(check_content, project, public=True) if line.startswith(file)]
    assert told, problems(check_content, project, public=True)
    for word in words:
        assert any(word in line for line in told), told


def test_all_mistakes_are_told_at_once(project, upstream):
    for mistake in ("a role without contact", "an unknown key", "an item in one language", "a letter by no channel"):
        RECORDS[mistake][0](project)
    told = "\n".join(problems(merged, project, upstream))
    for word in ("roles.operations.contact", "baner", "add.0.why.zh"):
        assert word in told


def test_a_broken_overlay_stops_the_public_build_too(project):
    RECORDS["a role without contact"][0](project)
    assert any(FORM in line for line in problems(check_content, project, public=True))


def test_the_sample_itself_is_sound_and_the_public_content_has_nothing_of_it(sample):
    handbook = check_content(sample, public=False)
    assert handbook.playbook.organisation.name.ko == "예시 회사"
    public = check_content(sample, public=True)
    assert public.playbook.organisation is None
    assert not [page for page in public.pages if "internal" in page]
    assert not [name for name in public.playbook.files if "internal" in name]
    assert set(handbook.playbook.checklists) - set(public.playbook.checklists) == {"internal-duty-handover"}
    assert set(handbook.playbook.fields) - set(public.playbook.fields) == {"internal_letter_title"}


def test_upstream_may_not_take_a_forks_names(tmp_path):
    shutil.copytree(ROOT / "docs/data", tmp_path / "docs/data")
    edit(tmp_path / "docs/data/fields.yml", ("  - id: store_name\n", "  - id: internal_store\n"))
    assert any("takes a fork's name" in line for line in problems(load, tmp_path))


def test_every_key_of_the_form_stands_in_the_sample_with_an_explanation():
    from macros.playbook.organisation import Organisation

    text = Path(ROOT / "internal.sample/organisation.yml").read_text(encoding="utf-8")
    for key in Organisation.model_fields:
        before = text[: text.index(f"\n{key}:")].rsplit("\n\n", 1)[-1]
        assert before.lstrip().startswith("#"), f"{key} is not explained"
        assert re.search("[가-힣]", before), f"{key} is not explained in Korean"
        assert re.search("[一-龥]", before), f"{key} is not explained in Chinese"


def test_a_forks_own_numbers_may_stand_in_its_own_files(project):
    edit(project / FORM, ("+82-00-0000-0000", "010-2345-6789"))
    assert check_content(project, public=True)


def test_every_record_of_the_sample_names_a_schema_that_knows_its_keys(sample):
    import json

    from macros.export.schemas import FOLDER, schemas
    from macros.playbook.yamlfile import read_yaml

    written = schemas(("role.owner",))
    for path in sorted((sample / "docs/internal").rglob("*.yml")):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))[1]
        schema = (path.parent / named).resolve()
        assert schema.parent == (sample / FOLDER).resolve(), path.name
        known = json.loads(written[schema.name])["properties"]
        assert set(read_yaml(path, path.name, []).data) <= set(known), path.name


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_is_no_mistake_is_told_by_nobody(project, kind):
    HARMLESS[kind](project)
    assert check_content(project, public=False)
