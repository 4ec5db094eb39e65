"""Discord's gateway and the little of its HTTP that answers need, over real sockets.

For what simcord does not model: connecting, being cut off, and people who installed the app for
themselves. It refuses what Discord refuses: a second first answer, and their sixth follow-up.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from aiohttp import WSMsgType, web
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from tests.platforms.discord.kit import MAINTAINER, Json

APP, ALICE, GUILD, CHANNEL, HOME = (str(1456074443980900000 + n) for n in range(5))
HEARTBEAT, IDENTIFY, RESUME, RECONNECT, HELLO, ACK = 1, 2, 6, 7, 10, 11
MOST_FOLLOWUPS = 5
PATIENCE = 10.0
"""Seconds until a test gives up; nothing waits so long."""


class FakeDiscord:
    """One bot's Discord."""

    def __init__(self) -> None:
        self.url = ""
        self.session = 0
        self.guild = ""
        """The bot's one guild, if it is in any."""
        self.closes_with: int | None = None
        """Refuses whoever identifies, by this code."""
        self.heard: list[Json] = []
        """What the bot sent over the gateway, without its heartbeats."""
        self.answers: list[Json] = []
        """{path, body} of all that it answered, in order."""
        self.registered: list[Any] = []
        """The commands, each time that they were registered."""
        self.closed_by_bot = 0
        self._socket: web.WebSocketResponse | None = None
        self._sent = 1
        self._users: dict[str, bool] = {}
        # {token: whether only a person installed the app}
        self._followups: Counter[str] = Counter()
        self._changed = asyncio.Event()

    async def until(self, what: Any) -> Any:
        """Wait for the test's condition, and return what it found."""
        async with asyncio.timeout(PATIENCE):
            while not what():
                self._changed.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), 0.02)
        return what()

    async def tell(self, event: str, data: Json) -> None:
        """Dispatch an event to the bot."""
        self._sent += 1
        if event == "INTERACTION_CREATE":
            self._users[data["token"]] = "0" not in data["authorizing_integration_owners"]
        await self._send({"op": 0, "t": event, "s": self._sent, "d": data})

    async def cut_off(self) -> None:
        """Ask the bot to connect again."""
        await self._send({"op": RECONNECT, "d": None})

    async def _send(self, payload: Json) -> None:
        assert self._socket is not None
        await self._socket.send_str(json.dumps(payload))

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        """The bot's connection."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 41_250}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(socket, message.json())
        self.closed_by_bot += 1
        self._changed.set()
        return socket

    async def _hear(self, socket: web.WebSocketResponse, said: Json) -> None:
        if said["op"] == HEARTBEAT:
            await socket.send_json({"op": ACK, "d": None})
            return
        self.heard.append(said)
        if said["op"] == IDENTIFY and self.closes_with is not None:
            await socket.close(code=self.closes_with)
            return
        self._socket = socket
        event, data = ("RESUMED", {}) if said["op"] == RESUME else ("READY", self._ready())
        await self.tell(event, data)
        self._changed.set()

    def _ready(self) -> Json:
        self.session += 1
        return {
            "v": 10, "user": _user(APP, bot=True), "guilds": self._guilds(),
            "session_id": f"session-{self.session}",
            "resume_gateway_url": f"{self.url.replace('http', 'ws')}/gateway",
            "application": {"id": APP, "flags": 0},
        }  # fmt: skip

    def _guilds(self) -> list[Json]:
        if not self.guild:
            return []
        everyone = {"id": self.guild, "name": "@everyone", "color": 0, "position": 0,
                    "permissions": "0", "hoist": False, "managed": False, "mentionable": False,
                    "flags": 0}  # fmt: skip
        return [{"id": self.guild, "name": "Home", "member_count": 2, "channels": [],
                 "roles": [everyone, {**everyone, "id": MAINTAINER, "name": "pay"}]}]  # fmt: skip

    async def member(self, request: web.Request) -> web.Response:
        """Alice, who has the maintainers' role in the bot's guild."""
        return _json(_member([MAINTAINER]))

    async def register(self, request: web.Request) -> web.Response:
        """The commands, in place of those before."""
        self.registered.append(await request.json())
        return web.Response(body=b"[]", headers={"Content-Type": "application/json"})

    async def callback(self, request: web.Request) -> web.Response:
        """The first answer to an interaction."""
        path, token = request.path, request.match_info["token"]
        if any(answer["path"] == path for answer in self.answers):
            return _json({"code": 40060, "message": "answered"}, status=400)
        body = await self._answered(request)
        done = {"id": request.match_info["id"], "type": 2}
        made = {"type": body["type"]}
        if body["type"] == 4:
            made["message"] = _message(token)
        return _json({"interaction": done, "resource": made})

    async def followup(self, request: web.Request) -> web.Response:
        """A further answer."""
        token = request.match_info["token"]
        self._followups[token] += 1
        if self._users[token] and self._followups[token] > MOST_FOLLOWUPS:
            return _json({"code": 0, "message": "too many follow-ups"}, status=400)
        await self._answered(request)
        return _json(_message(token))

    async def edit(self, request: web.Request) -> web.Response:
        """The first answer, put in place of the one that said to wait."""
        await self._answered(request)
        return _json(_message(request.match_info["token"]))

    async def _answered(self, request: web.Request) -> Json:
        if request.content_type == "application/json":
            body = await request.json()
        else:
            body = json.loads(str((await request.post())["payload_json"]))
        self.answers.append({"path": request.path, "body": body})
        self._changed.set()
        found: Json = body
        return found


@asynccontextmanager
async def faked(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    """A Discord that the library connects to, instead of the real one."""
    fake = FakeDiscord()
    app = web.Application()
    about = {"id": APP, "name": "Bandstand", "icon": None, "description": "", "flags": 0,
             "bot_public": True, "bot_require_code_grant": False, "verify_key": "",
             "owner": _user(ALICE)}  # fmt: skip

    async def me(_request: web.Request) -> web.Response:
        return _json(_user(APP, bot=True))

    async def application(_request: web.Request) -> web.Response:
        return _json(about)

    app.router.add_get("/users/@me", me)
    app.router.add_get("/oauth2/applications/@me", application)
    app.router.add_get("/guilds/{guild}/members/{user}", fake.member)
    app.router.add_put("/applications/{id}/commands", fake.register)
    app.router.add_post("/interactions/{id}/{token}/callback", fake.callback)
    app.router.add_post("/webhooks/{id}/{token}", fake.followup)
    app.router.add_patch("/webhooks/{id}/{token}/messages/@original", fake.edit)
    app.router.add_get("/gateway/", fake.gateway)
    app.router.add_get("/gateway", fake.gateway)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    fake.url = f"http://{host}:{port}"
    monkeypatch.setattr(Route, "BASE", fake.url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(f"ws://{host}:{port}/gateway"))
    try:
        yield fake
    finally:
        await runner.cleanup()


def used(command: str, number: int = 1, **more: Any) -> Json:
    """The event of Alice using a command, in a direct conversation unless `more` says otherwise."""
    options = [
        {"name": name, "type": 3, "value": value} for name, value in more.pop("options", {}).items()
    ]
    return {
        "id": str(int(APP) + 1_000 + number), "application_id": APP, "type": 2, "version": 1,
        "token": f"token-{number}", "channel_id": CHANNEL, "user": _user(ALICE), "context": 1,
        "channel": {"id": CHANNEL, "type": 1, "recipients": [_user(ALICE)]}, "locale": "en-US",
        "entitlements": [], "attachment_size_limit": 10_485_760, "app_permissions": "0",
        "authorizing_integration_owners": {"0": "0"},
        "data": {"id": "1", "name": command, "type": 1, "options": options}, **more,
    }  # fmt: skip


def elsewhere(command: str, number: int = 1, **more: Any) -> Json:
    """The same in a guild that the bot is not in, by somebody who installed it for themselves."""
    event = used(command, number, **more) | {
        "guild_id": GUILD, "guild": {"id": GUILD, "locale": "en-US", "features": []},
        "channel": {"id": CHANNEL, "guild_id": GUILD, "type": 0, "name": "offers", "position": 0,
                    "permissions": "0", "parent_id": None, "topic": None, "nsfw": False,
                    "rate_limit_per_user": 0, "last_message_id": None, "flags": 0},
        "member": _member([]), "context": 0, "authorizing_integration_owners": {"1": ALICE},
    }  # fmt: skip
    del event["user"]
    return event


def _json(data: Json, status: int = 200) -> web.Response:
    """discord.py knows no other name of the type than this."""
    headers = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(data).encode(), status=status, headers=headers)


def _user(number: str, *, bot: bool = False) -> Json:
    name = "Bandstand" if bot else "alice"
    return {"id": number, "username": name, "discriminator": "0", "avatar": None, "bot": bot}


def _member(roles: list[str]) -> Json:
    return {"user": _user(ALICE), "roles": roles, "joined_at": "2026-01-01T00:00:00+00:00",
            "permissions": "0", "deaf": False, "mute": False, "flags": 0}  # fmt: skip


def _message(token: str) -> Json:
    return {
        "id": str(int(APP) + 900_000), "channel_id": CHANNEL, "author": _user(APP, bot=True),
        "content": "", "timestamp": "2026-11-22T09:00:00+00:00", "edited_timestamp": None,
        "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": False, "type": 20, "components": [],
        "flags": 0, "nonce": token,
    }  # fmt: skip
