"""What is paid in money every year: base and bonus."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.language.amounts import Figure
from bot.language.offer_draft import Draft
from bot.language.offer_parts import Parts
from bot.pay.offer import Bonus

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
