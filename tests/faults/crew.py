"""Worker processes that are killed and replaced, and a Slack that is not always well."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import signal
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.store.outbox_tables import outbox
from bot.store.store import Store
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.faults import Fault
from tests.faults import member
from tests.faults.member import Brief

POST = "chat.postMessage"
RETRY_AFTER = 1
BETWEEN = ("claimed", "looked", "posting", "posted")
"""Failpoints between the claim and the record."""
# Processes are forked from one that has imported everything: a restart costs no second.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(
    [
        "tests.faults.member",
        "aiohttp.connector",
        "apscheduler.schedulers.asyncio",
        "psycopg",
        "sqlalchemy.dialects.postgresql.psycopg",
        "sqlalchemy.dialects.sqlite",
    ]
)


def clock_ahead() -> Any:
    """A clock's advance that processes share, without a lock that the dead could keep."""
    return _processes.Value("d", 0.0, lock=False)


@dataclass
class Crew:
    """So many members, replaced when they die."""

    brief: Brief
    size: int
    chance: random.Random
    members: list[BaseProcess] = field(default_factory=list)
    hired: int = 0
    killed: int = 0
    """By us, wherever they were."""

    def fill(self) -> None:
        """Replace the dead."""
        self.members = [one for one in self.members if one.is_alive()]
        while len(self.members) < self.size:
            self.hired += 1
            brief = replace(self.brief, seed=self.brief.seed * 10_000 + self.hired)
            process = _processes.Process(target=member.work, args=(brief,), daemon=True)
            process.start()
            self.members.append(process)

    def kill_one(self) -> None:
        """kill -9."""
        alive = [one for one in self.members if one.is_alive()]
        if alive:
            self.chance.choice(alive).kill()
            self.killed += 1

    def deaths(self) -> Counter[str]:
        """At failpoints, by point."""
        file = self.brief.deaths
        return Counter(file.read_text().splitlines() if file.exists() else ())

    async def dismiss(self) -> None:
        """End all: asked first, killed if they do not listen."""
        for one in self.members:
            if one.is_alive() and one.pid is not None:
                one.terminate()
        for one in self.members:
            await asyncio.to_thread(one.join, 10)
            if one.is_alive():
                one.kill()
                await asyncio.to_thread(one.join)


def crew_of(brief: Brief, size: int = 4) -> Crew:
    """A crew that works by the brief."""
    return Crew(brief, size, random.Random(brief.seed))


def populate(slack: FakeSlack, workspaces: int) -> tuple[dict[str, str], dict[str, str]]:
    """Teams with a channel each: {workspace: channel} and {workspace: token}."""
    channels, tokens = {}, {}
    for number in range(workspaces):
        team, token = f"T0{number:06d}", f"xoxb-{number}"
        slack.workspace.add_team(team, token)
        channel = slack.workspace.add_channel("reviews", channel_id=f"C0{number:06d}", team=team)
        channels[f"slack:{team}"] = channel
        tokens[f"slack:{team}"] = token
    return channels, tokens


def storm(slack: FakeSlack, seed: int, strength: float = 1.0) -> None:
    """Bad weather: 3 % too many requests, 5 % ambiguous answers, 1 % refusals that pass."""
    chance = random.Random(seed)

    def weather(method: str, team: str) -> Fault | None:
        drawn = chance.random() / strength
        if method == "conversations.history" and drawn < 0.02:
            return Fault(method, 1, team, "ratelimited", status=429, retry_after=RETRY_AFTER)
        if method != POST or drawn >= 0.09:
            return None
        if drawn < 0.03:
            return Fault(method, 1, team, "ratelimited", status=429, retry_after=RETRY_AFTER)
        if drawn < 0.05:
            return Fault(method, 1, team, drop=True)
        if drawn < 0.065:
            return Fault(method, 1, team, after=500)
        if drawn < 0.08:
            return Fault(method, 1, team, late=2.0)
        return Fault(method, 1, team, "fatal_error")

    slack.world.faults.weather = weather


@dataclass(frozen=True)
class Tally:
    """What the channels show, against what they should."""

    owed: int
    lost: int
    """Settled, and not there."""
    waiting: int
    """Still to be sent when the count was made: none where a run finished."""
    duplicated: int
    possible_duplicates: int
    early: int
    """Calls to a workspace inside the wait that it was told of."""


def tally(slack: FakeSlack, store: Store, keys: set[str]) -> Tally:
    """Count messages by their key."""
    shown: Counter[str] = Counter()
    for message in slack.workspace.messages.values():
        shown[message.body["metadata"]["event_payload"]["key"]] += 1
    with store.reading() as connection:
        doubtful = select(func.count()).where(outbox.c.possible_duplicate)
        possible = int(connection.execute(doubtful).scalar_one())
        over = select(outbox.c.key).where(outbox.c.state.not_in(("pending", "sending")))
        settled = {row.key for row in connection.execute(over)}
    return Tally(
        owed=len(keys),
        lost=len((keys & settled) - shown.keys()),
        waiting=len(keys - settled),
        duplicated=sum(count - 1 for count in shown.values()) + len(shown.keys() - keys),
        possible_duplicates=possible,
        early=_early(slack),
    )


def _early(slack: FakeSlack) -> int:
    until: dict[str, float] = {}
    early = 0
    for call in slack.called(POST):
        early += call.at < until.get(call.team, 0.0)
        if call.error == "ratelimited":
            until[call.team] = call.at + RETRY_AFTER
    return early


def unsettled(store: Store) -> int:
    """Messages that are still to be sent, or looked for."""
    open_ = select(func.count()).where(outbox.c.state.in_(("pending", "sending")))
    with store.reading() as connection:
        return int(connection.execute(open_).scalar_one())


def recorded(store: Store) -> int:
    """Messages of any state."""
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(outbox)).scalar_one())


@asynccontextmanager
async def weather_beaten(
    address: str, folder: Path, workspaces: int, **more: Any
) -> AsyncIterator[tuple[FakeSlack, Brief]]:
    """A Slack with so many workspaces, and a brief to work for them."""
    import time

    ahead = clock_ahead()
    async with FakeSlack(clock=lambda: time.time() + ahead.value) as slack:
        slack.world.history_lag = 0.5
        channels, tokens = populate(slack, workspaces)
        yield (
            slack,
            Brief(address, slack.api_url, channels, tokens, ahead, folder / "deaths", **more),
        )


def freed(process: BaseProcess) -> None:
    """Let a stopped process go on."""
    import os

    if process.pid is not None and process.is_alive():
        os.kill(process.pid, signal.SIGCONT)


def keys_of(channels: Mapping[str, str], days: list[str]) -> set[str]:
    """The key of each workspace's message of each day."""
    return {f"{workspace}/{day}" for workspace in channels for day in days}
