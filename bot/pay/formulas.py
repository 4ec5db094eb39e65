"""The formulas behind the figures, as a person reads them, with where they come from."""

from __future__ import annotations

from typing import NamedTuple


class Formula(NamedTuple):
    """What a figure is, how it is worked out, and who defines it so."""

    figure: str
    formula: str
    source: str


_DESK = "this desk's definition"
_DAYFORCE = "help.dayforce.com/r/documents/Compensation-Guide"
_EQUITY = "github.com/jlevy/og-equity-compensation"

FORMULAS: tuple[Formula, ...] = (
    Formula(
        "a year's pay",
        "base × (1 + bonus × payout) + grant × share vesting that year × share price over today's "
        "+ vesting refreshers + signing paid that year",
        _DESK,
    ),
    Formula("annualised", "sum of the vest's years / number of years", _DESK),
    Formula("run-rate", "(sum of the vest's years − signing) / number of years", _DESK),
    Formula("Levels-style", "base + bonus + grant / vest years + signing / 4", "levels.fyi"),
    Formula("compared total", "base + target bonus + grant / vest years", _DESK),
    Formula("range penetration", "(x − low) / (high − low)", _DAYFORCE),
    Formula("compa-ratio", "x / middle of the band", _DAYFORCE),
    Formula(
        "clawback",
        "prorated: signing × (1 − months since it was paid / clawback months); "
        "in full: all of it before the last month",
        "legalclarity.org/how-to-get-out-of-paying-back-a-sign-on-bonus",
    ),
    Formula(
        "break-even haircut",
        "1 − (public offer's total − private offer's cash) / private offer's equity",
        _DESK,
    ),
    Formula("option spread", "count × (price − strike), never below 0", _EQUITY),
    Formula("cost to exercise", "count × strike, before tax", _EQUITY),
    Formula("ownership", "percentage × (1 − share sold) for each later round", _EQUITY),
)
