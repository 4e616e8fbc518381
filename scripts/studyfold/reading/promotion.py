"""Tells what a web page says about itself from what an article says: adverts, author notes, page furniture.

The words are those with which any publisher sells; none belongs to a subject.
"""

from __future__ import annotations

import re

CALL_TO_ACTION = re.compile(
    r"\b(sign(ing)? up|enrol+(ment)?|register (now|today|for|here)|join (us|now|today|our|the \w+ (course|community))|subscribe"
    r"|book (a|your) (seat|demo|call|place|course)|(give us a )?call( us)?( on| at)? [+(\d]|give us a call|contact us|get in touch"
    r"|click here|download (our|your|the free|now)|check out (our|this course)|explore our|browse our|discover our|buy now|order now|get started today"
    r"|(limited|free)[- ](time|trial|demo|consultation)|\d+ ?% off|discount|newsletter|follow us|talk to our|speak to our"
    r"|learn more (about|from|with) our|enquire|visit our|upgrade your career|become an? (expert|certified)|hone the skills|land your dream)\b",
    re.IGNORECASE,
)
GOODS = re.compile(
    r"\b(courses?|trainings?|bootcamps?|certifications?|webinars?|masterclass(es)?|instructors?|trainers?|workshops?|classes|e-?books?|coaching|mentors?)\b",
    re.IGNORECASE,
)
SELLER = re.compile(r"\b(our|us|we)\b", re.IGNORECASE)
SOLD_BY_US = re.compile(
    rf"\bour (\w+ ){{0,5}}({GOODS.pattern[3:-3]}|experts?|team|academy|platform|programmes?|programs?|support|services?)\b",
    re.IGNORECASE,
)
URGENCY = re.compile(r"!\s*$|\b(today|now)\b[!.]?\s*$", re.IGNORECASE)

FURNITURE = re.compile(
    r"(back to top|table of contents|related (posts?|articles?|courses?|reading)|(popular|recent|latest|trending|recommended|featured) \w+"
    r"|(top|best)[- ](rated|selling) \w+|share( (this|on) .*)?|tags?:.*|categor(y|ies):.*|comments?( \(\d+\))?|leave a (reply|comment)|subscribe.*|follow us.*"
    r"|previous( post| article)?|next( post| article)?|read (more|also|next).*|advertisement|sponsored.*|copyright.*|©.*|all rights reserved.*"
    r"|(privacy|cookie) policy|terms (of (use|service)|and conditions)|about the author|log ?in|sign ?in|menu|home|\d+ (min(ute)?s?|shares?|views?|comments?)( read)?)[.!:]?",
    re.IGNORECASE,
)
BACK_TO_TOP = re.compile(r"\W*(back to (the )?top|go to top|return to top|scroll to top|⬆.*|↑.*)\W*", re.IGNORECASE)

CLOSING = re.compile(
    r"(\W|\d)*(conclusions?|final (thoughts|words)|closing (thoughts|words)|summary|wrapping up|wrap[- ]up|to sum up|about the authors?|further reading|references|key takeaways)\W*",
    re.IGNORECASE,
)

PERSON = re.compile(r"^(written by|author:|by [A-Z]|(?P<name>[A-Z][\w'.-]+( [A-Z][\w'.-]+){1,3}),? (is|was|has|holds|works|writes|specialises|specializes|brings)\b)")
LIFE = (
    re.compile(r"\b(he|she|his|her|hers|him|they have|their writing)\b", re.IGNORECASE),
    re.compile(r"\b(career|years|experienced|experience|passionate|passion|expertise|graduate|degree)\b", re.IGNORECASE),
    re.compile(r"\b(developer|engineer|writer|author|blogger|trainer|consultant|architect|specialist|journalist|editor|scientist|manager)\b", re.IGNORECASE),
    re.compile(r"\bwrit(es|ing|ten|er)\b", re.IGNORECASE),
)


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
    return not person["name"] or sum(bool(sign.search(line)) for sign in LIFE) >= 3


def is_furniture(line: str) -> bool:
    """Whether a line is a label of the web page, such as `Related posts`."""
    return bool(FURNITURE.fullmatch(line.strip()))


def is_back_to_top(line: str) -> bool:
    """Whether a line only leads to the top of the page."""
    return bool(BACK_TO_TOP.fullmatch(line.strip()))


def is_closing(line: str) -> bool:
    """Whether a line is the heading of an article's last words."""
    return bool(CLOSING.fullmatch(line.strip()))
