"""Direct messages and mentions, answered in a thread."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.platforms.slack import callers
from bot.platforms.slack.commands import read_words, words_of
from bot.platforms.slack.files import deliver
from bot.platforms.slack.send import SendError
from bot.platforms.slack.station import Answer, Station
from bot.platforms.slack.wire import Json

log = logging.getLogger(__name__)

SPOKEN = {None, "file_share", "thread_broadcast"}
"""Subtypes of messages that a person wrote just now; others tell of edits and the like."""


class Messages:
    """Hears what people write to the bot; never another bot, itself, or an edit."""

    def __init__(self, station: Station) -> None:
        self._station = station

    async def direct(self, body: Json, event: Json) -> None:
        """Answer a direct message."""
        if event.get("channel_type") == "im" and _from_a_person(body, event):
            self._station.spawn(self._answer(body, event, public=False))

    async def mention(self, body: Json, event: Json) -> None:
        """Answer a mention; slash commands do not work in threads, mentions do."""
        if _from_a_person(body, event):
            self._station.spawn(self._answer(body, event, public=True))

    async def _answer(self, body: Json, event: Json, *, public: bool) -> None:
        station = self._station
        words = words_of(str(event.get("text", "")), station)
        read = read_words(words, station, station.clock())
        answer = await station.work(
            callers.of_message(body, event),
            lambda who: station.answers.answer(replace(read, who=who, public=public)),
            tables=station.settings.tables,
            share=False,
        )
        channel, person = str(event["channel"]), str(event["user"])
        thread = event.get("thread_ts") or event.get("ts")
        if public and answer.reply.private:
            await self._whisper(channel, person, answer, event.get("thread_ts"))
        else:
            await station.sender.post(channel, answer.message, thread)
        await deliver(station.sender, answer.reply, person, channel, thread)

    async def _whisper(self, channel: str, person: str, answer: Answer, thread: str | None) -> None:
        """Show an answer to the asker alone: in the channel, else in their direct conversation."""
        sender = self._station.sender
        try:
            await sender.whisper(channel, person, answer.message, thread)
        except SendError as error:
            log.info("a private answer goes another way: %s", error)
            await sender.post(person, answer.message, None)


def _from_a_person(body: Json, event: Json) -> bool:
    """Whether a person wrote this just now."""
    if event.get("bot_id") or event.get("edited") or event.get("subtype") not in SPOKEN:
        return False
    ours = {seen.get("user_id") for seen in body.get("authorizations") or () if seen.get("is_bot")}
    return bool(event.get("user")) and event.get("user") not in ours
