"""The names of parts that an offer's text gives amounts of: not "no equity", but "salry 245k"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.amounts import Figure
from bot.language.offer_draft import Draft
from bot.language.offer_words import BASE_SLIPS, SLIPS, Label, labels

_NONE = re.compile(r"\b(?:no|zero|without(?: any)?|nil|0)\s*$", re.I)
_WORD = re.compile(r"[^\W\d_]{3,12}")
_SHORTEST = 5
"""Letters from which any one slip is read; of shorter words many are right as they are."""


def told_labels(draft: Draft, found: Sequence[Figure]) -> list[Label]:
    """The parts named; "no equity" names none, and a slip beside an amount is read."""
    named = labels(draft.left)
    kept: list[Label] = []
    for label in named:
        none = _NONE.search(draft.left, max(0, label.start - 14), label.start)
        if none:
            draft.blank(none.start(), label.end)
        else:
            kept.append(label)
    return sorted([*kept, *_slips(draft, kept, found)], key=lambda label: label.start)


def _slips(draft: Draft, named: Sequence[Label], found: Sequence[Figure]) -> list[Label]:
    if len(found) <= len(named):
        return []
    from rapidfuzz.distance import OSA  # only where an amount stands without a name
    from rapidfuzz.process import extractOne

    taken = {i for label in named for i in range(label.start, label.end)}
    slips: list[Label] = []
    for match in _WORD.finditer(draft.left):
        beside = any(
            not draft.left[f.end : match.start()].strip(" :=")
            if f.end <= match.start()
            else not draft.left[match.end() : f.start].strip(" :=")
            for f in found
            if abs(f.start - match.end()) < 4 or abs(match.start() - f.end) < 4
        )
        word = match[0].casefold()
        if not beside or match.start() in taken or word in SLIPS:
            continue
        if len(word) < _SHORTEST and word not in BASE_SLIPS:
            continue
        if word in BASE_SLIPS:
            slips.append(Label("base", match.start(), match.end()))
            draft.assumptions.append(f"Read {match[0]!r} as 'base'.")
            continue
        near = extractOne(word, SLIPS.keys(), scorer=OSA.distance, score_cutoff=1)
        if near and near[0][0] == word[0]:
            slips.append(Label(SLIPS[near[0]], match.start(), match.end()))
            draft.assumptions.append(f"Read {match[0]!r} as {near[0]!r}.")
    return slips
