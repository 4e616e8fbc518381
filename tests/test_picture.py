"""What is an image to show, and which drawings are harmless: those of `drawings/`, made in the manner of the tools."""

import contextlib
from pathlib import Path

import pytest
from pictures import RED, SVG, svg
from time_limit import limited

from studyfold.site.picture import extension
from studyfold.site.svg import UnfitError

DRAWINGS = sorted((Path(__file__).parent / "drawings").glob("*.svg"))
FIT = {
    "png": RED,
    "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(40),
    "gif": b"GIF89a" + bytes(40),
    "webp": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(40),
    "avif": b"\0\0\0\x20ftypavif" + bytes(40),
    "svg": SVG,
}
FIT_SVGS = [
    b'\xef\xbb\xbf<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    + SVG,
    b"<!DOCTYPE svg>" + SVG,
    SVG.decode().encode("utf-16"),
    svg("<a xlink:href='https://example.org'><use xlink:href='#x'/></a><a href='mailto:a@example.org'/><a href='b'/>"),
    svg("<image xlink:href='data:image/png;base64,AA=='/><image href='\ndata:image/svg+xml,x'/>"),
    svg("<style>a{fill:url(#g);mask:URL( '#m' )}</style><p:x xmlns:p='http://example.org/no-meaning'/>"),
]
UNFIT = {
    "nothing": b"",
    "cut": b"GIF89a",
    "page": b"<!doctype html><html><script>1</script></html>",
    "XHTML": b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
    "no namespace": b"<svg>no namespace</svg>",
    "text": b"not an image",
    "program": b"\x7fELF" + bytes(40),
    "not closed": SVG[:-4],
}
RUNNING = {
    "script": svg("<script>1</script>"),
    "capitals": svg("<SCRIPT>1</SCRIPT>"),
    "UTF-16": SVG.replace(b"<path", b"<script").decode().encode("utf-16"),
    "script of HTML": svg("<h:script>1</h:script>"),
    "handler": svg("", " onload='x()'"),
    "handler in HTML": svg("<foreignObject><h:div onclick='x()'/></foreignObject>"),
    "frame": svg("<foreignObject><h:iframe srcdoc='x'/></foreignObject>"),
    "form": svg("<foreignObject><h:form action='https://example.org'/></foreignObject>"),
    "link": svg("<a xlink:href=' java&#115;cript:x()'/>"),
    "link with a tab": svg("<a href=' java&#9;script:x()'/>"),
    "link to data": svg("<a href='data:text/html,x'/>"),
    "link of MathML": svg("<m:math href='javascript:x()'/>"),
    "link set": svg("<a><set attributeName='href' to='javascript:x()'/></a>"),
    "link animated": svg("<a href='#'><animate attributeName='xlink:href' values='#;javascript:x()'/></a>"),
    "handler set": svg("<set attributeName='onclick' to='x()'/>"),
    "instruction": b"<?xml-stylesheet href='x.css'?>" + SVG,
    "entity": b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG,
    "default of an attribute": b"<!DOCTYPE svg [%x; <!ATTLIST svg onload CDATA 'x()'>]>" + SVG,
    "entities of HTML": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">'
    + svg("<path mask='url&lpar;https://example.org/x)'/>"),
}
ESCAPED = r"\75rl(https://example.org/x)"
LOADING = {
    "image": svg("<image href='https://example.org/x.png'/>"),
    "image beside": svg("<image href='x.png'/>"),
    "image of a filter": svg("<filter><feImage href='https://example.org/x.png'/></filter>"),
    "image of HTML": svg("<foreignObject><h:img src='https://example.org/x'/></foreignObject>"),
    "image of HTML anywhere": svg("<metadata><h:img src='https://example.org/x'/></metadata>"),
    "style of HTML": svg("<h:link rel='stylesheet' href='https://example.org/x'/>"),
    "old background": svg("<foreignObject><h:p background='https://example.org/x'/></foreignObject>"),
    "drawing elsewhere": svg("<use xlink:href='//example.org/x.svg#a'/>"),
    "drawing in data": svg("<use xlink:href='data:image/svg+xml,x#a'/>"),
    "base": svg("<use xlink:href='#a'/>", " xml:base='https://example.org/x'"),
    "address set": svg("<use><set attributeName='href' to='https://example.org/x'/></use>"),
    "ping": svg("<a href='https://example.org/' ping='https://example.org/x'/>"),
    "import": svg("<style>@import 'x.css';</style>"),
    "import by a reference": svg("<style>@im&#112;ort 'x.css';</style>"),
    "import in two": svg("<style>@im<!-- -->port 'x.css';</style>"),
    "import in CDATA": svg("<style><![CDATA[@import 'x.css';]]></style>"),
    "import escaped": svg(r"<style>@\69mport 'x.css';</style>"),
    "style": svg("<style>a{b:url(\nhttps://example.org/x)}</style>"),
    "style escaped": svg(f"<style>a{{b:{ESCAPED}}}</style>"),
    "style over an element": svg("<style>a{b:u<title/>rl(https://example.org/x)}</style>"),
    "style at a border": svg(f"<style>/*{' ' * 8_183}*/a{{b:url(https://example.org/x)}}</style>"),
    "set of images": svg("<style>a{b:image-set('https://example.org/x' 1x)}</style>"),
    "set of images with a prefix": svg("<style>a{b:-webkit-image-set('https://example.org/x' 1x)}</style>"),
    "images that fade": svg("<style>a{b:-webkit-cross-fade('x.png', url(#a), 50%)}</style>"),
    "image by its new name": svg("<style>a{b:src('https://example.org/x')}</style>"),
    "image made of text": svg("<path style='--a:\"x.png\";fill:image(var(--a))'/>"),
    "font": svg("<style>@font-face{font-family:a;src:url(https://example.org/x)}</style>"),
    "no space of CSS": svg("<path fill='url(\u00a0#a)'/>"),
    "drawing in style": svg("<path mask='url(data:image/svg+xml,x#a)'/>"),
    "style of an element": svg("<path style='fill:url(https://example.org/x)'/>"),
    "style of HTML's element": svg(f"<foreignObject><h:p style='background:{ESCAPED}'/></foreignObject>"),
} | {
    f"{attribute} {way}": svg(f"<path {attribute}='{value}'/>")
    for attribute in ("mask", "cursor", "filter", "fill", "stroke", "clip-path", "marker-start", "style", "new")
    for way, value in (("plain", "url(//example.org/x)"), ("escaped", ESCAPED))
} | {
    f"animation {attribute}": svg(f"<path><animate attributeName='mask' {attribute}='{ESCAPED}'/></path>")
    for attribute in ("to", "from", "by", "values")
}  # fmt: skip


