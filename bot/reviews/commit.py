"""Applied reviews as one commit that names the reviewers. Speaks to the `git` program."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence

from bot.errors import BotError

_WAIT = 300
"""Seconds; a repository's hooks may check all of it."""


class GitError(BotError):
    """Git is missing, or will not do what is asked."""


def check(root: str, files: Sequence[str]) -> None:
    """Make sure that a commit of these files would hold nothing but the reviews.

    Args:
        files: where they lie.

    Raises:
        GitError: no git, no work tree, nobody to commit as, or changes of somebody else's in one
            of the files.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree").strip() != "true":
        raise GitError(f"{root} is not in a git work tree.", _WITHOUT)
    status = ("status", "--porcelain", "-z", "--untracked-files=all", "--ignored=matching")
    # Each entry is two letters, a space and a path; that of a renamed file has its old one after.
    changed = [line[3:] for line in _git(root, *status, "--", *files).split("\0") if line]
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        raise GitError(
            f"{changed[0]}{more} has changes that are not committed, or is not in git.",
            "Commit or undo them first, or apply without --commit.",
        )
    _check_identity(root)


def _check_identity(root: str) -> None:
    for identity in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        try:
            _git(root, "var", identity)
        except GitError as error:
            why = error.problem.partition(": ")[2]
            raise GitError(f"git does not know who commits: {why}", _WHO) from error


def commit(root: str, files: Sequence[str], message: str) -> None:
    """Commit these files and nothing else that is staged.

    Raises:
        GitError: git refused, or did not end well; the files stay as they were written.
    """
    _git(root, "commit", "--quiet", "--only", "--file=-", "--", *files, told=message)


def is_made(root: str, files: Sequence[str]) -> bool:
    """Whether the last commit holds the files as they are."""
    try:
        return not _git(root, "diff", "--name-only", "HEAD", "--", *files)
    except GitError:
        return False


def last(root: str) -> str:
    """The short name of the last commit.

    Raises:
        GitError: there is none.
    """
    return _git(root, "rev-parse", "--short", "HEAD").strip()


def message(reviewed: Mapping[str, Iterable[str]], workspace: str) -> str:
    """The commit's message.

    Args:
        reviewed: guide -> ids of those who reviewed it.
    """
    about = next(iter(reviewed)) if len(reviewed) == 1 else f"{len(reviewed)} guides"
    guides = [f"- {guide}" for guide in reviewed] if len(reviewed) > 1 else []
    people = dict.fromkeys(_line(person) for who in reviewed.values() for person in who)
    trailers = [f"Reviewed-by: {person} ({_line(workspace)})" for person in people]
    parts = (f"Apply the review of {about}", "\n".join(guides), "\n".join(trailers))
    return "\n\n".join(part for part in parts if part) + "\n"


_WITHOUT = "Name a folder that is, with --guides, or apply without --commit."
_WHO = "Set user.name and user.email by `git config`, or apply without --commit."


def _git(root: str, *words: str, told: str = "") -> str:
    program = shutil.which("git")
    if program is None:
        raise GitError("The program git is not installed.", "Install it, or leave out --commit.")
    # File names as they are, never as patterns; messages in the language that is quoted below.
    line = [program, "--literal-pathspecs", "-C", os.fspath(root), *words]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and every word is ours or a file's name
            line,
            input=told.encode(),
            capture_output=True,
            timeout=_WAIT,
            check=False,
            env=os.environ | {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(f"git {words[0]} did not run ({type(error).__name__}).", _SEE) from error
    if done.returncode:
        raise GitError(f"git {words[0]} refused: {_reason(done.stderr or done.stdout)}.", _SEE)
    return done.stdout.decode("utf-8", "replace")


_SEE = "`git status` in the guides folder says more."


def _reason(output: bytes) -> str:
    """The first line that says why."""
    lines = [line.strip() for line in output.decode("utf-8", "replace").splitlines()]
    said = [line for line in lines if line]
    why = next((line for line in said if line.startswith(("fatal:", "error:"))), "")
    return _line(why or (said or ["it does not say why"])[0]).rstrip(".")[:300]


def _line(text: str) -> str:
    """One line without control characters, so that nobody's id can add lines of its own."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
