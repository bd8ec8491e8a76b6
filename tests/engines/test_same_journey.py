"""One journey, the same in every browser that readers have: served, and then once more from disk.

Each browser is started once. What it hands out is caught in the page, as bytes: how browsers store downloads is theirs.
"""

import base64
import hashlib
import io
import json
import time
import zipfile

import docx
import pytest

from tests.browser.conftest import as_fields
from tests.browser.sheet import python_text
from tests.conftest import ROOT, serve
from tests.fillings import sendable

from .drivers import Chromium, Firefox, WebKit, chromium_107

LETTER = "appeal-general"
OLD = ("--headless", "--no-sandbox", "--disable-gpu")
NOTICE = (ROOT / "tests/notices/account-pasted.txt").read_text(encoding="utf-8")
FILE = b"evidence\n" * 1000

#: Keeps what the page hands out: its name and its bytes.
CATCH = """
const kept = window.kept = [];
const blobs = new Map();
const made = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  const address = made.call(URL, blob);
  blobs.set(address, blob);
  return address;
};
HTMLAnchorElement.prototype.click = function () {
  kept.push({ name: this.download, blob: blobs.get(this.href) });
};
"""
#: What is worked with at the desk stands folded.
UNFOLDED = "for (const fold of document.querySelectorAll('.desk details')) fold.open = true;"
#: Presses a button and returns what is handed out: its name and its bytes as base64.
HANDED = """
const [press] = given;
kept.length = 0;
one(press).click();
const { name, blob } = await until(() => kept[0]);
const reader = new FileReader();
reader.readAsDataURL(blob);
await new Promise((loaded) => { reader.onload = loaded; });
return [name, reader.result.split(",")[1] ?? ""];
"""
#: Prints a letter, as far as a page can: the sheet is made, and the browser's printer is called.
PRINTED = """
let isCalled = false;
window.print = () => { isCalled = true; };
one("[data-action=print]").click();
await until(() => isCalled);
"""


@pytest.fixture
def engine(request, tmp_path):
    name = request.param
    if name.startswith("chromium"):
        running = request.getfixturevalue("browser")
        old = None
        if name == "chromium-107":
            binary = chromium_107()
            if not binary.exists():
                pytest.skip("Chromium 107 is not installed: .ci/run shows how npm brings it")
            old = running = running.browser_type.launch(executable_path=binary, args=OLD)
        driven = Chromium(running)
        yield driven
        driven.quit()
        if old:
            old.close()
    else:
        folder = tmp_path / "home"
        folder.mkdir(mode=0o700)
        driven = {"firefox": Firefox, "webkit": WebKit}[name](folder)
        yield driven
        driven.quit()


@pytest.fixture(scope="session")
def values(playbook):
    """What the letter says, and a term that is counted."""
    term = {"notice_received_at": "2026-11-21T01:40", "_term_kind": "calendar", "_term_amount": "10"}
    return sendable(playbook, playbook.letters[LETTER], without={"deadline_at"}) | term


REACHED = "location.hash = '#field-company_name'; await until(() => one('[name=company_name]').offsetParent)"
NAME = "return one('[name=company_name]').value"
KEPT = """const { value } = await until(() => one("[name=company_name]").value && one("[name=company_name]"));
await until(() => Object.values(localStorage).some((text) => text.includes(value)));"""
#: After this long nothing that was typed may be lost with the browser, in seconds.
SAFE = 1.5


