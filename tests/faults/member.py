"""One worker process that a fault test may kill: the real worker, told where to die."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Literal

from pydantic import SecretStr

from bot.chat.reviewing import Calendar
from bot.errors import StoreError
from bot.platforms.slack.carrier import SlackCarrier
from bot.platforms.slack.settings import SlackSettings
from bot.reviews.freshness import Dated
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.pace import Pace
from bot.reviews.scene import Scene
from bot.reviews.worker import Worker
from bot.store.store import Store, open_store
from tests.faults.naive import NaiveWorker

PACE = Pace(
    tick=timedelta(seconds=0.3),
    timeout=timedelta(seconds=1.5),
    margin=timedelta(seconds=0.3),
    lease=timedelta(seconds=6),
    reconcile=timedelta(seconds=2),
    hold=timedelta(seconds=60),
    trouble=timedelta(seconds=1),
    backoff=timedelta(seconds=0.2),
    longest=timedelta(seconds=1),
)
"""The worker's, shortened."""
Design = Literal["ours", "naive"]
EVERY_DAY = Calendar(weekdays=(0, 1, 2, 3, 4, 5, 6), hour=0, quiet=())


@dataclass(frozen=True)
class Brief:
    """What a member is to do, and where to die."""

    address: str
    api_url: str
    channels: Mapping[str, str]
    """By workspace."""
    tokens: Mapping[str, str]
    ahead: Synchronized[float]
    """Seconds by which the clock of all is ahead of the machine's."""
    deaths: Path
    """Each death at a failpoint adds a line."""
    fatal: Mapping[str, float] = field(default_factory=dict)
    """Chance to die, by failpoint."""
    frozen: str = ""
    """The failpoint at which to stop, as SIGSTOP does, once."""
    guides: int = 1
    pace: Pace = PACE
    design: Design = "ours"
    seed: int = 0

    def clock(self) -> datetime:
        """The time of the test."""
        return datetime.now(UTC) + timedelta(seconds=self.ahead.value)


def work(brief: Brief) -> None:
    """Run a worker until it is told to stop or dies."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"):
        os.environ.pop(name, None)
    asyncio.run(_work(brief))


async def _work(brief: Brief) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    settings = SlackSettings(bot_token=SecretStr("xoxb-none"), api_url=brief.api_url)
    carrier = SlackCarrier(brief.tokens, settings, brief.pace.timeout.total_seconds())
    while not stop.is_set():
        try:
            store = await asyncio.to_thread(_opened, brief)
            ledger = Ledger(store, lambda workspace: _calendar(brief, workspace))
            design = Worker if brief.design == "ours" else NaiveWorker
            worker = design(ledger, carrier, _scene(brief), brief.pace, brief.clock, _fate(brief))
            await worker.run(stop)
        except StoreError:
            # The database is being restarted.
            await asyncio.sleep(0.2)


def _opened(brief: Brief) -> Store:
    return open_store(brief.address)


def _calendar(brief: Brief, workspace: str) -> Calendar:
    return Calendar(
        channel=brief.channels.get(workspace, ""),
        weekdays=EVERY_DAY.weekdays,
        hour=0,
        quiet=(),
    )


def _scene(brief: Brief) -> Scene:
    late = date(2026, 1, 1)
    guides = {
        f"acme/role-{n}": Dated(f"acme/role-{n}", f"Acme role {n}", "acme", late, late)
        for n in range(brief.guides)
    }
    return Scene(guides=lambda: guides)


def _fate(brief: Brief) -> Callable[[str], None]:
    chance = random.Random(brief.seed)

    def at(point: str) -> None:
        if chance.random() < brief.fatal.get(point, 0.0):
            note(brief.deaths, point)
            os.kill(os.getpid(), signal.SIGKILL)
        if brief.frozen == point and not _noted(brief.deaths, f"frozen {point}"):
            note(brief.deaths, f"frozen {point}")
            os.kill(os.getpid(), signal.SIGSTOP)

    return at


def note(deaths: Path, line: str) -> None:
    """Add a line in one write, which needs no lock that the dead could keep."""
    file = os.open(deaths, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    os.write(file, f"{line}\n".encode())
    os.close(file)


def _noted(deaths: Path, line: str) -> bool:
    return deaths.exists() and line in deaths.read_text().splitlines()
