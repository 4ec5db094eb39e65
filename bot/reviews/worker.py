"""The worker: every half minute it looks at what is owed, and sends it.

APScheduler is its clock and nothing else. A tick looks at the state of things, not at the time
that passed since the last, so a tick that was missed or doubled changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import shuffle
from typing import Any

from bot.errors import BotError, StoreError, where
from bot.reviews.carrier import Carrier
from bot.reviews.ledger.claims import Claims
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.outbox import Outbox
from bot.reviews.ledger.outcomes import Outcomes
from bot.reviews.ledger.ownership import take
from bot.reviews.pace import Pace
from bot.reviews.recording import Recorder
from bot.reviews.redrawing import redraw_now
from bot.reviews.scene import Scene
from bot.reviews.sending import Failpoint, Sender, alive

log = logging.getLogger(__name__)


def nothing(_now: datetime) -> object:
    """What a day begins with where there is nothing to do."""
    return None


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Worker:
    """Reminds the workspaces of one carrier."""

    ledger: Ledger
    carrier: Carrier
    scene: Scene
    pace: Pace = field(default_factory=Pace)
    clock: Callable[[], datetime] = utc_now
    at: Failpoint = alive
    daily: Callable[[datetime], object] = nothing
    """Done with the first tick and the first of each day (UTC), in a thread."""
    _done_on: date | None = None
    _stopping: bool = False
    _work: set[asyncio.Task[Any]] = field(default_factory=set)

    async def run(self, stop: asyncio.Event) -> None:
        """Tick until `stop` is set, then finish what is on its way.

        Raises:
            StoreError: the database cannot be had at all.
        """
        # Imported here: it is slow to import, and a terminal needs none of it.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        ownership = await asyncio.to_thread(take, self.ledger.store)
        sender = self.sender(Claims(self.ledger.store, ownership, self.pace))
        # Its own warnings are of ticks that take long, which is as it should be.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(
            self._begin,
            "interval",
            (sender,),
            seconds=self.pace.tick.total_seconds(),
            next_run_time=datetime.now(UTC),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        await self._seen_off(self._resume())
        scheduler.start()
        try:
            await stop.wait()
        finally:
            scheduler.pause()
            await self._drain()
            scheduler.shutdown(wait=False)
            await asyncio.to_thread(ownership.close)

    async def _resume(self) -> None:
        outbox = Outbox(self.ledger.store)
        workspaces = self.carrier.workspaces()
        await asyncio.to_thread(outbox.resume, workspaces, self.ledger.defaults)

    def sender(self, claims: Claims) -> Sender:
        """What sends the claimed messages."""
        outcomes = Outcomes(self.ledger.store, self.pace)
        return Sender(self.ledger, claims, outcomes, self.carrier, self.scene, self.clock, self.at)

    async def _begin(self, sender: Sender) -> None:
        """Begin a tick, one at a time, as a task of our own: the scheduler cancels its own."""
        if not self._stopping and not self._work:
            task = asyncio.ensure_future(self.tick(sender))
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    async def tick(self, sender: Sender) -> None:
        """Send what waits, record what is owed and send that, draw again what changed."""
        await self._send(sender)
        if await self._record():
            await self._send(sender)
        await self._seen_off(self._redraw())
        await self._seen_off(self._begin_day())

    async def _begin_day(self) -> None:
        now = self.clock()
        if now.date() != self._done_on:
            await asyncio.to_thread(self.daily, now)
            self._done_on = now.date()

    async def _record(self) -> bool:
        """Whether there is something new to send."""
        outbox = Outbox(self.ledger.store)
        recorder = Recorder(self.ledger, outbox, self.scene)
        workspaces = self.carrier.workspaces()
        waiting: list[str] = []
        await self._seen_off(self._waiting(recorder, waiting))
        new = False
        for workspace in waiting:
            if self._stopping:
                break
            work = asyncio.to_thread(recorder.record, workspace, self.clock())
            new |= bool(await self._seen_off(work))
        await self._seen_off(asyncio.to_thread(outbox.ticked, workspaces, self.clock()))
        return new

    async def _waiting(self, recorder: Recorder, into: list[str]) -> None:
        """In any order: where a process does not live for long, none is always last."""
        workspaces = self.carrier.workspaces()
        into += await asyncio.to_thread(recorder.waiting, workspaces, self.clock())
        shuffle(into)

    async def _send(self, sender: Sender) -> None:
        lanes = (self._seen_off(self._lane(sender)) for _ in range(self.pace.senders))
        await asyncio.gather(*lanes)

    async def _lane(self, sender: Sender) -> None:
        """Send one message after the other until none waits."""
        workspaces = self.carrier.workspaces()
        while not self._stopping and await sender.send_next(workspaces):
            pass

    async def _redraw(self) -> None:
        if not self._stopping:
            await redraw_now(self.ledger, self.carrier, self.carrier.workspaces(), self.clock())

    async def _seen_off(self, work: Coroutine[Any, Any, object]) -> object:
        """Do it, and log what becomes of it: the next tick finds things as they are."""
        try:
            return await work
        except StoreError as error:
            log.warning("reminders wait: %s", error.problem)
        except BotError as error:
            log.error("%s", error)
        except Exception as error:  # noqa: BLE001 - one workspace is not to stop the others
            log.error("reminders failed: %s", where(error))
        return None

    async def _drain(self) -> None:
        """Take nothing new, wait for what is on its way; what is cut off is looked for later."""
        self._stopping = True
        # The scheduler would cancel what it has only just begun, and log a traceback.
        await asyncio.sleep(0)
        if self._work:
            await asyncio.wait(self._work, timeout=self.pace.drain.total_seconds())
        for task in self._work:
            task.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)
