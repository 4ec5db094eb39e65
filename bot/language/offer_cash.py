"""What is paid in money: base, bonus and signing bonus."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.language.amounts import Figure
from bot.language.offer_draft import Draft
from bot.language.offer_pairs import Pair
from bot.language.offer_parts import Parts
from bot.language.offer_signing import Clawback, paid
from bot.pay.offer import Bonus, Signing

_PAYOUT = re.compile(
    r"\b(?:which )?(?:(?:usually |typically |historically )?(?:paid|pays|paying)(?: out)?"
    r"|pay ?out)\s*(?:at|of|is|around|about)?"
    r"[\s:=]*(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?%"
    r"|(?<![\w.])(?P<share2>\d{1,3}(?:\.\d{1,2})?)\s?% pay ?out\b",
    re.I,
)
_LEAST_ALONE = 100
"""A lone number is a base from here on."""


def payout(draft: Draft) -> Decimal | None:
    found = draft.taken(_PAYOUT)
    return Decimal(found[0]["share"] or found[0]["share2"]) / 100 if found else None


def base(parts: Parts) -> Decimal | None:
    if parts.of("base"):
        return parts.amount("base")
    alone = [f for f in parts.paired.figures if may_be_base(f)]
    if len(alone) != 1 or parts.of("total"):
        return None
    figure = alone[0]
    parts.paired = replace(
        parts.paired, figures=tuple(f for f in parts.paired.figures if f is not figure)
    )
    value = parts.worth(figure, "base")
    if value is not None:
        said = parts.draft.quote(figure.start, figure.end)
        parts.draft.assumptions.append(f"Read {said} as base pay a year.")
    parts.draft.blank(figure.start, figure.end)
    return value


def may_be_base(figure: Figure) -> bool:
    if figure.form == "range":
        return False
    bare = figure.bare and figure.value < _LEAST_ALONE
    return figure.form == "amount" and not bare


def bonus(parts: Parts, paid_out: Decimal | None) -> Bonus | None:
    pair = parts.single("bonus")
    share = paid_out if paid_out is not None else Decimal(1)
    if pair is None:
        alone = [f for f in parts.paired.figures if f.form == "percent"]
        if len(alone) != 1 or parts.of("bonus"):
            return None
        figure = alone[0]
        said = parts.draft.quote(figure.start, figure.end)
        parts.draft.assumptions.append(f"Read {said} as the target bonus.")
        parts.draft.blank(figure.start, figure.end)
        return Bonus(percent=figure.value, payout=share)
    if pair.figure.form == "percent":
        parts.say(pair.figure, pair.figure.value)
        return Bonus(percent=pair.figure.value, payout=share)
    amount = parts.amount("bonus")
    return Bonus(amount=amount, payout=share) if amount is not None else None


def signing(parts: Parts, back: Clawback) -> tuple[Signing, ...]:
    """The signing bonus, in as many parts as have a time of their own."""
    pairs = parts.of("signing")
    if not pairs:
        if back.months is not None:
            parts.draft.notes.append("A clawback without a signing bonus is not counted.")
        return ()
    found: list[Signing] = []
    loose = [f for f in parts.paired.figures if f.form == "amount"]
    for figure, pair in [*((p.figure, p) for p in pairs), *((f, None) for f in loose)]:
        end = max(figure.end, pair.end) if pair else figure.end
        when = paid(parts.draft.left, figure.end) or paid(parts.draft.left, end)
        if pair is None and when is None:
            continue
        amount = parts.worth(figure, "signing", pair)
        if amount is None:
            continue
        found.append(Signing(amount, when.month if when else 0, back.months, back.kind))
        parts.draft.blank(figure.start, max(end, when.end) if when else end)
        parts.paired = replace(
            parts.paired, figures=tuple(f for f in parts.paired.figures if f is not figure)
        )
    return _told_apart(parts, pairs, found)


def _told_apart(parts: Parts, pairs: list[Pair], found: list[Signing]) -> tuple[Signing, ...]:
    found.sort(key=lambda part: part.month)
    if len({part.month for part in found}) < len(found):
        if len({part.amount for part in found}) == 1:
            return (found[0],)
        parts.problem(pairs[-1], "{} is a second signing bonus.", "When is each part paid?")
        return ()
    return tuple(found)
