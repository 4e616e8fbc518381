"""The canonical source: strict Markdown, one level-1 heading a topic, one level-2 heading a question.

---
id: flask
title: Flask interview guide
levels: [junior, mid, senior]
---

# Routing

What this topic is about.

## How does routing work? {#how-routing-works .mid tags="urls" aka="url map"}

What stands open under the title, if there is a line with the comment below.

<!-- answer -->

Ordinary Markdown. Deeper headings belong to the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from studyfold import ids, titles
from studyfold.markdown import Environment, Tokens, blocks
from studyfold.model import Document, Guide, Problem, Question, Topic, Unplaced
from studyfold.reading import attributes, front_matter
from studyfold.reading.defaults import guide_defaults
from studyfold.reading.language import language_of
from studyfold.reading.lines import references
from studyfold.reading.lines.closing import is_open, lacks_fence, opener
from studyfold.work import Each, compute, document_key

SHAPE = "canonical"
ANSWER_FOLLOWS = "<!-- answer -->"
"""The line between what stands open under a title and what is closed. Without it, all is answer."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading of level 1 or 2 with the text under it, or (level 0) the text before the first one."""

    level: int
    heading: attributes.Heading
    file: str
    line: int
    prompt: str
    prompt_line: int
    text: str
    text_line: int


@dataclass(frozen=True, slots=True)
class Parts:
    """A file, taken apart. Topics and questions whose ids are not written have none yet."""

    before: Block
    """The text before the first heading."""
    strays: tuple[Block, ...]
    """Questions before the first topic."""
    topics: tuple[Topic, ...]
    problems: tuple[Problem, ...]
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Where a block stands. Lines count from 0, the ends are excluded."""

    level: int
    title: str
    start: int
    prompt: references.Body
    text: references.Body


def read(documents: Sequence[Document], each: Each = compute) -> tuple[Guide, list[Problem]]:
    """The guide that the documents hold together, and what is wrong with how they are written."""
    return assembled(documents, *parts_of(documents, each))


def parts_of(documents: Sequence[Document], each: Each = compute) -> tuple[list[front_matter.FrontMatter], list[Parts]]:
    """The front matter of each document, and what follows it, taken apart."""
    fronts = front_matter.read_each(documents, each)
    keys = [document_key(document) for document in documents]
    pairs = list(zip(documents, fronts, strict=True))
    return fronts, each("parts", lambda item: take_apart(*item), pairs, keys, Parts)


def assembled(
    documents: Sequence[Document], fronts: Sequence[front_matter.FrontMatter], parts: Sequence[Parts]
) -> tuple[Guide, list[Problem]]:
    """The guide that the parts of the documents make, and what is wrong with them."""
    values = {key: value for front in reversed(fronts) for key, value in front.values.items()}
    intro, strays = _before_topics(parts)
    topics = _with_ids([topic for part in parts for topic in part.topics])
    problems = [problem for part in parts for problem in part.problems] + [_outside(block) for block in strays]
    unplaced = [stretch for part in parts for stretch in part.unplaced] + [_stray(block) for block in strays]
    first = documents[0].path
    defaults = guide_defaults(documents)
    if not topics:
        message = "there is no topic. Put a line '# Topic' above the questions."
        problems.append(Problem(first, 1, "no-topic", "error", message))
    broken = any(problem.severity == "error" for front in fronts for problem in front.problems)
    if "id" not in values and not broken:
        message = f"the guide has no id of its own. Put 'id: {defaults.id}' into its front matter."
        problems.append(Problem(first, 1, "no-guide-id", "warning", message))
    guide = Guide(
        id=values.get("id") or defaults.id,
        title=values.get("title") or defaults.title,
        description=values.get("description", ""),
        language=values.get("language", "").replace("_", "-") or language_of(documents),
        intro=intro,
        topics=tuple(topics),
        unplaced=tuple(unplaced),
        shape=SHAPE,
        levels=next((front.levels for front in fronts if front.levels), ()),
        repo=values.get("repo", ""),
        source=values.get("source", ""),
        licence=values.get("licence", ""),
        file=first,
        intro_line=parts[0].before.text_line,
    )
    return guide, problems


def take_apart(document: Document, front: front_matter.FrontMatter) -> Parts:
    """One file to what follows its front matter, each piece with the definitions it uses."""
    lines = document.text.split("\n")
    lines[: front.lines] = [""] * front.lines
    environment: Environment = {}
    tokens = blocks().parse("\n".join(lines), environment)
    sections = _sections(tokens, len(lines), front.lines)
    known = references.definitions(tokens, environment)
    bodies = [body for section in sections for body in (section.prompt, section.text)]
    texts, unused = references.settle(lines, tokens, known, bodies)
    found = [
        _block(document.path, section, lines, prompt, text)
        for section, prompt, text in zip(sections, texts[::2], texts[1::2], strict=True)
    ]
    unplaced = [
        *front.unplaced,
        *(_unused(document.path, definition, lines) for definition in unused),
        *(_attribute_names(block) for block in found if block.heading.names),
    ]
    unclosed = [*_unclosed_fences(document.path, tokens, lines), *_unclosed_html(document.path, tokens)]
    problems = [*front.problems, *_complaints(found), *unclosed]
    before, *rest = found
    first = next((n for n, block in enumerate(rest) if block.level == 1), len(rest))
    return Parts(before, tuple(rest[:first]), _topics(rest[first:]), tuple(problems), tuple(unplaced))


def _sections(tokens: Tokens, end: int, front_end: int) -> list[Section]:
    headings = [
        (int(token.tag[1]), tokens[n + 1].content, token.map)
        for n, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2") and token.map
    ]
    dividers = [
        token.map[0]
        for token in tokens
        if token.type == "html_block" and token.level == 0 and token.map and token.content.strip() == ANSWER_FOLLOWS
    ]
    starts = [place[0] for _, _, place in headings] + [end]
    nothing = references.Body(front_end, front_end)
    sections = [Section(0, "", front_end, nothing, references.Body(front_end, starts[0]))]
    for (level, title, (start, after)), stop in zip(headings, starts[1:], strict=True):
        divider = next((line for line in dividers if after <= line < stop), None) if level == 2 else None
        if divider is None:
            prompt, text = references.Body(after, after), references.Body(after, stop)
        else:
            prompt, text = references.Body(after, divider), references.Body(divider + 1, stop)
        sections.append(Section(level, title, start, prompt, text))
    return sections


def _block(file: str, section: Section, lines: Sequence[str], prompt: str, text: str) -> Block:
    heading = attributes.read(" ".join(section.title.split()), topic=section.level == 1)
    starts = [_first_line(lines, body) for body in (section.prompt, section.text)]
    return Block(section.level, heading, file, section.start + 1, prompt, starts[0], text, starts[1])


def _first_line(lines: Sequence[str], body: references.Body) -> int:
    return 1 + next((n for n in range(body.start, body.end) if lines[n].strip()), body.start)


def _unused(file: str, definition: references.Definition, lines: Sequence[str]) -> Unplaced:
    text = "\n".join(lines[definition.start : definition.end]).rstrip()
    return Unplaced(file, definition.start + 1, definition.end, "unused definition", text)


def _attribute_names(block: Block) -> Unplaced:
    return Unplaced(block.file, block.line, block.line, "attribute names", " ".join(block.heading.names))


def _before_topics(parts: Sequence[Parts]) -> tuple[str, list[Block]]:
    """The guide's introduction, and the blocks that stand before the first topic of their file."""
    intro = ""
    strays: list[Block] = []
    has_topics = False
    for part in parts:
        if not intro and not has_topics:
            intro = part.before.text
        elif part.before.text:
            strays.append(part.before)
        strays += part.strays
        has_topics = has_topics or bool(part.topics)
    return intro, strays


