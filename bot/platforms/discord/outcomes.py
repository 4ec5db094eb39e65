"""What a failed call to Discord means: not taken, refused for good, or nobody knows."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import discord

from bot.reviews.carrier import CertainlyUnsentError, RefusedError, UnknownError

Failure = CertainlyUnsentError | RefusedError | UnknownError
FAILED = (discord.DiscordException, aiohttp.ClientError, TimeoutError, OSError)
"""What a call may raise."""

_LONGEST = timedelta(hours=1)
_TOO_FAST = timedelta(minutes=10)
_GONE = "The channel is not there any more ({code}): name another with /reviews settings."
_CLOSED = "The person takes no direct messages from the app ({code})."
_PLACE = {
    10003: _GONE,
    10013: "There is nobody, and no channel here, by that id ({code}): name another with "
    "/reviews settings.",
    50001: "The app does not see the channel ({code}): give it View Channel there, or name "
    "another channel with /reviews settings.",
    50013: "The app may not write in the channel ({code}): give it Send Messages there, or name "
    "another channel with /reviews settings.",
    50024: "Nothing can be written in a channel of that kind ({code}): name a text channel with "
    "/reviews settings.",
    50007: _CLOSED,
    50278: _CLOSED,
}
_WORKSPACE = {
    10004: "The app is not in the server any more ({code}): invite it again.",
    20012: "The app is not allowed to do this ({code}): check it in the Developer Portal.",
}
_TOKEN = "Discord refuses the bot token: reset it in the Developer Portal and set DISCORD_TOKEN."  # noqa: S105
_UNKNOWN_MESSAGE = 10008
_OPENING_TOO_FAST = 40003


def outcome_of(error: Exception) -> Failure:
    """What the failure of a call means for the message."""
    if isinstance(error, discord.RateLimited):
        wait = min(timedelta(seconds=max(error.retry_after, 1)), _LONGEST)
        return CertainlyUnsentError("Discord takes no more messages for now.", retry_after=wait)
    if isinstance(error, discord.HTTPException):
        return _answered(error)
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.InvalidURL):
        return CertainlyUnsentError(f"Discord cannot be reached ({type(error).__name__}).")
    return UnknownError(type(error).__name__)


def _answered(error: discord.HTTPException) -> Failure:
    code = error.code
    if error.status >= 500:
        return UnknownError(f"{error.status} {code}")
    if error.status == 429:
        return CertainlyUnsentError("Discord takes no more messages for now.")
    if error.status == 401:
        return CertainlyUnsentError("401", trouble=_TOKEN)
    if code == _OPENING_TOO_FAST:
        reason = "Discord lets the app open no more conversations for now."
        return CertainlyUnsentError(reason, retry_after=_TOO_FAST)
    if code in _PLACE:
        return CertainlyUnsentError(str(code), trouble=_PLACE[code].format(code=code), place=True)
    if code in _WORKSPACE:
        return CertainlyUnsentError(str(code), trouble=_WORKSPACE[code].format(code=code))
    if code == _UNKNOWN_MESSAGE:
        return RefusedError("The message is not there any more.")
    return RefusedError(f"Discord refuses the message ({error.status} {code}).")


def gone(channel: str) -> CertainlyUnsentError:
    """There is no such channel in the guild."""
    return CertainlyUnsentError(f"no channel {channel[:20]}", trouble=_GONE.format(code=10003),
                                place=True)  # fmt: skip
