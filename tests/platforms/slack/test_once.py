"""What was handled is not handled again, for long enough and in bounded memory."""

from __future__ import annotations

from datetime import datetime

from bot.platforms._shared.once import KEPT_SECONDS, Once
from tests.fakes.slack import FakeSlack
from tests.platforms.slack.kit import NOW, Mode, Stub, said, served


def test_a_key_is_new_once() -> None:
    once = Once()
    assert [once.first("a"), once.first("a"), once.first("b")] == [True, False, True]


def test_a_key_is_kept_longer_than_slack_tries_again_and_then_forgotten() -> None:
    now = [0.0]
    once = Once(seconds=lambda: now[0])
    once.first("a")
    now[0] = 10 * 60.0
    assert not once.first("a")
    now[0] = KEPT_SECONDS + 1
    assert once.first("a")


def test_the_oldest_keys_go_when_there_are_too_many() -> None:
    once = Once(most=2)
    for key in "abc":
        once.first(key)
    assert [once.first("c"), once.first("a")] == [False, True]


async def test_what_another_process_took_is_acknowledged_and_left_to_it(
    slack: FakeSlack, mode: Mode
) -> None:
    stub, asked = Stub(said("Hello.")), []

    def claim(event: str, now: datetime) -> bool:
        asked.append((event, now))
        return len(asked) > 1

    async with served(slack, stub, mode, claim=claim) as bot:
        taken = await bot.people.direct_message("taken elsewhere")
        ours = await bot.people.direct_message("ours")
        await bot.people.redeliver(ours)
        await bot.people.command("/band", "never delivered twice")
        await slack.until(lambda: slack.posted[1:])
    assert taken.ok
    assert asked == [(taken.event_id, NOW), (ours.event_id, NOW)]
    assert sorted(call.text for call in stub.calls) == ["never delivered twice", "ours"]
