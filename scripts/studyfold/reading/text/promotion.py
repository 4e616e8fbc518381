"""Tells what a web page says about itself from what an article says: adverts, author notes, page furniture.

The words are those with which any publisher sells; none belongs to a subject. What an article says of `our team` or of
users who `sign up` is no advert: an advert tells the reader to do something, and names the goods.
"""

from __future__ import annotations

import re

from studyfold.reading.lines.wording import SAYS_BACK_TO_TOP


def _any(*patterns: str) -> str:
    return "|".join(patterns)


_CLAUSE = r"(?:^\W*|[.!?:;\u2013\u2014-]\s+)"
"""Where a sentence or clause starts: an order stands there, a report doesn't."""

_GOODS = (
    r"courses?|trainings?|bootcamps?|certifications?|webinars?|masterclass(?:es)?|workshops?"
    r"|e-?books?|coaching|newsletters?"
)
_PROPER_GOODS = (
    r"(?:Course|Training|Bootcamp|Certification|Webinar|Masterclass|Program(?:me)?|Classes|Track|Curriculum)s?"
)

CALL_TO_ACTION = re.compile(
    _CLAUSE
    + "(?:"
    + _any(
        r"sign(?:ing)? up",
        r"enrol+",
        r"register (?:now|today|here|for (?:our|the|a))",
        r"join (?:us|now|today|our|the \w+ (?:course|community))",
        r"join the [A-Z]",
        r"subscribe (?:to|for|now|today)",
        r"book (?:a|your) ",
        r"buy (?:now|our)",
        r"contact us",
        r"get in touch",
        r"click here (?:to|for)",
        r"download (?:our|your|the|free) ",
        r"(?:check out|explore|browse|discover|visit) (?:our|the [\w ]*" + _GOODS + ")",
        r"follow us(?![-\w])",
        r"try (?:it|\w+) (?:for )?free",
        r"start now",
        r"limited seats",
    )
    + ")",
    re.IGNORECASE,
)
SALES_TALK = re.compile(
    r"^\W*(?:"
    + _any(
        r"(?:pro tip|also)\W+enrol",
        r"(?:master|boost|unlock|transform|elevate|gain|kickstart|kick-start|become|enhance|supercharge"
        r"|advance|acquire|upgrade)\b",
        r"take your|stay ahead|dive deep|get (?:certified|ahead|our|free|\d+ ?%|started)|prepare for"
        r"|build \w+ skills|hone\b",
        r"turn \w+ into|from [\w ]+ to [\w ]+,|learn\b|practice makes|request a|try\b",
        r"(?:are you )?(?:looking for|interested in|ready to|want to|wish to)\b|if you (?:wish|want|enquire)\b",
        r"(?:enjoyed|liked|did you (?:like|find|enjoy))\b",
    )
    + ")",
    re.IGNORECASE,
)
NAMES_GOODS = re.compile(
    _any(
        rf"\b(?i:our|the|a|an|this|these) (?:\S+ ){{0,8}}{_PROPER_GOODS}\b",
        rf"\b[A-Z]\S*(?: \S+){{0,4}} {_PROPER_GOODS}\b",
        rf"\b(?i:our) (?:\S+ ){{0,5}}(?i:{_GOODS}|sessions?|instructors|trainers)\b(?! (?:table|loop|set|data))",
    )
)
ADDRESSES_READER = re.compile(
    r"\b(?:us|our|free)\b|\byour (?:career|skills|journey|spot|seat|dream|cv|resume|inbox|knowledge|coding)\b|\bpdf\b",
    re.IGNORECASE,
)
PRAISES_SELLER = re.compile(
    r"\bour (?:expert|experienced|certified|professional|qualified|training) (?:instructors?|trainers?"
    r"|experts?|team|advisors?)\b"
    r"|\b\d+ ?% off\b|\bgive us a call\b|\bcall us on\b|\bour training (?:needs|requirements|courses)\b",
    re.IGNORECASE,
)
URGENT = re.compile(r"!\s*$|\b(?:today|now)\b[!.]?\s*$", re.IGNORECASE)

_NO_SENTENCE = r"(?!.*[^\W\d_]{2}[.\u3002]$)"
"""Before what ends in any words: a label of a page is no sentence with a full stop."""
_PAGE = r"(?:article|post|page|answer|content|guide|information|tutorial|blog(?: post)?)"

