"""Runs the Python of the guide: one test per question, each in a module and a folder of its own.

In an answer, in reading order:

- a ```python block is executed; blocks of one question share their names, questions share nothing;
- a block whose first line is a comment with a path (`# shop/auth.py`, `{# templates/base.html #}`) is
  written to that file; a Python file in a folder is not executed in place, but imported: at the latest at the end;
- blocks of other languages are checked by programs.py;
- `<!-- invisible-code-block: python … -->` is executed too, and hidden from readers: assertions go there;
- `<!-- skip: next "why" -->` leaves out the block after it; a test counts these.

The working directory and `app.root_path` are a fresh folder, so templates, uploads and databases land there.
An answer that names REDIS_URL finds an empty Redis server there.
"""

import contextvars
import importlib
import logging
import os
import re
import subprocess
import sys
import time
import types
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from unittest import SkipTest

import pytest
import redis
from markdown_it import MarkdownIt
from programs import CHECKS, free_port
from sybil import Document
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser

# Flask-Admin uses Flask-Babel wherever that is installed; most who copy an answer have only what it imports.
sys.modules["flask_babel"] = None
importlib.import_module("flask_admin.babel")
del sys.modules["flask_babel"]

# The negative control points this at a folder with broken code.
SOURCE = Path(os.environ.get("GUIDE_SOURCE", Path(__file__).parents[2] / "source"))
MODULE = "guide_example"
# The guide teaches nothing that is on its way out. What libraries do among themselves is not its matter, but WTForms
# warns of a form's fields in its own name.
CURRENT = pytest.mark.filterwarnings(*(f"error::DeprecationWarning:{name}" for name in (MODULE, "wtforms.fields.core")))
# A relative path only: a block that shows /etc/nginx/nginx.conf must not write there.
FILE_NAME = re.compile(r"(?:#|\{#|/\*|--) (?P<path>\w[\w-]*(?:[./][\w-]+)*\.\w+)(?: #\}| \*/)?\n")

# Importing locust replaces the standard library's sockets and threads by gevent's, in the whole process.
RUN_BY_A_TOOL = {"locustfile.py"}


@dataclass(frozen=True, slots=True)
class Section:
    """A question, or the words between a topic's heading and its first question."""

    path: Path
    line: int
    name: str
    text: str

    def document(self):
        """The section as sybil reads it, padded so that line numbers are those of the file."""
        document = Document("\n" * self.line + self.text, str(self.path))
        document.written = []
        parsers = [SkipParser(), CodeBlockParser("python", run_python)]
        parsers += [CodeBlockParser(language, write_other) for language in (*CHECKS, "text")]
        for parser in parsers:
            for region in parser(document):
                document.add(region)
        return document

    def run(self, folder):
        """Execute the section's blocks in `folder`, which must be the working directory."""
        module = types.ModuleType(MODULE)
        module.__file__ = str(folder / f"{MODULE}.py")
        sys.modules[MODULE] = module
        document = self.document()
        document.namespace = module.__dict__
        for example in document.examples():
            with suppress(SkipTest):  # counted by test_answers.py
                example.evaluate()
        for path in document.written:
            importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))


def write_file(example):
    """Write a block that names a file to that file; return its path, or None."""
    named = FILE_NAME.match(example.parsed)
    if not named:
        return None
    path = Path(named["path"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example.parsed, encoding="utf-8")
    # Without this, a file written within a second of the last import from its folder is not seen.
    importlib.invalidate_caches()
    return path


def run_python(example):
    """Execute a block in its question's module, or only write it if it names a file in a folder."""
    path = write_file(example)
    if path and path.name in RUN_BY_A_TOOL:
        return
    if path is None or len(path.parts) == 1:
        PythonEvaluator()(example)
    else:
        example.document.written.append(path)


def write_other(example):
    """Write a block of another language if it names a file."""
    write_file(example)


def sections(folder):
    """Every section of the guide's files, in reading order."""
    for path in sorted(folder.glob("*.md")):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        tokens = MarkdownIt("commonmark").parse("".join(lines))
        starts = [token.map[0] for token in tokens if token.type == "heading_open" and token.tag in ("h1", "h2")]
        for start, end in pairwise([*starts, len(lines)]):
            named = re.search(r"\{#([\w-]+)", lines[start])
            yield Section(path, start, named[1] if named else f"{path.stem}-{start + 1}", "".join(lines[start:end]))


def pytest_generate_tests(metafunc):
    """Give a test that takes `section` one run per section of the guide."""
    if "section" in metafunc.fixturenames:
        found = list(sections(SOURCE))
        named = [pytest.param(section, id=section.name, marks=CURRENT) for section in found]
        metafunc.parametrize("section", named)


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory):
    """The address of a Redis server that is this test run's own."""
    folder, port = tmp_path_factory.mktemp("redis"), free_port()
    server = subprocess.Popen(
        ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )
    connection = redis.Redis(port=port)
    try:
        for _ in range(100):
            with suppress(redis.ConnectionError):
                connection.ping()
                break
            time.sleep(0.1)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def run(tmp_path, monkeypatch, request):
    """Run a section in a fresh folder, with the process put back as it was afterwards."""
    environment, modules = dict(os.environ), set(sys.modules)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)

    def run_section(section):
        if "REDIS_URL" in section.text:
            os.environ["REDIS_URL"] = request.getfixturevalue("redis_server")
            redis.Redis.from_url(os.environ["REDIS_URL"]).flushall()
        # A context of its own: a request or app context left open must not reach the next question.
        contextvars.copy_context().run(section.run, tmp_path)

    yield run_section
    os.environ.clear()
    os.environ.update(environment)
    for name in set(sys.modules) - modules:
        top = tmp_path / name.partition(".")[0]
        if top.exists() or top.with_suffix(".py").exists():
            del sys.modules[name]


@pytest.fixture
def guide():
    """All sections of the guide."""
    return list(sections(SOURCE))


@pytest.fixture(autouse=True)
def loggers():
    """Put the loggers back: what a question hangs onto them must not hear of the next one's errors."""
    used = [logging.getLogger(), logging.getLogger(MODULE)]
    kept = [(logger.level, logger.handlers[:], logger.filters[:]) for logger in used]
    yield
    for logger, (level, handlers, filters) in zip(used, kept, strict=True):
        logger.setLevel(level)
        logger.propagate = True
        logger.handlers[:], logger.filters[:] = handlers, filters
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.disabled = False  # Alembic's configuration disables all there are
