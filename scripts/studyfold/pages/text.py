"""Markdown to plain text, as a search reads it: the prose, and the code apart from it.

Made by patterns and not by the parser, which takes a hundred times as long. Where the two disagree a mark too many
stands in a result, and no word is missing.
"""

from __future__ import annotations

import re
from html import unescape

from studyfold.emoji import SHORTCODE, with_signs

FENCE = re.compile(
    r"^[ \t>*+-]*(?:\d+[.)] +)?(`{3,}|~{3,})[^\n]*\n(.*?)(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)((?:(?: {4}|\t)[^\n]*(?:\n|\Z)|(?! {4}|\t)[ \t]*\n)+)")
LISTED = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s", re.MULTILINE)

WRAPPED = re.compile(r"\n(?<=[^\n]\n)(?=[ \t]*[^\s\-*+#>|\d\[<])")
SPAN = re.compile(r"(?<!`)(`+)([^`]|[^`].*?[^`])\1(?!`)", re.DOTALL)
CODE_OR_REST = re.compile(r"(?P<code>(?<!`)(?P<ticks>`+)(?:[^`]|[^`].*?[^`])(?P=ticks)(?!`))|[^`]+|`+", re.DOTALL)
ALERT = re.compile(
    r"^[ \t]*(?:>[ \t]*)+\[!(?:note|tip|important|warning|caution)\][ \t]*$", re.MULTILINE | re.IGNORECASE
)
NO_NAME = re.compile(r"[<>&*~\[\]|#\\+!-]|\.(?!\w)|\d\)|^\d")
"""What may mean something outside code; most code in a line is a name or a call, which does not."""
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-zA-Z][^<>]*>", re.DOTALL)
DEFINITION = re.compile(r"^[ \t]*\[(?:\^[^\]\n]+\]:|[^\]\n]+\]:[ \t]*\S+.*$)", re.MULTILINE)
LINK = re.compile(r"!?\[([^\[\]]*)\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\[\]]*\])")
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
RULE = re.compile(r"^[ \t]*\|?(?:[ \t:|]*-){2,}[ \t:|-]*$", re.MULTILINE)
LINE_START = re.compile(
    r"^[ \t]*(?:>[ \t]*)*(?:#{1,6}[ \t]+|[-+*][ \t]+(?:\[[ xX]\][ \t])?|\d{1,9}[.)][ \t]+)*", re.MULTILINE
)
EDGE_CELL = re.compile(r"^[ \t]*\||\|[ \t]*$", re.MULTILINE)
CELL = re.compile(r"[ \t]*\|[ \t]*")
EMPHASIS = re.compile(r"\*(?<=\S\*)|\*(?!\s)")
UNDERSCORED = re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]{1,80}?)(?<=[^\s_])_(?!\w)")
"""Emphasis: not `__name__`, and no name with one underscore."""
BLANKS = re.compile(r"  +|[\t\r\f\v]+")

SPECIAL = "<>&*~[]|#\\+->.!`"
HIDE = str.maketrans({sign: chr(0xE000 + n) for n, sign in enumerate(SPECIAL)})
SHOW = str.maketrans({chr(0xE000 + n): sign for n, sign in enumerate(SPECIAL)})
"""What means something outside code is put out of sight while marks are removed."""


def plain(markdown: str) -> tuple[str, str]:
    """The prose, one line a paragraph or list item, and the code of a text."""
    code: list[str] = []
    if "~~~" not in markdown and "````" not in markdown and markdown.count("```") == markdown.count("\n```"):
        # As nearly all are written; this way takes a tenth of the time.
        markdown = _without_plain_fences(code, markdown)
    elif "```" in markdown or "~~~" in markdown:
        markdown = FENCE.sub(lambda found: _kept(code, found[2]), markdown)
    if ("\n    " in markdown or "\t" in markdown or markdown.startswith("    ")) and not LISTED.search(markdown):
        markdown = INDENTED.sub(lambda found: _kept(code, found[1]), markdown)
    return _prose(WRAPPED.sub(" ", markdown)), "\n".join(code)


def _without_plain_fences(code: list[str], markdown: str) -> str:
    first, *pieces = markdown.split("\n```")
    outside = [first]
    for n, piece in enumerate(pieces):
        head, _, rest = piece.partition("\n")
        if n % 2:
            # What follows a closing fence on its line makes it none; then the block goes on.
            outside.append(f"{head}\n{rest}" if head.strip() else rest)
        else:
            outside.append(_kept(code, rest))
    return "\n".join(outside)


def _kept(code: list[str], block: str) -> str:
    if block.strip():
        code.append("\n".join(line.rstrip() for line in block.split("\n") if line.strip()))
    return "\n\n"


def _prose(text: str) -> str:
    text = _with_names(_with_signs(text))
    hidden = "`" in text or "\\" in text
    if hidden:
        text = ESCAPED.sub(_hidden, SPAN.sub(_hidden, text))
    text = LINE_START.sub("", _untagged(text))
    if "*" in text or "~~" in text:
        text = EMPHASIS.sub("", text.replace("**", "").replace("~~", ""))
    if "_" in text:
        text = UNDERSCORED.sub(r"\1", text)
    if hidden:
        text = text.translate(SHOW)
    if "  " in text or "\t" in text:
        text = BLANKS.sub(" ", text)
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def _with_signs(text: str) -> str:
    """A text with emoji for their names, and without the names of alerts."""
    if ":" in text and SHORTCODE.search(text):
        text = CODE_OR_REST.sub(lambda found: found[0] if found["code"] else with_signs(found[0]), text)
    return ALERT.sub("", text) if "[!" in text else text


def _with_names(text: str) -> str:
    """A text without the marks of code, where all its code is names."""
    parts = text.split("`")
    if len(parts) % 2 == 0 or "``" in text or "\\" in text or any(map(NO_NAME.search, parts[1::2])):
        return text
    return "".join(parts)


def _untagged(text: str) -> str:
    """A text without links, tags, references and the lines of tables. Each takes time, so it is looked for first."""
    if "[" in text:
        if "]:" in text:
            text = DEFINITION.sub("", text)
        text = LINK.sub(r"\1", text)
        if "[^" in text:
            text = FOOTNOTE.sub("", text)
    if "<" in text:
        text = TAG.sub(" ", text)
    if "&" in text:
        text = unescape(text)
    if "|" in text:
        text = CELL.sub(" · ", EDGE_CELL.sub("", RULE.sub("", text)))
    return text


def _hidden(found: re.Match[str]) -> str:
    return found[found.lastindex or 0].translate(HIDE)
