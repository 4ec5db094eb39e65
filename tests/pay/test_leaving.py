"""What is owed and lost by leaving."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pay.leaving import clawback, exit_calendar
from bot.pay.offer import ClawbackKind, Refresher, Signing
from bot.pay.vesting import even

MONEY = st.decimals(0, 1_000_000, places=2)


@pytest.mark.parametrize(
    ("kind", "owed"),
    [
        ("prorated", {0: 24_000, 6: 12_000, 11: 2_000, 12: 0, 18: 0}),
        ("full", {0: 24_000, 6: 24_000, 11: 24_000, 12: 0, 18: 0}),
        (None, {6: 24_000, 12: 0}),
    ],
)
def test_a_clawback_of_twelve_months(kind: ClawbackKind | None, owed: dict[int, int]) -> None:
    part = Signing(Decimal(24_000), 0, 12, kind)
    assert {month: clawback(part, month) for month in owed} == owed


def test_a_second_part_is_owed_from_the_month_it_is_paid() -> None:
    part = Signing(Decimal(12_000), 12, 24, "prorated")
    assert [clawback(part, month) for month in (6, 12, 24, 36)] == [0, 12_000, 6_000, 0]


def test_without_a_clawback_nothing_is_owed() -> None:
    assert clawback(Signing(Decimal(12_000)), 0) == 0


def test_the_calendar_goes_by_half_years_to_the_end_of_the_vest() -> None:
    calendar = exit_calendar(Decimal(48_000), even(2, 12))
    assert [[e.month, e.vested, e.forfeited] for e in calendar] == [
        [6, 0, 48_000],
        [12, 24_000, 24_000],
        [18, 36_000, 12_000],
        [24, 48_000, 0],
    ]


def test_the_calendar_goes_on_while_signing_is_owed() -> None:
    calendar = exit_calendar(Decimal(0), even(1), [Signing(Decimal(9), 0, 20, "full")])
    assert [(each.month, int(each.owed)) for each in calendar] == [
        (6, 9),
        (12, 9),
        (18, 9),
        (24, 0),
    ]


def test_refreshers_left_behind() -> None:
    calendar = exit_calendar(Decimal(0), even(3), (), Refresher(Decimal(40_000)))
    lost = {each.month: each.refresher_forfeited for each in calendar}
    # One grant of month 12: 35K left at 18, 30K at 24; two at 30: 25K + 35K.
    assert lost == {6: 0, 12: 0, 18: 35_000, 24: 30_000, 30: 60_000, 36: 50_000}


@given(MONEY, st.integers(1, 10), st.integers(0, 12))
def test_kept_and_lost_are_the_grant(grant: Decimal, years: int, cliff: int) -> None:
    calendar = exit_calendar(grant, even(years, cliff))
    assert all(each.vested + each.forfeited == grant for each in calendar)
    assert calendar[-1].forfeited == 0


@given(MONEY, st.integers(1, 36), st.integers(0, 40))
def test_a_prorated_clawback_never_exceeds_one_in_full(s: Decimal, months: int, at: int) -> None:
    prorated, full = (clawback(Signing(s, 0, months, kind), at) for kind in ("prorated", "full"))
    assert 0 <= prorated <= full <= s
