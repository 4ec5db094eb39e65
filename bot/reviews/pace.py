"""How long the worker waits for what. Tests shorten it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """The worker's waits."""

    tick: timedelta = timedelta(seconds=30)
    """Between looks at what is owed."""
    timeout: timedelta = timedelta(seconds=10)
    """For the platform's answer to one call."""
    margin: timedelta = timedelta(seconds=5)
    """Between the end of the last call and the end of the lease."""
    lease: timedelta = timedelta(seconds=90)
    """A claimed message is nobody else's for so long."""
    reconcile: timedelta = timedelta(seconds=60)
    """Since an attempt, until the platform's history must show what it took."""
    hold: timedelta = timedelta(minutes=15)
    """Since the first attempt, until a message goes out though the history cannot be read."""
    trouble: timedelta = timedelta(minutes=15)
    """Between attempts where a maintainer has something to do first."""
    backoff: timedelta = timedelta(seconds=1)
    """After a first failure that heals by itself; doubled each time."""
    longest: timedelta = timedelta(minutes=5)
    """Of such waits."""
    senders: int = 4
    """Messages on their way at once, each in another workspace."""
    drain: timedelta = timedelta(seconds=10)
    """For what is on its way, when the process is to end."""

    @property
    def sending(self) -> timedelta:
        """What of a lease must be left before a message is sent: two calls, with and without
        blocks, and the margin."""
        return 2 * self.timeout + self.margin


AHEAD = timedelta(hours=1)
"""No wait is longer: one that seems to be was written by a clock that was wrong."""
