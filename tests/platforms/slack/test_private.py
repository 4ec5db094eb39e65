"""What is for one person alone: whispered in channels, its pictures in the direct conversation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.command import Call
from bot.data_files import data_folder
from bot.people.in_hand import InHand
from bot.platforms.slack.files import NOT_TAKEN
from bot.platforms.slack.station import Answers
from bot.wiring import Bandstand, build
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.records import Posted
from tests.fakes.slack.workspace import CHANNEL, USER
from tests.platforms.slack.kit import NOW, Mode, served

OFFER = "wandb staff sf base 245k equity 310k/4y bonus 10%"
PNG = b"\x89PNG"
DIRECT = "D0HOMEASKER"


@pytest.fixture(name="desk", scope="module")
def fixture_desk() -> Bandstand:
    """The bundled guides, ready to answer."""
    desk = build(data_folder() / "guides", cache=False)
    desk.dispatch.answer(Call(f"offer {OFFER}", NOW))
    return desk


@pytest.fixture(name="answers")
def fixture_answers(desk: Bandstand) -> Answers:
    """A desk that holds offers."""
    return replace(desk.dispatch, hand=InHand())


def button(posted: Posted, label: str) -> str:
    """The action id of the button that says so."""
    return next(
        str(element["action_id"])
        for block in posted.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["text"]["text"] == label
    )


async def test_a_mention_is_answered_to_the_asker_alone(
    slack: FakeSlack, mode: Mode, answers: Answers
) -> None:
    async with served(slack, answers, mode) as bot:
        await bot.people.mention(f"offer {OFFER}")
        (posted,) = await slack.until(lambda: slack.posted)
    assert (posted.method, posted.user) == ("chat.postEphemeral", USER)
    assert "in its lower third" in posted.text
    assert slack.refused == []


async def test_what_cannot_be_read_of_an_offer_is_as_private(
    slack: FakeSlack, answers: Answers
) -> None:
    async with served(slack, answers, "http") as bot:
        await bot.people.mention("offer wandb staff sf base 240k-260k")
        (posted,) = await slack.until(lambda: slack.posted)
    assert posted.user == USER


async def test_where_nothing_can_be_whispered_the_answer_comes_directly(
    slack: FakeSlack, answers: Answers
) -> None:
    slack.fail("chat.postEphemeral", "user_not_in_channel")
    async with served(slack, answers, "http") as bot:
        await bot.people.mention(f"offer {OFFER}")
        (posted,) = await slack.until(lambda: slack.posted)
    assert (posted.method, posted.channel) == ("chat.postMessage", DIRECT)


async def test_a_band_is_still_answered_for_all(slack: FakeSlack, answers: Answers) -> None:
    async with served(slack, answers, "http") as bot:
        await bot.people.mention("band wandb staff sf")
        (posted,) = await slack.until(lambda: slack.posted)
    assert (posted.method, posted.user) == ("chat.postMessage", None)


async def test_charts_asked_in_a_channel_come_into_the_direct_conversation(
    slack: FakeSlack, mode: Mode, answers: Answers
) -> None:
    async with served(slack, answers, mode) as bot:
        asked = (await bot.people.command("/offer", OFFER)).posted
        assert asked is not None
        assert asked.channel == CHANNEL
        await bot.people.block_actions(button(asked, "Charts"), on=asked)
        band, years = await slack.until(lambda: slack.files[1:] and slack.files)
    assert {band.channel, years.channel} == {DIRECT}
    assert (band.data or b"").startswith(PNG)
    assert band.comment.startswith("Your offer in the band")
    assert years.comment.startswith("What each year pays")
    assert not any(call.args.get("alt_txt") for call in slack.calls)
    assert slack.refused == []


async def test_a_chart_waits_until_slack_shares_it(slack: FakeSlack, answers: Answers) -> None:
    async with served(slack, answers, "http") as bot:
        asked = (await bot.people.command("/offer", OFFER)).posted
        assert asked is not None
        await bot.people.block_actions(button(asked, "Charts"), on=asked)
        looks = await slack.until(lambda: slack.called("files.info")[2:])
    assert looks


async def test_a_refused_chart_is_said(slack: FakeSlack, answers: Answers) -> None:
    slack.fail("files.getUploadURLExternal", "missing_scope")
    async with served(slack, answers, "http") as bot:
        asked = (await bot.people.command("/offer", OFFER)).posted
        assert asked is not None
        await bot.people.block_actions(button(asked, "Charts"), on=asked)
        said = await slack.until(lambda: [p for p in slack.posted if p.channel == DIRECT])
    assert NOT_TAKEN.split(".")[0] in said[0].text


async def test_buckets_are_shared_after_they_were_seen(
    slack: FakeSlack, mode: Mode, answers: Answers
) -> None:
    async with served(slack, answers, mode) as bot:
        asked = (await bot.people.command("/offer", OFFER)).posted
        assert asked is not None
        await bot.people.block_actions(button(asked, "Share as buckets"), on=asked)
        seen = (await slack.until(lambda: slack.posted[1:]))[0]
        await bot.people.block_actions("share", on=seen)
        shared = (await slack.until(lambda: slack.posted[2:]))[0]
    assert seen.response_type == "ephemeral"
    assert shared.response_type == "in_channel"
    assert "in the lower half of the band" in shared.text
    assert "245" not in shared.text
    assert USER not in shared.text


async def test_an_offer_is_filled_in_from_under_a_band(
    slack: FakeSlack, mode: Mode, answers: Answers
) -> None:
    async with served(slack, answers, mode) as bot:
        band = (await bot.people.command("/band", "wandb staff sf")).posted
        assert band is not None
        await bot.people.block_actions(button(band, "Judge an offer"), on=band)
        view = await slack.until(slack.modal)
        assert view["title"]["text"] == "Judge an offer"
        await bot.people.view_submission(view, {"base": "245k", "equity": "310k over 4 years"})
        told = (await slack.until(lambda: slack.posted[1:]))[0]
    assert told.response_type == "ephemeral"
    assert "Your offer: Weights & Biases".replace("&", "&amp;") in told.text