@pytest.mark.parametrize(("ending", "data"), FIT.items())
def test_an_image_is_known_by_its_bytes(ending, data):
    assert extension(data) == ending


@pytest.mark.parametrize("data", FIT_SVGS)
def test_a_harmless_drawing_is_an_image(data):
    assert extension(data) == "svg"


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.stem)
def test_a_drawing_as_tools_make_it_is_an_image(drawing):
    assert extension(drawing.read_bytes()) == "svg"


@pytest.mark.parametrize("name", UNFIT)
def test_what_is_no_image_is_refused(name):
    with pytest.raises(UnfitError, match=r"is (no image|cut short)"):
        extension(UNFIT[name])


@pytest.mark.parametrize("name", RUNNING)
def test_a_drawing_that_may_run_something_is_refused(name):
    with pytest.raises(UnfitError, match="is an SVG"):
        extension(RUNNING[name])


@pytest.mark.parametrize("name", LOADING)
def test_a_drawing_that_may_load_something_is_refused(name):
    with pytest.raises(UnfitError, match="is an SVG"):
        extension(LOADING[name])


HARD = {
    "spaces": svg(f"<style>{'url( ' + ' ' * 3_000_000}</style>"),
    "addresses": svg(f"<path d='{'url(' * 500_000}'/>"),
    "words": svg(f"<style>{'a' * 3_000_000}</style>"),
    "parentheses": svg(f"<style>{'(' * 3_000_000}</style>"),
    "quotes": svg(f"<style>{'url(' + '&quot; ' * 500_000}</style>"),
    "pieces": svg(f"<style>{'a&#10;' * 500_000}</style>"),
    "texts": svg("<g>" * 300_000 + "<text>a</text>" * 100_000 + "</g>" * 300_000),
    "before": b" " * 5_000_000,
}


@pytest.mark.parametrize("name", HARD)
def test_no_drawing_takes_long(name):
    with limited(), contextlib.suppress(UnfitError):
        extension(HARD[name])
