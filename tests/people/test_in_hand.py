"""Offers in hand: found again by their own person for half an hour, the oldest dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.chat.memory import Who
from bot.chat.offers import TOKEN, Held
from bot.language.asks import Ask, Operand, Topic
from bot.pay.offer import Offer
from bot.people.in_hand import MOST_OFFERS, InHand

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANN, BEN = Who("slack:T1", "U1", ("D1",)), Who("slack:T1", "U2", ("D2",))


def held(base: int) -> Held:
    return Held("acme/swe", Offer(base=Decimal(base)))


@pytest.fixture
def hand() -> InHand:
    return InHand(most=3)


def test_an_offer_is_found_by_its_token_and_as_the_latest(hand: InHand) -> None:
    first, second = hand.hold(ANN, held(1), NOW), hand.hold(ANN, held(2), NOW)
    assert hand.get(ANN, first, NOW) == held(1)
    assert hand.get(ANN, None, NOW) == held(2)
    assert [token for token, _ in hand.all(ANN, NOW)] == [second, first]


def test_where_a_person_is_one_in_all_workspaces_so_is_what_they_hold(hand: InHand) -> None:
    guild, direct = (Who(f"discord:{at}", "1", home="discord") for at in ("7", "dm"))
    token = hand.hold(guild, held(1), NOW)
    assert hand.get(direct, token, NOW) == held(1)
    assert hand.forget(direct) == 1
    assert hand.get(guild, token, NOW) is None


def test_the_latest_of_this_place_comes_first(hand: InHand) -> None:
    hand.hold(ANN, held(1), NOW)
    hand.hold(replace(ANN, places=("C1:1",)), held(2), NOW)
    assert hand.get(ANN, None, NOW) == held(1)
    assert hand.get(replace(ANN, places=()), None, NOW) == held(2)


def test_the_same_offer_is_held_once(hand: InHand) -> None:
    assert hand.hold(ANN, held(1), NOW) == hand.hold(ANN, held(1), NOW)


def test_nobody_elses_token_finds_anything(hand: InHand) -> None:
    token = hand.hold(ANN, held(1), NOW)
    assert hand.get(BEN, token, NOW) is None
    assert hand.get(replace(ANN, workspace="slack:T2"), token, NOW) is None
    assert not hand.put(BEN, token, held(9), NOW)


def test_half_an_hour_later_it_is_gone_unless_it_was_used(hand: InHand) -> None:
    token, later = hand.hold(ANN, held(1), NOW), NOW + timedelta(minutes=20)
    assert hand.put(ANN, token, held(2), later)
    assert hand.get(ANN, token, NOW + timedelta(minutes=49)) == held(2)
    assert hand.get(ANN, token, NOW + timedelta(minutes=50)) is None


def test_the_oldest_are_dropped(hand: InHand) -> None:
    tokens = [hand.hold(ANN, held(n), NOW) for n in range(MOST_OFFERS + 1)]
    assert hand.get(ANN, tokens[0], NOW) is None
    for number in range(3):
        hand.hold(Who("slack:T1", f"U9{number}"), held(1), NOW)
    assert hand.all(ANN, NOW) == ()


def test_forgetting_drops_all(hand: InHand) -> None:
    hand.hold(ANN, held(1), NOW)
    assert (hand.forget(ANN), hand.forget(ANN)) == (1, 0)
    assert "Decimal" not in repr(hand)


LAST = Topic(Ask("offer", (Operand("acme/swe"),)))


def test_what_was_asked_last_is_known_where_it_was_asked(hand: InHand) -> None:
    hand.hold(ANN, held(1), NOW)
    hand.asked(ANN, LAST, NOW)
    assert hand.last(ANN, NOW) == LAST
    assert hand.last(BEN, NOW) is None
    assert hand.last(replace(ANN, places=("C1:1",)), NOW) is None
    assert hand.last(ANN, NOW + timedelta(minutes=30)) is None


def test_each_place_has_its_own(hand: InHand) -> None:
    elsewhere = replace(ANN, places=("C1:1",))
    hand.hold(ANN, held(1), NOW)
    hand.asked(ANN, LAST, NOW)
    hand.asked(elsewhere, None, NOW)
    assert hand.last(ANN, NOW) == LAST


@pytest.mark.parametrize("end", ["another question", "forget", "the offer is gone", "its token is"])
def test_it_is_dropped(hand: InHand, end: str) -> None:
    token = hand.hold(ANN, held(1), NOW)
    hand.asked(ANN, LAST, NOW)
    if end == "forget":
        hand.forget(ANN)
        hand.hold(ANN, held(1), NOW)
    elif end == "another question":
        hand.asked(ANN, None, NOW)
    elif end == "its token is":
        hand.hold(ANN, held(2), NOW)
        hand.asked(ANN, Topic(Ask("offer", (Operand("acme/swe"),), fields=((TOKEN, token),))), NOW)
    hand.drop(ANN, token, NOW)
    assert hand.last(ANN, NOW) is None


def test_of_too_many_people_the_first_is_dropped(hand: InHand) -> None:
    people = [replace(ANN, person=f"U{at}") for at in range(4)]
    for who in people:
        hand.asked(who, LAST, NOW)
    for who in people[1:]:
        hand.hold(who, held(1), NOW)
    assert [hand.last(who, NOW) for who in people] == [None, LAST, LAST, LAST]
