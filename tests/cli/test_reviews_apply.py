"""`bandstand reviews apply`: reviews back into the files, as a diff, and as a commit."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.cli import main, reviews_apply
from bot.reviews import commit
from bot.reviews.ledger.ledger import Ledger
from tests.cli.reviewing import (
    FRONT,
    SLACK,
    address,
    applied,
    done,
    fixture_guides,
    kept,
    postgresql,
    postgresql_server,
    run,
    sqlite,
)

__all__ = ["address", "fixture_guides", "kept", "postgresql", "postgresql_server", "sqlite"]


def test_apply_writes_this_workspaces_reviews_once(
    kept: Ledger, guides: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done(kept, "acme/staff")
    done(kept, "acme/lead", workspace="slack:T2")
    out, err = run(capsys, "apply", "--workspace", SLACK)
    assert out == "staff.md: next_review_due 2027-02-18 (reviewed by U1)\n"
    assert err == "1 file written.\n"
    assert (guides / "staff.md").read_text() == applied("staff")
    assert (guides / "lead.md").read_text() == FRONT.format(role="lead")
    out, err = run(capsys, "apply", "--workspace", SLACK)
    assert (out, err) == ("", f"The files have every review of {SLACK}.\n")


def test_once_applied_the_workspace_and_the_files_agree(
    kept: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    def rows(*args: str) -> list[tuple[str, str, str]]:
        assert main(["stale", "--json", "--on", "2026-11-22", "--state", "fresh", *args]) == 0
        told = map(json.loads, capsys.readouterr().out.splitlines())
        return [(row["guide"], row["due"], row["numbers"]) for row in told]

    done(kept, "acme/staff", "numbers")
    before = rows("--workspace", SLACK)
    assert before == [("acme/staff", "2027-02-18", "2026-11-20")]
    assert rows() == []
    run(capsys, "apply", "--workspace", SLACK)
    assert rows() == rows("--workspace", SLACK) == before


def test_numbers_and_then_a_text_check_name_both_reviewers(
    kept: Ledger, guides: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done(kept, "acme/staff", "numbers", "U1")
    done(kept, "acme/staff", "text", "U2", version=1)
    out, _ = run(capsys, "apply", "--workspace", SLACK, "--json")
    assert json.loads(out) == {
        "guide": "acme/staff",
        "outcome": "written",
        "path": "staff.md",
        "changes": {
            "last_updated": "2026-11-20",
            "next_review_due": "2027-02-18",
            "salary_data_quarter": "2026-Q3",
            "source": "Own offers",
        },
        "reviewers": ["U2", "U1"],
    }
    assert "data_sources:\n  - Own offers\n---\n" in (guides / "staff.md").read_text()


def test_a_dry_run_prints_a_diff_and_writes_nothing(
    kept: Ledger, guides: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done(kept, "acme/staff")
    out, err = run(capsys, "apply", "--workspace", SLACK, "--dry-run")
    assert out.startswith("--- a/staff.md\n+++ b/staff.md\n")
    assert "-next_review_due: 2026-05-23\n+next_review_due: 2027-02-18\n" in out
    assert err == "1 file would be written.\n"
    assert (guides / "staff.md").read_text() == FRONT.format(role="staff")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda file: file.unlink(), "deleted or renamed"),
        (lambda file: file.write_text(FRONT.format(role="cook")), "deleted or renamed"),
        (lambda file: file.write_text(applied("staff").replace("-18", "-19")), "later word"),
    ],
    ids=["deleted", "renamed", "dated otherwise"],
)
def test_what_is_skipped_is_said_and_the_rest_is_written(
    kept: Ledger,
    guides: Path,
    capsys: pytest.CaptureFixture[str],
    change: object,
    why: str,
) -> None:
    done(kept, "acme/staff")
    done(kept, "acme/lead")
    assert callable(change)
    change(guides / "staff.md")
    out, err = run(capsys, "apply", "--workspace", SLACK, status=1)
    assert out.startswith("lead.md: ")
    assert err.startswith("Skipped acme/staff. ")
    assert why in err
    assert err.endswith("1 file written, 1 skipped.\n")
    assert (guides / "lead.md").read_text() == applied("lead")


def test_a_file_changed_meanwhile_is_skipped_as_json(
    kept: Ledger,
    guides: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def edited(*args: object) -> tuple[str, ...]:
        (guides / "staff.md").write_text("an editor's other text")
        return ()

    done(kept, "acme/staff")
    monkeypatch.setattr(reviews_apply, "reviewers", edited)
    out, _ = run(capsys, "apply", "--workspace", SLACK, "--json", status=1)
    told = json.loads(out)
    assert (told["guide"], told["outcome"]) == ("acme/staff", "skipped")
    assert "staff.md: The file was changed while" in told["why"]
    assert (guides / "staff.md").read_text() == "an editor's other text"


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def tree(guides: Path) -> Path:
    """The guides, committed in a work tree of their own."""
    _git(guides, "init", "--quiet", ".")
    _git(guides, "config", "user.name", "Ann")
    _git(guides, "config", "user.email", "ann@example.com")
    _git(guides, "add", ".")
    _git(guides, "commit", "--quiet", "--message=start")
    return guides


def test_a_commit_names_the_reviewers(
    kept: Ledger, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done(kept, "acme/staff", person="U1")
    done(kept, "acme/lead", person="U2")
    _, err = run(capsys, "apply", "--workspace", SLACK, "--commit")
    assert err == f"Committed as {_git(tree, 'rev-parse', '--short', 'HEAD')}.\n2 files written.\n"
    assert _git(tree, "log", "-1", "--format=%B") == (
        "Apply the review of 2 guides\n\n- acme/lead\n- acme/staff\n\n"
        "Reviewed-by: U2 (slack:T1)\nReviewed-by: U1 (slack:T1)"
    )
    assert _git(tree, "status", "--porcelain") == ""
    run(capsys, "apply", "--workspace", SLACK, "--commit")
    assert _git(tree, "rev-list", "--count", "HEAD") == "2"


def test_a_commit_that_cannot_be_made_writes_nothing(
    kept: Ledger, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done(kept, "acme/staff")
    edited = FRONT.format(role="staff") + "More\n"
    (tree / "staff.md").write_text(edited)
    _, err = run(capsys, "apply", "--workspace", SLACK, "--commit", status=2)
    assert "staff.md has changes that are not committed" in err
    assert (tree / "staff.md").read_text() == edited


def test_without_an_identity_nothing_is_written(
    kept: Ledger, tree: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done(kept, "acme/staff")
    _nobody(tree, monkeypatch)
    _, err = run(capsys, "apply", "--workspace", SLACK, "--commit", status=2)
    assert "git does not know who commits: fatal: no " in err
    assert "user.name and user.email" in err
    assert _git(tree, "status", "--porcelain") == ""


def _nobody(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is named to git, and it may not guess."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{name}_NAME", raising=False)
        monkeypatch.delenv(f"GIT_{name}_EMAIL", raising=False)
    monkeypatch.delenv("EMAIL", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    _git(tree, "config", "--unset", "user.name")
    _git(tree, "config", "--unset", "user.email")
    _git(tree, "config", "user.useConfigOnly", "true")


def _hook(tree: Path, script: str) -> None:
    hook = tree / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{script}\n")
    hook.chmod(0o755)


def test_a_commit_that_a_hook_refuses_leaves_the_files_as_they_were(
    kept: Ledger, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done(kept, "acme/staff")
    done(kept, "acme/lead")
    _hook(tree, "echo 'error: frozen' >&2; exit 1")
    out, err = run(capsys, "apply", "--workspace", SLACK, "--commit", status=2)
    assert out == ""
    assert err == (
        "bandstand: git commit refused: error: frozen.\n"
        "Nothing was committed, and the files are as they were before.\n"
    )
    assert _git(tree, "status", "--porcelain") == ""
    _hook(tree, "exit 0")
    _, err = run(capsys, "apply", "--workspace", SLACK, "--commit")
    assert err.endswith("2 files written.\n")
    assert _git(tree, "status", "--porcelain") == ""


def test_a_file_that_a_refusing_hook_changed_is_named(
    kept: Ledger, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done(kept, "acme/staff")
    done(kept, "acme/lead")
    _hook(tree, "echo more >> staff.md; exit 1")
    _, err = run(capsys, "apply", "--workspace", SLACK, "--commit", status=2)
    assert "Nothing was committed; staff.md was changed meanwhile and could not be put back" in err
    assert _git(tree, "status", "--porcelain") == "M staff.md"


def test_a_commit_is_one_also_where_git_fails_after_it(
    kept: Ledger, tree: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = commit.commit

    def late(root: str, files: Sequence[str], message: str) -> None:
        real(root, files, message)
        raise commit.GitError("git commit did not run (TimeoutExpired).", "")

    done(kept, "acme/staff")
    monkeypatch.setattr(commit, "commit", late)
    _, err = run(capsys, "apply", "--workspace", SLACK, "--commit")
    assert "Committed as " in err
    assert _git(tree, "status", "--porcelain") == ""
