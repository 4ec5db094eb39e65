"""What leaving costs: signing to pay back, equity left behind, month by month.

clawback, prorated: S(1 − m/M); in full: S before month M, nothing after     (pay.md, "Clawback")

m counts from the month the part was paid. Amounts are gross; a contract may ask for net.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.pay.exact import cents
from bot.pay.offer import Refresher, Signing
from bot.pay.vesting import Schedule
from bot.pay.years import ZERO, refreshed

_EVERY_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Exit:
    """Leaving when `month` months have been worked. Amounts to the cent, before tax."""

    month: int
    owed: Decimal
    """Signing bonus to pay back."""
    vested: Decimal
    """Of the grant, kept."""
    forfeited: Decimal
    """Of the grant, lost."""
    refresher_forfeited: Decimal = ZERO
    """Of the refreshers granted until then, lost."""


def clawback(part: Signing, month: int) -> Decimal:
    """What of one part is owed when leaving after that month.

    Where it was not said whether it is prorated, all of it: the most that can be asked.
    """
    since = month - part.month
    length = part.clawback_months or 0
    if since < 0 or since >= length:
        return ZERO
    if part.clawback == "prorated":
        return cents(Fraction(part.amount) * (1 - Fraction(since, length)))
    return part.amount


def exit_calendar(
    grant: Decimal,
    schedule: Schedule,
    signing: Sequence[Signing] = (),
    refresher: Refresher | None = None,
) -> tuple[Exit, ...]:
    """What is owed and forfeited after month 6, 12, 18, 24 … to the end of vest and clawback."""
    return tuple(
        Exit(
            month,
            sum((clawback(part, month) for part in signing), ZERO),
            schedule.vested_of(grant, month),
            grant - schedule.vested_of(grant, month),
            _unvested(refresher, month),
        )
        for month in _months(schedule, signing)
    )


def _months(schedule: Schedule, signing: Sequence[Signing]) -> Iterator[int]:
    free = [part.month + (part.clawback_months or 0) for part in signing]
    last = max([schedule.months, *free])
    yield from range(_EVERY_MONTHS, last + _EVERY_MONTHS, _EVERY_MONTHS)


def _unvested(refresher: Refresher | None, month: int) -> Decimal:
    if refresher is None:
        return ZERO
    # Leaving at the end of a year, the refresher of that very day is not yet granted.
    granted = (month - 1) // 12
    return refresher.amount * granted - refreshed(refresher, month)
