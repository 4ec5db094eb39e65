"""What a workspace's recorded reviews change in the guides' files."""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.chat.reviewing import Act, Standing
from bot.guides.findings import FileRefusedError
from bot.guides.library import Library
from bot.guides.model import Guide
from bot.guides.read import read_text
from bot.guides.rewrite import Changes, rewrite, text_of
from bot.guides.save import load
from bot.reviews.acts import in_force
from bot.reviews.freshness import Dated, reviewed


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it is and as its review would have it."""

    guide: str
    path: str
    """Relative to the guides folder."""
    before: bytes
    after: bytes
    changes: Changes
    """Those that the file does not have yet."""

    def diff(self) -> str:
        """A unified diff, as `git apply` takes it."""
        before, after = (
            io.StringIO(text.decode(), newline="\n").readlines()
            for text in (self.before, self.after)
        )
        lines = difflib.unified_diff(before, after, f"a/{self.path}", f"b/{self.path}")
        return "".join(_ended(line) for line in lines)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A review that cannot be written, and why."""

    guide: str
    why: str
    """Sentences, with the file's path where there is one."""


def drafts(
    root: str, library: Library, standings: Mapping[str, Standing]
) -> Iterator[Draft | Skipped]:
    """What there is to write, by guide; reviews that the files have already give nothing."""
    for guide, standing in sorted(standings.items()):
        if standing.next_due is None:
            continue
        if guide not in library:
            yield Skipped(guide, _GONE)
            continue
        path = library.card(guide).path
        try:
            made = _draft(root, path, standing)
        except FileRefusedError as error:
            first = error.findings[0]
            made = Skipped(guide, f"{path}:{first.line}: {first.sentence}")
        if made:
            yield made


def changes_of(guide: Guide, standing: Standing) -> Changes:
    """What the review says; `last_updated` only where numbers were sourced since.

    It is the numbers' clock: a text check must not make old figures look new.
    """
    sourced = standing.sourced_on
    if sourced is None or (guide.last_updated and guide.last_updated > sourced):
        return Changes(next_review_due=standing.next_due)
    return Changes(sourced, standing.next_due, standing.quarter, standing.source)


def reviewers(acts: Iterable[Act], changes: Changes) -> tuple[str, ...]:
    """Whose reviews are written: the last, and the last that sourced numbers if they change.

    Args:
        acts: the guide's, newest first.
    """
    in_order = in_force(reversed(tuple(acts)))
    done = [act for act in reversed(in_order) if act.kind == "done"]
    sourced = [act for act in done if act.details.get("as") == "numbers"]
    numbers = changes.last_updated or changes.salary_data_quarter or changes.source
    written = done[:1] + (sourced[:1] if numbers else [])
    return tuple(dict.fromkeys(act.person for act in written))


_GONE = (
    "No file is this guide now: it was deleted or renamed, or cannot be read. "
    "`bandstand check` lists files that cannot be read."
)


def _draft(root: str, path: str, standing: Standing) -> Draft | Skipped | None:
    """The file as it would be; None where it is that already.

    Raises:
        FileRefusedError: the file cannot be read, or changed safely.
    """
    before = load(root, path)
    guide = read_text(text_of(before, path), path).guide
    if guide.id != standing.guide:
        return Skipped(standing.guide, _GONE)
    if not reviewed(Dated.of(guide), standing):
        return Skipped(guide.id, _later(guide, standing))
    changes = changes_of(guide, standing).within(guide)
    after = rewrite(before, changes, path)
    return None if after == before else Draft(guide.id, path, before, after, changes)


def _later(guide: Guide, standing: Standing) -> str:
    then, now = (day or "no date" for day in (standing.seen_due, guide.next_review_due))
    return (
        f"{guide.path}: next_review_due was {then} at the review of {standing.reviewed_on} and "
        f"is {now} now, which is the later word. Review the guide again, or leave it so."
    )


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
