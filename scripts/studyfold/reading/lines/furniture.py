"""What a document says about itself, and not about its subject: contents lists, links to its top, badges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from studyfold.reading.lines.blocks import Block
from studyfold.reading.lines.source import FENCE
from studyfold.reading.lines.wording import BACK_TO_TOP, BARE_LABEL, letters
from studyfold.reading.lines.wording import CONTENTS as NAMES_CONTENTS

OWN_PICTURE = re.compile(r"!\[[^\[\]]*\]\((?![a-z]+:|//)[^\s()]+(?:\s+\"[^\"]*\")?\)", re.IGNORECASE)
LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<to>[^()\s]*(?:\([^()]*\)[^()]*)*[^()]*)\)"
    r"|<a\b[^<>]*href\s*=\s*[\"']?(?P<href>[^\"'\s<>]*)[^<>]*>(?P<words>(?:(?!</?a\b).)*)</a>",
    re.IGNORECASE | re.DOTALL,
)
IMAGE = re.compile(
    r"!\[[^\[\]]*\]\([^()]*\)|!\[[^\[\]]*\]\[[^\[\]]*\]|<img\b[^<>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
ANCHOR = re.compile(r"\b(?:name|id)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
"""The name that a tag gives to its place."""
IN_CONTENTS = re.compile(r"(?:\]\(|href\s*=\s*[\"']?)#([^\s()\"'>]+)")
"""An anchor to which a link leads."""
GAP = re.compile(r"(?<=\])[ \t]+(?=\(#[^\s()]+\))")
"""What makes no link of one into the document itself, where an author has put it between its words and its address."""
COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
ARROW = re.compile(
    r"(?=\W*?[\u2190-\u21ff\u2b00-\u2bff\u25b2\u25b3\U0001f51d\U0001f53c\U0001f446\u261d])\W*+(?:\w++\W*+){0,4}"
)
CONTENTS = "contents list"
"""Why the lines of one are aside."""
WAY_BACK = "way back to the top"
SHORTEST_CONTENTS = 3
MOSTLY_LINKS = 0.5
"""The part of a contents list's entries that lead somewhere."""
LONGEST_BLOCK = 5
MOST_BESIDE = 4
"""Words beside the link in a row of a contents list: a number, a level."""
LONGEST_WAY_BACK = 60
"""Characters of a line that leads to the top."""


def furniture(lines: Sequence[str], blocks: Sequence[Block]) -> dict[int, str]:
    """The lines that are no content, each with the reason why."""
    found: dict[int, str] = {}
    for start, end, reason in [*_contents(lines, blocks), *_ways_back(lines, blocks)]:
        found.update((n, reason) for n in range(start, end) if n not in found)
    return found


def leads_inside(text: str) -> bool:
    """Whether a text is links into the document itself and nothing else, but for the label of a question."""
    links = list(LINK.finditer(text))
    inside = [link for link in links if (link["to"] or link["href"] or "").startswith("#")]
    rest = TAG.sub("", LINK.sub("", text))
    says_nothing = not re.search(r"\w{2,}", rest) or bool(BARE_LABEL.fullmatch(rest))
    return bool(links) and len(inside) * 5 >= len(links) * 4 and says_nothing


def _lists_links(rows: Sequence[str]) -> bool:
    """Whether the rows of a table lead into the document itself, most of them, and say little else."""
    entries = [
        row for row in rows if any((link["to"] or link["href"] or "").startswith("#") for link in LINK.finditer(row))
    ]
    brief = [row for row in entries if len(re.findall(r"\w+", LINK.sub("", row))) <= MOST_BESIDE]
    return len(brief) * 5 >= len(rows) * 4


def is_badges(text: str) -> bool:
    """Whether a text shows pictures and nothing else."""
    rest = IMAGE.sub("", COMMENT.sub("", text))
    rest = LINK.sub(lambda link: link["text"] or link["words"] or "", rest)
    return bool(IMAGE.search(text)) and not re.search(r"\w", TAG.sub("", rest))


def is_own_picture(text: str) -> bool:
    """Whether a text is a single picture that lies beside the document and leads nowhere: a drawing, no badge."""
    return OWN_PICTURE.fullmatch(text.strip()) is not None


