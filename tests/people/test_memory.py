"""Conversations, in the database and in passing: the same promises."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.chat.memory import Memory, Who
from bot.language.asks import Ask, Topic
from bot.people import conversation
from bot.people.conversation import Conversations
from bot.people.passing import Passing
from bot.people.topics import LIFETIME
from bot.store.store import Store, open_store
from bot.store.tables import topic as rows
from tests.people.kit import BAND, CHOICE, LIST, MINUTE, NOW, who


@pytest.fixture(name="memory", params=["passing", "sqlite", "postgresql"])
def fixture_memory(request: pytest.FixtureRequest) -> Iterator[Memory]:
    """Each kind of memory."""
    if request.param == "passing":
        yield Passing()
        return
    store = open_store(request.getfixturevalue(request.param))
    yield Conversations(store)
    store.close()


def test_the_last_question_is_recalled(memory: Memory) -> None:
    assert memory.recall(who(), NOW) is None
    memory.remember(who(), BAND, NOW)
    memory.remember(who(), CHOICE, NOW + MINUTE)
    assert memory.recall(who(), NOW + 2 * MINUTE) == CHOICE


@pytest.mark.parametrize(
    ("other", "recalled"),
    [
        pytest.param(who("U1", "D1:1.0", "D1"), True, id="the same thread"),
        pytest.param(who("U1", "D1:2.0", "D1"), True, id="another thread of the channel"),
        pytest.param(who("U1", "C1:1.0"), False, id="another channel"),
        pytest.param(who("U2", "D1:1.0", "D1"), False, id="another person"),
        pytest.param(who("U1", "D1", workspace="slack:T2"), False, id="another workspace"),
        pytest.param(Who("slack:T1", "U1"), False, id="nowhere"),
    ],
)
def test_a_topic_belongs_to_a_person_in_a_place(memory: Memory, other: Who, recalled: bool) -> None:
    memory.remember(who("U1", "D1:1.0", "D1"), BAND, NOW)
    assert (memory.recall(other, NOW) == BAND) is recalled


def test_the_narrowest_place_is_asked_first(memory: Memory) -> None:
    memory.remember(who("U1", "D1:1.0", "D1"), BAND, NOW)
    memory.remember(who("U1", "D1:2.0", "D1"), LIST, NOW + MINUTE)
    assert memory.recall(who("U1", "D1:1.0", "D1"), NOW + MINUTE) == BAND
    assert memory.recall(who("U1", "D1"), NOW + MINUTE) == LIST


def test_half_an_hour_later_it_is_over(memory: Memory) -> None:
    memory.remember(who(), BAND, NOW)
    assert memory.recall(who(), NOW + LIFETIME - MINUTE) == BAND
    assert memory.recall(who(), NOW + LIFETIME) is None


def test_an_offer_leaves_the_topic_before_it(memory: Memory) -> None:
    memory.remember(who(), BAND, NOW)
    memory.remember(who(), Topic(Ask("offer", text="245k")), NOW)
    assert memory.recall(who(), NOW) == BAND


def test_forgetting_is_of_one_person_everywhere_in_the_workspace(memory: Memory) -> None:
    elsewhere = who("U1", workspace="slack:T2")
    for asker in (who("U1", "D1:1.0", "D1"), who("U2"), elsewhere):
        memory.remember(asker, BAND, NOW)
    memory.remember(who("U1", "C7:1.0"), LIST, NOW + MINUTE)
    assert memory.forget(Who("slack:T1", "U1")) == 2
    assert memory.forget(who("U1")) == 0
    assert memory.recall(who("U1", "D1:1.0", "D1", "C7:1.0"), NOW) is None
    assert memory.recall(who("U2"), NOW) == memory.recall(elsewhere, NOW) == BAND


def test_many_messages_at_once_never_fail(memory: Memory) -> None:
    def talk(number: int) -> None:
        places = ("D1", f"D1:{number % 3}") if number % 2 else (f"D1:{number % 3}", "D1")
        asker = who("U1", *places)
        memory.remember(asker, BAND, NOW + number * MINUTE)
        memory.recall(asker, NOW + number * MINUTE)
        if number % 10 == 0:
            memory.forget(asker)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(talk, range(60)))
    last = NOW + 60 * MINUTE
    memory.remember(who("U1", "D1"), LIST, last)
    assert memory.recall(who("U1", "D1"), last) == LIST


def test_a_restart_changes_nothing(address: str) -> None:
    store = open_store(address)
    Conversations(store).remember(who(), CHOICE, NOW)
    store.close()
    again = open_store(address)
    assert Conversations(again).recall(who(), NOW + MINUTE) == CHOICE
    again.close()


def test_nobody_and_nothing_typed_can_be_read_in_the_table(store: Store) -> None:
    asker = who("U0SECRET", "D0SECRET:1.0", "D0SECRET")
    topic = Topic(Ask("pushback", text="words of mine"), (Ask("band", assumptions=("mine",)),))
    Conversations(store).remember(asker, topic, NOW)
    with store.reading() as connection:
        written = str(connection.execute(select(rows)).all())
    assert "pushback" in written
    assert "SECRET" not in written
    assert "mine" not in written


def test_what_is_over_goes_a_little_with_every_write(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "PURGED_AT_ONCE", 2)
    memory = Conversations(store)
    for number in range(5):
        memory.remember(who(f"U{number}"), BAND, NOW)
    left = []
    for number in range(3):
        memory.remember(who("U9"), BAND, NOW + LIFETIME + number * MINUTE)
        with store.reading() as connection:
            left.append(len(connection.execute(select(rows)).all()))
    assert left == [4, 2, 1]


def test_a_row_of_another_version_is_passed_over(store: Store) -> None:
    memory = Conversations(store)
    memory.remember(who("U1", "D1"), BAND, NOW)
    memory.remember(who("U1", "D1:1.0"), LIST, NOW)
    with store.writing() as connection:
        narrow = memory._place(who("U1"), "D1:1.0")
        connection.execute(rows.update().where(rows.c.place == narrow).values(kept="?"))
    assert memory.recall(who("U1", "D1:1.0", "D1"), NOW) == BAND


def test_passing_memory_is_bounded() -> None:
    memory = Passing(most=2)
    for person in ("U1", "U2", "U3"):
        memory.remember(who(person), BAND, NOW)
    found = [memory.recall(who(person), NOW) for person in ("U1", "U2", "U3")]
    assert found == [None, BAND, BAND]


def test_ids_that_are_gone_are_recalled_as_they_were(store: Store) -> None:
    assert BAND.ask is not None
    gone = Topic(replace(BAND.ask, company="gone"))
    Conversations(store).remember(who(), gone, NOW)
    assert Conversations(store).recall(who(), NOW) == gone