class Journey:
    """A reader's way through one edition of the site in one browser."""

    def __init__(self, engine, root, ending):
        self.engine, self._root, self._ending = engine, root, ending

    def open(self, path):
        """Open a Chinese page whose scripts have run, and let what it hands out be caught."""
        self.engine.open(f"{self._root}/zh/{path}{self._ending}")
        self.engine.run(f"await until(() => one('.is-alive')); {CATCH} {UNFOLDED}")

    def handed(self, action):
        name, content = self.engine.run(HANDED, f"[data-action={action}]")
        return name, base64.b64decode(content)

    def searched(self):
        """Search from the page that is open."""
        self.engine.type("input[name=query]", "假货举报")
        href = self.engine.run("return (await until(() => one('.md-search-result__link'))).href")
        assert "/scenarios/counterfeit-report" in href

    def read_a_notice(self):
        self.open("notice")
        self.engine.run("one('[name=notice_text]').value = given[0]; one('[data-action=read-notice]').click()", NOTICE)
        said = self.engine.run("return (await until(() => one('[data-notice-result]:not([hidden])'))).textContent")
        assert "2026" in said

    def triaged(self):
        self.open("triage")
        first = self.engine.run("return one('[data-question]:not([hidden])').id")
        self.engine.click("[data-question]:not([hidden]) li a")
        self.engine.run("await until(() => one(`#${given[0]}`).hidden)", first)

    def imported(self, file):
        self.open("case")
        self.engine.choose("[data-import]", file)
        self.engine.run(KEPT)

    def sent(self, playbook, values):
        """Type into a letter and bring it out: copied, as text, as a document, printed."""
        self.open(f"templates/{LETTER}")
        self.engine.run(REACHED)
        self.engine.type("[name=company_name]", "란")
        typed = self.engine.run("return one('[name=company_name]').value")
        assert "란" in typed
        self.engine.run("await until(() => one('[data-preview=ko]').textContent.includes(given[0]))", typed)
        self.engine.run("location.hash = '#step-99'; await until(() => one('[data-action=copy]').offsetParent)")
        assert self.engine.run("return one('[data-missing]').hidden")
        self.engine.click("[data-action=copy]")
        said = self.engine.run("return await until(() => one('[data-bar] [data-said]').textContent)")
        assert said == playbook.labels[f"js.letter.copied-{playbook.letters[LETTER].layout}"]["zh"]
        text = python_text(playbook, LETTER, values | {"company_name": typed})
        _, plain = self.handed("download-txt")
        assert plain.decode("utf-8-sig").replace("\r\n", "\n") == text
        name, document = self.handed("download-docx")
        assert name.endswith(".docx")
        assert typed in "".join(part.text for part in docx.Document(io.BytesIO(document)).paragraphs)
        self.engine.run(PRINTED)

    def ticked(self):
        self.open("checklists/first-24-hours")
        self.engine.click("[data-item]")
        self.open("checklists/first-24-hours")
        assert self.engine.run("return one('[data-item]').checked")

    def kept_at_the_desk(self, playbook, evidence):
        """See to the deadline and the letters, register a file, make the pack, export, erase, import."""
        self.open("case")
        assert "23:59" in self.engine.run("return one('[data-korea]').textContent")
        self.engine.run(
            f"await until(() => one('[data-letter-row={LETTER}] > :last-child').textContent.includes(given[0]))",
            playbook.labels["js.case.letter-ready"]["zh"],
        )
        self.engine.choose("[data-action=hash-files]", evidence)
        found = self.engine.run("return (await until(() => one('[data-files] [data-slot=hash]'))).textContent")
        assert found == hashlib.sha256(evidence.read_bytes()).hexdigest()
        _, content = self.handed("case-pack")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            assert any("소명서" in one and one.endswith(".docx") for one in archive.namelist())
        _, exported = self.handed("export")
        file = evidence.with_name("exported.json")
        file.write_bytes(exported)
        self.engine.run("one('[data-action=erase-all]').click(); await until(() => !one('[name=company_name]').value)")
        self.imported(file)

    def kept_apart(self, other):
        """Two shops in two tabs stay apart; the edition at `other` sees neither, and what is cleared there is written
        back: only erasing erases."""
        self.open(f"templates/{LETTER}")
        name = self.engine.run(NAME)
        with self.engine.other_tab():
            self.open("case")
            self.engine.click("[data-action=new-case]")
            self.engine.type("[name=company_name]", "나")
            self.engine.run(
                "await until(() => Object.values(localStorage).some((text) => text.includes(given[0])))", "나"
            )
            Journey(self.engine, other, self._ending).open("case")
            assert self.engine.run(NAME) == ""
            self.engine.run("localStorage.clear()")
        self.engine.run("await until(() => one('[data-how]').textContent.includes('：'))")
        told = self.engine.run("return (await until(() => one('[data-note]:not([hidden]) [data-slot]'))).textContent")
        assert self.engine.run(NAME) == name
        self.open(f"templates/{LETTER}")
        assert self.engine.run(NAME) == name
        return told

    def outlives_killing(self):
        """Without the journal Firefox lost three of forty letters."""
        self.open(f"templates/{LETTER}")
        self.engine.run(REACHED)
        self.engine.type("[name=company_name]", "빛")
        name = self.engine.run(NAME)
        time.sleep(SAFE)  # the time itself is what is promised
        self.engine.kill()
        self.open("case")
        self.engine.run("await until(() => one('[name=company_name]').value === given[0])", name)

    def dark(self):
        """Switch in the page that is open; the next one is as dark."""
        self.engine.click("[data-theme-switch]")
        theme = self.engine.run("return document.documentElement.dataset.theme")
        self.open("triage")
        assert self.engine.run("return document.documentElement.dataset.theme") == theme != ""

    def begun(self):
        self.read_a_notice()
        self.triaged()
        self.dark()
        self.ticked()

    def gone_to_the_end(self, playbook, values, handed, evidence):
        self.imported(handed)
        self.searched()
        self.sent(playbook, values)
        self.kept_at_the_desk(playbook, evidence)


@pytest.fixture
def handed(values, tmp_path):
    """A case as a colleague hands it over: a file."""
    case = {"fields": as_fields(values), "letters": {LETTER: {"s": "draft", "t": 10}}}
    content = {"format": "coupang-playbook-case", "version": 1, "cases": {"handed": case}}
    path = tmp_path / "case.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def evidence(tmp_path):
    path = tmp_path / "증거.bin"
    path.write_bytes(FILE)
    return path


@pytest.fixture(scope="module")
def origin(site, tmp_path_factory):
    """The address of an origin on which two editions of the site stand, at `a` and `b`."""
    folder = tmp_path_factory.mktemp("origin")
    for name in "ab":
        (folder / name).symlink_to(site, target_is_directory=True)
    running, address = serve(folder)
    yield address
    running.shutdown()


@pytest.mark.parametrize("engine", ["chromium-107", "firefox", "webkit"], indirect=True)
def test_the_same_journey_served_and_from_disk(engine, origin, disk, playbook, values, handed, evidence):
    served, read = Journey(engine, f"{origin}/a", "/"), Journey(engine, disk.as_uri(), ".html")
    served.begun()
    for reader in (served, read):
        reader.gone_to_the_end(playbook, values, handed, evidence)
    if isinstance(engine, Firefox):  # Chromium: tests/browser/test_killed.py; WebKitGTK automates private windows alone
        served.outlives_killing()
    told = served.kept_apart(f"{origin}/b")
    assert told == playbook.labels["js.stored.restored"]["zh"]


@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
def test_the_same_journey_from_disk_alone(engine, disk, playbook, values, handed, evidence):
    """Served, all of tests/browser goes it."""
    read = Journey(engine, disk.as_uri(), ".html")
    read.begun()
    read.gone_to_the_end(playbook, values, handed, evidence)
