"""What every listener works with: how to answer, draw, send, and be sorry."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.chat.trouble import broken_reply, trouble_reply
from bot.errors import BotError
from bot.platforms._shared.answering import (
    ACTS,
    After,
    Answers,
    Claim,
    acted,
    for_others,
    incident_of,
)
from bot.platforms._shared.once import Once
from bot.platforms._shared.shutdown import Inflight
from bot.platforms.slack.drawing import TableStyle
from bot.platforms.slack.groups import Groups
from bot.platforms.slack.render import Rendered, render
from bot.platforms.slack.send import Sender, SendError
from bot.platforms.slack.settings import SlackSettings

__all__ = ["ACTS", "After", "Answer", "Answers", "Claim", "Station", "incident_of"]

log = logging.getLogger(__name__)


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

    groups: Groups | None = None
    """Where settings name user groups."""
    after: After | None = None
    """What follows an act: posted messages may say something else now."""

    async def work(
        self,
        who: Who | None,
        answer: Callable[[Who | None], Reply],
        *,
        tables: TableStyle,
        share: bool,
    ) -> Answer:
        """Answer and draw in a worker thread, so that a slow one holds nobody up."""
        known = await self._known(who)
        worked = await asyncio.to_thread(_answered, lambda: answer(known), tables, share)
        if self.after is not None and known is not None and acted(worked.reply):
            self.spawn(_followed(self.after, known.workspace))
        return worked

    def drawn(self, reply: Reply, *, tables: TableStyle, share: bool) -> Answer:
        """A reply that is there already."""
        return Answer(render(reply, tables=tables, share=share), for_others(reply), reply)

    async def _known(self, who: Who | None) -> Who | None:
        """The person with the groups they are in, asked each time."""
        if who is None or self.groups is None:
            return who
        return replace(who, groups=await self.groups.of(who.person))

    def spawn(self, errand: Coroutine[Any, Any, None]) -> None:
        """Run an errand on the side and log what becomes of it, by an id."""
        self.inflight.spawn(_seen_off(errand))


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply and how it is drawn."""

    message: Rendered
    shareable: bool
    reply: Reply


def _answered(answer: Callable[[], Reply], tables: TableStyle, share: bool) -> Answer:
    try:
        reply = answer()
        return Answer(render(reply, tables=tables, share=share), for_others(reply), reply)
    except BotError as error:
        reply = trouble_reply(error.problem, error.remedy)
    except Exception as error:  # noqa: BLE001 - the person is told, by an id
        reply = broken_reply(incident_of(error, "an answer"))
    return Answer(render(reply, tables=tables, share=False), False, reply)


async def _followed(after: After, workspace: str) -> None:
    await after(workspace)


async def _seen_off(errand: Coroutine[Any, Any, None]) -> None:
    try:
        await errand
    except SendError as error:
        log.error("an answer could not be sent, incident %s: %s", secrets.token_hex(4), error)
    except Exception as error:  # noqa: BLE001 - nobody else would see it
        incident_of(error, "an errand")
