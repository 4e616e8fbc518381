"""Writing: only what changes, never over somebody else's file."""

import errno
import os

import pytest

from studyfold.model import RefusalError
from studyfold.pages import MARK
from studyfold.site.output import image_digest, write, write_owned

PNG = b"\x89PNG"
OURS = f"---\n# {MARK}\n---\n# Roses\n".encode()


def test_write_makes_folders(folder):
    assert write(folder / "a/b/c.md", b"text")
    assert (folder / "a/b/c.md").read_bytes() == b"text"


def test_what_is_unchanged_is_not_rewritten(folder):
    write(folder / "a.md", b"text")
    os.utime(folder / "a.md", (1, 1))
    assert not write(folder / "a.md", b"text")
    assert (folder / "a.md").stat().st_mtime == 1


def test_a_disk_that_fills_up_leaves_what_was_there(folder, monkeypatch):
    write(folder / "a.md", b"text")

    def half(path, data):
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr("pathlib.Path.write_bytes", half)
    with pytest.raises(RefusalError) as refusal:
        write(folder / "a.md", b"other text")
    told = "can't be written (No space left on device). Make room on the disk."
    assert refusal.value.problem.message == told
    assert [path.name for path in folder.iterdir()] == ["a.md"]
    assert (folder / "a.md").read_bytes() == b"text"


def test_nothing_half_written_stays_behind(folder):
    write(folder / "a.md", b"text")
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_where_nothing_can_be_written(folder):
    (folder / "file").write_text("in the way")
    with pytest.raises(RefusalError) as caught:
        write(folder / "file/a.md", b"text")
    assert caught.value.problem.code == "output"


def test_what_changes_is_named(folder):
    files = {"docs/topics/a.md": OURS, "docs/topics/b.md": OURS}
    assert write_owned(folder, files, ["docs/topics"]) == ["docs/topics/a.md", "docs/topics/b.md"]
    assert write_owned(folder, files, ["docs/topics"]) == []
    assert write_owned(folder, files | {"docs/topics/b.md": OURS + b"more"}, ["docs/topics"]) == ["docs/topics/b.md"]


def test_what_is_stale_is_removed(folder):
    write_owned(folder, {"docs/topics/a.md": OURS, "docs/topics/b.md": OURS}, ["docs/topics"])
    assert write_owned(folder, {"docs/topics/a.md": OURS}, ["docs/topics"]) == ["docs/topics/b.md"]
    assert [path.name for path in (folder / "docs/topics").iterdir()] == ["a.md"]


def test_a_file_of_somebody_else_is_kept(folder):
    write(folder / "docs/topics/mine.md", b"# My own page\n")
    write_owned(folder, {"docs/topics/a.md": OURS}, ["docs/topics"])
    assert (folder / "docs/topics/mine.md").read_bytes() == b"# My own page\n"


def test_a_file_of_somebody_else_is_not_overwritten_and_nothing_is_written(folder):
    write(folder / "docs/topics/b.md", b"# My own page\n")
    with pytest.raises(RefusalError, match=r"b\.md"):
        write_owned(folder, {"docs/topics/a.md": OURS, "docs/topics/b.md": OURS}, ["docs/topics"])
    assert not (folder / "docs/topics/a.md").exists()
    assert (folder / "docs/topics/b.md").read_bytes() == b"# My own page\n"


def test_images_copied_earlier_are_removed(folder):
    copied = f"{image_digest(PNG)}-bed.png"
    write_owned(folder, {f"docs/media/{copied}": PNG}, ["docs/media"])
    write(folder / "docs/media/own.png", PNG)
    write(folder / "docs/media/0123456789abcdef-own.png", PNG)
    assert write_owned(folder, {}, ["docs/media"]) == [f"docs/media/{copied}"]
    assert sorted(path.name for path in (folder / "docs/media").iterdir()) == ["0123456789abcdef-own.png", "own.png"]


def test_a_folder_in_the_way(folder):
    (folder / "docs/topics/a.md").mkdir(parents=True)
    with pytest.raises(RefusalError):
        write_owned(folder, {"docs/topics/a.md": OURS}, ["docs/topics"])


def test_a_link_in_the_way_is_not_followed_out_of_the_project(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "precious.md"
    outside.write_text("precious")
    (folder / "docs/topics").mkdir(parents=True)
    (folder / "docs/topics/a.md").symlink_to(outside)
    with pytest.raises(RefusalError):
        write_owned(folder, {"docs/topics/a.md": OURS}, ["docs/topics"])
    assert outside.read_text() == "precious"
