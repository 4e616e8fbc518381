r"""Formulas that a document shows as images: the TeX from which a service draws them stands in their address.

Such as `https://latex.codecogs.com/svg.latex?x^2` or `https://render.githubusercontent.com/render/math?math=\beta`.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, unquote_plus, urlsplit

PARAMETERS = {
    ("render.githubusercontent.com", "/render/math"): "math",
    ("chart.googleapis.com", "/chart"): "chl",
    ("chart.apis.google.com", "/chart"): "chl",
    ("www.zhihu.com", "/equation"): "tex",
    ("math.now.sh", "/"): "from",
}
"""The parameter that holds the formula, by the host and path of a service."""
CHART_KIND = re.compile(r"(?:^|&)cht=tx(?:&|$)")
"""Of all that Google's charts can draw, a formula."""
WHOLE_QUERY = re.compile(r"(?:[a-z]+\.)*codecogs\.com/(?:[a-z]+\.(?:latex|image|download)|eqnedit\.php)")
"""A host and path whose query is a formula and nothing else."""
OWN_SIGNS = {"&space;": " ", "&plus;": "+", "&hash;": "#"}
"""How that service writes what means something in a query."""
LOOKS = re.compile(r"\s*\\(?:inline|dpi\{\d+\}|(?:bg|fn)_\w+|bg\{[^{}]*\}|(?:tiny|small|large|huge)(?![a-z]))\s*")
"""How it is told what an image should look like, before the formula."""


def tex_of(address: str) -> str:
    """The TeX of a formula whose image has this address; `""` for other images."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = parts.netloc.lower()
    if WHOLE_QUERY.fullmatch(f"{host}{parts.path}"):
        return _without_looks(unquote(parts.query))
    name = PARAMETERS.get((host, parts.path or "/"))
    if not name or (name == "chl" and not CHART_KIND.search(parts.query)):
        return ""
    # Formulas may hold the sign that separates parameters.
    found = re.search(rf"(?:^|&){name}=(.*?)(?=&\w+=|\Z)", parts.query, re.DOTALL)
    return " ".join(unquote_plus(found[1]).split()) if found else ""


def _without_looks(tex: str) -> str:
    for sign, meant in OWN_SIGNS.items():
        tex = tex.replace(sign, meant)
    tex = tex.removeprefix("latex=")
    while found := LOOKS.match(tex):
        tex = tex[found.end() :]
    return " ".join(tex.split())
