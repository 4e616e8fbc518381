"""What stands under a title, divided into what is open (the prompt) and what is closed (the answer).

A document says where its answer starts in one of four ways: a label or a slide's pause (`**Answer:** …`, `. . .`), a
summary that is a label, options of which the right ones are ticked, or not at all: then all is answer, but for code of
which the title speaks, and for what a question without any answer shows (code to read, follow-up questions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import dedent

from studyfold.reading.lines import wording
from studyfold.reading.lines.blocks import Block, blocks
from studyfold.reading.lines.folds import fold_end, starts_with
from studyfold.reading.lines.furniture import COMMENT, TAG, is_badges
from studyfold.reading.lines.labels import as_said
from studyfold.reading.lines.source import CODE_SPAN, FENCE, Line, in_code

SHORT_ANSWER = re.compile(r"[:：]\W{0,20}\w{1,2}\W{0,20}$")
"""A number or letter behind a label: which of the options is right."""
EMPTY_TAGS = re.compile(
    r"\s*(?:</?(?:b|strong|br|hr|p|div|center|dd|dl|details|blockquote|span|section|article)\b[^<>]*>\s*)+$",
    re.IGNORECASE,
)
PAIRED_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>b|strong|p|div|center|dd|dl|details|blockquote|span|section|article|summary)\b[^<>]*>",
    re.IGNORECASE,
)
"""What of these holds something, and the summary that `<details>` can't be without."""
QUOTE_MARK = re.compile(r"^\s{0,3}>\s?(?=\s*$)")
"""A mark of a quotation that quotes nothing."""
RULE = re.compile(r"\s{0,3}(?:(?:[-*_]\s*){3,}|[=]{3,})$")
PAUSE = re.compile(r"\.(?:\s\.){2}|\?{1,2}")
"""Where a slide waits before it goes on."""
LEADING_TAG = re.compile(r"\s*(?:<br\s*/?>\s*|<b>\s*(?!.*</b>))+", re.IGNORECASE)
FIRST = re.compile(r"[\W_]*(?P<word>[^\W\d_]+)\s*1(?!\d)")
"""A label with the number 1."""
TRAILING_TAG = re.compile(r"\s*(?:<br\s*/?>|</b>)+\s*$", re.IGNORECASE)
EXPLAINS = re.compile(
    r"\W*(?:explanations?|reasons?|rationale|because|why|erkl\xe4rung|explicaci\xf3n|explica\xe7\xe3o|explication"
    r"|\u043f\u043e\u044f\u0441\u043d\u0435\u043d\u0438\u0435|\u043e\u0431\u044a\u044f\u0441\u043d\u0435\u043d\u0438\u0435|\u89e3\u91ca|\u89e3\u6790)\b",
    re.IGNORECASE,
)
"""How a paragraph starts that says why an option is right."""
TICKED = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[(?P<tick>[ xX✓])\]\s")
UNTICKED = re.compile(r"^\[ ?\]\s+")
CAPTION = re.compile(r"\s*(?P<mark>[*_])(?![*_\s]).*(?P=mark)\s*")
"""A line in emphasis."""
SHOWN = ("code", "html", "table")
"""What stands above options, and is asked about."""
LONGEST_TAGS = 100
"""Characters of the tags at a line's end."""
LONGEST_PLACEHOLDER = 500
"""Characters of lines that may hold nothing but tags and a placeholder."""
RIGHT = "xX✓"
SECOND_OPTION = re.compile(r"\s*(?:[-*+]\s+)?[*_`]{0,2}\(?[Bb]\s?(?:[.):]|[-\u2013\u2014]\s)")
HEADING = re.compile(r" {0,3}(#{1,2})(?=\s)")
POINTS_AT_CODE = re.compile(
    r"\b(?:this|these|following|below|given|code|snippet|output|outputs?|logs?|logged|printed?|prints?|returned?|"
    r"returns|value of|"
    r"evaluates?|happens?|wrong|bug|result)\b|这|此|以下|下面|輸出|输出|结果|打印|следующ\w+|этот|эт[аи]|вывед\w+|выводит|"
    r"значение|siguiente|"
    r"seguinte|suivant|folgende",
    re.IGNORECASE,
)


