"""Tells what a web page says about itself from what an article says: adverts, author notes, page furniture.

The words are those with which any publisher sells; none belongs to a subject.
"""

from __future__ import annotations

import re

_CALLS = (
    r"sign(ing)? up",
    r"enrol+(ment)?",
    r"register (now|today|for|here)",
    r"join (us|now|today|our|the \w+ (course|community))",
    r"subscribe",
    r"book (a|your) (seat|demo|call|place|course)",
    r"(give us a )?call( us)?( on| at)? [+(\d]",
    r"give us a call",
    r"contact us",
    r"get in touch",
    r"click here",
    r"download (our|your|the free|now)",
    r"check out (our|this course)",
    r"(explore|browse|discover|visit) our",
    r"(buy|order) now",
    r"get started today",
    r"(limited|free)[- ](time|trial|demo|consultation)",
    r"\d+ ?% off",
    r"discount",
    r"newsletter",
    r"follow us",
    r"(talk|speak) to our",
    r"learn more (about|from|with) our",
    r"enquire",
    r"upgrade your career",
    r"become an? (expert|certified)",
    r"hone the skills",
    r"land your dream",
)
_GOODS = (
    r"courses?|trainings?|bootcamps?|certifications?|webinars?|masterclass(es)?|instructors?|trainers?|workshops?|classes"
    r"|e-?books?|coaching|mentors?"
)
_OURS = rf"{_GOODS}|experts?|team|academy|platform|programmes?|programs?|support|services?"

CALL_TO_ACTION = re.compile(rf"\b({'|'.join(_CALLS)})\b", re.IGNORECASE)
GOODS = re.compile(rf"\b({_GOODS})\b", re.IGNORECASE)
SELLER = re.compile(r"\b(our|us|we)\b", re.IGNORECASE)
SOLD_BY_US = re.compile(rf"\bour (\w+ ){{0,5}}({_OURS})\b", re.IGNORECASE)
URGENCY = re.compile(r"!\s*$|\b(today|now)\b[!.]?\s*$", re.IGNORECASE)

_LABELS = (
    r"table of contents",
    r"related (posts?|articles?|courses?|reading)",
    r"(popular|recent|latest|trending|recommended|featured) (posts?|articles?|courses?|stories|reads|blogs?)",
    r"(top|best)[- ](rated|selling) \w+",
    r"share( (this|on) .*)?",
    r"tags?:.*",
    r"categor(y|ies):.*",
    r"comments?( \(\d+\))?",
    r"leave a (reply|comment)",
    r"(subscribe|follow us)\b.*",
    r"(previous|next)( post| article)?",
    r"read (more|also|next)\b.*",
    r"advertisement",
    r"sponsored\b.*",
    r"copyright\b.*",
    r"©.*",
    r"all rights reserved.*",
    r"(privacy|cookie) policy",
    r"terms (of (use|service)|and conditions)",
    r"about the authors?",
    r"log ?in|sign ?in|menu|home",
    r"\d+ (min(ute)?s?|shares?|views?|comments?)( read)?",
)
FURNITURE = re.compile(rf"({'|'.join(_LABELS)})[.!:]?", re.IGNORECASE)
BACK_TO_TOP = re.compile(r"\W*((back|go|return|scroll) to (the )?top)\W*", re.IGNORECASE)

_LAST_WORDS = (
    r"conclusions?|final (thoughts|words)|closing (thoughts|words)|summary|wrapping up|wrap[- ]up|to sum up"
    r"|further reading|references|key takeaways|about the authors?"
)
CLOSING = re.compile(rf"(\W|\d)*({_LAST_WORDS})\W*", re.IGNORECASE)

_NAME = r"[A-Z][\w'.-]+( [A-Z][\w'.-]+){1,3}"
PERSON = re.compile(
    rf"^((?i:written by|author:)|By {_NAME}\s*$"
    rf"|(?P<name>{_NAME}),? (is|was|has|holds|works|writes|speciali[sz]es|brings)\b)"
)
LIFE = tuple(
    re.compile(rf"\b({words})\b", re.IGNORECASE)
    for words in (
        r"he|she|his|her|hers|him|they have|their writing",
        r"career|years|experienced|experience|passionate|passion|expertise|graduate|degree",
        r"developer|engineer|writer|author|blogger|trainer|consultant|architect|specialist|journalist|editor",
        r"writ(es|ing|ten|er)",
    )
)
SIGNS_OF_LIFE = 3
"""How many of these kinds of words make a sentence about `Some Name` a sentence about a person."""


def is_advert(line: str, *, at_edge: bool) -> bool:
    """Whether a line sells something.

    `at_edge` says that it stands where adverts do: between an answer and the next question, or at an end of the page.
    """
    calls = bool(CALL_TO_ACTION.search(line))
    sells = bool(GOODS.search(line))
    ours = bool(SELLER.search(line))
    strong = calls and sells and (ours or bool(URGENCY.search(line)))
    if strong or not at_edge:
        return strong
    return bool(SOLD_BY_US.search(line)) or (calls and (ours or sells or bool(URGENCY.search(line))))


def is_author_note(line: str) -> bool:
    """Whether a line presents the person who wrote the page."""
    person = PERSON.search(line)
    if not person:
        return False
    return not person["name"] or sum(bool(sign.search(line)) for sign in LIFE) >= SIGNS_OF_LIFE


def is_furniture(line: str) -> bool:
    """Whether a line is a label of the web page, such as `Related posts`."""
    return bool(FURNITURE.fullmatch(line.strip()))


def is_back_to_top(line: str) -> bool:
    """Whether a line only leads to the top of the page."""
    return bool(BACK_TO_TOP.fullmatch(line.strip()))


def is_closing(line: str) -> bool:
    """Whether a line is the heading of an article's last words."""
    return bool(CLOSING.fullmatch(line.strip()))
