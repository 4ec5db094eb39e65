"""What each year really pays, and the averages people quote for it.

TC_k = B(1 + b·p) + G·v_k·(P_k/P_0) + Σ_{j<k} R_j·w_{k−j} + S_k      (pay.md, "Definitions")

B base a year, b target bonus, p its payout, G the grant, v_k its share vesting in year k, P_k/P_0
the share price against today's (1 unless given), R_j the refresher granted at the end of year j
and vesting evenly (w), S_k the parts of the signing bonus paid in year k. Benefits are no part of
it. All amounts are Decimals to the cent, in the offer's currency, before tax.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from bot.pay.exact import cents, mean, share_of
from bot.pay.offer import Bonus, Refresher, Signing
from bot.pay.vesting import Schedule, even

DEFINITIONS: Mapping[str, str] = MappingProxyType(
    {
        "year 1": "Cash, vested equity, signing and refreshers of the first twelve months.",
        "trough year": "The year that pays least (the first of them where several do).",
        "run-rate": "The average year of the vest without any signing bonus.",
        "annualised": "Everything paid over the vest, signing included, divided by its years.",
        "levels-style": "Base + bonus + grant / vest years + signing / 4, whatever the schedule.",
    }
)
_LEVELS_YEARS = 4
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Year:
    """One year's pay by component."""

    year: int
    """1 for the first."""
    cash: Decimal
    """Base and bonus."""
    equity: Decimal
    signing: Decimal
    refresher: Decimal

    @property
    def total(self) -> Decimal:
        """All four components."""
        return self.cash + self.equity + self.signing + self.refresher


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay by year, and the figures that follow from it (see DEFINITIONS)."""

    years: tuple[Year, ...]
    """The years of the vest, and further ones only where a signing part falls into them."""
    vest_years: int
    levels_style: Decimal

    @property
    def vest(self) -> tuple[Year, ...]:
        """The years of the vest."""
        return self.years[: self.vest_years]

    @property
    def year_one(self) -> Year:
        """The first year."""
        return self.years[0]

    @property
    def trough(self) -> Year:
        """The year that pays least."""
        return min(self.vest, key=lambda year: year.total)

    @property
    def annualised(self) -> Decimal:
        """ΣTC / N over the vest's N years."""
        return mean(sum((year.total for year in self.vest), ZERO), self.vest_years)

    @property
    def run_rate(self) -> Decimal:
        """(ΣTC − ΣS) / N over the vest's N years."""
        total = sum((year.total - year.signing for year in self.vest), ZERO)
        return mean(total, self.vest_years)


def target_bonus(bonus: Bonus | None, base: Decimal) -> Decimal:
    """A year's bonus at target: the amount given, else its percent of base; 0 without one."""
    if bonus is None:
        return ZERO
    if bonus.amount is not None:
        return bonus.amount
    return base * bonus.percent / 100 if bonus.percent is not None else ZERO


def paid_bonus(bonus: Bonus | None, base: Decimal) -> Decimal:
    """A year's bonus as paid: target × payout."""
    return target_bonus(bonus, base) * bonus.payout if bonus else ZERO


def year_by_year(
    base: Decimal,
    grant: Decimal,
    schedule: Schedule,
    *,
    bonus: Bonus | None = None,
    signing: Sequence[Signing] = (),
    refresher: Refresher | None = None,
    prices: Sequence[Decimal] = (),
) -> Pay:
    """Each year's pay.

    `grant` is the whole grant at today's price; `prices` are P_k/P_0 by year, 1 where missing.
    """
    cash = cents(base + paid_bonus(bonus, base))
    equity = _priced(schedule.amounts(grant), prices)
    last = max([schedule.years, *(_year_of(part) for part in signing)])
    years = tuple(
        Year(
            year,
            cash,
            equity[year - 1] if year <= schedule.years else ZERO,
            sum((part.amount for part in signing if _year_of(part) == year), ZERO),
            refreshed(refresher, 12 * year) - refreshed(refresher, 12 * (year - 1)),
        )
        for year in range(1, last + 1)
    )
    levels = Fraction(grant) / schedule.years + Fraction(_all(signing)) / _LEVELS_YEARS
    return Pay(years, schedule.years, cash + cents(levels))


def refreshed(refresher: Refresher | None, month: int) -> Decimal:
    """What has vested by then of all refreshers granted until then, to the cent.

    One is granted at the end of each year (R_j, j = 1, 2 …) and vests evenly by month, no cliff.
    """
    if refresher is None:
        return ZERO
    schedule = even(refresher.vest_years)
    vested = [schedule.vested(month - granted) for granted in range(12, month, 12)]
    return share_of(refresher.amount, sum(vested, Fraction(0)))


def _priced(amounts: Sequence[Decimal], prices: Sequence[Decimal]) -> list[Decimal]:
    ratios = [*prices, *[Decimal(1)] * len(amounts)]
    return [
        amount if ratio == 1 else cents(amount * ratio)
        for amount, ratio in zip(amounts, ratios, strict=False)
    ]


def _year_of(part: Signing) -> int:
    """The year a part is paid in: month 0 is in the first, month 12 begins the second."""
    return part.month // 12 + 1


def _all(signing: Sequence[Signing]) -> Decimal:
    return sum((part.amount for part in signing), ZERO)
