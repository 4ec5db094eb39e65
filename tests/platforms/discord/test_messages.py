"""Direct messages and mentions: who is heard, what goes on, and who is not."""

from __future__ import annotations

import pytest

from bot.platforms.discord.messages import MAY_NOT
from tests.platforms.discord.kit import Town, words


async def test_a_direct_message_is_answered_and_goes_on(town: Town) -> None:
    alice = town.alice.user
    await alice.send_dm("what does wandb pay a staff engineer in sf?")
    assert "Weights & Biases Staff Software Engineer" in words(_last(town))
    await alice.send_dm("and in london?")
    said = words(_last(town))
    assert "Weights & Biases Staff Software Engineer" in said
    assert "London" in said


async def test_a_mention_is_answered_for_all_as_a_reply(town: Town) -> None:
    me = town.env.bot.user
    assert me is not None
    asked = await town.alice.send(town.channel, f"{me.mention} band wandb staff sf")
    question, answer = town.history
    assert "Weights & Biases Staff Software Engineer" in words(answer)
    assert answer.reference is not None
    assert answer.reference.message_id == asked.id == question.id


@pytest.mark.parametrize("text", ["band wandb staff sf", "@Bandstand band wandb staff", "hello"])
async def test_what_does_not_mention_the_bot_is_left_alone(town: Town, text: str) -> None:
    await town.alice.send(town.channel, text)
    assert len(town.history) == 1


async def test_two_people_in_a_channel_do_not_go_on_from_each_other(town: Town) -> None:
    me = town.env.bot.user
    assert me is not None
    await town.alice.send(town.channel, f"{me.mention} band wandb staff sf")
    await town.bob.send(town.channel, f"{me.mention} and in london?")
    assert "Weights & Biases" not in words(town.history[-1])
    await town.alice.send(town.channel, f"{me.mention} and in london?")
    assert "Weights & Biases" in words(town.history[-1])


async def test_an_edit_is_not_another_question(town: Town) -> None:
    me = town.env.bot.user
    assert me is not None
    asked = await town.alice.send(town.channel, f"{me.mention} band wandb staff sf")
    await town.alice.edit(asked, f"{me.mention} band wandb staff london")
    assert len(town.history) == 2


async def test_another_bot_is_not_heard(town: Town) -> None:
    me = town.env.bot.user
    assert me is not None
    hook = town.guild.create_webhook(town.channel)
    await hook.send(f"{me.mention} band wandb staff sf")
    assert len(town.history) == 1


async def test_a_bare_mention_is_helped(town: Town) -> None:
    me = town.env.bot.user
    assert me is not None
    await town.alice.send(town.channel, me.mention)
    assert "band" in words(town.history[-1])


async def test_where_the_bot_may_not_write_the_person_is_told(town: Town) -> None:
    me = town.env.bot.user
    assert me is not None
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=403, code=50013)
    await town.alice.send(town.channel, f"{me.mention} band wandb staff sf")
    assert len(town.history) == 1
    said = words(_last(town))
    assert MAY_NOT in said
    assert "Weights & Biases" in said


def _last(town: Town):  # type: ignore[no-untyped-def]
    history = town.alice.user.dm_channel.history(viewer=town.alice.user)
    return max(history, key=lambda message: message.id)
