"""The worker: what is owed is sent once, whatever becomes of the attempt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from bot.chat.reviewing import Calendar
from bot.errors import StoreError
from bot.reviews.redrawing import redraw_now
from tests.fakes.slack import BOT_TOKEN, CHANNEL, FakeSlack
from tests.reviews.sending import (
    CALENDAR,
    DAY,
    HOME,
    LATE,
    MINUTE,
    MONDAY,
    SOON,
    Clock,
    Office,
    by_id,
    guide,
    moved,
    office,
)

POST, HISTORY = "chat.postMessage", "conversations.history"


def _seen(slack: FakeSlack) -> int:
    """Messages that the channel shows."""
    return len([m for m in slack.workspace.messages.values() if m.channel == CHANNEL])


def _done(desk: Office, name: str, *, key: str = "k", next_due: date = date(2027, 3, 1)) -> None:
    of = f"acme/{name}"
    standing = desk.ledger.standings(HOME).get(of)
    desk.ledger.done(
        HOME,
        of,
        kind="text",
        source="",
        quarter="",
        today=desk.clock.now.date(),
        next_due=next_due,
        seen_due=desk.guides[of].due,
        person="U0ASKER",
        now=desk.clock.now,
        version=standing.version if standing else 0,
        key=key,
    )


async def test_a_first_start_is_one_digest_and_a_new_due_date_one_message(
    desk: Office, slack: FakeSlack
) -> None:
    await desk.tick()
    await desk.tick(MINUTE)
    assert [m.text.splitlines()[0] for m in slack.posted] == ["Guides to review, 23 Nov 2026"]
    assert slack.posted[0].metadata == {
        "event_type": "bandstand_delivery",
        "event_payload": {"key": f"{HOME}/2026-11-23"},
    }
    await desk.tick(2 * DAY)
    await desk.tick(MINUTE)
    assert len(slack.posted) == 2
    assert "Acme senior" in slack.posted[1].text
    assert "Acme staff" not in slack.posted[1].text
    assert [(d.kind, d.state) for d in desk.deliveries()] == [("digest", "sent"), ("due", "sent")]
    assert desk.ledger.status(HOME).last_tick == desk.clock.now


@pytest.mark.parametrize(
    "garbled",
    [
        pytest.param(lambda s: s.drop_reply(POST), id="accepted, then dropped"),
        pytest.param(lambda s: s.garble_reply(POST, status=500), id="accepted, then 500"),
        pytest.param(lambda s: s.garble_reply(POST, status=503), id="accepted, then 503"),
    ],
)
async def test_a_message_taken_without_an_answer_is_found_not_sent_again(
    desk: Office, slack: FakeSlack, garbled: Callable[[FakeSlack], None]
) -> None:
    garbled(slack)
    await desk.tick()
    assert desk.states() == ["sending"]
    await desk.tick(timedelta(seconds=30))
    assert slack.called(HISTORY) == []
    await desk.tick(timedelta(seconds=31))
    assert desk.states() == ["sent"]
    assert len(slack.called(HISTORY)) == 1
    assert _seen(slack) == 1
    assert desk.deliveries()[0].possible_duplicate is False


@pytest.mark.parametrize(
    "failed",
    [
        pytest.param(lambda s: s.fail(POST, "fatal_error"), id="fatal_error"),
        pytest.param(lambda s: s.fail(POST, "internal_error", status=500), id="500"),
    ],
)
async def test_a_message_not_taken_is_sent_again_once_history_would_show_it(
    desk: Office, slack: FakeSlack, failed: Callable[[FakeSlack], None]
) -> None:
    failed(slack)
    await desk.tick()
    await desk.tick(timedelta(seconds=61))
    assert desk.states() == ["sent"]
    assert _seen(slack) == 1
    assert len(slack.called(POST)) == 2


async def test_a_message_that_history_shows_late_is_not_sent_twice(
    desk: Office, slack: FakeSlack
) -> None:
    slack.world.history_lag = 50
    slack.drop_reply(POST)
    await desk.tick()
    await desk.tick(timedelta(seconds=61))
    assert (desk.states(), _seen(slack)) == (["sent"], 1)


async def test_too_many_requests_pause_one_workspace_and_no_other(
    address: str, slack: FakeSlack, clock: Clock
) -> None:
    slack.workspace.add_team("T0OTHER", "xoxb-other")
    slack.workspace.add_channel("reviews", channel_id="C0OTHER00", team="T0OTHER")
    tokens = {HOME: BOT_TOKEN, "slack:T0OTHER": "xoxb-other"}
    slack.rate_limit(POST, 30, team="T0HOME")
    with office(address, slack, clock, by_id(LATE), tokens=tokens) as desk:
        other = Calendar(channel="C0OTHER00")
        desk.ledger.change_calendar("slack:T0OTHER", other, "U0ASKER", clock.now)
        await desk.tick()
        assert (desk.states(), desk.states("slack:T0OTHER")) == (["pending"], ["sent"])
        assert desk.ledger.status(HOME).paused_until == MONDAY + timedelta(seconds=30)
        await desk.tick(timedelta(seconds=29))
        assert len([c for c in slack.calls if c.team == "T0HOME"]) == 1
        await desk.tick(timedelta(seconds=1))
        assert desk.states() == ["sent"]
        assert desk.ledger.status(HOME).paused_until is None


@pytest.mark.parametrize(
    ("error", "says"),
    [
        ("token_revoked", "install the app again"),
        ("account_inactive", "install the app again"),
        ("missing_scope", "update its manifest"),
        ("channel_not_found", "invite the app"),
        ("is_archived", "unarchive it"),
        ("not_in_channel", "invite it"),
    ],
)
async def test_trouble_is_told_and_loses_nothing(
    desk: Office, slack: FakeSlack, error: str, says: str
) -> None:
    slack.fail(POST, error)
    await desk.tick()
    status = desk.ledger.status(HOME)
    assert says in status.trouble
    assert (status.deliveries[0].state, error in status.deliveries[0].error) == ("pending", True)
    await desk.tick(MINUTE)
    assert len(slack.called(POST)) == 1
    await desk.tick(15 * MINUTE)
    assert desk.states() == ["sent"]
    assert desk.ledger.status(HOME).trouble == ""


async def test_other_settings_are_tried_at_once_and_move_what_waits(
    desk: Office, slack: FakeSlack
) -> None:
    slack.workspace.channels[CHANNEL].archived = True
    await desk.tick()
    elsewhere = slack.workspace.add_channel("elsewhere", channel_id="C0ELSEWHERE")
    desk.ledger.change_calendar(HOME, Calendar(channel=elsewhere), "U0ASKER", desk.clock.now)
    await desk.tick(timedelta(seconds=1))
    assert [m.channel for m in slack.posted] == [elsewhere]


async def test_a_week_in_an_archived_channel_ends_in_one_message(
    desk: Office, slack: FakeSlack
) -> None:
    slack.workspace.channels[CHANNEL].archived = True
    await desk.tick()
    for _ in range(8):
        await desk.tick(DAY)
    assert slack.posted == []
    slack.workspace.channels[CHANNEL].archived = False
    await desk.tick(16 * MINUTE)
    await desk.tick(MINUTE)
    assert len(slack.posted) == 1
    assert "Acme staff" in slack.posted[0].text
    assert "Acme senior" in slack.posted[0].text
    assert desk.states().count("superseded") == len(desk.states()) - 1


async def test_asleep_for_a_week_there_is_one_digest(desk: Office, slack: FakeSlack) -> None:
    await desk.tick()
    await desk.tick(16 * DAY)
    await desk.tick(MINUTE)
    assert len(slack.posted) == 2


async def test_blocks_that_are_refused_go_out_as_text(desk: Office, slack: FakeSlack) -> None:
    slack.fail(POST, "invalid_blocks")
    await desk.tick()
    assert desk.states() == ["sent"]
    assert slack.posted[0].blocks == []
    assert "Acme staff" in slack.posted[0].text


async def test_a_message_refused_for_good_is_seen_and_what_it_said_is_owed_again(
    desk: Office, slack: FakeSlack
) -> None:
    slack.fail(POST, "msg_too_long")
    await desk.tick()
    dead = desk.deliveries()[0]
    assert (dead.state, dead.error) == ("dead", "Slack refuses the message (msg_too_long).")
    assert desk.ledger.standings(HOME)["acme/staff"].reminded_due is None
    await desk.tick(DAY)
    assert desk.states() == ["dead", "sent"]
    assert "Acme staff" in slack.posted[0].text


async def test_what_is_settled_before_it_is_sent_is_not_sent(
    desk: Office, slack: FakeSlack
) -> None:
    slack.rate_limit(POST, 30)
    await desk.tick()
    _done(desk, "staff")
    await desk.tick(MINUTE)
    assert desk.states() == ["cancelled"]
    assert slack.posted == []


async def test_a_digest_goes_out_without_what_was_settled_meanwhile(
    address: str, slack: FakeSlack, clock: Clock
) -> None:
    guides = by_id(LATE, guide("lead", date(2026, 11, 1)), guide("gone", date(2026, 11, 2)))
    with office(address, slack, clock, guides) as desk:
        slack.rate_limit(POST, 30)
        await desk.tick()
        _done(desk, "lead")
        del desk.guides["acme/gone"]
        await desk.tick(MINUTE)
        assert "Acme staff" in slack.posted[0].text
        assert "Acme lead" not in slack.posted[0].text
        assert "Acme gone" not in slack.posted[0].text


async def test_a_due_date_edited_while_its_message_waits_is_judged_anew(
    desk: Office, slack: FakeSlack
) -> None:
    slack.rate_limit(POST, 30)
    await desk.tick()
    moved(desk.guides, "staff", date(2026, 12, 1))
    await desk.tick(MINUTE)
    assert (slack.posted, desk.states()) == ([], ["cancelled"])
    await desk.tick(date(2026, 12, 2) - MONDAY.date())
    assert "Acme staff" in slack.posted[-1].text


async def test_people_are_told_directly_and_once(desk: Office, slack: FakeSlack) -> None:
    desk.guides.clear()
    desk.ledger.flag(
        HOME, "acme/staff", region="", figure="base", note="", person="U0ASKER", now=desk.clock.now
    )
    desk.ledger.resolve(
        HOME, "acme/staff", outcome="corrected", person="U0BOSS", now=desk.clock.now
    )
    slack.drop_reply(POST)
    await desk.tick()
    await desk.tick(61 * timedelta(seconds=1))
    direct = slack.workspace.direct("T0HOME", "U0ASKER")
    told = [m for m in slack.posted if m.channel == direct.id]
    assert len(told) == 1
    assert "told" in [d.kind for d in desk.deliveries()]
    assert set(desk.states()) == {"nothing", "sent"}


async def test_a_person_who_cannot_be_told_holds_nobody_up(desk: Office, slack: FakeSlack) -> None:
    desk.ledger.flag(
        HOME, "acme/staff", region="", figure="base", note="", person="U0GONE00", now=desk.clock.now
    )
    desk.ledger.resolve(HOME, "acme/staff", outcome="", person="U0BOSS", now=desk.clock.now)
    await desk.tick()
    assert sorted(desk.states()) == ["dead", "sent"]
    assert desk.ledger.status(HOME).trouble == ""


async def test_a_message_is_drawn_again_with_who_did_what(desk: Office, slack: FakeSlack) -> None:
    await desk.tick()
    desk.clock.pass_(MINUTE)
    _done(desk, "staff")
    assert await redraw_now(desk.ledger, desk.worker.carrier, [HOME], desk.clock.now) == 1
    drawn = slack.posted[-1]
    assert drawn.method == "chat.update"
    assert "by <@U0ASKER>" in drawn.text
    assert await redraw_now(desk.ledger, desk.worker.carrier, [HOME], desk.clock.now) == 0


@pytest.mark.parametrize("error", ["ratelimited", "fatal_error", "is_archived"])
async def test_a_redraw_that_fails_is_made_up_for(
    desk: Office, slack: FakeSlack, error: str
) -> None:
    await desk.tick()
    desk.clock.pass_(MINUTE)
    _done(desk, "staff")
    slack.fail("chat.update", error)
    await desk.tick()
    await desk.tick(2 * MINUTE)
    assert slack.posted[-1].method == "chat.update"


async def test_an_act_while_a_message_is_on_its_way_is_drawn_after(
    desk: Office, slack: FakeSlack
) -> None:
    hold = slack.hold(POST)
    ticking = asyncio.create_task(desk.tick())
    await hold.arrived.wait()
    desk.clock.pass_(timedelta(seconds=1))
    _done(desk, "staff")
    hold.release()
    await ticking
    await desk.tick(timedelta(seconds=1))
    assert [m.method for m in slack.posted] == [POST, "chat.update"]


async def test_an_unreadable_history_holds_a_message_and_never_loses_it(
    desk: Office, slack: FakeSlack
) -> None:
    slack.drop_reply(POST)
    slack.fail(HISTORY, "missing_scope", times=100)
    await desk.tick()
    for _ in range(14):
        await desk.tick(MINUTE)
    assert (desk.states(), _seen(slack)) == (["sending"], 1)
    assert len(slack.called(HISTORY)) <= 14
    await desk.tick(2 * MINUTE)
    assert desk.states() == ["sent"]
    assert [d.possible_duplicate for d in desk.deliveries()] == [True]


async def test_a_clock_that_was_far_ahead_stops_nothing_for_long(
    desk: Office, slack: FakeSlack
) -> None:
    desk.clock.pass_(365 * DAY)
    slack.drop_reply(POST)
    await desk.tick()
    desk.clock.now = MONDAY
    # The platform's own clock was right all the time.
    for message in slack.workspace.messages.values():
        message.ts = message.body["ts"] = f"{int(MONDAY.timestamp())}.000001"
        message.at = MONDAY.timestamp()
    await desk.tick()
    assert _seen(slack) <= 2
    await desk.tick(2 * MINUTE)
    assert "sending" not in desk.states()
    await desk.tick(7 * DAY)
    assert desk.states().count("sent") >= 2


async def test_a_frozen_process_keeps_its_message_and_a_dead_one_does_not(
    address: str, slack: FakeSlack, clock: Clock
) -> None:
    with (
        office(address, slack, clock, by_id(LATE)) as first,
        office(address, slack, clock, by_id(LATE)) as second,
    ):
        hold = slack.hold(POST)
        frozen = asyncio.create_task(first.tick())
        await hold.arrived.wait()
        for _ in range(3):
            await second.tick(2 * MINUTE)
        assert len(slack.called(HISTORY)) == 0
        first.ownership.close()
        await second.tick(MINUTE)
        assert len(slack.called(HISTORY)) == 1
        hold.release()
        frozen.cancel()
        await asyncio.gather(frozen, return_exceptions=True)


async def test_many_processes_record_one_message(
    address: str, slack: FakeSlack, clock: Clock
) -> None:
    with (
        office(address, slack, clock, by_id(LATE, SOON)) as first,
        office(address, slack, clock, by_id(LATE, SOON)) as second,
    ):
        await asyncio.gather(first.tick(), second.tick())
        assert (first.states(), len(slack.posted)) == (["sent"], 1)


async def test_without_a_channel_nothing_is_sent_and_the_status_says_why(
    address: str, slack: FakeSlack, clock: Clock
) -> None:
    with office(address, slack, clock, by_id(LATE), calendar=Calendar()) as desk:
        await desk.tick()
        assert slack.calls == []
        assert "No channel is set" in desk.ledger.status(HOME).trouble


async def test_a_deputy_is_named_after_two_digests_left_unanswered(
    address: str, slack: FakeSlack, clock: Clock
) -> None:
    guides = by_id(guide("staff", date(2026, 11, 20), owner="Ann"))
    with office(address, slack, clock, guides, calendar=CALENDAR) as desk:
        counts = []
        for _ in range(3):
            await desk.tick()
            counts.append(desk.outbox.sent(HOME, lambda _guide: "Ann", clock.now).unanswered)
            clock.pass_(7 * DAY)
        assert counts == [{"Ann": 1}, {"Ann": 2}, {"Ann": 3}]
        _done(desk, "staff")
        assert desk.outbox.sent(HOME, lambda _guide: "Ann", clock.now).unanswered == {}


async def test_a_day_s_work_is_done_once_a_day_and_again_where_it_failed(desk: Office) -> None:
    done: list[date] = []
    failing = [True]

    def purge(now: datetime) -> None:
        if failing:
            failing.pop()
            raise StoreError("x", "failed")
        done.append(now.date())

    desk.worker.daily = purge
    first = desk.clock.now.date()
    for after in (timedelta(0), MINUTE, MINUTE, timedelta(days=1), MINUTE):
        await desk.tick(after)
    assert done == [first, first + timedelta(days=1)]
