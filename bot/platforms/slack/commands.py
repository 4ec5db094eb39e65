"""Slash commands: the answer is given in the acknowledgement itself when it is ready in time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.chat.command import Call
from bot.platforms.slack import callers
from bot.platforms.slack.files import attached, deliver
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.modals import WORKING
from bot.platforms.slack.mrkdwn import plain_words
from bot.platforms.slack.station import Answer, Station
from bot.platforms.slack.wire import Json

MOST_TEXT = 4_001
"""Characters of a question that are passed on: one more than are read, so that it shows."""


def read_slash(command: str, text: str, station: Station, now: datetime) -> Call:
    """The call behind `/band …`, `/bs-offer …` or `/bandstand offer …`."""
    name = command.removeprefix("/").casefold()
    meant = station.meanings.get(name)
    words = words_of(text, station, meant)
    return read_words(words, station, now) if meant is None else Call(words, now, meant)


def words_of(text: str, station: Station, meant: str | None = None) -> str:
    """The words of a text; of people their ids, where the command acts ("assign … @ann")."""
    words = plain_words(text[:MOST_TEXT])
    name = meant or words.partition(" ")[0].removeprefix("/").casefold()
    command = station.answers.registry.get(station.meanings.get(name) or name)
    return plain_words(text[:MOST_TEXT], ids=True) if command and command.acts else words


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

    def __init__(self, station: Station, forms: Forms) -> None:
        self._station = station
        self._forms = forms

    async def hear(self, ack: AsyncAck, command: Json) -> None:
        """Answer a slash command, to the one who typed it."""
        station = self._station
        call = read_slash(command["command"], command.get("text", ""), station, station.clock())
        share = not callers.is_direct(str(command.get("channel_id", "")))
        # Text tables: nobody knows yet whether an acknowledgement may hold a table block,
        # and Slack reports no error for one it cannot show.
        work = station.work(
            callers.of_command(command),
            lambda who: station.answers.answer(replace(call, who=who)),
            tables="text",
            share=share,
        )
        job = asyncio.ensure_future(work)
        ready, _ = await asyncio.wait({job}, timeout=station.patience)
        if ready and job.result().reply.form is not None:
            await ack()
            station.spawn(self._asked(job.result(), callers.spot_of_command(command)))
            return
        if ready:
            await _ack(ack, job.result())
            if attached(job.result().reply):
                station.spawn(self._delivered(job.result(), command))
            return
        await ack(text=WORKING, response_type="ephemeral")
        station.spawn(self._later(job, command))

    async def _asked(self, answer: Answer, spot: callers.Spot) -> None:
        """Open the form that the answer asks for, or say how to open it."""
        left = await self._forms.show(answer, spot)
        if left is not None:
            await self._station.sender.respond(spot.url, left.message)

    async def _later(self, job: asyncio.Future[Answer], command: Json) -> None:
        answer = await job
        await self._station.sender.respond(str(command.get("response_url", "")), answer.message)
        await self._delivered(answer, command)

    async def _delivered(self, answer: Answer, command: Json) -> None:
        person, channel = (str(command.get(key, "")) for key in ("user_id", "channel_id"))
        await deliver(self._station.sender, answer.reply, person, channel, None)


async def _ack(ack: AsyncAck, answer: Answer) -> None:
    await ack(
        text=answer.message.text,
        blocks=answer.message.blocks,
        response_type="ephemeral",
        unfurl_links=False,
        unfurl_media=False,
    )
