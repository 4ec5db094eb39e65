"""A folder and its library, now and after every kind of change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.errors import GuidesFolderError
from bot.guides import read as reading
from bot.guides.library import Library
from bot.guides.shelf import Shelf
from tests.guides.kit import guide_text, numbered, write

STILL = "Until then the last good version answers."
BROKEN = "---\ncompany: acme\nrole: [\n---\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two good guides."""
    return write(tmp_path / "guides", {"a.md": numbered("acme"), "b.md": numbered("bolt")})


@pytest.fixture
def shelf(root: Path) -> Shelf:
    """The folder's shelf, loaded, without a cache."""
    shelf = Shelf(root)
    shelf.load()
    return shelf


def ids(library: Library) -> list[str]:
    return [card.id for card in library]


def base(library: Library, company: str) -> str:
    figures = library.guide(f"{company}/staff-engineer").bands[0].base
    assert figures is not None
    return str(figures.low)


def errors(library: Library) -> list[tuple[str, str]]:
    return [(f.path, f.rule) for f in library.findings if f.severity == "error"]


def test_a_shelf_is_empty_until_it_is_loaded(root: Path) -> None:
    shelf = Shelf(root)
    assert ids(shelf.library) == []
    assert shelf.load() is shelf.library
    assert ids(shelf.library) == ["acme/staff-engineer", "bolt/staff-engineer"]


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "bad/bytes.md": b"---\n\xff\n---\n",
            "bad/front.md": "no front matter",
            "bad/open.md": "---\ncompany: x\n",
            "bad/yaml.md": BROKEN,
            "bad/bomb.md": "---\na: &a [x]\nb: [*a, *a]\n---\n",
            "bad/deep.md": f"---\na: {'[' * 30_000}\n---\n",
            "bad/range.md": numbered("x", base=9_000_000),
            "bad/huge.md": "",
            "bad/.hidden.md": "",
            "bad/x.md~": "",
            "good.md": numbered("acme"),
            "good2.md": numbered("acme"),
        },
    )
    os.truncate(tmp_path / "bad" / "huge.md", 50_000_000)
    os.mkfifo(tmp_path / "bad" / "pipe.md")
    (tmp_path / "bad" / "out.md").symlink_to("/etc/hostname")
    library = Shelf(tmp_path).load()
    assert ids(library) == ["acme/staff-engineer"]
    assert sorted(errors(library)) == [
        ("bad/bomb.md", "yaml"),
        ("bad/bytes.md", "not-utf-8"),
        ("bad/deep.md", "yaml"),
        ("bad/front.md", "no-front-matter"),
        ("bad/huge.md", "too-large"),
        ("bad/open.md", "front-matter-open"),
        ("bad/out.md", "link-outside"),
        ("bad/pipe.md", "not-a-file"),
        ("bad/range.md", "bad-value"),
        ("bad/yaml.md", "yaml"),
        ("good2.md", "duplicate-id"),
    ]


def test_a_reload_swaps_the_snapshot_whole(shelf: Shelf, root: Path) -> None:
    before = shelf.library
    write(root, {"a.md": numbered("acme", base=1), "c.md": numbered("core")})
    (root / "b.md").unlink()
    after = shelf.reload()
    assert after is shelf.library is not before
    assert ids(after) == ["acme/staff-engineer", "core/staff-engineer"]
    assert base(after, "acme") == "1"
    # Whoever still holds the old snapshot sees nothing of it.
    assert ids(before) == ["acme/staff-engineer", "bolt/staff-engineer"]
    assert (base(before, "acme"), base(before, "bolt")) == ("900000", "900000")


def test_an_unchanged_guide_is_not_read_again(shelf: Shelf, root: Path) -> None:
    kept = shelf.library.guide("bolt/staff-engineer")
    write(root, {"a.md": numbered("acme", base=1)})
    assert shelf.reload().guide("bolt/staff-engineer") is kept


def test_a_broken_edit_keeps_the_last_good_version_and_says_so(shelf: Shelf, root: Path) -> None:
    write(root, {"a.md": BROKEN})
    library = shelf.reload()
    assert base(library, "acme") == "900000"
    [finding] = library.findings
    assert (finding.severity, finding.path, finding.rule) == ("error", "a.md", "yaml")
    assert finding.remedy.endswith(STILL)


def test_a_second_broken_edit_still_keeps_it(shelf: Shelf, root: Path) -> None:
    for text in (BROKEN, "nothing left", BROKEN):
        write(root, {"a.md": text})
        library = shelf.reload()
        assert base(library, "acme") == "900000"
        [finding] = library.findings
        assert finding.remedy.count(STILL) == 1
    assert shelf.reload().findings == library.findings  # nothing changed: still said


def test_a_fixed_edit_clears_it(shelf: Shelf, root: Path) -> None:
    write(root, {"a.md": BROKEN})
    shelf.reload()
    write(root, {"a.md": numbered("acme", base=7)})
    library = shelf.reload()
    assert (library.findings, base(library, "acme")) == ((), "7")


