"""Buttons: a next question, or "Share in channel". What a button carries is looked up again."""

from __future__ import annotations

import asyncio

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.chat import intents
from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.platforms.slack.callers import (
    Spot,
    is_direct,
    of_press,
    spot_of_press,
    thread_of,
    workspace_of,
)
from bot.platforms.slack.files import deliver
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.station import ACTS, Answer, Station
from bot.platforms.slack.wire import Json


class Buttons:
    """Hears presses; the acknowledgement of one is empty, so the answer follows."""

    def __init__(self, station: Station, forms: Forms) -> None:
        self._station = station
        self._forms = forms

    async def ask(self, ack: AsyncAck, body: Json, action: Json) -> None:
        """Answer the question a button holds, where it was pressed."""
        await ack()
        self._station.spawn(self._answer(body, str(action.get("value", ""))))

    async def share(self, ack: AsyncAck, body: Json, action: Json) -> None:
        """Answer the question again for the whole channel, not naming who asked."""
        await ack()
        self._station.spawn(self._publish(body, str(action.get("value", ""))))

    def _reply(self, value: str, who: Who | None, place: str = "") -> Reply:
        answers = self._station.answers
        ask = intents.decode(value, answers.library())
        return answers.press(ask, self._station.clock(), who, place)

    async def _answer(self, body: Json, value: str) -> None:
        station, spot = self._station, spot_of_press(body)
        direct = is_direct(spot.place.channel)
        work = station.work(
            of_press(body),
            lambda who: self._reply(value, who),
            tables=station.settings.tables,
            share=not direct,
        )
        job = asyncio.ensure_future(work)
        show = self._forms.meet(job, spot) if _may_ask(value) else self._shown(job, spot)
        answer = await show
        if answer is None:
            return
        if direct:
            # In a direct conversation the answer should still be there tomorrow.
            await station.sender.post(spot.place.channel, answer.message, spot.place.thread)
        else:
            await station.sender.respond(spot.url, answer.message, thread_ts=spot.place.thread)
        person = str((body.get("user") or {}).get("id", ""))
        await deliver(station.sender, answer.reply, person, spot.place.channel, spot.place.thread)

    async def _shown(self, job: asyncio.Future[Answer], spot: Spot) -> Answer | None:
        return await self._forms.show(await job, spot)

    async def _publish(self, body: Json, value: str) -> None:
        station, workspace = self._station, workspace_of(body)
        # Nobody's question: what only the one who pressed may see is not for the channel.
        answer = await station.work(
            None,
            lambda who: self._reply(value, who, workspace),
            tables=station.settings.tables,
            share=False,
        )
        # What cannot be answered any more is told to the one who pressed, not to everyone.
        await station.sender.respond(
            str(body.get("response_url", "")),
            answer.message,
            public=answer.shareable,
            thread_ts=thread_of(body),
        )


def _may_ask(value: str) -> bool:
    """Whether a button is of a command that asks with forms."""
    return value.startswith(tuple(f'["{name}",' for name in ACTS))
