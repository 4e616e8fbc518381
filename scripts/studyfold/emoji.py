"""Signs that a text takes by their names, as GitHub has them: `:rocket:`."""

from __future__ import annotations

import re

SHORTCODE = re.compile(r":(?<![\w`:]:)[a-z0-9_+-]+:(?![\w`:])")
"""What may be such a name: not the times of a day, nor what stands in code."""


def is_known(name: str) -> bool:
    """Whether there is a sign of a name, such as `:rocket:`."""
    return bool(_sign(name))


def with_signs(text: str) -> str:
    """The text with each known name as its sign."""
    return SHORTCODE.sub(lambda found: _sign(found[0]) or found[0], text) if ":" in text else text


def _sign(name: str) -> str:
    # Takes time to load, and few documents have any.
    from pymdownx import gemoji_db  # type: ignore[import-untyped]

    known = gemoji_db.emoji.get(gemoji_db.aliases.get(name, name), {})
    # The other form is drawn in colours where a sign has two.
    return "".join(chr(int(code, 16)) for code in known.get("unicode_alt", known.get("unicode", "")).split("-") if code)
