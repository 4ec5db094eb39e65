"""A region's band beside a text whose sums may be in another currency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.chat.command import Desk
from bot.chat.reply import Block, Facts, Notice
from bot.guides.cells import Part
from bot.guides.figures import BandFigures
from bot.guides.sums import currencies_in
from bot.language.asks import Operand
from handlers._bands import band_table, band_titles, read_money
from handlers._notices import band_notices
from handlers._paper import paper_notices

_NAMES: dict[Part, str] = {"base": "Base", "total": "Stated total a year"}


def currencies(desk: Desk, guide_id: str) -> frozenset[str]:
    """The currencies of the guide's bands."""
    shown = {band.band.currency for band in desk.library.figures(guide_id).bands}
    return frozenset(shown.union(band.currency for band in desk.library.guide(guide_id).bands))


def beside(
    texts: Iterable[str], operand: Operand, desk: Desk, parts: Sequence[Part] = ("base",)
) -> list[Block]:
    """For the regions asked: these parts of pay, or where any of the text's sums is in another
    currency, the whole band.
    """
    if not operand.regions:
        return []
    known = currencies(desk, operand.guide)
    used = sorted({code for text in texts for code in currencies_in(text, known)})
    bands = desk.library.figures(operand.guide).of(operand.regions)
    other = [band for band in bands if set(used) - {band.band.currency}]
    return [*_whole(other, used), *_parts([band for band in bands if band not in other], parts)]


def asked_currencies(operand: Operand, desk: Desk) -> frozenset[str]:
    """The currencies of the bands asked for; none where no region was."""
    if not operand.regions:
        return frozenset()
    bands = desk.library.figures(operand.guide).of(operand.regions)
    return frozenset(band.band.currency for band in bands)


def _whole(bands: Sequence[BandFigures], used: list[str]) -> list[Block]:
    """The bands as `/band` shows them, in another currency than the text's."""
    if not bands:
        return []
    titles = band_titles(bands)
    own = {band.band.currency for band in bands}
    foreign = sorted(set(used) - own) or used  # several bands, of each other's currencies
    said = (
        f"This text has sums in {_named(foreign)}; the band of {' and '.join(titles)} is in "
        f"{_named(sorted(own))}. Nothing is converted; this is that band:"
    )
    return [Notice(said, "warning"), band_table(titles, bands), *band_notices(titles, bands)]


def _parts(bands: Sequence[BandFigures], parts: Sequence[Part]) -> list[Block]:
    """Single figures of the bands, with what must be known of a band whose table has others."""
    shown = [
        (f"{_NAMES[part]} in {title}", read_money(found), found, band)
        for title, band in zip(band_titles(bands), bands, strict=True)
        for part in parts
        if (found := getattr(band.readings, part)).amounts is not None
    ]
    if not shown:
        return []
    facts = Facts(tuple((name, figure) for name, figure, *_ in shown))
    told = [band for band in bands if any(r.changed for *_, r, each in shown if each is band)]
    in_total = [each for *_, found, each in shown if found.part == "total"]
    notices = [
        *paper_notices(list(zip(band_titles(in_total), in_total, strict=True))),
        *(n for n in band_notices(band_titles(told), told) if isinstance(n, Notice)),
    ]
    return [facts, *dict.fromkeys(notices)]


def _named(codes: list[str]) -> str:
    """Currencies in words: `US dollars (USD)`."""
    from babel.core import UnknownLocaleError
    from babel.numbers import get_currency_name

    try:
        names = [f"{get_currency_name(code, 2, locale='en')} ({code})" for code in codes]
    except UnknownLocaleError:
        names = codes
    return " and ".join(names)
