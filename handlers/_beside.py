"""A region's band beside a text whose sums may be in another currency."""

from __future__ import annotations

from collections.abc import Iterable

from bot.chat.command import Desk
from bot.chat.reply import Block, Facts, Notice
from bot.guides.sums import currencies_in
from bot.language.asks import Operand
from handlers._bands import band_table, band_titles, money


def currencies(desk: Desk, guide_id: str) -> frozenset[str]:
    """The currencies of the guide's bands."""
    return frozenset(band.band.currency for band in desk.library.figures(guide_id).bands)


def beside(texts: Iterable[str], operand: Operand, desk: Desk) -> list[Block]:
    """For the regions asked: their base, or where the text's sums are in another currency, so."""
    if not operand.regions:
        return []
    known = currencies(desk, operand.guide)
    used = sorted({code for text in texts for code in currencies_in(text, known)})
    bands = desk.library.figures(operand.guide).of(operand.regions)
    other = [band for band in bands if used and band.band.currency not in used]
    same = [band for band in bands if band not in other and band.band.base is not None]
    blocks: list[Block] = []
    if other:
        titles = band_titles(other)
        asked = sorted({band.band.currency for band in other})
        blocks += [
            Notice(
                f"The sums in this text are in {_named(used)}; the band of {' and '.join(titles)} "
                f"is in {_named(asked)}. Nothing is converted; this is that band:",
                "warning",
            ),
            band_table(titles, other),
        ]
    if same:
        blocks.append(
            Facts(
                tuple(
                    (f"Base in {title}", money(band.band.base, band.band.currency))
                    for title, band in zip(band_titles(same), same, strict=True)
                )
            )
        )
    return blocks


def _named(codes: list[str]) -> str:
    """Currencies in words: `US dollars (USD)`."""
    from babel.core import UnknownLocaleError
    from babel.numbers import get_currency_name

    try:
        names = [f"{get_currency_name(code, 2, locale='en')} ({code})" for code in codes]
    except UnknownLocaleError:
        names = codes
    return " and ".join(names)
