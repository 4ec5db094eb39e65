"""The words of a counter: enthusiasm, data, asks with reasons, commitment; a mail or call notes.

Every number is the offer's, the person's or the guide's. What stands in [brackets] is for the
person to fill in: nothing is made up in their name.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.pay.money import short
from bot.pay.offer import Offer
from bot.reviews.freshness import spoken
from handlers._bands import money
from handlers._counter_asks import NAMES, Asks, Point, signing_total
from handlers._counter_case import Case, Other
from handlers._counter_when import TOO_LITTLE

_COUNTS = {1: "one point", 2: "two points", 3: "three points"}


def mail(case: Case, wishes: Asks, truths: Sequence[str], *, full: bool) -> str:
    """A message to send."""
    parts = [f"Subject: The offer for {case.guide.role_display}", "Hello [name],", _thanks(case)]
    parts += [_data(case)] if full else []
    parts += [_lead_in(wishes), _listed(wishes.points)]
    if full:
        parts += [*_own_reasons(truths), *map(_citing, case.confirmed), *_question(case)]
    parts += [_closing(case), "Best regards,\n[your name]"]
    return "\n\n".join(part for part in parts if part)


def notes(case: Case, wishes: Asks, truths: Sequence[str], *, full: bool) -> str:
    """What to say on a call, in order."""
    lines = [f"1. Thank them: {_thanks(case)}"]
    lines += [f"2. Data: {_data(case)}"] if full else []
    for point in wishes.points:
        lines.append(f"{len(lines) + 1}. Ask: {_point(point)} Then wait for their answer.")
    if full:
        said = [*_own_reasons(truths), *map(_citing, case.confirmed), *_question(case)]
        lines += [f"{at}. Say: {each}" for at, each in enumerate(said, len(lines) + 1)]
    lines.append(f"{len(lines) + 1}. Close: {_closing(case)}")
    return "\n".join(lines)


def summary(offer: Offer, currency: str) -> str:
    """An offer's main figures in words: "base €230K, equity €300K over 4 years"."""
    parts: list[str] = []
    if offer.base is not None:
        parts.append(f"base {short(offer.base, currency)}")
    grant = offer.grant
    if grant and grant.amount is not None:
        per = {"year": " a year", "grant": " as the whole grant"}.get(grant.period or "", "")
        parts.append(f"equity {short(grant.amount, currency)}{per}")
    signing = signing_total(offer.signing)
    if signing is not None:
        parts.append(f"signing bonus {short(signing, currency)}")
    return ", ".join(parts)


def gap(case: Case) -> str:
    """What must be looked up before it is sent, and who can renew it."""
    what = f"today's pay for a {case.guide.role_display}{case.place}"
    if not case.comparable:
        return f"[look up: {what} in {case.currency}]"
    of = f"from {case.quarter}" if case.quarter else "of no stated quarter"
    return (
        f"[look up: {what}; the guide's figures are {of} and expired, and {case.renewers} can "
        "renew them]"
    )


def _thanks(case: Case) -> str:
    return (
        f"Thank you for the offer. I would be very glad to join {case.guide.company_display} as "
        f"{case.guide.role_display}: [what draws you to the work]."
    )


def _data(case: Case) -> str:
    lead = "I have gone through the details and compared them with"
    if not case.quotable or case.band is None:
        return f"{lead} {gap(case)}."
    band, ranges = case.band, []
    if band.band.base:
        ranges.append(f"a base of {money(band.band.base, case.currency)}")
    if band.grant and band.basis.years:
        years = band.basis.years
        ranges.append(f"equity of {money(band.grant, case.currency)} over {years} years")
    elif band.stock_per_year:
        ranges.append(f"equity of {money(band.stock_per_year, case.currency)} a year")
    if not ranges:
        return f"{lead} {gap(case)}."
    of = f"{case.data}, from {case.sources}" if case.sources else case.data
    return f"{lead} what I found for this role{case.place}: {' and '.join(ranges)} ({of})."


def _lead_in(wishes: Asks) -> str:
    return f"There {_are(wishes)} I would like to talk about:"


def _are(wishes: Asks) -> str:
    count = len(wishes.points)
    return f"{'is' if count == 1 else 'are'} {_COUNTS[count]}"


def _listed(points: Sequence[Point]) -> str:
    return "\n".join(f"{at}. {_point(point)}" for at, point in enumerate(points, 1))


def _point(point: Point) -> str:
    """ "Base salary: $270K instead of $245K; this is the middle of …"."""
    instead = f" instead of {point.now}" if point.now else ""
    why = f", because of {point.why}" if point.why.startswith("[") else f"; {point.why}"
    return f"{NAMES[point.part]}: {point.ask}{instead}{why}."


def _own_reasons(truths: Sequence[str]) -> list[str]:
    """What the person said is true of them."""
    return [f"A reason beyond the figures: {' '.join(truths)}"] if truths else []


def _citing(other: Other) -> str:
    figures = summary(other.held.offer, other.currency)
    of = f" ({figures})" if figures else ""
    return f"To be open with you: I also hold a written offer from {other.title}{of}."


def _question(case: Case) -> list[str]:
    """What to ask about the shares, which no figure here answers."""
    employer = case.judged.employer
    if case.offer.grant is None or (employer.sellable and not employer.guide_says):
        return []
    return ["Could you also tell me in whose shares the grant is, and when I could sell them?"]


def _closing(case: Case) -> str:
    return (
        "I would like to find a way to make this work, and with these points settled I would be "
        f"glad to join. {_when(case)}"
    )


def _when(case: Case) -> str:
    """A date that is past is not spoken of; one that is near leaves no week."""
    by, left = case.offer.deadline, case.days_left
    if by is None or left is None or left < 0:
        return "Could we talk about it this week?"
    if left <= TOO_LITTLE:
        return f"You asked for an answer by {spoken(by)}: could we talk before then?"
    return f"I have your date of {spoken(by)} in mind. Could we talk about it this week?"
