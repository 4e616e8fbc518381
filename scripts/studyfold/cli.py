"""The command line: the only place that knows arguments, the clock and exit codes.

What a command alone needs, it imports itself: most runs are a `split` after an edit, which takes half as long without.

Exit codes: 0 done, warnings printed; 1 a problem of severity `error`; 2 something can't be read or written.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from studyfold import __version__, report
from studyfold.check import questions
from studyfold.model import BuildFailedError, Document, Guide, Problem, RefusalError, Severity
from studyfold.pages.site_data import offline_name
from studyfold.reading import canonical, outdated_names
from studyfold.reading.files import beside, load, rewritten
from studyfold.site import images, project
from studyfold.site.cache import FileCache
from studyfold.site.output import cannot_write, refused, resolved, write
from studyfold.site.progress import told
from studyfold.understand import understand
from studyfold.work import Each, compute

if TYPE_CHECKING:
    from studyfold.site.fetch import Picture, Result

SOURCE = Path("source")
SITE = Path("site")
MEGABYTE = 1_000_000
DATA = ("outdated.toml", "synonyms.toml")
"""What a guide may have beside its source."""

EXAMPLE = """\b
  ---
  id: flask
  title: Flask interview guide
  levels: [junior, mid, senior]
  ---
\b
  # Routing
\b
  What this topic is about.
\b
  ## How does routing work? {#how-routing-works .mid tags="urls" aka="url map"}
\b
  The answer, in ordinary Markdown.
"""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Start here:
  studyfold parse notes.txt             see what is understood, before anything is written
  studyfold build notes.txt -o site     a complete site, to open with a double click
  studyfold import notes.txt -o notes.md   the same as a source that you can edit
\b
Exit codes: 0 done, 1 the source has an error, 2 something can't be read or written.
""",
)
@click.version_option(__version__)
def main() -> None:
    """Turns a question-and-answer document into a study site.

    A SOURCE is a file in the canonical format (see: studyfold import --help), any other document with questions in it
    (Markdown, HTML, reStructuredText, AsciiDoc, plain text), a folder of such files, read in name order, or - for
    standard input.
    """
    # A guide lives until the command ends: to look through it for garbage again and again would be time lost.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


# What can't be read is told as everything else is told, not by click.
Path_ = click.Path(path_type=Path, readable=False)
sources = click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=Path_)