_CODE = r"code|snippets?|programs?|scripts?|functions?|quer(?:y|ies)|expressions?|statements?|outputs?"
SPEAKS_OF_CODE = re.compile(
    rf"\b(?:following|below|this|these|given)\b[^.?]{{0,30}}\b(?:{_CODE})\b|\b(?:{_CODE})\b[^.?]{{0,20}}\b(?:below|following)\b|"
    r"(?:以下|下面|下列|如下).{0,10}(?:代码|程序|输出|函数|语句)|(?:以下|次)の?(?:コード|プログラム)|(?:다음|아래).{0,6}(?:코드|프로그램)|"
    r"\b(?:следующ\w+|эт\w{1,3}|приведенн\w+|приведённ\w+)\s(?:\w+\s)?(?:код\w*|программ\w*|функци\w*|фрагмент\w*|выражени\w*)|"
    r"\b(?:siguientes?|est[ea]|seguintes?|suivante?s?|cet?te?|folgende[rsnm]?|diese[rsnm]?)\s(?:\w+\s)?(?:código|programa|code|programme?|función|função|fonction|funktion)\b|"
    r"\b(?:código|programa|code|programme|fonction)\s(?:siguiente|seguinte|suivante?|abaixo|ci-dessous)\b",
    re.IGNORECASE,
)
"""A title that speaks of code which it shows."""


@dataclass(frozen=True, slots=True)
class Body:
    """What stands under a title."""

    prompt: tuple[Line, ...]
    answer: tuple[Line, ...]
    aside: tuple[tuple[Line, str], ...] = ()
    """Lines that were consumed, each with the reason why."""
    only_shows: bool = False
    """Whether the answer is nothing but code or follow-up questions, as under a question that nobody answered."""
    points: bool = False
    """Whether the title speaks of the code that is shown."""


def divided(
    title: str, lines: Sequence[Line], *, folds_answers: bool = False, labelled: bool = False, quizzes: bool = True
) -> Body:
    """Divides the lines under a title.

    `folds_answers` says that this document folds its answers away; `labelled`, that a label `Q` stands before the
    title, so that `A.` is one too and no first option; `quizzes`, that several of its questions have options that are
    ticked, so that these are no list of what is done.
    """
    aside: list[tuple[Line, str]] = []
    lines = bare(lines)
    parts = blocks([line.text for line in lines])
    if (quiz := _quiz(lines, parts)) and (quizzes or _only_offers(lines, parts)):
        return quiz
    border = None if _is_placeholder(lines) else _border(lines, parts, folds_answers, labelled)
    border = None if border and _is_first_of_several(lines, border) else border
    prompt: Sequence[Line] = ()
    if border and (len(border[2]) > 1 or _has_rest(lines, border)):
        start, end, label, first = border
        prompt = ended(bare(lines[:start]))
        aside += [(line, "answer label") for line in label]
        lines = bare([*first, *lines[end:]])
    if _is_placeholder(lines):
        aside += [(line, "placeholder") for line in lines if line.text.strip()]
        lines = []
    if not prompt and not border and SPEAKS_OF_CODE.search(title):
        prompt, lines = _with_code(lines)
    answer = tuple(lines)
    shown = blocks([line.text for line in answer])
    only = bool(lines) and not prompt and not border and _only_shows(shown)
    return Body(tuple(prompt), answer, tuple(aside), only, only and _has_code(shown) and _points(title))


def ended(lines: list[Line]) -> list[Line]:
    """The lines of a paragraph that went on, without the break at the end of the last one: it would be shown."""
    broken = lines and lines[-1].text.endswith("\\") and not lines[-1].text.endswith("\\\\")
    return [*lines[:-1], replace(lines[-1], text=lines[-1].text[:-1].rstrip())] if broken else lines


