"""What every listener works with: how to answer, draw, send, and be sorry."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.chat.command import Call, Registry
from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.chat.trouble import broken_reply, trouble_reply
from bot.errors import BotError, where
from bot.guides.library import Library
from bot.language.asks import Ask
from bot.platforms.slack.drawing import TableStyle
from bot.platforms.slack.once import Once
from bot.platforms.slack.render import Rendered, render
from bot.platforms.slack.send import Sender, SendError
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.shutdown import Inflight

log = logging.getLogger(__name__)

Claim = Callable[[str, datetime], bool]
"""Whether an event, by its id, is this process's to answer."""


class Answers(Protocol):
    """What the platform needs of `bot.chat.dispatch.Dispatch`.

    `answer` and `press` are called in worker threads, several at a time.
    """

    @property
    def registry(self) -> Registry: ...

    @property
    def library(self) -> Callable[[], Library]: ...

    def answer(self, call: Call) -> Reply: ...

    def press(self, ask: Ask, now: datetime, who: Who | None = None) -> Reply: ...


@dataclass(frozen=True, slots=True)
class Station:
    """One bot's listening post."""

    answers: Answers
    settings: SlackSettings
    clock: Callable[[], datetime]
    sender: Sender
    meanings: dict[str, str | None]
    """{slash command: the command it means, or None for the umbrella}"""
    inflight: Inflight
    patience: float
    """Seconds an acknowledgement waits for its answer, of the three Slack allows."""
    once: Once = field(default_factory=Once)
    claim: Claim | None = None
    """Asked, in a worker thread, where other processes may be handed the same event."""

    async def work(self, answer: Callable[[], Reply], *, tables: TableStyle, share: bool) -> Answer:
        """Answer and draw in a worker thread, so that a slow one holds nobody up."""
        return await asyncio.to_thread(_answered, answer, tables, share)

    def spawn(self, errand: Coroutine[Any, Any, None]) -> None:
        """Run an errand on the side and log what becomes of it, by an id."""
        self.inflight.spawn(_seen_off(errand))


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply and how it is drawn."""

    message: Rendered
    shareable: bool


def incident_of(error: BaseException, doing: str) -> str:
    """Log an error that nobody foresaw, without what was said; returns its id."""
    incident = secrets.token_hex(4)
    log.error("%s failed, incident %s: %s", doing, incident, where(error))
    return incident


def _answered(answer: Callable[[], Reply], tables: TableStyle, share: bool) -> Answer:
    try:
        reply = answer()
        return Answer(render(reply, tables=tables, share=share), _for_others(reply))
    except BotError as error:
        reply = trouble_reply(error.problem, error.remedy)
    except Exception as error:  # noqa: BLE001 - the person is told, by an id
        reply = broken_reply(incident_of(error, "an answer"))
    return Answer(render(reply, tables=tables, share=False), shareable=False)


def _for_others(reply: Reply) -> bool:
    return reply.shareable and reply.status == "answered"


async def _seen_off(errand: Coroutine[Any, Any, None]) -> None:
    try:
        await errand
    except SendError as error:
        log.error("an answer could not be sent, incident %s: %s", secrets.token_hex(4), error)
    except Exception as error:  # noqa: BLE001 - nobody else would see it
        incident_of(error, "an errand")