_ANYWHERE = (
    r"table of contents",
    _NO_SENTENCE + r"(?:also read|read also|read more|must read|also check|you (?:may|might) also (?:like|read)"
    r"|recommended (?:reads?|reading)|related)\s*:.*",
    r"also read",
    r"you (?:may|might) also (?:like|read|enjoy)",
    r"home(?:\s+[>\u00bb/\u203a|\u2192]\s+[^,.;>\u00bb/\u203a|\u2192]{1,60})+",
    r"skip to (?:main )?content",
    r"(?:we|this (?:web)?site) uses? cookies.*|accept (?:all )?cookies",
    _NO_SENTENCE
    + r"(?:last )?(?:updated|modified|published|posted|reviewed)(?: on|:| at| in)?\b.{0,60}\b(?:19|20)\d\d\b.{0,60}",
    r"\d+ min(?:ute)?s? read|reading time\W*\d.{0,20}",
    r"[\d.,]+ ?[km]?\+? (?:views?|shares?|comments?|likes?|reads?)",
    _NO_SENTENCE + r"share (?:on|via) .{0,80}",
    r"share this (?:post|article|page)\b.{0,40}",
    r"advertisements?|sponsored(?: (?:by|post|content)\b.*)?",
    _NO_SENTENCE + r"(?:scroll to continue|continue reading).*",
    rf"(?:was|is|did you find) this(?: {_PAGE})? (?:helpful|useful)(?: (?:to|for) you)?\??",
    r"rate this (?:article|post|page).*",
    _NO_SENTENCE
    + r"(?:our )?(?:learners|readers|people|students) also (?:ask|read|bought|viewed).*|frequently bought together",
    r"download (?:the )?(?:free )?pdf(?: of\b.*)?",
    r"enter your e-?mail(?: address)?",
    _NO_SENTENCE + r"leave a (?:reply|comment).*",
    r"all rights reserved.*|(?:copyright(?:\W+|\W+c\W+)(?:by\W+)?(?=\d{4}\b|\u00a9)|\u00a9).*\d{4}.*",
    r"(?:top|best)[- ](?:rated|selling) \w+|enquire now|know more|view (?:all )?courses?|all courses"
    r"|course schedule|upcoming batches",
    r"(?:get|request) (?:a )?(?:free )?(?:consultation|callback|demo)",
    r"explore curriculum|learn via our .{0,40}",
)
_AT_EDGES = (
    r"(?:related|popular|recent|latest|trending|featured|recommended)(?: \w+)? (?:posts?|articles?|courses?|topics?"
    r"|reads?|reading|questions?|stories|news|tutorials?|videos?|comments)(?: .{0,20}[^.])?",
    r"share|tweet|print|copy link|save|bookmark|facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|e-?mail",
    r"(?:tags?|categor(?:y|ies))(?:\s*:.{0,80})?|(?:tagged|posted|filed) (?:with|in|under|as)\b.{0,60}"
    r"|comments?(?: \(\d+\))?|\d+ comments?",
    r"subscribe(?: (?:now|here|today|by e-?mail|via|for|to (?:our|the|my|this|us)\b).{0,60})?"
    r"|follow us(?: .*)?|sign ?(?:in|up)|log ?in",
    r"previous(?: post| article)?|next(?: post| article)?|menu|home|blog|search|contact(?: us)?|about(?: us)?",
    r"(?:privacy|cookie) policy|terms (?:of (?:use|service)|and conditions)|accept(?: all)?|got it",
    r"(?:\u043f\u043e\u0434\u043f\u0438\u0441\u044b\u0432\u0430\u0439\u0442\u0435\u0441\u044c|inscreva-se"
    r"|suscr\u00edbete|abonnez-vous)\b.*",
    r"about the authors?|happy \w+ing!?|(?:good luck|all the best)\W*(?:(?:with|for|in|on) .{0,40})?",
    r"(?:thanks|thank you)(?: (?:so|very) much| a lot)?\W*"
    r"(?:for (?:reading|visiting|watching|coming|your (?:time|attention|interest))\b.{0,60})?",
    r"(?:written|posted|reviewed|edited) by\b.{0,60}|author\s*:.{0,60}",
)
FURNITURE_ANYWHERE = re.compile(rf"[^\w\u00a9]*+(?:{'|'.join(_ANYWHERE)})[.!:]?", re.IGNORECASE)
FURNITURE_AT_EDGES = re.compile(rf"\W*+(?:{'|'.join(_AT_EDGES)})[.!:]?", re.IGNORECASE)
BYLINE = re.compile(r"\W*[Bb]y (?:[A-Z][\w'.-]*|admin)(?: [A-Z][\w'.-]*){0,3}\W*")
LEADS_AWAY = re.compile(
    r"\W*(?:(?:related|recommended|popular|trending|recent|latest|featured|similar) (?:posts?|articles?"
    r"|courses?|topics?|reads?|reading|questions|for you)"
    r"|you (?:may|might) also like|(?:our )?(?:learners|readers|people) also (?:ask|read)|read next"
    r"|more (?:articles|posts))\W*",
    re.IGNORECASE,
)
"""Headings of lists that lead to other pages; such a list may look like questions."""

