"""What buttons carry: within a hundred characters, found again, and nothing else taken."""

from __future__ import annotations

from typing import get_args

import pytest

from bot.errors import StaleButtonError
from bot.guides.library import Library
from bot.language.asks import Ask, Component, Operand
from bot.platforms.discord import keys
from tests import making

STAFF, SENIOR = "acme/staff-software-engineer", "acme/senior-software-engineer"
LABELS = ("San Francisco / New York", "London", "Remote (US)")
LIBRARY = making.library(
    making.guide("acme", "staff-software-engineer", LABELS),
    making.guide("acme", "senior-software-engineer", LABELS),
)
ASKS = {
    "band": Ask("band", (Operand(STAFF, LABELS),)),
    "plain": Ask("help"),
    "company": Ask("guides", company="acme"),
    "two": Ask("compare", (Operand(STAFF, ("London",)), Operand(SENIOR))),
    "part": Ask("band", (Operand(STAFF),), component="stock"),
    "text": Ask("playbook", text="Timing | and: more\nof it & ü"),
    "fields": Ask("reviews", (Operand(STAFF),), text="done", fields=(("due", ""), ("a", "b&c="))),
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS.keys())
def test_a_question_comes_back_as_it_was(ask: Ask) -> None:
    assert keys.decode(keys.encode(ask), LIBRARY) == ask
    assert keys.command_of(keys.encode(ask)) == ask.command


@pytest.mark.parametrize("part", get_args(Component))
def test_every_part_of_pay_comes_back(part: Component) -> None:
    ask = Ask("band", (Operand(STAFF),), component=part)
    assert keys.decode(keys.encode(ask), LIBRARY).component == part


def test_six_guides_with_a_region_each_fit() -> None:
    ask = Ask("compare", (Operand(STAFF, ("London",)),) * 6)
    assert len(keys.encode(ask)) <= 96


@pytest.mark.parametrize(
    "value",
    ["", "band", "band||AAAAAAAA|||", "band|AAAAAAAA||||", "band||" + "A" * 9, "x" * 5_000],
)
def test_what_is_not_ours_is_refused(value: str) -> None:
    with pytest.raises(StaleButtonError):
        keys.decode(value, LIBRARY)


def test_a_region_that_is_gone_is_refused() -> None:
    value = keys.encode(Ask("band", (Operand(STAFF, ("London",)),)))
    fewer = making.library(making.guide("acme", "staff-software-engineer", ("Paris",)))
    with pytest.raises(StaleButtonError, match="region"):
        keys.decode(value, fewer)


def test_no_two_guides_of_the_corpus_look_alike(corpus: Library) -> None:
    for card in corpus:
        ask = Ask("band", (Operand(card.id, card.labels),))
        assert keys.decode(keys.encode(ask), corpus) == ask
