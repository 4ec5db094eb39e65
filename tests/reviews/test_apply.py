"""Recorded reviews as changes to files: what is written, what is skipped, and who is named."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.chat.reviewing import Act, ReviewKind, Standing
from bot.guides.findings import FileRefusedError
from bot.guides.rewrite import Changes
from bot.guides.save import save
from bot.guides.shelf import Shelf
from bot.reviews.apply import Draft, Skipped, drafts, reviewers

FILE = (
    b"\xef\xbb\xbf---\r\ncompany: acme\r\nrole: staff\r\nlast_updated: 2026-02-23 # spring\r\n"
    b"salary_data_quarter: 2025-Q4\r\nnext_review_due: '2026-05-23'\r\n"
    b"data_sources:\r\n- Blind\r\n---\r\nno end"
)
TEXT = Standing(
    "acme/staff",
    1,
    reviewed_on=date(2026, 11, 20),
    reviewed_as="text",
    next_due=date(2027, 2, 18),
    seen_due=date(2026, 5, 23),
)
NUMBERS = replace(
    TEXT, reviewed_as="numbers", sourced_on=date(2026, 11, 20), quarter="2026-Q3", source="Own"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one guide."""
    folder = tmp_path / "guides"
    folder.mkdir()
    (folder / "staff.md").write_bytes(FILE)
    return folder


def _all(root: Path, *standings: Standing) -> list[Draft | Skipped]:
    kept = {standing.guide: standing for standing in standings}
    return list(drafts(str(root), Shelf(root).load(), kept))


def _draft(root: Path, standing: Standing) -> Draft:
    [made] = _all(root, standing)
    assert isinstance(made, Draft)
    return made


def _save(root: Path, draft: Draft) -> None:
    save(str(root), draft.path, draft.before, draft.after)


# What is written


def test_a_text_check_moves_the_review_date_and_not_the_numbers_clock(root: Path) -> None:
    made = _draft(root, TEXT)
    assert made.after == FILE.replace(b"2026-05-23", b"2027-02-18")
    assert made.changes == Changes(next_review_due=date(2027, 2, 18))


RESOURCED = (
    FILE.replace(b"2026-05-23", b"2027-02-18")
    .replace(b"2026-02-23", b"2026-11-20")
    .replace(b"2025-Q4", b"2026-Q3")
    .replace(b"- Blind\r\n", b"- Blind\r\n- Own\r\n")
)


@pytest.mark.parametrize(
    ("standing", "after"),
    [
        pytest.param(NUMBERS, RESOURCED, id="numbers"),
        pytest.param(
            replace(NUMBERS, reviewed_as="text", sourced_on=date(2026, 11, 20)),
            RESOURCED,
            id="numbers, then a text check",
        ),
        pytest.param(
            replace(NUMBERS, sourced_on=date(2026, 2, 22)),
            FILE.replace(b"2026-05-23", b"2027-02-18"),
            id="the file's numbers are newer",
        ),
        pytest.param(
            replace(NUMBERS, next_due=TEXT.seen_due),
            RESOURCED.replace(b"2027-02-18", b"2026-05-23"),
            id="the same date again",
        ),
    ],
)
def test_re_sourced_numbers(root: Path, standing: Standing, after: bytes) -> None:
    assert _draft(root, standing).after == after


@pytest.mark.parametrize("standing", [TEXT, NUMBERS], ids=["text", "numbers"])
def test_what_was_applied_is_not_applied_again(root: Path, standing: Standing) -> None:
    _save(root, _draft(root, standing))
    assert _all(root, standing) == []


def test_numbers_are_written_where_another_review_set_the_same_date(root: Path) -> None:
    _save(root, _draft(root, TEXT))
    made = _draft(root, NUMBERS)
    assert made.after == RESOURCED
    assert made.changes == Changes(date(2026, 11, 20), None, "2026-Q3", "Own")
    _save(root, made)
    assert _all(root, NUMBERS) == []


def test_newer_numbers_in_a_file_of_the_same_date_stay(root: Path) -> None:
    newer = RESOURCED.replace(b"2026-11-20", b"2026-11-21").replace(b"2026-Q3", b"2026-Q4")
    (root / "staff.md").write_bytes(newer)
    assert _all(root, NUMBERS) == []


@pytest.mark.parametrize(
    "standing",
    [Standing("acme/staff", 2, snoozed_until=date(2026, 12, 1)), replace(TEXT, next_due=None)],
    ids=["snoozed", "no review"],
)
def test_without_a_review_nothing_is_written(root: Path, standing: Standing) -> None:
    assert _all(root, standing) == []


# What is skipped


