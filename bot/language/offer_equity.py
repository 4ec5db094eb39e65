"""The grant and the refresher: which amount, over how long, of what kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from bot.language.offer_pairs import Pair
from bot.language.offer_parts import Parts
from bot.language.offer_shares import Shares
from bot.language.offer_vesting import Span
from bot.language.offer_words import OPTIONS
from bot.pay.offer import Grant, Options, Refresher, Vesting

_A_YEAR = re.compile(
    r"\s*(?:(?:/|per |an? |each |every )\s*(?:year|yr|y|annum)\b|annually\b|p\.?a\b)", re.I
)
_ADDED = re.compile(r"\+|&|\b(?:and|plus|on top)\b", re.I)
_ROUNDED = Decimal("0.01")
"""How far an amount may be from its shares at their price."""
_WHEN = re.compile(
    r"[\s,(]*(?P<how>from|starting|beginning|after|as of|in|for|at)\s+(?:in |the |of |end )*"
    r"(?:(?:years?|yr|y)\s?(?P<year>[1-9])(?!\w)|(?P<nth>first|second|third)[\s-]year\b)",
    re.I,
)
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
    if pair is not None and parts.counts_shares(pair) and not said.shares:
        remedy = "What is one worth, as in: 2,000 RSUs at $45? Or the grant: rsu 310k?"
        parts.problem(pair, "{} counts shares.", remedy)
        return None
    amount = _amount(parts, pair, said.shares)
    options = said.options if amount is None else _part_of(parts, pair, said)
    years = said.years(parts, pair)
    if amount is None and options is None:
        return None
    kind = parts.kind(pair) if pair else "rsu" if said.shares else "equity"
    kind = "options" if _are_options(options, parts.draft.text) else kind
    return Grant(
        amount,
        _period(parts, pair, amount, years, said.vesting),
        kind,  # type: ignore[arg-type]
        replace(said.vesting, years=years),
        options or (Options() if kind == "options" else None),
    )


def _amount(parts: Parts, pair: Pair | None, counted: Shares | None) -> Decimal | None:
    """The grant's worth; shares at a price and an amount must be the same grant."""
    if pair is None:
        return counted.worth if counted else None
    if counted is None:
        return parts.worth(pair.figure, "equity", pair)
    if abs(counted.worth - pair.figure.value) > pair.figure.value * _ROUNDED:
        said = "{} is a second figure for the same part."
        parts.problem(pair, said, "Which one is in the offer?")
        return counted.worth
    quoted = parts.draft.quote(pair.start, pair.end)
    parts.draft.assumptions.append(f"Took {quoted} and the shares as one grant.")
    return parts.worth(pair.figure, "equity", pair)


def _part_of(parts: Parts, pair: Pair | None, said: Said) -> Options | None:
    """The options, if the amount is theirs; options beside a grant are noted or asked about."""
    kind = parts.kind(pair) if pair else "rsu"
    named = OPTIONS.search(parts.draft.text)
    if said.options is None or kind == "options" or not (named or _is_share(said.options)):
        return said.options
    quoted = parts.draft.quote(pair.start, pair.end) if pair else "the shares"
    if named is None or kind == "rsu" or (pair and _is_added(parts.draft.text, pair, named)):
        called = "Options" if named else f"{said.options.percent:f}% of the company"
        parts.draft.notes.append(f"{called} beside {quoted}: not counted, as no part of it.")
        return None
    if pair is not None:
        remedy = "Name one of them, as in: rsu 310k, or: 10,000 options strike 5 409A 8."
        parts.problem(pair, "{} may be those options' worth, or a grant beside them.", remedy)
    return None


def _is_share(options: Options) -> bool:
    """Whether nothing but a share of the company is said of them."""
    return options.percent is not None and options == Options(percent=options.percent)


def _is_added(text: str, pair: Pair, named: re.Match[str]) -> bool:
    """Whether the options come on top: "equity 310k + options 10k"."""
    return bool(_ADDED.search(text, pair.end, named.start()))


def _are_options(options: Options | None, text: str) -> bool:
    counted = options and (options.count is not None or options.strike is not None)
    return bool(counted or (options and OPTIONS.search(text)))


def _period(
    parts: Parts, pair: Pair | None, amount: Decimal | None, years: int | None, vesting: Vesting
) -> Literal["grant", "year"] | None:
    """Whether the amount is the whole grant; None where nothing says so."""
    if amount is None:
        return None
    left = parts.draft.left
    after = _A_YEAR.match(left, pair.end) if pair else None
    if after:
        parts.draft.blank(*after.span())
        return "year"
    said = parts.draft.text[pair.label.start : pair.label.end].casefold() if pair else ""
    yearly = pair is not None and pair.figure.period in ("year", "quarter", "month")
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
    if not _is_yearly(parts, pair):
        return None
    years = said.years(parts, pair)
    if years is None:
        quoted = parts.draft.quote(pair.start, pair.end)
        parts.draft.assumptions.append(f"Took {quoted} as a grant a year that vests over {_LONG}.")
    return Refresher(amount, years or _LONG)


def _is_yearly(parts: Parts, pair: Pair) -> bool:
    """Whether refreshers come every year; one of a single year is noted."""
    when = _WHEN.match(parts.draft.left, pair.end)
    if when is None:
        return True
    quoted = parts.draft.quote(pair.start, when.end())
    parts.draft.blank(*when.span())
    if when["how"].casefold() in ("in", "for", "at"):
        said = f"{quoted} is one grant, and not counted: a refresher is one every year."
        parts.draft.notes.append(said)
        return False
    said = f"{quoted}: the first is counted at the end of year 1."
    parts.draft.notes.append(said)
    return True
