"""Whoever flagged a figure and asks to be forgotten is in no message: posted, waiting or sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.chat.memory import Who
from bot.reviews.ledger.flags import forget
from bot.store.outbox_tables import outbox
from tests.fakes.slack import FakeSlack
from tests.reviews.sending import HOME, Clock, Office, by_id, guide, office

POST = "chat.postMessage"
MINUTE = timedelta(minutes=1)


@pytest.fixture(name="desk")
def fixture_desk(address: str, slack: FakeSlack, clock: Clock) -> Iterator[Office]:
    """A worker, and one guide that is overdue."""
    with office(address, slack, clock, by_id(guide("staff", date(2026, 11, 20)))) as desk:
        yield desk


def _flag(desk: Office, person: str) -> None:
    desk.ledger.flag(
        HOME, "acme/staff", region="", figure="base", note="low", person=person, now=desk.clock.now
    )


def _kept(desk: Office, words: str) -> list[str]:
    """The states of the messages in which these words are kept."""
    found = select(outbox.c.state).where(
        outbox.c.payload.contains(words) | (outbox.c.channel == words)
    )
    with desk.ledger.store.reading() as connection:
        return [row.state for row in connection.execute(found)]


async def test_whoever_asks_to_be_forgotten_is_in_no_message(
    desk: Office, slack: FakeSlack
) -> None:
    for person in ("U0ASKER", "U0OTHER"):
        _flag(desk, person)
    await desk.tick()
    assert "by <@U0ASKER>" in slack.posted[0].text
    assert forget(desk.ledger.store, Who(HOME, "U0ASKER")) == 1
    assert _kept(desk, "U0ASKER") == []
    assert _kept(desk, "U0OTHER") == ["sent"]
    await desk.tick(MINUTE)
    assert slack.posted[-1].method == "chat.update"
    assert "Flagged: base “low”; base “low”, by <@U0OTHER>." in slack.posted[-1].text


async def test_what_waits_names_nobody_who_asked_to_be_forgotten(
    desk: Office, slack: FakeSlack
) -> None:
    _flag(desk, "U0ASKER")
    slack.rate_limit(POST, 30)
    await desk.tick()
    forget(desk.ledger.store, Who(HOME, "U0ASKER"))
    assert _kept(desk, "U0ASKER") == []
    await desk.tick(MINUTE)
    assert "Flagged: base “low”." in slack.posted[0].text


async def test_a_notice_that_waits_is_not_sent_to_whoever_is_forgotten(
    desk: Office, slack: FakeSlack
) -> None:
    desk.guides.clear()
    for _ in range(2):
        _flag(desk, "U0ASKER")
        desk.ledger.resolve(HOME, "acme/staff", outcome="", person="U0BOSS", now=desk.clock.now)
        await desk.tick()
        slack.rate_limit(POST, 30)
    assert sorted(_kept(desk, "U0ASKER")) == ["pending", "sent"]
    forget(desk.ledger.store, Who(HOME, "U0ASKER"))
    assert _kept(desk, "U0ASKER") == []
    await desk.tick(MINUTE)
    assert len(slack.posted) == 1


async def test_a_message_on_its_way_is_not_kept_with_whoever_is_forgotten(
    desk: Office, slack: FakeSlack
) -> None:
    _flag(desk, "U0ASKER")
    hold = slack.hold(POST)
    ticking = asyncio.create_task(desk.tick())
    await hold.arrived.wait()
    forget(desk.ledger.store, Who(HOME, "U0ASKER"))
    hold.release()
    await ticking
    for _ in range(6):
        await desk.tick(MINUTE)
    assert (desk.states(), _kept(desk, "U0ASKER")) == (["sent"], [])
    assert [m.method for m in slack.posted] == [POST, "chat.update"]
    assert "U0ASKER" not in slack.posted[-1].text
