"""A block to a title, and what follows it in the same block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block
from studyfold.reading.lines.furniture import TAG
from studyfold.reading.lines.wording import ASKS
from studyfold.reading.shape.marks import IN_SEQUENCE, MOST_TITLE_LINES, Mark

BOLD = re.compile(
    r"(?P<before>[^\w*_<\[]{0,6}\s*)(?:(?P<sign>\*\*|__)|<(?P<tag>b|strong)>)"
    r"(?P<bold>(?:`[^`\n]+`|(?(sign)(?!\*\*|__(?!\w))|(?!</(?P=tag)>))(?!`[^`\n]+`).)+?)"
    r"(?(sign)(?:\*\*|__)|</(?P=tag)>)(?P<after>.*)",
    re.DOTALL | re.IGNORECASE,
)
STRESSED = re.compile(
    r"(?P<lead>\s*)(?:(?P<sign>\*{1,3}|_{1,3})(?=[^\s*_])|<(?P<tag>b|strong|u|i|em)>)"
    r"(?P<text>(?:(?(sign)(?!(?P=sign))|(?!</?(?P=tag)>))[^\n])+)"
    r"(?(sign)(?<=[^\s*_])(?P=sign)(?![*_\w])|</(?P=tag)>)(?P<after>[ \t]*+[\\:]?[ \t]*+(?=\n|$))",
    re.IGNORECASE,
)
"""A first line that is stressed as a whole, by whatever means."""
PIECEWISE = re.compile(
    r"(?P<lead>[^\w*_<\[]{0,6}\s*)\*\*(?P<first>(?:(?!\*\*)[^\n`])+)\*\*(?P<code>\s*`[^`\n]+`\s*)\*\*(?P<last>(?:(?!\*\*)[^\n`])+)\*\*"
)
"""Bold words, code and bold words again: a title in which code stands, as pages have it."""
ADDRESS_OF_LINK = re.compile(r"(?<=\])\((?>(?:[^()]++|\([^()]*+\))*)\)")
NUMBER_IN_BOLD = re.compile(r"(\*\*|__)\s*(?P<number>\(?\d{1,4}[.)])\s*\1\s*(?=\S)")
STRUCK = re.compile(
    r"(?P<opens>~~|<(?P<tag>del|s)>)(?P<text>(?:(?!~~|</?(?:del|s)>).)+)(?P<closes>(?(tag)</(?P=tag)>|~~))"
    r"(?P<own>\s*(?:\{#[^{}]*\})?)",
    re.IGNORECASE,
)
OWN_ATTRIBUTES = re.compile(r"(?<!\s)\s*+\{#[^{}]*\}\s*$")
"""The id that a title has in its format."""
ANCHORS = re.compile(r"(?:</?(?:a|span|font|img|br|p|div|center|u|sup|h[1-6])\b[^<>]*>\s*)+", re.IGNORECASE)
BREAK = re.compile(r"(?:(?<! )[ ]{2,}|\\|<br\s*/?>\s*)$", re.IGNORECASE)
ANSWER_WITHIN = re.compile(
    r"(?<=[?？؟])(?:\s+:{2,3}|\s*;;)\s+|(?<=[?？؟\s*_])(?:[*_]{2})?(?:(?-i:A)|Ans|Answer)\s?[:：]\s*(?=\S)"
    rf"|(?:(?<=[?？؟])\s*(?:[*_]{{2}})?|(?<=\s)[*_]{{2}})(?:{wording.ANSWER})\s?[:：]\s*(?=\S)",
    re.IGNORECASE,
)
LETTERED = re.compile(r"\s*(?:\*\*|__)?\(?(?P<letter>[^\W\d_])[.)]\s")
FIRST_LETTERS = {**{alphabet[0]: alphabet[1] for alphabet in wording.ALPHABETS}, "أ": "ب"}
"""The letter of a first option, and that of the second."""
LINE_ENDS = re.compile(r"[ \t]*+(?:\\|<br\s*+/?>)?[ \t]*+\n", re.IGNORECASE)
DASH = re.compile(r"\s+[-\u2013\u2014]$")


def stressed(text: str) -> str:
    """A block's words with its first line bold, where it is stressed as a whole: underlined, in italics, or twice."""
    if pieces := PIECEWISE.match(text):
        text = f"{pieces['lead']}**{pieces['first']}{pieces['code']}{pieces['last']}**{text[pieces.end() :]}"
    found = STRESSED.match(text)
    if not found:
        return text
    said = found["text"]
    while within := STRESSED.fullmatch(said):
        said = within["text"]
    return f"{found['lead']}**{said}**{found['after']}{text[found.end() :]}"


def is_weakly_stressed(text: str) -> bool:
    """Whether a first line is in italics or underlined as a whole, and not bold: so are notes, too."""
    found = STRESSED.match(text.strip())
    weak = found is not None and (found["sign"] in ("*", "_") or (found["tag"] or "").lower() in ("u", "i", "em"))
    return weak and not STRESSED.fullmatch(found["text"] if found else "")