def _contents(lines: Sequence[str], blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    for n, block in enumerate(blocks):
        if _names_contents(block):
            end = _end_of_contents(blocks, n)
            if end is not None:
                yield block.start, end, CONTENTS
    runs = [(run, _links_of(lines, run)) for run in _lists_of_links(lines, blocks)]
    has_terms = any(links >= SHORTEST_CONTENTS and run[0].kind == "term" for run, links in runs)
    for run, links in runs:
        # Each section has its own list, the short one, too.
        short = has_terms and bool(run) and run[0].kind == "term"
        if links >= SHORTEST_CONTENTS or short:
            yield from ((each.start, each.start + 1 if each.kind == "item" else each.end, CONTENTS) for each in run)


def _links_of(lines: Sequence[str], run: Sequence[Block]) -> int:
    return sum(
        len(LINK.findall(each.text if each.kind == "item" else "\n".join(lines[each.start : each.end]))) for each in run
    )


def _lists_of_links(lines: Sequence[str], blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks in a row that lead into the document itself."""
    run: list[Block] = []
    for block in blocks:
        text = "\n".join(lines[block.start : block.end]) if block.kind in ("table", "html") else block.text
        text = GAP.sub("", text) if block.depth else text
        listed = block.kind == "table" and _lists_links(lines[block.start + 2 : block.end])
        inner = block.kind == "heading" and block.depth > 0
        if (inner or block.kind in ("item", "paragraph", "table", "html", "term")) and (listed or leads_inside(text)):
            run.append(block)
            continue
        if block.kind == "item" and not block.text:
            continue  # its words are a heading
        if run and block.kind == "html" and set(ANCHOR.findall(text)) & set(IN_CONTENTS.findall(run[-1].text)):
            # What leads to its own place is no entry.
            run = [each for each in run if each.start != run[-1].start]
        if block.kind != "html" or re.search(r"\w", TAG.sub("", block.text)):
            yield run
            run = []
    yield run


def _names_contents(block: Block) -> bool:
    if block.kind not in ("heading", "paragraph", "summary"):
        return False
    return len(block.text) < LONGEST_WAY_BACK and bool(NAMES_CONTENTS.fullmatch(TAG.sub("", block.text).strip()))


def _end_of_contents(blocks: Sequence[Block], n: int) -> int | None:
    """The line after the contents list that a block names: after its last entry before prose or a heading of its rank.

    Headings may stand in it, over entries of their own; one to which an entry leads starts what is listed.
    """
    named = blocks[n]
    led_to: set[str] = set()
    end: int | None = None
    entries = links = 0
    for block in blocks[n + 1 :]:
        if block.kind == "heading" and (block.depth or named.kind != "heading" or block.level <= named.level):
            return end
        if block.kind == "heading":
            if letters(TAG.sub("", block.text)) in led_to:
                return end
            entries = links = 0
        led_to.update(letters(unquote(anchor)) for anchor in IN_CONTENTS.findall(block.text))
        if block.kind in ("item", "paragraph", "table", "code", "rule"):
            linked = block.kind == "table" or bool(LINK.search(block.text))
            entries, links = entries + (block.kind == "item"), links + (block.kind == "item" and linked)
            # Among links, an item without one is an entry that nobody has written yet.
            unwritten = block.kind != "rule" and block.depth > 0 and links >= MOSTLY_LINKS * entries
            if not (linked or unwritten) or (block.kind == "paragraph" and not _is_linked(block)):
                return end
            end = max(end or 0, block.end)
    return end


def _is_linked(block: Block) -> bool:
    """Whether a paragraph is links and little else."""
    return block.depth > 0 or len(re.findall(r"\w+", LINK.sub("", block.text))) <= len(LINK.findall(block.text))


def _ways_back(lines: Sequence[str], blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    """Lines that lead to the document's top: they say so, or they say the same again and again."""
    links: list[tuple[int, int, str]] = []
    for block in blocks:
        if block.kind not in ("paragraph", "html"):
            continue
        # All of a short block, or the last line of a longer one.
        for start in dict.fromkeys(
            (block.start if block.end - block.start < LONGEST_BLOCK else block.end - 1, block.end - 1)
        ):
            text = " ".join(lines[start : block.end])
            if len(LINK.findall(text)) == 1 and leads_inside(text):
                links.append((start, block.end, text.strip()))
                break
    times = Counter(text for _, _, text in links)
    yield from _again(lines, blocks, {text for text, count in times.items() if count >= SHORTEST_CONTENTS})
    for start, end, text in links:
        words = TAG.sub("", LINK.sub(lambda link: link["text"] or link["words"] or "", text)).strip()
        if times[text] >= SHORTEST_CONTENTS or BACK_TO_TOP.fullmatch(words) or ARROW.fullmatch(words):
            yield start, end, WAY_BACK


def _again(lines: Sequence[str], blocks: Sequence[Block], known: set[str]) -> Iterator[tuple[int, int, str]]:
    """Ways back that are indented so far that they look like code."""
    for block in blocks if known else ():
        if block.kind == "code" and not FENCE.match(lines[block.start]):
            for n in range(block.start, block.end):
                if lines[n].strip() in known:
                    yield n, n + 1, WAY_BACK
