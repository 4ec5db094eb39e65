"""What a failed call to Slack means: not taken, refused for good, or nobody knows."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.reviews.carrier import CertainlyUnsentError, RefusedError, UnknownError

_UNKNOWN = frozenset(("fatal_error", "internal_error", "request_timeout", "service_unavailable"))
_RATE = frozenset(("ratelimited", "rate_limited"))
_LONGEST = timedelta(hours=1)
_SIGN_IN = (
    "Slack refuses the bot token ({code}): install the app again and set SLACK_BOT_TOKEN anew."
)
_POLICY = "Slack does not let the app post ({code}): ask the workspace's admin to allow it."
_WORKSPACE = {
    **dict.fromkeys(
        (
            "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive",
            "not_allowed_token_type",
        ),
        _SIGN_IN,
    ),
    **dict.fromkeys(
        (
            "access_denied", "accesslimited", "ekm_access_denied", "enterprise_is_restricted",
            "no_permission", "org_login_required", "team_access_not_granted", "team_not_found",
            "two_factor_setup_required",
        ),
        _POLICY,
    ),
    "missing_scope": "The app lacks a permission ({code}): update its manifest, install it again.",
    "message_limit_exceeded": "The workspace has reached Slack's limit of messages ({code}): it "
    "has to make room or upgrade.",
}  # fmt: skip
_PLACE = {
    "channel_not_found": "The channel is not there, or is private and the app not in it ({code}): "
    "invite the app, or name another channel with /reviews settings.",
    "is_archived": "The channel is archived ({code}): unarchive it, or name another channel with "
    "/reviews settings.",
    "not_in_channel": "The app is not in the channel ({code}): invite it, or name another channel "
    "with /reviews settings.",
    **dict.fromkeys(
        (
            "restricted_action", "restricted_action_non_threadable_channel",
            "restricted_action_read_only_channel", "restricted_action_thread_locked",
            "cannot_dm_bot", "messages_tab_disabled", "user_disabled", "user_not_found",
        ),
        "The app may not post there ({code}): allow it, or name another channel with "
        "/reviews settings.",
    ),
}  # fmt: skip
_BEFORE_SENDING = (
    # All end before a byte of the request is sent.
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)
Failure = CertainlyUnsentError | RefusedError | UnknownError


def outcome_of(error: Exception) -> Failure:
    """What the failure of a call means for the message."""
    if isinstance(error, SlackApiError):
        return _answered(error)
    if isinstance(error, _BEFORE_SENDING):
        return CertainlyUnsentError(f"Slack cannot be reached ({type(error).__name__}).")
    return UnknownError(type(error).__name__)


def code_of(error: SlackApiError) -> str:
    """Slack's error code; empty where the answer holds none."""
    return str(_part(error, "error") or "")


def _answered(error: SlackApiError) -> Failure:
    code = code_of(error)
    status = getattr(error.response, "status_code", 0) or getattr(error.response, "status", 0)
    if status == 429 or code in _RATE:
        wait = _retry_after(error)
        return CertainlyUnsentError("Slack takes no more messages for now.", retry_after=wait)
    if status >= 500 or code in _UNKNOWN or not code:
        return UnknownError(f"{status} {code}".strip())
    if code in _WORKSPACE:
        return CertainlyUnsentError(code, trouble=_WORKSPACE[code].format(code=code))
    if code in _PLACE:
        return CertainlyUnsentError(code, trouble=_PLACE[code].format(code=code), place=True)
    return RefusedError(f"Slack refuses the message ({code[:80]}).")


def _retry_after(error: SlackApiError) -> timedelta:
    headers = getattr(error.response, "headers", None) or {}
    told = {str(name).casefold(): value for name, value in headers.items()}.get("retry-after", "")
    seconds = int(told[:6]) if str(told).isascii() and str(told).isdigit() else 30
    return min(timedelta(seconds=max(seconds, 1)), _LONGEST)


def _part(error: SlackApiError, name: str) -> object:
    try:
        return error.response.get(name)
    except (AttributeError, ValueError):
        # An answer that is no JSON is no answer of Slack's methods.
        return None
