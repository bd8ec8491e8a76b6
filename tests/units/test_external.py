"""The checker of external links, against a server of this machine that answers in every way a server can."""

import http.server
import threading
import time
from datetime import date

import pytest

from macros.commands.external import (
    SNAPSHOT,
    Answer,
    Asker,
    Place,
    addresses,
    main,
    read_snapshot,
    refresh,
    write_snapshot,
)

DAY = date(2026, 11, 22)


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by path: `/200`, `/301` to `/200`, `/head-403` refuses HEAD only, `/slow`, `/loop`, …"""

    asked: list[tuple[str, str, float]]

    def log_message(self, *arguments):
        pass

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        self.asked.append((self.command, self.path, time.monotonic()))
        name = self.path.strip("/")
        if name == "slow":
            time.sleep(1.5)
        to = {
            "301": "/200",
            "302": "/200",
            "301-to-gone": "/404",
            "loop": "/loop-back",
            "loop-back": "/loop",
            "itself": "/itself",
            "chain-0": "/chain-1",
        }.get(name)
        if name.startswith("chain-"):
            to = f"/chain-{int(name[6:]) + 1}"
        status = 200
        if to:
            status = 302 if name == "302" else 301
        elif name.startswith("head-"):
            status = int(name[5:8]) if self.command == "HEAD" else 200
        elif name.isdigit():
            status = int(name)
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    Server.asked = []
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture
def asker():
    return Asker(timeout=0.5, pause=0.0)


@pytest.mark.parametrize(
    ("path", "state", "status"),
    [
        ("200", "ok", 200),
        ("204", "ok", 204),
        ("301", "moved", 200),
        ("302", "ok", 200),
        ("301-to-gone", "gone", 404),
        ("401", "refused", 401),
        ("403", "refused", 403),
        ("429", "refused", 429),
        ("404", "gone", 404),
        ("410", "gone", 410),
        ("500", "failing", 500),
        ("503", "failing", 503),
        ("slow", "slow", None),
        ("loop", "looping", 301),
        ("itself", "looping", 301),
        ("chain-0", "looping", 301),
        ("head-403", "ok", 200),
        ("head-404", "ok", 200),
        ("head-405", "ok", 200),
        ("head-500", "ok", 200),
        ("법령/형법?항=제314조", "ok", 200),
    ],
)
def test_every_answer_of_a_server_is_understood(path, state, status, server, asker):
    answer = asker.ask(f"{server}/{path}")
    assert (answer.state, answer.status) == (state, status)


def test_a_page_that_moved_says_where(server, asker):
    assert asker.ask(f"{server}/301").to == f"{server}/200"


def test_nobody_there_and_nonsense_are_unreachable(asker):
    for url in ("http://127.0.0.1:9/x", "http://no-such-host.invalid/", "http://[broken/"):
        assert asker.ask(url).state == "unreachable"


def test_head_is_asked_first_and_get_only_where_it_is_refused(server, asker):
    asker.ask(f"{server}/200")
    asker.ask(f"{server}/head-403")
    assert [(method, path) for method, path, _ in Server.asked] == [
        ("HEAD", "/200"),
        ("HEAD", "/head-403"),
        ("GET", "/head-403"),
    ]


def test_a_host_is_asked_with_a_pause_and_hosts_one_after_the_other(server):
    slept = []
    asker = Asker(timeout=1, pause=0.7, sleep=slept.append)
    other = server.replace("127.0.0.1", "localhost")
    urls = [f"{server}/200", f"{other}/200", f"{server}/204", f"{other}/204"]
    hosts = [url.split("/")[2] for url, _ in asker.ask_all(urls)]
    assert hosts == sorted(hosts)
    assert slept == [0.7, 0.7]


def places(*urls):
    return {url: Place("docs/data/sources.yml", number) for number, url in enumerate(urls, start=1)}


def test_only_what_changed_is_told_and_what_got_worse_counts(server, asker):
    ok, gone = f"{server}/200", f"{server}/404"
    first, told, worse = refresh(places(ok, gone), {}, asker, DAY, 7)
    assert told == [f"docs/data/sources.yml:2: {gone}: now gone (404)"]
    assert worse
    later = date(2026, 12, 22)
    second, told, worse = refresh(places(ok, gone), first, asker, later, 7)
    assert (told, worse) == ([], False)
    assert second[gone].since == "2026-11-22"
    assert second[gone].on == "2026-12-22"


def test_an_address_that_recovers_is_told_and_is_nothing_worse(server, asker):
    url = f"{server}/200"
    old = {url: Answer("gone", 404, None, "2026-10-01", "2026-10-01")}
    _, told, worse = refresh(places(url), old, asker, DAY, 7)
    assert told == [f"docs/data/sources.yml:1: {url}: was gone (404) since 2026-10-01, now ok (200)"]
    assert not worse


def test_what_was_asked_this_week_is_not_asked_again(server, asker):
    url = f"{server}/200"
    first, _, _ = refresh(places(url), {}, asker, DAY, 7)
    Server.asked.clear()
    refresh(places(url), first, asker, date(2026, 11, 28), 7)
    assert not Server.asked
    refresh(places(url), first, asker, date(2026, 11, 29), 7)
    assert Server.asked


def test_addresses_that_the_content_no_longer_names_are_forgotten(server, asker):
    old = {"https://gone.example/": Answer("ok", 200, None, "2026-10-01", "2026-11-22")}
    answers, _, _ = refresh(places(f"{server}/200"), old, asker, DAY, 7)
    assert set(answers) == {f"{server}/200"}


def test_stopping_keeps_what_was_asked(server):
    class Impatient(Asker):
        def ask(self, url):
            if url.endswith("/204"):
                raise KeyboardInterrupt
            return super().ask(url)

    answers, told, _ = refresh(places(f"{server}/200", f"{server}/204"), {}, Impatient(0.5, 0), DAY, 7)
    assert set(answers) == {f"{server}/200"}
    assert told == ["stopped: what was asked so far is kept"]


def test_the_snapshot_comes_back_as_it_was_written_one_line_an_address(tmp_path):
    answers = {
        "https://b.example/법": Answer("moved", 200, "https://c.example/", "2026-10-01", "2026-11-22"),
        "https://a.example/": Answer("slow"),
    }
    path = tmp_path / "links.json"
    assert read_snapshot(path) == {}
    write_snapshot(path, answers)
    assert read_snapshot(path) == answers
    assert path.read_text(encoding="utf-8").count("\n") == 4


def test_every_address_of_the_content_is_asked(content):
    found = addresses(content)
    assert len(found) > 100
    named = {
        one.url
        for one in (
            *content.playbook.documents.values(),
            *content.playbook.laws.values(),
            *content.playbook.agencies.values(),
        )
    }
    assert set(found) >= named - {None}
    assert all(place.line > 0 and (content.root / place.file).is_file() for place in found.values())


def test_the_command_writes_the_snapshot_and_ends_badly_when_something_got_worse(tmp_path, capsys):
    from ..content.workbench import Bench

    class Gone(Asker):
        def ask(self, url):
            return Answer("gone", 404) if "law.go.kr" in url else Answer("ok", 200)

    root = Bench.make(tmp_path).root
    assert main(["--root", str(root)], Gone(0.1, 0, lambda seconds: None)) == 1
    assert "law.go.kr" in capsys.readouterr().out
    assert main(["--root", str(root)], Gone(0.1, 0, lambda seconds: None)) == 0
    assert capsys.readouterr().out.strip() == "nothing changed"
    assert read_snapshot(root / SNAPSHOT)
    (root / "docs/data/laws.yml").write_text("laws: [", encoding="utf-8")
    assert main(["--root", str(root)]) == 2


def test_nothing_else_uses_it(root):
    """It stays out of the path of a pull request: no check, build or test of a change asks the network."""
    name = "macros.commands.external"
    users = [path.name for path in (root / "macros").rglob("*.py") if name in path.read_text(encoding="utf-8")]
    assert users == ["external.py"]
    for file in ("Makefile", ".ci/run"):
        lines = [line for line in (root / file).read_text(encoding="utf-8").split("\n") if name in line]
        assert not lines or file == "Makefile"
