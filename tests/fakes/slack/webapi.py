"""How does Slack answer a Web API call? Read it, check the token, run the method, record it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from aiohttp import web

from tests.fakes.slack.check import Json, Problem
from tests.fakes.slack.faults import Fault
from tests.fakes.slack.records import Call
from tests.fakes.slack.workspace import APP_TOKEN, Team
from tests.fakes.slack.world import World

STRUCTURED = ("blocks", "attachments", "view", "metadata", "unfurls")
"""Arguments that a form carries as JSON text."""


class RefusedError(Exception):
    """A Web API method turned a call away."""

    def __init__(self, error: str, problems: tuple[Problem, ...] = (), **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.problems = problems
        self.extra = extra


@dataclass(frozen=True, slots=True)
class Asked:
    """One authorized call, as a method sees it."""

    world: World
    method: str
    team: Team
    args: Json

    def need(self, key: str) -> str:
        """Return a required argument, or refuse the call."""
        value = self.args.get(key)
        if value in (None, ""):
            problem = Problem(f"/{key}", f"missing required field: {key}")
            raise RefusedError("invalid_arguments", (problem,))
        return str(value)


Handler: TypeAlias = Callable[[Asked], Json]


@dataclass(frozen=True, slots=True)
class Method:
    """One Web API method: what it does, and the scope it needs."""

    run: Handler
    scope: str | None = None


METHODS: dict[str, Method] = {}
"""Every method the fake knows, by name."""


def method(name: str, scope: str | None = None) -> Callable[[Handler], Handler]:
    """Add a function to the methods."""

    def add(run: Handler) -> Handler:
        METHODS[name] = Method(run, scope)
        return run

    return add


async def answer(world: World, request: web.Request, socket_url: Callable[[], str]) -> web.Response:
    """Answer one HTTP request to /api/<method>."""
    name = request.match_info["method"]
    token, args = await _read(request)
    team = world.workspace.team_of(token)
    team_id = team.id if team else ""
    world.faults.brew(name, team_id)
    if held := world.faults.hold(name, team_id):
        await held.wait()
    if fault := world.faults.refusal(name, team_id):
        world.journal.called(Call(name, team_id, args, fault.error))
        return refused_by(fault)
    try:
        if name == "apps.connections.open":
            result: Json = _open_connection(request, socket_url)
        else:
            result = _run(world, name, team, token, args)
    except RefusedError as refused:
        world.journal.called(Call(name, team_id, args, refused.error, refused.problems))
        return web.json_response(_error(refused))
    world.journal.called(Call(name, team_id, args))
    if mishap := world.faults.mishap(name, team_id):
        await asyncio.sleep(mishap.late)
        if mishap.drop:
            return hang_up(request)
        if mishap.after:
            return web.Response(status=mishap.after, text="upstream error")
    scopes = ",".join(sorted(world.scopes or ()))
    return web.json_response({"ok": True, **result}, headers={"x-oauth-scopes": scopes})


def refused_by(fault: Fault) -> web.Response:
    """Word a scripted fault as Slack would."""
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    body = {"ok": False, "error": fault.error}
    return web.json_response(body, status=fault.status, headers=headers)


def hang_up(request: web.Request) -> web.Response:
    """Close the connection without a reply, though the call was accepted."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _run(world: World, name: str, team: Team | None, token: str, args: Json) -> Json:
    if name not in METHODS:
        raise RefusedError("unknown_method", req_method=name)
    if not token:
        raise RefusedError("not_authed")
    if token in world.workspace.revoked:
        raise RefusedError("token_revoked")
    if team is None:
        raise RefusedError("invalid_auth")
    known, granted = METHODS[name], world.scopes
    if known.scope and granted is not None and known.scope not in granted:
        provided = ",".join(sorted(granted))
        raise RefusedError("missing_scope", needed=known.scope, provided=provided)
    return known.run(Asked(world, name, team, args))


def _open_connection(request: web.Request, socket_url: Callable[[], str]) -> Json:
    token = _bearer(request)
    if not token:
        raise RefusedError("not_authed")
    if token != APP_TOKEN:
        raise RefusedError("invalid_auth")
    return {"url": socket_url()}


def _error(refused: RefusedError) -> Json:
    body: Json = {"ok": False, "error": refused.error, **refused.extra}
    if refused.problems:
        body["response_metadata"] = {"messages": [str(problem) for problem in refused.problems]}
    return body


def _bearer(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme == "Bearer" else ""


async def _read(request: web.Request) -> tuple[str, Json]:
    """Return the token and the arguments; a token inside a JSON body does not count."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        body = _json(await request.text())
        return _bearer(request), {**args, **(body if isinstance(body, dict) else {})}
    args |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    token = str(args.pop("token", ""))
    unpacked = {key: _json(value) if key in STRUCTURED else value for key, value in args.items()}
    return _bearer(request) or token, unpacked


def _json(text: str) -> object:
    """Parse JSON, or return the text for the checks to refuse."""
    try:
        return json.loads(text)
    except ValueError:
        return text
