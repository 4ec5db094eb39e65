"""What do the chat methods do? Post, update and delete messages; react to them."""

from __future__ import annotations

import re

from tests.fakes.slack import messages
from tests.fakes.slack.check import Json
from tests.fakes.slack.records import Posted
from tests.fakes.slack.webapi import Asked, RefusedError, method
from tests.fakes.slack.workspace import Channel, Message

_TS = re.compile(r"\d+\.\d{6}")


def channel(asked: Asked, *, member: bool = True) -> Channel:
    """Find the channel a call names, by id, by name, or by the person to write to."""
    name, team = asked.need("channel"), asked.team
    known = asked.world.workspace.users.get(name)
    if known is not None and known.team == team.id and not known.is_bot:
        return asked.world.workspace.direct(team.id, name)
    everyone = asked.world.workspace.channels.values()
    ours = [c for c in everyone if c.team == team.id and name.removeprefix("#") in (c.id, c.name)]
    if not ours or (member and ours[0].kind == "group" and team.bot_user not in ours[0].members):
        raise RefusedError("channel_not_found")
    if member and team.bot_user not in ours[0].members:
        raise RefusedError("not_in_channel")
    return ours[0]


def _writable(asked: Asked) -> Channel:
    found = channel(asked)
    if found.archived:
        raise RefusedError("is_archived")
    return found


def _check_content(asked: Asked) -> None:
    refused = messages.refusal(asked.args, refuse_tables=asked.world.refuse_tables)
    if refused:
        raise RefusedError(refused.error, refused.problems)
    if not _TS.fullmatch(str(asked.args.get("thread_ts", "0.000000"))):
        raise RefusedError("invalid_thread_ts")
    if messages.careless(asked.args):
        asked.world.journal.violated(asked.method, "blocks without text")


def _body(asked: Asked) -> Json:
    content = ("text", "blocks", "attachments", "thread_ts", "metadata")
    sent = {key: asked.args[key] for key in content if asked.args.get(key)}
    team = asked.team
    return {"text": "", **sent, "user": team.bot_user, "bot_id": team.bot_id, "team": team.id}


def _record(asked: Asked, where: Channel, ts: str, user: str | None = None) -> None:
    args = asked.args
    posted = Posted(
        method=asked.method,
        team=asked.team.id,
        channel=where.id,
        ts=ts,
        text=str(args.get("text") or ""),
        blocks=list(args.get("blocks") or []),
        user=user,
        thread_ts=args.get("thread_ts"),
        metadata=args.get("metadata"),
        args=args,
    )
    asked.world.journal.post(posted)


@method("chat.postMessage", scope="chat:write")
def post_message(asked: Asked) -> Json:
    """Post to a channel the bot is in."""
    where = _writable(asked)
    _check_content(asked)
    ts = asked.world.workspace.stamp()
    kept = asked.world.workspace.keep(where.id, ts, _body(asked))
    _record(asked, where, ts)
    return {"channel": where.id, "ts": ts, "message": kept.body}


@method("chat.postEphemeral", scope="chat:write")
def post_ephemeral(asked: Asked) -> Json:
    """Show a message to one person in a channel."""
    where, reader = _writable(asked), asked.need("user")
    if reader not in where.members:
        raise RefusedError("user_not_in_channel")
    _check_content(asked)
    ts = asked.world.workspace.stamp()
    asked.world.workspace.keep(where.id, ts, _body(asked), ephemeral=True)
    _record(asked, where, ts, reader)
    return {"message_ts": ts}


def _own_message(asked: Asked, forbidden: str) -> Message:
    found = asked.world.workspace.messages.get((channel(asked).id, asked.need("ts")))
    if found is None or found.ephemeral:
        raise RefusedError("message_not_found")
    if found.body["user"] != asked.team.bot_user:
        raise RefusedError(forbidden)
    return found


@method("chat.update", scope="chat:write")
def update(asked: Asked) -> Json:
    """Replace one of the bot's own messages; blocks not sent again are gone."""
    where, before = _writable(asked), _own_message(asked, "cant_update_message")
    _check_content(asked)
    thread = {key: before.body[key] for key in ("thread_ts",) if key in before.body}
    body = {**thread, **_body(asked), "edited": {"user": asked.team.bot_user}}
    kept = asked.world.workspace.keep(where.id, before.ts, body)
    _record(asked, where, before.ts)
    return {"channel": where.id, "ts": before.ts, "text": body["text"], "message": kept.body}


@method("chat.delete", scope="chat:write")
def delete(asked: Asked) -> Json:
    """Delete one of the bot's own messages."""
    found = _own_message(asked, "cant_delete_message")
    del asked.world.workspace.messages[found.channel, found.ts]
    return {"channel": found.channel, "ts": found.ts}


@method("chat.unfurl", scope="links:write")
def unfurl(asked: Asked) -> Json:
    """Attach previews to the links in a message."""
    channel(asked)
    asked.need("ts")
    for preview in dict(asked.args.get("unfurls") or {}).values():
        if refused := messages.refusal({"blocks": preview.get("blocks")}):
            raise RefusedError("invalid_blocks", refused.problems)
    return {}


@method("reactions.add", scope="reactions:write")
def react(asked: Asked) -> Json:
    """Add the bot's reaction to a message."""
    asked.need("name")
    found = asked.world.workspace.messages.get((channel(asked).id, asked.need("timestamp")))
    if found is None or found.ephemeral:
        raise RefusedError("message_not_found")
    reactions = found.body.setdefault("reactions", [])
    mine = {"name": asked.need("name"), "users": [asked.team.bot_user], "count": 1}
    if mine in reactions:
        raise RefusedError("already_reacted")
    reactions.append(mine)
    return {}
