"""A bot served to the fake Slack, in both modes, with answers made to measure."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Event
from typing import Any, Literal

from pydantic import SecretStr

from bot.chat.command import Call, Command, Parameter, Registry
from bot.chat.memory import Who
from bot.chat.reply import Reply, Text
from bot.guides.library import Library, card_of
from bot.guides.model import Band, Guide
from bot.language.asks import Ask
from bot.platforms.slack.drawing import TableStyle
from bot.platforms.slack.http import listen, run_http
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.socket_mode import Watch, run_socket
from bot.platforms.slack.station import After, Answers, Claim
from tests.fakes.slack import FakeSlack, Sender
from tests.platforms.slack import replies

Mode = Literal["http", "socket"]
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_REGION = Parameter("region", "Where", required=False)


def clock() -> datetime:
    """The moment every test happens at."""
    return NOW


def _unused(_ask: Ask, _desk: object) -> Reply:
    raise AssertionError("the stub answers, not the commands")


def _command(name: str, core: bool = False, *parameters: Parameter) -> Command:
    return Command(
        name=name,
        summary=f"What {name} is for.",
        parameters=parameters,
        examples=(f"wandb staff {name}",),
        needs="guide",
        run=_unused,
        core=core,
    )


REGISTRY = Registry(
    (
        _command("band", True, Parameter("company", "Which company"), _REGION),
        _command("compare", True, Parameter("bands", "Which bands")),
        _command("guides"),
        _command("offer", False, Parameter("amount", "How much")),
        _command("help"),
    )
)


def _guides() -> Library:
    named = (replies.STAFF.split("/"), replies.SENIOR.split("/"))
    labels = ("San Francisco", "Paris")
    return Library(
        card_of(
            Guide(
                company=company,
                role=role,
                company_display=company,
                role_display=role,
                bands=(Band(label, "USD"),),
            )
        )
        for (company, role), label in zip(named, labels, strict=True)
    )


@dataclass
class Stub:
    """Answers with one reply; remembers what it was asked."""

    reply: Reply = replies.BAND
    error: Exception | None = None
    gate: Event | None = None
    """Where set, answers wait for it."""
    broken: Exception | None = None
    """Why there is no library."""
    calls: list[Call] = field(default_factory=list)
    presses: list[Ask] = field(default_factory=list)
    pressed_by: list[Who | None] = field(default_factory=list)
    pressed_at: list[str] = field(default_factory=list)
    registry: Registry = REGISTRY
    library: Callable[[], Library] = field(init=False)

    def __post_init__(self) -> None:
        self.library = self._library

    def _library(self) -> Library:
        if self.broken is not None:
            raise self.broken
        return _guides()

    def answer(self, call: Call) -> Reply:
        """The reply, when the gate is open."""
        self.calls.append(call)
        return self._answer(call.text)

    def press(self, ask: Ask, now: datetime, who: Who | None = None, place: str = "") -> Reply:
        """The reply, when the gate is open."""
        assert now == NOW
        self.pressed_at.append(place)
        self.pressed_by.append(who)
        self.presses.append(ask)
        return replace(self._answer(ask.command), ask=ask)

    def _answer(self, _said: str) -> Reply:
        if self.gate is not None:
            assert self.gate.wait(timeout=10), "the test never opened the gate"
        if self.error is not None:
            raise self.error
        return self.reply


def said(text: str) -> Reply:
    """A reply of one sentence."""
    return Reply((Text(text),))


def settings_for(slack: FakeSlack, tables: TableStyle = "block") -> SlackSettings:
    """Settings with which the fake lets the bot in, on any free port."""
    return SlackSettings(
        bot_token=SecretStr(slack.bot_token),
        app_token=SecretStr(slack.app_token),
        signing_secret=SecretStr(slack.signing_secret),
        api_url=slack.api_url,
        tables=tables,
        host="127.0.0.1",
        port=0,
    )


@dataclass
class Served:
    """A bot that runs."""

    people: Sender
    """Acts as people towards it."""
    stop: asyncio.Event
    """Ends it, as SIGTERM would."""
    running: asyncio.Task[None]
    url: str = ""
    """Its own address, in HTTP mode."""


@asynccontextmanager
async def served(
    slack: FakeSlack,
    stub: Answers,
    mode: Mode,
    *,
    settings: SlackSettings | None = None,
    patience: float = 60.0,
    watch: Watch | None = None,
    claim: Claim | None = None,
    after: After | None = None,
) -> AsyncIterator[Served]:
    """Run a bot until the block ends; what it raises is raised."""
    settings, stop = settings or settings_for(slack), asyncio.Event()
    if mode == "http":
        sock = listen(settings)
        url = f"http://127.0.0.1:{sock.getsockname()[1]}"
        serving = run_http(
            stub,
            settings,
            clock,
            stop=stop,
            sock=sock,
            patience=patience,
            claim=claim,
            after=after,
        )
        bot = Served(slack.http(url), stop, asyncio.ensure_future(_task(serving)), url)
    else:
        serving = run_socket(
            stub,
            settings,
            clock,
            stop=stop,
            watch=watch,
            patience=patience,
            claim=claim,
            after=after,
        )
        bot = Served(slack.socket(), stop, asyncio.ensure_future(_task(serving)))
        await slack.until_connected(2)
    try:
        yield bot
    finally:
        stop.set()
        with suppress(asyncio.CancelledError):
            await bot.running


async def _task(work: Coroutine[Any, Any, None]) -> None:
    await work


def words(posted: Iterable[Any]) -> list[str]:
    """The texts of messages, in order."""
    return [message.text for message in posted]
