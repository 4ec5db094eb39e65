"""`bandstand reviews apply`: a workspace's reviews, written into the guides' files."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from bot import wiring
from bot.cli.reviews import check_known, ledger
from bot.guides.findings import FileRefusedError
from bot.guides.save import real_path, save
from bot.guides.shelf import Shelf
from bot.reviews import commit
from bot.reviews.apply import Draft, Skipped, drafts, reviewers

_LOOKED_THROUGH = 200
"""Acts of a guide among which its reviewers are looked for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is to write, by whom, and what cannot be."""

    drafts: list[Draft]
    reviewers: Mapping[str, tuple[str, ...]]
    """guide -> ids"""
    skipped: list[Skipped]


def run(args: argparse.Namespace) -> int:
    """Write, or print what would be; status 1 where a review was skipped.

    Raises:
        BotError: nothing is kept of the workspace.
        GitError: a commit was asked for and cannot be made.
        GuidesFolderError: the folder cannot be read.
        StoreError: the database cannot be opened.
    """
    root = str(wiring.guides_folder(args.guides, os.environ))
    found = _find(root, args)
    if not args.dry_run:
        found = _write(root, found, args)
    _tell(found, args)
    return int(bool(found.skipped))


def _find(root: str, args: argparse.Namespace) -> _Found:
    library = Shelf(root, None if args.no_cache else wiring.cache_folder()).load()
    with ledger() as kept:
        check_known(kept, args.workspace)
        made = list(drafts(root, library, kept.standings(args.workspace)))
        written = [one for one in made if isinstance(one, Draft)]
        who = {
            one.guide: reviewers(
                kept.history(args.workspace, one.guide, _LOOKED_THROUGH), one.changes
            )
            for one in written
        }
    return _Found(written, who, [one for one in made if isinstance(one, Skipped)])


def _write(root: str, found: _Found, args: argparse.Namespace) -> _Found:
    """What was written, and committed where that was asked for.

    Raises:
        GitError: git refuses the commit; the files are as they were before.
    """
    if args.commit and found.drafts:
        commit.check(root, [real_path(root, draft.path) for draft in found.drafts])
    written, skipped = [], list(found.skipped)
    for draft in found.drafts:
        try:
            save(root, draft.path, draft.before, draft.after)
        except FileRefusedError as error:
            skipped.append(Skipped(draft.guide, f"{draft.path}: {error}"))
        else:
            written.append(draft)
    who = {draft.guide: found.reviewers[draft.guide] for draft in written}
    if args.commit and written:
        _commit(root, written, commit.message(who, args.workspace))
        print(f"Committed as {commit.last(root)}.", file=sys.stderr)
    return _Found(written, who, skipped)


def _commit(root: str, written: Sequence[Draft], message: str) -> None:
    """Commit the files, or put back what they held: half done it would never be committed."""
    files = [real_path(root, draft.path) for draft in written]
    try:
        commit.commit(root, files, message)
    except KeyboardInterrupt:
        if not commit.is_made(root, files):
            _put_back(root, written)
        raise
    except commit.GitError as error:
        # It is made also where git failed or was waited for too long after that.
        if not commit.is_made(root, files):
            now = _put_back(root, written)
            raise commit.GitError(error.problem, f"Nothing was committed{now}") from error


def _put_back(root: str, written: Sequence[Draft]) -> str:
    """Put back what the files held; how they are now, in words."""
    lost = []
    for draft in written:
        try:
            save(root, draft.path, draft.after, draft.before)
        except FileRefusedError:
            lost.append(draft.path)
    if lost:
        was = "was" if len(lost) == 1 else "were"
        return f"; {', '.join(lost)} {was} changed meanwhile and could not be put back."
    return ", and the files are as they were before."


def _tell(found: _Found, args: argparse.Namespace) -> None:
    """Diffs, names or JSON on standard output; what was skipped and the count beside it."""
    outcome = "would write" if args.dry_run else "written"
    for draft in found.drafts:
        if args.json:
            print(json.dumps(_object(draft, found.reviewers[draft.guide], outcome)))
        elif args.dry_run:
            print(draft.diff(), end="")
        else:
            print(f"{draft.path}: {_spoken(draft, found.reviewers[draft.guide])}")
    for skipped in found.skipped:
        if args.json:
            print(json.dumps({"guide": skipped.guide, "outcome": "skipped", "why": skipped.why}))
        else:
            print(f"Skipped {skipped.guide}. {skipped.why}", file=sys.stderr)
    if not args.json:
        print(_counted(found, args), file=sys.stderr)


def _object(draft: Draft, people: tuple[str, ...], outcome: str) -> dict[str, object]:
    changes = asdict(draft.changes).items()
    return {
        "guide": draft.guide,
        "outcome": outcome,
        "path": draft.path,
        "changes": {name: str(value) for name, value in changes if value},
        "reviewers": list(people),
    }


def _spoken(draft: Draft, people: tuple[str, ...]) -> str:
    changes = asdict(draft.changes).items()
    said = ", ".join(f"{name} {value}" for name, value in changes if value)
    return f"{said} (reviewed by {', '.join(people)})" if people else said


def _counted(found: _Found, args: argparse.Namespace) -> str:
    if not found.drafts and not found.skipped:
        return f"The files have every review of {args.workspace}."
    count = len(found.drafts)
    files = f"{count} file" if count == 1 else f"{count} files"
    skipped = f", {len(found.skipped)} skipped" if found.skipped else ""
    return f"{files} {'would be written' if args.dry_run else 'written'}{skipped}."
