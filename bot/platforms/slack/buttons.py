"""Buttons: a next question, or "Share in channel". What a button carries is looked up again."""

from __future__ import annotations

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.chat import intents
from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.platforms.slack.callers import channel_of, is_direct, of_press, thread_of
from bot.platforms.slack.station import Station
from bot.platforms.slack.wire import Json


class Buttons:
    """Hears presses; the acknowledgement of one is empty, so the answer follows."""

    def __init__(self, station: Station) -> None:
        self._station = station

    async def ask(self, ack: AsyncAck, body: Json, action: Json) -> None:
        """Answer the question a button holds, where it was pressed."""
        await ack()
        self._station.spawn(self._answer(body, str(action.get("value", ""))))

    async def share(self, ack: AsyncAck, body: Json, action: Json) -> None:
        """Answer the question again for the whole channel, not naming who asked."""
        await ack()
        self._station.spawn(self._publish(body, str(action.get("value", ""))))

    def _reply(self, value: str, who: Who | None) -> Reply:
        answers = self._station.answers
        return answers.press(intents.decode(value, answers.library()), self._station.clock(), who)

    async def _answer(self, body: Json, value: str) -> None:
        station, channel, who = self._station, channel_of(body), of_press(body)
        direct = is_direct(channel)
        answer = await station.work(
            lambda: self._reply(value, who), tables=station.settings.tables, share=not direct
        )
        if direct:
            # In a direct conversation the answer should still be there tomorrow.
            await station.sender.post(channel, answer.message, thread_of(body))
        else:
            url = str(body.get("response_url", ""))
            await station.sender.respond(url, answer.message, thread_ts=thread_of(body))

    async def _publish(self, body: Json, value: str) -> None:
        station = self._station
        # Nobody's question: what only the one who pressed may see is not for the channel.
        answer = await station.work(
            lambda: self._reply(value, None), tables=station.settings.tables, share=False
        )
        # What cannot be answered any more is told to the one who pressed, not to everyone.
        await station.sender.respond(
            str(body.get("response_url", "")),
            answer.message,
            public=answer.shareable,
            thread_ts=thread_of(body),
        )
