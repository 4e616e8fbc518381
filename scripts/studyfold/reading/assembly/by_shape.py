"""Documents to a guide by the shape of their questions: finds it, cuts the documents, gives each piece its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from studyfold.model import Document, Guide, Problem, RefusalError, Topic, Unplaced
from studyfold.reading.assembly import known, levels, text_keys
from studyfold.reading.assembly.asked import Asked
from studyfold.reading.assembly.contents import differences
from studyfold.reading.assembly.hierarchy import Hierarchy, gaps, hierarchy
from studyfold.reading.assembly.keyed import Keyed, spelled_out, with_keys
from studyfold.reading.assembly.keys import Key, keys_of, without
from studyfold.reading.assembly.leftovers import headings_left, lines_left, with_residue
from studyfold.reading.assembly.licence import stated_licence
from studyfold.reading.assembly.outline import Outline, opened, outline
from studyfold.reading.assembly.settled import Settled
from studyfold.reading.assembly.texts import Texts
from studyfold.reading.assembly.topics import grouped, topics_of
from studyfold.reading.defaults import folder_of, guide_defaults
from studyfold.reading.language import UNKNOWN, language_of
from studyfold.reading.lines.anchors import Anchors, Place, once_each
from studyfold.reading.lines.document import Parsed, parsed, unplaced
from studyfold.reading.lines.source import Source
from studyfold.reading.shape import forms
from studyfold.reading.shape.choice import Finding, certainty, choose, described, doubts
from studyfold.reading.shape.selection import without_listed
from studyfold.stemming import base

MOST_NAMED = 3
"""Files that are named as the source; more are named by their folder."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """The documents, cut at their questions."""

    found: Sequence[Parsed]
    keyed: Sequence[Keyed]
    finding: Finding


def read_sources(
    sources: Sequence[Source], documents: Sequence[Document], shape: str = ""
) -> tuple[Guide, list[Problem]]:
    """The guide that the sources hold together. `shape` names a shape to use whatever is found.

    Raises `RefusalError` where nothing has that shape.
    """
    return _assembled(_cut([parsed(source) for source in sources], shape), documents)


def read_known(
    texts: Sequence[Document], documents: Sequence[Document], read: Callable[[Sequence[Document]], Sequence[Source]]
) -> tuple[Guide, list[Problem]]:
    """The guide of texts, of which `read` tells the headings and questions; the documents are what they were before."""
    whole, keys = zip(*map(text_keys.keys_in, texts), strict=True)
    while True:
        bare = [text_keys.without(text, own) for text, own in zip(texts, keys, strict=True)]
        found = [parsed(source) for source in read(bare)]
        outlines = [known.outline(document) for document in found]
        keyed = [text_keys.with_keys(*each) for each in zip(whole, found, outlines, keys, strict=True)]
        taken = [list(each.taken) for each in keyed]
        if taken == list(keys):
            return _assembled(_Cut(found, keyed, known.finding(outlines)), documents)
        keys = tuple(taken)


def _cut(found: Sequence[Parsed], shape: str) -> _Cut:
    """The documents, cut at their questions; read anew for as long as what was taken for a key is none."""
    keys = [keys_of(document) for document in found]
    while any(keys):
        try:
            cut = _cut_without(found, keys, shape)
        except RefusalError:
            break
        if [list(each.taken) for each in cut.keyed] == keys:
            return cut
        keys = [list(each.taken) for each in cut.keyed]
    return _cut_without(found, [()] * len(found), shape)


def _cut_without(found: Sequence[Parsed], keys: Sequence[Sequence[Key]], shape: str) -> _Cut:
    """The documents, cut as if their keys were not there, with the answers of these."""
    bare = [without(document, own) for document, own in zip(found, keys, strict=True)]
    finding, by_document = choose(bare, shape)
    bare = [without_listed(document, own) for document, (own, _) in zip(bare, by_document, strict=True)]
    outlines = opened([outline(document, *own) for document, own in zip(bare, by_document, strict=True)])
    whole = [replace(document, aside=each.aside) for document, each in zip(found, bare, strict=True)]
    keyed = [with_keys(*each) for each in zip(whole, outlines, keys, strict=True)]
    return _Cut(whole, keyed, finding)


def _assembled(cut: _Cut, documents: Sequence[Document]) -> tuple[Guide, list[Problem]]:
    found, finding = cut.found, cut.finding
    outlines = [spelled_out(each.outline) for each in cut.keyed]
    defaults = guide_defaults(documents)
    first = found[0].path
    order = hierarchy(found, outlines)
    title = order.title or defaults.title
    texts = Texts(found)
    intro, intro_line = _intro(found, order, texts)
    topics, named = topics_of(order, texts, title)
    language = _language(found, documents)
    if finding.best and finding.best.form is forms.TEXT:
        topics = grouped(topics, language, title)
    left = list(_left(found, outlines, order, texts))
    anchors_of = once_each(found)
    home = "" if defaults.id in named.values() else defaults.id
    settled = Settled(found, anchors_of, _places(found, order, named), home)
    topics, in_order = levels.levelled(tuple(settled.topic(topic) for topic in topics), found)
    intro = settled.text(intro, first, intro_line)
    guide = Guide(
        id=defaults.id,
        title=title,
        description="",
        language=language,
        intro=intro,
        topics=topics,
        unplaced=_in_order([*order.unplaced, *texts.unplaced, *left, *settled.unplaced, *_beside_keys(cut)]),
        shape=_shape(finding, topics, sum(each.count for each in cut.keyed)),
        levels=in_order,
        certainty=certainty(finding),
        source=_origin(found),
        licence=" · ".join(dict.fromkeys(d.source.licence for d in found if d.source.licence)) or stated_licence(left),
        file=first,
        intro_line=intro_line,
    )
    problems = [
        *doubts(finding, first, any_found=bool(topics)),
        *gaps(order.entries),
        *_differences(found, outlines, anchors_of),
    ]
    return with_residue(guide, found, documents), problems


def _left(found: Sequence[Parsed], outlines: Sequence[Outline], order: Hierarchy, texts: Texts) -> Iterator[Unplaced]:
    """The headings and lines that stand in no text."""
    yield from headings_left(order)
    for document, cut in zip(found, outlines, strict=True):
        yield from lines_left(document, cut, texts.used[document.path])


def _in_order(stretches: Sequence[Unplaced]) -> tuple[Unplaced, ...]:
    return tuple(sorted(stretches, key=lambda stretch: (stretch.file, stretch.line)))


def _differences(
    found: Sequence[Parsed], outlines: Sequence[Outline], anchors_of: Callable[[str], Anchors]
) -> Iterator[Problem]:
    """Where contents lists differ from the titles of questions."""
    for document, cut in zip(found, outlines, strict=True):
        yield from differences(document, cut.pieces, anchors_of)


def _language(found: Sequence[Parsed], documents: Sequence[Document]) -> str:
    """The language that a document names, unless that is English and its words are others: many pages never say."""
    named = next((document.source.language for document in found if document.source.language), "")
    if named and base(named) != base(UNKNOWN):
        return named
    told = language_of(documents)
    return told if told != UNKNOWN else named or told


def _intro(found: Sequence[Parsed], order: Hierarchy, texts: Texts) -> tuple[str, int]:
    """What stands before the first question and heading; that of further documents is `unplaced`."""
    intro, intro_line = "", 0
    for document in found:
        if document.path not in order.openings:
            continue
        text, line = texts.introduction(document, order.openings[document.path])
        if document is found[0]:
            intro, intro_line = text, line
        elif text:
            texts.unplaced.append(unplaced(document, 0, "introduction of a file", text))
    return intro, intro_line


def _places(found: Sequence[Parsed], order: Hierarchy, named: Mapping[int, str]) -> dict[str, list[Place]]:
    """Where the questions and topics of each file start; a heading that became neither leads to what it is over."""
    over = {id(head): id(asked) for _, path, asked in reversed(order.entries) for head in path}
    places: dict[str, list[Place]] = {document.path: [] for document in found}
    for document, piece in order.pieces:
        if isinstance(piece, Asked) or piece.own or document.path not in order.openings:
            start = piece.mark.start if isinstance(piece, Asked) else piece.line
            name = named.get(id(piece)) or named.get(over.get(id(piece), 0), "")
            places[document.path].append(Place(start, name))
    return {path: sorted(each, key=lambda place: place.line) for path, each in places.items()}


def _beside_keys(cut: _Cut) -> list[Unplaced]:
    return [stretch for each in cut.keyed for stretch in each.left]


def _shape(finding: Finding, topics: Sequence[Topic], keyed: int) -> str:
    """The shape in words; `keyed` answers are from a key."""
    asked = sum(len(topic.questions) for topic in topics)
    what = described(finding.best) if finding.best else "no questions found"
    from_key = f", {_several(keyed, 'answer')} from a key" if keyed else ""
    return f"{what}, {_several(asked, 'question')} in {_several(len(topics), 'topic')}{from_key}"


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _origin(found: Sequence[Parsed]) -> str:
    """Where the documents say they came from, or the name of their file or folder."""
    said = list(dict.fromkeys(document.source.origin for document in found if document.source.origin))
    if len(said) == 1:
        return said[0]
    names = [PurePath(document.path).name for document in found]
    folder = folder_of([document.path for document in found]) if len(names) > MOST_NAMED else ""
    return folder or ", ".join(names[:MOST_NAMED])
