"""What the desk needs of reviews; `bot/reviews` keeps it. All counts in its workspace only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

ReviewKind = Literal["text", "numbers"]
"""Text checked, or numbers re-sourced."""
ActKind = Literal["done", "snooze", "assign", "undo", "flag", "resolve", "settings"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where and when a workspace is reminded."""

    channel: str = ""
    """The platform's id of it; empty: nowhere."""
    zone: str = "UTC"
    """An IANA time zone; the workspace's days are its."""
    weekdays: tuple[int, ...] = (0,)
    """Days of the weekly digest; Monday is 0."""
    hour: int = 9
    """The hour of that zone from which messages may go out."""
    quiet: tuple[str, ...] = ("sat", "sun")
    """Weekdays and ISO dates on which nothing is posted; it goes out on the next other day."""
    all_clear: bool = False
    """Whether a digest is posted when nothing is overdue."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on a guide is due soon, expired or overdue, and how far dates are set."""

    due_soon: int = 14
    """So many days, the due date the last of them."""
    expired: int = 240
    """Days that numbers last after they were sourced."""
    interval: int = 90
    """Days from a review to the next, unless another date is given."""
    snooze: int = 14
    """Days of a snooze at most."""
    flags: int = 3
    """Open ones that make a guide overdue."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a workspace has done about one guide."""

    guide: str
    version: int = 0
    """Acts so far (done, snooze, assign, undo); whoever acts says which version they saw."""
    reviewed_on: date | None = None
    reviewed_as: ReviewKind | None = None
    next_due: date | None = None
    """Set by the last review."""
    seen_due: date | None = None
    """The file's `next_review_due` at that review: another date there since is the later word."""
    sourced_on: date | None = None
    """The last review here that re-sourced the numbers."""
    quarter: str = ""
    source: str = ""
    snoozed_until: date | None = None
    """Silent up to and including this day; taken back once its end was reminded of."""
    snoozed_due: date | None = None
    """The due date that was snoozed: each may be once."""
    owner: str = ""
    """Assigned here; a platform's user id. Goes before the file's and the owners' list."""
    reminded_due: date | None = None
    """The latest due date that a message was made about."""
    flags: int = 0
    """Open ones."""
    flags_told: bool = False
    """Whether a message was made about their number; taken back when they are resolved."""
    lookups: int = 0
    """Answers from the guide while it was stale, since the last review."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person did about a guide or the settings, for the history."""

    guide: str
    """Empty for settings."""
    kind: ActKind
    person: str
    """The platform's user id."""
    at: datetime
    details: Mapping[str, str]
    """What the kind needs: as, source, quarter, next, until, reason, owner, note, of …"""


@dataclass(frozen=True, slots=True)
class Flag:
    """A figure somebody thinks is wrong."""

    id: int
    guide: str
    region: str
    figure: str
    note: str
    person: str
    raised_at: datetime
    resolved_at: datetime | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one message, for the status."""

    kind: str
    """due, digest or told."""
    local_date: date
    channel: str
    state: str
    """pending, sending, sent, cancelled, superseded, dead or nothing."""
    at: datetime | None
    """When it was sent, else when it is tried next."""
    error: str = ""
    possible_duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """How the reminders of a workspace are doing."""

    calendar: Calendar
    deliveries: tuple[Delivery, ...]
    """The last ten, newest first."""
    paused_until: datetime | None = None
    trouble: str = ""
    """Why nothing can be sent now, with what to do; empty when it can."""
    last_tick: datetime | None = None


class Changed(Exception):  # noqa: N818 - an outcome to explain, not a fault
    """Somebody acted since; nothing was changed. Holds what was done last."""

    def __init__(self, last: Act | None) -> None:
        super().__init__("somebody acted since")
        self.last = last


class Owner(Protocol):
    """Who looks after a guide."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def id(self) -> str | None:
        """On the platform that was asked about."""
        ...

    def is_called(self, word: str) -> bool:
        """Whether they may be meant by the word."""
        ...


class Owning(Protocol):
    """The list of owners, as far as the desk needs it."""

    def of(
        self, guide_id: str, file_owner: str | None, assigned: str, platform: str
    ) -> Owner | None:
        """The owner of a guide: who was assigned, else the file's, else the list's."""
        ...


class Reviews(Protocol):
    """Reviews, snoozes, owners, flags and settings of each workspace.

    All may raise `StoreError`. The acts take the version that the person saw and raise `Changed`
    where it is no longer the one kept; `key` makes a repeated submission one act.
    """

    def standings(
        self, workspace: str, guides: Collection[str] | None = None
    ) -> Mapping[str, Standing]:
        """Of the guides named, or of all about which anything is kept."""
        ...

    def calendar(self, workspace: str) -> Calendar:
        """The workspace's settings, else the defaults."""
        ...

    def change_calendar(
        self, workspace: str, calendar: Calendar, person: str, now: datetime
    ) -> None:
        """Keep other settings."""
        ...

    def done(
        self,
        workspace: str,
        guide: str,
        *,
        kind: ReviewKind,
        source: str,
        quarter: str,
        today: date,
        next_due: date,
        seen_due: date | None,
        person: str,
        now: datetime,
        version: int,
        key: str,
        last_flag: int | None = None,
    ) -> Standing:
        """Record a review; resolves the guide's open flags, as `resolve` does."""
        ...

    def snooze(
        self,
        workspace: str,
        guide: str,
        *,
        until: date,
        due: date | None,
        reason: str,
        person: str,
        now: datetime,
        version: int,
        key: str,
    ) -> Standing:
        """Be silent about the due date for some days."""
        ...

    def assign(
        self,
        workspace: str,
        guide: str,
        *,
        owner: str,
        person: str,
        now: datetime,
        version: int,
        key: str,
    ) -> Standing:
        """Make somebody the owner; empty takes the assignment back."""
        ...

    def undo(
        self, workspace: str, guide: str, *, person: str, now: datetime, version: int, key: str
    ) -> Standing:
        """Take back the person's own act, while it is the last one; `version` is that act's.

        Flags that it resolved are open again, but for those whose reporters were told already;
        the act's details count both as `opened` and `told`.
        """
        ...

    def history(self, workspace: str, guide: str | None = None, most: int = 20) -> tuple[Act, ...]:
        """Newest first."""
        ...

    def flag(
        self,
        workspace: str,
        guide: str,
        *,
        region: str,
        figure: str,
        note: str,
        person: str,
        now: datetime,
    ) -> int:
        """Raise a flag, or renew the person's open one on that figure; how many are open."""
        ...

    def flags(self, workspace: str, guide: str | None = None) -> tuple[Flag, ...]:
        """The open ones, oldest first."""
        ...

    def resolve(
        self, workspace: str, guide: str, *, outcome: str, person: str, now: datetime,
        last_flag: int | None = None,
    ) -> int:  # fmt: skip
        """Close the guide's open flags and have the reporters told; how many that were.

        `last_flag` is the highest id that the person saw: later ones stay open. None: all close.
        """
        ...

    def looked_up(self, workspace: str, guides: Collection[str]) -> None:
        """Count an answer from guides that are stale."""
        ...

    def status(self, workspace: str) -> Status:
        """How the reminders are doing."""
        ...
