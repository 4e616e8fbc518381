"""Numbers in digits of five bits, whose sixth bit says in all but the last digit that another one follows."""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""Values from 0 to 63."""

MOST = 31
"""The highest number that one digit holds."""


class _Numbers(dict[int, str]):
    """The digits of numbers: made when first needed."""

    def __missing__(self, number: int) -> str:
        shown, rest = DIGITS[number & MOST], number >> 5
        while rest:
            shown, rest = DIGITS[rest & MOST | 32] + shown, rest >> 5
        return self.setdefault(number, shown)


NUMBERS = _Numbers()


class _Pairs(dict[int, str]):
    """The digits of a number and of another that one digit holds, by `number << 5 | other`: made when first needed."""

    def __missing__(self, pair: int) -> str:
        return self.setdefault(pair, NUMBERS[pair >> 5] + DIGITS[pair & MOST])


PAIRS = _Pairs()
