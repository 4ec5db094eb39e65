"""Reviews, snoozes, owners, flags and settings, over the database. All may raise `StoreError`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from bot.chat.reviewing import Act, Calendar, Changed, Flag, ReviewKind, Standing, Status
from bot.reviews.ledger import calendars, flags, history, standings, undoing
from bot.reviews.ledger.outbox_marks import hold_outlet, mark_redraw, retarget, tell
from bot.store.store import Store

if TYPE_CHECKING:
    from bot.reviews.ledger.backup import Imported


@dataclass(frozen=True, slots=True)
class Ledger:
    """`Reviews`, for any number of processes."""

    store: Store
    defaults: Callable[[str], Calendar]
    """The settings of a workspace that has none of its own."""

    def standings(
        self, workspace: str, guides: Collection[str] | None = None
    ) -> Mapping[str, Standing]:
        """Of the guides named, or of all about which anything is kept."""
        with self.store.reading() as connection:
            return standings.kept_standings(connection, workspace, guides)

    def calendar(self, workspace: str) -> Calendar:
        """The workspace's settings, else the defaults."""
        with self.store.reading() as connection:
            return self._calendar(connection, workspace)

    def change_calendar(
        self, workspace: str, calendar: Calendar, person: str, now: datetime
    ) -> None:
        """Keep other settings; what waits to be sent goes to the new channel."""
        with self.store.writing() as connection:
            hold_outlet(connection, workspace)
            before = self._calendar(connection, workspace)
            changed = calendars.changes(before, calendar)
            calendars.write(connection, workspace, calendar)
            if changed:
                act = Act("", "settings", person, now, changed)
                history.record(connection, workspace, act)
            retarget(connection, workspace, calendar.channel)

    def done(
        self,
        workspace: str,
        guide: str,
        *,
        kind: ReviewKind,
        source: str,
        quarter: str,
        today: date,
        next_due: date,
        seen_due: date | None,
        person: str,
        now: datetime,
        version: int,
        key: str,
        last_flag: int | None = None,
    ) -> Standing:
        """Record a review; resolves the guide's open flags, up to the last that was seen."""
        sourced = {"sourced_on": today, "quarter": quarter, "source": source}
        changes = {
            "reviewed_on": today,
            "reviewed_as": kind,
            "next_due": next_due,
            "seen_due": seen_due,
            "snoozed_until": None,
            "snoozed_due": None,
            "flags_told": False,
            "lookups": 0,
            **(sourced if kind == "numbers" else {}),
        }
        details = {"as": kind, "next": next_due, "source": source, "quarter": quarter}
        act = Act(guide, "done", person, now, _told(details))
        return self._act(workspace, act, key, version, changes, _REVIEWED[kind], last_flag)

    def snooze(
        self,
        workspace: str,
        guide: str,
        *,
        until: date,
        due: date | None,
        reason: str,
        person: str,
        now: datetime,
        version: int,
        key: str,
    ) -> Standing:
        """Be silent about the due date for some days."""
        changes = {"snoozed_until": until, "snoozed_due": due}
        details = _told({"until": until, "due": due, "reason": reason})
        return self._act(
            workspace, Act(guide, "snooze", person, now, details), key, version, changes
        )

    def assign(
        self,
        workspace: str,
        guide: str,
        *,
        owner: str,
        person: str,
        now: datetime,
        version: int,
        key: str,
    ) -> Standing:
        """Make somebody the owner; empty takes the assignment back."""
        act = Act(guide, "assign", person, now, {"owner": owner})
        return self._act(workspace, act, key, version, {"owner": owner})

    def undo(
        self, workspace: str, guide: str, *, person: str, now: datetime, version: int, key: str
    ) -> Standing:
        """Take back the person's own act, while it is the last one; `version` is that act's."""
        undo = undoing.Undoing(workspace, guide, person, now, version, key)
        with self.store.writing() as connection:
            if undo.do(connection):
                mark_redraw(connection, workspace, guide)
            return standings.one(connection, workspace, guide)

    def history(self, workspace: str, guide: str | None = None, most: int = 20) -> tuple[Act, ...]:
        """Newest first."""
        with self.store.reading() as connection:
            return history.read(connection, workspace, guide, most)

    def flag(
        self,
        workspace: str,
        guide: str,
        *,
        region: str,
        figure: str,
        note: str,
        person: str,
        now: datetime,
    ) -> int:
        """Raise a flag, or renew the person's open one on that figure; how many are open."""
        raised = Flag(0, guide, region, figure, note, person, now)
        details = _told({"region": region, "figure": figure, "note": note})
        with self.store.writing() as connection:
            if flags.raise_or_renew(connection, workspace, raised):
                history.record(connection, workspace, Act(guide, "flag", person, now, details))
            return flags.count(connection, workspace, guide)

    def flags(self, workspace: str, guide: str | None = None) -> tuple[Flag, ...]:
        """The open ones, oldest first."""
        with self.store.reading() as connection:
            return flags.open_ones(connection, workspace, guide)

    def resolve(
        self,
        workspace: str,
        guide: str,
        *,
        outcome: str,
        person: str,
        now: datetime,
        last_flag: int | None = None,
    ) -> int:
        """Close open flags, up to the last that was seen, and have the reporters told; how many."""
        with self.store.writing() as connection:
            # The standing first, as every act does, so that no two wait for each other.
            standings.put(connection, workspace, guide, {"flags_told": False})
            closed = _close_flags(connection, workspace, guide, outcome, now, last_flag)
            if closed:
                act = Act(guide, "resolve", person, now, _told({"outcome": outcome}))
                history.record(connection, workspace, act)
                mark_redraw(connection, workspace, guide)
            return closed

    def looked_up(self, workspace: str, guides: Collection[str]) -> None:
        """Count an answer from guides that are stale; of whom it was is not kept."""
        if guides:
            with self.store.writing() as connection:
                standings.count_lookups(connection, workspace, guides)

    def status(self, workspace: str) -> Status:
        """How the reminders are doing."""
        from bot.reviews.ledger.outbox import Outbox

        return Outbox(self.store).status(workspace, self.calendar(workspace))

    def workspaces(self) -> tuple[str, ...]:
        """Where anything is kept."""
        from bot.reviews.ledger.backup import workspaces

        with self.store.reading() as connection:
            return workspaces(connection)

    def export(self, workspace: str | None = None) -> Iterator[str]:
        """All that is kept of one workspace or of all, as lines of JSON."""
        from bot.reviews.ledger.backup import export

        return export(self.store, workspace)

    def import_(self, lines: Iterable[str]) -> Imported:
        """Take an export in, all of it or nothing; what is kept already stays as it is.

        Raises:
            BackupError: a line is none of an export; nothing was taken in.
        """
        from bot.reviews.ledger.backup import import_

        return import_(self.store, lines)

    def _calendar(self, connection: Connection, workspace: str) -> Calendar:
        return calendars.read(connection, workspace) or self.defaults(workspace)

    def _act(
        self,
        workspace: str,
        act: Act,
        key: str,
        version: int,
        changes: Mapping[str, Any],
        resolved: str = "",
        last_flag: int | None = None,
    ) -> Standing:
        """Do an act once.

        Args:
            resolved: how the guide's open flags end by it; empty: they stay open.
            last_flag: the highest id of those; None: of all.

        Raises:
            Changed: somebody acted since the version; nothing is kept of this one.
        """
        with self.store.writing() as connection:
            before = undoing.before(standings.held(connection, workspace, act.guide), changes)
            if history.record(connection, workspace, act, key, before):
                if not standings.change(connection, workspace, act.guide, version, changes):
                    raise Changed(history.last(connection, workspace, act.guide, but=key))
                if resolved:
                    _close_flags(connection, workspace, act.guide, resolved, act.at, last_flag)
                mark_redraw(connection, workspace, act.guide)
            return standings.one(connection, workspace, act.guide)


_REVIEWED: Mapping[ReviewKind, str] = {
    "text": "the guide was reviewed, its text checked",
    "numbers": "the guide was reviewed, its numbers re-sourced",
}


def _told(details: Mapping[str, object]) -> dict[str, str]:
    """What there is to say, as texts."""
    return {name: str(value) for name, value in details.items() if value not in (None, "")}


def _close_flags(
    connection: Connection,
    workspace: str,
    guide: str,
    outcome: str,
    now: datetime,
    last: int | None,
) -> int:
    closed = flags.close(connection, workspace, guide, outcome, now, last)
    for notice in flags.notices(closed):
        tell(connection, workspace, notice.person, notice.text, notice.key)
    return len(closed)
