"""Are the tokens good? Asked before anyone waits for an answer."""

from __future__ import annotations

import asyncio
import logging

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SettingsError
from bot.platforms.slack.app import web_client
from bot.platforms.slack.settings import SlackSettings

log = logging.getLogger(__name__)

_UNREACHABLE = (aiohttp.ClientError, asyncio.TimeoutError, OSError)


async def socket_address(settings: SlackSettings) -> str:
    """A fresh address for one Socket Mode connection.

    slack_sdk would try a bad token again for ever, so it is asked for here first.

    Raises:
        SettingsError: there is no app token, Slack refuses it, or Slack cannot be reached.
    """
    token = settings.need_app_token()
    try:
        answer = await web_client(settings).apps_connections_open(app_token=token)
    except SlackApiError as error:
        raise _refused("SLACK_APP_TOKEN", error) from None
    except _UNREACHABLE as error:
        raise SettingsError(
            f"Slack cannot be reached at {settings.api_url} ({type(error).__name__}).",
            "Check the network, or SLACK_API_URL if it is set.",
        ) from None
    return str(answer["url"])


async def check_bot_token(settings: SlackSettings) -> str | None:
    """The workspace of the bot token; None, and a line in the log, if Slack cannot be reached.

    Raises:
        SettingsError: there is no bot token, or Slack refuses it.
    """
    client: AsyncWebClient = web_client(settings, settings.need_bot_token())
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        raise _refused("SLACK_BOT_TOKEN", error) from None
    except _UNREACHABLE as error:
        log.warning("the bot token could not be checked: %s", type(error).__name__)
        return None
    team = str(answer["team_id"])
    log.info("connected to the workspace %s", team)
    return team


def _refused(name: str, error: SlackApiError) -> SettingsError:
    code = error.response.get("error", "unknown")
    return SettingsError(
        f"Slack refuses {name} ({code}).",
        "Copy it again from the app's settings, or install the app again; docs/slack.md says how.",
    )
