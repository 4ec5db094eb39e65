"""Forms: opened as modals, a step at a time, and their outcome told to whoever filled them in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.chat.filling import completed, read, unfit
from bot.chat.forms import Field
from bot.chat.reply import Notice, Reply, SmallPrint, Text
from bot.errors import StaleButtonError
from bot.platforms.discord import keys
from bot.platforms.discord.callers import spot_of
from bot.platforms.discord.drafts import Draft
from bot.platforms.discord.fields import answers
from bot.platforms.discord.modals import CUSTOM_ID, modal
from bot.platforms.discord.parts import Press, Rendered, Row
from bot.platforms.discord.render import render
from bot.platforms.discord.responding import Interaction, answer, awaited, settled, tell
from bot.platforms.discord.station import Station

CORRECT, NEXT = "Correct", "Next"
_FORGOTTEN = "the form was opened too long ago"
Wrong = tuple[tuple[str, str], ...]
"""(field, sentence)"""


class Forms:
    """Opens forms, and hears what was filled in."""

    def __init__(self, station: Station) -> None:
        self._station = station

    async def opened(self, interaction: Interaction, reply: Reply) -> bool:
        """Whether the form that a reply asks for is open now; a late answer opens none."""
        if reply.form is None or not reply.form.fields or interaction.response.is_done():
            return False
        draft = Draft(reply.form)
        token = self._station.drafts.keep(draft)
        await interaction.response.send_modal(modal(draft, token, 0))
        return True

    async def resume(self, interaction: Interaction, token: str, step: int) -> None:
        """Open a step of a form that was begun."""
        draft = self._station.drafts.get(token)
        if draft is None or step >= len(draft.steps):
            await tell(interaction, _forgotten(), private=True)
            return
        await interaction.response.send_modal(modal(draft, token, step))

    async def submit(self, interaction: Interaction) -> None:
        """Take a step that was filled in."""
        await settled(interaction, self._station, "a form", self._submitted(interaction))

    async def _submitted(self, interaction: Interaction) -> None:
        data: Mapping[str, Any] = interaction.data or {}
        match = CUSTOM_ID.fullmatch(str(data.get("custom_id", "")))
        if match is None:
            raise ValueError("a form that is not ours")
        token, step = match["token"], int(match["step"])
        draft = self._station.drafts.get(token) or await self._again(interaction, match["value"])
        if draft is None:
            await tell(interaction, _forgotten(), private=True)
            return
        typed = _read(draft.form.fields, answers(data.get("components") or ()))
        draft.values |= typed
        self._station.drafts.keep(draft, token)
        wrong = _wrong(draft.steps[step] if step < len(draft.steps) else (), draft.values)
        missing = _first_missing(draft)
        if wrong:
            await self._corrected(interaction, draft, token, wrong)
        elif missing is not None:
            await self._next(interaction, draft, token, missing)
        else:
            await self._done(interaction, draft, token)

    async def _again(self, interaction: Interaction, value: str) -> Draft | None:
        """The form of a modal that another process opened, from the question it carries.

        None where the question leads to none any more, as that of an offer no longer in hand.
        """
        now = self._station.clock()
        reply = await self._station.work(
            spot_of(interaction).who,
            lambda desk, who: desk.press(keys.decode(value, desk.library()), now, who),
        )
        return Draft(reply.form) if reply.form is not None else None

    async def _done(self, interaction: Interaction, draft: Draft, token: str) -> None:
        station, spot = self._station, spot_of(interaction)
        # One form is one act, however often it is sent.
        ask = completed(draft.form.ask, draft.values, token)
        now = station.clock()
        work = station.work(spot.who, lambda desk, who: desk.press(ask, now, who))
        job = asyncio.ensure_future(work)
        reply = await awaited(interaction, station, job, private=spot.private)
        named = {field.name for field in draft.form.fields}
        wrong = tuple((name, said) for name, said in reply.errors if name in named)
        if wrong:
            await self._corrected(interaction, draft, token, wrong)
            return
        if not reply.errors and reply.form is None:
            station.drafts.drop(token)
        await answer(interaction, reply, share=False, private=spot.private)

    async def _corrected(
        self, interaction: Interaction, draft: Draft, token: str, wrong: Wrong
    ) -> None:
        """Say what cannot be taken; the form opens again with all that was typed."""
        labels = {field.name: field.label for field in draft.form.fields}
        said = tuple(Notice(f"{labels[name]}: {sentence}", "warning") for name, sentence in wrong)
        step = draft.step_of(wrong[0][0])
        message = _with_button(Reply(said, status="invalid"), CORRECT, token, step)
        await tell(interaction, message, private=spot_of(interaction).private)

    async def _next(self, interaction: Interaction, draft: Draft, token: str, step: int) -> None:
        title, steps = draft.form.title, len(draft.steps)
        told = Reply((Text(f"{title}: part {step} of {steps} is filled in. Nothing is done yet."),))
        # A step of five inputs leaves no room for the sentence about the form.
        about = (SmallPrint(draft.form.about),) if draft.form.about else ()
        message = _with_button(replace(told, blocks=(*told.blocks, *about)), NEXT, token, step)
        await tell(interaction, message, private=spot_of(interaction).private)


def _forgotten() -> Rendered:
    error = StaleButtonError(_FORGOTTEN)
    reply = Reply((Notice(error.problem, "warning"), Text(error.remedy)), status="invalid")
    return render(reply, share=False)


def _with_button(reply: Reply, label: str, token: str, step: int) -> Rendered:
    drawn = render(reply, share=False)
    row = Row((Press(label, f"f{step}:{token}", "form"),))
    return replace(drawn, parts=(*drawn.parts, row))


def _read(fields: Iterable[Field], given: Mapping[str, str]) -> dict[str, str]:
    """What was meant by what was typed; an emptied input is empty."""
    known = {field.name: field for field in fields}
    return {
        name: read(known[name], value) if value else ""
        for name, value in given.items()
        if name in known
    }


def _wrong(fields: Iterable[Field], values: Mapping[str, str]) -> Wrong:
    found = ((field.name, unfit(field, values.get(field.name, ""))) for field in fields)
    return tuple((name, said) for name, said in found if said)


def _first_missing(draft: Draft) -> int | None:
    """The first step that was not filled in."""
    for number, step in enumerate(draft.steps):
        if any(field.name not in draft.values for field in step):
            return number
    return None
