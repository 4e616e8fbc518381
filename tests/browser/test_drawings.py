"""A drawing that is taken over asks for nothing, even where it is opened by itself."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from pictures import svg
from playwright.sync_api import Browser

from studyfold.site.picture import extension
from studyfold.site.svg import UnfitError

ELSEWHERE = "http://127.0.0.1:9"
ASKING = svg(
    f"<style>@import '{ELSEWHERE}/a.css'; path{{fill:url({ELSEWHERE}/b.svg#b)}}</style><path d='M0 0h9v9z'/>"
    f"<image href='{ELSEWHERE}/c.png' width='9' height='9'/><h:img src='{ELSEWHERE}/d.png'/>"
    f"<script>new Image().src = '{ELSEWHERE}/e.png'</script>"
)
INSIDE = svg(f"<image href='data:image/svg+xml;base64,{b64encode(ASKING).decode()}' width='9' height='9'/>")
DRAWINGS = {path.stem: path.read_bytes() for path in (Path(__file__).parents[1] / "drawings").glob("*.svg")}


def asked(browser: Browser, drawing: bytes, folder: Path) -> set[str]:
    (folder / "drawing.svg").write_bytes(drawing)
    with browser.new_page() as page:
        requests: set[str] = set()
        page.on("request", lambda request: requests.add(request.url))
        page.goto((folder / "drawing.svg").as_uri())
        page.wait_for_load_state("networkidle")
    return {url for url in requests if not url.startswith(("file:", "data:"))}


@pytest.mark.parametrize(("name", "drawing"), [*sorted(DRAWINGS.items()), ("inside", INSIDE)])
def test_a_drawing_asks_for_nothing(browser: Browser, tmp_path: Path, name: str, drawing: bytes) -> None:
    assert extension(drawing) == "svg", name
    assert asked(browser, drawing, tmp_path) == set()


def test_a_drawing_that_would_ask_is_refused(browser: Browser, tmp_path: Path) -> None:
    assert {url.rpartition("/")[2] for url in asked(browser, ASKING, tmp_path)} >= {"a.css", "c.png", "d.png", "e.png"}
    with pytest.raises(UnfitError):
        extension(ASKING)
