"""The images that a document may show: those in its own folder, in a folder that was named, in its repository."""

import errno
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from pictures import BLUE, RED

TEXT = "## What is it?\n\nIt is ![it]({}).\n"
OUTSIDE = "lies outside the source's folder and repository. Copy it beside the source. (warning)"


@pytest.fixture
def disk(folder):
    """A folder with a picture that lies in no project, and one for documents."""
    (folder / "private.png").write_bytes(RED)
    (folder / "mine").mkdir()
    return folder


def built(run, disk, source, named, what=None):
    """What is said of a document that names an image, and the images of its site."""
    path = disk / source
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(named))
    result = run("build", what or source, "-o", "out")
    assert result.exit_code == 0, result.output
    assert result.exception is None
    return result.output, [each.read_bytes() for each in (disk / "out").glob("media/*")]


@pytest.mark.parametrize("named", ["../private.png", "../mine/../private.png", "%2e%2e/private.png", "{}/private.png"])
def test_no_image_is_taken_from_outside(run, disk, named):
    named = named.format(disk)
    said, shown = built(run, disk, "mine/a.md", named)
    assert f"mine/a.md:3: the image '{named}' {OUTSIDE}" in said
    assert shown == []


def test_a_link_leads_nowhere_outside(run, disk):
    (disk / "mine/a.png").symlink_to(disk / "private.png")
    (disk / "mine/far").symlink_to(disk)
    assert built(run, disk, "mine/a.md", "a.png")[1] == []
    assert built(run, disk, "mine/a.md", "far/private.png")[1] == []


def test_a_link_leads_to_nothing_but_images(run, disk):
    (disk / "mine/.git").mkdir()
    (disk / "mine/.git/config").write_text("token")
    (disk / "mine/a.png").symlink_to(disk / "mine/.git/config")
    assert built(run, disk, "mine/a.md", "a.png")[1] == []


@pytest.mark.parametrize("mark", [".git", "mkdocs.yml"])
@pytest.mark.parametrize("named", ["../assets/x.png", "/assets/x.png"])
def test_a_document_shows_what_lies_in_its_repository(run, disk, mark, named):
    (disk / "mine/assets").mkdir()
    (disk / "mine/assets/x.png").write_bytes(BLUE)
    (disk / "mine" / mark).touch()
    said, shown = built(run, disk, "mine/docs/a.md", named)
    assert "image" not in said
    assert shown == [BLUE]
    assert built(run, disk, "mine/docs/a.md", "../../private.png")[1] == []


def test_the_files_of_a_folder_that_is_named_show_what_lies_in_it(run, disk):
    (disk / "mine/assets").mkdir()
    (disk / "mine/assets/x.png").write_bytes(BLUE)
    assert built(run, disk, "mine/docs/a.md", "../assets/x.png", "mine")[1] == [BLUE]
    assert built(run, disk, "mine/docs/a.md", "../assets/x.png")[1] == []
    assert built(run, disk, "mine/docs/a.md", "../../private.png", "mine")[1] == []


def test_an_import_takes_nothing_along_from_outside(run, disk):
    (disk / "mine/a.md").write_text(TEXT.format("../private.png"))
    result = run("import", "mine/a.md", "-o", "new/made.md", "--report", "report.md")
    assert result.exit_code == 0, result.output
    assert not (disk / "new/images").exists()
    assert "## Images outside the folder" in (disk / "report.md").read_text()


@pytest.mark.parametrize("named", ["a" * 5_000 + ".png", "a%00.png", "circle.png", "a" * 300 + "/x.png"])
def test_a_name_that_no_file_has_is_told(run, disk, named):
    (disk / "mine/circle.png").symlink_to("circle.png")
    said, shown = built(run, disk, "mine/a.md", named)
    assert "mine/a.md:3: there is no image" in said
    assert shown == []


def test_two_files_may_have_images_of_one_name(run, disk):
    for name, data in {"a": RED, "b": BLUE, "c": None}.items():
        (disk / "mine" / name).mkdir()
        (disk / f"mine/{name}/{name}.md").write_text(f"## What is {name}?\n\nIt is ![{name}](<my x(1).png>).\n")
        if data:
            (disk / f"mine/{name}/my x(1).png").write_bytes(data)
    result = run("build", "mine", "-o", "out")
    assert result.exit_code == 0, result.output
    shown = "".join(path.read_text() for path in (disk / "out/topics").glob("*.html"))
    found = dict(re.findall(r'<img src="\.\./media/([^"]*)" alt="(.)"', shown))
    assert {alt: (disk / "out/media" / unquote(name)).read_bytes() for name, alt in found.items()} == {
        "a": RED,
        "b": BLUE,
    }


def test_an_import_takes_along_an_image_whose_name_has_blanks(run, disk):
    (disk / "mine/my x.png").write_bytes(BLUE)
    (disk / "mine/a.md").write_text(TEXT.format("<my x.png>") + "\n![again][r]\n\n[r]: <my x.png> 'Title'\n")
    assert run("import", "mine/a.md", "-o", "new/made.md").exit_code == 0
    (image,) = (disk / "new/images").iterdir()
    assert (disk / "new/made.md").read_text().count(f"<images/{image.name}>") == 2


@pytest.mark.parametrize("command", ["build", "import"])
def test_an_image_that_cannot_be_read_is_told(run, disk, monkeypatch, command):
    (disk / "mine/x.png").write_bytes(BLUE)
    (disk / "mine/a.md").write_text(TEXT.format("x.png"))
    read = Path.read_bytes

    def forbidden(path):
        if path.suffix == ".png":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    result = run(command, "mine/a.md", "-o", "out")
    assert result.exit_code == 2
    assert "mine/x.png:1: can't be read (Permission denied)" in result.output
