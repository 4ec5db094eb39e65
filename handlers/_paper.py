"""What is said of pay that is counted as money, and is none: options, private equity, carry."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.reply import Block, Notice
from bot.guides.figures import BandFigures
from bot.guides.paper import Kind, Paper

_MOST_QUOTED = 100
_SAID: dict[Kind, str] = {
    "options": (
        "options are not cash; their worth depends on a sale or a listing and on the price to "
        "exercise"
    ),
    "options and stock": (
        "options are not cash; their worth depends on a sale or a listing and on the price to "
        "exercise, and the guide does not say how much of this is options"
    ),
    "private equity": (
        "equity of a private company is not cash; its worth depends on a sale or a listing"
    ),
    "profit share": "a share of profits is neither stock nor certain; it depends on the profits",
    "carry": "carry is not cash; it is paid only where investments are sold at a gain",
    "tokens": "tokens are not cash; their worth is what they can be sold for",
}


def paper_notices(pairs: Sequence[tuple[str, BandFigures]]) -> list[Block]:
    """One line for each kind of paper, with the bands it is for where it is not for all."""
    told: dict[Paper, list[str]] = {}
    for title, figures in pairs:
        for paper in figures.papers:
            told.setdefault(paper, []).append(title)
    totals = any(f.band.total is not None or f.computed is not None for _, f in pairs)
    counted = " Totals count this at the guide's figure." if totals else ""
    return [
        Notice(
            f"{'' if len(titles) == len(pairs) else ', '.join(titles) + ': '}"
            f"The guide's table says {_quoted(paper.words)}: {_SAID[paper.kind]}.{counted}",
            "warning",
        )
        for paper, titles in told.items()
    ]


def _quoted(words: str) -> str:
    return f"'{words}'" if len(words) <= _MOST_QUOTED else f"'{words[:_MOST_QUOTED]}…'"


def only_options(bands: Sequence[BandFigures]) -> bool:
    """Whether all stock that is shown is options."""
    stock = [band for band in bands if band.readings.stock.amounts is not None]
    return bool(stock) and all(
        band.stock_paper is not None and band.stock_paper.kind == "options" for band in stock
    )
