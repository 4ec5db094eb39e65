"""Whom a guild's message asks of those who maintain."""

from __future__ import annotations

from bot.platforms.discord.maintaining import maintainers_of
from tests.platforms.discord.kit import Town


async def test_roles_are_asked_in_their_own_guild_and_people_in_each(town: Town) -> None:
    there = town.env.create_guild()
    theirs = there.create_role("theirs")
    ids = [str(each.id) for each in (town.alice, town.pay, theirs, town.guild)]
    ids += ["U0SLACK", "S045EF6GH"]
    here, away = (
        maintainers_of(town.env.bot, f"discord:{guild.id}", ids) for guild in (town.guild, there)
    )
    assert here == (f"&{town.pay.id}", str(town.alice.id))
    assert away == (f"&{theirs.id}", str(town.alice.id))
