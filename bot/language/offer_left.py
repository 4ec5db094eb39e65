"""What no part of an offer was made of: asked about where it looks like money, else said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.amounts import Figure
from bot.language.offer_bonus import once_until
from bot.language.offer_cash import may_be_base
from bot.language.offer_draft import Draft
from bot.language.offer_parts import ONE_FIGURE, WRITE, Parts
from bot.language.offer_words import UNSETTLED, VAGUE, Label
from bot.pay.offer import Offer

_LIKE_MONEY = re.compile(r"[$£€₹¥]|\d\s?[a-z]", re.I)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|x|yoe|y|yrs?|h|hrs?|am|pm|d|w|m|mo|g|gb|s)\b", re.I)
_UP_TO = re.compile(r"up to\s*$", re.I)
_NEXT_WORD = re.compile(r"[ \t]*[:=]?[ \t]*(?P<word>[^\W\d_][\w'&-]*)")


@dataclass(frozen=True, slots=True)
class Bare:
    """A part named without an amount, and the word that follows: "base lots"."""

    piece: str
    word: str


def pass_over(parts: Parts) -> None:
    """What no part was made of: asked about where it looks like money, else left alone."""
    draft = parts.draft
    totals = parts.of("total")
    for pair in totals:
        if any(parts.of(part) for part in ("base", "equity", "bonus")):
            said = draft.quote(pair.start, pair.end)
            draft.notes.append(f"{said} is not read: a total is worked out from its parts.")
        else:
            remedy = "What is the base, as in: base 245k?"
            draft.problem(pair.start, pair.end, "{} is a total, and I judge its parts.", remedy)
    for pair in parts.of("once"):
        end = once_until(draft.left, pair.end)
        said = draft.quote(pair.start, end)
        draft.notes.append(f"{said} is not counted: it is not paid every year.")
        draft.blank(pair.start, end)
    for figure in parts.paired.figures:
        said = draft.text[figure.start : figure.end]
        if figure.form == "range" and re.search(r"[^\d\s.,'-]", said.replace("to", "")):
            draft.problem(
                figure.start,
                figure.end,
                "{} is a range, and I take no middle.",
                ONE_FIGURE,
            )
        elif figure.form == "unread" and _LIKE_MONEY.search(said) and not _ORDINAL.fullmatch(said):
            draft.problem(figure.start, figure.end, "I cannot read {} as an amount.")
        elif figure.form == "percent":
            _pass_over_share(parts, figure)
        elif may_be_base(figure) and not (figure.bare and figure.value < 1_000):
            draft.problem(
                figure.start,
                figure.end,
                "I cannot tell which part of the offer {} is.",
                "Put its name beside it, as in: base 245k equity 310k signing 35k.",
            )


def _pass_over_share(parts: Parts, figure: Figure) -> None:
    """A percentage of nothing that is named: only beside a bonus is it clear that it is none."""
    draft, start = parts.draft, figure.start
    before = _UP_TO.search(draft.left, max(0, start - 8), start)
    start = before.start() if before else start
    if parts.of("bonus"):
        draft.notes.append(f"{draft.quote(start, figure.end)} is not counted.")
        draft.blank(start, figure.end)
    elif parts.paired.pairs:
        said = "I cannot tell what {} is of."
        draft.problem(start, figure.end, said, "If it is the bonus, write it as in: bonus 10%.")


def bare(parts: Parts, offer: Offer) -> tuple[Bare, ...]:
    """Parts that were named and not read: noted, asked about, or left to who knows the names."""
    found: list[Bare] = []
    read = {pair.label.part for pair in parts.paired.pairs}
    if offer.base is not None:
        read.add("base")
    if offer.grant is not None:
        read.add("equity")
    for label in parts.paired.labels:
        if label.part in (*read, "total", "once"):
            continue
        _judge_bare(parts.draft, label, found)
    return tuple(found)


def _judge_bare(draft: Draft, label: Label, found: list[Bare]) -> None:
    unsettled = UNSETTLED.match(draft.left, label.end)
    vague = VAGUE.match(draft.left, label.end)
    if unsettled:
        said = draft.quote(label.start, unsettled.end())
        draft.notes.append(f"{said}: not counted.")
        draft.blank(label.start, unsettled.end())
    elif vague:
        draft.problem(label.start, vague.end(), "I cannot read {} as an amount.", WRITE)
    else:
        word = _NEXT_WORD.match(draft.left, label.end)
        if word:
            found.append(Bare(draft.quote(label.start, word.end()), word["word"]))
