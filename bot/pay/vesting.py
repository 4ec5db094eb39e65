"""How a grant vests: exact shares by year and by month, all of it in the end.

A schedule is Fractions of 1, so a grant vests to exactly 100 %; money is rounded to the cent as
it accumulates, so that the years add up to the grant whatever the schedule.

Within a year vesting is even by month (the monthly grid). Nothing vests before the cliff; at the
cliff everything vests that would have until then (the catch-up). Source: pay.md, "Cliff".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from bot.pay.exact import share_of
from bot.pay.trouble import OfferError

USUAL_YEARS = 4
USUAL_CLIFF_MONTHS = 12
_MOST_YEARS = 10
_LAST_DIGITS = Fraction(1, 10**9)
_ROUNDING = Fraction(5, 1000)
"""How far each year's share may be off by rounding: half a point ("33/33/33", "14/14/…")."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Shares of the grant by year, as stated, and the cliff in months.

    Raises:
        OfferError: no years or more than ten, a negative share, shares that are not 1 in sum,
            or a cliff that is negative or longer than the vest.
    """

    weights: tuple[Fraction, ...]
    """By year, before the cliff moves any; exactly 1 in sum."""
    cliff_months: int = 0

    def __post_init__(self) -> None:
        _check_weights(self.weights)
        if not 0 <= self.cliff_months <= self.months:
            raise OfferError(
                f"A cliff of {self.cliff_months} months does not fit a vest of "
                f"{self.months} months.",
                "Give the cliff in months, no longer than the vest.",
            )

    @property
    def years(self) -> int:
        """The length of the vest in years, a last year of 0 % included."""
        return len(self.weights)

    @property
    def months(self) -> int:
        """The length of the vest in months."""
        return 12 * len(self.weights)

    def vested(self, month: int) -> Fraction:
        """The share (0 to 1) vested when that many whole months have been worked."""
        if month < self.cliff_months or month <= 0:
            return Fraction(0)
        if month >= self.months:
            return Fraction(1)
        year, rest = divmod(month, 12)
        return sum(self.weights[:year], Fraction(0)) + self.weights[year] * Fraction(rest, 12)

    def vested_of(self, grant: Decimal, month: int) -> Decimal:
        """What of the grant has vested after that many months, to the cent."""
        return share_of(grant, self.vested(month))

    @property
    def by_month(self) -> tuple[Fraction, ...]:
        """The share that vests at the end of each month: the monthly grid, 1 in sum."""
        return _steps([self.vested(month) for month in range(self.months + 1)])

    @property
    def by_year(self) -> tuple[Fraction, ...]:
        """The share that vests in each year, cliff and catch-up applied; 1 in sum."""
        return _steps([self.vested(12 * year) for year in range(self.years + 1)])

    def amounts(self, grant: Decimal) -> tuple[Decimal, ...]:
        """What vests in each year, to the cent; the grant in sum."""
        reached = [self.vested_of(grant, 12 * year) for year in range(self.years + 1)]
        return tuple(later - earlier for earlier, later in pairwise(reached))


def even(years: int, cliff_months: int = 0) -> Schedule:
    """The same share every year.

    Raises:
        OfferError: `years` is not 1 to 10, or the cliff is longer than the vest.
    """
    if not 1 <= years <= _MOST_YEARS:
        raise _length_error(years)
    return Schedule((Fraction(1, years),) * years, cliff_months)


def exact_weights(shares: Sequence[Decimal]) -> tuple[tuple[Fraction, ...], bool]:
    """Shares of 1 by year as exact Fractions, and whether they had to be scaled to 100 %.

    Shares rounded when they were written are scaled to 1 in sum: "33/33/33" means thirds.

    Raises:
        OfferError: the shares miss 100 % by more than rounding, or one is negative.
    """
    given = tuple(_meant(share) for share in shares)
    total = sum(given, Fraction(0))
    if not given or min(given) < 0 or abs(total - 1) > _ROUNDING * len(given):
        raise _sum_error(given, total)
    return tuple(share / total for share in given), total != 1


def percentages(weights: Sequence[Fraction]) -> str:
    """Shares as people write them: `40/30/20/10`, `33.3/33.3/33.3`."""
    return "/".join(f"{round(float(weight) * 100, 1):g}" for weight in weights)


def _meant(share: Decimal) -> Fraction:
    """A share that Decimals can only come near, as 0.333…3, is the Fraction it stands for."""
    exact = Fraction(share)
    simple = exact.limit_denominator(1000)
    return simple if abs(exact - simple) < _LAST_DIGITS else exact


def _steps(reached: Sequence[Fraction]) -> tuple[Fraction, ...]:
    return tuple(later - earlier for earlier, later in pairwise(reached))


def _check_weights(weights: tuple[Fraction, ...]) -> None:
    if not 1 <= len(weights) <= _MOST_YEARS:
        raise _length_error(len(weights))
    total = sum(weights, Fraction(0))
    if min(weights) < 0 or total != 1:
        raise _sum_error(weights, total)


def _length_error(years: int) -> OfferError:
    return OfferError(
        f"A vest of {years} years cannot be counted.", f"Give 1 to {_MOST_YEARS} years."
    )


def _sum_error(shares: Sequence[Fraction], total: Fraction) -> OfferError:
    shown = percentages(shares) or "nothing"
    return OfferError(
        f"The vesting schedule {shown} adds up to {percentages([total])}%, not 100%.",
        "Give each year's share in percent, as in 40/30/20/10.",
    )
