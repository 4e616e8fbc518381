"""How colours stand out from each other, as the accessibility guidelines count it."""

from __future__ import annotations

Colour = tuple[int, ...]
"""Red, green and blue, each from 0 to 255."""


def contrast(one: Colour, other: Colour) -> float:
    """From 1, for equal colours, to 21, for black and white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """From 0 for black to 1 for white."""
    parts = [value / 255 for value in colour[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
