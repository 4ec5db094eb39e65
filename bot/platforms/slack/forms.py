"""Forms: shown while Slack lets us, submitted, and their outcome told to whoever filled them in."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Iterator
from dataclasses import replace

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.chat import intents
from bot.chat.filling import completed
from bot.chat.forms import Form
from bot.chat.memory import Who
from bot.chat.reply import Notice, Reply
from bot.errors import StaleButtonError
from bot.platforms.slack import modals
from bot.platforms.slack.callers import Spot, is_direct, of_submission
from bot.platforms.slack.fields import UnfitFormError, answers
from bot.platforms.slack.files import deliver
from bot.platforms.slack.limits import shorten
from bot.platforms.slack.modals import Place
from bot.platforms.slack.send import SendError
from bot.platforms.slack.station import Answer, Station
from bot.platforms.slack.wire import Json

log = logging.getLogger(__name__)

LATE = "Slack did not open the form in time. Press Fill in to open it."
TOO_LARGE = "Slack cannot show this form. Give the details in words instead; help shows how."
_MOST_URLS = 1_000
_ERROR = 300


class Forms:
    """Opens forms, and hears what was filled in."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._urls: OrderedDict[str, str] = OrderedDict()
        # {view id: response_url}; kept here, for whoever reads a view could post with it

    async def meet(self, job: asyncio.Future[Answer], spot: Spot) -> Answer | None:
        """Show the form an answer asks for, or the answer where it keeps people waiting.

        Returns:
            The answer that is still to be sent; None where all is shown.
        """
        ready, _ = await asyncio.wait({job}, timeout=self._station.patience)
        if ready:
            return await self.show(job.result(), spot)
        # A trigger lives for three seconds, and what is open can be replaced at any time.
        opened = await self._open(modals.waiting_view(), spot)
        answer = await job
        return answer if opened is None else await self._replaced(opened, answer, spot)

    async def show(self, answer: Answer, spot: Spot) -> Answer | None:
        """Open the form an answer asks for; what is still to be sent, as `meet` returns it."""
        if answer.reply.form is None:
            return answer
        try:
            view = modals.form_view(answer.reply.form, spot.place)
        except UnfitFormError as error:
            return self._sorry(answer, error)
        if await self._open(view, spot) is None:
            return self._redrawn(_noticed(answer.reply, LATE))
        return None

    async def _open(self, view: Json, spot: Spot) -> str | None:
        """The id of the opened view; None where Slack did not open it."""
        try:
            opened = await self._station.sender.open_view(spot.trigger, view)
        except SendError as error:
            log.warning("a form was not opened: %s", error)
            return None
        self._urls[opened] = spot.url
        if len(self._urls) > _MOST_URLS:
            self._urls.popitem(last=False)
        return opened

    async def _replaced(self, opened: str, answer: Answer, spot: Spot) -> Answer | None:
        form = answer.reply.form
        try:
            view = modals.form_view(form, spot.place) if form else modals.reply_view(answer.reply)
        except UnfitFormError as error:
            answer = self._sorry(answer, error)
            view = modals.reply_view(answer.reply)
        try:
            await self._station.sender.update_view(opened, view)
        except SendError as error:
            # Closed meanwhile, or it would say "Working on it" for ever.
            log.warning("a waiting view was not replaced: %s", error)
            return answer
        return None

    def _sorry(self, answer: Answer, error: UnfitFormError) -> Answer:
        log.error("a form of %s is not one Slack shows: %s", answer.reply.command, error)
        return self._redrawn(_noticed(replace(answer.reply, form=None), TOO_LARGE))

    def _redrawn(self, reply: Reply) -> Answer:
        return self._station.drawn(reply, tables="text", share=False)

    async def submit(self, ack: AsyncAck, body: Json, view: Json) -> None:
        """Take what was filled in: say what is wrong with it there, or do it and close."""
        job = asyncio.ensure_future(self._submitted(body, view))
        ready, _ = await asyncio.wait({job}, timeout=self._station.patience)
        response = _response(job.result().reply, view) if ready else {}
        await ack(**response)
        if not response:
            self._station.spawn(self._later(job, body, view))

    async def _submitted(self, body: Json, view: Json) -> Answer:
        station = self._station

        def press(who: Who | None) -> Reply:
            value, _ = modals.carried(str(view.get("private_metadata", "")))
            ask = intents.decode(value, station.answers.library())
            # One view is one act, however often it is sent.
            ask = completed(ask, answers(view), str(view.get("id", "")))
            return station.answers.press(ask, station.clock(), who)

        who = of_submission(body, _place(view))
        return await station.work(who, press, tables=station.settings.tables, share=False)

    async def _later(self, job: asyncio.Future[Answer], body: Json, view: Json) -> None:
        answer = await job
        for way in self._ways(answer, body, view):
            try:
                await way
                place, person = _place(view), str(body["user"]["id"])
                sender = self._station.sender
                await deliver(sender, answer.reply, person, place.channel, place.thread)
                return
            except SendError as error:
                log.info("an outcome goes another way: %s", error)
        raise SendError("the outcome of a form reached nobody")

    def _ways(self, answer: Answer, body: Json, view: Json) -> Iterator[Awaitable[None]]:
        """How the outcome can reach the one who acts, the nearest first."""
        sender, place = self._station.sender, _place(view)
        person, url = str(body["user"]["id"]), self._urls.get(str(view.get("id", "")), "")
        if is_direct(place.channel):
            yield sender.post(place.channel, answer.message, place.thread)
        if url:
            yield sender.respond(url, answer.message, thread_ts=place.thread)
        if place.channel and not is_direct(place.channel):
            yield sender.whisper(place.channel, person, answer.message, place.thread)
        yield sender.post(person, answer.message, None)


def _place(view: Json) -> Place:
    """Where the form was asked for; nowhere, if that cannot be read."""
    try:
        return modals.carried(str(view.get("private_metadata", "")))[1]
    except StaleButtonError:
        return Place("", None)


def _response(reply: Reply, view: Json) -> Json:
    """What becomes of the modal; nothing closes it, and the outcome is told elsewhere."""
    asked = {block.get("block_id") for block in view["blocks"] if block.get("type") == "input"}
    wrong = {name: shorten(sentence, _ERROR) for name, sentence in reply.errors if name in asked}
    if wrong:
        return {"response_action": "errors", "errors": wrong}
    if reply.form is not None:
        return {"response_action": "update", "view": _next_view(reply.form, reply, view)}
    if reply.errors or reply.status != "answered":
        return {"response_action": "update", "view": modals.reply_view(reply)}
    return {}


def _next_view(form: Form, reply: Reply, view: Json) -> Json:
    try:
        return modals.form_view(form, _place(view))
    except UnfitFormError as error:
        log.error("a form of %s is not one Slack shows: %s", reply.command, error)
        return modals.reply_view(_noticed(reply, TOO_LARGE))


def _noticed(reply: Reply, sentence: str) -> Reply:
    return replace(reply, blocks=(Notice(sentence, "warning"), *reply.blocks))
