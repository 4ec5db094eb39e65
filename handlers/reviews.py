"""What maintainers do about guides that go stale: review, snooze, assign, resolve flags, look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Bullets, Heading, Reply, Text
from bot.language.asks import Ask, Takes

if TYPE_CHECKING:
    from handlers._reviews_case import Case

_ACTS: dict[str, Takes] = {
    "done": "guide",
    "snooze": "guide",
    "assign": "guide",
    "undo": "guide",
    "resolve": "guide",
    "history": "perhaps",
    "flags": "perhaps",
    "settings": "none",
    "status": "none",
}
_USAGE = (
    "reviews done <company> <role>: text; or: numbers, <source>, 2026-Q4, next 2027-02-20",
    "reviews snooze <company> <role>: 7 days, <reason>",
    "reviews assign <company> <role>: <person>, or me, or nobody",
    "reviews undo <company> <role>: takes back what you did last about it",
    "reviews resolve <company> <role>: <what came of its flags>",
    "reviews flags, reviews history: of all guides, or <company> <role>",
    "reviews settings, reviews status: of the reminders",
)


_ANOTHER_DAY = "With --on nothing can be recorded: start bandstand chat without it."
"""To the terminal's user, the only one who may be known where nothing is kept."""


def reviews(ask: Ask, desk: Desk) -> Reply:
    """One act; who may is asked each time, also of a button and of a form."""
    from handlers._reviews_case import case_of, refusal  # read when it is asked for

    if desk.who is not None and desk.reviews is None:
        return Reply((Text(_ANOTHER_DAY),))
    why = refusal(desk)
    if why is not None:
        return Reply((Text(why),))
    takes = _ACTS.get(ask.text)
    if takes == "guide" and ask.operands:
        return _acts()[ask.text](case_of(ask, desk))
    if takes in ("perhaps", "none"):
        return _looks()[ask.text](ask, desk)
    return Reply((Heading("Reviews"), Bullets(_USAGE), Text("stale lists what is to be done.")))


def _acts() -> dict[str, Callable[[Case], Reply]]:
    from handlers._reviews_assign import assign
    from handlers._reviews_done import done
    from handlers._reviews_flags import resolve
    from handlers._reviews_snooze import snooze
    from handlers._reviews_undo import undo

    return {"done": done, "snooze": snooze, "assign": assign, "undo": undo, "resolve": resolve}


def _looks() -> dict[str, Callable[[Ask, Desk], Reply]]:
    from handlers._reviews_flags import flags
    from handlers._reviews_settings import settings
    from handlers._reviews_status import history, status

    return {"flags": flags, "settings": settings, "history": history, "status": status}


COMMAND = Command(
    name="reviews",
    summary="Mark guides reviewed, snooze or assign them, and see how the reminders are doing.",
    parameters=(
        Parameter(
            "act", "done, snooze, assign, undo, resolve, history, flags, settings or status."
        ),
        Parameter("guide", "A company and a role.", required=False),
        Parameter("details", "After a colon, as in: 7 days, waiting for figures.", required=False),
    ),
    examples=("status", "done wandb staff", "snooze wandb staff: 7 days, waiting for figures"),
    needs="act",
    run=reviews,
    least=0,
    acts=_ACTS,
    counted=False,
)
