"""`python -m macros.commands.serve`: the site on this machine, made anew whenever a file is saved.

What is broken is shown in the browser, and the server waits for it to be mended: at the start, later, in a record or in
mkdocs.yml itself. MkDocs' own `serve` hangs in strict mode and ends with a traceback where the port is taken.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import html
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import clean_directory

from .session import log, start, unreadable

HOST = "127.0.0.1"
#: How often the files are looked at, in seconds: an editor waits for half of it, at least.
POLLING = 0.2
#: Saving one of these, or anything below it, makes the site anew; mkdocs.yml can name more (`watch`).
WATCHED = ("mkdocs.yml", "pyproject.toml", "docs")


class _Server(LiveReloadServer):
    """MkDocs' server. Its script, which makes a page load anew, must be named in the policy that would stop it."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        script = page[page.rindex(b"<script>") + len(b"<script>") : page.rindex(b"</script>")]
        digest = base64.b64encode(hashlib.sha256(script).digest())
        return page.replace(b"script-src 'self'", b"script-src 'self' 'sha256-%b'" % digest, 1)

    def not_found(self, page: Path) -> bytes | None:
        """Return the page that stands for one that is not there, which is made anew with the rest."""
        return self._inject_js_into_html(page.read_bytes(), self._visible_epoch) if page.is_file() else None


class Serving:
    """The site of the project at `root`, in a folder that lasts as long as the command."""

    def __init__(self, root: Path, site: Path, port: int) -> None:
        self.root, self.site = root, site
        self.config: MkDocsConfig | None = None
        self.server = _Server(self.make, HOST, port, str(site), polling_interval=POLLING)
        self.server.error_handler = lambda code: self.server.not_found(site / "404.html")
        for name in WATCHED:
            self.server.watch(str(root / name))

    def make(self) -> None:
        """Make the site; where that fails, make a page that says why."""
        if problems := [str(problem) for problem in unreadable(self.root)]:
            self._tell(problems)
            return
        try:
            config = load_config(str(self.root / "mkdocs.yml"), strict=False, site_dir=str(self.site))
            if self.config is None:
                config.plugins.on_startup(command="serve", dirty=False)
                for path in config.watch:
                    self.server.watch(path)
            self.config = config
            config.site_url = self.server.url
            build(config, serve_url=self.server.url)
        except (MkDocsException, OSError) as error:
            self._tell([str(error)])
        except Exception as error:  # a fault of ours: the server must go on answering all the same
            log.exception("the site could not be made")
            self._tell([f"{type(error).__name__}: {error}"])

    def run(self) -> None:
        """Serve until the keyboard says stop."""
        try:
            self.make()
            self.server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            log.info("stopped")
        finally:
            self.server.shutdown()
            if self.config is not None:
                self.config.plugins.on_shutdown()

    def _tell(self, problems: Sequence[str]) -> None:
        for problem in problems:
            log.error("%s", problem)
        lines = "".join(f"<li>{html.escape(problem)}</li>" for problem in problems)
        page = f'<!doctype html><meta charset="utf-8"><title>Problems</title><body><ul>{lines}</ul></body>'
        clean_directory(str(self.site))  # whichever page is open, it must not look as if all were well
        for name in ("index.html", "404.html"):
            (self.site / name).write_text(page, encoding="utf-8")


def refusal(port: int) -> str | None:
    """Return why nothing can be served at `port`, in one sentence; None where it is free."""
    with socket.socket() as asked:
        if sys.platform == "win32":  # there, an address that is taken can be had a second time
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((HOST, port))
            asked.listen()
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            return f"port {port} cannot be had ({why}): choose another one, as in `make serve PORT=8001`"
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve; return 0 when it was stopped, 1 where the port is taken."""
    start()
    parser = argparse.ArgumentParser(prog="python -m macros.commands.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    given = parser.parse_args(arguments)
    if refused := refusal(given.port):
        print(refused, file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with TemporaryDirectory(prefix="playbook-", ignore_cleanup_errors=True) as site:
        Serving(given.root, Path(site), given.port).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
