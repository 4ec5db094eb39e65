"""Commands: answered in time, to the one who asks alone, and never not at all."""

from __future__ import annotations

import pytest

from bot.chat.command import Command, Parameter
from bot.platforms.discord.commands import words_of
from handlers import COMMANDS
from tests.platforms.discord.kit import Town, words

TYPED = {
    "band": {"company": "wandb", "role": "staff", "region": "sf"},
    "compare": {"guides": "wandb staff sf vs hf senior paris"},
    "offer": {"company": "wandb", "role": "staff", "region": "sf", "offer": "base 245k"},
    "why": {},
    "offers": {},
    "counter": {"company": "wandb", "role": "staff", "region": "sf", "offer": "base 245k"},
    "prep": {"company": "wandb", "role": "staff", "region": "sf"},
    "levers": {"company": "wandb", "role": "staff"},
    "script": {"company": "wandb", "role": "staff", "region": "london"},
    "dna": {"company": "wandb", "role": "staff"},
    "levels": {"company": "google", "role_or_level": "l6"},
    "sources": {"company": "wandb", "role": "senior"},
    "guide": {"company": "wandb", "role": "senior"},
    "guides": {"company": "wandb"},
    "stale": {"state": "overdue", "owner": "anna", "page": "2"},
    "reviews": {"act": "status"},
    "flag": {"company": "wandb", "role": "staff", "details": "stock, half of what I saw"},
    "forget": {},
    "pushback": {"saying": "this is our final offer"},
    "playbook": {"topic": "timing"},
    "help": {},
}


def test_every_command_is_tried() -> None:
    assert list(TYPED) == [command.name for command in COMMANDS]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_every_command_is_answered_to_the_one_who_asks_alone(
    town: Town, command: Command
) -> None:
    result = await town.alice.slash(town.channel, command.name, **TYPED[command.name])
    assert result.acknowledged
    assert result.ephemeral or result.modal
    if result.response:
        said = words(result.response)
        assert said
        assert "broke on our side" not in said
    assert town.history == []


async def test_a_band_names_its_guide_and_figures(town: Town) -> None:
    result = await town.alice.slash(town.channel, "band", **TYPED["band"])
    said = words(result.response)
    assert "### Weights & Biases Staff Software Engineer" in said
    assert "$240K–$300K" in said


async def test_in_a_direct_conversation_the_answer_stays(town: Town) -> None:
    result = await town.alice.user.slash("band", **TYPED["band"])
    assert result.acknowledged
    assert not result.ephemeral


async def test_nobody_is_pinged_by_an_answer(town: Town) -> None:
    typed = {"saying": "@everyone <@1234567890123456789> final offer"}
    await town.alice.slash(town.channel, "pushback", **typed)
    sent = [body["data"] for body in town.requests("POST", "/callback")]
    assert sent
    assert all(data["allowed_mentions"]["parse"] == [] for data in sent)
    assert all(not data["allowed_mentions"].get("users") for data in sent)


def _command(*parameters: str) -> Command:
    made = tuple(Parameter(name, "What", required=False) for name in parameters)
    return Command("x", "X", made, ("",), "guide", lambda _ask, _desk: None)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        (_command("company", "role"), {"company": "wandb", "role": "staff"}, "wandb staff"),
        (_command("company", "role"), {"role": " staff  swe "}, "staff swe"),
        (_command("act", "guide", "details"), {"act": "snooze", "guide": "wandb staff",
         "details": "7 days, waiting"}, "snooze wandb staff: 7 days, waiting"),
        (_command("role or level"), {"role_or_level": "l6"}, "l6"),
        (_command("owner", "page"), {"owner": "anna", "page": "2"}, "owner anna page 2"),
        (_command("owner"), {"owner": "Mine"}, "Mine"),
        (_command("owner"), {"owner": None}, ""),
    ],
    ids=["joined", "one-left-out", "colon", "spaced-name", "named", "named-already", "none"],
)  # fmt: skip
def test_options_become_the_words_somebody_would_type(
    command: Command, options: dict[str, str | None], said: str
) -> None:
    assert words_of(command, options) == said
