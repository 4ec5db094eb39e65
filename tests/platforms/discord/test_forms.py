"""Forms as modals: five inputs at most, in steps, errors beside what was typed, one act each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.platforms.discord.client import DeskClient
from bot.wiring import Bandstand
from tests.platforms.discord.kit import Json, Town, buttons, each, shown, words

STAFF = "weights-and-biases/staff-software-engineer"


@pytest.fixture(name="anna")
def fixture_anna(town: Town) -> MemberActor:
    """Somebody with the maintainers' role."""
    return town.guild.add_member(town.env.create_user("anna"), roles=[town.pay])


def _inputs(result: InteractionResult) -> list[Json]:
    assert result.acknowledged
    assert result.modal is not None, words(result.response) if result.response else result
    assert len(result.modal["components"]) <= 5
    assert len(result.modal["custom_id"]) <= 100
    return [c for c in each(result.modal["components"]) if "custom_id" in c]


def _acts(desk: Bandstand, town: Town) -> list[str]:
    assert desk.people is not None
    assert desk.people.reviews is not None
    return [a.kind for a in desk.people.reviews.history(f"discord:{town.guild.id}", STAFF)]


async def _done(town: Town, anna: MemberActor) -> InteractionResult:
    return await anna.slash(town.channel, "reviews", act="done", guide="wandb staff")


async def test_a_review_is_marked_in_a_modal(
    town: Town, anna: MemberActor, desk: Bandstand
) -> None:
    asked = await _done(town, anna)
    assert [c["custom_id"] for c in _inputs(asked)] == ["as", "source", "quarter", "next"]
    told = await anna.submit_modal(asked, {"as": ["text"], "next": "2027-02-20"})
    assert told.ephemeral
    assert "marked" in words(shown(told))
    assert _acts(desk, town) == ["done"]


async def test_what_cannot_be_taken_is_said_and_kept(
    town: Town, anna: MemberActor, desk: Bandstand
) -> None:
    asked = await _done(town, anna)
    told = await anna.submit_modal(
        asked, {"as": ["text"], "source": "A friend", "next": "2020-01-01"}
    )
    assert "Next review" in words(shown(told))
    assert _acts(desk, town) == []
    again = await anna.click(shown(told), label="Correct")
    values = {c["custom_id"]: c.get("value") for c in _inputs(again)}
    assert values["source"] == "A friend"
    assert values["next"] == "2020-01-01"
    await anna.submit_modal(again, {"as": ["text"], "next": "2027-02-20"})
    assert _acts(desk, town) == ["done"]


async def test_six_fields_are_asked_in_two_steps(town: Town, anna: MemberActor) -> None:
    first = await anna.slash(town.channel, "reviews", act="settings")
    assert len(_inputs(first)) == 3
    told = await anna.submit_modal(
        first, {"channel": [town.channel], "zone": "Europe/Berlin", "weekdays": ["mon"]}
    )
    assert "Nothing is done yet" in words(shown(told))
    second = await anna.click(shown(told), label="Next")
    assert len(_inputs(second)) == 3
    done = await anna.submit_modal(second, {"hour": "10", "quiet": "none", "all_clear": ["no"]})
    assert "Europe/Berlin" in words(shown(done))


async def test_a_modal_that_outlives_its_process_is_taken(
    town: Town, anna: MemberActor, desk: Bandstand, again: Callable[[], DeskClient]
) -> None:
    asked = await _done(town, anna)
    await town.env.restart_bot(again())
    told = await anna.submit_modal(asked, {"as": ["text"], "next": "2027-02-20"})
    assert "marked" in words(shown(told))
    assert _acts(desk, town) == ["done"]


async def test_a_step_that_is_forgotten_says_so(
    town: Town, anna: MemberActor, again: Callable[[], DeskClient]
) -> None:
    first = await anna.slash(town.channel, "reviews", act="settings")
    told = await anna.submit_modal(
        first, {"channel": [town.channel], "zone": "Europe/Berlin", "weekdays": ["mon"]}
    )
    await town.env.restart_bot(again())
    late = await anna.click(shown(told), label="Next")
    assert "out of date" in words(shown(late))


async def test_who_does_not_maintain_is_refused(town: Town, desk: Bandstand) -> None:
    result = await town.bob.slash(town.channel, "reviews", act="done", guide="wandb staff")
    assert result.modal is None
    assert "maintainers" in words(shown(result))


async def test_a_form_asked_for_in_words_opens_by_a_button(town: Town) -> None:
    await town.alice.user.send_dm("flag wandb staff")
    history = town.alice.user.dm_channel.history(viewer=town.alice.user)
    last = max(history, key=lambda message: message.id)
    assert "Fill in" in buttons(last)
    _inputs(await town.alice.user.click(last, label="Fill in"))
