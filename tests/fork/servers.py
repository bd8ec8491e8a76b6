"""nginx and Caddy, each started with the configuration of deploy/ as it is shipped, on a free port."""

import http.client
import socket
import subprocess
import time
from dataclasses import dataclass

from tests.conftest import ROOT, needs

DEPLOY = ROOT / "deploy"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    port: int

    def ask(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def changed(name, *changes):
    """Return a configuration with an administrator's changes; each text must stand there exactly once."""
    text = (DEPLOY / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) >= 1, f"{name}: {old!r}"
        text = text.replace(old, new)
    return text


def nginx(folder, root, port, *changes):
    # As the one who runs the tests, in a folder of its own; everything else is the file as it is shipped.
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "playbook.conf").write_text(
        changed(
            "nginx.conf",
            ("listen 80;", f"listen 127.0.0.1:{port};"),
            ("root /srv/playbook;", f"root {root};"),
            *changes,
        ),
        encoding="utf-8",
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; {temporary} include {folder}/playbook.conf; }}\n",
        encoding="utf-8",
    )
    return [needs("nginx"), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]


def caddy(folder, root, port, *changes):
    options = (
        f"{{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n\tstorage file_system {folder}/storage\n}}\n"
    )
    text = changed("Caddyfile", ("\n:80 {", f"\n:{port} {{"), ("root * /srv/playbook", f"root * {root}"), *changes)
    (folder / "Caddyfile").write_text(options + text, encoding="utf-8")
    return [needs("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


PROGRAMS = {"nginx": nginx, "caddy": caddy}


def running(kind, folder, root, *changes):
    """Start a server; yield it when it answers, and end it."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    command = PROGRAMS[kind](folder, root, port, *changes)
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=folder)
        try:
            for _ in range(200):
                assert process.poll() is None, (folder / "log").read_text() + (
                    (folder / "error.log").read_text() if (folder / "error.log").exists() else ""
                )
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield Server(port)
        finally:
            process.terminate()
            process.wait(10)
