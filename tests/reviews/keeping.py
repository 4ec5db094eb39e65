"""What a workspace keeps of reviews, in memory: the ledger's part in the tests of planning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.chat.reviewing import Calendar, Flag, Standing, Thresholds
from bot.reviews.freshness import Dated, effective_due
from bot.reviews.owners import Owners
from bot.reviews.planning import Plan, Sent, plan

CALENDAR = Calendar(channel="C0123ABCD")
LIMITS = Thresholds()
RECENT = timedelta(days=30)
"""How long a day's message is remembered."""


def dated(guide: str, due: date | None, updated: date | None = None, **more: str) -> Dated:
    """A guide whose numbers are sourced 30 days before the due date, unless said otherwise."""
    if updated is None and due is not None:
        updated = due - timedelta(days=30)
    return Dated(guide, guide.replace("/", " ").title(), guide.split("/")[0], updated, due, **more)


@dataclass(slots=True)
class Kept:
    """Standings and messages of one workspace; acts as `bot/reviews/ledger` is to do."""

    calendar: Calendar = CALENDAR
    standings: dict[str, Standing] = field(default_factory=dict)
    plans: list[Plan] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    owners: Owners = field(default_factory=Owners)
    owner_of: Callable[[str], str] = lambda _: ""
    unanswered: dict[str, int] = field(default_factory=dict)
    _sent: Sent = field(default_factory=Sent)

    def of(self, guide: str) -> Standing:
        return self.standings.get(guide) or Standing(guide)

    def sent(self) -> Sent:
        return replace(self._sent, unanswered=dict(self.unanswered))

    def planned(self, guides: Sequence[Dated], now: datetime) -> Plan | None:
        """What would be recorded now."""
        return plan(
            "slack:T1",
            self.calendar,
            guides,
            self.standings,
            self.flags,
            self.owners,
            self.sent(),
            now,
            LIMITS,
        )

    def tick(self, guides: Sequence[Dated], now: datetime) -> Plan | None:
        """Plan, and keep what was planned."""
        made = self.planned(guides, now)
        if made is not None:
            self.record(made)
        return made

    def record(self, made: Plan) -> None:
        self.plans.append(made)
        last = self._sent.last_digest if made.kind == "due" else made.day
        days = {day for day in self._sent.days if made.day - day < RECENT} | {made.day}
        self._sent = Sent(last, frozenset(days))
        for reminder in made.reminders:
            standing = self.of(reminder.guide)
            if reminder.stage == "due":
                standing = replace(standing, reminded_due=reminder.due)
            elif reminder.stage == "snooze":
                standing = replace(standing, snoozed_until=None)
            else:
                standing = replace(standing, flags_told=True)
            self.standings[reminder.guide] = standing
        if made.kind == "digest":
            for owner in made.owners:
                self.unanswered[owner] = self.unanswered.get(owner, 0) + 1

    def done(self, guide: Dated, today: date, next_due: date, *, numbers: bool = True) -> None:
        """Review a guide; resolves its flags."""
        if self.of(guide.guide).flags:
            self.flags = [flag for flag in self.flags if flag.guide != guide.guide]
        standing = replace(
            self.of(guide.guide),
            reviewed_on=today,
            reviewed_as="numbers" if numbers else "text",
            next_due=next_due,
            seen_due=guide.due,
            snoozed_until=None,
            snoozed_due=None,
            flags=0,
            flags_told=False,
            lookups=0,
        )
        sourced = today if numbers else standing.sourced_on
        self.standings[guide.guide] = replace(standing, sourced_on=sourced)
        self.unanswered.pop(self.owner_of(guide.guide), None)

    def snooze(self, guide: Dated, until: date) -> None:
        standing = self.of(guide.guide)
        due = effective_due(guide, standing)
        self.standings[guide.guide] = replace(standing, snoozed_until=until, snoozed_due=due)

    def flag(self, guide: str, now: datetime) -> None:
        """Raise one more flag."""
        standing = self.of(guide)
        person = f"U00000{len(self.flags)}"
        self.flags.append(Flag(len(self.flags), guide, "London", "base", "low", person, now))
        self.standings[guide] = replace(standing, flags=standing.flags + 1)

    def looked_up(self, guide: str, times: int) -> None:
        self.standings[guide] = replace(self.of(guide), lookups=times)
