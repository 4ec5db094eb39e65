"""What does every part of the fake share? The clock, the records, and the switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.slack.check import Json
from tests.fakes.slack.faults import Faults
from tests.fakes.slack.modals import Views
from tests.fakes.slack.records import Journal, Uploaded
from tests.fakes.slack.tickets import Tickets
from tests.fakes.slack.workspace import Workspace


@dataclass(slots=True)
class World:
    """One Slack, as its parts see it."""

    clock: Callable[[], float]
    """Seconds since the epoch."""
    patience: float = 3.0
    """Real seconds to wait for an answer that may never come."""
    refuse_tables: bool = False
    scopes: frozenset[str] | None = None
    """The bot's scopes; None grants everything."""
    history_lag: float = 0.0
    """Seconds until a message shows up in conversations.history."""
    faults: Faults = field(default_factory=Faults)
    views: Views = field(default_factory=Views)
    usergroups: dict[str, list[str]] = field(default_factory=dict)
    """User ids by user group id."""
    events: dict[str, tuple[Json, int]] = field(default_factory=dict)
    """Events delivered, by event id, and how many times."""
    files: dict[str, Uploaded] = field(default_factory=dict)
    url: str = ""
    """The server's own address, for uploads."""
    journal: Journal = field(init=False)
    workspace: Workspace = field(init=False)
    tickets: Tickets = field(init=False)

    def __post_init__(self) -> None:
        """Build the parts that read the clock."""
        self.journal = Journal(self.clock)
        self.workspace = Workspace(self.clock)
        self.tickets = Tickets(self.clock)
