"""A drawing is SVG in which nothing runs and which asks for nothing; what a drawing program writes is no mistake."""

import pytest

from macros.playbook.drawing import undrawn

from ..conftest import ROOT

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{}>\n{}</svg>'
HTML = 'xmlns="http://www.w3.org/1999/xhtml"'
#: What stands on the second line of a picture that does more than show itself, and what is told of it.
ACTIVE = {
    "<script>alert(1)</script>": "<script>",
    '<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>': "<a>",
    '<a href="#a"/>': "<a>",
    f'<iframe {HTML} srcdoc="&lt;script>alert(1)&lt;/script>"/>': "<iframe>",
    f"<metadata><script {HTML}>alert(1)</script></metadata>": "<script>",
    '<math xmlns="http://www.w3.org/1998/Math/MathML"/>': "<math>",
    "<foreignObject/>": "<foreignObject>",
    '<set attributeName="href" to="https://evil.example"/>': "<set>",
    '<animate attributeName="x"/>': "<animate>",
    '<rect onclick="x()"/>': "onclick",
    '<image href="https://evil.example/a.png"/>': "href='https://evil.example/a.png'",
    '<image xlink:href="a.png"/>': "href='a.png'",
    '<use href="data:image/svg+xml,&lt;svg/>"/>': "href='data:image/svg+xml,<svg/>'",
    '<g xml:base="https://evil.example"/>': "base",
    "<style>\n@import 'https://evil.example/a.css';</style>": "@import",
    "<style>@im<!-- -->port 'a.css';</style>": "@import",
    "<style><![CDATA[rect{fill:URL( 'https://evil.example/a')}]]></style>": "URL( 'https://evil.example/a')",
    "<style>rect{fill:\\75rl(https://evil.example)}</style>": "\\",
    '<rect fill="url(https://evil.example/a#b)"/>': "url(https://evil.example/a#b)",
    "<rect style=\"background:image-set('https://evil.example/a' 1x)\"/>": "image-set(",
}
#: What Inkscape, Illustrator and others write around a drawing, and what a drawing has.
DRAWN = (
    '<path d="M0 0h1"/><defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>',
    '<use xlink:href="#a"/><rect fill="url(#a)" style="fill: url( \'#a\' )"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    "<style>.a{fill:#fff}\n@media (prefers-color-scheme: dark){.a{fill:#000}}</style>",
    '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><title>鲸落 &amp; 고래</title>',
    '<n:namedview xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" n:absref="C:\\a.png"/>',
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<w:Work xmlns:w="http://creativecommons.org/ns#" r:about=""/></r:RDF></metadata>',
)


@pytest.mark.parametrize("inside", ACTIVE)
def test_what_runs_or_asks_for_something_is_named_with_its_line(inside):
    line, what = undrawn(SVG.format("", inside).encode())
    assert (line, what) == (2 + inside.startswith("<style>\n"), ACTIVE[inside])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (SVG.format(' onload="x()"', "").encode(), "onload"),
        (b'<?xml-stylesheet href="a.xsl" type="text/xsl"?>' + SVG.format("", "").encode(), "<?xml-stylesheet?>"),
        (b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>' + SVG.format("", "").encode(), "onload"),
        (SVG.format("", "<script/>").encode("utf-16"), "<script>"),
    ],
)
def test_so_is_what_stands_around_it(data, what):
    assert undrawn(data)[1] == what


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"<svg/>",
        b"<svg",
        b"\x89PNG\r\n\x1a\n",
        b'<?xml version="1.0" encoding="nonsense"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<!DOCTYPE svg [<!ENTITY a "a">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'.encode("utf-16"),
    ],
)
def test_what_is_no_svg_is_nothing_that_could_be_named(data):
    assert undrawn(data)[1] == ""


@pytest.mark.parametrize("inside", DRAWN)
def test_a_drawing_is_one(inside):
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n<?xpacket begin?>\n'
    assert undrawn((doctype + SVG.format("", inside)).encode()) is None


def test_our_own_icon_is_a_drawing():
    assert undrawn((ROOT / "docs/assets/icon.svg").read_bytes()) is None