def test_a_date_changed_in_the_file_since_is_the_later_word(root: Path) -> None:
    (root / "staff.md").write_bytes(FILE.replace(b"2026-05-23", b"2026-12-31"))
    [skipped] = _all(root, TEXT)
    assert isinstance(skipped, Skipped)
    assert skipped.why == (
        "staff.md: next_review_due was 2026-05-23 at the review of 2026-11-20 and is 2026-12-31 "
        "now, which is the later word. Review the guide again, or leave it so."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FILE.replace(b"staff", b"lead"), "No file is this guide now"),
        (FILE.replace(b"role", b"rule"), "cannot be read"),
        (FILE.replace(b"- Blind\r\n", b"  [Blind]\r\n"), "staff.md:7: .* one on a line"),
    ],
    ids=["renamed", "broken", "sources in brackets"],
)
def test_a_guide_that_cannot_be_written_is_said(root: Path, text: bytes, said: str) -> None:
    (root / "staff.md").write_bytes(text)
    [skipped] = _all(root, NUMBERS)
    assert isinstance(skipped, Skipped)
    assert skipped.guide == "acme/staff"
    assert re.search(said, skipped.why)


def test_one_that_is_broken_after_the_folder_was_read(root: Path) -> None:
    library = Shelf(root).load()
    (root / "staff.md").write_bytes(b"\xff" + FILE)
    [skipped] = drafts(str(root), library, {TEXT.guide: TEXT})
    assert isinstance(skipped, Skipped)
    assert "staff.md:1: The file is not UTF-8 text." in skipped.why


# Writing


def test_the_file_keeps_its_mode_and_leaves_no_draft(root: Path) -> None:
    file = root / "staff.md"
    file.chmod(0o640)
    _save(root, _draft(root, TEXT))
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(root) == ["staff.md"]


def test_a_link_inside_the_folder_stays_one(root: Path) -> None:
    (root / "kept").mkdir()
    (root / "staff.md").rename(root / "kept" / "file.txt")
    (root / "staff.md").symlink_to(root / "kept" / "file.txt")
    _save(root, _draft(root, TEXT))
    assert (root / "staff.md").is_symlink()
    assert b"2027-02-18" in (root / "kept" / "file.txt").read_bytes()


def test_a_link_that_leads_out_by_now_is_refused(root: Path, tmp_path: Path) -> None:
    made = _draft(root, TEXT)
    (root / "staff.md").rename(tmp_path / "elsewhere.md")
    (root / "staff.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(FileRefusedError, match="out of the guides folder"):
        _save(root, made)
    assert (tmp_path / "elsewhere.md").read_bytes() == FILE


def test_a_file_changed_since_it_was_read_is_left_alone(root: Path) -> None:
    made = _draft(root, TEXT)
    (root / "staff.md").write_bytes(FILE + b"\nmore")
    with pytest.raises(FileRefusedError, match="was changed while"):
        _save(root, made)
    assert (root / "staff.md").read_bytes() == FILE + b"\nmore"
    assert os.listdir(root) == ["staff.md"]


def test_a_file_that_is_gone_is_a_sentence(root: Path) -> None:
    made = _draft(root, TEXT)
    (root / "staff.md").unlink()
    with pytest.raises(FileRefusedError, match="cannot be written: No such file"):
        _save(root, made)
    assert os.listdir(root) == []


# The diff and the reviewers


def _git(root: Path, *words: str, told: bytes = b"") -> None:
    subprocess.run(["git", "-C", str(root), *words], input=told, check=True)


@pytest.mark.parametrize("text", [FILE, FILE + b"\x0cform\r\n"], ids=["no line end", "form feed"])
def test_the_diff_is_one_that_git_applies(root: Path, text: bytes) -> None:
    (root / "staff.md").write_bytes(text)
    _git(root, "init", "--quiet", ".")
    made = _draft(root, NUMBERS)
    _git(root, "apply", "-", told=made.diff().encode())
    assert (root / "staff.md").read_bytes() == made.after


def _act(person: str, kind: ReviewKind) -> Act:
    return Act("acme/staff", "done", person, datetime(2026, 11, 20, tzinfo=UTC), {"as": kind})


SNOOZE = Act("acme/staff", "snooze", "U9", datetime(2026, 11, 21, tzinfo=UTC), {})


@pytest.mark.parametrize(
    ("acts", "sourced", "named"),
    [
        ([SNOOZE, _act("U1", "text"), _act("U2", "numbers")], False, ("U1",)),
        ([SNOOZE, _act("U1", "text"), _act("U2", "numbers")], True, ("U1", "U2")),
        ([_act("U2", "numbers"), _act("U3", "numbers")], True, ("U2",)),
        ([SNOOZE], True, ()),
    ],
    ids=["text", "both", "numbers", "nobody known"],
)
def test_who_is_named(acts: list[Act], sourced: bool, named: tuple[str, ...]) -> None:
    changes = Changes(date(2026, 11, 20) if sourced else None, date(2027, 2, 18))
    assert reviewers(acts, changes) == named


def test_whoever_sourced_numbers_is_named_where_only_their_source_is_missing() -> None:
    acts = [_act("U1", "text"), _act("U2", "numbers")]
    assert reviewers(acts, Changes(source="Own")) == ("U1", "U2")
