"""The server configurations of deploy/, with the servers themselves: headers, caching, compression, ranges, 404."""

import gzip
import re
import subprocess
from base64 import b64encode

import pytest

from macros.site.policy import policy
from tests.conftest import ROOT, needs

from .servers import DEPLOY, PROGRAMS, running

SECURITY = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
#: The password "whale" as `caddy hash-password` prints it, but with a thousandth of its rounds, each a second of work.
WHALE = "$2a$04$abcdefghijklmnopqrstuuc4svE/CzNsnqdVKtNpNI5mb1jLc9Oiq"


@pytest.fixture(scope="module", params=PROGRAMS)
def server(request, site, tmp_path_factory):
    yield from running(request.param, tmp_path_factory.mktemp(request.param), site)


@pytest.fixture(scope="module", params=PROGRAMS)
def below_a_path(request, site, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "root").mkdir()
    (folder / "root/sub").symlink_to(site, target_is_directory=True)
    yield from running(request.param, folder, folder / "root", ("/404.html", "/sub/404.html"))


def path_of(site, pattern):
    return "/" + next(path for path in sorted(site.rglob(pattern)) if path.is_file()).relative_to(site).as_posix()


def test_a_page_comes_with_its_type_and_every_security_header(server):
    answer = server.ask("/zh/")
    assert answer.status == 200
    assert re.fullmatch(r"text/html; charset=utf-8", answer.headers["content-type"], re.I)
    assert {name: answer.headers.get(name) for name in SECURITY} == SECURITY
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "camera=()" in answer.headers["permissions-policy"]
    assert not re.search(r"\d", answer.headers.get("server", "")), "the version is nobody's business"


@pytest.mark.parametrize(
    "path", ["/nothing/", "/zh/no/such/page.html", "/ko/nothing", "/assets/", "/.git/config", "/zh/.hidden"]
)
def test_what_is_not_there_is_told_in_both_languages_with_the_status_404(server, path):
    answer = server.ask(path)
    assert answer.status == 404
    page = answer.body.decode("utf-8")
    assert "找不到这个页面" in page
    assert "페이지를 찾을 수 없습니다" in page
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_pages_are_kept_for_minutes_and_hashed_files_for_good(server, tmp_path, site):
    assert server.ask("/zh/").headers["cache-control"] == "public, max-age=300"
    assert server.ask("/404.html").headers["cache-control"] == "public, max-age=300"
    assert server.ask("/assets/playbook.css").headers["cache-control"] == "public, max-age=3600"
    assert "immutable" in server.ask("/assets/playbook.css?v=0a1b2c3d").headers["cache-control"]
    assert "immutable" not in server.ask("/assets/playbook.css?v=new").headers["cache-control"]
    assert "immutable" not in server.ask("/assets/none.css?v=0a1b2c3d").headers["cache-control"]


def test_text_is_compressed_and_the_same(server, site):
    for path in ("/zh/", "/assets/playbook.css", "/sitemap.xml"):
        plain, packed = server.ask(path), server.ask(path, Accept_Encoding="gzip")
        assert packed.headers["content-encoding"] == "gzip", path
        assert "accept-encoding" in packed.headers["vary"].lower()
        assert gzip.decompress(packed.body) == plain.body
        assert len(packed.body) < len(plain.body)


def test_an_unchanged_page_is_not_sent_again(server):
    etag = server.ask("/zh/").headers["etag"]
    again = server.ask("/zh/", If_None_Match=etag)
    assert (again.status, again.body) == (304, b"")


def test_a_broken_download_goes_on_where_it_stopped(server, site):
    path = path_of(site, "*.pdf") if list(site.rglob("*.pdf")) else "/assets/playbook.css"
    whole = (site / path[1:]).read_bytes()
    answer = server.ask(path, Range="bytes=100-199")
    assert answer.status == 206
    assert answer.headers["content-range"] == f"bytes 100-199/{len(whole)}"
    assert answer.body == whole[100:200]
    assert server.ask(path, Range=f"bytes={len(whole)}-").status == 416


def test_an_address_without_its_slash_leads_to_the_page_whatever_the_host(server):
    answer = server.ask("/zh", Host="proxy.example")
    assert answer.status in (301, 308)
    assert not answer.headers["location"].startswith("http")
    assert answer.headers["location"].endswith("zh/")


def test_nothing_can_be_sent_to_it(server):
    for method in ("POST", "PUT", "DELETE"):
        assert server.ask("/zh/", method=method).status in (403, 404, 405), method
    assert server.ask("/zh/", method="HEAD").status == 200


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("*.js", r"(application|text)/javascript.*"),
        ("*.css", "text/css.*"),
        ("*.svg", "image/svg\\+xml.*"),
        ("*.json", "application/json.*"),
        ("*.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("*.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("*.pdf", "application/pdf"),
        ("*.csv", "text/csv.*"),
        ("*.zip", "application/zip"),
    ],
)
def test_every_kind_of_file_says_what_it_is(server, site, pattern, kind):
    if not list(site.rglob(pattern)):
        pytest.fail(f"the site has no {pattern}")
    assert re.fullmatch(kind, server.ask(path_of(site, pattern)).headers["content-type"])


