"""Conversations kept in this process only, while there is no database."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from bot.chat.memory import Who
from bot.language.asks import Topic
from bot.people.topics import LIFETIME, keepable

MOST_KEPT = 10_000

_Key = tuple[str, str, str]


@dataclass(slots=True)
class Passing:
    """Remembers as `Conversations` does; what is oldest goes when there is too much."""

    most: int = MOST_KEPT
    _kept: OrderedDict[_Key, tuple[Topic, datetime]] = field(default_factory=OrderedDict)
    # {(workspace, person, place): (topic, when)}, oldest first
    _lock: Lock = field(default_factory=Lock)

    def recall(self, who: Who, now: datetime) -> Topic | None:
        """The topic of the narrowest place that has one."""
        with self._lock:
            found = [self._kept.get((who.workspace, who.person, place)) for place in who.places]
        return next((kept[0] for kept in found if kept and now - kept[1] < LIFETIME), None)

    def remember(self, who: Who, topic: Topic, now: datetime) -> None:
        """Keep what may be kept, for all the places."""
        kept = keepable(topic)
        if kept is None:
            return
        with self._lock:
            for place in who.places:
                key = (who.workspace, who.person, place)
                self._kept[key] = (kept, now)
                self._kept.move_to_end(key)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)

    def forget(self, who: Who) -> int:
        """Drop everything kept of the person in the workspace; how many topics that were."""
        with self._lock:
            theirs = [key for key in self._kept if key[:2] == (who.workspace, who.person)]
            return len({self._kept.pop(key)[1] for key in theirs})
