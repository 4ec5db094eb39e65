"""The inputs, the formulas, the guide's own lines and their age behind a judgement."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.command import Desk
from bot.chat.offers import asking
from bot.chat.reply import Actions, Block, Bullets, Button, Facts, Heading, Notice, Reply, Text
from bot.guides.figures import BandFigures
from bot.language.asks import Ask
from bot.pay.formulas import FORMULAS
from handlers._bands import money, read_money
from handlers._offer_answer import reply
from handlers._offer_case import Case, case_of
from handlers._offer_inputs import inputs
from handlers._provenance import badges, origin

NOT_USED = (
    "Not used, and never asked: your name, gender, age, origin, school, or what you earn now."
)
_ALWAYS = frozenset(
    ("a year's pay", "annualised", "run-rate", "Levels-style", "compared total",
     "range penetration", "compa-ratio")
)  # fmt: skip


def answer(ask: Ask, desk: Desk) -> Reply:
    """Everything behind the judgement of the offer in hand.

    Raises:
        OfferError: the offer cannot be counted.
    """
    case = case_of(ask, desk)
    if isinstance(case, Reply):
        return case
    blocks: list[Block] = [
        Heading(f"Why: {case.title}"),
        *badges([case.guide], desk),
        Text("What went in:"),
        Facts(tuple(inputs(case.offer, case.judged.currency))),
        Text("How it was worked out:"),
        Facts(tuple(_formulas(case))),
        Text("What the guide says:"),
        Facts(tuple(_guide_lines(case))),
        Text("Assumed:"),
        Bullets(case.said or ("Nothing.",)),
        Notice(NOT_USED),
        origin(case.guide, desk),
    ]
    if case.token is not None:
        back = Button("The whole judgement", asking("offer", case.held, case.token))
        blocks.append(Actions((back,)))
    return reply(blocks, case)


def _formulas(case: Case) -> Iterator[tuple[str, str]]:
    """The formulas that were used."""
    used = set(_ALWAYS)
    if case.offer.signing:
        used.add("clawback")
    if case.offer.grant is not None and case.offer.grant.options is not None:
        used |= {"option spread", "cost to exercise"}
    for each in FORMULAS:
        if each.figure in used:
            yield each.figure.capitalize(), f"{each.formula} ({each.source})"


def _guide_lines(case: Case) -> Iterator[tuple[str, str]]:
    """The band's parts as the guide gives them, and what was made of them."""
    yield "File", case.guide.path or case.guide.id
    band = case.band
    if band is None:
        yield "Band", "none"
        return
    yield "Row", band.row.level or band.band.region
    for label, value in _read(band):
        if value != "—":
            yield label, value
    basis = f"read as {band.basis.code}"
    if band.conflict:
        basis += "; the stated totals fit another basis"
    yield "Stock basis", basis
    yield "Employer", case.judged.employer.sentence


def _read(band: BandFigures) -> Iterator[tuple[str, str]]:
    readings, currency = band.readings, band.band.currency
    yield "Base", read_money(readings.base)
    yield "Stock as written", read_money(readings.stock)
    yield "Stock a year", money(band.stock_per_year, currency)
    yield "Stated total", read_money(readings.total)
    yield "Total of its parts", money(band.computed, currency)
