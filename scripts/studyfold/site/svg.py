"""Whether an SVG is a drawing and nothing else: one that runs and loads nothing, even where it is opened by itself.

What is not known to be harmless is refused: elements, functions of styles, addresses. `<img>` would keep an SVG from
all that, but a click on "open image" wouldn't. The standard library's expat tells what browsers see, provided that no
text has a meaning of its own: no document type of the file's own, and no escapes in styles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
HTML = "http://www.w3.org/1999/xhtml"
MATHML = "http://www.w3.org/1998/Math/MathML"
ELEMENTS = {
    SVG: {
        "a", "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend",
        "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
        "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
        "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
        "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter", "flowPara", "flowRegion", "flowRoot",
        "flowSpan", "font", "font-face", "foreignObject", "g", "glyph", "hkern", "image", "line", "linearGradient",
        "marker", "mask", "metadata", "missing-glyph", "mpath", "path", "pattern", "polygon", "polyline",
        "radialGradient", "rect", "set", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title",
        "tspan", "use", "view", "vkern",
    },
    # Labels of draw.io and Mermaid.
    HTML: {
        "b", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol",
        "p", "pre", "s", "small", "span", "strong", "sub", "sup", "u", "ul",
    },
    MATHML: set[str](),
}  # fmt: skip
"""The harmless elements of each namespace that browsers know. Those of others, such as Inkscape's, mean nothing."""
DOCUMENT_TYPE = re.compile(r"-//W3C//DTD SVG 1\.[0-2]( (Basic|Tiny))?//EN")
"""With another one, browsers know more entities than expat does."""

INERT = re.compile(r"data-.*|aria-.*|alt|class|content|id|label|lang|name|title")
"""Attributes of mere text, which may hold anything."""
ADDRESSES = {"href", "src", "srcset", "background", "ping", "base"}
LINK = re.compile(r"https?:|mailto:|[^:]*$", re.IGNORECASE)
"""Where a link may lead, which is not followed unless a reader asks for it."""
BLANK = re.compile(r"[\x00-\x20]")
"""What browsers pass over in an address."""

FUNCTION = re.compile(
    r"(?<![-\w])(?P<name>[-\w]*+)\((?P<inside>[ \t\r\n\f]*+[\"']?+[ \t\r\n\f]*+"
    r"(?:#|data:(?:image/(?:png|jpeg|gif|webp|avif)|font/\w|application/(?:x-)?font)))?",
    re.IGNORECASE,
)
"""A function in a style, and whether it starts with something inside the file."""
FUNCTIONS = {
    # A group has no name.
    "", "and", "blur", "brightness", "calc", "circle", "clamp", "color", "color-mix", "conic-gradient", "contrast",
    "cubic-bezier", "drop-shadow", "ellipse", "format", "grayscale", "has", "hsl", "hsla", "hue-rotate", "hwb", "inset",
    "invert", "is", "lab", "lang", "lch", "light-dark", "linear", "linear-gradient", "local", "matrix", "matrix3d",
    "max", "media", "min", "not", "nth-child", "nth-last-child", "nth-last-of-type", "nth-of-type", "oklab", "oklch",
    "opacity", "or", "path", "perspective", "polygon", "radial-gradient", "rect", "repeating-linear-gradient",
    "repeating-radial-gradient", "rgb", "rgba", "rotate", "rotate3d", "rotatex", "rotatey", "rotatez", "saturate",
    "scale", "scale3d", "scalex", "scaley", "scalez", "sepia", "skew", "skewx", "skewy", "steps", "supports",
    "translate", "translate3d", "translatex", "translatey", "translatez", "var", "where",
}  # fmt: skip
"""Those that load nothing."""
RULE = re.compile(r"@(?!(?:-webkit-)?keyframes\b|media\b|supports\b|font-face\b|layer\b)", re.IGNORECASE)


class UnfitError(Exception):
    """An image can't be had or shouldn't be shown.

    The argument says why, as the end of a sentence that starts with `it`.
    """


def check_svg(data: bytes) -> None:
    """Raises `UnfitError` where a file is no SVG, or one that may run or load something."""
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader()
    parser.StartDoctypeDeclHandler = reader.document_type
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartElementHandler = reader.start
    parser.CharacterDataHandler = reader.text
    parser.EndElementHandler = reader.end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise UnfitError("is no image that can be read") from None


class _Reader:
    """Goes through an SVG's elements."""

    def __init__(self) -> None:
        self._empty = True
        self._style: list[str] | None = None
        """The pieces of the style that is open."""

    def document_type(self, _name: str, _system: str | None, public: str | None, own: bool) -> None:
        if own or (public and not DOCUMENT_TYPE.fullmatch(public)):
            raise UnfitError("is an SVG with a document type of its own")

    def instruction(self, target: str, _data: str) -> None:
        # Browsers know only those that XML has reserved, such as xml-stylesheet.
        if target.lower().startswith("xml"):
            raise UnfitError(f"is an SVG with an instruction <?{target}?>")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        if self._empty and (space, element) != (SVG, "svg"):
            raise UnfitError("is no image but another kind of XML")
        self._empty = False
        # In a style, browsers put together what stands before and after an element.
        if self._style is not None or element not in ELEMENTS.get(space, {element}):
            raise UnfitError(f"is an SVG with <{element}>")
        for attribute, value in attributes.items():
            _check_attribute(element, attribute, value)
        if (space, element) == (SVG, "style"):
            self._style = []

    def text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def end(self, _: str) -> None:
        if self._style is not None:
            _check_style("".join(self._style))
            self._style = None


def _check_attribute(element: str, full_name: str, value: str) -> None:
    space, _, attribute = full_name.rpartition(" ")
    attribute = attribute.lower()
    if attribute in ADDRESSES:
        _check_address(element, attribute, BLANK.sub("", value))
    elif attribute.startswith("on"):
        raise UnfitError("is an SVG with a script")
    elif attribute == "attributename":
        changed = value.strip().rpartition(":")[2].lower()
        if changed in ADDRESSES or changed.startswith("on"):
            raise UnfitError(f"is an SVG that changes its {value.strip()}")
    elif not space and not INERT.fullmatch(attribute):
        _check_style(value)


def _check_address(element: str, attribute: str, value: str) -> None:
    if element == "a" and attribute == "href":
        if not LINK.match(value):
            raise UnfitError("is an SVG with a script")
    # An image in an image runs and loads nothing, whatever it holds: so browsers have it.
    elif not value.startswith("#") and not (element == "image" and value.startswith("data:image/")):
        raise UnfitError("is an SVG that loads something else")


def _check_style(style: str) -> None:
    """Raises `UnfitError` for a style, or what an attribute says, that may load something.

    Nothing is loaded without a function or a rule. By an escape, either could be named without its name.
    """
    inside = all(
        found["inside"] if found["name"].lower() == "url" else found["name"].lower() in FUNCTIONS
        for found in FUNCTION.finditer(style)
    )
    if "\\" in style or not inside or RULE.search(style):
        raise UnfitError("is an SVG that loads something else")
