"""The forms that questions have, each a row of data.

Which blocks are members of a form is said in `members` and `labelled`, and which of its members are questions in
`selection`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a form, whatever document it is in."""

    name: str
    """As `--shape` takes it, where a level follows without that."""
    said: str
    """What it is called where people read of it; `{level}` stands for a heading's."""
    needed: float
    """The weight that a member must pass on average: less where hardly anything else has the form."""
    depth: int
    """What is deeper can stand in the answers of what isn't."""
    names_things: bool = False
    """Whether its members are questions even if they only name something, as in a glossary."""
    items: bool = False
    """Whether its members are items of lists, whose numbers mean little."""
    loose: bool = False
    """Whether it is used for so much else that a few members make no questions."""


TEXT = Form("text", "plain text", 0, 0)
FILES = Form("files", "one file for each", 0.3, 0)
ROWS = Form("rows", "rows of a table", 0.3, 0)
HEADINGS = Form("headings", "headings at level {level}", 0.34, 1, names_things=True)
ITEM_HEADINGS = Form("item-headings", "headings in numbered items", 0.3, 2, names_things=True)
SUMMARIES = Form("summaries", "summaries to unfold", 0.2, 3, names_things=True)
TERMS = Form("terms", "terms of a list", 0.15, 4, names_things=True)
BOLD = Form("bold", "bold paragraphs", 0.45, 5, names_things=True)
STRESSED = Form("stressed", "paragraphs in italics or underlined", 0.45, 6, loose=True)
QUOTED = Form("quoted", "bold paragraphs in quotes", 0.45, 6, loose=True)
BOLD_LEADS = Form("bold-leads", "bold words before a dash", 0.25, 6)
CARDS = Form("cards", "paragraphs between rules", 0.5, 7)
LABELS = Form("labels", "lines with a label", 0.1, 8)
LETTERS = Form("labels-", "lines with a letter or name", 0.45, 8)
"""Labels that are no word for a question: any letter, or who speaks."""
NUMBERED_LINES = Form("numbered-lines", "numbered lines", 0.45, 8, loose=True)
NUMBERED_ITEMS = Form("numbered-items", "numbered items", 0.55, 9, items=True, loose=True)
ITEMS = Form("items", "list items", 0.55, 10, items=True, loose=True)
LINES = Form("lines", "lines that ask", 0.6, 11, loose=True)
NESTED_ITEMS = Form("nested-items", "nested list items", 0.8, 12, items=True, loose=True)

FORMS = (
    TEXT, FILES, ROWS, HEADINGS, ITEM_HEADINGS, SUMMARIES, TERMS, BOLD, STRESSED, QUOTED, BOLD_LEADS, CARDS, LABELS,
    NUMBERED_LINES, NUMBERED_ITEMS, ITEMS, LINES, NESTED_ITEMS,
)  # fmt: skip
LABELLED = (LABELS, LETTERS)
LISTS = (ITEMS, NUMBERED_ITEMS)
"""What the files of a folder and the sections of a document often mix."""
_BY_NAME = {form.name: form for form in FORMS}


def form_of(name: str) -> Form:
    """The form of a candidate: `headings` of `headings-3`."""
    if name.startswith(LETTERS.name):
        return LETTERS
    return _BY_NAME.get(name) or _BY_NAME[name.rpartition("-")[0]]
