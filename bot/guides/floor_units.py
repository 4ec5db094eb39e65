"""What a floor is a sum of: by its own words, else by the sums it stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

Unit = Literal["base", "total", "equity", "bonus", "unstated"]
Said = tuple[str, Unit]
"""The words between a sum and the one before it, and what its own words say it is."""

# These are texts, compiled by `re` when first used: a start of the program should not wait.
_UNITS: tuple[tuple[Unit, str], ...] = (
    (
        "total",
        r"\btotal\b|\bTC\b|\ball[- ]in\b|\bpackage\b|\bOTE\b|on-target"
        r"|\b(?:first[- ]year|year[- ](?:1|one)) (?:cash )?comp",
    ),
    ("bonus", r"\bsign(?:ing)?[- ]?(?:on|bonus)|\bsigning\b|\bbonus\b"),
    (
        "equity",
        r"\bRSUs?\b|\bequity\b|\boptions?\b|\bstock\b|\bshares?\b|\bgrants?\b|\bcarry\b"
        r"|\bprofit[- ]sharing\b|\bvest(?:ing)?\b|\bPSUs?\b|\bBSPCE",
    ),
    ("base", r"\bbase\b|\bsalary\b"),
)
_LISTED = r"(?:\([^()]{1,40}\)|\b(?:or|and|[A-Z][a-z]+)\b|[^\w(])*+"
"""What stands between the items of a list: a comma, a place, "or"."""
_PAIRED = r"\s*/\s*"


def unit_of(words: str) -> Unit:
    """What the words say a sum is of; the first that says anything counts."""
    said = [(m.start(), unit) for unit, pattern in _UNITS if (m := re.search(pattern, words, re.I))]
    return min(said)[1] if said else "unstated"


def filled(said: Sequence[Said], contrasted: Sequence[Said]) -> list[Unit]:
    """The units of a sentence's floors, those unstated by what stands beside them.

    `contrasted` are the sums of the same sentence before its floors: "they counter at $208K RSUs,
    accept at $215K" speaks of RSUs twice.
    """
    units = [unit for _, unit in said]
    for at, unit in enumerate(units):
        if unit == "unstated":
            units[at] = _inherited(
                at,
                [(words, unit) for (words, _), unit in zip(said, units, strict=True)],
                contrasted,
            )
    return units


def _inherited(at: int, said: Sequence[Said], contrasted: Sequence[Said]) -> Unit:
    between = unit_of(said[at][0])
    if between != "unstated":
        return between
    paired = _as_paired(at, said, contrasted)
    if paired != "unstated":
        return paired
    if at and re.fullmatch(_LISTED, said[at][0]):
        return _only({unit for _, unit in said})
    return _only({unit for _, unit in contrasted}) if not at else "unstated"


def _as_paired(at: int, said: Sequence[Said], contrasted: Sequence[Said]) -> Unit:
    """The first of "$190K / $100K RSU", by a pair written out before: "£95K base / £50K RSU"."""
    if at + 1 >= len(said) or not re.match(_PAIRED, said[at + 1][0]):
        return "unstated"
    pairs = [
        *pairwise(contrasted),
        *pairwise(said[:at]),
    ]
    units = {
        first
        for (_, first), (words, second) in pairs
        if re.match(_PAIRED, words) and second == said[at + 1][1] != "unstated"
    }
    return _only(units)


def _only(units: set[Unit]) -> Unit:
    stated = units - {"unstated"}
    return stated.pop() if len(stated) == 1 else "unstated"
