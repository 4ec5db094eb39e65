"""Slash commands: the answer is given in the acknowledgement itself when it is ready in time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.chat.command import Call
from bot.platforms.slack import callers
from bot.platforms.slack.mrkdwn import plain_words
from bot.platforms.slack.station import Answer, Station
from bot.platforms.slack.wire import Json

MOST_TEXT = 4_001
"""Characters of a question that are passed on: one more than are read, so that it shows."""
WORKING = "Working on it…"


def read_slash(command: str, text: str, station: Station, now: datetime) -> Call:
    """The call behind `/band …`, `/bs-offer …` or `/bandstand offer …`."""
    name = command.removeprefix("/").casefold()
    words = plain_words(text[:MOST_TEXT])
    meant = station.meanings.get(name)
    return read_words(words, station, now) if meant is None else Call(words, now, meant)


def read_words(words: str, station: Station, now: datetime) -> Call:
    """The call behind words whose first one may name a command, as `/band` or `band`.

    No words at all ask for help.
    """
    first, _, rest = words.partition(" ")
    if first.startswith("/"):
        meant = station.meanings.get(first[1:].casefold())
        if meant is not None:
            return Call(rest, now, meant)
        words = rest if first[1:].casefold() in station.meanings else words[1:]
    return Call(words.strip() or "help", now)


class Commands:
    """Hears slash commands."""

    def __init__(self, station: Station) -> None:
        self._station = station

    async def hear(self, ack: AsyncAck, command: Json) -> None:
        """Answer a slash command, to the one who typed it."""
        station = self._station
        read = read_slash(command["command"], command.get("text", ""), station, station.clock())
        call = replace(read, who=callers.of_command(command))
        share = not callers.is_direct(str(command.get("channel_id", "")))
        # Text tables: nobody knows yet whether an acknowledgement may hold a table block,
        # and Slack reports no error for one it cannot show.
        work = station.work(lambda: station.answers.answer(call), tables="text", share=share)
        job = asyncio.ensure_future(work)
        ready, _ = await asyncio.wait({job}, timeout=station.patience)
        if ready:
            await _ack(ack, job.result())
            return
        await ack(text=WORKING, response_type="ephemeral")
        station.spawn(self._later(job, str(command.get("response_url", ""))))

    async def _later(self, job: asyncio.Future[Answer], url: str) -> None:
        answer = await job
        await self._station.sender.respond(url, answer.message)


async def _ack(ack: AsyncAck, answer: Answer) -> None:
    await ack(
        text=answer.message.text,
        blocks=answer.message.blocks,
        response_type="ephemeral",
        unfurl_links=False,
        unfurl_media=False,
    )
