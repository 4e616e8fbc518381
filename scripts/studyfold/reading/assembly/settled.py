"""The links of documents into themselves and each other, as links to the questions and topics that they became."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import PurePath
from urllib.parse import unquote

from studyfold.findings import Target, targets
from studyfold.model import Question, Topic, Unplaced
from studyfold.readdress import readdressed
from studyfold.reading.lines.anchors import Anchors, Place, reached
from studyfold.reading.lines.document import Parsed
from studyfold.urls import is_relative
from studyfold.words import taken, words

REASON = "address of a link inside the document"
TOP = frozenset(["", "top", "readme"])
"""What leads to the start of a document that has no such anchor."""


class Settled:
    """Settles the links of texts. What words the new addresses lack is `unplaced`.

    `anchors_of` gives the anchors of the file at a path, `places` where its questions and topics start. `home` is the
    guide's own id: what stands before the first document's questions is on its first page.
    """

    def __init__(
        self,
        found: Sequence[Parsed],
        anchors_of: Callable[[str], Anchors],
        places: Mapping[str, Sequence[Place]],
        home: str,
    ) -> None:
        self.unplaced: list[Unplaced] = []
        self._found = {posixpath.normpath(PurePath(document.path).as_posix()): document for document in found}
        self._anchors_of = anchors_of
        homes = {found[0].path: home}
        self._places = {path: (Place(-1, homes.get(path, "")), *each) for path, each in places.items()}
        self._to: Callable[[str, str], str] = cache(self._reached)

    def topic(self, topic: Topic) -> Topic:
        """The topic with its links settled, and those of its questions."""
        questions = tuple(self._question(question) for question in topic.questions)
        return replace(topic, intro=self.text(topic.intro, topic.file, topic.intro_line), questions=questions)

    def _question(self, question: Question) -> Question:
        prompt = self.text(question.prompt, question.file, question.prompt_line)
        answer = self.text(question.answer, question.file, question.answer_line)
        return replace(question, prompt=prompt, answer=answer)

    def text(self, text: str, file: str, line: int) -> str:
        """A text of a file with its links settled; it starts on the line."""
        made = readdressed(text, partial(self._new, file))
        if made != text:
            missing = words(text) - words(made)
            for target in targets(text):
                if left := taken(missing, f"{target.address} {unquote(target.address)}"):
                    at = line + target.offset
                    self.unplaced.append(Unplaced(file, at, at, REASON, " ".join(left)))
        return made

    def _new(self, file: str, target: Target) -> str | None:
        if target.kind == "image" or target.address.startswith("/") or not is_relative(target.address):
            return None
        to = self._to(file, target.address)
        return f"#{to}" if to and f"#{to}" != unquote(target.address) else None

    def _reached(self, file: str, address: str) -> str:
        """The id to which an address leads; empty if to none."""
        path, _, name = address.partition("#")
        here = posixpath.normpath(PurePath(file).as_posix())
        there = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(path))) if path else here
        if there not in self._found:
            return ""
        document = self._found[there]
        start, *first = self._places[document.path][:2]
        if not name and path and first:
            return first[0].id
        at = self._anchors_of(document.path).line(name)
        if at is None:
            return start.id if name.lower() in TOP else ""
        return reached(document, at, self._places[document.path])
