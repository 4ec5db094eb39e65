"""The design everybody writes first, to compare with: post what is pending, then mark it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select, update

from bot.errors import StoreError
from bot.reviews.carrier import (
    Carrier,
    CertainlyUnsentError,
    Parcel,
    RefusedError,
    UnknownError,
)
from bot.reviews.digest import reply
from bot.reviews.entries import Digest
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.outbox import Outbox
from bot.reviews.pace import Pace
from bot.reviews.recording import Recorder
from bot.reviews.scene import Scene
from bot.store.outbox_tables import outbox

_FAILED = (CertainlyUnsentError, UnknownError, RefusedError, TimeoutError)


@dataclass
class NaiveWorker:
    """Records as the real worker does; sends without claims."""

    ledger: Ledger
    carrier: Carrier
    scene: Scene
    pace: Pace
    clock: Callable[[], datetime]
    at: Callable[[str], None]

    async def run(self, stop: asyncio.Event) -> None:
        """Tick until told to stop."""
        while not stop.is_set():
            with suppress(StoreError):
                await self._tick()
            await asyncio.sleep(self.pace.tick.total_seconds())

    async def _tick(self) -> None:
        recorder = Recorder(self.ledger, Outbox(self.ledger.store), self.scene)
        for workspace in recorder.waiting(self.carrier.workspaces(), self.clock()):
            await asyncio.to_thread(recorder.record, workspace, self.clock())
        rows = self._pending()
        random.shuffle(rows)
        for row in rows:
            self.at("claimed")
            with suppress(*_FAILED):
                await self._send(row)

    def _pending(self) -> list[RowMapping]:
        with self.ledger.store.reading() as connection:
            pending = select(outbox).where(outbox.c.state == "pending").limit(50)
            return list(connection.execute(pending).mappings().all())

    async def _send(self, row: RowMapping) -> None:
        drawn = reply(Digest.from_json(row["payload"]), {})
        self.at("posting")
        await self.carrier.post(Parcel(row["workspace"], row["channel"], row["key"], drawn))
        self.at("posted")
        with self.ledger.store.writing() as connection:
            mine = outbox.c.id == row["id"]
            connection.execute(update(outbox).where(mine).values(state="sent"))
        self.at("recorded")
