"""What do the file methods do? An upload in three steps, and its sharing a moment later.

As read in slack_sdk's sources and its issues: a share is asynchronous (bolt-js#2115), and one
with `alt_txt` silently never happens (python-slack-sdk#1818).
"""

from __future__ import annotations

import json

from aiohttp import web

from tests.fakes.slack import methods_chat
from tests.fakes.slack.check import Json, Problem
from tests.fakes.slack.records import Call, Uploaded
from tests.fakes.slack.webapi import Asked, RefusedError, method
from tests.fakes.slack.world import World

UPLOAD = "files.upload"
"""What faults and records call the POST of a file's bytes."""
LOOKS = 2
"""So many times files.info answers before a share shows."""


@method("files.getUploadURLExternal", scope="files:write")
def upload_url(asked: Asked) -> Json:
    """Make room for a file of that length."""
    name, length = asked.need("filename"), asked.need("length")
    if not length.isdigit() or int(length) < 1:
        problem = Problem("/length", "must be greater than 0")
        raise RefusedError("invalid_arguments", (problem,))
    world = asked.world
    file = Uploaded(f"F0{world.workspace.number():06d}", asked.team.id, name, int(length))
    file.silent = bool(asked.args.get("alt_txt"))
    world.files[file.id] = file
    return {"upload_url": f"{world.url}/upload/{file.id}", "file_id": file.id}


async def receive(world: World, request: web.Request) -> web.Response:
    """Take a file's bytes, once, and only as many as were announced."""
    file = world.files.get(request.match_info["file"])
    data = await request.read()
    right = file is not None and file.data is None and len(data) == file.length
    error = None if right else "bad upload"
    team = file.team if file else ""
    world.journal.called(Call(UPLOAD, team, {"length": len(data)}, error))
    if file is None or not right:
        return web.Response(status=400, text="bad upload")
    file.data = data
    return web.Response(text=f"OK - {len(data)}")


@method("files.completeUploadExternal", scope="files:write")
def complete(asked: Asked) -> Json:
    """Share what was uploaded in a channel, by its id alone."""
    told = asked.args.get("files") or []
    listed = json.loads(told) if isinstance(told, str) else told
    found = [asked.world.files.get(str(each.get("id"))) for each in listed]
    files = [file for file in found if file is not None and file.team == asked.team.id]
    if not files or len(files) < len(found) or any(file.data is None for file in files):
        raise RefusedError("file_not_found")
    wanted = str(asked.args.get("channel_id") or "")
    if wanted:
        if wanted not in asked.world.workspace.channels:
            raise RefusedError("invalid_channel")
        channel = methods_chat.channel(
            Asked(asked.world, asked.method, asked.team, {"channel": wanted})
        )
        for file, each in zip(files, listed, strict=True):
            file.channel = channel.id
            file.title = str(each.get("title") or "")
            file.comment = str(asked.args.get("initial_comment") or "")
            file.thread_ts = asked.args.get("thread_ts")
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


@method("files.info", scope="files:read")
def info(asked: Asked) -> Json:
    """Describe a file; where it is shared shows only after a moment."""
    file = asked.world.files.get(asked.need("file"))
    if file is None or file.team != asked.team.id or file.data is None:
        raise RefusedError("file_not_found")
    file.looks += 1
    shown = file.channel and not file.silent and file.looks > LOOKS
    shares = {"private": {file.channel: [{"ts": asked.world.workspace.stamp()}]}} if shown else {}
    return {"file": {"id": file.id, "name": file.name, "title": file.title, "shares": shares}}
