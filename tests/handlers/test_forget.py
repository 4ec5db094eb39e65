"""Forgetting: what is said of it, and that it reaches only the asker."""

from __future__ import annotations

import pytest

from bot.chat.command import Desk
from bot.chat.plain import plain
from bot.language.asks import Ask
from bot.people.passing import Passing
from handlers.forget import FORGOTTEN, NOTHING, forget
from tests.handlers.desks import desk
from tests.people.kit import BAND, NOW, who


def test_what_was_kept_of_the_asker_is_gone_and_that_is_said() -> None:
    memory = Passing()
    for asker in (who("U1"), who("U2")):
        memory.remember(asker, BAND, NOW)
    reply = forget(Ask("forget"), desk(who("U1"), memory=memory))
    assert FORGOTTEN in plain(reply)
    assert (reply.status, reply.shareable) == ("answered", False)
    assert (memory.recall(who("U1"), NOW), memory.recall(who("U2"), NOW)) == (None, BAND)


@pytest.mark.parametrize(
    "asked_at",
    [
        pytest.param(desk(who(), memory=Passing()), id="nothing kept"),
        pytest.param(desk(who()), id="no memory"),
        pytest.param(desk(None, memory=Passing()), id="nobody"),
    ],
)
def test_where_nothing_was_kept_that_is_said(asked_at: Desk) -> None:
    reply = forget(Ask("forget"), asked_at)
    assert NOTHING in plain(reply)
    assert reply.status == "answered"
