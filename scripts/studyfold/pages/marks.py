"""The mark of an answer that speaks of outdated names: what has become of each, and where that can be read."""

from __future__ import annotations

from html import escape

from studyfold.model import Guide, Outdated, Question
from studyfold.outdated import mentions
from studyfold.pages.literal import literal
from studyfold.translation import Words, words_of


def outdated_mark(guide: Guide, question: Question) -> str:
    """One line of HTML, the names with the same fate together; empty where there is none.

    It stands in the answer: under the title, it would tell what the question asks.
    """
    words = words_of(guide.language)
    groups: dict[tuple[str, str], dict[str, Outdated]] = {}
    for mention in mentions(guide.outdated, question):
        fate = (mark(mention.entry, words), mention.entry.source)
        groups.setdefault(fate, {})[mention.name] = mention.entry
    parts = [
        _group(fate, source, names) for (fate, source), names in sorted(groups.items(), key=lambda group: group[0])
    ]
    return f'<p class="q-outdated">{" ".join(parts)}</p>' if parts else ""


def mark(entry: Outdated, words: Words) -> str:
    """What has become of a name, in few words: `Removed in Flask 2.3`."""
    what, version = entry.since[0]
    return words[what].format(package=entry.package, version=version)


def _group(fate: str, source: str, names: dict[str, Outdated]) -> str:
    shown = ", ".join(_name(name, entry) for name, entry in names.items())
    return f'<span><a class="q-fate" href="{escape(source)}">{literal(fate)}</a> {shown}</span>'


def _name(name: str, entry: Outdated) -> str:
    is_code = " " not in name and entry.since[0][0] != "abandoned"
    return f"<code>{literal(name)}</code>" if is_code else f"<span>{literal(name)}</span>"
