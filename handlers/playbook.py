"""General advice on negotiating an offer, by topic."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Reply
from bot.language.asks import Ask


def playbook(ask: Ask, desk: Desk) -> Reply:
    """The topic asked about; the core of it all and the list of topics where none was."""
    from handlers._playbook_answer import answer  # the handbook is read when it is asked for

    return answer(ask, desk)


COMMAND = Command(
    name="playbook",
    summary="Show general negotiation advice, by topic.",
    parameters=(Parameter("topic", "A topic, as in: timing, equity, relocation.", required=False),),
    examples=("", "timing", "which parts are flexible", "checklist before signing"),
    needs="text",
    run=playbook,
    least=0,
)
