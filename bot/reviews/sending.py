"""One claimed message, from the claim to its outcome: looked for if unsure, posted once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from bot.chat.reply import Reply, Text
from bot.errors import where
from bot.reviews.carrier import (
    Carrier,
    CertainlyUnsentError,
    Parcel,
    RefusedError,
    UnknownError,
    UnreadableError,
)
from bot.reviews.digest import reply, still_owed
from bot.reviews.entries import Digest
from bot.reviews.ledger.claims import Claims, Message
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.outbox_redraws import acts_of
from bot.reviews.ledger.outcomes import Outcomes
from bot.reviews.pace import AHEAD
from bot.reviews.scene import Scene

log = logging.getLogger(__name__)

SKEW = timedelta(hours=1)
"""How far this machine's clock may be from the platform's, when looking back."""
_NONE: frozenset[str] = frozenset()
UNKNOWN = "It is not known whether the last attempt was taken; it is looked for."

Failpoint = Callable[[str], None]
"""Called at the points where a process could die; tests make it die there."""


def alive(_point: str) -> None:
    """What happens at a failpoint outside of tests: nothing."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Claims messages and sends them."""

    ledger: Ledger
    claims: Claims
    outcomes: Outcomes
    carrier: Carrier
    scene: Scene
    clock: Callable[[], datetime]
    at: Failpoint = alive

    async def send_next(self, workspaces: Collection[str]) -> bool:
        """Claim one message and see it through; whether there was one.

        Raises:
            StoreError: the database failed. The claim runs out, and is looked into then.
        """
        started = monotonic()
        message = await asyncio.to_thread(self.claims.claim, workspaces, self.clock())
        if message is None:
            return False
        self.at("claimed")
        try:
            await _Delivery(self, message, started).run()
        finally:
            self.claims.let_go(message)
        return True


@dataclass(frozen=True, slots=True)
class _Packed:
    """A message as it is to be kept and shown, and what it no longer tells of."""

    payload: str
    drawn: Reply
    dropped: frozenset[str] = _NONE
    """Guides."""


