"""One money cell as its author wrote it: `$35K–$85K/yr`, `£90K–£120K ($113K–$150K)`, `20-35 LPA`.

Only what is wholly understood is a figure. A word, a plus or a sign that does not fit makes the
cell text, and the answer quotes it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from bot.guides.currencies import RUPEES, RUPIAH, SIGNS
from bot.guides.model import Range

Trouble = Literal["", "nothing", "words", "open", "mixed", "backwards"]
"""Why a cell gives no figure: it is empty, is not only money, has no upper end (`+`), mixes two
currencies in one range, or has its high end first."""

UNITS = {
    "k": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000,
    "million": 1_000_000, "jt": 1_000_000, "juta": 1_000_000, "b": 1_000_000_000,
    "bn": 1_000_000_000, "l": 100_000, "lpa": 100_000, "lac": 100_000, "lacs": 100_000,
    "lakh": 100_000, "lakhs": 100_000, "cr": 10_000_000, "crore": 10_000_000,
    "crores": 10_000_000,
}  # fmt: skip
INDIAN = frozenset(("l", "lpa", "lac", "lacs", "lakh", "lakhs", "cr", "crore", "crores"))
INDONESIAN = frozenset(("jt", "juta"))

_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?:(?<![A-Za-z$])(?P<before>{_SIGN})(?:\.|\ ?(?P<own>[$£€¥₹]))?\s*|(?<![\d.,]))"
    r"(?P<number>\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?:\.\d{1,2})?|\d{1,3}(?:\ \d{3}){1,4}"
    r"|\d{1,13}(?:\.\d{1,4})?)(?!\d|[.,]\d)"
    rf"(?:\s*(?P<unit>(?i:{_UNIT}))(?![A-Za-z]))?"
    rf"(?:\s*(?P<after>{_SIGN})(?![A-Za-z\d$]))?"
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_VEST = re.compile(
    r"(?:(?:/|\bover\b|\bfor\b|\bin\b)\s*)?(?<![\d.,])\d{1,2}\s*-?\s*(?:yrs?|years?|y)\b", re.I
)
_YEAR = re.compile(
    r"(?:/|\bper|\ba)\s*(?:yr|year|annum|y)\b\.?|\bannual(?:ly|i[sz]ed)?\b|\byearly\b|\bp\.\s?a\.",
    re.I,
)
_MONTH = re.compile(r"(?:/|\bper|\ba)\s*(?:months?|mos?|mth)\b\.?|\bp\.\s?m\.", re.I)
_MONTHLY = re.compile(r"\bmonthly\b", re.I)
_HARMLESS = re.compile(
    r"\b(?:rsus?|psus?|stock|equity|options?|shares?|units?|vest(?:s|ing|ed)?|grants?|base|target)\b",
    re.I,
)
_COUNTED = re.compile(r"\b(?:rsus?|psus?|options?|shares?|units?)\b", re.I)
_JOINED = re.compile(r"\s*(?:[-~–—]|\bto\b)\s*", re.I)
_NOTHING = re.compile(r"\W*(?:none|n\s?/?\s?a|nil|no (?:stock|equity|bonus))?\W*", re.I)
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_DECORATION = dict.fromkeys(map(ord, "*_`\u200b\ufeff"))
_LAYOUTS: dict[str, tuple[tuple[int, int], ...]] = {
    "": ((0, 0),),
    "-": ((0, 1),),
    "/": ((0, 0), (1, 1)),
    "-/-": ((0, 1), (2, 3)),
    "/-/": ((0, 2), (1, 3)),
}
"""Which amounts are the ends of a range, by how they are joined."""
_OPEN = re.compile(r"\s*\+\s*")
_APOSTROPHE = re.compile(r"(?<=\d)['’](?=\d{3})")
_CODE = re.compile(r"[A-Z]{3}")
_THOUSANDTHS = re.compile(r"\.\d{3}$")
_MOST_READ = 160
"""Characters; a longer cell is a sentence."""
_MOST_AMOUNTS = 4

Period = Literal["", "year", "month"]
Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Amounts:
    """One range of a cell, exact, over the period it is written for."""

    range: Range
    codes: frozenset[str]
    """The currencies its sign may stand for; empty where it has none."""
    period: Period = ""

    @property
    def a_year(self) -> Range:
        """Twelve times a month's pay; anything else as it is."""
        return self.range.scaled(Decimal(12)) if self.period == "month" else self.range


@dataclass(frozen=True, slots=True)
class Written:
    """What a cell says: the figure first, then the same in other currencies; or why it is none."""

    amounts: tuple[Amounts, ...] = ()
    trouble: Trouble = ""
    ends: Range | None = None
    """The two ends of a range that is not used."""
    aside: bool = False
    """Whether brackets say more than a period or another currency: "(GBP equivalent)"."""


def written(cell: str) -> Written:
    """The figures of one cell of money."""
    if len(cell) > _MOST_READ:
        return Written(trouble="words")
    return _plain(cell) or _dressed(cell)


def _plain(cell: str) -> Written | None:
    """A cell that is one range and nothing else, as nine in ten are: a tenth of the work."""
    low = _AMOUNT.match(cell)
    joined = _JOINED.match(cell, low.end()) if low else None
    high = _AMOUNT.match(cell, joined.end()) if joined else None
    if low is None or high is None or high.end() != len(cell):
        return None
    return _range(low, high, "")


