"""Buttons, menus, pages and sharing, also of messages that an earlier process sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.platforms.discord.buttons import MAY_NOT, SHARED
from bot.platforms.discord.client import DeskClient
from tests.platforms.discord.kit import Town, buttons, menus, shown, words

BAND = {"company": "wandb", "role": "staff", "region": "sf"}


async def test_a_menu_asks_the_next_question(town: Town) -> None:
    seen = await town.alice.slash(town.channel, "band", **BAND)
    ((custom_id, options),) = menus(shown(seen)).items()
    script = next(o["value"] for o in options if o["label"] == "Script")
    result = await town.alice.select(shown(seen), [script], custom_id=custom_id)
    assert result.acknowledged
    assert result.ephemeral
    assert "Staff Software Engineer: script" in words(result.response)


async def test_buttons_work_after_a_restart(town: Town, again: Callable[[], DeskClient]) -> None:
    seen = await town.alice.slash(town.channel, "compare", guides="wandb staff sf vs london")
    label, custom_id = next(iter(buttons(shown(seen)).items()))
    await town.env.restart_bot(again())
    result = await town.alice.click(shown(seen), custom_id=custom_id)
    assert result.acknowledged, label
    assert shown(result)


async def test_sharing_answers_for_all_without_the_name(town: Town) -> None:
    seen = await town.alice.slash(town.channel, "band", **BAND)
    result = await town.alice.click(shown(seen), label="Share in channel")
    assert result.ephemeral
    assert SHARED in words(result.response)
    (posted,) = town.history
    assert "Weights & Biases Staff Software Engineer" in words(posted)
    assert "alice" not in words(posted)
    assert posted.interaction_metadata is None
    assert "Share in channel" not in buttons(posted)


async def test_where_the_bot_may_not_post_sharing_says_so(town: Town) -> None:
    seen = await town.alice.slash(town.channel, "band", **BAND)
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=403, code=50013)
    result = await town.alice.click(shown(seen), label="Share in channel")
    assert result.ephemeral
    assert MAY_NOT in words(result.response)


@pytest.mark.parametrize(
    "custom_id", ["s:band||AAAAAAAA|||", "s:nonsense", "a1:x|y", "p2:band||AAAAAAAA|||"]
)
async def test_a_button_of_what_is_gone_says_so(
    town: Town, custom_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.platforms.discord import parts, render

    kind = "share" if custom_id.startswith("s") else "page" if custom_id[0] == "p" else "ask"
    row = parts.Row((parts.Press("Old", custom_id, kind),))  # type: ignore[arg-type]
    monkeypatch.setattr(render, "_below", lambda *_a, **_k: row)
    seen = await town.alice.slash(town.channel, "help")
    monkeypatch.undo()
    result = await town.alice.click(shown(seen), label="Old")
    assert result.acknowledged
    said = words(result.response) + "".join(words(f) for f in result.followups)
    assert "out of date" in said
