"""Text to the offer it tells of: amounts with what they are of, in any order.

What is understood is taken from the text step by step; `rest` is what is left for the readers of
companies, roles and places. Nothing is assumed without a sentence, and nothing is computed but
twelve months to a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from bot.language.amounts import figures, folded
from bot.language.offer_bonus import BonusTerms, bonus, bonus_terms
from bot.language.offer_cash import base
from bot.language.offer_clauses import (
    asides,
    strike,
    strike_company_figures,
    strike_lost_pay,
)
from bot.language.offer_dates import Dates, dates
from bot.language.offer_draft import Draft, Problem
from bot.language.offer_equity import Said, grant, refresher
from bot.language.offer_labels import told_labels
from bot.language.offer_left import Bare, bare, pass_over
from bot.language.offer_options import options
from bot.language.offer_pairs import Pair, counts_money, paired
from bot.language.offer_parts import Parts
from bot.language.offer_shares import shares
from bot.language.offer_signed import signing
from bot.language.offer_signing import Clawback, clawback
from bot.language.offer_terms import set_apart
from bot.language.offer_vesting import vesting
from bot.pay.offer import Offer, Vesting

_LEAVING = re.compile(
    r"\b(?:leav(?:e|ing)|walk(?:ing)? away from|forfeit(?:ing)?|giv(?:e|ing) up|los(?:e|ing))\s*$",
    re.I,
)
_HAIRCUT = re.compile(
    r"(?:\b(?:with|and|apply|using|take|assume|assuming)\s+)*(?:\ban?\s+)?"
    r"(?<![\w.,])(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?%\s*"
    r"(?:haircut|discount (?:on|off|for|to) (?:the |my )?(?:equity|stock|rsus?|shares|options))\b"
    r"|\bhaircut(?:\s*(?:of|is|at|on (?:the )?equity))*[\s:=]*"
    r"(?P<share2>\d{1,3}(?:\.\d{1,2})?)\s?%",
    re.I,
)
_PAID_FOR = re.compile(r"bonus|package|assistance|allowance|support|budget", re.I)
NOT_JUDGED = (
    "The amount in the question is not judged; this is the band. Begin with the word offer to have "
    "it judged."
)
NOT_NEEDED = "What you earn now is not needed, and I do not keep it."


_NO_VESTING, _NO_CLAWBACK = Vesting(), Clawback()


@dataclass(frozen=True, slots=True)
class OfferReading:
    """What a text says of an offer."""

    offer: Offer | None
    """None where no part was told."""
    rest: str
    """The text with the offer's parts blanked, every character in its place."""
    codes: frozenset[str] = frozenset()
    """The currencies the amounts' sign may mean; one of them is `offer.currency` where certain."""
    problems: tuple[Problem, ...] = ()
    """Pieces that cannot be read and keep the offer from being judged."""
    notes: tuple[str, ...] = ()
    """Sentences about pieces that were passed over."""
    assumptions: tuple[str, ...] = ()
    bare: tuple[Bare, ...] = ()
    """Parts without an amount, whose next word is perhaps meant as one."""
    wanted: Offer | None = None
    """What the person wants to ask for, where they say so."""
    parts: int = 0
    """How many amounts were told with what they are of."""
    haircut: Decimal | None = None
    """The share (0 to 1) to take off equity that cannot be sold, where the person gives one."""
    vesting: Vesting = _NO_VESTING
    """How it vests, said with an amount or alone."""
    back: Clawback = _NO_CLAWBACK
    """What of a signing bonus is paid back, said with an amount or alone."""


@dataclass(slots=True)
class _Text:
    """What is left of a text once terms and asides are taken, and what they were."""

    draft: Draft
    current: bool = False
    wanted: list[str] = field(default_factory=list)


def read(
    text: str, today: date | None = None, apart: Sequence[tuple[int, int]] = ()
) -> OfferReading:
    """The offer in a text; amounts in the stretches `apart` are another company's."""
    draft = Draft(folded(text), today)
    for start, end in apart:
        strike(draft, start, end)
    when = dates(draft)
    cut = draft.taken(_HAIRCUT)
    told = _without_asides(draft)
    reading = _offer(draft, when)
    if told.wanted:
        wanted = _offer(Draft(" , ".join(told.wanted)), Dates())
        asked = [
            each.replace("as base pay a year", "as the base you ask for")
            for each in wanted.assumptions
        ]
        reading = replace(
            reading,
            wanted=wanted.offer,
            problems=reading.problems + wanted.problems,
            notes=reading.notes + wanted.notes,
            assumptions=reading.assumptions + tuple(asked),
        )
    if told.current and reading.offer is None and not reading.problems:
        reading = replace(reading, notes=(*reading.notes, NOT_NEEDED))
    haircut = Decimal(cut[0]["share"] or cut[0]["share2"]) / 100 if cut else None
    return replace(reading, haircut=haircut, rest=_with_marks(text, draft.left))


