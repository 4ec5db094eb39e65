"""What was handled is not handled again, for long enough and in bounded memory."""

from __future__ import annotations

from bot.platforms.slack.once import KEPT_SECONDS, Once


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
