"""The grant and the refresher: which amount, over how long, of what kind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from bot.language.offer_pairs import Pair
from bot.language.offer_parts import Parts
from bot.language.offer_shares import Shares
from bot.language.offer_vesting import Span
from bot.language.offer_words import OPTIONS
from bot.pay.offer import Grant, Options, Refresher, Vesting

_LONG = 4
"""Years a refresher vests over unless it is said."""
_BESIDE = 30
"""Characters within which years belong to the refresher or signing bonus before them."""


@dataclass(slots=True)
class Said:
    """What the text says of equity besides its amount."""

    vesting: Vesting
    spans: list[Span]
    options: Options | None
    shares: Shares | None = None
    _years: dict[Pair | None, int] = field(default_factory=dict)
    """By what they belong to."""

    def years(self, parts: Parts, pair: Pair | None) -> int | None:
        """The years said nearest to this pair; a grant has those that no other part has."""
        if not self._years:
            grants, others = parts.of("equity"), [*parts.of("refresher"), *parts.of("signing")]
            for span in self.spans:
                self._years.setdefault(_owner(span, grants, others), span.years)
        return self._years.get(pair)


def _owner(span: Span, grants: list[Pair], others: list[Pair]) -> Pair | None:
    """The pair that stands right before the span; else the grant's."""
    before = [pair for pair in (*grants, *others) if pair.start <= span.at]
    nearest = max(before, key=lambda pair: pair.end, default=None)
    if nearest is not None and nearest in others and span.at - nearest.end < _BESIDE:
        return nearest
    return grants[0] if grants else None


def grant(parts: Parts, said: Said) -> Grant | None:
    """The equity; None where none was told."""
    pair = parts.single("equity")
    amount = said.shares.worth if said.shares else None
    if pair is not None and said.shares:
        parts.problem(
            pair, "{} is a second figure for the same part.", "Which one is in the offer?"
        )
    elif pair is not None:
        if parts.counts_shares(pair):
            remedy = "What is one worth, as in: 2,000 RSUs at $45? Or the grant: rsu 310k?"
            parts.problem(pair, "{} counts shares.", remedy)
            return None
        amount = parts.worth(pair.figure, "equity", pair)
    years = said.years(parts, pair)
    if amount is None and said.options is None:
        return None
    kind = parts.kind(pair) if pair else "rsu" if said.shares else "equity"
    kind = "options" if _are_options(said.options, parts.draft.text) else kind
    return Grant(
        amount,
        _period(parts, pair, amount, years, said.vesting),
        kind,  # type: ignore[arg-type]
        replace(said.vesting, years=years),
        said.options or (Options() if kind == "options" else None),
    )


def _are_options(options: Options | None, text: str) -> bool:
    counted = options and (options.count is not None or options.strike is not None)
    return bool(counted or (options and OPTIONS.search(text)))


def _period(
    parts: Parts, pair: Pair | None, amount: Decimal | None, years: int | None, vesting: Vesting
) -> Literal["grant", "year"] | None:
    """Whether the amount is the whole grant; None where nothing says so."""
    if amount is None:
        return None
    said = parts.draft.text[pair.label.start : pair.label.end].casefold() if pair else ""
    yearly = pair is not None and pair.figure.period in ("year", "month")
    if yearly or said.startswith(("annual", "yearly")):
        return "year"
    if years is not None or "grant" in said or "award" in said:
        return "grant"
    if vesting.weights or vesting.name:
        quoted = parts.draft.quote(pair.figure.start, pair.figure.end) if pair else "the shares"
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