@pytest.mark.parametrize("kind", PROGRAMS)
def test_a_picture_or_a_paper_of_a_fork_is_shown_as_what_it_is(kind, tmp_path):
    types = {
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "gif": "image/gif", "png": "image/png",
        "doc": "application/msword", "xls": "application/vnd.ms-excel", "hwp": "application/x-hwp",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    }  # fmt: skip
    (tmp_path / "site").mkdir()
    for ending in types:
        (tmp_path / f"site/one.{ending}").write_bytes(b"x")
    for server in running(kind, tmp_path / "server", tmp_path / "site"):
        told = {ending: server.ask(f"/one.{ending}").headers.get("content-type") for ending in types}
    if kind == "caddy":  # it asks the machine, and tells nothing where that does not know
        told = {ending: type_ or types[ending] for ending, type_ in told.items()}
        told["hwp"] = types["hwp"]
    assert told == types


def test_below_a_path_pages_files_and_the_page_not_found_work(below_a_path):
    assert below_a_path.ask("/sub/ko/").status == 200
    page = below_a_path.ask("/sub/zh/about/").body.decode("utf-8")
    style = re.search(r'href="([^"]*playbook[^"]*\.css)[^"]*"', page)[1]
    assert below_a_path.ask(f"/sub/zh/about/{style}").status == 200
    lost = below_a_path.ask("/sub/zh/nothing/at/all")
    assert lost.status == 404
    home = re.search(r'href="([^"]*/zh/)"', lost.body.decode("utf-8"))[1]
    assert below_a_path.ask(home).status == 200, "from the page not found, the way home must be absolute"


@pytest.mark.parametrize("kind", PROGRAMS)
def test_with_a_password_nobody_else_reads_and_no_cache_on_the_way_keeps_a_page(kind, site, tmp_path):
    if kind == "nginx":
        (tmp_path / "passwords").write_text("lin:{PLAIN}whale\n", encoding="utf-8")
        own = tmp_path / "playbook.d"
        own.mkdir()
        lines = (DEPLOY / "password.conf").read_text(encoding="utf-8")
        (own / "password.conf").write_text(lines.replace("/etc/nginx/playbook.d/htpasswd", f"{tmp_path}/passwords"))
        changes = (("/etc/nginx/playbook.d/", f"{own}/"),)
    else:
        subprocess.run([needs("caddy"), "hash-password", "--help"], capture_output=True, check=True)
        changes = (
            ("# basicauth {\n\t# \tNAME HASH\n\t# }", f"basicauth {{\n\t\tlin {WHALE}\n\t}}"),
            ("# header X-Robots-Tag", "header X-Robots-Tag"),
        )
    for server in running(kind, tmp_path / "server", site, *changes):
        refused = server.ask("/zh/")
        assert refused.status == 401
        assert "酷澎" not in refused.body.decode("utf-8", errors="replace")
        known = b64encode(b"lin:whale").decode()
        answer = server.ask("/zh/", Authorization=f"Basic {known}")
        assert answer.status == 200
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"
        script = re.search(r'src="\.\./([^"]*\?v=[0-9a-f]{8})"', answer.body.decode("utf-8"))[1]
        for path in ("/zh/", f"/{script}", "/assets/playbook.css", "/zh/nothing/"):
            kept = server.ask(path, Authorization=f"Basic {known}").headers["cache-control"]
            assert kept.startswith("private, max-age="), path
        assert "max-age" not in refused.headers.get("cache-control", "")
        assert server.ask("/zh/", Authorization=f"Basic {b64encode(b'lin:x').decode()}").status == 401


def test_both_servers_send_the_policy_that_the_pages_are_built_for():
    policies = {
        re.search(r'playbook_csp \{\n\s*default "([^"]+)"', (DEPLOY / "nginx.conf").read_text(encoding="utf-8"))[1],
        re.search(r'Content-Security-Policy "([^"]+)"', (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))[1],
    }
    assert policies == {policy(ROOT, header=True)}


def test_the_container_serves_the_same_configuration():
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert "COPY deploy/nginx.conf" in text
    assert "listen 80;" in (DEPLOY / "nginx.conf").read_text(encoding="utf-8"), "the container changes this very line"
    left_out = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".venv", ".git", "site"} <= set(left_out), "another machine's environment does not run here"
    images = re.findall(r"^FROM (\S+)", text, re.M)
    assert all(re.search(r":\d[\w.-]+$", image) for image in images), "pinned by version"
