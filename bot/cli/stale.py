"""`bandstand stale`: the guides whose review or figures are out of date, as files and a
workspace's reviews have it: the one that is named, else this terminal's, as in `chat`."""

from __future__ import annotations

import argparse
import difflib
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import get_args

from bot import wiring
from bot.chat.reviewing import Standing
from bot.chat.standings import TERMINAL, day_in
from bot.cli import options
from bot.cli.tables import table
from bot.errors import BotError, StoreError
from bot.guides.library import Library
from bot.guides.shelf import Shelf
from bot.reviews.freshness import Dated, Freshness, State, freshness, order, thresholds
from bot.reviews.owners import Named, Owners, load_owners
from bot.store.address import is_there

NOBODY = "nobody"
_STATES: tuple[State, ...] = get_args(State)
_TITLES = ("GUIDE", "STATE", "DUE", "OVERDUE", "NUMBERS", "OWNER")
_KEPT = ("FLAGS", "LOOKUPS")
"""What only a workspace has."""


@dataclass(frozen=True, slots=True)
class Row:
    """A guide on a day; dates are ISO."""

    guide: str
    state: State
    due: str | None
    numbers: str | None
    days_overdue: int
    owner: str | None
    flags: int
    lookups: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a workspace sees: its day, and what it did."""

    today: date
    workspace: str
    standings: Mapping[str, Standing] | None
    """None where only the files are known."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's options."""
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument(
        "--workspace",
        metavar="W",
        help="with its reviews and its day: slack:T0123 (default: terminal, once there are any)",
    )
    parser.add_argument("--company", metavar="SLUG", help="only this company's guides")
    parser.add_argument("--owner", metavar="NAME", help="only this owner's; nobody: of no owner")
    parser.add_argument(
        "--state",
        metavar="STATE",
        type=lambda word: word.casefold().replace("-", " "),
        choices=_STATES,
        help="only fresh, due-soon, overdue or expired ones (default: overdue and expired)",
    )
    options.add_day(parser)
    options.add_guides(parser)


def run(args: argparse.Namespace) -> int:
    """Print the list.

    Raises:
        BotError: the company or the workspace is not known.
        GuidesFolderError: the folder cannot be read.
        SettingsError: a threshold cannot work.
        StoreError: the database of the workspace that was named cannot be opened.
    """
    folder = wiring.guides_folder(args.guides, os.environ)
    library = Shelf(folder, None if args.no_cache else wiring.cache_folder()).load()
    if args.company is not None and args.company not in library.companies:
        raise _no_company(args.company, library)
    seen = _seen(args)
    rows = _listed(library, seen, load_owners(folder), args)
    if args.json:
        for row in rows:
            print(json.dumps(asdict(row), ensure_ascii=False))
    else:
        print(_said(rows, len(library), seen, args))
    return 0


def _seen(args: argparse.Namespace) -> _Seen:
    if args.workspace is not None:
        return _kept(args.workspace, args.on)
    try:
        # One is never made for a list.
        if is_there(wiring.database_address(os.environ)):
            return _kept(TERMINAL, args.on)
    except StoreError as error:
        print(f"bandstand: {error.problem} The list is by the files alone.", file=sys.stderr)
    return _Seen(args.on or options.now().date(), TERMINAL, None)


def _kept(workspace: str, on: date | None) -> _Seen:
    from bot.cli.reviews import check_known, ledger  # SQLAlchemy only where there is a database

    with ledger() as kept:
        check_known(kept, workspace)
        zone = "UTC" if workspace == TERMINAL else kept.calendar(workspace).zone
        standings = kept.standings(workspace)
    return _Seen(on or day_in(zone, options.now()), workspace, standings)


def _listed(library: Library, seen: _Seen, owners: Owners, args: argparse.Namespace) -> list[Row]:
    """The guides asked for, in the order of the chat's list."""
    limits, found = thresholds(os.environ), []
    standings, platform = seen.standings or {}, seen.workspace.partition(":")[0]
    for card in library if args.company is None else library.companies[args.company].cards:
        dated, standing = Dated.of(library.guide(card.id)), standings.get(card.id)
        fresh = freshness(dated, standing, seen.today, limits)
        assigned = standing.owner if standing else ""
        owner = owners.of(card.id, dated.owner, assigned, platform)
        if fresh.is_in(args.state or "", seen.today) and (
            args.owner is None or _owns(args.owner, owner)
        ):
            lookups = standing.lookups if standing else 0
            row = _row(card.id, fresh, owner, lookups, seen.today)
            found.append((order(fresh, lookups, card.id), row))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _row(guide: str, fresh: Freshness, owner: Named | None, lookups: int, today: date) -> Row:
    return Row(
        guide=guide,
        state=fresh.state,
        due=fresh.due.isoformat() if fresh.due else None,
        numbers=fresh.numbers.isoformat() if fresh.numbers else None,
        days_overdue=fresh.days_overdue(today),
        owner=owner.label if owner else None,
        flags=fresh.flags,
        lookups=lookups,
    )


def _owns(wanted: str, owner: Named | None) -> bool:
    """Whether the guides of that owner were asked for."""
    return wanted.casefold() == NOBODY if owner is None else owner.is_called(wanted)


def _said(rows: list[Row], guides: int, seen: _Seen, args: argparse.Namespace) -> str:
    """The table and a line of counts, or a sentence where there is nothing."""
    state = args.state or "stale"
    if not rows:
        which = f" of {args.company}" if args.company else ""
        owned = f" owned by {args.owner}" if args.owner else ""
        return f"No guide{which}{owned} is {state} on {seen.today}. {_by(seen)}"
    titles = _TITLES + (() if seen.standings is None else _KEPT)
    shown = table(titles, [_cells(row)[: len(titles)] for row in rows])
    states = Counter(row.state for row in rows)
    counted = ", ".join(f"{states[name]} {name}" for name in _STATES if states[name])
    return f"{shown}\n\n{len(rows)} of {guides} guides on {seen.today}: {counted}. {_by(seen)}"


def _by(seen: _Seen) -> str:
    also = "" if seen.standings is None else f" and the reviews of {seen.workspace}"
    return f"By the files{also or ' alone'}."


def _cells(row: Row) -> tuple[str, ...]:
    overdue = f"{row.days_overdue} d" if row.days_overdue else ""
    dates = (row.due or "not stated", overdue, row.numbers or "not stated")
    return (row.guide, row.state, *dates, row.owner or "", str(row.flags), str(row.lookups))


def _no_company(slug: str, library: Library) -> BotError:
    near = difflib.get_close_matches(slug.casefold(), library.companies, n=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Name it as in the guides' ids."
    return BotError(f"No guide is of the company {slug[:80]!r}.", hint)
