"""The signing bonus, in as many parts as are paid at a time of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.language.amounts import Figure
from bot.language.offer_pairs import Pair
from bot.language.offer_parts import Parts
from bot.language.offer_signing import Clawback, halves, joined, paid
from bot.pay.offer import Signing

_NEAR = 40
"""Characters within which a second part stands by the first."""
_YEAR = 12


def signing(
    parts: Parts, back: Clawback, years: Callable[[Parts, Pair], int | None]
) -> tuple[Signing, ...]:
    """The parts told; `years` says over how many years a pair's amount is paid."""
    pairs = parts.of("signing")
    if not pairs:
        if back.months is not None:
            parts.draft.notes.append("A clawback without a signing bonus is not counted.")
        return ()
    found: list[Signing] = []
    for figure, pair in _told(parts, pairs):
        at_once = any(part.month == 0 for part in found)
        if pair is None and not _is_part(parts, figure, at_once):
            continue
        found += _paid(parts, figure, pair, years(parts, pair) if pair else None)
    told = [replace(p, clawback_months=back.months, clawback=back.kind) for p in found]
    return _told_apart(parts, pairs, told)


def _told(parts: Parts, pairs: list[Pair]) -> Iterator[tuple[Figure, Pair | None]]:
    """The amounts named, then those beside them that nothing else is named for."""
    for pair in pairs:
        yield pair.figure, pair
    for figure in parts.paired.figures:
        near = any(_apart(figure, pair) < _NEAR for pair in pairs)
        if figure.form == "amount" and near:
            yield figure, None


def _is_part(parts: Parts, figure: Figure, at_once: bool) -> bool:
    """Whether an amount that nothing is named for is a part: "got 245k now, signing 35k" is not."""
    when = paid(parts.draft.left, figure.end)
    return _follows(parts, figure) or (when is not None and (when.month > 0 or not at_once))


def _apart(figure: Figure, pair: Pair) -> int:
    return max(figure.start - pair.end, pair.start - figure.end)


def _paid(parts: Parts, figure: Figure, pair: Pair | None, years: int | None) -> list[Signing]:
    """One amount, whole or in the parts that it is paid in."""
    left, end = parts.draft.left, max(figure.end, pair.end) if pair else figure.end
    when = paid(left, figure.end) or paid(left, end)
    half = halves(left, figure.end) or halves(left, end)
    amount = parts.worth(figure, "signing", pair)
    if amount is None:
        return []
    stop = half[1].end if half else when.end if when else end
    parts.draft.blank(figure.start, max(end, stop))
    others = tuple(f for f in parts.paired.figures if f is not figure)
    parts.paired = replace(parts.paired, figures=others)
    quoted = parts.draft.quote(figure.start, figure.end)
    if half:
        return [Signing(amount / 2, each.month) for each in half]
    if years and years > 1:
        said = f"Took the signing bonus of {quoted} as {years} equal parts, a year apart."
        parts.draft.assumptions.append(said)
        return [Signing(amount / years, _YEAR * year) for year in range(years)]
    if pair is None and not when:
        parts.draft.assumptions.append(f"Took {quoted} as paid after the first year.")
        return [Signing(amount, _YEAR)]
    return [Signing(amount, when.month if when else 0)]


def _follows(parts: Parts, figure: Figure) -> bool:
    """Whether it stands right after a named part: "signing 30k + 20k"."""
    return any(
        joined(parts.draft.text[pair.figure.end : figure.start])
        for pair in parts.of("signing")
        if pair.figure.end <= figure.start
    )


def _told_apart(parts: Parts, pairs: list[Pair], found: list[Signing]) -> tuple[Signing, ...]:
    found.sort(key=lambda part: part.month)
    if len({part.month for part in found}) < len(found):
        if len({part.amount for part in found}) == 1:
            return (found[0],)
        parts.problem(pairs[-1], "{} is a second signing bonus.", "When is each part paid?")
        return ()
    return tuple(found)
