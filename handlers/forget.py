"""Forget what is kept of the person who asks."""

from __future__ import annotations

from bot.chat.command import Command, Desk
from bot.chat.reply import Reply, Text
from bot.language.asks import Ask

FORGOTTEN = (
    "Forgotten: what your last questions here were about, your offers, saved or in hand, your part "
    "in the count of what people asked for and did not get, and that flags on figures were yours."
)
NOTHING = "Nothing was kept of you here."
KEPT = (
    "What is kept is the command, guides and regions of your last question, for half an hour, "
    "so that you can go on from it. Never your words; an offer only where you save it, encrypted."
)


def forget(_ask: Ask, desk: Desk) -> Reply:
    """Drop everything kept of the asker in this workspace, what they saved among it."""
    things = 0
    if desk.who is not None:
        keepers = (desk.hand, desk.memory)
        things = sum(keeper.forget(desk.who) for keeper in keepers if keeper is not None)
    return Reply((Text(FORGOTTEN if things else NOTHING), Text(KEPT)))


COMMAND = Command(
    name="forget",
    summary="Forget what your last questions were about, and your offers.",
    parameters=(),
    examples=("",),
    needs="text",
    run=forget,
    least=0,
)
