"""The grant and the refresher: which amount, over how long, of what kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bot.language.offer_pairs import Pair
from bot.language.offer_parts import Parts
from bot.language.offer_vesting import Span
from bot.pay.offer import Grant, Options, Refresher, Vesting

_LONG = 4
"""Years a refresher vests over unless it is said."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the text says of equity besides its amount."""

    vesting: Vesting
    spans: list[Span]
    options: Options | None

    def years(self, parts: Parts, pair: Pair | None) -> int | None:
        """The years said nearest to this pair; a grant has those that no refresher has."""
        refreshers = parts.of("refresher")
        mine = [span for span in self.spans if self._owner(span, parts, refreshers) is pair]
        return mine[0].years if mine else None

    def _owner(self, span: Span, parts: Parts, refreshers: list[Pair]) -> Pair | None:
        """The pair that stands right before the span; else the grant's."""
        before = [p for p in (*parts.of("equity"), *refreshers) if p.start <= span.at]
        nearest = max(before, key=lambda p: p.end) if before else None
        grants = parts.of("equity")
        if nearest is not None and nearest in refreshers and span.at - nearest.end < 30:
            return nearest
        return grants[0] if grants else None


def grant(parts: Parts, said: Said) -> Grant | None:
    """The equity; None where none was told."""
    pair = parts.single("equity")
    amount = None
    if pair is not None:
        if parts.counts_shares(pair):
            parts.problem(pair, "{} counts shares.", "What is the grant worth, as in: rsu 310k?")
            return None
        amount = parts.worth(pair.figure, "equity", pair)
    years = said.years(parts, pair)
    if amount is None and said.options is None:
        return None
    kind = parts.kind(pair) if pair else "equity"
    kind = "options" if _are_options(said.options) else kind
    return Grant(
        amount,
        _period(parts, pair, amount, years, said.vesting),
        kind,  # type: ignore[arg-type]
        replace(said.vesting, years=years),
        said.options or (Options() if kind == "options" else None),
    )


def _are_options(options: Options | None) -> bool:
    return options is not None and (options.count is not None or options.strike is not None)


def _period(
    parts: Parts, pair: Pair | None, amount: Decimal | None, years: int | None, vesting: Vesting
) -> Literal["grant", "year"] | None:
    """Whether the amount is the whole grant; None where nothing says so."""
    if pair is None or amount is None:
        return None
    said = parts.draft.text[pair.label.start : pair.label.end].casefold()
    if pair.figure.period in ("year", "month") or said.startswith(("annual", "yearly")):
        return "year"
    if years is not None or "grant" in said or "award" in said:
        return "grant"
    if vesting.weights or vesting.name:
        quoted = parts.draft.quote(pair.figure.start, pair.figure.end)
        parts.draft.assumptions.append(f"Took {quoted} as the whole grant, which vests so.")
        return "grant"
    return None


def refresher(parts: Parts, said: Said) -> Refresher | None:
    """The yearly refresher, where it is told."""
    pair = parts.single("refresher")
    if pair is None:
        return None
    amount = parts.worth(pair.figure, "refresher", pair)
    if amount is None:
        return None
    years = said.years(parts, pair)
    if years is None:
        quoted = parts.draft.quote(pair.start, pair.end)
        parts.draft.assumptions.append(f"Took {quoted} as a grant a year that vests over {_LONG}.")
    return Refresher(amount, years or _LONG)
