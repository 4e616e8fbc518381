"""Header attributes as in Pandoc and attr_list: `## Title {#id .level tags="a, b" aka="c; d"}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMES = ("tags", "aka")
LEVEL = re.compile(r"[^\s}.#\"'=]+")
"""What can stand after the dot."""

_QUOTED = r'"(?:[^"\\]|\\.)*"|\'[^\']*\''
GROUP = re.compile(rf"(?<!\\)\{{\s*(?P<inside>(?>(?:{_QUOTED}|[^{{}}])*))\}}\s*$")
PART = re.compile(
    rf"""\s*(?:\#(?P<id>[^\s}}]+)|\.(?P<level>[^\s}}.#]+)|(?P<name>[\w-]+)=(?P<value>{_QUOTED}|[^\s"']+))(?=\s|$)"""
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


def read(line: str, *, topic: bool = False) -> Heading:
    """A heading's text, without its `#`, to title and attributes. A topic may have an id only.

    Braces that can't be attributes (`What is {x}?`) belong to the title; those that nearly are get a complaint.
    """
    group = GROUP.search(line)
    if not group:
        return Heading(line.strip())
    inside = group["inside"].strip()
    parts = _parts(inside)
    meant = inside.startswith(("#", ".")) or re.match(r"(tags|aka)\b", inside)
    if parts is None:
        return Heading(line.strip(), complaint=f"the attributes {{{inside}}} can't be read" if meant else "")
    if complaint := _complaint(parts, topic=topic):
        return Heading(line.strip(), complaint=complaint)
    return _heading(line[: group.start()].strip(), parts)


def _parts(inside: str) -> list[dict[str, str]] | None:
    parts, at = [], 0
    while at < len(inside):
        part = PART.match(inside, at)
        if not part:
            return None
        parts.append({name: text for name, text in part.groupdict().items() if text is not None})
        at = part.end()
    return parts or None


def _complaint(parts: list[dict[str, str]], *, topic: bool) -> str:
    own = [f"#{part['id']}" for part in parts if "id" in part]
    levels = [f".{part['level']}" for part in parts if "level" in part]
    unknown = [part["name"] for part in parts if part.get("name", NAMES[0]) not in NAMES]
    if len(own) > 1 or len(levels) > 1:
        return f"a heading has one id and one level, not {' '.join([*own, *levels])}"
    if topic and len(parts) > len(own):
        return "a topic has an id and nothing else"
    return f"the attribute {unknown[0]!r} is not known" if unknown else ""


def _heading(title: str, parts: list[dict[str, str]]) -> Heading:
    named = {part["name"]: _unquoted(part["value"]) for part in parts if "name" in part}
    return Heading(
        title=title,
        id=next((part["id"] for part in parts if "id" in part), ""),
        level=next((part["level"] for part in parts if "level" in part), ""),
        tags=_listed(named.get("tags", ""), r"[,;]"),
        aliases=_listed(named.get("aka", ""), r";"),
        names=tuple(named),
    )


def _listed(text: str, separator: str) -> tuple[str, ...]:
    return tuple(" ".join(item.split()) for item in re.split(separator, text) if item.strip())


def write(heading: Heading) -> str:
    """The title with its attributes, as `read` understands it."""
    parts = [f"#{heading.id}"] if heading.id else []
    parts += [f".{heading.level}"] if heading.level else []
    parts += [f"tags={_quoted(', '.join(heading.tags))}"] if heading.tags else []
    parts += [f"aka={_quoted('; '.join(heading.aliases))}"] if heading.aliases else []
    title = heading.title
    while group := GROUP.search(title):
        title = f"{title[: group.start()]}\\{title[group.start() :]}"
    return f"{title} {{{' '.join(parts)}}}" if parts else title


def _unquoted(value: str) -> str:
    if value[0] == "'":
        return value[1:-1]
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value[0] == '"' else value


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
