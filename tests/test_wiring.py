"""What the environment says about people and their database."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat.memory import Who
from bot.people.kept import Kept
from bot.people.passing import Passing
from bot.wiring import build, database_address, passers_by, people


@pytest.mark.parametrize(
    ("env", "address"),
    [
        pytest.param({}, None, id="unset"),
        pytest.param({"DATABASE_URL": " "}, None, id="empty"),
        pytest.param({"DATABASE_URL": "postgres://db/x"}, "postgres://db/x", id="set"),
    ],
)
def test_the_environment_names_the_database(env: dict[str, str], address: str | None) -> None:
    assert database_address(env) == address


def test_people_share_one_memory_that_is_opened_later() -> None:
    env = {"DATABASE_URL": "sqlite:////proc/none/x.db", "BANDSTAND_MAINTAINERS": "U1"}
    known = people(env)
    assert isinstance(known.kept, Kept)
    assert (known.memory, known.gaps) == (known.kept, known.kept)
    assert known.maintains(Who("slack:T1", "U1"))


def test_of_passers_by_nothing_is_kept() -> None:
    known = passers_by({})
    assert isinstance(known.memory, Passing)
    assert (known.gaps, known.kept) == (None, None)
    assert known.maintains(Who("terminal", "local"))


@pytest.mark.parametrize(
    ("env", "settled"),
    [
        pytest.param({}, False, id="a file of this machine"),
        pytest.param({"DATABASE_URL": "postgres://db/x"}, True, id="a database named"),
    ],
)
def test_processes_settle_events_where_the_database_is_named(
    bundled_guides: Path, env: dict[str, str], settled: bool
) -> None:
    desk = build(bundled_guides, cache=False, people=people(env))
    assert (desk.claim is not None) is settled
    desk.close()
