"""Which calls should go wrong, and how? A script the fake follows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Hold:
    """A call kept waiting before Slack accepts it, so that a test can act meanwhile."""

    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once the call is here."""
    _go: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let the call go on: it is accepted now, even if its caller has left."""
        self._go.set()

    async def wait(self) -> None:
        """Announce the call and wait for `release`."""
        self.arrived.set()
        await self._go.wait()


@dataclass(slots=True)
class Fault:
    """One thing to go wrong, `times` times, for one method."""

    method: str
    times: int
    team: str | None = None
    error: str = ""
    status: int = 200
    retry_after: int | None = None
    drop: bool = False
    hold: Hold | None = None

    @property
    def refuses(self) -> bool:
        """Whether the call is turned away instead of accepted."""
        return bool(self.error)


class Faults:
    """The script; the first fault that fits a call is used up by it."""

    def __init__(self) -> None:
        self._script: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Append a fault to the script."""
        self._script.append(fault)

    def refusal(self, method: str, team: str) -> Fault | None:
        """Take the fault that turns this call away, if there is one."""
        return self._take(method, team, lambda fault: fault.refuses)

    def drop(self, method: str, team: str) -> bool:
        """Tell whether this call's reply is to be lost."""
        return self._take(method, team, lambda fault: fault.drop) is not None

    def hold(self, method: str, team: str) -> Hold | None:
        """Take the hold this call must wait for, if there is one."""
        fault = self._take(method, team, lambda fault: fault.hold is not None)
        return fault.hold if fault else None

    def _take(self, method: str, team: str, fits: Callable[[Fault], bool]) -> Fault | None:
        for fault in self._script:
            if fault.method == method and fault.team in (None, team) and fits(fault):
                fault.times -= 1
                if fault.times <= 0:
                    self._script.remove(fault)
                return fault
        return None
