"""The guide's pictures can be read: no text leaves its box, in the colours of day and night, on a phone too."""

from __future__ import annotations

import pytest

from .sites import PROJECT

PICTURES = sorted((PROJECT / "source" / "images").glob("*.svg"))

UNREADABLE = """() => {
  const light = colour => {
    const channels = colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
    const [r, g, b] = channels.map(c => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05)
  const fill = node => getComputedStyle(node).fill
  const all = kind => [...document.querySelectorAll(kind)].map(node => [node, node.getBBox()])
  const boxes = all('rect').filter(([node]) => fill(node) !== 'none')
  const texts = all('text')
  const problems = []
  for (const [node, b] of texts) {
    const [x, y] = [b.x + b.width / 2, b.y + b.height / 2]
    const around = boxes.filter(([, q]) => x > q.x && x < q.x + q.width && y > q.y && y < q.y + q.height)
    around.sort((one, other) => one[1].width * one[1].height - other[1].width * other[1].height)
    if (!around.length) { problems.push(`${node.textContent}: outside`); continue }
    const [box] = around[0]
    for (const [, q] of boxes) {
      const meets = b.x < q.x + q.width && b.x + b.width > q.x && y > q.y && y < q.y + q.height
      const inside = b.x > q.x + 2 && b.x + b.width < q.x + q.width - 2
      if (meets && !inside) problems.push(`${node.textContent}: across the edge of a box`)
    }
    if (contrast(fill(node), fill(box)) < 4.5) problems.push(`${node.textContent}: too little contrast`)
    for (const [other, c] of texts) {
      const across = Math.min(b.x + b.width, c.x + c.width) - Math.max(b.x, c.x)
      const down = Math.min(b.y + b.height, c.y + c.height) - Math.max(b.y, c.y)
      if (other !== node && across > 2 && down > 5) problems.push(`${node.textContent}: over ${other.textContent}`)
    }
  }
  return problems
}"""


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_every_word_of_a_picture_can_be_read(browser, picture):
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(picture.as_uri())
        assert page.evaluate(UNREADABLE) == [], scheme
        page.close()


def test_a_bad_picture_would_be_noticed(browser, tmp_path):
    bad = tmp_path / "bad.svg"
    bad.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="90"><rect width="200" height="90" fill="#fff"/>'
        '<rect x="10" y="5" width="40" height="20" fill="#eee"/><text x="15" y="20">much too long for it</text>'
        '<text x="9" y="50" fill="#bbb">pale</text><text x="9" y="52">over</text></svg>',
        encoding="utf-8",
    )
    page = browser.new_page()
    page.goto(bad.as_uri())
    found = "\n".join(page.evaluate(UNREADABLE))
    page.close()
    assert "much too long for it: across the edge of a box" in found
    assert "pale: too little contrast" in found
    assert "pale: over over" in found


@pytest.mark.parametrize("width", [390, 1440])
def test_pictures_fit_their_answers(guide, visit, width):
    seen = 0
    for topic in guide.topics:
        page = visit(guide, topic, width=width)
        page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        for image in page.locator("details img[src$='.svg']").all():
            image.scroll_into_view_if_needed()
            page.wait_for_function("image => image.complete", arg=image.element_handle())
            own, shown, room = image.evaluate(
                "image => [image.naturalWidth, image.clientWidth, image.closest('details').clientWidth]"
            )
            # Never larger than drawn, never cut off; text of 14 pixels stays above 10 on a phone.
            assert own * 0.7 <= shown <= min(own, room)
            seen += 1
    assert seen == len(PICTURES)
