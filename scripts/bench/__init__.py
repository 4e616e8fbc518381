"""Measurements of studyfold, as commands that print ratios taken in one run."""
