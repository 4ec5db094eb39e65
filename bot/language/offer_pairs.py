"""Which amount is of which part: "base 245k", "245k base", "a base salary of 245k"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.amounts import Figure
from bot.language.offer_words import CONNECTING, COUNTED, HEDGED, Label

_ALONE_FIGURE = 1_000
_ALONE_LABEL = 100
_COMMA = 40
_WORD = 15
_FARTHEST = 75
"""What lies between an amount and its name may cost at most this much."""
_FARTHEST_BARE = 15
"""The same for a number that only its place makes an amount."""
_ENDS = re.compile(r"[.?!;]\s|\n\s*\n|\||\b(?:and|but|plus)\b|\+")
_OTHER = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_OF_A_PERCENT = frozenset(("bonus", "benefits", "refresher"))
_NUMBERED = re.compile(
    r"(?<![/\w])(?<!\ba )(?<!per )(?<!each )(?:(?P<small>years?|yrs?|y|levels?|rounds?|parts?"
    r"|phase|step|grade)|months?|mo|weeks?|days?)\s?#?$",
    re.I,
)
"""Before a small number: "year 2" and "month 13" are no amounts."""
_MOST_NUMBERED = 10, 60
"""The last year and the last month that are counted so."""
_UNREAD_BEFORE = re.compile(r"[^\W\d_]{2,}[ :=]{1,3}$")
_NO_MONEY = re.compile(
    r"\s*-?\s*(?:years?|yrs?|yoe|months?|mos|days?|weeks?|hours?|people|employees|engineers"
    r"|rounds?|times|x)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """An amount and what it is of."""

    label: Label
    figure: Figure
    plain: bool
    """Whether nothing but small words stands between them."""

    @property
    def start(self) -> int:
        return min(self.label.start, self.figure.start)

    @property
    def end(self) -> int:
        return max(self.label.end, self.figure.end)


@dataclass(frozen=True, slots=True)
class Paired:
    """Every amount and every name of a part, in pairs or alone."""

    pairs: tuple[Pair, ...]
    figures: tuple[Figure, ...]
    labels: tuple[Label, ...]


def counts_money(text: str, figure: Figure) -> bool:
    """Whether a number may be money: not "5 years", and bare not a year or what is counted.

    "2000 RSUs" stays, to be asked about: it is no year.
    """
    if figure.form == "unread" and not any(c.isdigit() for c in text[figure.start : figure.end]):
        return not _NO_MONEY.match(text, figure.end)
    if not figure.bare or figure.form != "amount" or COUNTED.match(text, figure.end):
        return True
    numbered = _NUMBERED.search(text[max(0, figure.start - 12) : figure.start])
    if numbered and figure.value <= _MOST_NUMBERED[not numbered["small"]]:
        return False
    year = figure.value == int(figure.value) and 1990 <= figure.value <= 2100
    return not year and not _NO_MONEY.match(text, figure.end)


def paired(text: str, figures: Sequence[Figure], labels: Sequence[Label]) -> Paired:
    """The pairs that leave least alone and lie closest.

    Only neighbours make a pair: in `base 245k equity 310k` no other reading is as close.
    """
    items: list[Figure | Label] = sorted([*figures, *labels], key=_start)
    best: list[tuple[int, tuple[Pair, ...]]] = [(0, ())]
    for i, item in enumerate(items):
        cost, pairs = best[i]
        found = (cost + _alone(item), pairs)
        joined = _pair(text, items[i - 1], item) if i else None
        if joined is not None:
            before, others = best[i - 1]
            total = before + joined[0] + _is_of_a_word(text, item, items[max(0, i - 2) : i])
            if total < found[0]:
                found = (total, (*others, joined[1]))
        best.append(found)
    pairs = best[-1][1]
    used = {id(each) for pair in pairs for each in (pair.label, pair.figure)}
    return Paired(
        pairs,
        tuple(f for f in figures if id(f) not in used),
        tuple(label for label in labels if id(label) not in used),
    )


def _is_of_a_word(text: str, item: Figure | Label, before: Sequence[Figure | Label]) -> bool:
    """Whether a word that is not understood claims the amount left of a name.

    In "foo 245k equity 310k" the first amount is rather foo's.
    """
    figure = before[-1]
    if not isinstance(item, Label) or not isinstance(figure, Figure):
        return False
    word = _UNREAD_BEFORE.search(text, max(0, figure.start - 15), figure.start)
    named = len(before) > 1 and isinstance(before[0], Label) and before[0]
    return bool(word and not (named and named.end > word.start()))


def _start(item: Figure | Label) -> int:
    return item.start


def _alone(item: Figure | Label) -> int:
    return _ALONE_FIGURE if isinstance(item, Figure) else _ALONE_LABEL


def _pair(text: str, first: Figure | Label, second: Figure | Label) -> tuple[int, Pair] | None:
    """Two neighbours as a pair with its cost; None where they cannot be one."""
    if isinstance(first, Figure) == isinstance(second, Figure):
        return None
    figure, label = (first, second) if isinstance(first, Figure) else (second, first)
    assert isinstance(figure, Figure)
    assert isinstance(label, Label)
    if figure.form == "percent" and label.part not in _OF_A_PERCENT:
        return None
    between = text[first.end : second.start]
    cost = _cost(between)
    near = figure.bare and figure.form in ("amount", "unread")
    if cost > (_FARTHEST_BARE if near else _FARTHEST):
        return None
    return cost, Pair(label, figure, cost == 0)


def _cost(between: str) -> int:
    """How far apart the two are: words that say nothing are no distance, a sentence's end is."""
    if not between.strip():
        return 0
    if CONNECTING.fullmatch(between):
        return 1 + between.count("\n") * _WORD
    if _ENDS.search(between):
        return _FARTHEST + 1
    plain = CONNECTING.sub(" ", between)
    commas = sum(mark in ",/" for mark in plain)
    return commas * _COMMA + len(_OTHER.findall(plain)) * _WORD + 1


def hedged(text: str, figure: Figure) -> str:
    """The word that makes an amount a rough one: "about"."""
    match = HEDGED.search(text, max(0, figure.start - 20), figure.start)
    return match[0].strip() if match else ""
