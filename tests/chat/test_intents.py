"""A button's question as a string: what we wrote comes back, and nothing else is believed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.intents import decode, encode
from bot.errors import StaleButtonError
from bot.guides.library import Library, card_of
from bot.guides.model import Band, Guide
from bot.language.asks import Ask, Operand


def guide(company: str, role: str, *regions: str) -> Guide:
    bands = tuple(Band(region, "USD") for region in regions)
    return Guide(company, role, company.title(), role.title(), bands=bands)


LIBRARY = Library(
    [
        card_of(guide("acme", "swe", "Oslo", "NYC / New Jersey", 'Zür"ich,\\')),
        card_of(guide("bolt", "pm")),
    ]
)
OSLO = Operand("acme/swe", ("Oslo",))


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(Ask("help"), id="nothing but a command"),
        pytest.param(Ask("band", (OSLO,)), id="one region"),
        pytest.param(Ask("band", (Operand("bolt/pm"),)), id="no region"),
        pytest.param(Ask("compare", (OSLO, Operand("bolt/pm"), OSLO)), id="three"),
        pytest.param(Ask("band", (Operand("acme/swe", ('Zür"ich,\\',)),)), id="odd label"),
        pytest.param(Ask("guides", company="acme"), id="company"),
        pytest.param(Ask("playbook", text='when to "ask"? 👋'), id="words"),
    ],
)
def test_a_question_comes_back(ask: Ask) -> None:
    assert decode(encode(ask), LIBRARY) == ask


def test_fields_travel_in_their_order_and_only_where_there_are_any() -> None:
    fields = (("due", "2026-05-23"), ("version", "3"), ("owner", ""))
    ask = Ask("reviews", (OSLO,), text="done", fields=fields)
    assert decode(encode(ask), LIBRARY) == ask
    assert len(json.loads(encode(Ask("reviews", (OSLO,), text="done")))) == 4
    assert ask.field("due") == "2026-05-23"
    assert ask.answered({"owner": "U1"}).fields == (*fields[:2], ("owner", "U1"))


def test_assumptions_stay_behind() -> None:
    ask = Ask("band", (OSLO,), assumptions=("Read 'x' as Y.",))
    assert decode(encode(ask), LIBRARY) == Ask("band", (OSLO,))


def test_a_question_is_short() -> None:
    assert encode(Ask("band", (OSLO,))) == '["band",null,[["acme/swe",["Oslo"]]],""]'


_operands = st.builds(
    Operand,
    st.just("acme/swe"),
    st.lists(st.sampled_from(["Oslo", "NYC / New Jersey", 'Zür"ich,\\'])).map(tuple),
)
_asks = st.builds(
    Ask,
    command=st.text(),
    operands=st.lists(_operands, max_size=6).map(tuple),
    company=st.none() | st.sampled_from(["acme", "bolt"]),
    text=st.text(),
)


@given(_asks)
def test_any_question_of_ours_comes_back(ask: Ask) -> None:
    assert decode(encode(ask), LIBRARY) == ask


@pytest.mark.parametrize(
    ("value", "says"),
    [
        pytest.param('["band",null,[["gone/swe",[]]],""]', "gone/swe", id="guide gone"),
        pytest.param('["band",null,[["acme/swe",["Rome"]]],""]', "Rome", id="region gone"),
        pytest.param('["band",null,[["acme/swe",["Oslo","A"]]],""]', "A", id="one region gone"),
        pytest.param('["guides","gone",[],""]', "gone", id="company gone"),
        pytest.param('["guides",["acme"],[],""]', "acme", id="company a list"),
        pytest.param('["band",null,[["../../etc/passwd",[]]],""]', "passwd", id="path"),
        pytest.param('["band",null,[["acme/swe","Oslo"]],""]', "region", id="regions a string"),
        pytest.param('["band",null,[["acme/swe",[null]]],""]', "None", id="region null"),
        pytest.param('["band",null,{"ab":1},""]', "gone", id="operands a mapping"),
        pytest.param('["band",null,[{"ab":1}],""]', "another version", id="operand a mapping"),
        pytest.param('["band",null,["acme/swe"],""]', "another version", id="operand a string"),
        pytest.param('["band",null,[["acme/swe"]],""]', "another version", id="operand short"),
        pytest.param('["band",null,[["acme/swe",5]],""]', "another version", id="regions a number"),
        pytest.param('["band",null,5,""]', "another version", id="operands a number"),
        pytest.param('["band",null,[]]', "another version", id="one too few"),
        pytest.param('["band",null,[],"",1]', "another version", id="one too many"),
        pytest.param('{"command":"band"}', "another version", id="mapping"),
        pytest.param("null", "another version", id="null"),
        pytest.param("5", "another version", id="number"),
        pytest.param('"band"', "", id="string"),
        pytest.param("", "another version", id="nothing"),
        pytest.param("band acme swe", "another version", id="words"),
        pytest.param('["band"', "another version", id="cut off"),
        pytest.param("[" * 100_000, "another version", id="deep"),
        pytest.param("9" * 10_000, "another version", id="endless number"),
    ],
)
def test_a_foreign_value_is_refused(value: str, says: str) -> None:
    with pytest.raises(StaleButtonError) as caught:
        decode(value, LIBRARY)
    assert says in caught.value.problem
    assert caught.value.remedy


@given(st.text(max_size=50) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner),
).map(json.dumps))  # fmt: skip
def test_any_value_is_a_question_of_what_is_there_or_refused(value: str) -> None:
    try:
        ask = decode(value, LIBRARY)
    except StaleButtonError:
        return
    assert ask.company in (None, *LIBRARY.companies)
    for operand in ask.operands:
        assert set(operand.regions) <= set(LIBRARY.guide(operand.guide).labels)
