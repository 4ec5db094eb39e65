"""Forget what is kept of the person who asks."""

from __future__ import annotations

from bot.chat.command import Command, Desk
from bot.chat.reply import Reply, Text
from bot.language.asks import Ask

FORGOTTEN = (
    "Forgotten: what your last questions here were about, and your part in the count of what "
    "people asked for and did not get."
)
NOTHING = "Nothing was kept of you here."
KEPT = (
    "What is kept is the command, guides and regions of your last question, for half an hour, "
    "so that you can go on from it. Never your words, never an offer."
)


def forget(_ask: Ask, desk: Desk) -> Reply:
    """Drop everything kept of the asker in this workspace."""
    things = desk.memory.forget(desk.who) if desk.memory and desk.who else 0
    return Reply((Text(FORGOTTEN if things else NOTHING), Text(KEPT)))


COMMAND = Command(
    name="forget",
    summary="Forget what your last questions were about.",
    parameters=(),
    examples=("",),
    needs="text",
    run=forget,
    least=0,
)
