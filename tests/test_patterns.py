"""No pattern of ours tries endless ways to match: each ends on what repeats a sign that it may contain.

And none repeats a group possessively, which Python 3.11.0 to 3.11.4 match wrongly.
"""

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from re import _constants, _parser

import pytest
from time_limit import limited

import studyfold

TIMES = 1_200
"""Enough for two ways to match each sign to take years, and for all pairs of signs to take a second."""
REPEATED = [
    *" \t\u00a0-*_#=~`.:;,?!|>()[]{}<\"'\\/$@&0aA\u554f\u0628\U0001f680",
    "a ", "A ", "1. ", "1.", "0-", "a.", "- ", "* ", "**a", "`a", "[a](", "[a](b) ", "![](", "<a ", "<b>", "<b>a</b>",
    "</a>", "<!--", "<!-- -->", "&#1;", "{#a ", "\\\n", "\n", "\n\n", "a\n", "1. a\n", "Q: ", "A: ", "a: ", "a, ",
    "http://a", "What ", "(a) ", "\u554f\uff1a", ". . ", "::: ", "| a ", "def a(", "x = ",
]  # fmt: skip
ENDS = ["", "!", "\x00", "\n!"]


def _patterns():
    for module in pkgutil.walk_packages(studyfold.__path__, "studyfold."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if not name.startswith("__"):
                yield from _in(value, f"{module.name.removeprefix('studyfold.')}.{name}")


def _in(value, name):
    """The patterns of a value, and of what it holds."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    for key, each in _held(value):
        yield from _in(each, f"{name}[{key}]")


def _held(value):
    if is_dataclass(value) and not isinstance(value, type):
        return [(field.name, getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Mapping):
        return [*value.items(), *enumerate(value)]
    return enumerate(value) if isinstance(value, (tuple, list, set, frozenset)) else ()


PATTERNS = dict({pattern: (name, pattern) for name, pattern in _patterns()}.values())


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_ends(name):
    with limited():
        for sign in REPEATED:
            for start in ("", "Q1. ", "a", "Answer "):
                for end in ENDS:
                    text = f"{start}{sign * TIMES}{end}"
                    PATTERNS[name].match(text)
                    PATTERNS[name].fullmatch(text)


def possessive_groups(pattern):
    """How many groups, and not only signs, a parsed pattern repeats without giving any back."""
    found = 0
    for operation, operand in pattern:
        held = operand if isinstance(operand, (tuple, list)) else (operand,)
        inner = [each for part in held for each in (part if isinstance(part, list) else [part])]
        parts = [part for part in inner if isinstance(part, _parser.SubPattern)]
        if operation is _constants.POSSESSIVE_REPEAT:
            found += any(len(part) > 1 or part[0][0] not in ONE_SIGN for part in parts)
        found += sum(map(possessive_groups, parts))
    return found


ONE_SIGN = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY)


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_matched_by_each_python(name):
    pattern = PATTERNS[name]
    assert not possessive_groups(_parser.parse(pattern.pattern, pattern.flags))


def test_possessive_groups_are_found():
    assert possessive_groups(_parser.parse(r"a(?:b|(?:c(?!d))*+)")) == 1
    assert possessive_groups(_parser.parse(r"a*+[bc]++.?+(?>(?:d(?!e))*)")) == 0
