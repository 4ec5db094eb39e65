"""Fixtures of the Discord tests: the real desk over a simulated Discord."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from simcord.env import Env

from bot import wiring
from bot.chat.command import Call
from bot.data_files import data_folder
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.station import Answers
from bot.wiring import Bandstand, build
from tests.databases import sqlite
from tests.platforms.discord.kit import ENV, NOW, Town, make_bot

__all__ = ["sqlite"]


@pytest.fixture(scope="session")
def read() -> Bandstand:
    """The bundled guides, with all that their first readers wait for."""
    desk = build(data_folder() / "guides", cache=False)
    desk.warm()
    desk.dispatch.answer(Call("what does wandb pay?", NOW))
    return desk


@pytest.fixture(name="desk")
def fixture_desk(sqlite: str, read: Bandstand) -> Iterator[Bandstand]:
    """The bundled guides over a real database, and their maintainers."""
    people = wiring.people({**ENV, "DATABASE_URL": sqlite})
    with closing(build(data_folder() / "guides", cache=False, people=people)) as desk:
        desk.open()
        known = replace(desk.dispatch, library=read.dispatch.library, reader=read.dispatch.reader)
        yield replace(desk, dispatch=known)


@pytest.fixture(name="answers")
def fixture_answers(desk: Bandstand) -> Answers:
    """What answers; a module may answer otherwise."""
    return desk.dispatch


@pytest.fixture(name="simcord_bot")
def fixture_simcord_bot(answers: Answers) -> DeskClient:
    """The bot that simcord starts."""
    return make_bot(answers)


@pytest.fixture(name="town")
def fixture_town(simcord_env: Env) -> Town:
    """A guild with a channel, and two people in it."""
    return Town(simcord_env)


@pytest.fixture(name="again")
def fixture_again(answers: Answers) -> Callable[[], DeskClient]:
    """Another process of the same bot."""
    return lambda: make_bot(answers)
