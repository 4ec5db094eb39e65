"""Every question asked on every platform, of the real desk, as people ask there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import simcord
from simcord.builders import UserHandle

from bot.chat.command import Registry
from bot.chat.dispatch import Dispatch
from bot.people.in_hand import InHand
from bot.people.passing import Passing
from bot.platforms.console import Conversation
from bot.platforms.discord.tree import option_name
from bot.platforms.slack.manifest import SCOPES
from tests.fakes.slack import CHANNEL, TEAM, FakeSlack, Posted
from tests.platforms.discord.kit import each, make_bot, raw, shown
from tests.platforms.questions import QUESTIONS
from tests.platforms.saying import Json, Said, of_discord, of_slack, of_terminal
from tests.platforms.slack.kit import Served, clock, served

Answers = dict[str, Said]
"""{a question's id: what its last line was answered}"""


def split(line: str) -> tuple[str, list[str]]:
    """A command's name and its options, from `/name one | two`."""
    name, _, rest = line.removeprefix("/").partition(" ")
    return name, [option.strip() for option in rest.split("|")] if rest else []


# -- the terminal ---------------------------------------------------------------------


def on_terminal(desk: Dispatch) -> Answers:
    """Each question by somebody who was never here before."""
    return {name: _typed(desk, lines) for name, lines in QUESTIONS.items()}


def _typed(desk: Dispatch, lines: tuple[str, ...]) -> Said:
    fresh = replace(desk, memory=Passing(), hand=InHand())
    talk = Conversation(fresh, clock)
    return of_terminal([talk.say(_words(line)) for line in lines][-1])


def _words(line: str) -> str:
    if not line.startswith("/"):
        return line
    name, options = split(line)
    return " ".join([name, *options])


# -- Slack ----------------------------------------------------------------------------


async def on_slack(desk: Dispatch) -> Answers:
    """Each question by a new person: commands in a channel, the rest in direct messages."""
    answers: Answers = {}
    async with FakeSlack(scopes=SCOPES) as slack, served(slack, desk, "http") as bot:
        for name, lines in QUESTIONS.items():
            user = slack.workspace.add_user(name)
            slack.workspace.channels[CHANNEL].members.add(user)
            for line in lines:
                posted = await _slack_line(slack, bot, user, line)
            answers[name] = of_slack(posted.blocks)
    assert (slack.refused, slack.violations) == ([], [])
    return answers


async def _slack_line(slack: FakeSlack, bot: Served, user: str, line: str) -> Posted:
    before = len(slack.posted)
    if line.startswith("/"):
        name, options = split(line)
        ack = await bot.people.command("/bandstand", " ".join([name, *options]), user=user)
        assert ack.posted is not None, line
        return ack.posted
    await bot.people.direct_message(line, user=user)
    where = slack.workspace.direct(TEAM, user).id
    return (await slack.until(lambda: _posted(slack.posted[before:], where)))[0]


def _posted(messages: Sequence[Posted], where: str) -> list[Posted]:
    """The answers among them; files that follow are none."""
    return [m for m in messages if m.channel == where and m.method == "chat.postMessage"]


# -- Discord --------------------------------------------------------------------------


async def on_discord(desk: Dispatch) -> Answers:
    """Each question by a new person of the bot's one guild, in their direct conversation."""
    answers: Answers = {}
    async with simcord.run(make_bot(desk)) as env:
        guild = env.create_guild()
        for name, lines in QUESTIONS.items():
            user = env.create_user(name)
            guild.add_member(user)
            for line in lines:
                said = await _discord_line(user, desk.registry, line)
            answers[name] = of_discord(said)
    return answers


async def _discord_line(user: UserHandle, registry: Registry, line: str) -> list[Json]:
    """All components of the answer, of all its messages and pages."""
    if line.startswith("/"):
        name, given = split(line)
        command = registry.get(name)
        assert command is not None, line
        filled = zip(command.parameters, given, strict=False)
        options = {option_name(parameter): value for parameter, value in filled}
        result = await user.slash(name, **options)
        answered: list[Any] = [shown(result), *result.followups]
    else:
        asked = await user.send_dm(line)
        history = user.dm_channel.history(viewer=user)
        later = [message for message in history if message.id > asked.id]
        answered = sorted(later, key=lambda message: message.id)
    return [part for message in answered for part in await _pages(user, message)]


async def _pages(user: UserHandle, message: Any) -> list[Json]:
    seen = list(each(raw(message)))
    found = seen
    while any(component.get("label") == "More" for component in seen):
        message = shown(await user.click(message, label="More"))
        seen = list(each(raw(message)))
        found = [*found, *seen]
    return found
