"""Long work says that it goes on, and short work nothing."""

import signal
import time

import pytest
from time_limit import SECONDS

from studyfold.site import progress


@pytest.fixture
def said(monkeypatch):
    monkeypatch.setattr(progress, "FIRST", 0.01)
    monkeypatch.setattr(progress, "AGAIN", 0.02)
    return []


def wait_for(lines, said):
    start = time.monotonic()
    while len(said) < lines:
        assert time.monotonic() - start < SECONDS
        time.sleep(0.005)


def test_long_work_is_named_and_then_its_seconds_are_counted(said):
    with progress.told("Baking", said.append):
        wait_for(3, said)
    assert all(line.startswith("Baking …") for line in said)
    assert said[-1].endswith(" s")


def test_nothing_is_said_when_the_work_is_done(said, monkeypatch):
    monkeypatch.setattr(progress, "FIRST", 60)
    before = signal.getsignal(signal.SIGALRM)
    with progress.told("Baking", said.append):
        pass
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert said == []


def test_work_that_fails_stops_the_telling(said):
    with pytest.raises(KeyError), progress.told("Baking", said.append):
        raise KeyError
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_work_goes_on_where_nobody_can_be_told(said):
    def full(line):
        said.append(line)
        raise OSError

    with progress.told("Baking", full):
        wait_for(2, said)
