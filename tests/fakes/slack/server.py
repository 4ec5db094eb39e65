"""The fake itself: one server on the loopback that is strict where Slack is strict."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from types import TracebackType
from typing import Literal, Self, TypeVar

import aiohttp
from aiohttp import web

from tests.fakes.slack import (
    hooks,
    methods_chat,
    methods_files,
    methods_people,
    methods_views,
    webapi,
)
from tests.fakes.slack.check import Json
from tests.fakes.slack.client import Http, Socket
from tests.fakes.slack.faults import Fault, Hold
from tests.fakes.slack.gateway import Gateway, Reason
from tests.fakes.slack.records import Call, Posted, Uploaded, Violation
from tests.fakes.slack.signing import SIGNING_SECRET, Flaw
from tests.fakes.slack.workspace import APP_TOKEN, BOT_TOKEN, USER, Workspace
from tests.fakes.slack.world import World

T = TypeVar("T")
METHOD_MODULES = (methods_chat, methods_files, methods_people, methods_views)
"""Imported for the methods they register."""


class FakeSlack:
    """A strict fake of Slack; enter it to start the server.

    `clock` rules triggers, response_urls and the three seconds of an ack; `patience` is how many
    real seconds to wait for an answer before calling it missing. `scopes` limits the bot token.
    `hooks_url` goes into payloads in place of the server's own address, for apps that accept
    https://hooks.slack.com alone; POST the path to the server all the same.
    """

    bot_token = BOT_TOKEN
    app_token = APP_TOKEN
    signing_secret = SIGNING_SECRET

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.time,
        patience: float = 5.0,
        refuse_tables: bool = False,
        scopes: Collection[str] | None = None,
        hooks_url: str | None = None,
    ) -> None:
        granted = None if scopes is None else frozenset(scopes)
        self.world = World(clock, patience, refuse_tables, granted)
        self.gateway = Gateway(self.world)
        self.url = ""
        self._hooks_url = hooks_url

    async def __aenter__(self) -> Self:
        """Start the server on a free port."""
        app = web.Application(client_max_size=8 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._on_method)
        app.router.add_post("/commands/{team}/{number}/{secret}", self._on_hook)
        app.router.add_post("/upload/{file}", self._on_upload)
        app.router.add_get("/link", self.gateway.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = "http://127.0.0.1:{1}".format(*self._runner.addresses[0])
        self.world.url = self.url
        self._session = aiohttp.ClientSession(trust_env=False)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every connection and stop the server."""
        await self._session.close()
        await self.gateway.close()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """The Web API's address, for `AsyncWebClient(base_url=...)`."""
        return f"{self.url}/api/"

    @property
    def hooks_url(self) -> str:
        """What response_urls in payloads start with."""
        return self._hooks_url or self.url

    @property
    def workspace(self) -> Workspace:
        """Teams, people, channels and stored messages; add to them before acting."""
        return self.world.workspace

    @property
    def refuse_tables(self) -> bool:
        """Whether table blocks are answered with invalid_blocks; switch it at any time."""
        return self.world.refuse_tables

    @refuse_tables.setter
    def refuse_tables(self, refuse: bool) -> None:
        self.world.refuse_tables = refuse

    @property
    def calls(self) -> list[Call]:
        """Every Web API and response_url call, in order."""
        return self.world.journal.calls

    @property
    def posted(self) -> list[Posted]:
        """Every message somebody saw, in order, however it was sent."""
        return self.world.journal.posted

    @property
    def violations(self) -> list[Violation]:
        """What Slack let pass though a good app does not do it; a test wants this empty."""
        return self.world.journal.violations

    @property
    def refused(self) -> list[Call]:
        """The calls Slack turned away."""
        return [call for call in self.calls if not call.ok]

    @property
    def files(self) -> list[Uploaded]:
        """Every file the app shared, in order."""
        return [file for file in self.world.files.values() if file.channel]

    def called(self, method: str) -> list[Call]:
        """Return the calls of one method, refused ones too."""
        return [call for call in self.calls if call.method == method]

    def modal(self, user: str = USER) -> Json | None:
        """Return the modal a person sees now."""
        return self.world.views.top(user)

    def home(self, user: str = USER) -> Json | None:
        """Return a person's Home tab."""
        return self.world.views.home(user)

    async def until(self, ready: Callable[[], T | Literal[False] | None]) -> T:
        """Wait until `ready` answers something true; asked again whenever anything happens."""
        return await self.world.journal.until(ready, self.world.patience)

    async def until_connected(self, connections: int = 1, *, opened: int = 0) -> None:
        """Wait for this many open connections, and this many opened in all."""
        gateway = self.gateway
        await self.until(
            lambda: len(gateway.connections) >= connections and gateway.opened >= opened
        )

    def http(self, app_url: str, *, flaw: Flaw | None = None) -> Http:
        """Act as people over signed HTTP requests; /slack/events if the URL has no path."""
        return Http(self.world, self.hooks_url, self._session, app_url, flaw)

    def socket(self) -> Socket:
        """Act as people over Socket Mode."""
        return Socket(self.world, self.hooks_url, self.gateway)

    async def disconnect(self, reason: Reason = "refresh_requested") -> int:
        """Tell the app to reconnect; return how many connections were told."""
        return await self.gateway.disconnect(reason)

    async def drop_connections(self) -> None:
        """Close every Socket Mode connection without a word."""
        await self.gateway.close()

    def rate_limit(
        self, method: str, retry_after: int, times: int = 1, *, team: str | None = None
    ) -> None:
        """Answer the next calls with HTTP 429 and Retry-After."""
        fault = Fault(method, times, team, "ratelimited", status=429, retry_after=retry_after)
        self.world.faults.add(fault)

    def fail(
        self,
        method: str,
        error: str,
        times: int = 1,
        *,
        status: int = 200,
        team: str | None = None,
    ) -> None:
        """Turn the next calls away with an error code, and an HTTP status if need be."""
        self.world.faults.add(Fault(method, times, team, error, status=status))

    def drop_reply(self, method: str, times: int = 1, *, team: str | None = None) -> None:
        """Accept the next calls, then hang up instead of answering."""
        self.world.faults.add(Fault(method, times, team, drop=True))

    def garble_reply(
        self,
        method: str,
        times: int = 1,
        *,
        status: int = 0,
        late: float = 0.0,
        team: str | None = None,
    ) -> None:
        """Accept the next calls, then answer with another HTTP status, or after some seconds."""
        self.world.faults.add(Fault(method, times, team, after=status, late=late))

    def hold(self, method: str, *, team: str | None = None) -> Hold:
        """Keep the next call waiting: `await hold.arrived.wait()`, then `hold.release()`."""
        hold = Hold()
        self.world.faults.add(Fault(method, 1, team, hold=hold))
        return hold

    def revoke(self, token: str = BOT_TOKEN) -> None:
        """Answer `token_revoked` from now on."""
        self.workspace.revoked.add(token)

    def _socket_url(self) -> str:
        return self.url.replace("http", "ws", 1) + f"/link?ticket={self.gateway.ticket()}"

    async def _on_method(self, request: web.Request) -> web.Response:
        return await webapi.answer(self.world, request, self._socket_url)

    async def _on_upload(self, request: web.Request) -> web.Response:
        return await methods_files.receive(self.world, request)

    async def _on_hook(self, request: web.Request) -> web.Response:
        return await hooks.answer(self.world, request)
