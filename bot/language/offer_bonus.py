"""The yearly bonus: what it is of, how much of it is paid, and what is no yearly bonus."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.language.amounts import Figure
from bot.language.offer_draft import NUMBER, Draft, count
from bot.language.offer_pairs import Pair
from bot.language.offer_parts import Parts
from bot.language.offer_words import labels
from bot.pay.exact import cents
from bot.pay.offer import Bonus

_PAYS = (
    r"\b(?:which )?(?:(?:usually |typically |historically )?(?:paid|pays|paying)(?: out)?"
    r"|pay ?out)\s*(?:at|of|is|around|about)?[\s:=]*"
)
_PAYOUT = re.compile(
    rf"{_PAYS}(?:(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?)\s?%|(?P<times>\d(?:\.\d{{1,2}})?)\s?x(?!\w)"
    rf"(?!\s*(?:an?|per|/|each)\s*(?:year|yr|month|quarter)))",
    re.I,
)
_PAYOUT_OF = re.compile(
    r"(?<![\w.])(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?% pay ?out\b(?![\s:=]*(?:at |is )?\d)(?: of\b)?",
    re.I,
)
_BONUS = re.compile(r"\b(?:bonus(?:es)?|variable|target)(?:\s*(?:of|is|at))*[\s:=]*$", re.I)
_SALARIES = re.compile(
    rf"(?:\s*(?:of|is|at))?[\s:=]*(?!an?\b)(?P<n>{NUMBER}|\d\.\d)(?P<range>\s?(?:-|to)\s?\d)?"
    r"[\s-]*(?:months?|mths?|mos?)(?!\w)(?:'s?)?"
    r"(?:\s*(?:of )?(?:base|salary|salaries|pay|wages?))*",
    re.I,
)
_SALARIES_BEFORE = re.compile(
    rf"(?<![\w.,-])(?!an?\b)(?P<n>{NUMBER})[\s-]*months?(?:'s?)?(?: of)?(?: base| salary| pay)*"
    r"(?: as)?(?: an?)?\s+$",
    re.I,
)
_MORE_THAN_BASE = re.compile(
    r"\s*of (?:(?:my |the )?(?:base|salary)(?: salary| pay)?\s*(?:\+|&|and|plus)\s*(?:the )?"
    r"(?:equity|stock|rsus?|signing)(?!\s*[:=]?\s*(?:of )?(?:[$£€₹]\s?)?\d)"
    r"|total(?: comp(?:ensation)?| pay)?|tc|ote|ctc|gross)\b",
    re.I,
)
_NTH = r"(?:(?:first|second|third|1st|2nd|3rd)[\s-]year|(?:years?|yr|y)\s?(?:\d|one|two|three))\b"
_ONCE = re.compile(
    rf"[\s(]*(?:guaranteed\s+)?(?:(?:for|in|of|at|after|on|paid|only|the|your|my|end)\s+)*"
    rf"(?:one[- ]?(?:time|off)\b|{_NTH}|(?<=after )(?:{NUMBER})[\s-]*(?:years?|yrs?|months?)\b)"
    r"(?:\s+only)?(?:\s+guaranteed)?(?!\s*(?::|sign|join|equity|stock|rsu|total|base|vest|cliff|bonus))",
    re.I,
)
_ONCE_BEFORE = re.compile(rf"(?:{_NTH}|\bguaranteed {_NTH})\s*(?:guaranteed\s*)?$", re.I)
_PARTS_OF_YEAR = re.compile(r"\b(?P<each>quarterly|monthly)\b", re.I)
_EACH_AFTER = re.compile(
    r"\s*(?:(?:/|per |an? |each |every )\s*(?:quarter|month)\b|quarterly\b|monthly\b)", re.I
)
_TIMES = {"quarterly": 4, "monthly": 12}


@dataclass(frozen=True, slots=True)
class BonusTerms:
    """What is said of a bonus besides its amount."""

    payout: Decimal = Decimal(1)
    """The share of the target that is paid."""
    months: Figure | None = None
    """The bonus itself, where it is counted in months of the base."""


def bonus_terms(draft: Draft) -> BonusTerms:
    """The share that is paid and the months, taken from the text."""
    share = _payout(draft)
    return BonusTerms(Decimal(1) if share is None else share, _salaries(draft))


def _payout(draft: Draft) -> Decimal | None:
    """The share of the target that is paid, where it is said."""
    before = _PAYOUT_OF.search(draft.left)
    if before and _BONUS.search(draft.left, max(0, before.start() - 24), before.start()):
        before = None  # in "bonus 10% payout of 80%" the first is the bonus
    found = before or _PAYOUT.search(draft.left)
    if found is None:
        return None
    draft.blank(*found.span())
    times = found.groupdict().get("times")
    return Decimal(times) if times else Decimal(found["share"]) / 100


def _salaries(draft: Draft) -> Figure | None:
    """ "bonus 2 months": a bonus counted in months' salaries, taken from the text."""
    for label in labels(draft.left):
        if label.part != "bonus" or _ONCE_BEFORE.search(draft.left, 0, label.start):
            continue
        match = _SALARIES.match(draft.left, label.end)
        before = _SALARIES_BEFORE.search(draft.left, max(0, label.start - 40), label.start)
        told = match or before
        if told is None:
            continue
        start = label.start if match else told.start()
        end = told.end() if match else label.end
        if match and match["range"]:
            said = "{} is a range, and I take no middle."
            draft.problem(start, end, said, "Give the months the offer states.")
            return None
        number = told["n"]
        months = Decimal(number) if "." in number else Decimal(count(number))
        draft.blank(start, end)
        return Figure("amount", start, end, months)
    return None


