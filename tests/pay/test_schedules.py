"""Numbers first, a dated name second, the usual four years last; what was assumed is said."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from bot.pay.offer import Vesting
from bot.pay.schedules import named_schedules, settle
from bot.pay.trouble import OfferError
from bot.pay.vesting import even


def weights(shares: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(share) / 100 for share in shares.split("/"))


def test_nothing_said_is_four_even_years_with_a_cliff() -> None:
    settled = settle(Vesting())
    assert settled.schedule == even(4, 12)
    assert settled.assumptions == (
        "No vesting was given: 25% a year over 4 years is assumed.",
        "No cliff was given: a 12-month cliff is assumed.",
    )


@pytest.mark.parametrize(
    ("vesting", "schedule", "said"),
    [
        (Vesting(years=3), even(3, 12), ("No schedule was given: 33.3% a year over 3", "12-month")),
        (Vesting(years=1), even(1, 12), ("100% a year over 1 year is", "12-month cliff")),
        (Vesting(years=4, cliff_months=0), even(4, 0), ("No schedule was given: 25%",)),
        (Vesting(name="linear", years=3, cliff_months=6), even(3, 6), ()),
        (Vesting(name="Even", cliff_months=0), even(4), ("No length of the vest was given",)),
        (Vesting(name="even", years=4), even(4, 12), ("No cliff was given",)),
        (Vesting(name="google", years=4), named_schedules()["google"].schedule, ("33/33/22/12",)),
        (Vesting(name="acme", years=5, cliff_months=0), even(5), ("No schedule called 'acme'",)),
        (Vesting(cliff_months=6), even(4, 6), ("25% a year",)),
        (Vesting(weights("25/25/25/25"), cliff_months=12), even(4, 12), ()),
        (Vesting(weights("33/33/33"), cliff_months=0), even(3), ("read as equal parts",)),
    ],
)
def test_each_way_of_saying_it(vesting: Vesting, schedule: object, said: tuple[str, ...]) -> None:
    settled = settle(vesting)
    assert settled.schedule == schedule
    assert len(settled.assumptions) == len(said)
    for sentence, part in zip(settled.assumptions, said, strict=True):
        assert part in sentence


def test_shares_that_end_before_the_vest_does() -> None:
    settled = settle(Vesting(weights("33/33/33"), years=4, cliff_months=0))
    assert settled.schedule.weights == (*[Fraction(1, 3)] * 3, 0)
    assert "nothing vests after" in settled.assumptions[-1]


def test_thirds_as_decimals_are_thirds() -> None:
    third = Decimal(1) / 3
    settled = settle(Vesting((third, third, 1 - 2 * third), cliff_months=0))
    assert settled.schedule == even(3)
    assert settled.assumptions == ()


def test_rounded_shares_are_said_to_be_scaled() -> None:
    settled = settle(Vesting(weights("34/33/22/12"), cliff_months=0))
    assert sum(settled.schedule.weights) == 1
    assert settled.assumptions == ("The schedule 34/33/22/12 was read as rounded; scaled to 100%.",)


def test_numbers_come_before_a_name() -> None:
    settled = settle(Vesting(weights("38/32/20/10"), cliff_months=0, name="google"))
    assert settled.schedule.weights[0] == Fraction(38, 100)
    assert settled.assumptions == ()


def test_a_name_is_a_dated_default() -> None:
    (said,) = settle(Vesting(name=" Google ")).assumptions
    assert "33/33/22/12 with no cliff" in said
    assert "salaryscript.com" in said
    assert "read 2026-11-22" in said
    assert "38/32/20/10" in said


def test_a_said_cliff_comes_before_a_names_own() -> None:
    assert settle(Vesting(name="google", cliff_months=6)).schedule.cliff_months == 6


@pytest.mark.parametrize(
    ("vesting", "said"),
    [
        (Vesting(name="front-loaded"), "'front-loaded' does not say"),
        (Vesting(name="amazon", years=3), "over 4 years, not 3"),
        (Vesting(weights("25/25/25/25"), years=3), "4 yearly shares for a vest of 3 years"),
        (Vesting(years=4, cliff_months=60), "A cliff of 60 months"),
        (Vesting(years=0), "0 years"),
    ],
)
def test_what_no_schedule_follows_from(vesting: Vesting, said: str) -> None:
    with pytest.raises(OfferError, match=said):
        settle(vesting)


def test_every_named_schedule_has_its_source_and_day() -> None:
    for named in named_schedules().values():
        assert named.source
        assert named.read.year >= 2026
        assert sum(named.schedule.by_year) == 1
