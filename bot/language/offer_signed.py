"""The signing bonus, in as many parts as are paid at a time of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.language.amounts import Figure
from bot.language.offer_pairs import Pair
from bot.language.offer_parts import Parts
from bot.language.offer_signing import Clawback, halves, instalments, joined, leading, paid
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
    ahead = _is_ahead(parts, pairs)
    found: list[Signing] = []
    split = _split(parts, pairs)
    for figure, pair in split or _told(parts, pairs):
        at_once = any(part.month == 0 for part in found)
        if pair is None and not split and not _is_part(parts, figure, at_once, ahead):
            continue
        found += _paid(parts, figure, pair, years(parts, pair) if pair else None, ahead)
    told = [replace(p, clawback_months=back.months, clawback=back.kind) for p in found]
    return _told_apart(parts, pairs, told)


def _is_ahead(parts: Parts, pairs: list[Pair]) -> bool:
    """Whether the years stand before their amounts: "year 1 sign-on 90k, year 2 sign-on 70k"."""
    first = min(pairs, key=lambda pair: pair.start)
    return any(leading(parts.draft.left, at) for at in (first.start, first.figure.start))


def _split(parts: Parts, pairs: list[Pair]) -> list[tuple[Figure, Pair | None]]:
    """The parts that follow their sum: "30k signing (15k on start, 15k after a year)"."""
    near = [figure for figure, pair in _told(parts, pairs) if pair is None]
    timed = [f for f in near if f.start >= pairs[0].end and paid(parts.draft.left, f.end)]
    whole = sum(figure.value for figure in timed)
    return [(f, None) for f in timed] if len(timed) > 1 and whole == pairs[0].figure.value else []


def _told(parts: Parts, pairs: list[Pair]) -> Iterator[tuple[Figure, Pair | None]]:
    """The amounts named, then those beside them that nothing else is named for."""
    for pair in pairs:
        yield pair.figure, pair
    for figure in parts.paired.figures:
        near = any(_apart(figure, pair) < _NEAR for pair in pairs)
        if figure.form == "amount" and near:
            yield figure, None


def _is_part(parts: Parts, figure: Figure, at_once: bool, ahead: bool) -> bool:
    """Whether an amount that nothing is named for is a part: "got 245k now, signing 35k" is not."""
    left = parts.draft.left
    when = (ahead and leading(left, figure.start)) or paid(left, figure.end)
    return _follows(parts, figure) or (when is not None and (when.month > 0 or not at_once))


def _apart(figure: Figure, pair: Pair) -> int:
    return max(figure.start - pair.end, pair.start - figure.end)


def _paid(
    parts: Parts, figure: Figure, pair: Pair | None, years: int | None, ahead: bool
) -> list[Signing]:
    """One amount, whole or in the parts that it is paid in."""
    left, end = parts.draft.left, max(figure.end, pair.end) if pair else figure.end
    start = min(figure.start, pair.start) if pair else figure.start
    before = (leading(left, figure.start) or leading(left, start)) if ahead else None
    when = before or paid(left, figure.end) or paid(left, end)
    half = halves(left, figure.end) or halves(left, end)
    stop = instalments(left, end)
    if stop is not None and half is None:
        parts.draft.problem(start, stop, "{} is paid in parts.", "When is each part paid?")
        return []
    amount = parts.worth(figure, "signing", pair)
    if amount is None:
        return []
    stop = half[1].end if half else when.end if when else end
    parts.draft.blank(min(start, stop), max(end, stop))
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
