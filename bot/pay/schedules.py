"""Which schedule an offer's words mean: its numbers, a name, or the usual default.

What the person said comes first; an employer's schedule is a dated default second; last comes
four even years with a 12-month cliff. Whatever was not said comes back as a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from bot.data_files import data_folder, load_table
from bot.pay.offer import Vesting
from bot.pay.trouble import OfferError
from bot.pay.vesting import (
    USUAL_CLIFF_MONTHS,
    USUAL_YEARS,
    Schedule,
    even,
    exact_weights,
    percentages,
)

_EVENLY = frozenset(
    ("even", "evenly", "equal", "flat", "linear", "standard", "straight", "straight-line")
)


@dataclass(frozen=True, slots=True)
class NamedSchedule:
    """A schedule that goes by an employer's name, where it was read and on which day."""

    name: str
    schedule: Schedule
    source: str
    read: date
    stated: str = ""
    """The source's own date, as it writes it."""
    differs: str = ""
    """What another source says instead."""

    @property
    def sentence(self) -> str:
        """That a default is used, whose it is and how old."""
        dated = f", dated {self.stated}" if self.stated else ""
        other = f" Another source differs: {self.differs}." if self.differs else ""
        return (
            f"'{self.name}' vesting was read as {percentages(self.schedule.weights)} with "
            f"{_cliff(self.schedule.cliff_months)} ({self.source}{dated}, read {self.read}); "
            f"your offer letter may differ.{other}"
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """The schedule an offer is counted with, and what had to be assumed for it."""

    schedule: Schedule
    assumptions: tuple[str, ...] = ()


def settle(vesting: Vesting) -> Settled:
    """The schedule these words mean.

    Raises:
        OfferError: shares that are not 100 %, more shares than years, "front-loaded" without
            shares, a named schedule of another length, a cliff longer than the vest.
    """
    name = vesting.name.strip().casefold()
    if vesting.weights:
        return _by_numbers(vesting)
    if "loaded" in name:
        raise OfferError(
            f"'{vesting.name}' does not say how much vests each year.",
            "Give each year's share in percent, as in 40/30/20/10.",
        )
    # The table is read only for a name that may be in it.
    known = named_schedules() if name and name not in _EVENLY else {}
    return _by_name(vesting, known[name]) if name in known else _evenly(vesting, name)


@lru_cache(maxsize=1)
def named_schedules(folder: Path | None = None) -> Mapping[str, NamedSchedule]:
    """The schedules of data/vesting.yaml by name, in lower case, other names included."""
    table = load_table((folder or data_folder()) / "vesting.yaml")["schedules"]
    found: dict[str, NamedSchedule] = {}
    for name, entry in table.items():
        shares = [Decimal(share) / 100 for share in entry["shares"].split("/")]
        named = NamedSchedule(
            name=name,
            schedule=Schedule(exact_weights(shares)[0], int(entry["cliff"])),
            source=entry["source"],
            read=date.fromisoformat(entry["read"]),
            stated=entry.get("stated", ""),
            differs=entry.get("differs", ""),
        )
        found.update(dict.fromkeys((name, *entry.get("names", ())), named))
    return found


def _by_numbers(vesting: Vesting) -> Settled:
    weights, scaled = exact_weights(vesting.weights)
    assumed = []
    if scaled:
        shown = percentages([Fraction(weight) for weight in vesting.weights])
        thirds = "equal parts" if len(set(weights) - {0}) == 1 else "rounded; scaled to 100%"
        assumed.append(f"The schedule {shown} was read as {thirds}.")
    missing = (vesting.years or len(weights)) - len(weights)
    if missing < 0:
        raise OfferError(
            f"The schedule has {len(weights)} yearly shares for a vest of {vesting.years} years.",
            "Give one share a year, or leave the number of years out.",
        )
    if missing:
        assumed.append(f"The schedule's shares end with year {len(weights)}: nothing vests after.")
        weights += (Fraction(0),) * missing
    cliff, more = _cliff_or_usual(vesting.cliff_months, 12 * len(weights))
    return Settled(Schedule(weights, cliff), (*assumed, *more))


def _by_name(vesting: Vesting, named: NamedSchedule) -> Settled:
    own = named.schedule
    if vesting.years not in (None, own.years):
        raise OfferError(
            f"'{vesting.name}' vesting is over {_years(own.years)}, not {vesting.years}.",
            "Give each year's share in percent, as in 40/30/20/10.",
        )
    cliff = own.cliff_months if vesting.cliff_months is None else vesting.cliff_months
    return Settled(Schedule(own.weights, cliff), (named.sentence,))


def _evenly(vesting: Vesting, name: str) -> Settled:
    years = USUAL_YEARS if vesting.years is None else vesting.years
    cliff, assumed = _cliff_or_usual(vesting.cliff_months, 12 * years)
    schedule, why = even(years, cliff), _why_even(vesting, name)
    if not why:
        return Settled(schedule, assumed)
    share = percentages(schedule.weights[:1])
    return Settled(schedule, (f"{why}: {share}% a year over {_years(years)} is assumed.", *assumed))


def _why_even(vesting: Vesting, name: str) -> str:
    """Why an even vest has to be assumed; nothing where it was said whole."""
    if name and name not in _EVENLY:
        return f"No schedule called '{vesting.name}' is known"
    if vesting.years is not None:
        return "" if name else "No schedule was given"
    return "No length of the vest was given" if name else "No vesting was given"


def _cliff_or_usual(cliff_months: int | None, months: int) -> tuple[int, tuple[str, ...]]:
    if cliff_months is not None:
        return cliff_months, ()
    usual = min(USUAL_CLIFF_MONTHS, months)
    return usual, (f"No cliff was given: {_cliff(usual)} is assumed.",)


def _cliff(months: int) -> str:
    return f"a {months}-month cliff" if months else "no cliff"


def _years(count: int) -> str:
    return "1 year" if count == 1 else f"{count} years"
