"""The pictures of Discord, by name: what the real bot answers and posts there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

from discord_page import Answer, channel, modal
from discord_town import ASKED_AT, Town, shown, town
from review_week import ENV, MONDAY, desk_with_owners
from simcord.results import InteractionResult
from slack_page import Page

STAFF = {"company": "wandb", "role": "staff", "region": "sf"}
OFFER = "base 245k equity 310k/4y bonus 10% signing 35k"
PAIR = "wandb senior sf vs hf senior paris"
TYPED = {"base": "245k", "bonus": "10%", "equity": "310k over 4 years"}
"""What is in the form of an offer when its picture is taken."""
PLACE = "pay-guides"


def pages() -> Sequence[tuple[str, Page]]:
    """Every page, drawn from one run of the bot."""
    return asyncio.run(_pages())


async def _pages() -> list[tuple[str, Page]]:
    with desk_with_owners(ENV) as desk:
        async with town(desk) as here:
            found = [page async for page in _asked(here)]
            posted = Answer(await here.digest(desk), MONDAY)
            return [*found, ("discord-digest", channel(PLACE, [posted], here.names))]


async def _asked(here: Town) -> AsyncIterator[tuple[str, Page]]:
    """What one person asks, and sees alone."""
    band = await here.used("band", **STAFF)
    seen = await _answers(band, "Robin used /band")
    yield "discord-band", channel(PLACE, seen, here.names)
    yield "discord-phone", channel(PLACE, seen, here.names, phone=True)

    compared = await here.used("compare", guides=PAIR)
    seen = await _answers(compared, "Robin used /compare")
    yield "discord-compare", channel(PLACE, seen, here.names)

    form = await here.chosen(band, "Judge an offer")
    assert form.modal
    yield "discord-offer-form", modal(form.modal, here.names, TYPED)

    judged = await here.used("offer", **STAFF, offer=OFFER)
    charts = await here.chosen(judged, "Charts")
    seen = await _answers(judged, "Robin used /offer")
    yield "discord-offer", channel(PLACE, seen, here.names)
    yield "discord-offer-charts", channel(PLACE, await _answers(charts), here.names)


async def _answers(told: InteractionResult, asked: str = "") -> list[Answer]:
    """The messages of an answer; only the first says what it answers."""
    return [
        Answer(components, ASKED_AT, "" if number else asked, told.ephemeral, pictures)
        for number, (components, pictures) in enumerate(await shown(told))
    ]
