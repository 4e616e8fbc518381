"""Turns a question-and-answer document into a study site."""

__version__ = "0.1.0"
