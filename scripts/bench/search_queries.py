"""What readers of the Flask guide type, and the question that should come first."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FILE = Path(__file__).with_name("search_queries.txt")


@dataclass(frozen=True, slots=True)
class Query:
    """One query with what it should find."""

    kind: str
    words: str
    wanted: frozenset[str]
    """Ids of questions that answer it equally well."""

    @property
    def apart(self) -> bool:
        """Whether it belongs to the third on which nothing is tuned. Its digest decides, and nobody."""
        return int(sha256(self.words.encode()).hexdigest(), 16) % 3 == 0


def queries() -> list[Query]:
    """All of them, in the order of the file."""
    found, kind = [], ""
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            words, _, wanted = line.rpartition(" = ")
            found.append(Query(kind, words, frozenset(wanted.split())))
    return found
