"""What others may be told of an offer: below, in, or above the band, and never an amount."""

from __future__ import annotations

from decimal import Decimal

from bot.chat.command import Desk
from bot.chat.reply import Block, Facts, Heading, Notice, Reply, Text
from bot.language.asks import Ask, Operand
from bot.pay.position import Standing
from handlers._offer_case import Case, case_of
from handlers._provenance import badges, origin

_BUCKETS = {
    "below": "below the band",
    "lower": "in the lower half of the band",
    "upper": "in the upper half of the band",
    "above": "above the band",
}
_PARTS = {"base": "Base", "stock": "Stock a year", "total": "Stated total"}
_HALF = Decimal("0.5")


def share(ask: Ask, desk: Desk) -> Reply:
    """Exactly what would be shown, to its person first; sharing it is one more press."""
    case = case_of(ask, desk)
    if isinstance(case, Reply):
        return case
    found = buckets(case)
    if not found:
        return Reply((Text("The offer stands in no band, so there is nothing to share."),))
    # What is shared is asked again of these words alone: it never knows the offer.
    public = Ask("offer", _operand(case), text="shared", fields=tuple(found.items()))
    blocks: list[Block] = [
        Text("This is all that others would see, without your name and without an amount:"),
        Facts(_facts(found)),
        Notice(
            "Share in channel posts it for everyone there. In a direct message there is nobody "
            "to share with: press it in a channel, or copy the lines."
        ),
    ]
    return Reply(tuple(blocks), guides=(case.guide.id,), regions=((),), share=public)


def shared(ask: Ask, desk: Desk) -> Reply:
    """The buckets, for everyone."""
    known = dict(ask.fields)
    found = {part: known[part] for part in _PARTS if known.get(part) in _BUCKETS}
    if not found or not ask.operands:
        return Reply((Text("There is nothing to share."),), "invalid")
    guide = desk.library.guide(ask.operands[0].guide)
    where = "".join(f", {label}" for label in ask.operands[0].regions)
    blocks: list[Block] = [
        Heading(f"An offer of {guide.title}{where}"),
        *badges([guide], desk),
        Facts(_facts(found)),
        origin(guide, desk),
    ]
    return Reply(
        tuple(blocks), guides=(guide.id,), regions=(ask.operands[0].regions,), shareable=True
    )


def buckets(case: Case) -> dict[str, str]:
    """{part: bucket} of the parts that stand somewhere."""
    at = case.judged.main.position
    parts = {"base": at.base, "stock": at.stock_per_year, "total": at.total_stated}
    return {part: _bucket(standing) for part, standing in parts.items() if standing}


def _bucket(standing: Standing) -> str:
    if standing.where != "inside":
        return standing.where
    return "lower" if standing.penetration < _HALF else "upper"


def _facts(found: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((_PARTS[part], _BUCKETS[bucket]) for part, bucket in found.items())


def _operand(case: Case) -> tuple[Operand, ...]:
    label = case.band.band.region if case.band else ""
    return (Operand(case.guide.id, (label,) if label else ()),)
