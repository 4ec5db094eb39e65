"""Recording what a workspace is owed: planned from what is known, again where it is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.chat.reviewing import Standing
from bot.errors import SettingsError
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.outbox import Outbox
from bot.reviews.planning import Plan, Sent, plan
from bot.reviews.scene import Scene
from bot.reviews.schedule import latest_slot

LOOK_BACK = timedelta(days=400)
"""The latest slot of the quietest workspace is not older."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records messages that are owed. Asked at any moment, by any number of processes."""

    ledger: Ledger
    outbox: Outbox
    scene: Scene

    def waiting(self, workspaces: Collection[str], now: datetime) -> list[str]:
        """The workspaces whose latest slot has no message yet, if it is to have one.

        Raises:
            StoreError: the database failed.
        """
        calendars = self.outbox.calendars(workspaces, self.ledger.defaults)
        days: dict[str, date | None] = {}
        for workspace, calendar in calendars.items():
            try:
                slot = latest_slot(calendar, now) if calendar.channel else None
            except SettingsError:
                # Said where it is recorded, without stopping the others.
                days[workspace] = None
            else:
                days |= {workspace: slot.day} if slot else {}
        settled = self.outbox.days(days, (now - LOOK_BACK).date())
        return [each for each, day in days.items() if day is None or (each, day) not in settled]

    def record(self, workspace: str, now: datetime) -> bool:
        """Record the message that is owed now, if one is; whether this process did.

        Raises:
            StoreError: the database failed; asked again, it is recorded then.
            SettingsError: this machine does not know the workspace's time zone.
        """
        calendar = self.ledger.calendar(workspace)
        guides = list(self.scene.guides().values())
        owners = self.scene.owners()
        maintainers = self.scene.maintainers(workspace)
        kept = self.ledger.standings(workspace)
        flags = self.ledger.flags(workspace)

        def planned(standings: Mapping[str, Standing], sent: Sent) -> Plan | None:
            return plan(
                workspace,
                calendar,
                guides,
                standings,
                flags,
                owners,
                sent,
                now,
                self.scene.limits,
                maintainers,
            )

        owner_of = self.scene.owner_of(workspace, kept)
        first = planned(kept, self.outbox.sent(workspace, owner_of, now))
        if first is None:
            return False
        return self.outbox.record(workspace, calendar, first, planned, owner_of, now)
