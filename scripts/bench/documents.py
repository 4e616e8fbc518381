"""Makes guides of any size, of the same mixture of Markdown as a real one: the same size gives the same bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

SYLLABLES = re.findall("[a-z]+", "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bre cla dro fle gri")
VOCABULARY = 6_000
"""Different words: about what 10,000 answers on one subject use."""

TOPICS = ((1_000, 20), (10_000, 100))
"""From so many questions on, so many topics; below, one topic for ten questions."""


def write_guide(folder: Path, questions: int) -> list[Path]:
    """Writes a guide of one file a topic into a folder, and gives the files."""
    chance = random.Random(questions)  # noqa: S311 - not for secrets
    words = _vocabulary(chance)
    topics = next((count for least, count in reversed(TOPICS) if questions >= least), max(1, questions // 10))
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for n in range(topics):
        count = len(range(n, questions, topics))
        path = folder / f"{n + 1:03}.md"
        path.write_text("\n".join(_topic(chance, words, n, count)), "utf-8")
        files.append(path)
    return files


def _vocabulary(chance: random.Random) -> list[str]:
    words = {"".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(VOCABULARY)}
    return sorted(words)


def _topic(chance: random.Random, words: list[str], number: int, count: int) -> Iterator[str]:
    if not number:
        yield "---\nid: bench\ntitle: A guide to measure with\nlevels: [junior, mid, senior]\n---\n"
    yield f"# Topic {number + 1}: {_words(chance, words, 3)}\n\n{_sentence(chance, words)}\n"
    for n in range(count):
        level = chance.choice(["junior", "mid", "senior"])
        tags = ", ".join(_words(chance, words, 1) for _ in range(2))
        own = f'#t{number + 1}-q{n + 1} .{level} tags="{tags}" aka="{_words(chance, words, 2)}"'
        yield f"## What does {_words(chance, words, chance.randint(3, 8))} do? {{{own}}}\n"
        yield from _answer(chance, words, number)


def _answer(chance: random.Random, words: list[str], number: int) -> Iterator[str]:
    yield _paragraph(chance, words)
    if chance.random() < 0.6:
        yield f"```python\n{_code(chance, words)}\n```\n"
    if chance.random() < 0.4:
        yield "\n".join(f"- **{_words(chance, words, 2)}**: {_sentence(chance, words)}" for _ in range(4)) + "\n"
    if chance.random() < 0.06:
        yield _table(chance, words)
    if chance.random() < 0.05:
        yield f"### {_words(chance, words, 3)}\n\n{_sentence(chance, words)}\n"
    if chance.random() < 0.04:
        yield f"1. {_sentence(chance, words)}\n   - {_sentence(chance, words)}\n   - {_sentence(chance, words)}\n"
    if chance.random() < 0.02:
        yield f"<details><summary>More</summary>\n\n{_sentence(chance, words)}\n\n</details>\n"
    if chance.random() < 0.5:
        yield _paragraph(chance, words) + f"\nSee [the other one](#t{number + 1}-q1).\n"


def _words(chance: random.Random, words: list[str], count: int) -> str:
    # Real words are not equally frequent; the product of two chances leans to the first ones.
    return " ".join(words[int(chance.random() * chance.random() * len(words))] for _ in range(count))


def _sentence(chance: random.Random, words: list[str]) -> str:
    parts = [_words(chance, words, chance.randint(4, 9)), f"`{_words(chance, words, 1)}_{_words(chance, words, 1)}()`"]
    return f"{' '.join(parts).capitalize()} {_words(chance, words, 4)}."


def _paragraph(chance: random.Random, words: list[str]) -> str:
    return "\n".join(_sentence(chance, words) for _ in range(chance.randint(2, 4))) + "\n"


def _code(chance: random.Random, words: list[str]) -> str:
    name = _words(chance, words, 1)
    lines = [f"def {name}(request, value=None):", f'    """{_sentence(chance, words)}"""']
    lines += [
        f"    {_words(chance, words, 1)} = request.get('{_words(chance, words, 1)}')  # {_words(chance, words, 2)}"
    ]
    lines += ["    if value is None:", f"        return {name}.{_words(chance, words, 1)}(1, 2)", "    return value"]
    return "\n".join(lines)


def _table(chance: random.Random, words: list[str]) -> str:
    rows = [f"| {_words(chance, words, 2)} | `{_words(chance, words, 1)}` |" for _ in range(3)]
    return "\n".join(["| one | other |", "| --- | --- |", *rows]) + "\n"
