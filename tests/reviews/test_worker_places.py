"""The worker where the place is the trouble: a channel that is gone, changed, or none any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from bot.chat.reviewing import Calendar, Flag, Standing
from bot.reviews import recording
from bot.reviews.freshness import Dated
from bot.reviews.planning import Plan, plan
from tests.fakes.slack import CHANNEL, FakeSlack
from tests.reviews.sending import (
    DAY,
    HOME,
    MINUTE,
    Clock,
    Office,
    by_id,
    guide,
    moved,
    office,
)

POST, UPDATE = "chat.postMessage", "chat.update"


def _elsewhere(desk: Office, slack: FakeSlack) -> str:
    """A maintainer names another channel."""
    channel = slack.workspace.add_channel("elsewhere", channel_id="C0ELSEWHERE")
    desk.ledger.change_calendar(HOME, Calendar(channel=channel), "U0ASKER", desk.clock.now)
    return channel


async def _nobody_knows_and_then_it_is_gone(desk: Office, slack: FakeSlack) -> None:
    """The one attempt times out, then nothing can be read or posted there."""
    slack.fail(POST, "fatal_error")
    await desk.tick()
    del slack.workspace.channels[CHANNEL]


@pytest.mark.parametrize("named", ["while it is looked for", "after"])
async def test_what_may_be_in_a_channel_that_is_gone_goes_to_the_next(
    desk: Office, slack: FakeSlack, named: str
) -> None:
    await _nobody_knows_and_then_it_is_gone(desk, slack)
    channel = _elsewhere(desk, slack) if named != "after" else ""
    for _ in range(20):
        await desk.tick(MINUTE)
    channel = channel or _elsewhere(desk, slack)
    await desk.tick(MINUTE)
    await desk.tick(MINUTE)
    assert [m.channel for m in slack.posted] == [channel]
    assert desk.states() == ["sent"]
    assert desk.deliveries()[0].possible_duplicate is True
    assert desk.ledger.status(HOME).trouble == ""


async def test_a_channel_that_comes_back_is_looked_through_first(
    desk: Office, slack: FakeSlack
) -> None:
    slack.drop_reply(POST)
    await desk.tick()
    channel = slack.workspace.channels.pop(CHANNEL)
    for _ in range(40):
        await desk.tick(MINUTE)
    slack.workspace.channels[CHANNEL] = channel
    await desk.tick(16 * MINUTE)
    assert desk.states() == ["sent"]
    assert len([m for m in slack.workspace.messages.values() if m.channel == CHANNEL]) == 1
    assert desk.deliveries()[0].possible_duplicate is False


async def test_after_weeks_in_a_channel_that_is_gone_one_message_is_sent(
    desk: Office, slack: FakeSlack
) -> None:
    await _nobody_knows_and_then_it_is_gone(desk, slack)
    for _ in range(21):
        await desk.tick(DAY)
    channel = _elsewhere(desk, slack)
    await desk.tick(MINUTE)
    assert [m.channel for m in slack.posted] == [channel]
    assert set(desk.states()) == {"superseded", "sent"}


async def test_a_wrong_channel_keeps_no_person_from_being_told(
    desk: Office, slack: FakeSlack
) -> None:
    slack.fail(POST, "channel_not_found")
    await desk.tick()
    desk.ledger.flag(
        HOME, "acme/staff", region="", figure="base", note="", person="U0ASKER", now=desk.clock.now
    )
    desk.ledger.resolve(HOME, "acme/staff", outcome="", person="U0BOSS", now=desk.clock.now)
    await desk.tick(MINUTE)
    assert [d.kind for d in desk.deliveries() if d.state == "sent"] == ["told"]
    status = desk.ledger.status(HOME)
    assert "invite the app" in status.trouble
    waiting = next(d for d in status.deliveries if d.state == "pending")
    assert waiting.at == desk.clock.now + 14 * MINUTE
    assert len(slack.called(POST)) == 2


async def test_what_waits_when_reminders_are_turned_off_is_not_sent(
    desk: Office, slack: FakeSlack
) -> None:
    slack.fail(POST, "is_archived")
    await desk.tick()
    desk.ledger.change_calendar(HOME, Calendar(channel=""), "U0ASKER", desk.clock.now)
    await desk.tick(MINUTE)
    await desk.tick(16 * MINUTE)
    assert (slack.posted, desk.states()) == ([], ["cancelled"])
    assert desk.ledger.standings(HOME)["acme/staff"].reminded_due is None


async def test_settings_changed_while_a_message_is_planned_hold_for_it(
    desk: Office, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed: list[str] = []

    def planned(
        workspace: str,
        calendar: Calendar,
        guides: Sequence[Dated],
        standings: Mapping[str, Standing],
        flags: Sequence[Flag],
        *rest: object,
    ) -> Plan | None:
        if not changed:
            changed.append(_elsewhere(desk, slack))
        return plan(workspace, calendar, guides, standings, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "plan", planned)
    await desk.tick()
    await desk.tick(MINUTE)
    assert [m.channel for m in slack.posted] == changed


async def test_a_guide_that_was_missing_when_its_message_went_out_is_told_of_later(
    desk: Office, slack: FakeSlack
) -> None:
    await desk.tick()
    slack.rate_limit(POST, 30)
    await desk.tick(2 * DAY)
    missing = desk.guides.pop("acme/senior")
    await desk.tick(MINUTE)
    assert desk.states() == ["sent", "cancelled"]
    desk.guides["acme/senior"] = missing
    await desk.tick(DAY)
    assert "Acme senior" in slack.posted[-1].text
    assert desk.deliveries()[-1].kind == "due"


async def test_a_line_that_was_dropped_is_told_of_later(desk: Office, slack: FakeSlack) -> None:
    await desk.tick()
    moved(desk.guides, "staff", date(2026, 11, 24))
    slack.rate_limit(POST, 30)
    await desk.tick(2 * DAY)
    missing = desk.guides.pop("acme/senior")
    await desk.tick(MINUTE)
    assert "Acme senior" not in slack.posted[-1].text
    desk.guides["acme/senior"] = missing
    await desk.tick(DAY)
    assert "Acme senior" in slack.posted[-1].text
    assert "Acme staff" not in slack.posted[-1].text


async def test_no_redraw_is_tried_inside_the_wait_that_one_was_told_of(
    address: str, slack: FakeSlack, clock: Clock
) -> None:
    guides = by_id(*(guide(name, date(2026, 11, 20)) for name in ("one", "two")))
    with office(address, slack, clock, guides) as desk:
        await desk.tick()
        await desk.tick(7 * DAY)
        for number, name in enumerate(("one", "two")):
            _assign(desk, name, f"k{number}")
        slack.rate_limit(UPDATE, 30)
        await desk.tick()
        assert len(slack.called(UPDATE)) == 1
        _assign(desk, "one", "k2", version=1)
        await desk.tick(29 * timedelta(seconds=1))
        assert len(slack.called(UPDATE)) == 1
        assert desk.ledger.status(HOME).paused_until == desk.clock.now + timedelta(seconds=1)
        await desk.tick(timedelta(seconds=1))
        assert len(slack.called(UPDATE)) == 3
        assert desk.ledger.status(HOME).paused_until is None


def _assign(desk: Office, name: str, key: str, version: int = 0) -> None:
    desk.ledger.assign(
        HOME,
        f"acme/{name}",
        owner="U0BOSS",
        person="U0ASKER",
        now=desk.clock.now,
        version=version,
        key=key,
    )
