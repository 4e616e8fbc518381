"""Quizzes that are forms: the radio buttons and boxes of a page as options."""

from collections.abc import Callable

import pytest

from studyfold import titles
from studyfold.check import questions
from studyfold.model import Document, Question
from studyfold.reading import read
from studyfold.words import lost_words

ASKED = [
    ("Which grain makes dark bread?", ["Rye", "Rice", "Oats"]),
    ("Dough rises by …", ["salt", "yeast"]),
    ("How long does sourdough rest?", ["a day", "a minute", "a month"]),
]


def classes(n: int, asked: str, offered: list[str]) -> str:
    choices = "\n".join(
        f'<label class="option"><input type="radio" name="q{n}" value="{o}"> {o}</label>' for o in offered
    )
    return f'<div class="question">{n}. {asked}</div>\n<div class="options">{choices}</div>'


def legends(n: int, asked: str, offered: list[str]) -> str:
    choices = "\n".join(
        f'<div><input type="checkbox" id="c{n}{k}" name="q{n}[]">\n<label for="c{n}{k}">{o}</label></div>'
        for k, o in enumerate(offered)
    )
    return f"<fieldset><legend>{asked}</legend>\n{choices}</fieldset>"


def headings(n: int, asked: str, offered: list[str]) -> str:
    choices = "".join(f'<li><input type="radio" name="q{n}"> {o}</li>' for o in offered)
    return f"<h3>{asked}</h3>\n<ul>{choices}</ul>"


def breaks(n: int, asked: str, offered: list[str]) -> str:
    choices = "<br>\n".join(f'<input type="radio" name="q{n}"> {o}' for o in offered)
    return f"<p>{n}) {asked}<br>\n{choices}</p>"


def words_alone(n: int, asked: str, offered: list[str]) -> str:
    choices = "<br>\n".join(f'<input type="radio" name="q{n}"> {o}' for o in offered)
    return f"Question {n}.\n<b>{asked}</b><br>\n{choices}<br>"


def asked_in(page: str) -> list[Question]:
    document = Document("quiz.html", page)
    guide, _ = read([document])
    assert not lost_words(page, guide)
    return list(questions(guide))


@pytest.mark.parametrize("form", [classes, legends, headings, breaks, words_alone])
def test_choices_of_a_form_are_options(form: Callable[[int, str, list[str]], str]) -> None:
    body = "\n".join(form(n, *each) for n, each in enumerate(ASKED, 1))
    page = f"<h1>Bread</h1><p>A quiz for bakers, all of it.</p><form>\n{body}\n<button>Check it</button></form>"
    found = asked_in(page)
    assert [titles.plain(question.title) for question in found] == [title for title, _ in ASKED]
    assert [question.prompt.split("\n") for question in found] == [
        [f"- [ ] {choice}" for choice in offered] for _, offered in ASKED
    ]
    assert not any(question.answer for question in found)
    lines = page.split("\n")
    assert all(titles.plain(question.title) in " ".join(lines[question.line - 1 :][:2]) for question in found)


@pytest.mark.parametrize("right", ['value="correct"', 'data-correct="true"', "data-is-correct"])
def test_a_page_may_tell_the_right_choice(right: str) -> None:
    body = "".join(
        f'<p>{asked}</p><label><input type="radio" name="{n}" {right}> {offered[0]}</label>'
        f'<label><input type="radio" name="{n}" value="incorrect"> {offered[1]}</label><div>Lesson {n} told it.</div>'
        for n, (asked, offered) in enumerate(ASKED)
    )
    found = asked_in(f"<form>{body}</form>")
    assert [question.answer for question in found] == [
        f"- {offered[0]}\n\nLesson {n} told it." for n, (_, offered) in enumerate(ASKED)
    ]


def test_choices_of_settings_are_none() -> None:
    settings = "".join(
        f'<p>{name}</p><label><input type="radio" name="{name}"> dark</label>'
        f'<label><input type="radio" name="{name}"> light</label>'
        for name in ("Page", "Code")
    )
    asked = "".join(f"<h2>{title}</h2><p>{offered[0]}. {'Bake it well. ' * 9}</p>" for title, offered in ASKED)
    found = asked_in(f"<form>{settings}</form>{asked}")
    assert [question.title for question in found] == [title for title, _ in ASKED]