CLOSING = re.compile(
    r"(?:\W|\d)*+(?:"
    + _any(
        r"(?:in )?conclusions?|final (?:thoughts|words)|closing (?:thoughts|words)|summary|wrapping up"
        r"|wrap[- ]up|to sum up",
        r"further reading|references|key takeaways|about the authors?|bottom line|the end",
        r"(?:this is )?(?:the )?end of (?:the |this )?(?:[\w./'-]+ ){0,5}(?:faqs?|file|document|text|list|article"
        r"|questions?|posting)(?:,? (?:part )?\d{1,3}(?:(?: of |/)\d{1,3})?)?",
        r"conclus\u00e3o|conclusi\u00f3n|conclusione|fazit"
        r"|\u0437\u0430\u043a\u043b\u044e\u0447\u0435\u043d\u0438\u0435|\u0432\u044b\u0432\u043e\u0434\u044b?",
        r"\u603b\u7ed3|\u7ed3\u8bba|\u7e3d\u7d50|\u307e\u3068\u3081",
    )
    + r")\W*",
    re.IGNORECASE,
)

_NAME = r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,3}"
PERSON = re.compile(
    rf"^(?:(?i:written by|author:)|By {_NAME}\s*$"
    rf"|(?P<name>{_NAME}),? (?:is|was|has|holds|works|writes|speciali[sz]es|brings)\b)"
)
PRONOUN = re.compile(r"\b(?:he|she|his|her|hers|him|they have|their writing)\b", re.IGNORECASE)
LIFE = (
    PRONOUN,
    *(
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        for words in (
            r"career|years|experienced|experience|passionate|passion|expertise|graduate|degree",
            r"developer|engineer|writer|author|blogger|trainer|consultant|architect|specialist|journalist|editor|chef",
            r"writ(?:es|ing|ten|er)",
        )
    ),
)
SIGNS_OF_LIFE = 3
"""How many of these kinds of words make a sentence about `Some Name` a sentence about a person."""


def is_advert(line: str, *, at_edge: bool) -> bool:
    """Whether a line sells something.

    `at_edge` says that it stands where adverts do: between an answer and the next question, or at an end of the page.
    """
    calls = bool(CALL_TO_ACTION.search(line))
    talks = bool(SALES_TALK.search(line))
    goods = bool(NAMES_GOODS.search(line))
    if (calls or talks) and goods:
        return True
    if not at_edge:
        return calls and talks and bool(URGENT.search(line))
    if calls and talks:
        return True
    addressed = bool(ADDRESSES_READER.search(line))
    urgent = bool(URGENT.search(line))
    return bool(PRAISES_SELLER.search(line)) or (calls and (addressed or urgent)) or (talks and addressed and urgent)


def is_author_note(line: str) -> bool:
    """Whether a line presents the person who wrote the page."""
    line = line.strip()
    person = PERSON.search(line)
    if not person:
        return False
    return not person["name"] or sum(bool(sign.search(line)) for sign in LIFE) >= SIGNS_OF_LIFE


def is_about_somebody(line: str) -> bool:
    """Whether an author note says he or she: sure enough to be no answer even right after a question."""
    return is_author_note(line) and bool(PRONOUN.search(line))


def is_furniture(line: str, *, at_edge: bool) -> bool:
    """Whether a line is a label of the web page, such as `Related posts`. `at_edge`: before all questions or after."""
    text = line.strip()
    if FURNITURE_ANYWHERE.fullmatch(text) or SAYS_BACK_TO_TOP.fullmatch(text):
        return True
    return at_edge and bool(FURNITURE_AT_EDGES.fullmatch(text) or BYLINE.fullmatch(text))


def leads_away(line: str) -> bool:
    """Whether a line is the heading of a list of other pages."""
    return bool(LEADS_AWAY.fullmatch(line.strip()))


def is_closing(line: str) -> bool:
    """Whether a line is the heading of an article's last words."""
    return bool(CLOSING.fullmatch(line.strip()))
