"""Which of the user groups that settings name a person is in, as Slack says it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

KEPT_SECONDS = 60.0
"""Whoever leaves a group is in it no longer than this."""
FAILED_SECONDS = 5.0
"""Before a group that could not be read is asked for again."""
PATIENCE_SECONDS = 1.0
"""A person waits for the answer meanwhile."""


class Groups:
    """The members of the named groups, kept for a minute."""

    def __init__(
        self,
        client: AsyncWebClient,
        named: Iterable[str],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._named = tuple(named)
        self._seconds = seconds
        self._asking = asyncio.Lock()
        self._kept: dict[str, tuple[float, frozenset[str]]] = {}
        # {group: (good until, its members)}

    async def of(self, person: str) -> tuple[str, ...]:
        """The named groups the person is in; none of those that cannot be read."""
        async with self._asking:
            return tuple([group for group in self._named if person in await self._members(group)])

    async def _members(self, group: str) -> frozenset[str]:
        now = self._seconds()
        until, members = self._kept.get(group, (now, frozenset()))
        if now < until:
            return members
        read = await self._read(group)
        good_for = FAILED_SECONDS if read is None else KEPT_SECONDS
        self._kept[group] = (now + good_for, read or frozenset())
        return read or frozenset()

    async def _read(self, group: str) -> frozenset[str] | None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                answer = await self._client.usergroups_users_list(usergroup=group)
            return frozenset(map(str, answer.get("users") or ()))
        except SlackApiError as error:
            why = str(error.response.get("error", "unknown"))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            why = type(error).__name__
        log.warning("nobody is a maintainer by the user group %s now: %s", group, why)
        return None
