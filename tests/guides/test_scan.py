"""Which files are guides: hidden ones, editors' leavings and links out of the folder are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.errors import GuidesFolderError
from bot.guides.scan import MAX_DEPTH, Scan, scan
from tests.guides.kit import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty folder of guides, with a neighbour beside it."""
    write(tmp_path, {"outside/secret.md": "x"})
    (tmp_path / "guides").mkdir()
    return tmp_path / "guides"


def found(root: Path) -> list[str]:
    return list(scan(str(root)).files)


def rules(seen: Scan) -> list[tuple[str, str, str]]:
    return [(f.severity, f.path, f.rule) for f in seen.findings]


def test_guides_are_listed_by_relative_path_in_order(root: Path) -> None:
    write(root, {"b/x.md": "", "a/y.md": "", "a/b/c.md": "", "z.md": "", "a.md": ""})
    assert found(root) == ["a.md", "a/b/c.md", "a/y.md", "b/x.md", "z.md"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md", ".claude/agent.md", ".git/x.md", "a/.obsidian/x.md", ".x.md.swp", "x.md.swp",
        "x.md~", "#x.md#", ".#x.md", "x.md.bak", "x.md.tmp", "x.txt", "README",
        "x.md.orig", "#folder/x.md",
    ],
)  # fmt: skip
def test_what_is_no_guide_is_passed_over_in_silence(root: Path, name: str) -> None:
    write(root, {name: "x", "a.md": "x"})
    seen = scan(str(root))
    assert list(seen.files) == ["a.md"]
    assert seen.findings == ()


@pytest.mark.parametrize("name", ["x.markdown", "X.MD", "a/x.Md", "x.MARKDOWN"])
def test_a_guide_of_another_ending_is_noted(root: Path, name: str) -> None:
    write(root, {name: "x", "a.md": "x"})
    seen = scan(str(root))
    assert list(seen.files) == ["a.md"]
    assert rules(seen) == [("note", name, "not-read")]
    assert ".md" in seen.findings[0].remedy


def test_an_editors_lock_that_leads_nowhere_is_passed_over(root: Path) -> None:
    (root / ".#x.md").symlink_to("ada@host.1234:5678")
    seen = scan(str(root))
    assert (dict(seen.files), seen.findings) == ({}, ())


@pytest.mark.parametrize("name", ["link.md", "link", "deep/link.md"])
@pytest.mark.parametrize("target", ["secret.md", "."], ids=["a file", "a folder"])
def test_a_link_out_of_the_folder_is_a_finding(root: Path, name: str, target: str) -> None:
    link = root / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(root.parent / "outside" / target)
    seen = scan(str(root))
    assert dict(seen.files) == {}
    assert rules(seen) == [("error", name, "link-outside")]
    assert seen.findings[0].remedy == "Put the file itself here."


def test_a_link_to_a_sibling_whose_name_begins_alike_is_outside(root: Path) -> None:
    write(root.parent, {"guides-old/x.md": ""})
    (root / "x.md").symlink_to(root.parent / "guides-old" / "x.md")
    assert rules(scan(str(root))) == [("error", "x.md", "link-outside")]


def test_a_link_that_leaves_by_way_of_another_is_outside(root: Path) -> None:
    (root / "hop.md").symlink_to(root / ".hop")
    (root / ".hop").symlink_to(root.parent / "outside" / "secret.md")
    assert rules(scan(str(root))) == [("error", "hop.md", "link-outside")]


def test_a_link_to_a_file_inside_is_read(root: Path) -> None:
    write(root, {"drafts/new.md": "x"})
    (root / "live.md").symlink_to("drafts/new.md")
    assert found(root) == ["drafts/new.md", "live.md"]


def test_a_link_to_a_folder_inside_is_not_walked_twice(root: Path) -> None:
    write(root, {"a/x.md": ""})
    (root / "b").symlink_to("a")
    (root / "a" / "up").symlink_to("..")
    seen = scan(str(root))
    assert (list(seen.files), seen.findings) == (["a/x.md"], ())


@pytest.mark.parametrize("name", ["loop.md", "loop"])
def test_a_link_to_itself_does_not_stop_the_rest(root: Path, name: str) -> None:
    write(root, {"a.md": ""})
    (root / name).symlink_to(name)
    assert found(root) == ["a.md"]


