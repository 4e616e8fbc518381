"""Files to text: encodings, byte order marks, newlines, and clear refusals."""

from pathlib import Path

import pytest

from studyfold.model import RefusalError
from studyfold.reading import read
from studyfold.reading.files import decode, load

HERE = Path("notes.txt")


def refusal(action, *arguments):
    with pytest.raises(RefusalError) as caught:
        action(*arguments)
    return caught.value.problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_with_a_mark(encoding):
    mark = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}.get(encoding, "")
    assert decode(f"{mark}Wie heißt das Öl?\n".encode(encoding), HERE) == "Wie heißt das Öl?\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines(newline):
    assert decode(newline.join(["one", "two", "", "three"]).encode(), HERE) == "one\ntwo\n\nthree"


def test_what_a_printer_struck_twice_stands_once():
    struck = "".join(f"{letter}\b{letter}" for letter in "What?") + " _\br_\by_\be and b\bb\bb"
    assert decode(struck.encode(), Path("a.txt")) == "What? rye and b"


def test_latin_1_is_refused_with_its_byte_and_line():
    problem = refusal(decode, "one\ntwo\nWie heißt das?\n".encode("latin-1"), HERE)
    assert (problem.file, problem.line, problem.code) == ("notes.txt", 3, "encoding")
    assert "0xDF at offset 15" in problem.message
    assert "iconv -f LATIN1 -t UTF-8" in problem.message


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("问：什么是刨子？\n答：木工的工具。\n", "gbk", "GB18030"),
        ("## これは何ですか？\n\nこれは大工の道具です。\n", "shift_jis", "SHIFT_JIS"),
        ("## Что такое рубанок?\n\nЭто инструмент столяра.\n", "koi8_r", "KOI8-R"),
        ("## Qu'est-ce qu'un rabot ?\n\nUn outil de menuisier, très affûté, à semelle plane.\n", "latin-1", "LATIN1"),
        ("A b\xfcd.\n", "latin-1", "LATIN1"),
    ],
)
def test_the_encoding_that_the_bytes_fit_is_named(text, encoding, name):
    problem = refusal(decode, text.encode(encoding), HERE)
    assert f"iconv -f {name} -t UTF-8 FILE)." in problem.message


def test_latin_1_after_a_byte_order_mark_and_old_newlines():
    problem = refusal(decode, b"\xef\xbb\xbfone\rtwo\r\xdf\n", HERE)
    assert problem.line == 3


@pytest.mark.parametrize("data", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "words".encode("utf-16-le")])
def test_nul_bytes_are_no_text(data):
    assert refusal(decode, data, HERE).code == "binary"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data):
    assert refusal(decode, data, HERE).code == "empty"


def test_a_cut_utf_16_file_is_refused():
    assert refusal(decode, "abc".encode("utf-16")[:-1], HERE).code in ("encoding", "binary")


def test_a_folder_is_read_in_name_order(folder):
    for name in ("02-b.md", "01-a.markdown", "10-c.txt", "notes.pdf", ".hidden.md"):
        folder.joinpath(name).write_text(name)
    folder.joinpath("folder.md").mkdir()
    assert [document.path for document in load(Path()) if not document.path.startswith(".")] == [
        "01-a.markdown",
        "02-b.md",
        "10-c.txt",
    ]


def test_hidden_files_of_editors_are_no_source(folder):
    folder.joinpath("01-a.md").write_text("# A")
    folder.joinpath(".01-a.md").write_text("a lock, a backup, or a half-written file")
    assert [document.path for document in load(Path())] == ["01-a.md"]


def written(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


FOLDERS = {
    "more of its own": (["a.md", "b.md", "c/d.md"], ["a.md", "b.md", "c/d.md"]),
    "files about the others": (["README.md", "LICENSE.md", "b/c.md"], ["LICENSE.md", "README.md", "b/c.md"]),
    "folders in folders": (["b/c.md", "e/f/g.rst"], ["b/c.md", "e/f/g.rst"]),
    "hidden folders": (["README.md", ".github/c.md", "node_modules/c/d.md", "b/c.md"], ["README.md", "b/c.md"]),
    "a built site": (["README.md", "b/c.md", "site/index.html", "site/.studyfold-files"], ["README.md", "b/c.md"]),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_is_read_with_all_folders_in_it(folder, name):
    names, read = FOLDERS[name]
    written(folder, *names)
    assert [document.text for document in load(folder)] == read


@pytest.mark.parametrize(("path", "code"), [("missing.md", "missing"), ("empty", "no-source")])
def test_nothing_to_read(folder, path, code):
    folder.joinpath("empty").mkdir()
    problem = refusal(load, Path(path))
    assert (problem.file, problem.code) == (path, code)


def test_what_a_folder_lacks_is_named_by_the_usual_endings(folder):
    assert "no *.md, *.txt, *.html, *.rst, *.adoc, *.gift file" in refusal(load, folder).message


def test_a_name_that_is_too_long_is_refused(folder):
    assert refusal(load, folder / ("a" * 500)).code in ("missing", "unreadable")


@pytest.mark.parametrize(("front", "refused"), [("", False), ("---\nid: bread\n---\n", True)])
def test_an_empty_file_among_others_is_refused_in_our_own_format_alone(folder, front, refused):
    (folder / "a.md").write_text(f"{front}# Bread\n\n## What is rye?\n\nA grain.\n")
    (folder / "b.md").write_text("")
    documents = load(folder)
    if refused:
        assert refusal(read, documents).file.endswith("b.md")
    else:
        assert len(read(documents)[0].topics) == 1


def test_what_is_utf_8_by_its_bytes_is_so_whatever_a_page_says():
    page = '<meta charset="iso-8859-1"><p>Wie heißt das Öl?'
    assert decode(page.encode(), Path("a.html")) == page
    assert decode(page.encode("latin-1"), Path("a.html")) == page
