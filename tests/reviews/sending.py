"""A worker with a strict Slack, a real database, and a clock that tests move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from pydantic import SecretStr
from sqlalchemy import select

from bot.chat.reviewing import Calendar, Delivery
from bot.platforms.slack.carrier import SlackCarrier
from bot.platforms.slack.settings import SlackSettings
from bot.reviews.freshness import Dated
from bot.reviews.ledger.claims import Claims
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.outbox import Outbox
from bot.reviews.ledger.outcomes import Outcomes
from bot.reviews.ledger.ownership import Ownership, take
from bot.reviews.pace import Pace
from bot.reviews.scene import Scene
from bot.reviews.sending import Sender
from bot.reviews.worker import Worker
from bot.store.outbox_tables import outbox
from bot.store.store import open_store
from tests.fakes.slack import BOT_TOKEN, CHANNEL, TEAM, FakeSlack

HOME = f"slack:{TEAM}"
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
CALENDAR = Calendar(channel=CHANNEL)


def guide(name: str, due: date | None, *, owner: str = "", updated: date | None = None) -> Dated:
    """A guide whose numbers are new."""
    return Dated(
        guide=f"acme/{name}",
        title=f"Acme {name}",
        company="acme",
        updated=updated or date(2026, 11, 1),
        due=due,
        owner=owner,
    )


LATE = guide("staff", date(2026, 11, 20))
SOON = guide("senior", date(2026, 11, 24))


def by_id(*guides: Dated) -> dict[str, Dated]:
    """Guides as the worker looks at them."""
    return {each.guide: each for each in guides}


@dataclass
class Clock:
    """The time, until it is moved."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        """As the fake reads it."""
        return self.now.timestamp()

    def pass_(self, span: timedelta) -> None:
        """Let time go by."""
        self.now += span


def settings_of(slack: FakeSlack) -> SlackSettings:
    """Settings that lead to the fake."""
    return SlackSettings(bot_token=SecretStr(BOT_TOKEN), api_url=slack.api_url)


@dataclass
class Office:
    """One process's worker, ticked by hand."""

    worker: Worker
    sender: Sender
    ownership: Ownership
    clock: Clock
    guides: dict[str, Dated]
    died: list[str] = field(default_factory=list)

    @property
    def ledger(self) -> Ledger:
        """The state."""
        return self.worker.ledger

    @property
    def outbox(self) -> Outbox:
        """The messages."""
        return Outbox(self.ledger.store)

    async def tick(self, after: timedelta = timedelta(0)) -> None:
        """Let time pass and look."""
        self.clock.pass_(after)
        await self.worker.tick(self.sender)

    def deliveries(self, workspace: str = HOME) -> tuple[Delivery, ...]:
        """What the status shows, oldest first."""
        return self.ledger.status(workspace).deliveries[::-1]

    def states(self, workspace: str = HOME) -> list[str]:
        """Of all messages, oldest first."""
        mine = select(outbox.c.state).where(outbox.c.workspace == workspace).order_by(outbox.c.id)
        with self.ledger.store.reading() as connection:
            return [row.state for row in connection.execute(mine)]


@contextmanager
def office(
    address: str,
    slack: FakeSlack,
    clock: Clock,
    guides: Mapping[str, Dated],
    *,
    pace: Pace | None = None,
    calendar: Calendar = CALENDAR,
    tokens: Mapping[str, str] | None = None,
) -> Iterator[Office]:
    """A worker of a process of its own, as far as the database can tell."""
    store = open_store(address)
    ledger = Ledger(store, lambda _workspace: calendar)
    pace = pace or Pace()
    held = dict(guides)
    scene = Scene(guides=lambda: held)
    carrier = SlackCarrier(tokens or {HOME: BOT_TOKEN}, settings_of(slack), 2)
    worker = Worker(ledger, carrier, scene, pace, clock)
    ownership = take(store)
    sender = worker.sender(Claims(store, ownership, pace))
    try:
        yield Office(worker, sender, ownership, clock, held)
    finally:
        ownership.close()
        store.close()


def outcomes(desk: Office) -> Outcomes:
    """Those of the office."""
    return desk.sender.outcomes


def moved(guides: dict[str, Dated], name: str, due: date | None) -> None:
    """Edit the due date in a guide's file."""
    guides[f"acme/{name}"] = replace(guides[f"acme/{name}"], due=due)
