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
    after: int = 0
    """The HTTP status of the answer, though the call was accepted."""
    late: float = 0.0
    """Seconds until the answer, the call being accepted at once."""
    hold: Hold | None = None

    @property
    def refuses(self) -> bool:
        """Whether the call is turned away instead of accepted."""
        return bool(self.error)


Weather = Callable[[str, str], Fault | None]
"""What goes wrong by chance with a call, by its method and team."""


class Faults:
    """The script; the first fault that fits a call is used up by it."""

    def __init__(self) -> None:
        self._script: list[Fault] = []
        self.weather: Weather | None = None

    def brew(self, method: str, team: str) -> None:
        """Let the weather add to the script, once for each call."""
        fault = self.weather(method, team) if self.weather else None
        if fault is not None:
            self._script.append(fault)

    def add(self, fault: Fault) -> None:
        """Append a fault to the script."""
        self._script.append(fault)

    def refusal(self, method: str, team: str) -> Fault | None:
        """Take the fault that turns this call away, if there is one."""
        return self._take(method, team, lambda fault: fault.refuses)

    def mishap(self, method: str, team: str) -> Fault | None:
        """Take the fault that garbles the answer to this accepted call, if there is one."""
        return self._take(method, team, lambda f: f.drop or bool(f.after) or bool(f.late))

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
