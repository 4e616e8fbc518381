"""Work on many values of which most are as they were in the last run.

A stage hands its pure function, the values and their keys to an `Each`. `compute` does all the work; a cache, which
only the stage that writes has, leaves out what it has done before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from studyfold.model import Document

REMEMBERED = 2_000
"""Values of which `once_a_value` remembers the results."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Each:
    """Applies a function to each of the items and gives the results in their order. This one does all the work."""

    def __call__(
        self,
        name: str,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        keys: Sequence[str],
        kind: type[Result],
    ) -> list[Result]:
        """`name` says which function it is; equal names and keys must mean equal results. `kind` is their type."""
        return self.revise(name, lambda item, _: function(item), items, keys, keys, kind)

    def revise(
        self,
        name: str,  # noqa: ARG002 - only a cache needs to know
        function: Callable[[Item, Result | None], Result],
        items: Sequence[Item],
        places: Sequence[str],  # noqa: ARG002
        keys: Sequence[str],  # noqa: ARG002
        kind: type[Result],  # noqa: ARG002
    ) -> list[Result]:
        """The same for a function that makes use of what it gave for the same place in an earlier run, if anything.

        The result must not depend on that.
        """
        return [function(item, None) for item in items]


compute = Each()


def digest(*values: object) -> str:
    """A key for values: equal for equal values, and for no others. They are made of text, numbers and sequences."""
    return hashlib.blake2b(msgspec.msgpack.encode(values), digest_size=16).hexdigest()


def once_a_value(function: Callable[[Item], Result]) -> Callable[[Item], Result]:
    """The function, asked once for a value that lives on, however many stages ask.

    Values are told by their identity: to compare long ones would take as long as the function itself.
    """
    known: dict[int, tuple[Item, Result]] = {}

    def remembered(value: Item) -> Result:
        found = known.get(id(value))
        if found and found[0] is value:
            return found[1]
        if len(known) >= REMEMBERED:
            known.clear()
        made = function(value)
        known[id(value)] = value, made
        return made

    return remembered


@once_a_value
def document_key(document: Document) -> str:
    """A key for what a document is called and says."""
    return digest(document.path, document.text)