def _outside(block: Block) -> Problem:
    line = block.line if block.level else block.text_line
    what = f"the question '{titles.plain(block.heading.title)}'" if block.level else "this text"
    message = f"{what} stands before the file's first topic. Put a line '# Topic' above it."
    return Problem(block.file, line, "outside-topic", "error", message)


def _stray(block: Block) -> Unplaced:
    heading = block.heading
    text = "\n".join(
        [heading.title, heading.id, heading.level, *heading.tags, *heading.aliases, block.prompt, block.text]
    )
    end = max(block.line, block.text_line + block.text.count("\n"))
    return Unplaced(block.file, block.line, end, "before the first topic", text.strip())


def _topics(found: Sequence[Block]) -> tuple[Topic, ...]:
    """The topics of blocks of which the first is a topic."""
    starts = [n for n, block in enumerate(found) if block.level == 1]
    return tuple(_topic(found[start], found[start + 1 : end]) for start, end in pairwise([*starts, len(found)]))


def _topic(block: Block, under: Sequence[Block]) -> Topic:
    heading, questions = block.heading, tuple(map(_question, under))
    return Topic(heading.id, heading.title, block.text, questions, block.file, block.line, block.text_line)


def _question(block: Block) -> Question:
    return Question(
        id=block.heading.id,
        title=block.heading.title,
        prompt=block.prompt,
        answer=block.text,
        level=block.heading.level,
        tags=block.heading.tags,
        aliases=block.heading.aliases,
        file=block.file,
        line=block.line,
        has_own_id=bool(block.heading.id),
        prompt_line=block.prompt_line,
        answer_line=block.text_line,
    )


def _with_ids(topics: Sequence[Topic]) -> list[Topic]:
    """The topics, each with an id, and so their questions."""
    pages = {topic.id.lower() for topic in topics if topic.id}
    asked = [question for topic in topics for question in topic.questions]
    if not all(question.id for question in asked):
        made = ids.question_ids([(q.id, titles.plain(q.title), q.prompt) for q in asked])
        named = iter([replace(question, id=name) for question, name in zip(asked, made, strict=True)])
        topics = [replace(topic, questions=tuple(islice(named, len(topic.questions)))) for topic in topics]
    return [topic if topic.id else replace(topic, id=_page_name(topic, pages)) for topic in topics]


def _page_name(topic: Topic, taken: set[str]) -> str:
    name = ids.page_name(titles.plain(topic.title), taken)
    taken.add(name)
    return name


def _complaints(found: Sequence[Block]) -> list[Problem]:
    hint = 'Write {#id .level tags="a, b" aka="c; d"}.'
    return [
        Problem(block.file, block.line, "attributes", "error", f"{block.heading.complaint}. {hint}")
        for block in found
        if block.heading.complaint
    ]


def _unclosed_fences(file: str, tokens: Tokens, lines: list[str]) -> list[Problem]:
    return [
        Problem(
            file,
            token.map[0] + 1,
            "unclosed-fence",
            "error",
            f"the code block opened by {token.markup} is never closed. Put a line {token.markup} under it.",
        )
        for token in tokens
        if token.map and lacks_fence(token, lines)
    ]


def _unclosed_html(file: str, tokens: Tokens) -> list[Problem]:
    """Comments and the like without an end, which hide the rest of the file."""
    return [
        Problem(
            file,
            token.map[0] + 1,
            "unclosed-html",
            "error",
            f"'{opener(token)}' is never closed, which hides all that follows. Close it, or remove it.",
        )
        for token in tokens
        if token.map and is_open(token)
    ]