def _with_code(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The code that stands first, and what follows it; nothing and all where no words follow."""
    parts = blocks([line.text for line in lines])
    first = next(iter(parts), None)
    if first is None or first.kind != "code" or all(part.kind == "code" for part in parts):
        return [], list(lines)
    return list(lines[: first.end]), bare(lines[first.end :])


def _is_first_of_several(lines: Sequence[Line], border: Border) -> bool:
    """Whether a label has the number 1 and another one the number 2: all of them belong to the answer."""
    _, end, label, _ = border
    first = FIRST.match(" ".join(line.text for line in label))
    if not first:
        return False
    second = re.compile(rf"[\W_]*{re.escape(first['word'])}\s*2(?!\d)", re.IGNORECASE)
    return any(second.match(line.text) for line in lines[end:])


def _has_rest(lines: Sequence[Line], border: Border) -> bool:
    """Whether something follows what marks an answer: a single letter may be the answer itself."""
    _, end, label, first = border
    letter = len("".join(line.text for line in label).strip(" .:)")) == 1
    return not letter or any(not shows_nothing(line.text) for line in [*first, *lines[end:]])


def opened(body: Body) -> Body:
    """The body of a question that has no answer: what was taken for one stands open."""
    prompt = (*body.prompt, Line("", 0), *body.answer) if body.prompt else body.answer
    return replace(body, prompt=prompt, answer=(), only_shows=False, points=False)


def only_asks(body: Body) -> bool:
    """Whether what stands under a title is further questions and nothing else."""
    parts = blocks([line.text for line in body.answer])
    return any(part.kind == "item" for part in parts) and not _has_code(parts) and _only_shows(parts)


def only_lists(body: Body) -> bool:
    """Whether what stands under a title is a list and nothing else."""
    return all(part.kind == "item" or part.depth for part in blocks([line.text for line in body.answer]))


def only_options(body: Body) -> bool:
    """Whether what stands under a title ends in options to choose from, by letters or boxes, of which none is told."""
    parts = [part for part in blocks([line.text for line in body.answer]) if part.depth <= 1]
    items = [part for part in parts if part.kind == "item"]
    last = items[-1].start if items else len(body.answer)
    lettered = all(wording.OPTION.match(UNTICKED.sub("", part.text)) for part in items)
    boxed = all(is_ticked(body.answer[part.start].text) is False for part in items)
    return len(items) > 1 and (lettered or boxed) and not any(part.start > last for part in parts)


def bare(lines: Sequence[Line]) -> list[Line]:
    """The lines without tags, rules and gaps around them. Tags go in pairs: none is left without its other half."""
    first, last = 0, len(lines)
    while first < last and shows_nothing(lines[first].text):
        first += 1
    while first < last and shows_nothing(lines[last - 1].text):
        last -= 1
    first, last = _with_whole_tags(lines, first, last)
    kept = list(lines[first:last])
    if first and lines[first - 1].text.strip():
        kept = _at_margin(kept)
    if kept and LEADING_TAG.match(kept[0].text):
        kept[0] = replace(kept[0], text=LEADING_TAG.sub("", kept[0].text, count=1))
    if kept and not kept[-1].text.lstrip().startswith(("<b>", "<td", "<tr")) and "<b>" not in kept[-1].text:
        text = kept[-1].text.rstrip()
        kept[-1] = replace(kept[-1], text=f"{text[:-LONGEST_TAGS]}{TRAILING_TAG.sub('', text[-LONGEST_TAGS:])}")
    return kept


def _at_margin(lines: list[Line]) -> list[Line]:
    """The lines, those up to the first gap without the margin that they share: under a tag, it made no code of them."""
    end = next((n for n, line in enumerate(lines) if not line.text.strip()), len(lines))
    texts = dedent("\n".join(line.text for line in lines[:end])).split("\n") if end else []
    return [*(replace(line, text=text) for line, text in zip(lines[:end], texts, strict=True)), *lines[end:]]


def _with_whole_tags(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """The first line to keep and the one after the last, moved out to the other halves of tags between them."""
    if first == last or not any("<" in line.text for line in [*lines[:first], *lines[last:]]):
        return first, last
    pairs = list(_pairs(lines))
    moved = None
    while moved != (first, last):
        moved = first, last
        for start, end, holds in pairs:
            if start < first and (first <= end < last or first <= holds < last):
                first = start
            if first <= start < last <= end:
                last = end + 1
    return first, last


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[int, int, int]]:
    """The lines of each tag that opens something, of the tag that closes it, and of its summary or -1.

    What is never closed counts as closed where it opens.
    """
    opened: list[tuple[str, int]] = []
    summaries: dict[int, int] = {}
    inside = in_code([line.text for line in lines])
    for n, (line, code) in enumerate(zip(lines, inside, strict=True)):
        for tag in PAIRED_TAG.finditer("" if code or "<" not in line.text else CODE_SPAN.sub("", line.text)):
            name = tag["name"].lower()
            if name == "summary":
                fold = next((start for each, start in reversed(opened) if each == "details"), None)
                if not tag["end"] and fold is not None:
                    summaries.setdefault(fold, n)
            elif not tag["end"]:
                opened.append((name, n))
            elif at := next((k for k in range(len(opened), 0, -1) if opened[k - 1][0] == name), 0):
                start = opened[at - 1][1]
                del opened[at - 1 :]
                yield start, n, summaries.get(start, -1)
    yield from ((start, start, summaries.get(start, -1)) for _, start in opened)


def shows_nothing(text: str) -> bool:
    """Whether a line holds only tags, a rule or nothing."""
    return text.strip() in ("", "\\") or bool(EMPTY_TAGS.fullmatch(text) or RULE.fullmatch(text))


EMBEDDED = re.compile(r"<(?:iframe|video|audio|embed|object|source)\b[^<>]*\s(?:src|data)=", re.IGNORECASE)
"""What shows something, though it has no words."""


def _is_placeholder(lines: Sequence[Line]) -> bool:
    if sum(len(line.text) for line in lines) > LONGEST_PLACEHOLDER:
        return False
    text = COMMENT.sub("", "\n".join(QUOTE_MARK.sub("", line.text) for line in lines)).strip()
    if EMBEDDED.search(text):
        return False
    text = TAG.sub("", text).strip() or ("" if not is_badges(text) else text)
    return len(text) < 60 and (
        bool(wording.PLACEHOLDER.fullmatch(text)) or not re.search(r"[^\W_]|!\[|[+*/=<>%&|^~-]", text)
    )


SINGLE_MARK = re.compile(r"(?<![*_])[*_](?=[^\W_])")
"""What opens emphasis before the word of a label; two are strong emphasis."""
Border = tuple[int, int, list[Line], list[Line]]
"""The first line of what marks an answer, the line after it, its label, and what of the answer stands on its line."""


def _border(lines: Sequence[Line], parts: Sequence[Block], folds_answers: bool, labelled: bool) -> Border | None:
    for part in parts:
        if part.kind == "summary" and (found := _fold(lines, parts, part, folds_answers)):
            return found
        if (
            part.depth <= 1
            and part.kind in ("paragraph", "heading", "item")
            and (found := _label(lines, part, labelled))
        ):
            return found
    return None


def _fold(lines: Sequence[Line], parts: Sequence[Block], part: Block, folds_answers: bool) -> Border | None:
    words = TAG.sub("", part.text).strip()
    above = [each for each in parts if each.end <= part.start and each.kind not in ("html", "rule")]
    tells = any(each.kind == "paragraph" and not each.depth and not is_picture(each.text) for each in above)
    if wording.QUESTION_MARK.search(words):
        return None
    if not (wording.ANSWER_ALONE.fullmatch(words) or folds_answers) or (tells and not folds_answers):
        return None
    start = part.start
    while start and not lines[start - 1].text.strip():
        start -= 1
    opens = start > 0 and starts_with(lines[start - 1].text, "<details")
    fenced = {n for n, code in enumerate(in_code([line.text for line in lines])) if code} if opens else ()
    end = fold_end(lines, fenced, part.end, len(lines)) if opens else part.end
    closed = end > part.end and starts_with(lines[end - 1].text, "</details")
    body = [*bare(lines[part.end : end - 1]), Line("", lines[end - 1].number)] if closed else lines[part.end : end]
    while closed and end < len(lines) and not lines[end].text.strip():
        end += 1
    label = [replace(line, text=TAG.sub("", line.text)) for line in lines[part.start + 1 : part.end - 1]]
    return start - 1 if opens else part.start, end, [line for line in label if line.text.strip()], list(body)


def _label(lines: Sequence[Line], part: Block, labelled: bool) -> Border | None:
    line = lines[part.start]
    shown = re.sub(r"^(?:#{1,6}\s+|[-*+]\s+|>\s*)", "", line.text.strip()).strip()
    if PAUSE.fullmatch(shown):
        return part.start, part.start + 1, [], []
    alone = part.kind != "item" and "`" not in part.text and "\n" not in part.text
    if alone and wording.ANSWER_ALONE.fullmatch(TAG.sub("", part.text)) and not SHORT_ANSWER.search(shown):
        return part.start, part.end, [replace(line, text=TAG.sub("", shown))], []
    # In a paragraph that goes on from its question, an answer may have a line of its own.
    for n in range(part.start, part.end if part.kind == "paragraph" else part.start + 1):
        text = lines[n].text.strip()
        found = wording.ANSWER_LABEL.match(text)
        if found and _is_label(found[0], labelled, lines):
            return n, n + 1, [replace(lines[n], text=TAG.sub("", found[0]))], [labelled_rest(lines[n], text, found)]
    return None


def _is_label(found: str, labelled: bool, lines: Sequence[Line]) -> bool:
    """Whether what looks like an answer's label is one, and not the first of several options."""
    if not labelled and wording.FIRST_OF_SEVERAL.search(found):
        return False
    option = wording.OPTION_LETTER.match(found.strip())
    return not option or not any(SECOND_OPTION.match(line.text) for line in lines)


def labelled_rest(line: Line, text: str, label: re.Match[str]) -> Line:
    """What follows an answer's label on its line; emphasis that opened before the label opens after it."""
    rest = text[label.end() :]
    for mark in ("**", "__"):
        if label[0].count(mark) % 2 and mark in rest:
            rest = rest[len(mark) :] if rest.startswith(mark) else f"{mark}{rest}"
            break
    single = SINGLE_MARK.search(label[0])
    if single and label[0].count(single[0]) == 1 and single[0] in rest:
        rest = rest[1:].lstrip() if rest.startswith(single[0]) else f"{single[0]}{rest}"
    return replace(line, text=as_said(rest))


def _quiz(lines: Sequence[Line], parts: Sequence[Block]) -> Body | None:
    """Options in a task list: all of them are the prompt; those that are ticked, and what is said of any, the answer.

    Code under an option is a part of it. What else stands under it says why it is right or wrong.
    """
    options = [part for part in parts if part.kind == "item" and TICKED.match(lines[part.start].text)]
    right = [part for part in options if _tick(lines[part.start].text)]
    if len(options) < 2 or not right:
        return None
    ticks = [
        (replace(lines[part.start], text=_tick(lines[part.start].text)), "tick of a right answer") for part in right
    ]
    chosen = {part.start for part in right}
    prompt = list(lines[: options[0].start])
    shown: list[Line] = []
    said: list[Line] = []
    done = options[0].start
    for part, after in zip(options, [*(each.start for each in options[1:]), len(lines)], strict=True):
        end = _option_end(lines, max(part.start, done), min(part.end, after), after)
        own = lines[part.start : end]
        prompt += [replace(line, text=_unticked(line.text)) for line in own]
        reasons = bare(lines[end:after])
        if part.start in chosen:
            shown += [_right(line) for line in own]
        said += [Line("", reasons[0].number), *reasons] if reasons else []
        done = end
    return Body(tuple(bare(prompt)), tuple(bare([*shown, *said])), tuple(ticks))


def _only_offers(lines: Sequence[Line], parts: Sequence[Block]) -> bool:
    """Whether only ticked options stand under a title, with what they ask about above, and what explains them below."""
    options = [part for part in parts if part.kind == "item" and TICKED.match(lines[part.start].text)]
    above = [part for part in parts if part.end <= options[0].start]
    end = _option_end(lines, options[-1].start, options[-1].end, len(lines))
    below = next((line.text for line in lines[end:] if not shows_nothing(line.text)), "")
    told = not below or EXPLAINS.match(below) or wording.ANSWER_LABEL.match(below)
    shown = (part.kind in SHOWN or part.depth or is_picture(part.text) for part in above)
    return bool(told) and all(shown)


def is_picture(text: str) -> bool:
    """Whether a paragraph is pictures, perhaps with what is written below them: they are asked about, and tell nothing.

    A caption has lines of its own, in emphasis.
    """
    lines = [line for line in text.split("\n") if not CAPTION.fullmatch(line)]
    return is_badges("\n".join(lines))


def is_ticked(text: str) -> bool | None:
    """Whether an option of a task list is ticked; `None` if the line is none."""
    return bool(_tick(text)) if TICKED.match(text) else None


def _option_end(lines: Sequence[Line], start: int, end: int, after: int) -> int:
    """The line after an option of a quiz: what its list item holds, and code that follows at once."""
    while end > start + 1 and not lines[end - 1].text.strip():
        end -= 1
    fence = FENCE.match(lines[end].text) if end < after else None
    if not fence:
        return end
    closing = (n for n in range(end + 1, after) if lines[n].text.strip().startswith(fence["mark"]))
    return next(closing, after - 1) + 1


def _tick(text: str) -> str:
    found = TICKED.match(text)
    return found["tick"] if found and found["tick"] in RIGHT else ""


def _unticked(text: str) -> str:
    found = TICKED.match(text)
    return f"{text[: found.start('tick')]} {text[found.end('tick') :]}" if found else text


def _right(line: Line) -> Line:
    found = TICKED.match(line.text)
    return replace(line, text=f"- {line.text[found.end() :]}") if found else line


def _points(title: str) -> bool:
    return bool(POINTS_AT_CODE.search(title)) or title.rstrip().endswith((":", "："))


def _has_code(parts: Sequence[Block]) -> bool:
    return any(part.kind == "code" for part in parts)


def _only_shows(parts: Sequence[Block]) -> bool:
    """Whether there is nothing but code, and items that ask."""
    own = [part for part in parts if part.kind in ("item", "paragraph", "heading", "table", "summary")]
    return all(
        part.kind in ("item", "paragraph") and part.depth > 0 and wording.asks(part.text) >= wording.ASKS
        for part in own
    )


def demoted(text: str) -> str:
    """The text with headings that can't be taken for those of topics and questions."""
    lines = ["" if line.strip() == "<!-- answer -->" else line for line in text.split("\n")]
    for part in blocks(lines):
        if part.kind != "heading" or part.depth or part.level > 2 or not lines[part.start].strip():
            continue
        if HEADING.match(lines[part.start]):
            lines[part.start] = HEADING.sub("###", lines[part.start], count=1)
        elif not lines[part.start].lstrip().startswith("<"):
            lines[part.start : part.end] = [f"### {' '.join(part.text.split())}", *[""] * (part.end - part.start - 1)]
    return "\n".join(lines)
