"""The Bolt app: listeners, once-only handling, and an answer to every failure."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from datetime import datetime

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.trouble import broken_reply
from bot.platforms._shared.shutdown import Inflight
from bot.platforms.slack.buttons import Buttons
from bot.platforms.slack.commands import Commands
from bot.platforms.slack.drawing import ASK_ACTION, SHARE_ACTION
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.groups import Groups
from bot.platforms.slack.logs import library_logger
from bot.platforms.slack.messages import Messages
from bot.platforms.slack.modals import CALLBACK
from bot.platforms.slack.names import meanings
from bot.platforms.slack.render import render
from bot.platforms.slack.send import MOST_WAITS, TIMEOUT_SECONDS, Sender
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.station import After, Answers, Claim, Station, incident_of
from bot.platforms.slack.wire import Json

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 2.0
"""Of the three seconds Slack waits; the rest is for the way there and back."""
_UNSIGNED = "unsigned: HTTP mode is refused without a signing secret"
_Next = Callable[[], Awaitable[BoltResponse]]


def build_app(
    answers: Answers,
    settings: SlackSettings,
    clock: Callable[[], datetime],
    *,
    inflight: Inflight | None = None,
    patience: float = PATIENCE_SECONDS,
    claim: Claim | None = None,
    after: After | None = None,
) -> AsyncApp:
    """The app, wired to `answers`; calls nobody until it is served.

    Args:
        clock: the present moment, aware, UTC.
        inflight: what to wait for at shutdown.
        patience: seconds an acknowledgement waits for its answer.
        claim: asked of each event, where other processes may be handed it too.
        after: told of a workspace in which somebody may have acted on a guide.

    Raises:
        SettingsError: there is no bot token.
    """
    client = web_client(settings, settings.need_bot_token())
    station = Station(
        answers=answers,
        settings=settings,
        clock=clock,
        sender=Sender(client, settings),
        meanings=meanings(answers.registry, settings.prefix),
        inflight=inflight or Inflight(),
        patience=patience,
        claim=claim,
        groups=Groups(client, settings.groups) if settings.groups else None,
        after=after,
    )
    app = _bare_app(settings)
    app.middleware(_once_only(station))
    _listen(app, station)
    app.error(_apology(station))
    return app


def web_client(settings: SlackSettings, token: str | None = None) -> AsyncWebClient:
    """A client that waits as told on 429, and never posts twice for a lost connection."""
    return AsyncWebClient(
        token=token,
        base_url=settings.api_url,
        timeout=TIMEOUT_SECONDS,
        trust_env_in_session=True,
        logger=library_logger(),
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=MOST_WAITS)],
    )


def _bare_app(settings: SlackSettings) -> AsyncApp:
    token = settings.need_bot_token()
    secret = settings.signing_secret

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        # Bolt's own way asks auth.test while the first person waits.
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return AsyncApp(
        name="bandstand",
        logger=library_logger(),
        client=web_client(settings),
        authorize=authorize,
        signing_secret=_UNSIGNED if secret is None else secret.get_secret_value(),
        # Without this, bolt looks for the acknowledgement every 10 ms.
        process_before_response=True,
        raise_error_for_unhandled_request=True,
    )


def _listen(app: AsyncApp, station: Station) -> None:
    forms, messages = Forms(station), Messages(station)
    commands, buttons = Commands(station, forms), Buttons(station, forms)
    app.command(re.compile("^/"))(commands.hear)
    app.action(re.compile(f"^{re.escape(ASK_ACTION)}"))(buttons.ask)
    app.action(SHARE_ACTION)(buttons.share)
    app.view(CALLBACK)(forms.submit)
    app.event("message")(messages.direct)
    app.event("app_mention")(messages.mention)


def _once_only(station: Station) -> Callable[..., Awaitable[BoltResponse]]:
    async def once_only(body: Json, next_: _Next) -> BoltResponse:
        """Acknowledge, and do nothing more with, what was handled before."""
        key = body.get("event_id") or body.get("trigger_id")
        if key is None or (station.once.first(str(key)) and await _ours(station, body)):
            return await next_()
        return BoltResponse(status=200, body="")

    return once_only


async def _ours(station: Station, body: Json) -> bool:
    """Whether no other process answers this event; only events are ever delivered again."""
    event = body.get("event_id")
    if event is None or station.claim is None:
        return True
    return await asyncio.to_thread(station.claim, str(event), station.clock())


def _apology(station: Station) -> Callable[..., Awaitable[BoltResponse]]:
    async def apology(error: Exception, body: Json, context: AsyncBoltContext) -> BoltResponse:
        """Word a failure for the person, and acknowledge whatever it was."""
        if isinstance(error, BoltUnhandledRequestError):
            # Slack gives up on an app that leaves too much unacknowledged.
            log.debug("nothing listens for a request of type %s", body.get("type"))
            return BoltResponse(status=200, body="")
        message = render(broken_reply(incident_of(error, "a request")), tables="text", share=False)
        if "command" in body:
            answer = {"response_type": "ephemeral", "text": message.text, "blocks": message.blocks}
            return BoltResponse(status=200, body=answer)
        if context.response_url:
            station.spawn(station.sender.respond(context.response_url, message))
        return BoltResponse(status=200, body="")

    return apology
