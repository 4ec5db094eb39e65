"""Direct messages and mentions, answered in a thread."""

from __future__ import annotations

from dataclasses import replace

from bot.platforms.slack import callers
from bot.platforms.slack.commands import MOST_TEXT, read_words
from bot.platforms.slack.mrkdwn import plain_words
from bot.platforms.slack.station import Station
from bot.platforms.slack.wire import Json

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
        words = plain_words(str(event.get("text", ""))[:MOST_TEXT])
        read = read_words(words, station, station.clock())
        call = replace(read, who=callers.of_message(body, event), public=public)
        answer = await station.work(
            lambda: station.answers.answer(call), tables=station.settings.tables, share=False
        )
        thread = event.get("thread_ts") or event.get("ts")
        await station.sender.post(str(event["channel"]), answer.message, thread)


def _from_a_person(body: Json, event: Json) -> bool:
    """Whether a person wrote this just now."""
    if event.get("bot_id") or event.get("edited") or event.get("subtype") not in SPOKEN:
        return False
    ours = {seen.get("user_id") for seen in body.get("authorizations") or () if seen.get("is_bot")}
    return bool(event.get("user")) and event.get("user") not in ours