def split(text: str) -> tuple[str, str]:
    """A block's words to a title and what follows it in the same block."""
    text = stressed(text.strip())
    bold = BOLD.fullmatch(text)
    if bold and _leads(bold):
        title = " ".join(f"{bold['before'].strip()} {bold['bold'].strip()}{_mark_after(bold['after'])}".split())
        rest = after_bold(bold["after"])
        return title.rstrip(":\uff1a") if rest else title, rest
    within = ANSWER_WITHIN.search(text)
    if within and within.start() > 0:
        title = DASH.sub("", " ".join(text[: within.start()].split()))
        return title, text[within.end() if not re.search(r"\w", within[0]) else within.start() :].strip()
    parts = text.split("\n")
    if (options := _options_at(parts)) and options <= MOST_TITLE_LINES:
        return " ".join(BREAK.sub("", " ".join(parts[:options])).split()), "\n".join(parts[options:]).strip()
    for n, line in enumerate(parts[:MOST_TITLE_LINES], 1):
        tells = n < len(parts) and line.rstrip().endswith((".", "。")) and wording.asks(" ".join(parts[:n])) >= ASKS
        if tells or wording.QUESTION_MARK.search(line.rstrip("\\").rstrip()) or BREAK.search(line):
            return " ".join(BREAK.sub("", " ".join(parts[:n])).split()), "\n".join(parts[n:]).strip()
    if len(parts) <= MOST_TITLE_LINES and len(text) <= wording.LONGEST_TITLE:
        return " ".join(text.split()), ""
    return parts[0].strip(), "\n".join(parts[1:]).strip()


def _options_at(parts: Sequence[str]) -> int:
    """Which line under the first one is the first of several options with letters; 0 if none is."""
    letters = [found["letter"].lower() if (found := LETTERED.match(part)) else "" for part in parts]
    first = next((n for n, letter in enumerate(letters) if n and letter in FIRST_LETTERS), 0)
    return first if first and FIRST_LETTERS.get(letters[first]) in letters[first + 1 :] else 0


def _leads(bold: re.Match[str]) -> bool:
    """Whether what is bold is a title before its text: by a sign, or because it has its line for itself."""
    said, after = bold["bold"].strip(), bold["after"].strip()
    if not re.search(r"\w", after) or wording.QUESTION_MARK.search(said) or after[:1] in "?\uff1f:\uff1a":
        return True
    alone = bool(LINE_ENDS.match(bold["after"]))
    if alone and wording.CODE_BEFORE.match(TAG.sub("", said)):
        return True
    title = wording.title_of(said.rstrip(":\uff1a")).text
    return (alone or said.endswith((":", "\uff1a"))) and wording.asks(title) >= ASKS


def _mark_after(after: str) -> str:
    """Signs between the bold run and the end of its line that belong to a title: `?`, an emoji."""
    if not re.search(r"\w", after):
        return (
            f" {after.strip()}"
            if after.strip() not in ("", ":", ".", "\\") and after.strip()[0] not in "?？:"
            else after.strip().rstrip(":\\")
        )
    return after.strip()[0] if after.strip()[0] in "?？" else ""


def after_bold(after: str) -> str:
    """What is said behind a bold run, without the signs that lead to it."""
    if not re.search(r"\w", after):
        return ""
    return re.sub(r"^(?:\\\n|[\s:：?？.–—-])+(?=\S)", "", BREAK.sub("", after)).strip()


def mark_of(block: Block, text: str, rest: str, item: Block | None) -> Mark:
    """A block as a question of that title; `rest` follows in the block, `item` is the one it starts."""
    shown = " ".join(text.split())
    bold = BOLD.fullmatch(shown if block.kind == "heading" else stressed(shown))
    if bold and not re.search(r"\w", bold["after"]):
        shown = f"{bold['before']}{bold['bold']}{bold['after']}".strip()
    if numbered := NUMBER_IN_BOLD.match(shown):
        named = shown[numbered.end() :]
        bold = BOLD.fullmatch(named)
        shown = f"{numbered['number']} {bold['bold'] if bold and not bold['after'].strip() else named}"
    struck = STRUCK.fullmatch(shown)
    if struck and (label := wording.title_of(struck["text"]).label):
        title = struck["text"].strip().removeprefix(label).strip()
        shown = f"{label} {struck['opens']}{title}{struck['closes']}{struck['own']}"
    anchors = ANCHORS.match(shown)
    if anchors:
        # A label stands after them; `inline` finds them at the end as well.
        shown = f"{shown[anchors.end() :]} {anchors[0]}".strip()
    taken = wording.title_of(shown)
    weight = wording.asks(OWN_ATTRIBUTES.sub("", TAG.sub("", ADDRESS_OF_LINK.sub("", taken.text))))
    if taken.word == "q" or (taken.label and wording.BARE_LABEL.fullmatch(taken.label) and len(taken.word) > 1):
        weight = max(weight, IN_SEQUENCE)
    names = wording.SECTION.fullmatch(shown) and not re.search(r"\d", shown)
    if wording.BARE_LABEL.fullmatch(shown) and re.search(r"\w", shown) and not names:
        weight = IN_SEQUENCE
    start, indent = (item.start, item.indent) if item else (block.start, 0)
    return Mark(start, block.end, taken.text, weight, taken.label, taken.number, rest, indent, block.level, block)
