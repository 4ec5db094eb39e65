"""Has this been handled already? Slack delivers again what it believes was lost."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

# Slack tries a third time after about six minutes.
KEPT_SECONDS = 15 * 60.0
MOST_KEYS = 20_000


class Once:
    """Keys seen in the last minutes, bounded in time and in number."""

    def __init__(
        self,
        kept_seconds: float = KEPT_SECONDS,
        most: int = MOST_KEYS,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._kept = kept_seconds
        self._most = most
        self._seconds = seconds
        self._seen: OrderedDict[str, float] = OrderedDict()
        # {key: when it was first seen}, oldest first

    def first(self, key: str) -> bool:
        """Whether the key is new; it is not from now on."""
        now = self._seconds()
        self._forget(now)
        if key in self._seen:
            return False
        self._seen[key] = now
        return True

    def _forget(self, now: float) -> None:
        while self._seen:
            oldest = next(iter(self._seen.values()))
            if now - oldest <= self._kept and len(self._seen) < self._most:
                return
            self._seen.popitem(last=False)