def tells(text: str) -> int:
    """How many parts of an offer a text gives amounts of."""
    return read(text).parts if any(c.isdigit() for c in text) else 0


def unjudged(text: str) -> str:
    """What is said of an amount in a question that is not about an offer."""
    return NOT_NEEDED if NOT_NEEDED in read(text).notes else NOT_JUDGED


def _without_asides(draft: Draft) -> _Text:
    told = _Text(draft)
    set_apart(draft)
    strike_company_figures(draft)
    strike_lost_pay(draft)
    for aside in asides(draft.left):
        stretch = draft.left[aside.start : aside.end]
        if strike(draft, aside.start, aside.end):
            told.current |= aside.role == "current"
            if aside.role == "refused":
                quoted = draft.quote(aside.start, aside.end)
                draft.notes.append(f"{quoted} is not counted: it is what you asked for.")
            told.wanted += [stretch] if aside.role == "wanted" else []
    return told


def _with_marks(text: str, left: str) -> str:
    """The original's own characters where nothing was taken."""
    return "".join(
        " " if now == " " and not was.isspace() else was
        for was, now in zip(text, left, strict=True)
    )


def _offer(draft: Draft, when: Dates) -> OfferReading:
    """The offer in a draft that holds nothing else."""
    back = clawback(draft)
    schedule, spans = vesting(draft)
    counted, opts = shares(draft), options(draft)
    terms = bonus_terms(draft)
    found = [f for f in figures(draft.left) if counts_money(draft.left, f)]
    named = told_labels(draft, found)
    priced = [*opts.codes, *([counted.codes] if counted and counted.codes else [])]
    parts = Parts(draft, paired(draft.left, found, named), priced)
    offer = _made(parts, Said(schedule, spans, opts.options, counted), back, terms, when)
    parts.say_thousands()
    pass_over(parts)
    codes = _codes(parts)
    offer = replace(offer, currency=next(iter(codes)) if len(codes) == 1 else None)
    unread = bare(parts, offer)
    for pair in parts.paired.pairs:
        _take(draft, pair)
    for label in parts.paired.labels:
        draft.blank(label.start, label.end)
    return OfferReading(
        offer if offer != Offer(currency=offer.currency) else None,
        draft.left,
        codes,
        tuple(draft.problems),
        tuple(draft.notes),
        tuple(dict.fromkeys(draft.assumptions)),
        unread,
        parts=sum(map(bool, (opts.options, counted, terms.months)), len(parts.paired.pairs)),
        vesting=replace(schedule, years=spans[0].years if spans else None),
        back=back,
    )


def _made(parts: Parts, said: Said, back: Clawback, terms: BonusTerms, when: Dates) -> Offer:
    signed = signing(parts, back, said.years)  # first: a lone amount left over is the base
    pay = base(parts)
    return Offer(
        base=pay,
        bonus=bonus(parts, terms, pay),
        grant=grant(parts, said),
        signing=signed,
        refresher=refresher(parts, said),
        benefits=parts.amount("benefits"),
        relocation=_moving(parts),
        unvested=parts.amount("unvested"),
        start=when.start,
        deadline=when.deadline,
    )


def _moving(parts: Parts) -> Decimal | None:
    """What the move costs the person; what is paid for it is no cost, and no pay."""
    pair = parts.single("relocation")
    if pair is None or not _PAID_FOR.search(parts.draft.text[pair.label.start : pair.label.end]):
        return parts.amount("relocation")
    quoted = parts.draft.quote(pair.start, pair.end)
    parts.draft.notes.append(f"{quoted} is not counted: it pays for the move.")
    return None


def _codes(parts: Parts) -> frozenset[str]:
    """The currencies all the amounts may be in."""
    if not parts.codes:
        return frozenset()
    common = frozenset.intersection(*parts.codes)
    if not common:
        parts.draft.problems.append(
            Problem(
                "",
                "The offer's amounts are in several currencies.",
                "Give them all in one of them.",
            )
        )
    return common


def _take(draft: Draft, pair: Pair) -> None:
    if pair.plain or pair.end - pair.start < 24:
        draft.blank(pair.start, pair.end)
    if pair.label.part == "unvested":
        before = _LEAVING.search(draft.left, max(0, pair.start - 24), pair.start)
        if before:
            draft.blank(*before.span())
    draft.blank(pair.label.start, pair.label.end)
    draft.blank(pair.figure.start, pair.figure.end)
