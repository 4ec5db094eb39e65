"""Floors by what stands beside them, and sums to accept above. The texts are made up."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.floor_units import filled
from bot.guides.floors import floors
from bot.guides.library import Library
from bot.guides.script import script


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("They will counter at $208K-$232K RSUs — accept at $215K+ in writing.",
                     ["equity"], id="the sum contrasted"),
        pytest.param("They counter at $90K base and $50K RSUs — accept at $95K+.",
                     ["unstated"], id="two units contrasted"),
        pytest.param("They counter at $90K base — accept at $60K+ RSUs.", ["equity"],
                     id="its own words first"),
        pytest.param("Floor: $195K base / $100K RSU / $25K signing in Leeds.",
                     ["base", "equity", "bonus"], id="signing"),
        pytest.param("They offer $208K RSUs. Accept at $215K+.", ["unstated"],
                     id="another sentence says nothing"),
        pytest.param("I need $213K base. My floor is $198K.", ["unstated"], id="nor an ask"),
        pytest.param("Floor: $370K TC (New York), CHF 326K / $370K (Zurich), or £296K (London).",
                     ["total"] * 4, id="places of a list"),
        pytest.param("Floor: £95K base / £50K RSU (London) or $190K / $100K RSU (Boston).",
                     ["base", "equity", "base", "equity"], id="pairs"),
        pytest.param("Open at ₹60L base / ₹35L RSU and accept no lower than ₹42L / ₹20L RSU.",
                     ["base", "equity"], id="a pair before the floor"),
        pytest.param("Accept-at floor: $265K TC with options annualized at minimum $85K/yr.",
                     ["total", "equity"], id="words between"),
        pytest.param("Accept no lower than £150K base + £135K options (£285K floor).",
                     ["base", "equity", "unstated"], id="a sum of the two is neither"),
    ],
)  # fmt: skip
def test_a_unit_that_is_not_said_is_that_of_the_sums_beside_it(text: str, units: list[str]) -> None:
    assert [floor.unit for floor in floors(text)] == units


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Accept if Year 1 TC exceeds $240K for L5.",
                     [(240_000, "$240K for L5", "Year 1 TC", "total")], id="level"),
        pytest.param("Accept if the total Year 1 comp (base + bonus + 5% RSU vest) exceeds $250K.",
                     [(250_000, "$250K", "total Year 1 comp (base + bonus + 5% RSU vest)",
                       "total")], id="brackets"),
        pytest.param("Accept if Year 1 TC exceeds $380K and the 4-year total exceeds $1.8M.",
                     [(380_000, "$380K", "Year 1 TC", "total"),
                      (1_800_000, "$1.8M", "4-year total", "total")], id="two"),
        pytest.param("Accept if equity exceeds $160K/4yr with a sign-on bonus of $15K+.",
                     [(160_000, "$160K/4yr", "equity", "equity"),
                      (15_000, "$15K+", "", "bonus")], id="equity"),
        pytest.param("They counter at $170K RSUs — accept if above $175K.",
                     [(175_000, "$175K", "", "equity")], id="above"),
        pytest.param("Accept if they also pay the move.", [], id="no sum"),
        pytest.param("Accept if the team is right. Ask for $200K.", [], id="a sum elsewhere"),
    ],
)  # fmt: skip
def test_a_sum_to_accept_above_is_a_floor(
    text: str, found: list[tuple[int, str, str, str]]
) -> None:
    said = [(f.amount.low, f.text, f.of, f.unit) for f in floors(text)]
    assert said == [(Decimal(low), *rest) for low, *rest in found]


def test_floors_of_the_corpus_say_what_they_are_of(corpus: Library) -> None:
    units: Counter[str] = Counter()
    for card in corpus:
        found = script(corpus.sections(card.id), _codes(corpus, card.id))
        units.update(floor.unit for floor in (found.floors if found else ()))
    assert units["unstated"] < units.total() * 0.04


def _codes(corpus: Library, guide_id: str) -> frozenset[str]:
    return frozenset(band.band.currency for band in corpus.figures(guide_id).bands)


@given(st.text(alphabet="(or) andAx/,$1K", max_size=200))
def test_any_list_is_read(between: str) -> None:
    assert len(filled([("", "base"), (between, "unstated")], [])) == 2


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(floors(f"Accept if {text} exceeds $10K. {text}"), tuple)
