"""Is this trigger_id or response_url still good? Both wear out by time and by use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

TRIGGER_SECONDS = 3.0
HOOK_SECONDS = 30 * 60.0
HOOK_USES = 5


@dataclass(slots=True)
class Trigger:
    """The right to open one view for one person."""

    id: str
    team: str
    user: str
    issued_at: float
    used: bool = False


@dataclass(slots=True)
class Hook:
    """A response_url: where it points, whom it answers, and how worn it is."""

    path: str
    team: str
    channel: str
    user: str
    issued_at: float
    original_ts: str | None = None
    """The message whose button was pressed, for `replace_original`."""
    uses: int = 0


class Tickets:
    """Everything issued; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._numbers: Iterator[int] = count(1)
        self._triggers: dict[str, Trigger] = {}
        self._hooks: dict[str, Hook] = {}

    def trigger(self, team: str, user: str) -> str:
        """Issue a trigger_id."""
        number = next(self._numbers)
        trigger = Trigger(f"{number}.{number}.{number:032x}", team, user, self._clock())
        self._triggers[trigger.id] = trigger
        return trigger.id

    def exchange(self, trigger_id: object, team: str) -> Trigger | str:
        """Use up a trigger_id; answer Slack's error code when it is not good."""
        trigger = self._triggers.get(str(trigger_id))
        if trigger is None or trigger.team != team:
            return "invalid_trigger_id"
        if self._clock() - trigger.issued_at > TRIGGER_SECONDS:
            return "expired_trigger_id"
        if trigger.used:
            return "exchanged_trigger_id"
        trigger.used = True
        return trigger

    def hook(self, team: str, channel: str, user: str, original_ts: str | None = None) -> str:
        """Issue a response_url and return its path."""
        path = f"/commands/{team}/{next(self._numbers)}/secret"
        self._hooks[path] = Hook(path, team, channel, user, self._clock(), original_ts)
        return path

    def use(self, path: str) -> Hook | str:
        """Count one use of a response_url; answer the error when it is worn out.

        A use that is then refused for its content still counts.
        """
        hook = self._hooks.get(path)
        if hook is None:
            return "invalid_url"
        if self._clock() - hook.issued_at > HOOK_SECONDS:
            return "expired_url"
        if hook.uses >= HOOK_USES:
            return "used_url"
        hook.uses += 1
        return hook
