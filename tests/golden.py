"""Golden cases: a folder holds a source and what studyfold makes of it.

    cases/<name>/
        source.md | source.txt | source/    the document
        outdated.toml                       the names it must not use as if they were current, if any
        parsed.yml                          what was understood, in a reduced form
        problems.txt                        line: code: message
        pages/<topic>.md                    the generated pages

`python tests/update_cases.py` writes what is missing or has changed; read the difference before you keep it.
"""

from dataclasses import replace
from pathlib import Path

import yaml

from studyfold.check import check
from studyfold.model import Document
from studyfold.outdated import check_outdated
from studyfold.pages import MARK, topic_pages
from studyfold.reading import outdated_names, read
from studyfold.reading.files import decode
from studyfold.reading.formats import ENDINGS

CASES = Path(__file__).with_name("cases")
IMAGE_ENDINGS = (".png", ".svg")


class Dumper(yaml.SafeDumper):
    """YAML in which text of several lines stands as it is."""


def _text(dumper, text):
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Dumper.add_representer(str, _text)


def case_names():
    return sorted(path.name for path in CASES.iterdir() if path.is_dir())


def documents(case):
    """The documents of a case. Their paths are relative to its folder, so that no machine's path gets into a case."""
    folder = CASES / case
    files = sorted(
        path for path in folder.rglob("*") if path.suffix in ENDINGS and _is_source(path.relative_to(folder))
    )
    return [Document(path.relative_to(folder).as_posix(), decode(path.read_bytes(), path)) for path in files]


def _is_source(path):
    named = len(path.parts) == 1 and (path.stem == "source" or path.name == outdated_names.NAME)
    return path.parts[0] == "source" or named


def understood(case):
    """The guide of a case, and all problems in the order of the source."""
    guide, problems = read(documents(case))
    names = CASES / case / outdated_names.NAME
    if names.exists():
        outdated, mistakes = outdated_names.read(Document(names.name, names.read_text("utf-8")))
        guide, problems = replace(guide, outdated=outdated), [*problems, *mistakes]

    def look(file, named):
        there = named.endswith(IMAGE_ENDINGS) and (CASES / case / file).parent.joinpath(named).is_file()
        return "there" if there else "missing"

    found = [*problems, *check(guide, look), *check_outdated(guide, documents(case))]
    return guide, sorted(found, key=lambda problem: (problem.file, problem.line, problem.code))


def made(case):
    """Every file that a case should hold beside its source, by its path in the case's folder."""
    guide, problems = understood(case)
    files = {"parsed.yml": parsed(guide), "problems.txt": "".join(f"{told(problem)}\n" for problem in problems)}
    images = {path.name: f"../media/{path.name}" for path in (CASES / case).glob("*.png")}
    for topic, page in zip(guide.topics, topic_pages(guide, images), strict=True):
        # The same in every page: it would hide what a case is about.
        files[f"pages/{topic.id}.md"] = page.decode().replace(f"# {MARK}\n", "", 1)
    return files


def held(case):
    """Every file that a case holds beside its source."""
    folder = CASES / case
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in IMAGE_ENDINGS]
    names = [path.relative_to(folder) for path in files]
    return {name.as_posix(): (folder / name).read_text("utf-8") for name in names if not _is_source(name)}


def told(problem):
    where = f"{problem.file}:{problem.line}" if "/" in problem.file else str(problem.line)
    mark = " (warning)" if problem.severity == "warning" else ""
    return f"{where}: {problem.code}: {problem.message}{mark}"


def parsed(guide):
    """A guide as YAML, without what is empty."""
    names = ("id", "title", "description", "language", "levels", "repo", "source", "licence", "shape", "intro")
    value = {name: _plain(getattr(guide, name)) for name in names}
    value["topics"] = [_topic(topic) for topic in guide.topics]
    value["unplaced"] = [
        _said({"lines": f"{s.line}-{s.end_line}", "reason": s.reason, "text": s.text}) for s in guide.unplaced
    ]
    return yaml.dump(_said(value), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=10_000)


def _topic(topic):
    questions = [_question(question) for question in topic.questions]
    named = {"title": topic.title, "id": topic.id, "line": topic.line}
    return _said({**named, "intro": topic.intro, "questions": questions})


def _question(question):
    names = ("title", "id", "line", "level", "tags", "aliases", "prompt", "answer")
    return _said({name: _plain(getattr(question, name)) for name in names})


def _plain(value):
    return list(value) if isinstance(value, tuple) else value


def _said(value):
    return {name: each for name, each in value.items() if each not in ("", [], ())}
