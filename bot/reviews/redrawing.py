"""Drawing posted messages again, with who did what."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from bot.chat.reply import Reply
from bot.errors import where
from bot.reviews.carrier import Carrier, CertainlyUnsentError, Parcel, RefusedError
from bot.reviews.digest import reply
from bot.reviews.entries import Digest
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.outbox_redraws import Outdated, Redraws, acts_of

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=1)
"""After a redraw that failed: the message stands, only older."""


async def redraw_now(
    ledger: Ledger, carrier: Carrier, workspaces: Collection[str], now: datetime
) -> int:
    """Draw again what acts have changed, now; how many messages.

    Raises:
        StoreError: the database failed; the worker draws them later.
    """
    redraws = Redraws(ledger.store)
    messages = await asyncio.to_thread(redraws.outdated, workspaces, now)
    told_to_wait: set[str] = set()
    for message in messages:
        if message.workspace in told_to_wait:
            continue
        wait = await _redraw(ledger, redraws, carrier, message, now)
        if wait is not None:
            await asyncio.to_thread(redraws.pause, message.workspace, now + wait)
            told_to_wait.add(message.workspace)
    return len(messages)


async def _redraw(
    ledger: Ledger, redraws: Redraws, carrier: Carrier, message: Outdated, now: datetime
) -> timedelta | None:
    """Draw one; how long the platform says to leave the workspace alone, if it does."""
    drawn = await asyncio.to_thread(_drawn, ledger, message)
    parcel = Parcel(message.workspace, message.channel, "", drawn)
    try:
        await carrier.update(parcel, message.ts)
    except RefusedError:
        await asyncio.to_thread(redraws.never, message)
    except CertainlyUnsentError as error:
        if error.retry_after is not None:
            return error.retry_after
        await asyncio.to_thread(redraws.later, message, now + AGAIN)
    except Exception as error:  # noqa: BLE001 - whatever it is, the message can wait
        log.warning("a message could not be drawn again: %s", where(error))
        await asyncio.to_thread(redraws.later, message, now + AGAIN)
    else:
        await asyncio.to_thread(redraws.done, message)
    return None


def _drawn(ledger: Ledger, message: Outdated) -> Reply:
    digest = Digest.from_json(message.payload)
    guides = [entry.guide for entry in digest.entries]
    acts = acts_of(ledger.store, message.workspace, guides, message.recorded_at)
    return reply(digest, acts)
