"""Every offer worked out by hand comes out as it was worked out."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from bot.guides.figures import BandFigures
from bot.guides.library import Library
from bot.pay.judged import Judged, judge
from bot.pay.rates import Rate
from tests.pay.by_hand import Worked, amount
from tests.pay.offers_by_hand import OFFERS as PAID
from tests.pay.offers_in_bands import OFFERS_IN_BANDS
from tests.pay.offers_left import OFFERS_LEFT

OFFERS = (*PAID, *OFFERS_LEFT, *OFFERS_IN_BANDS)

_EACH = pytest.mark.parametrize("worked", OFFERS, ids=[worked.id for worked in OFFERS])


def band_of(library: Library, worked: Worked) -> BandFigures | None:
    """The bundled band the offer is compared with."""
    if worked.band is None:
        return None
    guide, region = worked.band
    return library.figures(guide).of((region,))[0]


def judged(worked: Worked, library: Library) -> Judged:
    band = band_of(library, worked)
    rate = None
    if worked.rate and band and worked.offer.currency:
        day = date(2026, 11, 20)
        rate = Rate(worked.offer.currency, band.band.currency, Decimal(worked.rate), day)
    return judge(worked.offer, band, rate=rate)


def test_there_are_at_least_thirty() -> None:
    assert len(OFFERS) >= 30
    assert len({worked.id for worked in OFFERS}) == len(OFFERS)


@_EACH
def test_the_years(worked: Worked, bundled: Library) -> None:
    pay = judged(worked, bundled).main.pay
    assert pay is not None
    rows = [(y.cash, y.equity, y.signing, y.refresher) for y in pay.years]
    assert rows == [tuple(map(amount, row)) for row in worked.years]
    assert [y.total for y in pay.years] == [sum(map(amount, row)) for row in worked.years]


@_EACH
def test_the_averages(worked: Worked, bundled: Library) -> None:
    reading = judged(worked, bundled).main
    assert reading.pay is not None
    got = [
        reading.pay.annualised,
        reading.pay.run_rate,
        reading.pay.levels_style,
        reading.compared.total,
        Decimal(reading.pay.trough.year),
    ]
    by_hand = (worked.annualised, worked.run_rate, worked.levels, worked.compared, worked.trough)
    assert got == list(map(amount, by_hand))


@_EACH
def test_leaving(worked: Worked, bundled: Library) -> None:
    exits = {each.month: each for each in judged(worked, bundled).main.exits}
    got = {month: (exits[month].owed, exits[month].forfeited) for month in worked.exits}
    assert got == {
        month: (amount(owed), amount(lost)) for month, (owed, lost) in worked.exits.items()
    }


@_EACH
def test_the_position(worked: Worked, bundled: Library) -> None:
    position = judged(worked, bundled).main.position
    got = {}
    for part in worked.stands:
        stands = getattr(position, part)
        got[part] = (_three(stands.penetration), _three(stands.compa_ratio), stands.where)
    assert got == worked.stands


def _three(ratio: Decimal) -> str:
    return str(ratio.quantize(Decimal("0.001"), ROUND_HALF_UP))
