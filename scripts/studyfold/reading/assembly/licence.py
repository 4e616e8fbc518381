"""The licence that a document names in a section of its own or at its top, by its SPDX identifier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyfold.model import Unplaced
from studyfold.reading.assembly.leftovers import SECTION

COMMENT = "comment"
"""Why a comment is in no question."""
HEADING = re.compile(
    r"#{1,6}\s+[\W\d_]*(?:copyrights? (?:and|&) )?(?:the )?"
    r"(?:licen[cs](?:es?|ing)|lizenz(?:en)?|licencias?|licenças?|licenza|"
    r"лицензи[яи]|ліцензія|许可证?|许可协议|许可声明|授权(?:协议|许可)?|授權|许可證|ライセンス|라이[선센]스|الرخصة|رخصة|الترخيص)"
    r"(?: (?:and|&) copyrights?| information| agreement| notice)?[\W_]*",
    re.IGNORECASE,
)
"""The heading of a section about it."""
NAMES = {
    "MIT": r"\bMIT\b",
    "Apache-2.0": r"(?i:\bapache(?: software)?[ -](?:licen[cs]e,? ?)?(?:version |v)?2(?:\.0)?\b)",
    "AGPL-{}.0": r"(?i:\b(?:AGPL[ -]?v?|affero general public licen[cs]e,? ?(?:version |v)?)(3)\b)",
    "LGPL-{}": r"(?i:\b(?:LGPL[ -]?v?|lesser general public licen[cs]e,? ?(?:version |v)?)(2\.1|3\.0)\b)",
    "GPL-{}.0": (
        r"(?i:(?<!affero )(?<!lesser )\b(?:GPL[ -]?v?|general public licen[cs]e,? ?(?:version |v)?)([23])\b"
        r"|\bversion ([23]) of the GNU general public licen[cs]e\b)"
    ),
    "BSD-{}-Clause": r"(?i:\bBSD[ -]([23])[ -]clause\b|\b([23])[ -]clause BSD\b)",
    "MPL-2.0": r"(?i:\b(?:MPL|mozilla public licen[cs]e,?)[ -]?(?:version |v)?2(?:\.0)?\b)",
    "ISC": r"\bISC\b",
    "Unlicense": r"(?i:\bunlicense\b)",
    "WTFPL": r"\bWTFPL\b",
    "CC0-1.0": r"\bCC0\b|\bcreativecommons\.org/publicdomain/zero\b",
}
"""How licences are called, by their identifiers, with the version of those that have several."""
CREATIVE_COMMONS = re.compile(
    r"\bCC(?: |-)BY(?P<short>(?:[ -](?:NC|SA|ND)\b)*)(?:[ -]v?(?P<of_short>\d\.\d))?"
    r"|\bcreativecommons\.org/licenses/by(?P<linked>(?:-(?:nc|sa|nd))*)/(?P<of_linked>\d\.\d)"
    r"|\bcreative commons attribution(?P<long>(?:[ -]+(?:non-?commercial|share-?alike|no-?deriv(?:ative)?s))*)"
    r"(?:\s+(?P<of_long>\d\.\d))?",
    re.IGNORECASE,
)
PARTS = (("NC", re.compile("nc|non-?commercial", re.IGNORECASE)), ("SA", re.compile("sa|share-?alike", re.IGNORECASE)),
         ("ND", re.compile("nd|no-?deriv", re.IGNORECASE)))  # fmt: skip
NOTICE = re.compile(r"\blicen[cs]ed under\b|\bunder (?:the )?terms of\b", re.IGNORECASE)
SPDX = re.compile(r"\bSPDX-License-Identifier:[ \t]*([\w.+-]+(?:[ \t]+(?:AND|OR|WITH)[ \t]+[\w.+-]+)*)")
TOP = 10
"""Lines of a file in which a notice about it starts."""


def stated_licence(left: Sequence[Unplaced]) -> str:
    """The licences that sections without questions name under such a heading, or else comments at the top of files.

    Empty where they name none.
    """
    found: dict[str, None] = {}
    for stretch in left:
        heading, _, text = stretch.text.partition("\n")
        if stretch.reason == SECTION and HEADING.fullmatch(heading.strip()):
            found |= dict.fromkeys(_named(text))
    for stretch in left if not found else ():
        if stretch.reason == COMMENT and stretch.line <= TOP:
            found |= dict.fromkeys(SPDX.findall(stretch.text) or _noticed(stretch.text))
    return " · ".join(name for name in found if not any(other.startswith(f"{name}-") for other in found))


def _noticed(text: str) -> Iterator[str]:
    return _named(text) if NOTICE.search(text) else iter(())


def _named(text: str) -> Iterator[str]:
    text = " ".join(text.split())
    for name, pattern in NAMES.items():
        for named in re.finditer(pattern, text):
            yield name.format(*filter(None, named.groups()))
    for named in CREATIVE_COMMONS.finditer(text):
        kind = next(kind for kind in ("short", "linked", "long") if named[kind] is not None)
        parts = [part for part, pattern in PARTS if pattern.search(named[kind])]
        yield "-".join(["CC-BY", *parts, *filter(None, [named[f"of_{kind}"]])])
