"""Undoing an act: the standing is put back as it was, and flags that it closed are open again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Date, select, update

from bot.chat.reviewing import Act, Changed, Flag, Standing
from bot.reviews.ledger import flags, history, standings
from bot.reviews.ledger.outbox_marks import hold_outlet, untell
from bot.store.review_tables import flag as flag_rows
from bot.store.review_tables import standing as rows


def before(standing: Standing, changes: Mapping[str, Any]) -> str:
    """What an act is about to change, to be kept with it."""
    was = {name: getattr(standing, name) for name in ("version", *changes)}
    return json.dumps(was, default=date.isoformat, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Undoing:
    """Whoever takes back their act, and which."""

    workspace: str
    guide: str
    person: str
    now: datetime
    version: int
    """As the act left it."""
    key: str

    def do(self, connection: Connection) -> bool:
        """Undo it; False where this very submission did.

        Raises:
            Changed: it is not the last act, or another's, or one that was undone.
        """
        # The way out first, as whoever records messages does: nobody sends or undoes meanwhile.
        hold_outlet(connection, self.workspace)
        if history.has(connection, self.workspace, self.key):
            return False
        last = history.last_row(connection, self.workspace, self.guide)
        was = json.loads(last.before) if last is not None and last.before else {}
        act = history.act_of(last) if last is not None else None
        theirs = act is not None and act.person == self.person
        if not theirs or act is None or was.pop("version", None) != self.version - 1:
            raise Changed(act)
        self._put_back(connection, was, act)
        opened, told = self._open_again(connection, act)
        if was.get("flags_told") and opened:
            standings.put(connection, self.workspace, self.guide, {"flags_told": True})
        counts = {"opened": opened, "told": told}
        details = {"of": act.kind, **{name: str(n) for name, n in counts.items() if n}}
        undo = Act(self.guide, "undo", self.person, self.now, details)
        history.record(connection, self.workspace, undo, self.key)
        return True

    def _put_back(self, connection: Connection, was: Mapping[str, Any], act: Act) -> None:
        values = {n: _value(n, value) for n, value in was.items() if n != "flags_told"}
        if "lookups" in was:  # those since were while it was stale as well
            values["lookups"] = rows.c.lookups + was["lookups"]
        if not standings.change(connection, self.workspace, self.guide, self.version, values):
            raise Changed(act)

    def _open_again(self, connection: Connection, act: Act) -> tuple[int, int]:
        """Flags that the act closed: how many are open again, and of how many it was told."""
        closed = self._closed_by(connection, act)
        told = set(self._told(connection, closed))
        there = {_figure(f) for f in flags.open_ones(connection, self.workspace, self.guide)}
        again = [f.id for f in closed if f.person not in told and _figure(f) not in there]
        if again:
            opening = update(flag_rows).where(flag_rows.c.id.in_(again))
            connection.execute(opening.values(resolved_at=None, outcome=""))
        return len(again), sum(flag.person in told for flag in closed)

    def _closed_by(self, connection: Connection, act: Act) -> list[Flag]:
        if act.kind != "done":
            return []
        found = select(flag_rows).where(
            flag_rows.c.workspace == self.workspace,
            flag_rows.c.guide == self.guide,
            flag_rows.c.resolved_at == act.at,
        )
        rows_closed = connection.execute(found.order_by(flag_rows.c.id))
        return [flags.flag_of(row) for row in rows_closed]

    def _told(self, connection: Connection, closed: Iterable[Flag]) -> Iterable[str]:
        """Reporters whose notice has gone out or may have; the others' are taken back."""
        for notice in flags.notices(closed):
            if not untell(connection, self.workspace, notice.key):
                yield notice.person


def _figure(flag: Flag) -> tuple[object, ...]:
    """What a person has one open flag on; of the forgotten, each stands alone."""
    return (flag.person, flag.region, flag.figure) if flag.person else (flag.id,)


def _value(name: str, kept: Any) -> Any:
    dated = kept is not None and isinstance(rows.c[name].type, Date)
    return date.fromisoformat(kept) if dated else kept
