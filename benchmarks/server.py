"""A small web server that sends as a real one would: packed, on connections that stay open, with times to keep."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from pathlib import Path

_PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    packed: dict[str, bytes]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                self.send_response(301)
                self.send_header("Location", self.path + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path /= "index.html"
        status = 200 if path.is_file() else 404
        if status == 404:
            path = Path(self.directory) / "404.html"
        body = path.read_bytes() if path.is_file() else b"not found"
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8" * (path.suffix in _PACKED))
        if path.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            key = str(path)
            if key not in self.packed:
                self.packed[key] = gzip.compress(body, 6, mtime=0)
            body = self.packed[key]
            self.send_header("Content-Encoding", "gzip")
        kept = "max-age=31536000, immutable" if "?v=" in self.path else "max-age=300"
        self.send_header("Cache-Control", f"public, {kept}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # a browser that is closed breaks its open connections off
            super().handle()

    def log_message(self, *arguments: object) -> None:
        pass


def serve(folder: Path) -> tuple[http.server.ThreadingHTTPServer, str]:
    """Serve `folder` on a free port of this machine; return the server and its address without a closing slash."""
    handler = type("Handler", (_Handler,), {"packed": {}})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"
