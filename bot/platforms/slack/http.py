"""HTTP mode: Slack's requests over ASGI, and the two questions a load balancer asks."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Callable, Iterator
from datetime import datetime

import uvicorn
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import SettingsError
from bot.platforms._shared.shutdown import DRAIN_SECONDS, Inflight, stop_on_signals
from bot.platforms.slack.app import PATIENCE_SECONDS, build_app
from bot.platforms.slack.manifest import EVENTS_PATH
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.station import After, Answers, Claim
from bot.platforms.slack.tokens import check_bot_token

log = logging.getLogger(__name__)

MOST_BYTES = 1024 * 1024
"""Slack's requests are some kilobytes; uvicorn itself has no limit."""
_BACKLOG = 512


class Front:
    """What stands before the Bolt app: size, signature, and whether we are open."""

    def __init__(self, app: AsyncApp, secret: str, unready: Callable[[], str | None]) -> None:
        self._app = app
        self._verifier = SignatureVerifier(secret)
        self._unready = unready

    async def events(self, request: Request) -> Response:
        """One request from Slack."""
        body = await _read(request)
        if body is None:
            return PlainTextResponse("too large", 413)
        if not self._signed(request, body):
            # Nothing of it is logged: whoever sent it may have put anything there.
            return PlainTextResponse("invalid signature", 401)
        try:
            bolt_request = to_async_bolt_request(request, body)
        except ValueError:
            return PlainTextResponse("malformed", 400)
        return to_starlette_response(await self._app.async_dispatch(bolt_request))

    def _signed(self, request: Request, body: bytes) -> bool:
        timestamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        # Bolt fails on a timestamp that is no number, with a traceback.
        if not (timestamp.isascii() and timestamp.isdigit() and signature.isascii()):
            return False
        try:
            return self._verifier.is_valid(body, timestamp[:20], signature)
        except UnicodeDecodeError:
            return False

    async def alive(self, _request: Request) -> Response:
        """The process runs."""
        return PlainTextResponse("ok")

    async def ready(self, _request: Request) -> Response:
        """Questions can be answered."""
        reason = self._unready()
        if reason is None:
            return JSONResponse({"ready": True})
        return JSONResponse({"ready": False, "reason": reason}, 503)

    def routes(self) -> list[Route]:
        """Where each is found."""
        return [
            Route(EVENTS_PATH, self.events, methods=["POST"]),
            Route("/healthz", self.alive),
            Route("/readyz", self.ready),
        ]


async def _read(request: Request) -> bytes | None:
    """The body, or None as soon as it is known to be too large."""
    declared = request.headers.get("content-length", "0")
    if not declared.isdigit() or int(declared[:20]) > MOST_BYTES:
        return None
    read = bytearray()
    try:
        async for chunk in request.stream():
            read += chunk
            if len(read) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return None
    return bytes(read)


def web_app(
    answers: Answers,
    settings: SlackSettings,
    clock: Callable[[], datetime],
    *,
    inflight: Inflight | None = None,
    patience: float = PATIENCE_SECONDS,
    claim: Claim | None = None,
    after: After | None = None,
) -> Starlette:
    """The ASGI app; the arguments are those of `build_app`.

    Raises:
        SettingsError: there is no signing secret, or no bot token.
    """
    secret = settings.need_signing_secret()
    flight = inflight or Inflight()
    app = build_app(
        answers, settings, clock, inflight=flight, patience=patience, claim=claim, after=after
    )
    return Starlette(routes=Front(app, secret, lambda: _unready(answers, flight)).routes())


def _unready(answers: Answers, inflight: Inflight) -> str | None:
    if inflight.draining:
        return "shutting down"
    try:
        answers.library()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the reason
        return f"the guides are not loaded ({type(error).__name__})"
    return None


def listen(settings: SlackSettings) -> socket.socket:
    """A socket that already takes connections, at the settings' host and port.

    Raises:
        SettingsError: the port cannot be had.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Accepted connections inherit it. asyncio sets it only where the socket was made for
        # TCP by name, and without it every answer waits 40 ms for the kernel.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.bind((settings.host, settings.port))
        sock.listen(_BACKLOG)
    except OSError as error:
        sock.close()
        raise SettingsError(
            f"Port {settings.port} at {settings.host} cannot be used: {error.strerror}.",
            "Set PORT to a free port.",
        ) from None
    return sock


async def run_http(
    answers: Answers,
    settings: SlackSettings,
    clock: Callable[[], datetime],
    *,
    stop: asyncio.Event | None = None,
    sock: socket.socket | None = None,
    patience: float = PATIENCE_SECONDS,
    claim: Claim | None = None,
    after: After | None = None,
) -> None:
    """Serve until `stop` is set (without one, until SIGTERM or SIGINT), then drain.

    Raises:
        SettingsError: a token or the secret is missing or refused, or the port is taken.
    """
    inflight = Inflight()
    web = web_app(
        answers, settings, clock, inflight=inflight, patience=patience, claim=claim, after=after
    )
    with contextlib.closing(sock or listen(settings)) as taken:
        await check_bot_token(settings)
        with contextlib.nullcontext(stop) if stop else stop_on_signals() as ending:
            await _serve(web, taken, ending, inflight)


async def _serve(
    web: Starlette, sock: socket.socket, ending: asyncio.Event, inflight: Inflight
) -> None:
    server = _Server(
        uvicorn.Config(
            web,
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=int(DRAIN_SECONDS),
        )
    )
    serving = asyncio.ensure_future(server.serve(sockets=[sock]))
    waiting = asyncio.ensure_future(ending.wait())
    log.info("listening on %s", sock.getsockname()[:2])
    await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED)
    inflight.draining = True
    server.should_exit = True
    waiting.cancel()
    await serving
    if dropped := await inflight.drain():
        log.warning("%d answers were dropped at shutdown", dropped)


class _Server(uvicorn.Server):
    """uvicorn that leaves signals to us: it would raise them again after draining."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
