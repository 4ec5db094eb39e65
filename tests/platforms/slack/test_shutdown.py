"""The end waits for what is in flight, but not for ever."""

from __future__ import annotations

import asyncio
import os
import signal

from bot.platforms._shared.shutdown import Inflight, stop_on_signals


async def test_drain_waits_for_what_was_spawned_and_what_that_spawns() -> None:
    inflight, done = Inflight(), []

    async def second() -> None:
        done.append("second")

    async def first() -> None:
        await asyncio.sleep(0)
        inflight.spawn(second())
        done.append("first")

    inflight.spawn(first())
    assert await inflight.drain() == 0
    assert done == ["first", "second"]
    assert inflight.draining


async def test_drain_gives_up_on_what_never_ends() -> None:
    inflight = Inflight()
    inflight.spawn(asyncio.sleep(3600))
    assert await inflight.drain(0.0) == 1


async def test_a_tracked_block_is_waited_for() -> None:
    inflight, inside, go = Inflight(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        with inflight.track():
            inside.set()
            await go.wait()

    task = asyncio.ensure_future(work())
    await inside.wait()
    draining = asyncio.ensure_future(inflight.drain())
    await asyncio.sleep(0)
    assert not draining.done()
    go.set()
    assert await draining == 0
    await task


async def test_a_signal_asks_the_process_to_stop() -> None:
    with stop_on_signals() as stop:
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(stop.wait(), 5)
        assert stop.is_set()
