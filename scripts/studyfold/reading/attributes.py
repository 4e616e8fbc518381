"""Header attributes as in Pandoc and attr_list: `## Title {#id .level tags="a, b" aka="c; d"}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMES = ("tags", "aka")

GROUP = re.compile(r"(?<!\\)\{\s*(?P<inside>[^{}]*|(?:[^{}\"]*\"[^\"]*\")*[^{}\"]*)\}\s*$")
PART = re.compile(
    r"""\s*(?:\#(?P<id>[^\s}]+)|\.(?P<level>[^\s}.#]+)|(?P<name>[\w-]+)=(?P<value>"[^"]*"|'[^']*'|[^\s"']+))(?=\s|$)"""
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on a heading's line."""

    title: str
    id: str = ""
    level: str = ""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """The attribute names that were written, for the count of words."""
    complaint: str = ""
    """What is wrong with the attributes, or empty."""


def read(line: str) -> Heading:
    """A heading's text, without its `#`, to title and attributes.

    Braces that can't be attributes (`What is {x}?`) belong to the title; those that nearly are get a complaint.
    """
    group = GROUP.search(line)
    if not group:
        return Heading(line.strip())
    title, inside = line[: group.start()].strip(), group["inside"].strip()
    parts = _parts(inside)
    if parts is None:
        meant = inside.startswith(("#", ".")) or re.match(r"(tags|aka)\b", inside)
        complaint = f"the attributes {{{inside}}} can't be read" if meant else ""
        return Heading(line.strip(), complaint=complaint)
    return _heading(title, parts)


def _parts(inside: str) -> list[dict[str, str]] | None:
    parts, at = [], 0
    while at < len(inside):
        part = PART.match(inside, at)
        if not part:
            return None
        parts.append({name: text for name, text in part.groupdict().items() if text is not None})
        at = part.end()
    return parts or None


def _heading(title: str, parts: list[dict[str, str]]) -> Heading:
    ids = [part["id"] for part in parts if "id" in part]
    levels = [part["level"] for part in parts if "level" in part]
    named = {part["name"]: part["value"].strip("\"'") for part in parts if "name" in part}
    unknown = [name for name in named if name not in NAMES]
    complaint = ""
    if len(ids) > 1 or len(levels) > 1:
        complaint = (
            f"a heading has one id and one level, not {' '.join(['#' + i for i in ids] + ['.' + v for v in levels])}"
        )
    elif unknown:
        complaint = f"the attribute {unknown[0]!r} is not known"
    return Heading(
        title=title,
        id="".join(ids[:1]),
        level="".join(levels[:1]),
        tags=_listed(named.get("tags", ""), r"[,;]"),
        aliases=_listed(named.get("aka", ""), r";"),
        names=tuple(named),
        complaint=complaint,
    )


def _listed(text: str, separator: str) -> tuple[str, ...]:
    return tuple(" ".join(item.split()) for item in re.split(separator, text) if item.strip())


def write(heading: Heading) -> str:
    """The title with its attributes, as `read` understands it."""
    parts = [f"#{heading.id}"] if heading.id else []
    parts += [f".{heading.level}"] if heading.level else []
    parts += [f"tags={_quoted(', '.join(heading.tags))}"] if heading.tags else []
    parts += [f"aka={_quoted('; '.join(heading.aliases))}"] if heading.aliases else []
    title = heading.title if not GROUP.search(heading.title) else re.sub(r"\{(?=[^{]*$)", r"\\{", heading.title)
    return f"{title} {{{' '.join(parts)}}}" if parts else title


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'