@dataclass(frozen=True, slots=True)
class _Delivery:
    """One claim."""

    sender: Sender
    message: Message
    started: float
    """By the clock that no one sets, which goes on while the process is frozen."""

    async def run(self) -> None:
        doubtful = False
        if self.message.unsure:
            settled, doubtful = await self._looked_for()
            if settled:
                return
        packed = await asyncio.to_thread(self._packed)
        if packed is None:
            await asyncio.to_thread(self.sender.outcomes.cancel, self.message)
        elif await asyncio.to_thread(self._may_send, doubtful):
            await self._post(packed, doubtful=doubtful or self.message.doubted)

    async def _looked_for(self) -> tuple[bool, bool]:
        """Whether the matter is settled for now, and whether it may have been sent all the same."""
        sender, message = self.sender, self.message
        since = min(message.first_at, sender.clock()) - SKEW
        try:
            found = await sender.carrier.find(
                message.workspace, message.channel, message.key, since
            )
        except UnreadableError as error:
            return await self._held(str(error)), True
        self.sender.at("looked")
        if found is not None:
            # What had been dropped from it by then is not known any more.
            await self._sent(found, message.payload, doubtful=False)
            return True, False
        shown = message.attempt_by + sender.claims.pace.reconcile
        return await self._wait_until(shown, UNKNOWN), False

    async def _held(self, reason: str) -> bool:
        """Whether to wait until what was posted can be read; never for ever, never lost."""
        pace, now = self.sender.claims.pace, self.sender.clock()
        over = self.message.first_at + pace.hold
        if not now < over <= now + AHEAD:
            return False
        return await self._wait_until(min(over, now + pace.reconcile), f"{UNKNOWN} {reason}")

    async def _wait_until(self, moment: datetime, error: str) -> bool:
        """Whether it is not time yet; it is left for then. A time too far ahead is a mistake."""
        now = self.sender.clock()
        if not now < moment <= now + AHEAD:
            return False
        await asyncio.to_thread(self.sender.outcomes.leave, self.message, error, moment)
        return True

    def _packed(self) -> _Packed | None:
        """What is still to be said; None where nothing is, or there is no channel any more."""
        message, sender = self.message, self.sender
        if message.kind == "told":
            return _Packed(message.payload, Reply((Text(message.payload),)))
        if not sender.ledger.calendar(message.workspace).channel:
            return None
        digest = Digest.from_json(message.payload)
        named = [entry.guide for entry in digest.entries]
        kept = sender.ledger.standings(message.workspace, named)
        guides = sender.scene.guides()
        present = {guide: guides[guide] for guide in named if guide in guides}
        owed = still_owed(digest, present, kept, sender.scene.limits)
        if owed is None:
            return None
        acts = acts_of(sender.ledger.store, message.workspace, named, message.recorded_at)
        left = frozenset(named) - {entry.guide for entry in owed.entries}
        return _Packed(owed.to_json(), reply(owed, acts), left)

    def _may_send(self, doubtful: bool) -> bool:
        """Whether the claim is in force and lasts long enough; the last look before sending."""
        sender, message = self.sender, self.message
        if message.unsure and not sender.claims.rearm(message, sender.clock()):
            return False
        alive = sender.claims.ownership.held() == message.owner
        left = sender.claims.pace.lease.total_seconds() - (monotonic() - self.started)
        if alive and left > sender.claims.pace.sending.total_seconds():
            return True
        if doubtful:
            sender.outcomes.leave(message, UNKNOWN, sender.clock())
        else:
            sender.outcomes.release(message)
        return False

    async def _post(self, packed: _Packed, *, doubtful: bool) -> None:
        sender, message = self.sender, self.message
        parcel = Parcel(message.workspace, message.channel, message.key, packed.drawn)
        limit = 2 * sender.claims.pace.timeout.total_seconds()
        sender.at("posting")
        try:
            async with asyncio.timeout(limit):
                ts = await sender.carrier.post(parcel)
        except CertainlyUnsentError as error:
            await self._unsent(error, doubtful=doubtful)
        except RefusedError as error:
            await self._bury(str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, it may have been sent
            if not isinstance(error, UnknownError | TimeoutError):
                log.error("a message could not be sent: %s", where(error))
            now = sender.clock()
            until = now + sender.claims.pace.reconcile
            await asyncio.to_thread(sender.outcomes.leave, message, UNKNOWN, until, tried=now)
        else:
            sender.at("posted")
            await self._sent(ts, packed.payload, doubtful=doubtful, dropped=packed.dropped)
            sender.at("recorded")

    async def _sent(
        self, ts: str, payload: str, *, doubtful: bool, dropped: Collection[str] = _NONE
    ) -> None:
        await asyncio.to_thread(
            self.sender.outcomes.sent,
            self.message,
            ts,
            self.sender.clock(),
            payload=payload,
            doubtful=doubtful,
            dropped=dropped,
        )

    async def _unsent(self, error: CertainlyUnsentError, *, doubtful: bool) -> None:
        if self.message.kind == "told" and error.place:
            # Only this person cannot be told; the others need not wait for them.
            await self._bury(error.reason)
            return
        if error.place and await self._redirected(doubtful):
            return
        log.warning("a message to %s was not taken: %s", self.message.workspace, error.reason)
        await asyncio.to_thread(
            self.sender.outcomes.pause,
            self.message,
            error.trouble or error.reason,
            self.sender.clock(),
            wait=error.retry_after,
            trouble=error.trouble,
            place=error.place,
            doubtful=doubtful,
        )

    async def _redirected(self, doubtful: bool) -> bool:
        """Whether the settings name another channel by now, and it is to be sent there."""
        sender, message = self.sender, self.message
        calendar = await asyncio.to_thread(sender.ledger.calendar, message.workspace)
        if calendar.channel in ("", message.channel):
            return False
        redirect = sender.outcomes.redirect
        await asyncio.to_thread(redirect, message, calendar.channel, doubtful=doubtful)
        return True

    async def _bury(self, reason: str) -> None:
        log.error("a message to %s was refused for good: %s", self.message.workspace, reason)
        await asyncio.to_thread(self.sender.outcomes.bury, self.message, reason)
