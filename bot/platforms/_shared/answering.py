"""What a platform needs of the desk, and how it tells of failures nobody foresaw."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from bot.chat.command import Call, Registry
from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.errors import where
from bot.guides.library import Library
from bot.language.asks import Ask

log = logging.getLogger(__name__)

Claim = Callable[[str, datetime], bool]
"""Whether an event, by its id, is this process's to answer."""
After = Callable[[str], Awaitable[None]]
"""Told of a workspace in which somebody may have acted on a guide."""
ACTS = frozenset(("reviews", "flag"))
"""Commands that act on guides, and ask with forms."""


class Answers(Protocol):
    """What the platform needs of `bot.chat.dispatch.Dispatch`.

    `answer` and `press` are called in worker threads, several at a time.
    """

    @property
    def registry(self) -> Registry: ...

    @property
    def library(self) -> Callable[[], Library]: ...

    def answer(self, call: Call) -> Reply: ...

    def press(self, ask: Ask, now: datetime, who: Who | None = None, place: str = "") -> Reply: ...


def incident_of(error: BaseException, doing: str) -> str:
    """Log an error that nobody foresaw, without what was said; returns its id."""
    incident = secrets.token_hex(4)
    log.error("%s failed, incident %s: %s", doing, incident, where(error))
    return incident


def for_others(reply: Reply) -> bool:
    """Whether a reply may be shared with others."""
    return reply.shareable and reply.form is None and reply.status == "answered"


def acted(reply: Reply) -> bool:
    """Whether a reply tells of an act on a guide."""
    settled = reply.form is None and not reply.errors and reply.status == "answered"
    return settled and reply.command in ACTS
