"""What is in flight, and how the process ends without losing it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

DRAIN_SECONDS = 10.0
SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Inflight:
    """Work that has begun; the process ends when it is done, or after a bounded wait."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self.draining = False
        """True once the process is about to end: nothing new is taken on."""

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run work on the side; nobody awaits it, so it must word its own errors."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @contextmanager
    def track(self) -> Iterator[None]:
        """Count the task that runs this block as in flight."""
        task = asyncio.current_task()
        if task is None or task in self._tasks:
            yield
            return
        self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks.discard(task)

    async def drain(self, seconds: float = DRAIN_SECONDS) -> int:
        """Take nothing new, wait for what is in flight, and count what had to be dropped."""
        self.draining = True
        deadline = asyncio.get_running_loop().time() + seconds
        while waiting := self._others():
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            # What is waited for may spawn more, hence the loop.
            await asyncio.wait(waiting, timeout=left)
        dropped = self._others()
        for task in dropped:
            task.cancel()
        await asyncio.gather(*dropped, return_exceptions=True)
        return len(dropped)

    def _others(self) -> set[asyncio.Task[Any]]:
        return {task for task in self._tasks if task is not asyncio.current_task()}


@contextmanager
def stop_on_signals() -> Iterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set; a second signal ends the process at once."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()

    def stop_once() -> None:
        stop.set()
        for number in SIGNALS:
            loop.remove_signal_handler(number)

    for number in SIGNALS:
        loop.add_signal_handler(number, stop_once)
    try:
        yield stop
    finally:
        for number in SIGNALS:
            loop.remove_signal_handler(number)
