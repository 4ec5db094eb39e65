"""The whole bot on the bundled guides: real questions over the wire."""

from __future__ import annotations

import pytest

from bot.data_files import data_folder
from bot.guides.library import Library
from bot.platforms.slack.manifest import manifest
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.station import Answers
from bot.wiring import build, registry
from tests.fakes.slack import FakeSlack, manifest_problems
from tests.platforms.slack.kit import Mode, served


@pytest.fixture(name="answers", scope="module")
def fixture_answers() -> Answers:
    """The desk over the bundled guides."""
    return build(data_folder() / "guides", cache=False).dispatch


async def test_a_band_is_answered_and_shared_with_the_guides_own_figures(
    slack: FakeSlack, mode: Mode, answers: Answers
) -> None:
    assert isinstance(answers.library(), Library)
    async with served(slack, answers, mode) as bot:
        ack = await bot.people.command("/band", "wandb senior sf")
        await bot.people.block_actions("share", on=ack.posted)
        shared = (await slack.until(lambda: slack.posted[1:]))[0]
    assert ack.posted is not None
    for message in (ack.posted, shared):
        assert "$268K–$405K" in message.text
        assert "$257.5K–$365.5K" in message.text
    assert shared.response_type == "in_channel"
    assert slack.refused == []


async def test_an_ambiguous_question_is_answered_by_a_press(
    slack: FakeSlack, mode: Mode, answers: Answers
) -> None:
    async with served(slack, answers, mode) as bot:
        asked = (await bot.people.command("/band", "wandb")).posted
        await bot.people.block_actions("ask:3", on=asked)
        answer = (await slack.until(lambda: slack.posted[1:]))[0]
    assert "Staff Software Engineer" in answer.text


@pytest.mark.parametrize(
    "text", ["help", "guides", "band zzz", "compare wandb staff sf vs hf senior"]
)
async def test_every_kind_of_answer_is_taken_in_a_thread(
    slack: FakeSlack, answers: Answers, text: str
) -> None:
    async with served(slack, answers, "http") as bot:
        await bot.people.mention(text)
        await slack.until(lambda: slack.posted)
    assert slack.refused == []


def test_slack_takes_the_manifest_of_the_real_commands() -> None:
    for settings in (SlackSettings(), SlackSettings(commands="all", prefix="bs-")):
        assert manifest_problems(manifest(registry(), settings)) == []