def _dressed(cell: str) -> Written:
    text = unicodedata.normalize("NFKC", cell)
    text = _APOSTROPHE.sub(",", text.translate(_HYPHENS).translate(_DECORATION))
    if _NOTHING.fullmatch(text):
        return Written(trouble="nothing")
    inside = [round_ or square for round_, square in _BRACKETS.findall(text)]
    main = _stretch(_BRACKETS.sub(" ", text))
    if main.trouble:
        return main
    first = main.amounts[0]
    if not first.period and any(_of_a_month(part) for part in inside):
        first = replace(first, period="month")
    others = [*main.amounts[1:], *(a for part in inside for a in _stretch(part).amounts)]
    same = tuple(other for other in others if _same_elsewhere(other, first))
    return Written((first, *same), aside=any(map(_says_more, inside)))


def _says_more(bracketed: str) -> bool:
    """Whether letters are left in brackets once periods and amounts are taken out."""
    text = _MONTHLY.sub(" ", _without_periods(bracketed))
    return any(c.isalpha() for c in _HARMLESS.sub(" ", _AMOUNT.sub(" ", text)))


def _without_periods(text: str) -> str:
    return _MONTH.sub(" ", _YEAR.sub(" ", _VEST.sub(" ", text)))


def _of_a_month(bracketed: str) -> bool:
    """Whether brackets without a figure of their own make the one before them a month's."""
    return _period(bracketed) == "month" and not _AMOUNT.search(bracketed)


def _same_elsewhere(other: Amounts, first: Amounts) -> bool:
    """Whether a second figure is the first in another currency, not a year's share of it."""
    return bool(other.codes) and other.codes != first.codes and other.period == first.period


def _period(text: str) -> Period:
    if _MONTH.search(text) or (_MONTHLY.search(text) and "vest" not in text.casefold()):
        return "month"
    return "year" if _YEAR.search(text) else ""


def _stretch(text: str) -> Written:
    """The figures of text without brackets: a range, or the same range in two currencies."""
    period = _period(text)
    text = _without_periods(text)
    text = _MONTHLY.sub(" ", text) if period == "month" else text
    found = list(_AMOUNT.finditer(text))
    if not found or len(found) > _MOST_AMOUNTS:
        return Written(trouble="words")
    around = text[: found[0].start()] + " " + text[found[-1].end() :]
    if _HARMLESS.sub(" ", around).strip(" ~≈,;:."):
        return Written(trouble="open" if _OPEN.fullmatch(text[found[-1].end() :]) else "words")
    joints = "".join(_joint(text[a.end() : b.start()]) for a, b in pairwise(found))
    counted = _COUNTED.search(around) and not any(m["before"] or m["after"] for m in found)
    if counted or joints not in _LAYOUTS:
        return Written(trouble="words")
    ranges = [_range(found[low], found[high], period) for low, high in _LAYOUTS[joints]]
    return _told_apart(ranges)


def _told_apart(ranges: list[Written]) -> Written:
    """One range, or two in different currencies; `$60K/$80K` is neither."""
    troubled = next((r for r in ranges if r.trouble), None)
    if troubled is not None:
        return troubled
    found = tuple(r.amounts[0] for r in ranges)
    signs = {amounts.codes for amounts in found}
    return Written(found) if len(signs) == len(found) else Written(trouble="words")


def _joint(between: str) -> str:
    """How two amounts are joined: `-` a range, `/` another currency, `?` neither."""
    if _JOINED.fullmatch(between):
        return "-"
    return "/" if between.strip() == "/" else "?"


def _range(low: Match, high: Match, period: Period) -> Written:
    """One range, its ends sharing the sign and the unit that only one of them carries."""
    first, last = _codes(low), _codes(high)
    if first and last and first != last and (_by_code(low) or _by_code(high)):
        first = last = first & last or None  # "$90K-120K USD": the code speaks for both ends
    bottom = _value(low, low["unit"] or (high["unit"] if _number(low) < 1000 else None))
    top = _value(high, high["unit"])
    if first is None or last is None or (first and last and first != last):
        return Written(trouble="mixed", ends=Range(bottom, top))
    if bottom > top:
        return Written(trouble="backwards", ends=Range(bottom, top))
    codes = first or last
    # Neither sign nor unit may count anything; 45.000 and 1.097K may mean thousands.
    plain = bool(codes or low["unit"] or high["unit"])
    if not plain or _doubtful(low) or _doubtful(high):
        return Written(trouble="words")
    return Written((Amounts(Range(bottom, top), codes, period),))


def _by_code(match: Match) -> bool:
    """Whether an amount names its currency by a code; `$` and `S$` are never taken for one."""
    return any(_CODE.fullmatch(match[name] or "") for name in ("before", "after"))


def _codes(match: Match) -> frozenset[str] | None:
    """The currencies an amount's sign may mean; None where it carries two that do not agree."""
    before, own, after = match["before"], match["own"], match["after"]
    if before and not own and not after:
        return SIGNS[before]
    signs = [SIGNS[sign] for sign in (before, own, after) if sign]
    if signs:
        return frozenset.intersection(*signs) or None
    unit = (match["unit"] or "").casefold()
    return RUPEES if unit in INDIAN else RUPIAH if unit in INDONESIAN else frozenset()


def _number(match: Match) -> Decimal:
    return Decimal(match["number"].replace(",", "").replace(" ", ""))


def _value(match: Match, unit: str | None) -> Decimal:
    return _number(match) * UNITS[unit.casefold()] if unit else _number(match)


def _doubtful(match: Match) -> bool:
    unit = (match["unit"] or "k").casefold()
    return unit == "k" and bool(_THOUSANDTHS.search(match["number"]))
