"""Posting by the clock: once, marked to be known again, and looked for where it is not known."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.logs import library_logger
from bot.platforms.slack.outcomes import code_of, outcome_of
from bot.platforms.slack.render import Rendered, render
from bot.platforms.slack.send import REFUSED_BLOCKS, TIMEOUT_SECONDS
from bot.platforms.slack.settings import SlackSettings
from bot.reviews.carrier import CertainlyUnsentError, Parcel, UnreadableError

log = logging.getLogger(__name__)

EVENT = "bandstand_delivery"
"""Type of the metadata that our messages carry."""
PAGE = 200
MOST_PAGES = 5
_FAILED = (SlackApiError, aiohttp.ClientError, TimeoutError, OSError)


class SlackCarrier:
    """Posts in the workspaces of the tokens it is given, `{slack:T0123: xoxb-…}`."""

    def __init__(
        self,
        tokens: Mapping[str, str],
        settings: SlackSettings,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self._settings = settings
        self._clients = {
            workspace: once_client(settings, token, timeout) for workspace, token in tokens.items()
        }

    def workspaces(self) -> Collection[str]:
        """Those of the tokens."""
        return tuple(self._clients)

    async def post(self, parcel: Parcel) -> str:
        """Post once; without blocks where Slack refuses them. The message's `ts`.

        Raises:
            CertainlyUnsentError, UnknownError, RefusedError: as they say.
        """
        client = self._client(parcel.workspace)
        told = {"event_type": EVENT, "event_payload": {"key": parcel.key}}

        async def call(message: dict[str, Any]) -> str:
            answer = await client.chat_postMessage(
                channel=parcel.channel,
                metadata=told,
                unfurl_links=False,
                unfurl_media=False,
                **message,
            )
            return str(answer["ts"])

        return await self._sent(call, parcel)

    async def update(self, parcel: Parcel, posted: str) -> None:
        """Draw the message of that `ts` again.

        Raises:
            CertainlyUnsentError, UnknownError, RefusedError: it shows what it showed before.
        """
        client = self._client(parcel.workspace)

        async def call(message: dict[str, Any]) -> str:
            await client.chat_update(channel=parcel.channel, ts=posted, **message)
            return posted

        await self._sent(call, parcel)

    async def find(self, workspace: str, channel: str, key: str, since: datetime) -> str | None:
        """The `ts` of the message with that key, if it was posted since then.

        Raises:
            UnreadableError: it cannot be said.
        """
        try:
            client = self._client(workspace)
            place = await _conversation(client, channel)
            return await _found(client, place, key, f"{since.timestamp():.6f}")
        except SlackApiError as error:
            reason = code_of(error) or "no answer"
            raise UnreadableError(f"The channel's history cannot be read ({reason}).") from None
        except (*_FAILED, CertainlyUnsentError) as error:
            kind = type(error).__name__
            raise UnreadableError(f"The channel's history cannot be read ({kind}).") from None

    async def _sent(self, call: Callable[[dict[str, Any]], Any], parcel: Parcel) -> str:
        drawn = render(parcel.reply, tables=self._settings.tables, share=False)
        try:
            return await _call(call, drawn)
        except _FAILED as error:
            raise outcome_of(error) from None

    def _client(self, workspace: str) -> AsyncWebClient:
        client = self._clients.get(workspace)
        if client is None:
            raise CertainlyUnsentError("There is no token for the workspace.")
        return client


def once_client(settings: SlackSettings, token: str, timeout: float) -> AsyncWebClient:
    """A client that never calls twice: by itself slack_sdk does after a lost reply."""
    return AsyncWebClient(
        token=token,
        base_url=settings.api_url,
        timeout=timeout,  # type: ignore[arg-type]  # aiohttp takes parts of a second
        trust_env_in_session=True,
        logger=library_logger(),
        retry_handlers=[],
    )


async def _call(call: Callable[[dict[str, Any]], Any], drawn: Rendered) -> str:
    try:
        return str(await call({"text": drawn.text, "blocks": drawn.blocks}))
    except SlackApiError as error:
        if code_of(error) not in REFUSED_BLOCKS:
            raise
        log.warning("slack refused the blocks of a reminder: %s", code_of(error))
    return str(await call({"text": drawn.text}))


async def _conversation(client: AsyncWebClient, channel: str) -> str:
    """The conversation's id: that with a person has another than the person."""
    if not channel.startswith(("U", "W")):
        return channel
    answer = await client.conversations_open(users=channel)
    opened: dict[str, Any] = answer["channel"]
    return str(opened["id"])


async def _found(client: AsyncWebClient, channel: str, key: str, oldest: str) -> str | None:
    cursor: str | None = None
    for _ in range(MOST_PAGES):
        page = await client.conversations_history(
            channel=channel, oldest=oldest, limit=PAGE, include_all_metadata=True, cursor=cursor
        )
        for message in page.get("messages") or ():
            if _is(message, key):
                return str(message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not page.get("has_more") or not cursor:
            return None
    raise UnreadableError("The channel has too many messages since to look through.")


def _is(message: Mapping[str, Any], key: str) -> bool:
    told = message.get("metadata") or {}
    payload = told.get("event_payload") or {}
    return bool(told.get("event_type") == EVENT and payload.get("key") == key)
