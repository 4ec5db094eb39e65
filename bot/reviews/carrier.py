"""What the worker needs of a platform: to post, to look whether it was posted, to redraw.

An attempt ends in one of four ways that matter: taken, certainly not taken, refused for good,
or nobody knows.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.chat.reply import Reply


class CertainlyUnsentError(Exception):
    """The platform did not take the message; it may be sent again.

    Attributes:
        retry_after: how long the workspace is to be left alone; None: as the worker sees fit.
        trouble: what a maintainer has to do before it can be sent; empty where time heals it.
        place: whether only this channel or person is the trouble, not the whole workspace.
    """

    def __init__(
        self,
        reason: str,
        *,
        retry_after: timedelta | None = None,
        trouble: str = "",
        place: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after
        self.trouble = trouble
        self.place = place


class UnknownError(Exception):
    """Nobody knows whether the platform took the message."""


class RefusedError(Exception):
    """The platform will never take this message."""


class UnreadableError(Exception):
    """What was posted cannot be read back now."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message on its way."""

    workspace: str
    """As `slack:T0123`."""
    channel: str
    """The platform's id of a channel, or of a person."""
    key: str
    """Travels with the message, to know it again."""
    reply: Reply


class Carrier(Protocol):
    """Posts for some workspaces of one platform; never sends anything twice by itself."""

    def workspaces(self) -> Collection[str]:
        """Those it can post in."""
        ...

    async def post(self, parcel: Parcel) -> str:
        """Post once; the platform's id of the message.

        Raises:
            CertainlyUnsentError, UnknownError, RefusedError: as they say.
        """
        ...

    async def find(self, workspace: str, channel: str, key: str, since: datetime) -> str | None:
        """The id of the message with that key, if it was posted since then.

        Raises:
            UnreadableError: it cannot be said.
        """
        ...

    async def update(self, parcel: Parcel, posted: str) -> None:
        """Draw a posted message again.

        Raises:
            CertainlyUnsentError, UnknownError, RefusedError: it shows what it showed before.
        """
        ...