def _sound(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Refuses what can't be written: bytes of an argument that are no UTF-8 reach Python as lone surrogates."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("it is not UTF-8.") from None
    return value


origin = click.option(
    "--origin", callback=_sound, default="", metavar="TEXT", help="Where the document came from: an address, or words."
)
licence = click.option(
    "--licence", callback=_sound, default="", metavar="TEXT", help="Its licence. Both stand on every page."
)


shape_ = click.option(
    "--shape",
    default="",
    metavar="NAME",
    help="What the questions are, such as headings-3, where another shape is found.",
)
fetch_images = click.option(
    "--fetch-images",
    is_flag=True,
    help="Get the images of other sites (without: links to them). They lie with the result, so that it asks nobody. "
    "Only public addresses are asked, each image once: up to 500 of up to 10 MB.",
)
repository = click.option(
    "--repo", callback=_sound, envvar="REPO_URL", default="", metavar="URL", help="Its repository, for edit links."
)


@main.command("split")
@sources
def split_command(sources: tuple[Path, ...]) -> None:
    """Write the pages, the navigation and the data of this project.

    Reads source/ (or SOURCE) and writes docs/topics/, docs/data/, docs/media/ and .studyfold/: only files that change,
    and never one that somebody else wrote. Run it in the folder that holds mkdocs.yml; then `mkdocs build` works.
    """
    with _Refusals():
        project.require(Path())
        with project.alone_in(Path(), _say_that_it_waits):
            _split(sources or (SOURCE,), project.cache(Path()))


@main.command("serve")
@sources
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on 127.0.0.1.")
def serve_command(sources: tuple[Path, ...], port: int) -> None:
    """Show this project's site while you write.

    Splits the source, serves the site on this machine, and does both again for what changes whenever a file is saved;
    the open page reloads by itself. A mistake is printed with its line, and the last good pages stay. Ctrl-C ends it.
    """
    # Loads MkDocs, which takes longer than a split.
    from studyfold.site import preview

    paths, known = sources or (SOURCE,), project.cache(Path())

    def split() -> list[str] | None:
        try:
            with project.alone_in(Path(), _say_that_it_waits):
                return _split(paths, known)
        except RefusalError as refusal:
            click.echo(report.line(refusal.problem), err=True)
        except SystemExit:
            # The problems are said already.
            pass
        _say("The last good pages stay.")
        return None

    with _Refusals(), contextlib.suppress(KeyboardInterrupt):
        project.require(Path())
        with project.alone_in(Path(), _say_that_it_waits):
            _split(paths, known)
        _say("Building …")
        beside = [path.parent / name for path in paths if not path.is_dir() for name in DATA]
        preview.preview(Path(), (*paths, *beside), port, split, _say)


def _split(paths: Sequence[Path], known: FileCache) -> list[str]:
    guide = _checked(paths, known)
    with told("Writing the pages", _say):
        changed = project.split(guide, Path(), known, sources=paths)
    known.forget_the_rest()
    _say(f"{report.counted(guide)}; {report.several(len(changed), 'file')} changed.")
    return changed


def _say_that_it_waits() -> None:
    _say("Another run of studyfold is at work here; waiting for it …")


@main.command("check")
@sources
@click.option(
    "--outdated",
    is_flag=False,
    flag_value="",
    metavar="FILE.toml",
    help="The outdated names to look for.  [default: outdated.toml beside the source]",
)
def check_command(sources: tuple[Path, ...], outdated: str | None) -> None:
    """Say what is wrong with a source, and where.

    Prints one line a problem, `path:line: what is wrong. What to do.`, and writes nothing. Warnings are marked as such:
    the site can be built, but a question has no answer, an answer stops after its colon, an id is missing, or a text
    uses what a library has given up. The names of these stand in outdated.toml beside the source; --outdated looks for
    those of another file, or, without one, for those of this project.
    """
    with _Refusals():
        sources, names = _names_to_look_for(sources, outdated)
        guide, problems = _understood(sources, names=names)
        for problem in problems:
            _print(report.line(problem))
        _say(f"{report.counted(guide)}; {report.judged(problems)}.")
        sys.exit(_code(problems))


@main.command("parse")
@click.argument("source", type=Path_)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for other programs.")
@shape_
def parse_command(source: Path, as_json: bool, shape: str) -> None:
    """Show what was understood of a document; write nothing.

    Lists the topics and questions with their lines, what belongs to no question and why, and the problems.
    """
    with _Refusals():
        guide, problems = _understood((source,), shape)
        if as_json:
            _print(json.dumps(report.as_json(guide, problems), ensure_ascii=False, indent=2))
        else:
            _print(report.overview(guide))
            for problem in problems:
                click.echo(report.line(problem), err=True)
        sys.exit(_code(problems))


@main.command("import", epilog=f"The canonical format:\n\n{EXAMPLE}")
@click.argument("source", type=Path_)
@click.option("-o", "--output", required=True, type=Path_, help="The file to write.")
@click.option(
    "--report", "report_file", type=Path_, metavar="FILE", help="Write a report as Markdown: what is missing."
)
@fetch_images
@shape_
@origin
@licence
def import_command(
    source: Path,
    output: Path,
    report_file: Path | None,
    fetch_images: bool,
    shape: str,
    origin: str,
    licence: str,
) -> None:
    """Turn a document into a source that you can edit.

    Reads Markdown, HTML, reStructuredText, AsciiDoc and plain text, a folder of such files, or standard input (-), and
    finds out what in it is a question; parse says what that is, and --shape corrects it. Questions of a document
    without topics are grouped by the words they share; a comment under each topic says why a question is there. Topics
    of more than 60 questions are divided. To correct all that, move a question under another heading. Images that
    would not be found from the new file are copied into images/ beside it.

    With a canonical SOURCE and `-o SOURCE`, writes an id after each title that lacks one and changes nothing else.
    """
    from studyfold.canonical_text import canonical_text

    with _Refusals():
        _refuse_output(output, source)
        if report_file:
            _refuse_report(report_file, source, output)
        in_place = _same(source, output) and (source.is_dir() or source.suffix.lower() in (".md", ".markdown"))
        if in_place and fetch_images:
            raise click.UsageError("--fetch-images writes a new source. Name another file with -o.")
        guide, problems = _understood((source,), canonical.SHAPE if in_place else shape, dead_links="warning")
        _refuse_foreign(source, guide, in_place=in_place)
        wanted = fetch_images and not _code(problems)
        pictures, missed = images.fetched(guide, _asked) if wanted else ({}, [])
        stays = in_place or _code(problems)
        made, files, left = (guide, {}, []) if stays else images.beside(_divided(guide), output, pictures, (source,))
        problems = sorted([*problems, *missed, *left], key=lambda problem: (problem.file, problem.line))
        if report_file:
            write(report_file, report.imported(guide, problems, _from(made, origin, licence)).encode())
        _stop_at_errors(problems)
        if in_place:
            _write_ids(load(source), guide)
            return
        text = canonical_text(_from(made, origin, licence)).encode()
        for path, data in [*files.items(), (output, text)]:
            if path.exists() and (not path.is_file() or path.read_bytes() != data):
                raise refused(path, "exists already. Name a new file, or remove this one.")
        for path, data in [*files.items(), (output, text)]:
            write(path, data)
        beside = f", {report.several(len(files), 'image')} in {output.parent / images.BESIDE}" if files else ""
        _say(f"{report.counted(made)} in {output}{beside}.")


@main.command("build")
@sources
@click.option("-o", "--output", type=Path_, help="The folder of the site.  [default: site, for a project]")
@fetch_images
@shape_
@origin
@licence
@repository
@click.option(
    "--site-url", callback=_sound, envvar="SITE_URL", default="", help="Where the site will stand, for canonical links."
)
def build_command(
    sources: tuple[Path, ...],
    output: Path | None,
    fetch_images: bool,
    shape: str,
    origin: str,
    licence: str,
    repo: str,
    site_url: str,
) -> None:
    """Build a complete site in one go.

    With a SOURCE: the site of that document, in the folder OUTPUT. Without: the site of this project, in site/. Either
    can be opened with a double click, put on any web server, and holds a zip of itself to take along.
    """
    with _Refusals():
        if not sources:
            project.require(Path())
            with project.alone_in(Path(), _say_that_it_waits):
                known = project.cache(Path())
                guide = _from(_checked((SOURCE,), known), origin, licence, repo)
                _build(
                    guide, (SOURCE,), Path(), output or SITE, site_url, known, _pictures(guide, fetch_images, Path())
                )
                known.forget_the_rest()
            return
        if output is None:
            raise click.UsageError("A SOURCE needs -o DIR: the folder of the site.")
        with _scratch_folder() as folder:
            known = project.cache(folder)
            guide = _from(_checked(sources, known, shape), origin, licence, repo)
            guide = _divided(guide)
            project.make(folder)
            _build(guide, sources, folder, output, site_url, known, _pictures(guide, fetch_images, folder))


def _divided(guide: Guide) -> Guide:
    if guide.shape == canonical.SHAPE:
        return guide
    from studyfold.parts import divided

    with told("Grouping the questions", _say):
        return divided(guide)


@contextlib.contextmanager
def _scratch_folder() -> Iterator[Path]:
    import tempfile

    try:
        scratch = tempfile.TemporaryDirectory(prefix="studyfold-", ignore_cleanup_errors=True)
    except OSError as error:
        raise cannot_write(Path(tempfile.gettempprefix()), error) from None
    with scratch as folder:
        yield Path(folder)


def _pictures(guide: Guide, wanted: bool, folder: Path) -> Mapping[str, Picture]:
    if not wanted:
        return {}
    # Loads the network's modules, which no other command needs.
    from studyfold.site.kept import kept

    pictures, problems = images.fetched(guide, kept(project.fetched(folder), _asked))
    for problem in problems:
        click.echo(report.line(problem), err=True)
    return pictures


def _refuse_unusable(path: Path) -> None:
    """Refuses a name that the file system can't look up."""
    try:
        path.exists()
        resolved(path)
    except OSError as error:
        what = "is a link that leads to itself" if error.errno == errno.ELOOP else f"can't be used: {error.strerror}"
        raise refused(path, f"{what}. Name another file.") from None


def _refuse_report(path: Path, source: Path, output: Path) -> None:
    """Refuses to write a report over anything that is none."""
    _refuse_unusable(path)
    if path.resolve() in (source.resolve(), output.resolve()):
        raise refused(path, "can't be the report, too. Name another file.")
    if path.exists() and not (path.is_file() and path.read_bytes().startswith(report.TITLE.encode())):
        raise refused(path, "exists already, and is no report. Name a new file.")


def _asked(addresses: Sequence[str]) -> dict[str, Result]:
    """What the addresses of images give, with progress shown."""
    from studyfold.site.fetch import fetch_all

    if not addresses:
        return {}
    label = f"Fetching {report.several(len(addresses), 'image')}"
    with click.progressbar(length=len(addresses), label=label, file=sys.stderr) as bar:
        return fetch_all(addresses, done=bar.update)


def _build(
    guide: Guide,
    sources: Sequence[Path],
    folder: Path,
    output: Path,
    site_url: str,
    each: Each,
    pictures: Mapping[str, Picture],
) -> None:
    # Loads MkDocs, which takes longer than most commands.
    from studyfold.site.build import build, require_free

    epoch = _epoch(guide)
    require_free(output)
    _say(f"Read {report.counted(guide)}.")
    with told("Writing the pages", _say):
        changed = project.split(guide, folder, each, pictures, sources)
    # Those of a document are gone when its site is made.
    wrote = f"Wrote {report.several(len(changed), 'changed file')}. " if folder == Path() else ""
    _say(f"{wrote}Building the site …")
    pages = build(folder, output, offline_name(guide), site_url=site_url, epoch=epoch, waiting=_say_that_it_waits)
    _say(f"Built {report.several(pages, 'page')} and the offline copy {output / offline_name(guide)}.")
    _say(f"Open {output / 'index.html'} in a browser.")


def _understood(
    paths: Sequence[Path],
    shape: str = "",
    *,
    dead_links: Severity = "error",
    names: Path | None = None,
    each: Each = compute,
) -> tuple[Guide, list[Problem]]:
    documents = [document for path in paths for document in load(path)]
    size = sum(len(document.text) for document in documents)
    names = names or beside(paths, outdated_names.NAME)
    look = partial(images.look, sources=paths)
    with told(f"Reading {size / 1_000_000:.1f} MB" if size > MEGABYTE else f"Reading {size / 1_000:.0f} kB", _say):
        return understand(documents, look, shape, names=names, dead_links=dead_links, each=each)


def _names_to_look_for(sources: tuple[Path, ...], outdated: str | None) -> tuple[tuple[Path, ...], Path | None]:
    """The sources, and the file of outdated names: what follows the option is a source where it is no TOML."""
    if outdated is None or outdated.lower().endswith(".toml"):
        return sources or (SOURCE,), Path(outdated) if outdated else None
    sources = (Path(outdated), *sources) if outdated else sources or (SOURCE,)
    names = beside([*sources, SOURCE], outdated_names.NAME)
    if names is None:
        message = "there is no such file, nor one beside the source. Name one: --outdated FILE.toml."
        raise RefusalError(Problem(str(SOURCE / outdated_names.NAME), 1, "missing", "error", message))
    return sources, names


def _checked(paths: Sequence[Path], each: Each = compute, shape: str = "") -> Guide:
    guide, problems = _understood(paths, shape, each=each)
    _stop_at_errors(problems)
    return guide


def _from(guide: Guide, origin: str, licence: str, repo: str = "") -> Guide:
    return replace(guide, source=origin or guide.source, licence=licence or guide.licence, repo=guide.repo or repo)


def _stop_at_errors(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(report.line(problem), err=True)
    if code := _code(problems):
        _say("Nothing was written.")
        sys.exit(code)


def _code(problems: Sequence[Problem]) -> int:
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _write_ids(documents: Sequence[Document], guide: Guide) -> None:
    from studyfold.canonical_text import with_ids

    lacking = [question for question in questions(guide) if not question.has_own_id]
    for document in documents:
        here = [question for question in lacking if question.file == document.path]
        if here:
            path = Path(document.path)
            write(path, rewritten(path.read_bytes(), partial(with_ids, headings=here)))
    _say(f"{report.counted(guide)}; wrote {report.several(len(lacking), 'id')}.")


def _refuse_output(output: Path, source: Path) -> None:
    if str(output) == "-":
        raise refused(output, "is no name of a file. Name one.")
    _refuse_unusable(output)
    if source.is_dir() and any(_same(source, folder) for folder in output.absolute().parents):
        raise refused(output, "would be a part of its own source. Name a file in another folder.")


def _refuse_foreign(source: Path, guide: Guide, *, in_place: bool) -> None:
    """Refuses to write ids into a document that is not in the canonical format."""
    if in_place and not guide.topics and _understood((source,))[0].shape != canonical.SHAPE:
        raise refused(source, "is not in the canonical format, in which ids are written. Name another file with -o.")


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.resolve() == other.resolve()


def _epoch(guide: Guide) -> int:
    """The date of a build, in seconds: the environment's, or the source's."""
    from studyfold.site.date import AFTER_ALL_DATES, changed

    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return changed(Path(guide.topics[0].file))
    if not given.isdecimal() or int(given) >= AFTER_ALL_DATES:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{given}', not seconds since 1970. Mend it, or unset it.")
    return int(given)


class _Refusals:
    """Turns what a stage refuses into one line and an exit code."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, RefusalError):
            click.echo(report.line(error.problem), err=True)
            sys.exit(2)
        if isinstance(error, BuildFailedError):
            click.echo(f"MkDocs stopped; the last site is as it was. It said:\n{error}", err=True)
            sys.exit(1)


def _print(text: str) -> None:
    """Prints for whoever reads on: in UTF-8 always, since the text is the document's and not the system's."""
    try:
        click.echo(text.encode(errors="backslashreplace"))
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is left in the buffer would fail again when Python ends, which then says so in its own way.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise cannot_write(Path("standard output"), error) from None


def _say(text: str) -> None:
    click.echo(text, err=True)
