"""What options offer: companies, their roles, those roles' regions; 25 at most, and all read."""

from __future__ import annotations

import logging

import pytest

from bot.chat.command import Call
from bot.platforms.discord.station import Answers
from bot.wiring import Bandstand
from tests.platforms.discord.kit import NOW, Json, Town

WANDB = "Weights & Biases"


def _names(choices: list[Json]) -> list[str]:
    assert len(choices) <= 25
    assert all(0 < len(c["name"]) <= 100 and 0 < len(c["value"]) <= 100 for c in choices)
    return [choice["name"] for choice in choices]


@pytest.mark.parametrize(
    ("option", "typed", "filled", "first"),
    [
        ("company", "wandb", {}, WANDB),
        ("company", "weigh", {}, WANDB),
        ("company", "hugg", {}, "Hugging Face Enterprise"),
        ("role", "", {"company": "wandb"}, None),
        ("role", "staff", {"company": WANDB}, "Staff Software Engineer"),
        ("role", "swe", {"company": WANDB}, None),
        ("region", "", {"company": WANDB, "role": "Staff Software Engineer"}, None),
        ("region", "lon", {"company": "wandb", "role": "staff"}, "London"),
    ],
    ids=["alias", "start", "other", "roles", "role", "role-alias", "regions", "region"],
)
async def test_choices_narrow_by_what_is_filled_in(
    town: Town, option: str, typed: str, filled: dict[str, str], first: str | None
) -> None:
    names = _names(await town.alice.autocomplete(town.channel, "band", option, typed, **filled))
    assert names
    assert first is None or names[0] == first


async def test_regions_are_those_of_the_one_guide(town: Town, desk: Bandstand) -> None:
    filled = {"company": WANDB, "role": "Staff Software Engineer"}
    names = _names(await town.alice.autocomplete(town.channel, "band", "region", "", **filled))
    guide = desk.shelf.library.guide("weights-and-biases/staff-software-engineer")
    assert names == list(guide.labels)


async def test_a_second_guide_is_completed_behind_the_first(town: Town) -> None:
    before = "wandb staff sf vs "
    choices = await town.alice.autocomplete(town.channel, "compare", "guides", before + "hugg")
    assert _names(choices)
    assert all(choice["value"].startswith(before) for choice in choices)


@pytest.mark.parametrize(
    ("command", "option", "typed", "offered"),
    [
        ("stale", "state", "over", ["overdue"]),
        ("stale", "owner", "", ["mine", "unowned"]),
        ("help", "command", "comp", ["compare"]),
        ("playbook", "topic", "tim", ["timing"]),
        ("band", "role", "\u202e<@1>" * 60, []),
        ("band", "company", "zzzz", []),
    ],
)
async def test_other_options(
    town: Town, command: str, option: str, typed: str, offered: list[str]
) -> None:
    assert _names(await town.alice.autocomplete(town.channel, command, option, typed)) == offered


async def test_whole_guides_are_offered_where_one_option_takes_them(town: Town) -> None:
    names = _names(
        await town.alice.autocomplete(town.channel, "reviews", "guide", "wandb sta", act="done")
    )
    assert names[0] == f"{WANDB} Staff Software Engineer"


async def test_what_is_offered_is_read_exactly(desk: Bandstand) -> None:
    wrong = []
    for card in desk.shelf.library:
        for label in card.labels[:2]:
            said = f"{card.company_display} {card.role_display} {label}"
            reply = desk.dispatch.answer(Call(said, NOW, "band"))
            if reply.guides != (card.id,) or reply.regions != ((label,),):
                wrong.append((said, reply.status, reply.guides, reply.regions))
    assert wrong == []


async def test_a_failure_is_logged_by_an_id_and_offers_nothing(
    town: Town, answers: Answers, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.platforms.discord.client.completions", _broken)
    with caplog.at_level(logging.ERROR):
        assert await town.alice.autocomplete(town.channel, "band", "company", "w") == []
    assert "an autocompletion failed, incident" in caplog.text


def _broken(*_: object) -> list[tuple[str, str]]:
    raise RuntimeError("broken")
