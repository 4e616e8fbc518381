"""Lines of documents to the texts of a guide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyfold.model import Unplaced
from studyfold.reading.lines.closing import closed
from studyfold.reading.lines.document import Parsed, definitions_used, with_definitions
from studyfold.reading.lines.furniture import TAG, is_badges, is_own_picture
from studyfold.reading.lines.references import trimmed
from studyfold.reading.lines.source import Line
from studyfold.reading.shape import answers
from studyfold.reading.text import promotion

EMPTY_QUOTE = "> \n"


class Texts:
    """Makes texts, and keeps what their makers leave out (`unplaced`) and which definitions they use (`used`)."""

    def __init__(self, found: Sequence[Parsed]) -> None:
        self.unplaced: list[Unplaced] = []
        self.used: dict[str, set[str]] = {document.path: set() for document in found}

    def text(self, document: Parsed, lines: Sequence[Line]) -> str:
        """The text of some lines, with the definitions it uses."""
        # Closed first: what a comment without an end held may be a heading.
        text = answers.demoted(closed("\n".join(line.text for line in lines).rstrip()))
        text = trimmed(text)
        labels = definitions_used(text, document)
        self.used[document.path] |= labels
        return with_definitions(text, labels, document)

    def introduction(self, document: Parsed, lines: Sequence[Line]) -> tuple[str, int]:
        """The text of lines above questions, without adverts and badges; and its line, 0 if there is none."""
        kept = answers.bare(self._without_promotion(document, lines))
        return self.text(document, kept), kept[0].number if kept else 0

    def _without_promotion(self, document: Parsed, lines: Sequence[Line]) -> list[Line]:
        kept = []
        for run in _runs(lines):
            text = "\n".join(line.text for line in run)
            plain = TAG.sub("", text)
            if not text.strip(EMPTY_QUOTE):
                # What was quoted, such as a contents list, stands elsewhere.
                continue
            if is_badges(text) and not is_own_picture(text):
                reason = "badges"
            elif promotion.is_advert(plain, at_edge=True) or promotion.is_furniture(plain, at_edge=False):
                reason = "advertisement"
            else:
                kept += [*run, Line("", run[-1].number)]
                continue
            self.unplaced.append(Unplaced(document.path, run[0].number, run[-1].number, reason, text))
        return kept


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines between blank ones."""
    run: list[Line] = []
    for line in lines:
        if line.text.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run
