"""Pictures and texts of a reply: uploaded where only the asker is, their direct conversation."""

from __future__ import annotations

import asyncio
import logging

from bot.chat.reply import Chart, File, Notice, Reply
from bot.platforms.slack.callers import is_direct
from bot.platforms.slack.mrkdwn import escape
from bot.platforms.slack.render import render
from bot.platforms.slack.send import Sender, SendError

log = logging.getLogger(__name__)

NOT_TAKEN = (
    "Slack did not take the file. What it shows stands in the words of the answer; an admin can "
    "allow files by installing the app's newest manifest."
)


def attached(reply: Reply) -> tuple[Chart | File, ...]:
    """What of a reply is a file."""
    return tuple(block for block in reply.blocks if isinstance(block, Chart | File))


async def deliver(
    sender: Sender, reply: Reply, person: str, channel: str, thread: str | None
) -> None:
    """Upload a reply's files beside it, or from a channel to the person's direct conversation.

    Raises:
        SendError: Slack took neither a file nor the sentence that says so.
    """
    files = attached(reply)
    if not files:
        return
    here = is_direct(channel)
    place, thread = (channel, thread) if here else (await sender.direct(person), None)
    try:
        for file in files:
            data = await asyncio.to_thread(_data, file)
            comment = "" if here else _words(file)
            await sender.upload(place, file.name, data, thread, comment)
    except SendError as error:
        log.warning("a file was not shared: %s", error)
        sorry = Reply((Notice(NOT_TAKEN, "warning"),))
        await sender.post(place, render(sorry, tables="text", share=False), thread)


def _data(file: Chart | File) -> bytes:
    return file.draw() if isinstance(file, Chart) else file.text.encode()


def _words(file: Chart | File) -> str:
    return escape(file.alt) if isinstance(file, Chart) else ""
