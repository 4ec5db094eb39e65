"""What each year of an offer pays, and the averages people quote for it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.reply import Block, Cell, Column, Facts, Heading, Table, Text
from bot.pay.judged import Reading
from bot.pay.years import DEFINITIONS, Pay
from handlers._offer_case import Case
from handlers._offer_words import amount

_COLUMNS = {
    "cash": "Cash",
    "equity": "Equity",
    "signing": "Signing",
    "refresher": "Refreshers",
    "total": "Total",
}
_AS = {"grant": "equity as the whole grant", "year": "equity as a year's"}


def years_table(pay: Pay, currency: str) -> Table:
    """Year by year; what pays nothing in any year has no column."""
    kept = {name: t for name, t in _COLUMNS.items() if any(getattr(y, name) for y in pay.years)}
    columns = (Column("Year"), *(Column(title, numeric=True) for title in kept.values()))
    rows = tuple(
        (Cell(str(year.year)), *(Cell(amount(getattr(year, name), currency)) for name in kept))
        for year in pay.years
    )
    return Table(columns, rows)


def averages(pay: Pay, currency: str) -> Iterator[tuple[str, str]]:
    """Year 1, trough, run-rate, annualised and Levels-style, each with what it is."""
    figures = {
        "year 1": ("Year 1", pay.year_one.total),
        "trough year": (f"Trough, year {pay.trough.year}", pay.trough.total),
        "run-rate": ("Run-rate", pay.run_rate),
        "annualised": ("Annualised", pay.annualised),
        "levels-style": ("Levels-style", pay.levels_style),
    }
    if len({value for _, value in figures.values()}) == 1:
        same = amount(pay.year_one.total, currency)
        yield "Every year", f"{same}; so run-rate, annualised and Levels-style are the same."
        return
    for name, (label, value) in figures.items():
        yield label, f"{amount(value, currency)}. {DEFINITIONS[name]}"


def years_blocks(case: Case) -> list[Block]:
    """The years under each reading, with the averages."""
    blocks: list[Block] = [Heading(f"Year by year: {case.title}")]
    for reading in case.judged.readings:
        blocks += _of(reading, case)
    if not any(reading.pay for reading in case.judged.readings):
        blocks.append(Text("There is no base in the offer, so there is no year by year."))
    return blocks


def _of(reading: Reading, case: Case) -> list[Block]:
    if reading.pay is None:
        return []
    currency = case.judged.currency
    title = [Text(f"With the {_AS[reading.period]}:")] if case.judged.ambiguous else []
    facts = Facts(tuple(averages(reading.pay, currency)))
    return [*title, years_table(reading.pay, currency), facts]
