"""What of a question is kept for the next one: ids and labels, never words, never pay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.topics import MOST_CHOICES, PERSONAL, still_there, topic_of
from bot.language.asks import Ask, Choice, Operand, Topic, Unclear
from tests import making

SENIOR = Operand("acme/senior-software-engineer", ("Paris",))
STAFF = Operand("acme/staff-software-engineer")
GONE = Operand("acme/product-manager")
LIBRARY = making.library(
    making.guide("acme", "senior-software-engineer", ("Paris", "London")),
    making.guide("acme", "staff-software-engineer", ("Paris",)),
)


def _unclear(command: str | None, *asks: Ask, operands: tuple[Operand, ...] = ()) -> Unclear:
    choices = tuple(Choice(f"id{n}", f"Label {n}", ask) for n, ask in enumerate(asks))
    return Unclear(command, "ambiguous", "Which?", choices=choices, operands=operands)


BAND, OTHER = Ask("band", (SENIOR,)), Ask("band", (STAFF,))


@pytest.mark.parametrize(
    ("read", "topic"),
    [
        pytest.param(BAND, Topic(BAND), id="a guide"),
        pytest.param(
            Ask("guides", company="acme"), Topic(Ask("guides", company="acme")), id="list"
        ),
        pytest.param(
            Ask("band", (SENIOR,), component="stock", text="how much", assumptions=("Read x.",)),
            Topic(Ask("band", (SENIOR,), component="stock")),
            id="no words, no assumptions",
        ),
        pytest.param(Ask("pushback", text="we cannot go higher"), None, id="words alone"),
        pytest.param(Ask("help"), None, id="nothing named"),
        pytest.param(
            _unclear("band", Ask("band", (SENIOR,), text="words"), OTHER),
            Topic(None, (BAND, OTHER)),
            id="choices without words",
        ),
        pytest.param(_unclear("band", operands=(SENIOR,)), Topic(BAND), id="what was understood"),
        pytest.param(
            _unclear("band", OTHER, operands=(SENIOR,)), Topic(BAND, (OTHER,)), id="both of these"
        ),
        pytest.param(_unclear("band"), None, id="nothing understood"),
        pytest.param(_unclear(None, operands=(SENIOR,)), None, id="no command"),
    ],
)
def test_what_is_kept_of_a_question(read: Ask | Unclear, topic: Topic | None) -> None:
    assert topic_of(read) == topic


@pytest.mark.parametrize("command", sorted(PERSONAL))
def test_nothing_is_kept_of_a_person_s_own_pay(command: str) -> None:
    assert topic_of(Ask(command, (SENIOR,), company="acme", text="245k")) is None
    assert topic_of(_unclear(command, BAND, operands=(SENIOR,))) is None


@pytest.mark.parametrize("command", ["reviews", "flag"])
def test_a_conversation_stays_where_it_was_when_something_is_done(command: str) -> None:
    assert topic_of(Ask(command, (Operand("acme/swe"),), fields=(("details", "words"),))) is None


def test_the_list_of_choices_has_an_end() -> None:
    topic = topic_of(_unclear("band", *[BAND] * (MOST_CHOICES + 5)))
    assert topic is not None
    assert len(topic.choices) == MOST_CHOICES


_asks = st.builds(
    Ask,
    command=st.sampled_from(("band", "compare", "guides", "pushback", *PERSONAL)),
    operands=st.lists(st.sampled_from((SENIOR, STAFF))).map(tuple),
    company=st.none() | st.just("acme"),
    text=st.text(min_size=1),
    assumptions=st.lists(st.text(min_size=1), max_size=2).map(tuple),
)


@given(_asks | st.builds(lambda asks: _unclear("band", *asks), st.lists(_asks, max_size=3)))
def test_no_words_are_ever_kept(read: Ask | Unclear) -> None:
    topic = topic_of(read)
    kept = () if topic is None else (topic.ask, *topic.choices)
    for ask in kept:
        assert ask is None or (ask.text, ask.assumptions) == ("", ())


@pytest.mark.parametrize(
    ("topic", "left"),
    [
        pytest.param(Topic(BAND, (OTHER,)), Topic(BAND, (OTHER,)), id="all there"),
        pytest.param(Topic(Ask("band", (GONE,))), None, id="the guide is gone"),
        pytest.param(
            Topic(Ask("band", (Operand(SENIOR.guide, ("Tokyo",)),))), None, id="the region is gone"
        ),
        pytest.param(Topic(Ask("guides", company="nobody")), None, id="the company is gone"),
        pytest.param(
            Topic(Ask("compare", (SENIOR, GONE))), None, id="one side of a comparison is gone"
        ),
        pytest.param(
            Topic(BAND, (OTHER, Ask("band", (GONE,)))), Topic(BAND), id="with one choice all go"
        ),
        pytest.param(
            Topic(Ask("band", (GONE,)), (OTHER,)), Topic(None, (OTHER,)), id="choices stay"
        ),
        pytest.param(Topic(), None, id="nothing"),
    ],
)
def test_what_the_library_no_longer_holds_is_dropped(topic: Topic, left: Topic | None) -> None:
    assert still_there(topic, LIBRARY) == left
