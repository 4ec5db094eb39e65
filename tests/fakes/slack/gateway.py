"""How does Socket Mode behave? Tickets, hello, envelopes and their acks, disconnects."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from itertools import count
from typing import Literal, TypeAlias

from aiohttp import WSMsgType, web

from tests.fakes.slack.check import Json
from tests.fakes.slack.workspace import APP_ID
from tests.fakes.slack.world import World

MOST_CONNECTIONS = 10
Reason: TypeAlias = Literal["warning", "refresh_requested", "link_disabled", "too_many_websockets"]


class Gateway:
    """All Socket Mode connections of the app."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._numbers: Iterator[int] = count(1)
        self._turns: Iterator[int] = count()
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[Json | None]] = {}
        self.connections: list[web.WebSocketResponse] = []
        """Those open now, oldest first."""
        self.opened = 0
        """How many were ever opened."""
        self.acks: list[tuple[str, Json | None]] = []
        """Every ack frame: envelope id, and payload if it had one."""

    def ticket(self) -> str:
        """Issue the right to open one connection."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Run one connection for as long as it lasts."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403, text="used or unknown ticket")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self.connections) >= MOST_CONNECTIONS:
            await socket.send_json(_disconnect("too_many_websockets"))
            await socket.close()
            return socket
        await self._run(socket)
        return socket

    async def _run(self, socket: web.WebSocketResponse) -> None:
        self.connections.append(socket)
        self.opened += 1
        await socket.send_json(_hello(len(self.connections)))
        self._world.journal.ring()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._receive(message.data)
        finally:
            self.connections.remove(socket)
            self._world.journal.ring()

    def _receive(self, text: str) -> None:
        """Take an ack frame; anything else is a violation."""
        try:
            frame = json.loads(text)
        except ValueError:
            frame = None
        if not isinstance(frame, dict) or not isinstance(frame.get("envelope_id"), str):
            self._world.journal.violated("socket", f"not an ack: {text[:80]}")
            return
        envelope_id, payload = frame["envelope_id"], frame.get("payload")
        self.acks.append((envelope_id, payload))
        waiting = self._waiting.pop(envelope_id, None)
        if waiting is None:
            self._world.journal.violated("socket", "ack of an unknown or acked envelope")
        elif not waiting.done():
            waiting.set_result(payload)

    async def ask(self, frame: Json) -> tuple[str, bool, Json | None]:
        """Send an envelope over one connection; return its id, whether acked, and the payload."""
        socket = await self._next()
        envelope_id = f"envelope-{next(self._numbers)}"
        answer: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = answer
        await socket.send_json({"envelope_id": envelope_id, **frame})
        try:
            return envelope_id, True, await asyncio.wait_for(answer, self._world.patience)
        except TimeoutError:
            return envelope_id, False, None

    async def _next(self) -> web.WebSocketResponse:
        """Wait for a connection; take them in turn."""
        alive = await self._world.journal.until(
            lambda: [socket for socket in self.connections if not socket.closed],
            self._world.patience,
        )
        return alive[next(self._turns) % len(alive)]

    async def disconnect(self, reason: Reason = "refresh_requested") -> int:
        """Tell the app to reconnect, over every connection; return how many there were.

        Closing is left to the app, as with a `warning`; with `link_disabled` Slack closes.
        """
        told = list(self.connections)
        for socket in told:
            await socket.send_json(_disconnect(reason))
            if reason == "link_disabled":
                await socket.close()
        return len(told)

    async def close(self) -> None:
        """Close every connection without a word."""
        for socket in list(self.connections):
            await socket.close()


def _hello(connections: int) -> Json:
    return {
        "type": "hello",
        "num_connections": connections,
        "connection_info": {"app_id": APP_ID},
        "debug_info": {
            "host": "applink-fake",
            "build_number": 1,
            "approximate_connection_time": 18060,
        },
    }


def _disconnect(reason: Reason) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-fake"}}