def test_a_link_to_nothing_inside_is_noted(root: Path) -> None:
    (root / "x.md").symlink_to("gone.md")
    seen = scan(str(root))
    assert dict(seen.files) == {}
    assert rules(seen) == [("note", "x.md", "not-read")]


def test_the_folder_itself_may_be_a_link(root: Path) -> None:
    write(root, {"a.md": ""})
    (root / "inside.md").symlink_to(root / "a.md")
    link = root.parent / "link"
    link.symlink_to(root)
    seen = scan(str(link))
    assert (list(seen.files), seen.findings) == (["a.md", "inside.md"], ())


def test_a_folder_with_the_name_of_a_guide_is_a_folder(root: Path) -> None:
    write(root, {"x.md/y.md": ""})
    assert found(root) == ["x.md/y.md"]


def test_a_pipe_is_listed_without_being_opened(root: Path) -> None:
    os.mkfifo(root / "x.md")
    assert found(root) == ["x.md"]


def test_folders_are_followed_to_a_depth(root: Path) -> None:
    write(root, {"d/" * MAX_DEPTH + "x.md": "", "d/" * (MAX_DEPTH + 1) + "y.md": ""})
    assert found(root) == ["d/" * MAX_DEPTH + "x.md"]


def test_a_name_that_is_not_text_is_still_a_file(root: Path) -> None:
    write(root, {os.fsdecode(b"caf\xe9.md"): ""})
    assert [os.fsencode(name) for name in found(root)] == [b"caf\xe9.md"]


def test_facts_change_when_a_file_does(root: Path) -> None:
    write(root, {"a.md": "one", "b.md": "x"})
    before = scan(str(root)).files
    write(root, {"a.md": "four"})
    (root / "b.md").unlink()
    write(root, {"b.md": "x"})
    after = scan(str(root)).files
    assert after["a.md"] != before["a.md"]
    assert after["b.md"] != before["b.md"]


def test_facts_stay_while_a_file_does(root: Path) -> None:
    write(root, {"a.md": "one"})
    assert scan(str(root)).files == scan(str(root)).files


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda path: None, "is not there", id="missing"),
        pytest.param(lambda path: path.write_text("x"), "is a file", id="a file"),
        pytest.param(lambda path: path.symlink_to("gone"), "is not there", id="a link to nothing"),
    ],
)
def test_a_folder_that_is_none_is_an_error(tmp_path: Path, make: object, says: str) -> None:
    folder = tmp_path / "guides"
    assert callable(make)
    make(folder)
    with pytest.raises(GuidesFolderError) as caught:
        scan(str(folder))
    assert caught.value.folder == str(folder)
    assert says in caught.value.problem
    assert "BANDSTAND_GUIDES" in caught.value.remedy


class Closed:
    """`os.scandir`, but one folder raises; root may open any folder, so modes cannot test this."""

    def __init__(self, folder: Path, error: OSError) -> None:
        self.folder, self.error, self.scandir = str(folder), error, os.scandir

    def __call__(self, folder: str) -> object:
        if folder == self.folder:
            raise self.error
        return self.scandir(folder)


def test_a_folder_that_cannot_be_opened_is_an_error(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "bot.guides.scan.os.scandir", Closed(root, PermissionError(13, "Permission denied"))
    )
    with pytest.raises(GuidesFolderError, match="permission denied"):
        scan(str(root))


def test_a_closed_folder_inside_is_a_finding_and_the_rest_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {"closed/x.md": "", "open/y.md": ""})
    error = PermissionError(13, "Permission denied")
    monkeypatch.setattr("bot.guides.scan.os.scandir", Closed(root / "closed", error))
    seen = scan(str(root))
    assert list(seen.files) == ["open/y.md"]
    assert rules(seen) == [("error", "closed", "unreadable")]
    assert "Permission denied" in seen.findings[0].problem


def test_a_folder_that_goes_away_meanwhile_is_passed_over(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {"gone/x.md": "", "here/y.md": ""})
    monkeypatch.setattr("bot.guides.scan.os.scandir", Closed(root / "gone", FileNotFoundError(2)))
    seen = scan(str(root))
    assert (list(seen.files), seen.findings) == (["here/y.md"], ())
