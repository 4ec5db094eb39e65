"""What a conversation needs remembered, as the desk sees it; `bot/people` keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.language.asks import Missing, Topic


@dataclass(frozen=True, slots=True)
class Who:
    """One person in one place, by the platform's own ids."""

    workspace: str
    """As `slack:T0123` or `terminal`."""
    person: str
    places: tuple[str, ...] = ()
    """Where their conversation goes on, the narrowest first: a thread, then its direct channel.
    Empty where nothing continues (a slash command in a channel)."""
    groups: tuple[str, ...] = ()
    """The platform's ids of the groups they are in, of those that settings name."""
    home: str = ""
    """Where the platform knows a person by one id in all its workspaces, as `discord`: what they
    have in hand in one of them is in hand in each."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something people asked for and did not get."""

    missing: Missing
    times: int
    people: int


class Memory(Protocol):
    """The last question of each person in each place, for half an hour."""

    def recall(self, who: Who, now: datetime) -> Topic | None:
        """The topic of the narrowest place that has one."""
        ...

    def remember(self, who: Who, topic: Topic, now: datetime) -> None:
        """Keep the topic for all the places."""
        ...

    def forget(self, who: Who) -> int:
        """Drop everything kept of the person in the workspace; how many topics that were."""
        ...


class Gaps(Protocol):
    """What people asked for and did not get, counted by workspace."""

    def missed(self, who: Who, missing: Missing, now: datetime) -> None:
        """Count one unanswered question."""
        ...

    def wanted(self, workspace: str) -> tuple[Wanted, ...]:
        """Most wanted first; names that are no known name only once two people asked."""
        ...
