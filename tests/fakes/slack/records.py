"""What did the app do? One frozen record for each thing a test may ask about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from tests.fakes.slack.check import Json, Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """One call the app made, accepted or refused."""

    method: str
    """A Web API method, or `response_url`."""
    team: str
    """The workspace whose token was used; empty if the token was refused."""
    args: Json
    error: str | None = None
    """Slack's error code; None when the call was accepted."""
    problems: tuple[Problem, ...] = ()
    """Why blocks or a view were refused."""
    at: float = 0.0
    """When, in seconds of the fake's clock."""

    @property
    def ok(self) -> bool:
        """Whether Slack accepted the call."""
        return self.error is None


@dataclass(slots=True)
class Uploaded:
    """One file the app uploads, at whatever step it is."""

    id: str
    team: str
    name: str
    length: int
    data: bytes | None = None
    channel: str = ""
    """Where it is shared; empty until then."""
    title: str = ""
    comment: str = ""
    thread_ts: str | None = None
    silent: bool = False
    """Whether Slack will share it nowhere and say nothing."""
    looks: int = 0


@dataclass(frozen=True, slots=True)
class Posted:
    """One message that somebody can see."""

    method: str
    """chat.postMessage, chat.postEphemeral, chat.update, response_url, or ack."""
    team: str
    channel: str
    ts: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    """The blocks exactly as the app sent them."""
    user: str | None = None
    """The only person who sees it; None when the whole channel does."""
    thread_ts: str | None = None
    metadata: Json | None = None
    response_type: str | None = None
    replace_original: bool = False
    delete_original: bool = False
    args: Json = field(default_factory=dict)
    """Everything else that was sent, as received."""

    @property
    def ephemeral(self) -> bool:
        """Whether one person alone sees it."""
        return self.user is not None


@dataclass(frozen=True, slots=True)
class Violation:
    """Something Slack lets pass, or drops in silence, that a good app never does."""

    where: str
    rule: str


@dataclass(frozen=True, slots=True)
class Ack:
    """How the app answered one request from Slack."""

    status: int
    """The HTTP status. Over Socket Mode 200 for an ack; 0 when no answer came."""
    body: object
    """None, text, or parsed JSON."""
    seconds: float
    """How long the answer took by the fake's clock."""
    late: bool
    """Whether Slack had given up by then: over three seconds, or never answered."""
    violations: tuple[Violation, ...] = ()
    """What was wrong with the body."""
    posted: Posted | None = None
    """The message the body became, if any."""
    envelope_id: str | None = None
    event_id: str | None = None

    @property
    def ok(self) -> bool:
        """Whether Slack counts the request as handled."""
        return self.status == 200 and not self.late


class Journal:
    """Everything that happened, in order, and a bell that rings when more does."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.calls: list[Call] = []
        self.posted: list[Posted] = []
        self.violations: list[Violation] = []
        self._bell = asyncio.Event()

    def called(self, call: Call) -> None:
        """Record a call, and when it came."""
        self.calls.append(replace(call, at=self._clock()))
        self.ring()

    def post(self, message: Posted) -> None:
        """Record a message somebody sees."""
        self.posted.append(message)
        self.ring()

    def violated(self, where: str, rule: str) -> None:
        """Record a violation."""
        self.violations.append(Violation(where, rule))
        self.ring()

    def ring(self) -> None:
        """Wake everyone in `until`."""
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()

    async def until(self, ready: Callable[[], T | Literal[False] | None], patience: float) -> T:
        """Wait until `ready` answers something true, and return it.

        Raises TimeoutError after `patience` real seconds.
        """
        async with asyncio.timeout(patience):
            while not (answer := ready()):
                await self._bell.wait()
            return answer