def _of_salaries(draft: Draft, months: Figure, base: Decimal | None) -> Decimal | None:
    """What so many months of the base are worth; asked about where the base was not told."""
    if base is None:
        said = "{} is counted in months of the base, which was not said."
        draft.problem(months.start, months.end, said, "What is the base, as in: base 245k?")
        return None
    amount = cents(base * months.value / 12)
    quoted = draft.quote(months.start, months.end)
    shown = f"{amount.normalize():,f} a year ({months.value:f} × a month's base)"
    draft.assumptions.append(f"Read {quoted} as {shown}.")
    return amount


def bonus(parts: Parts, terms: BonusTerms, base: Decimal | None) -> Bonus | None:
    """The yearly target bonus; one in months is of this base."""
    share, months = terms.payout, terms.months
    pairs = [pair for pair in parts.of("bonus") if not _once(parts, pair)]
    if months is not None and not pairs:
        amount = _of_salaries(parts.draft, months, base)
        return Bonus(amount=amount, payout=share) if amount is not None else None
    if not pairs:
        return None if parts.of("bonus") else _alone(parts, share)
    pair = parts.the_one(pairs)
    if pair is None:
        return None
    _of_base_alone(parts, pair)
    each = _PARTS_OF_YEAR.search(parts.draft.text, pair.label.start, pair.label.end)
    if pair.figure.form != "percent":
        amount = _a_year(parts, pair, each)
        return Bonus(amount=amount, payout=share) if amount is not None else None
    if each or _EACH_AFTER.match(parts.draft.left, pair.end):
        said = "{} may be of the year's base or of that part of it."
        parts.problem(pair, said, "What is it a year, as in: bonus 10%?")
        return None
    parts.say(pair.figure, pair.figure.value)
    return Bonus(percent=pair.figure.value, payout=share)


def _a_year(parts: Parts, pair: Pair, each: re.Match[str] | None) -> Decimal | None:
    """The amount a year: a quarterly bonus comes four times."""
    amount = parts.worth(pair.figure, "bonus", pair)
    if amount is None or each is None or pair.figure.period:
        return amount
    times, quoted = _TIMES[each["each"].casefold()], parts.draft.quote(pair.start, pair.end)
    shown = f"{amount * times:,f} a year ({times} × {amount:,f})"
    parts.draft.assumptions.append(f"Read {quoted} as {shown}.")
    return amount * times


def once_until(text: str, end: int) -> int:
    """Where the words end that say when a bonus is paid once."""
    match = _ONCE.match(text, end)
    return match.end() if match else end


def _once(parts: Parts, pair: Pair) -> bool:
    """Whether it is paid in one year only, which is noted: "200k guaranteed bonus first year"."""
    left = parts.draft.left
    after = _ONCE.match(left, pair.end)
    before = _ONCE_BEFORE.search(left, max(0, pair.start - 30), pair.start)
    if not (after or before):
        return False
    start, end = before.start() if before else pair.start, after.end() if after else pair.end
    if pair.figure.form == "percent" and "guaranteed" in left[start:end].casefold():
        quoted = parts.draft.quote(start, end)
        parts.draft.assumptions.append(f"Took {quoted} as the target bonus of every year.")
        parts.draft.blank(pair.end, end)
        return False
    parts.draft.notes.append(
        f"{parts.draft.quote(start, end)} is not counted: it is not paid every year."
    )
    parts.draft.blank(start, end)
    return True


def _of_base_alone(parts: Parts, pair: Pair) -> None:
    match = _MORE_THAN_BASE.match(parts.draft.left, pair.end)
    if match:
        quoted = parts.draft.quote(pair.start, match.end())
        parts.draft.notes.append(f"{quoted} is counted of the base alone.")
        parts.draft.blank(*match.span())


def _alone(parts: Parts, share: Decimal) -> Bonus | None:
    """The offer's only percentage, where nothing beside it says what it is of."""
    alone = [f for f in parts.paired.figures if f.form == "percent"]
    if len(alone) != 1 or not parts.stands_alone(alone[0]):
        return None
    figure = alone[0]
    said = parts.draft.quote(figure.start, figure.end)
    parts.draft.assumptions.append(f"Read {said} as the target bonus.")
    parts.use(figure)
    return Bonus(percent=figure.value, payout=share)
