"""Base pay: the amount named so, or the only amount that nothing is named for."""

from __future__ import annotations

from decimal import Decimal

from bot.language.amounts import Figure
from bot.language.offer_parts import Parts

_LEAST_ALONE = 100
"""A lone number is a base from here on."""


def base(parts: Parts) -> Decimal | None:
    if parts.of("base"):
        return parts.amount("base")
    alone = [f for f in parts.paired.figures if may_be_base(f)]
    if len(alone) != 1 or parts.of("total"):
        return None
    figure = alone[0]
    parts.use(figure)
    value = parts.worth(figure, "base")
    if value is not None:
        said = parts.draft.quote(figure.start, figure.end)
        parts.draft.assumptions.append(f"Read {said} as base pay a year.")
    return value


def may_be_base(figure: Figure) -> bool:
    if figure.form == "range":
        return False
    bare = figure.bare and figure.value < _LEAST_ALONE
    return figure.form == "amount" and not bare
