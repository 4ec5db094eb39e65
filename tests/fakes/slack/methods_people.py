"""What do the methods about people and conversations answer?"""

from __future__ import annotations

import re

from tests.fakes.slack.check import Json, Problem
from tests.fakes.slack.methods_chat import channel
from tests.fakes.slack.webapi import Asked, RefusedError, method
from tests.fakes.slack.workspace import Channel, Message

_SCOPES = {"channel": "channels", "group": "groups", "im": "im"}


@method("auth.test")
def auth_test(asked: Asked) -> Json:
    """Say whose token this is."""
    team = asked.team
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "team_id": team.id,
        "user": "bandstand",
        "user_id": team.bot_user,
        "bot_id": team.bot_id,
        "is_enterprise_install": False,
    }


@method("users.info", scope="users:read")
def users_info(asked: Asked) -> Json:
    """Describe a person of the caller's workspace."""
    user = asked.world.workspace.users.get(asked.need("user"))
    if user is None or user.team != asked.team.id:
        raise RefusedError("user_not_found")
    profile = {"real_name": user.name.title(), "display_name": user.name}
    described = {
        "id": user.id,
        "team_id": user.team,
        "name": user.name,
        "real_name": user.name.title(),
        "profile": profile,
        "tz": user.tz,
        "is_bot": user.is_bot,
        "is_admin": user.is_admin,
        "deleted": False,
    }
    return {"user": described}


@method("usergroups.users.list", scope="usergroups:read")
def usergroup_users(asked: Asked) -> Json:
    """List the people of a user group."""
    members = asked.world.usergroups.get(asked.need("usergroup"))
    if members is None:
        raise RefusedError("no_such_subteam")
    return {"users": members}


@method("conversations.open", scope="im:write")
def conversations_open(asked: Asked) -> Json:
    """Open the direct conversation with a person."""
    user = asked.world.workspace.users.get(asked.need("users"))
    if user is None or user.team != asked.team.id:
        raise RefusedError("user_not_found")
    return {"channel": {"id": asked.world.workspace.direct(asked.team.id, user.id).id}}


def _needs(asked: Asked, where: Channel, verb: str) -> None:
    scope, granted = f"{_SCOPES[where.kind]}:{verb}", asked.world.scopes
    if granted is not None and scope not in granted:
        raise RefusedError("missing_scope", needed=scope, provided=",".join(sorted(granted)))


@method("conversations.info")
def conversations_info(asked: Asked) -> Json:
    """Describe a conversation, one the bot is not in too if it is public."""
    where = channel(asked, member=False)
    _needs(asked, where, "read")
    described = {
        "id": where.id,
        "name": where.name,
        "is_channel": where.kind == "channel",
        "is_group": where.kind == "group",
        "is_im": where.kind == "im",
        "is_private": where.kind != "channel",
        "is_archived": where.archived,
        "is_member": asked.team.bot_user in where.members,
    }
    return {"channel": described}


@method("conversations.members")
def conversations_members(asked: Asked) -> Json:
    """List who is in a conversation."""
    where = channel(asked, member=False)
    _needs(asked, where, "read")
    return {"members": sorted(where.members), "response_metadata": {"next_cursor": ""}}


@method("conversations.history")
def history(asked: Asked) -> Json:
    """List a conversation's top-level messages, newest first."""
    where = channel(asked)
    _needs(asked, where, "history")
    return _page(asked, [m for m in _readable(asked, where) if not _is_reply(m)][::-1])


@method("conversations.replies")
def replies(asked: Asked) -> Json:
    """List a thread, its first message first."""
    where, ts = channel(asked), asked.need("ts")
    _needs(asked, where, "history")
    thread = [m for m in _readable(asked, where) if ts in (m.ts, m.body.get("thread_ts"))]
    if not thread:
        raise RefusedError("thread_not_found")
    return _page(asked, thread)


def _is_reply(message: Message) -> bool:
    return message.body.get("thread_ts") not in (None, message.ts)


def _readable(asked: Asked, where: Channel) -> list[Message]:
    """List what history shows by now, oldest first."""
    newest = asked.world.clock() - asked.world.history_lag
    everything = asked.world.workspace.messages.values()
    ours = [m for m in everything if m.channel == where.id and not m.ephemeral and m.at <= newest]
    return sorted((m for m in ours if _in_range(asked, m.ts)), key=lambda m: _order(m.ts))


def _order(ts: str) -> tuple[int, int]:
    whole, _, part = ts.partition(".")
    return int(whole), int(part.ljust(6, "0") or 0)


def _bound(asked: Asked, key: str, default: str) -> tuple[int, int]:
    sent = str(asked.args.get(key) or default)
    if not re.fullmatch(r"\d+(\.\d{1,6})?", sent):
        raise RefusedError(f"invalid_ts_{key}")
    return _order(sent)


def _in_range(asked: Asked, ts: str) -> bool:
    oldest, latest = _bound(asked, "oldest", "0"), _bound(asked, "latest", "9999999999")
    if _true(asked, "inclusive"):
        return oldest <= _order(ts) <= latest
    return oldest < _order(ts) < latest


def _true(asked: Asked, key: str) -> bool:
    return asked.args.get(key) in (True, "1", "true", "True")


def _page(asked: Asked, found: list[Message]) -> Json:
    asked_for, start = str(asked.args.get("limit", 100)), asked.args.get("cursor") or "from:0"
    if not re.fullmatch(r"[1-9]\d{0,2}", asked_for):
        problem = Problem("/limit", "must be from 1 to 999")
        raise RefusedError("invalid_arguments", (problem,))
    if not re.fullmatch(r"from:\d+", str(start)):
        raise RefusedError("invalid_cursor")
    limit, first = int(asked_for), int(str(start).removeprefix("from:"))
    shown, more = found[first : first + limit], len(found) > first + limit
    hidden = () if _true(asked, "include_all_metadata") else ("metadata",)
    return {
        "messages": [{k: v for k, v in m.body.items() if k not in hidden} for m in shown],
        "has_more": more,
        "response_metadata": {"next_cursor": f"from:{first + limit}" if more else ""},
    }
