"""What to answer when a recruiter says a thing, and why."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Reply
from bot.language.asks import Ask


def pushback(ask: Ask, desk: Desk) -> Reply:
    """The reply to the line that comes closest to what was said."""
    from handlers._pushback_answer import answer  # the handbook is read when it is asked for

    return answer(ask, desk)


COMMAND = Command(
    name="pushback",
    summary="Find an answer to what a recruiter said.",
    parameters=(Parameter("saying", "What they said, in any words.", required=False),),
    examples=("this is our final offer", "we pay everyone the same at this level"),
    needs="text",
    run=pushback,
    least=0,
)
