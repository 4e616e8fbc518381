"""What a web page says about itself, told from what its article says."""

import pytest

from studyfold.reading.text import promotion

ADVERTS = [
    "Sign up for our weekend Baking Course and become the baker of your street - Join today!",
    "Enrol in our Pastry Training now!",
    "Book your place in our bread workshop today.",
    "Subscribe to our newsletter for more courses!",
]
ADVERTS_AT_EDGES = [
    "Our expert trainers keep groups small.",
    "Can't find the class you want? Call us on 0555 010101 and talk to our team.",
]
CONTENT = [
    "Users sign up with an address and a password, and get a letter.",
    "How do you register a class of bicycles with the club?",
    "Call us a taxi, says the sentence.",
    "Our dough rests overnight.",
    "A course of bricks lies on the last one.",
    "The trainer wheel is taken off when the child can steer.",
    "Contact with water makes iron rust.",
    "We offer the dough a warm place, and it rises!",
    "A discount brake is still a brake.",
]
AUTHORS = [
    "Mary Miller is an experienced baker and food writer. In her long career she has run two bakeries.",
    "Written by Jon Smith",
    "Author: Jon Smith",
]
NO_AUTHORS = [
    "Shimano Nexus is a gear hub with eight speeds, made for city bicycles.",
    "John Dunlop was the engineer who made the tyre with air in it.",
    "By Monday the dough has risen.",
]
FURNITURE = [
    "Table of Contents",
    "Share this article",
    "© 2024 The Bakery",
    "5 min read",
    "↑ Back to top",
    "Jump to table of contents",
    "Nach oben",
    "回到顶部",
    "Was this article helpful?",
    "Did you find this useful?",
    "Last updated on 3 May 2021 by the bakers",
    "Also read: Pies",
]
FURNITURE_AT_EDGES = [
    "Related Courses",
    "Comments (3)",
    "Tags: bread, dough",
    "Categories: Bread.",
    "By Jon Smith",
    "Home",
    "Subscribe",
    "Subscribe to our letters.",
    "Thanks for reading!",
    "Thank you very much",
    "Happy baking!",
    "Good luck with your first loaf!",
    "Latest posts",
    "Recommended reading",
]
NO_FURNITURE = [
    "Menu design is a craft",
    "The next day",
    "Home is where the oven is",
    "Share the dough into two parts.",
    "Is this flour really useful?",
    "Tags mark the sacks of a mill.",
    "Category two of the flours is dark.",
    "Subscribe to a mill and sacks come.",
    "Thanks to the crust it stays fresh.",
    "Happy bakers",
    "Good luck has no part in it",
    "Recent ovens are hotter.",
    "Published in 1921, the recipe became a rule.",
    "Also read the thermometer before you start.",
    "5 minutes",
    "top",
    "return index",
    "Difficulty: hard",
    "Turn the fork back to the top of the frame",
]


@pytest.mark.parametrize("line", ADVERTS)
def test_adverts_anywhere(line):
    assert promotion.is_advert(line, at_edge=False)


@pytest.mark.parametrize("line", ADVERTS + ADVERTS_AT_EDGES)
def test_adverts_where_they_usually_stand(line):
    assert promotion.is_advert(line, at_edge=True)


@pytest.mark.parametrize("line", CONTENT)
def test_content_is_no_advert_wherever_it_stands(line):
    assert not promotion.is_advert(line, at_edge=False)
    assert not promotion.is_advert(line, at_edge=True)


@pytest.mark.parametrize("line", AUTHORS)
def test_author_notes(line):
    assert promotion.is_author_note(line)


@pytest.mark.parametrize("line", NO_AUTHORS)
def test_no_author_notes(line):
    assert not promotion.is_author_note(line)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_anywhere(line):
    assert promotion.is_furniture(line, at_edge=False)


@pytest.mark.parametrize("line", FURNITURE_AT_EDGES)
def test_furniture_where_it_usually_stands(line):
    assert promotion.is_furniture(line, at_edge=True)
    assert not promotion.is_furniture(line, at_edge=False)


@pytest.mark.parametrize("line", NO_FURNITURE)
def test_no_furniture(line):
    assert not promotion.is_furniture(line, at_edge=True)


def test_headings_of_lists_that_lead_away():
    assert promotion.leads_away("Related articles")
    assert not promotion.leads_away("Related articles of a law are read together")


def test_last_words():
    assert promotion.is_closing("2) Conclusion")
    assert not promotion.is_closing("The conclusion is simple")
