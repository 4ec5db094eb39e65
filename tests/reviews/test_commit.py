"""The commit of applied reviews: what it holds, whom it names, and when there is none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bot.reviews.commit import GitError, check, commit, is_made, last, message

FILE = b"---\r\ncompany: acme\r\nrole: staff\r\n---\r\n"


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A work tree with one guide, committed."""
    root = tmp_path / "guides"
    root.mkdir()
    (root / "staff.md").write_bytes(FILE)
    _git(root, "init", "--quiet", ".")
    _git(root, "config", "user.name", "Ann")
    _git(root, "config", "user.email", "ann@example.com")
    _git(root, "config", "core.autocrlf", "false")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message=start")
    return root


def test_the_commit_holds_those_files_only_and_names_the_reviewers(tree: Path) -> None:
    (tree / "other.txt").write_text("staged by somebody")
    _git(tree, "add", "other.txt")
    file = str(tree / "staff.md")
    check(str(tree), [file])
    _edit(tree)
    told = message({"acme/staff": ["U1"], "acme/lead": ["U2", "U1"]}, "slack:T1")
    assert not is_made(str(tree), [file])
    commit(str(tree), [file], told)
    assert is_made(str(tree), [file])
    name = last(str(tree))
    assert _git(tree, "log", "-1", "--format=%h|%an|%ae|%s").strip() == (
        f"{name}|Ann|ann@example.com|Apply the review of 2 guides"
    )
    trailers = _git(tree, "log", "-1", "--format=%(trailers)").strip().splitlines()
    assert trailers == ["Reviewed-by: U1 (slack:T1)", "Reviewed-by: U2 (slack:T1)"]
    assert _git(tree, "show", "--name-only", "--format=").split() == ["staff.md"]
    assert _git(tree, "status", "--porcelain").split() == ["A", "other.txt"]


def test_nobodys_id_can_write_lines_of_a_commit() -> None:
    assert message({"acme/staff": ["U1\nSigned-off-by: x"]}, "slack:T1") == (
        "Apply the review of acme/staff\n\nReviewed-by: U1 Signed-off-by: x (slack:T1)\n"
    )


def _edit(tree: Path) -> None:
    (tree / "staff.md").write_bytes(FILE + b"\n")


def _stage(tree: Path) -> None:
    _edit(tree)
    _git(tree, "add", ".")


def _untrack(tree: Path) -> None:
    _git(tree, "rm", "--quiet", "--cached", "staff.md")
    _git(tree, "commit", "--quiet", "--message=untracked")


def _ignore(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.md\n")
    _untrack(tree)


@pytest.mark.parametrize("change", [_edit, _stage, _untrack, _ignore])
def test_a_file_with_other_changes_is_not_committed(
    tree: Path, change: object, capfd: pytest.CaptureFixture[str]
) -> None:
    assert callable(change)
    change(tree)
    with pytest.raises(GitError, match=r"staff\.md has changes .* or is not in git"):
        check(str(tree), [str(tree / "staff.md")])
    assert capfd.readouterr() == ("", "")


def test_a_folder_outside_git_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match=r"git rev-parse refused: .*not a git repository"):
        check(str(tmp_path), [])


def test_without_git_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git is not installed"):
        check(str(tmp_path), [])


def test_a_hook_that_refuses_is_quoted(tree: Path) -> None:
    hook = tree / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'error: guides are frozen this week' >&2\nexit 1\n")
    hook.chmod(0o755)
    _edit(tree)
    with pytest.raises(GitError, match="git commit refused: error: guides are frozen this week"):
        commit(str(tree), [str(tree / "staff.md")], "x")
