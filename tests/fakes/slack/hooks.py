"""How does a response_url answer? Five uses, thirty minutes, and only messages Slack takes.

Refusals: 404 `expired_url`, `used_url` or `invalid_url` as plain text, and HTTP 400 with a JSON
body like the Web API's for content Slack does not take. Real Slack is less wordy; the status is
the part to rely on.
"""

from __future__ import annotations

import json

from aiohttp import web

from tests.fakes.slack import messages
from tests.fakes.slack.check import Json, Problem
from tests.fakes.slack.records import Call, Posted
from tests.fakes.slack.tickets import Hook
from tests.fakes.slack.webapi import hang_up, refused_by
from tests.fakes.slack.workspace import Message
from tests.fakes.slack.world import World

NAME = "response_url"
"""What faults and records call this."""
RESPONSE_TYPES = (None, "ephemeral", "in_channel")


async def answer(world: World, request: web.Request) -> web.Response:
    """Answer one POST to a response_url."""
    team_id = request.match_info["team"]
    if held := world.faults.hold(NAME, team_id):
        await held.wait()
    try:
        body: object = json.loads(await request.text())
    except ValueError:
        body = None
    args: Json = body if isinstance(body, dict) else {}
    if fault := world.faults.refusal(NAME, team_id):
        world.journal.called(Call(NAME, team_id, args, fault.error))
        return refused_by(fault)
    hook = world.tickets.use(request.path)
    if isinstance(hook, str):
        world.journal.called(Call(NAME, team_id, args, hook))
        return web.Response(status=404, text=hook)
    if refused := refusal(args, refuse_tables=world.refuse_tables):
        world.journal.called(Call(NAME, team_id, args, refused.error, refused.problems))
        return _refuse(refused)
    world.journal.called(Call(NAME, team_id, args))
    show(world, hook, args, NAME)
    mishap = world.faults.mishap(NAME, team_id)
    return hang_up(request) if mishap and mishap.drop else web.Response(text="ok")


def refusal(args: Json, *, refuse_tables: bool) -> messages.Refusal | None:
    """Return why this answer to a person is turned away, or None."""
    if not args:
        return messages.Refusal("invalid_payload")
    if args.get("response_type") not in RESPONSE_TYPES:
        problem = Problem("/response_type", "must be one of ephemeral, in_channel")
        return messages.Refusal("invalid_arguments", (problem,))
    if args.get("delete_original"):
        return None
    return messages.refusal(args, refuse_tables=refuse_tables)


def _refuse(refused: messages.Refusal) -> web.Response:
    wording = {"messages": [str(problem) for problem in refused.problems]}
    body = {"ok": False, "error": refused.error, "response_metadata": wording}
    return web.json_response(body, status=400)


def show(world: World, hook: Hook, args: Json, how: str) -> Posted:
    """Show an accepted answer to whoever it is for, and record it."""
    original = world.workspace.messages.get((hook.channel, hook.original_ts or ""))
    replaces = args.get("replace_original") in (True, "true") and original is not None
    removes = args.get("delete_original") in (True, "true")
    if messages.careless(args):
        world.journal.violated(how, "blocks without text")
    ephemeral = _private(args, original if replaces or removes else None)
    ts = original.ts if original and (replaces or removes) else world.workspace.stamp()
    if removes:
        world.workspace.messages.pop((hook.channel, ts), None)
    else:
        body = {key: args[key] for key in ("text", "blocks", "thread_ts") if args.get(key)}
        author = {"user": world.workspace.teams[hook.team].bot_user, "team": hook.team}
        world.workspace.keep(hook.channel, ts, {"text": "", **body, **author}, ephemeral=ephemeral)
    posted = _posted(hook, args, how, ts, hook.user if ephemeral else None)
    world.journal.post(posted)
    return posted


def _private(args: Json, original: Message | None) -> bool:
    if original is not None:
        return original.ephemeral
    return args.get("response_type") != "in_channel"


def _posted(hook: Hook, args: Json, how: str, ts: str, reader: str | None) -> Posted:
    return Posted(
        method=how,
        team=hook.team,
        channel=hook.channel,
        ts=ts,
        text=str(args.get("text") or ""),
        blocks=list(args.get("blocks") or []),
        user=reader,
        thread_ts=args.get("thread_ts"),
        metadata=args.get("metadata"),
        response_type=args.get("response_type"),
        replace_original=args.get("replace_original") in (True, "true"),
        delete_original=args.get("delete_original") in (True, "true"),
        args=args,
    )