def test_a_file_broken_from_the_start_has_no_good_version(shelf: Shelf, root: Path) -> None:
    write(root, {"c.md": BROKEN})
    library = shelf.reload()
    assert errors(library) == [("c.md", "yaml")]
    assert STILL not in library.findings[0].remedy


def test_a_broken_guide_that_is_deleted_is_gone(shelf: Shelf, root: Path) -> None:
    write(root, {"a.md": BROKEN})
    shelf.reload()
    (root / "a.md").unlink()
    library = shelf.reload()
    assert (ids(library), library.findings) == (["bolt/staff-engineer"], ())


def test_a_load_starts_afresh(shelf: Shelf, root: Path) -> None:
    write(root, {"a.md": BROKEN})
    library = shelf.load()
    assert (ids(library), errors(library)) == (["bolt/staff-engineer"], [("a.md", "yaml")])


def test_a_file_may_become_a_pipe_or_a_huge_one(shelf: Shelf, root: Path) -> None:
    (root / "a.md").unlink()
    os.mkfifo(root / "a.md")
    os.truncate(root / "b.md", 50_000_000)
    library = shelf.reload()
    assert errors(library) == [("a.md", "not-a-file"), ("b.md", "too-large")]
    assert ids(library) == ["acme/staff-engineer", "bolt/staff-engineer"]


def test_an_edit_may_change_a_guides_id(shelf: Shelf, root: Path) -> None:
    write(root, {"a.md": numbered("zeta")})
    assert ids(shelf.reload()) == ["zeta/staff-engineer", "bolt/staff-engineer"]


def test_a_new_claim_to_an_id_is_a_finding_until_it_is_withdrawn(shelf: Shelf, root: Path) -> None:
    write(root, {"c.md": numbered("acme", base=1)})
    library = shelf.reload()
    assert (errors(library), base(library, "acme")) == ([("c.md", "duplicate-id")], "900000")
    (root / "c.md").unlink()
    assert shelf.reload().findings == ()


def test_a_replaced_file_of_equal_size_and_time_is_seen(shelf: Shelf, root: Path) -> None:
    seen = (root / "a.md").stat()
    write(root, {".draft": numbered("acme", base=800_000)})
    os.replace(root / ".draft", root / "a.md")
    os.utime(root / "a.md", ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert (root / "a.md").stat().st_size == seen.st_size
    assert base(shelf.reload(), "acme") == "800000"


class Unreadable:
    """`open` that fails; the modes of files cannot stop root."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def __call__(self, *args: object) -> object:
        raise self.error


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(PermissionError(13, "Permission denied"), id="permission"),
        pytest.param(OSError(24, "Too many open files"), id="too many open files"),
        pytest.param(OSError(5, "Input/output error"), id="input/output error"),
    ],
)
def test_an_unreadable_guide_is_served_as_it_was_and_read_when_it_can_be(
    shelf: Shelf, root: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    write(root, {"a.md": numbered("acme", base=5)})
    with monkeypatch.context() as patch:
        patch.setattr(reading, "open", Unreadable(error), raising=False)
        library = shelf.reload()
    assert (errors(library), base(library, "acme")) == ([("a.md", "unreadable")], "900000")
    assert str(error.strerror) in library.findings[0].problem
    # The file has not changed since; what kept it from being read has passed.
    library = shelf.reload()
    assert (library.findings, base(library, "acme")) == ((), "5")


def test_an_unreadable_guide_is_not_remembered_as_such(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = str(tmp_path / "cache")
    with monkeypatch.context() as patch:
        patch.setattr(reading, "open", Unreadable(PermissionError(13, "no")), raising=False)
        assert len(Shelf(root, cache).load()) == 0
    assert len(Shelf(root, cache).load()) == 2


def test_a_folder_that_is_gone_leaves_the_snapshot_in_use(shelf: Shelf, root: Path) -> None:
    before = shelf.library
    root.rename(root.parent / "elsewhere")
    with pytest.raises(GuidesFolderError):
        shelf.reload()
    assert shelf.library is before
    (root.parent / "elsewhere").rename(root)
    assert ids(shelf.reload()) == ids(before)


def test_a_missing_folder_is_an_error_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(GuidesFolderError, match="is not there"):
        Shelf(tmp_path / "none").load()


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    library = Shelf(tmp_path).load()
    assert (len(library), library.findings) == (0, ())


def test_progress_counts_every_file(root: Path) -> None:
    told: list[tuple[int, int]] = []
    Shelf(root).load(lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_a_windows_file_is_a_guide_like_any_other(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"\xef\xbb\xbf" + guide_text().replace("\n", "\r\n").encode()})
    library = Shelf(tmp_path).load()
    assert (ids(library), library.findings) == (["acme/staff-engineer"], ())
