"""What is kept of a topic, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.asks import Ask, Operand, Topic
from bot.people.topics import MOST_OPERANDS, decode, encode, keepable
from tests.people.kit import BAND, CHOICE, LIST

_MANY = tuple(Operand(f"a/{n}") for n in range(MOST_OPERANDS + 1))


@pytest.mark.parametrize(
    ("topic", "kept"),
    [
        pytest.param(BAND, BAND, id="guide, regions and component"),
        pytest.param(LIST, LIST, id="company"),
        pytest.param(CHOICE, CHOICE, id="choices"),
        pytest.param(
            Topic(Ask("pushback", text="we cannot go higher")), Topic(Ask("pushback")), id="words"
        ),
        pytest.param(
            Topic(Ask("band", assumptions=("I read 'zorp' as Acme.",))),
            Topic(Ask("band")),
            id="assumptions, which quote words",
        ),
        pytest.param(
            Topic(Ask("playbook"), (Ask("playbook", text="equity"),)),
            Topic(Ask("playbook")),
            id="choices that are words",
        ),
        pytest.param(Topic(Ask("compare", _MANY)), Topic(Ask("compare")), id="a very long list"),
        pytest.param(Topic(Ask("offer", text="245k")), None, id="an offer"),
        pytest.param(
            Topic(Ask("counter", BAND.ask.operands if BAND.ask else ())), None, id="counter"
        ),
        pytest.param(Topic(None, (Ask("band"), Ask("prep"))), None, id="a choice of an offer's"),
        pytest.param(Topic(Ask("forget")), None, id="forgetting"),
        pytest.param(Topic(), None, id="nothing"),
        pytest.param(Topic(None, (Ask("playbook", text="x"),)), None, id="nothing left"),
    ],
)
def test_only_commands_ids_and_labels_are_kept(topic: Topic, kept: Topic | None) -> None:
    assert keepable(topic) == kept
    if kept is not None:
        assert decode(encode(kept)) == kept


_operands = st.builds(Operand, st.text(), st.lists(st.text(), max_size=3).map(tuple))
_asks = st.builds(
    Ask,
    command=st.text(),
    operands=st.lists(_operands, max_size=3).map(tuple),
    company=st.none() | st.text(),
    text=st.text(),
    component=st.sampled_from((None, "base", "stock")),
)
_topics = st.builds(Topic, st.none() | _asks, st.lists(_asks, max_size=3).map(tuple))


@given(_topics)
def test_what_is_kept_comes_back_the_same(topic: Topic) -> None:
    kept = keepable(topic)
    assert kept is None or decode(encode(kept)) == kept


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(str))
def test_nothing_found_in_a_row_raises(text: str) -> None:
    assert decode(text) is None or isinstance(decode(text), Topic)


@pytest.mark.parametrize(
    "text", ["", "[]", "[1,2]", "{}", '[["band"],[]]', "[" * 100_000, '[null,[["a",1,2,3]]]']
)
def test_a_row_of_another_version_is_nothing(text: str) -> None:
    assert decode(text) is None
