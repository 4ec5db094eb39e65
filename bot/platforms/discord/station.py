"""What every listener works with: how to answer, what is in flight, and the present moment."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.chat.trouble import broken_reply, trouble_reply
from bot.errors import BotError
from bot.guides.library import Library
from bot.language.reading import Reader
from bot.platforms._shared import answering
from bot.platforms._shared.answering import After, Claim, acted, incident_of
from bot.platforms._shared.once import Once
from bot.platforms._shared.shutdown import Inflight
from bot.platforms.discord.drafts import Drafts
from bot.platforms.discord.settings import DiscordSettings

PATIENCE_SECONDS = 1.5
"""Of the three seconds Discord waits; the rest is for the way there and back."""


class Answers(answering.Answers, Protocol):
    """What every platform needs, and the reader: options complete themselves by its names."""

    @property
    def reader(self) -> Callable[[Library], Reader]: ...


def _as_it_is(reply: Reply) -> Reply:
    return reply


@dataclass(frozen=True, slots=True)
class Seat:
    """Who is answered, and by which desk."""

    answers: Answers
    who: Who | None
    workspace: str
    """Where an act counts, and posted messages may say something else now."""
    told: Callable[[Reply], Reply] = _as_it_is
    """The reply as it is told there."""

    def answer(self, question: Question) -> Reply:
        """The reply; whatever fails is in it."""
        return _answered(lambda: self.told(question(self.answers, self.who)))


Question = Callable[[Answers, Who | None], Reply]
"""What is asked, of a desk and by whom."""


@dataclass(frozen=True, slots=True)
class Station:
    """One bot's listening post."""

    answers: Answers
    settings: DiscordSettings
    clock: Callable[[], datetime]
    """The present moment, aware, UTC."""
    inflight: Inflight = field(default_factory=Inflight)
    patience: float = PATIENCE_SECONDS
    """Seconds an answer may take before the person is told that it is on its way."""
    once: Once = field(default_factory=Once)
    drafts: Drafts = field(default_factory=Drafts)
    claim: Claim | None = None
    """Asked, in a worker thread, where other processes may be handed the same message."""
    after: After | None = None
    """What follows an act: posted messages may say something else now."""
    seat: Callable[[Who], Awaitable[Seat]] | None = None
    """Asked who answers whom, where it depends on more than the question."""

    async def work(self, who: Who | None, question: Question) -> Reply:
        """Answer in a worker thread, so that a slow one holds nobody up."""
        seat = Seat(self.answers, who, who.workspace if who else "")
        if who is not None and self.seat is not None:
            seat = await self.seat(who)
        reply = await asyncio.to_thread(seat.answer, question)
        if self.after is not None and who is not None and acted(reply):
            self.spawn(_followed(self.after, seat.workspace))
        return reply

    def spawn(self, errand: Coroutine[Any, Any, None]) -> None:
        """Run an errand on the side and log what becomes of it, by an id."""
        self.inflight.spawn(_seen_off(errand))


def _answered(answer: Callable[[], Reply]) -> Reply:
    try:
        return answer()
    except BotError as error:
        return trouble_reply(error.problem, error.remedy)
    except Exception as error:  # noqa: BLE001 - the person is told, by an id
        return broken_reply(incident_of(error, "an answer"))


async def _followed(after: After, workspace: str) -> None:
    await after(workspace)


async def _seen_off(errand: Coroutine[Any, Any, None]) -> None:
    try:
        await errand
    except Exception as error:  # noqa: BLE001 - nobody else would see it
        incident_of(error, "an errand")
