"""Sending what was drawn: to a response_url, or into a channel.

Both send once more without blocks when Slack refuses the blocks, and wait as told when
there is too much to send. Neither sends again when it is not known whether Slack took it.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.render import Rendered
from bot.platforms.slack.settings import API_URL, SlackSettings
from bot.platforms.slack.wire import Json

log = logging.getLogger(__name__)

HOOKS_HOST = "hooks.slack.com"
REFUSED_BLOCKS = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"}
WORN_OUT = {404, 410}
"""What a response_url answers when it is used up or too old: trying again is no use."""
TIMEOUT_SECONDS = 10
MOST_WAITS = 3
MOST_LOOKS, LOOK_SECONDS = 10, 0.5
"""How often, and how many seconds apart, it is asked whether a file is shared by now."""
LONGEST_WAIT_SECONDS = 25 * 60.0
"""A response_url lives for 30 minutes."""


_FAILURES = (SlackApiError, aiohttp.ClientError, TimeoutError, OSError)


class SendError(Exception):
    """Slack did not take a message; the text is its error code or the HTTP status."""


@dataclass(frozen=True, slots=True)
class Post:
    """How a response_url answered."""

    status: int
    error: str = ""
    retry_after: float = 1.0
    """Seconds."""

    @property
    def ok(self) -> bool:
        """Whether the message was taken."""
        return self.status == 200 and not self.error


class Sender:
    """Sends messages with one workspace's token."""

    def __init__(
        self,
        client: AsyncWebClient,
        settings: SlackSettings,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._sleep = sleep
        api = urlsplit(settings.api_url)
        # Where the API is not Slack's own, as in tests, its response_urls are not either.
        self._other_hooks = None if settings.api_url == API_URL else (api.scheme, api.netloc)

    async def post(self, channel: str, message: Rendered, thread_ts: str | None) -> None:
        """Post into a channel or direct conversation, in a thread if one is named.

        Raises:
            SendError: Slack refused it.
        """
        try:
            try:
                await self._post(channel, thread_ts, message.text, message.blocks)
            except SlackApiError as error:
                if _code(error) not in REFUSED_BLOCKS:
                    raise
                log.warning("slack refused the blocks of a message: %s", _code(error))
                await self._post(channel, thread_ts, message.text, None)
        except SlackApiError as error:
            raise SendError(_code(error)) from None

    async def _post(
        self, channel: str, thread_ts: str | None, text: str, blocks: list[Json] | None
    ) -> None:
        await self._client.chat_postMessage(
            channel=channel,
            thread_ts=thread_ts,
            text=text,
            blocks=blocks,
            unfurl_links=False,
            unfurl_media=False,
        )

    async def whisper(
        self, channel: str, person: str, message: Rendered, thread_ts: str | None
    ) -> None:
        """Show a message to one person in a channel.

        Raises:
            SendError: Slack refused it, or what became of it is not known.
        """
        try:
            await self._client.chat_postEphemeral(
                channel=channel,
                user=person,
                text=message.text,
                blocks=message.blocks,
                thread_ts=thread_ts,
            )
        except _FAILURES as error:
            raise SendError(_named(error)) from None

    async def direct(self, person: str) -> str:
        """The id of a person's direct conversation.

        Raises:
            SendError: Slack did not open it.
        """
        try:
            answer = await self._client.conversations_open(users=person)
        except _FAILURES as error:
            raise SendError(_named(error)) from None
        return str(answer["channel"]["id"])

    async def upload(
        self, channel: str, name: str, data: bytes, thread_ts: str | None = None, comment: str = ""
    ) -> None:
        """Share a file in a direct conversation, and wait until it is there.

        Its words go into the message: with `alt_txt`, Slack shares it nowhere and says nothing.

        Raises:
            SendError: Slack did not take it, or shows it nowhere.
        """
        try:
            answer = await self._client.files_upload_v2(
                channel=channel,
                file=data,
                filename=name,
                title=name,
                initial_comment=comment or None,
                thread_ts=thread_ts,
            )
            for _ in range(MOST_LOOKS):
                told = await self._client.files_info(file=str(answer["file"]["id"]))
                if any((told["file"].get("shares") or {}).values()):
                    return
                await self._sleep(LOOK_SECONDS)
        except SlackRequestError as error:
            raise SendError(type(error).__name__) from None
        except _FAILURES as error:
            raise SendError(_named(error)) from None
        raise SendError("an uploaded file is shared nowhere")

    async def open_view(self, trigger: str, view: Json) -> str:
        """Open a modal; returns its id.

        Raises:
            SendError: the trigger is worn out, or Slack did not open it for another reason.
        """
        try:
            answer = await self._client.views_open(trigger_id=trigger, view=view)
        except _FAILURES as error:
            raise SendError(_named(error)) from None
        return str(answer["view"]["id"])

    async def update_view(self, view_id: str, view: Json) -> None:
        """Replace what an open modal shows.

        Raises:
            SendError: it is not open any more, or Slack refused the view.
        """
        try:
            await self._client.views_update(view_id=view_id, view=view)
        except _FAILURES as error:
            raise SendError(_named(error)) from None

    async def respond(
        self, url: str, message: Rendered, *, public: bool = False, thread_ts: str | None = None
    ) -> None:
        """Answer through a response_url, to the one person or, if `public`, to the channel.

        Raises:
            SendError: the address is not Slack's, or Slack refused the message.
        """
        if not self._trusted(url):
            raise SendError("response_url is not Slack's")
        body: Json = {
            "text": message.text,
            "blocks": message.blocks,
            "response_type": "in_channel" if public else "ephemeral",
            "replace_original": False,
            "delete_original": False,
            "unfurl_links": False,
            "unfurl_media": False,
        } | ({"thread_ts": thread_ts} if thread_ts else {})
        answer = await self._patiently(url, body)
        if not answer.ok and answer.status < 500 and answer.status not in WORN_OUT | {429}:
            log.warning("slack refused a response: %s %s", answer.status, answer.error)
            answer = await self._patiently(url, {k: v for k, v in body.items() if k != "blocks"})
        if not answer.ok:
            raise SendError(f"response_url answered {answer.status} {answer.error}".strip())

    def _trusted(self, url: str) -> bool:
        """Only Slack's own host: the url comes from outside, and so would a server's answer."""
        try:
            parts = urlsplit(url)
            if (parts.scheme, parts.netloc) == self._other_hooks:
                return True
            return parts.scheme == "https" and parts.netloc == HOOKS_HOST
        except ValueError:
            return False

    async def _patiently(self, url: str, body: Json) -> Post:
        for _ in range(MOST_WAITS):
            answer = await _post_once(url, body)
            if answer.status != 429 or answer.retry_after > LONGEST_WAIT_SECONDS:
                return answer
            await self._sleep(answer.retry_after)
        return await _post_once(url, body)


async def _post_once(url: str, body: Json) -> Post:
    timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.post(url, json=body, allow_redirects=False) as response,
        ):
            text = await response.text(errors="replace")
            waits = response.headers.get("Retry-After", "")
            return Post(response.status, _error(text), float(waits) if waits.isdigit() else 1.0)
    except (aiohttp.ClientError, TimeoutError) as error:
        # The message may have been taken, so it is not sent again.
        raise SendError(f"response_url: {type(error).__name__}") from None


def _error(text: str) -> str:
    """Slack's error code in an answer, which may come with status 200."""
    try:
        body = json.loads(text)
    except ValueError:
        return ""
    failed = isinstance(body, dict) and body.get("ok") is False
    return str(body.get("error", "unknown"))[:80] if failed else ""


def _code(error: SlackApiError) -> str:
    return str(error.response.get("error", "unknown")) if error.response else "unknown"


def _named(error: Exception) -> str:
    return _code(error) if isinstance(error, SlackApiError) else type(error).__name__
