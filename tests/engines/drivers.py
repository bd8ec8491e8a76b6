"""Browsers that are not today's Chromium, driven by what Debian and npm bring: the same few verbs for each.

    open(address)        and wait until it is loaded
    run(body, *given)    run the body of an async JavaScript function in the page; return what it returns
    click(selector)      as a person does: browsers let such a click copy
    type(selector, text)
    choose(selector, path)
    with other_tab()  the same in another tab, which is closed at the end
    quit()

Firefox speaks Marionette (the protocol behind geckodriver), WebKitGTK WebDriver: two ways to send the same commands.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, needs

#: How long anything may take, in seconds: the machine may be busy.
PATIENCE = 60
#: At hand in every script: waits until `found` returns something that holds, and returns it.
_UNTIL = """
const until = (found) => new Promise((resolve, reject) => {
  const end = Date.now() + 45000;
  const look = () => {
    let it = null;
    try { it = found(); } catch { /* not there yet */ }
    if (it) resolve(it);
    else if (Date.now() > end) reject(new Error("in vain: " + found));
    else setTimeout(look, 20);
  };
  look();
});
const one = (selector) => document.querySelector(selector);
"""
#: No page of the browser's own, and no process that waits for the next one: a start costs three quarters. Tabs keep the
#: processes that a reader's have, for what one tab tells another goes from process to process.
_QUICK = {
    "dom.ipc.processPrelaunch.enabled": False,
    "browser.startup.page": 0,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.newtab.preload": False,
}


class Chromium:
    """Any Chromium, through Playwright."""

    def __init__(self, browser: Any) -> None:
        self._context = browser.new_context()
        self._context.set_default_timeout(PATIENCE * 1000)
        self._page = self._context.new_page()

    def open(self, address: str) -> None:
        self._page.goto(address, wait_until="load")

    def run(self, body: str, *given: Any) -> Any:
        return self._page.evaluate(f"async (given) => {{ {_UNTIL} {body} }}", list(given))

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        self._page.locator(selector).first.press_sequentially(text)

    def choose(self, selector: str, path: Path) -> None:
        self._page.locator(selector).first.set_input_files(path)

    @contextmanager
    def other_tab(self) -> Iterator[None]:
        first, self._page = self._page, self._context.new_page()
        yield
        self._page.close()
        self._page = first

    def quit(self) -> None:
        self._context.close()


class Driven(ABC):
    """A browser that takes the commands of WebDriver."""

    @abstractmethod
    def _send(self, command: str, path: str, method: str = "POST", **given: Any) -> Any:
        """Send a command, by its name in Marionette and its path and method in WebDriver; return its value."""

    def open(self, address: str) -> None:
        self._send("Navigate", "url", url=address)

    def run(self, body: str, *given: Any) -> Any:
        script = f"""
            const [given, done] = arguments;
            (async () => {{ {_UNTIL} {body} }})().then(
              (value) => done({{ value }}), (error) => done({{ error: String(error) }}));"""
        found = self._send("ExecuteAsyncScript", "execute/async", script=script, args=[list(given)])
        assert "error" not in found, found["error"]
        return found.get("value")

    def _element(self, selector: str) -> str:
        found = self._send("FindElement", "element", using="css selector", value=selector)
        (name,) = found.values()
        return str(name)

    def click(self, selector: str) -> None:
        element = self._element(selector)
        self._send("ElementClick", f"element/{element}/click", id=element)

    def type(self, selector: str, text: str) -> None:
        element = self._element(selector)
        self._send("ElementSendKeys", f"element/{element}/value", id=element, text=text)

    def choose(self, selector: str, path: Path) -> None:
        self.type(selector, str(path))

    @contextmanager
    def other_tab(self) -> Iterator[None]:
        first = self._send("GetWindowHandle", "window", "GET")
        other = self._send("NewWindow", "window/new", type="tab")["handle"]
        self._send("SwitchToWindow", "window", handle=other)
        yield
        self._send("CloseWindow", "window", "DELETE")
        self._send("SwitchToWindow", "window", handle=first)

    @abstractmethod
    def quit(self) -> None: ...


class Firefox(Driven):
    """Debian's Firefox without a window."""

    def __init__(self, folder: Path) -> None:
        """`folder` takes its profile."""
        self._folder = folder
        self._start()

    def _start(self) -> None:
        folder, port = self._folder, _free_port()
        wanted = {"marionette.port": port, **_QUICK}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()]
        (folder / "user.js").write_text("".join(lines), encoding="utf-8")
        self._process = subprocess.Popen(
            [needs("firefox-esr"), "-marionette", "-headless", "-no-remote", "-profile", str(folder)],
            env={**os.environ, "HOME": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._number = 0
        try:
            self._socket = _patiently(lambda: socket.create_connection(("127.0.0.1", port)), self._process)
            self._socket.settimeout(PATIENCE)
            self._answers = self._socket.makefile("rb")
            self._read()  # it introduces itself
            self._send("NewSession", "")
        except BaseException:
            _end(self._process)
            raise

    def _read(self) -> Any:
        length = b""
        while (byte := self._answers.read(1)) != b":":
            assert byte, "Firefox has ended"
            length += byte
        return json.loads(self._answers.read(int(length)))

    def kill(self) -> None:
        """End it at once, as an empty battery does, and start it again with what is on the disk."""
        self._socket.close()
        self._process.kill()
        self._process.wait()
        self._start()

    def _send(self, command: str, path: str, method: str = "POST", **given: Any) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, f"WebDriver:{command}", given]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, value = self._read()
        assert not error, error
        return value["value"] if isinstance(value, dict) and set(value) == {"value"} else value

    def quit(self) -> None:
        self._socket.close()
        _end(self._process)


class WebKit(Driven):
    """Debian's WebKitGTK in its own small browser, on a screen that nobody sees."""

    def __init__(self, folder: Path) -> None:
        """`folder` is its home."""
        driver, screen = needs("WebKitWebDriver"), needs("Xvfb")
        small = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), None)
        assert small, "libwebkit2gtk-4.1-0 brings no MiniBrowser"
        number, told = os.pipe()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._screen = subprocess.Popen(
            [screen, "-displayfd", str(told), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"],
            pass_fds=[told],
            **quiet,
        )
        os.close(told)
        with os.fdopen(number) as line:
            display = line.readline().strip()
        port = _free_port()
        self._driver = subprocess.Popen(
            [driver, f"--port={port}"],
            env={
                **os.environ,
                "HOME": str(folder),
                "DISPLAY": f":{display}",
                "XDG_RUNTIME_DIR": str(folder),
                "WEBKIT_DISABLE_COMPOSITING_MODE": "1",  # there is no graphics card: it would be made believe there is
            },
            **quiet,
        )
        self._session = f"http://127.0.0.1:{port}/session"
        try:
            _patiently(lambda: socket.create_connection(("127.0.0.1", port)).close(), self._driver)
            options = {"binary": str(small), "args": ["--automation"]}
            wanted = {"webkitgtk:browserOptions": options, "timeouts": {"script": PATIENCE * 1000}}
            begun = self._send("", "", capabilities={"alwaysMatch": wanted})
            self._session += f"/{begun['sessionId']}"
        except BaseException:
            self._end()
            raise

    def _send(self, command: str, path: str, method: str = "POST", **given: Any) -> Any:
        address = f"{self._session}/{path}".rstrip("/")
        data = json.dumps(given).encode() if method == "POST" else None
        asked = urllib.request.Request(address, method=method, data=data)
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def quit(self) -> None:
        with urllib.request.urlopen(urllib.request.Request(self._session, method="DELETE"), timeout=PATIENCE):
            pass
        self._end()

    def _end(self) -> None:
        for process in (self._driver, self._screen):
            _end(process)


def chromium_107() -> Path:
    """Return a Chromium of October 2022, unpacked from its npm package into `.cache`."""
    packed = ROOT / "tests/tools/node_modules/@sparticuz/chromium/bin/chromium.br"
    binary = ROOT / ".cache/chromium-107"
    if not packed.exists() and os.environ.get("CI"):
        raise AssertionError("Chromium 107 is not installed: .ci/run shows how npm brings it")
    if binary.exists() or not packed.exists():
        return binary
    binary.parent.mkdir(exist_ok=True)
    new = binary.with_name(f"{binary.name}.{os.getpid()}")
    unpack = """const [, from, to] = process.argv, { readFileSync, writeFileSync } = require("fs");
        writeFileSync(to, require("zlib").brotliDecompressSync(readFileSync(from)), { mode: 0o755 });"""
    subprocess.run([needs("node"), "-e", unpack, str(packed), str(new)], check=True)
    return new.replace(binary)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _patiently(act: Any, process: subprocess.Popen[bytes]) -> Any:
    """Do what works as soon as a process has started to listen."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return act()
        except ConnectionRefusedError:
            assert process.poll() is None, f"{process.args} has ended"
            assert time.monotonic() < end, f"{process.args} does not listen"
            time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
