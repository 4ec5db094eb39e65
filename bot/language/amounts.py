"""Amounts as people type them: 245k, £90k, ₹20L, 1.2 cr, 245,000, 75.000 €, 72,5k, 8k a month.

Guides' cells are read by `bot/guides/amounts.py`, which refuses what is not wholly money; here the
money stands among words. A range is found, so that it can be refused, and never averaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.guides.amounts import INDIAN, INDONESIAN, UNITS
from bot.guides.currencies import RUPEES, RUPIAH, SIGNS

Period = Literal["", "year", "quarter", "month", "week", "day", "hour"]
Form = Literal["amount", "percent", "range", "unread"]
"""`range` is a figure with two ends or an open one; `unread` is a number that is no amount."""

_MORE_UNITS = {"grand": 1_000, "mil": 1_000_000}
_WORDS = {
    "$": ("dollars", "dollar", "bucks"),
    "£": ("pounds", "pound", "quid", "sterling"),
    "€": ("euros", "euro"),
    "₹": ("rupees", "rupee"),
    "CHF": ("francs", "franc", "fr.", "sfr.", "sfr"),
    "JPY": ("yen",),
    "SEK": ("kronor",),
    "PLN": ("zloty", "zlotys"),
}
# Codes that are read in small letters too; "try" and "cop" are words.
_SMALL = (
    "usd gbp eur inr chf cad aud sgd nzd hkd jpy sek nok dkk pln czk huf ils brl mxn aed zar krw"
)
_CURRENCIES: dict[str, frozenset[str]] = {
    **{sign.casefold(): codes for sign, codes in SIGNS.items() if not sign.isalpha()},
    **{sign.casefold(): SIGNS[sign] for sign in ("Rs", "Rp", "kr", "RM", "zł")},
    "rs.": SIGNS["Rs"],
    **{code: frozenset((code.upper(),)) for code in _SMALL.split()},
    **{word: SIGNS[sign] for sign, words in _WORDS.items() for word in words},
}
_CODES = frozenset(sign for sign in SIGNS if sign.isalpha() and sign.isupper() and len(sign) == 3)
_SIGN = "|".join(
    [re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True)]
    + [f"(?-i:{'|'.join(sorted(_CODES))})"]
)
_UNIT = "|".join(sorted({*UNITS, *_MORE_UNITS}, key=len, reverse=True))
_NUMBER = (
    r"(?(before)\d{1,3}(?:\ \d{3}){1,3}(?!\d)|(?!))"  # € 72 500
    r"|\d{1,3}(?:,\d{2,3}){0,4},\d{3}(?:\.\d{1,2})?"  # 245,000 and 20,00,000
    r"|\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,2})?(?!\d)"  # 75.000,00
    r"|\d{1,3}(?:'\d{3}){1,4}(?:\.\d{1,2})?"  # 75'000
    r"|\d{1,3}(?:\ \d{3}){0,2}\ 000(?!\d)"  # 75 000
    r"|\d{1,3}(?:\ \d{3}){1,3}(?=\ ?(?:€|eur|kr|zł|pln|sek|nok|chf|czk)(?!\w))"  # 72 500 €
    r"|\d{1,13}(?:[.,]\d{1,4})?"
)
_PER = (
    r"(?:\s?(?:/|\bper\b|\ban?\b|\beach\b|\bevery\b)\s*(?P<per>years?|yrs?|y|annum|yearly"
    r"|quarters?|qtrs?|q|months?|mos?|mths?|m|weeks?|wks?|w|days?|d|hours?|hrs?|h)(?!\w)\.?"
    r"|\s?\b(?P<ly>p\.?\s?a\b\.?|annually|yearly|annual|p\.?\s?m\b\.?|pcm|quarterly|monthly|weekly"
    r"|daily|hourly)(?!\w)"
    r"(?!\s+(?:target |cash |performance )?(?:bonus|variable|vest|refresh|stipend|allowance)))?"
)
_TIMES = r"(?:\s*(?:x|×|\*|times)\s*(?P<times>1[234])(?:\.0)?(?![\d.,%]))?"
_AMOUNT = re.compile(
    r"(?<![\w.'])(?<!\d,)(?:(?P<first>1[234])\s?[x×]\s?)?"  # 13 x 14'500 CHF
    rf"(?:(?P<before>{_SIGN})\s*)?(?P<number>{_NUMBER})(?![\d'])"
    rf"(?:\s?(?P<unit>{_UNIT})(?!\w))?"
    rf"(?:\s?(?P<after>{_SIGN})(?![\w$]))?(?P<plus>\+(?!\s*[\d$£€₹]))?"
    rf"(?![\w%]|\s?%){_PER}{_TIMES}",
    re.I,
)
_PERCENT = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|percent\b|pct\b|per cent\b)", re.I
)
_POINTS = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,4}(?:\.\d{1,2})?)\s*(?:bps|bp|basis points)\b", re.I
)
_JOINED = re.compile(r"\s?(?:-|\bto\b)\s?", re.I)
_BETWEEN = re.compile(r"\bbetween\s?$", re.I)
_UNREAD = re.compile(r"(?<![\w.'])(?<!\d,)(?:[$£€₹¥]\s?)?\d[\w.,'%]*")
_SPELT = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{2,5}teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
    r"(?:[ -](?:and[ -])?(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-z]{2,5}teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand)){0,9}"
    r"[ -](?:hundred|thousand|grand|million|lakhs?|crores?|percent|per cent)\b",
    re.I,
)
"""A number in words: asked about, for half of one would be another number."""
_SHORTHAND: dict[str, Period] = {
    "y": "year", "p": "year", "q": "quarter", "m": "month", "w": "week", "d": "day", "h": "hour",
}  # fmt: skip
_FOLDED = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
     **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "), **dict.fromkeys("’‘`´ʼ", "'"),
     "％": "%", "＄": "$", "￡": "£", "，": ","}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text, and what it says of itself."""

    form: Form
    start: int
    end: int
    value: Decimal = Decimal(0)
    """In units of its currency, over its period; 10 for 10%."""
    codes: frozenset[str] = frozenset()
    """The currencies its sign may mean; empty where it has none."""
    unit: str = ""
    """"k", "lakh"; empty where the number stands alone."""
    period: Period = ""
    times: int = 12
    """How many monthly salaries make a year."""
    grouped: bool = False
    """Whether its thousands are set apart: 245,000."""

    @property
    def bare(self) -> bool:
        """Whether nothing but its place can say what the number counts."""
        return not (self.codes or self.unit or self.grouped or self.period)

    @property
    def indian(self) -> bool:
        """Whether it is counted in lakhs or crores."""
        return self.unit in INDIAN


def folded(text: str) -> str:
    """The text with one kind of hyphen, space and apostrophe, every character in its place."""
    return text.translate(_FOLDED)


def figures(text: str) -> list[Figure]:
    """Every number of a folded text, in order; none is part of another."""
    found: list[Figure] = []
    taken = bytearray(len(text))
    for figure in _all(text):
        if not any(taken[figure.start : figure.end]):
            taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
            found.append(figure)
    return _with_ranges(text, sorted(found, key=lambda figure: figure.start))


def _all(text: str) -> Iterator[Figure]:
    """Candidates, those that explain more of the text first."""
    for match in _PERCENT.finditer(text):
        yield Figure("percent", match.start(), match.end(), _decimal(match["number"]))
    for match in _POINTS.finditer(text):
        yield Figure("percent", match.start(), match.end(), Decimal(match["number"]) / 100)
    for match in _SPELT.finditer(text):
        yield Figure("unread", match.start(), match.end())
    for match in _AMOUNT.finditer(text):
        yield _amount(match)
    for match in _UNREAD.finditer(text):
        yield Figure("unread", match.start(), match.end())


def _with_ranges(text: str, found: list[Figure]) -> list[Figure]:
    """Two ends made one: "240-260k", "between 240 and 260k"."""
    whole: list[Figure] = []
    for figure in found:
        last = whole[-1] if whole else None
        joined = last and text[last.end : figure.start]
        between = last and _BETWEEN.search(text, max(0, last.start - 9), last.start)
        if (
            joined
            and last
            and (_JOINED.fullmatch(joined) or (between and joined.strip().casefold() == "and"))
        ):
            start = between.start() if between else last.start
            whole[-1] = Figure("range", start, figure.end)
        else:
            whole.append(figure)
    return whole


def _amount(match: re.Match[str]) -> Figure:
    number, unit = match["number"], (match["unit"] or "").casefold()
    start, end = match.span()
    codes = _codes(match, unit)
    # "1.097k" may be a thousand times less than it says; "245,000k" a thousand times more.
    doubtful = unit in ("k", "thousand", "grand") and re.search(r"[.,' ]\d{3}", number)
    if codes is None or doubtful:
        return Figure("unread", start, end)
    if match["plus"]:
        return Figure("range", start, end)
    times = match["times"] or match["first"]
    said = match["per"] or match["ly"] or ("year" if unit == "lpa" else "month" if times else "")
    return Figure(
        "amount",
        start,
        end,
        _decimal(number) * {**UNITS, **_MORE_UNITS}.get(unit, 1),
        codes,
        unit,
        _period(said),
        int(times or 12),
        bool(re.search(r"[.,' ]\d{3}", number)),
    )


def _codes(match: re.Match[str], unit: str) -> frozenset[str] | None:
    """The currencies meant; None where two signs do not agree."""
    signs = [match[name] for name in ("before", "after") if match[name]]
    found = [_CURRENCIES.get(s.casefold()) or SIGNS[s.upper()] for s in signs]
    if found:
        return frozenset.intersection(*found) or None
    return RUPEES if unit in INDIAN else RUPIAH if unit in INDONESIAN else frozenset()


def _decimal(number: str) -> Decimal:
    """Exact; a comma before one or two last digits is a decimal comma, as is one after points."""
    number = number.replace(" ", "").replace("'", "")
    if re.fullmatch(r"\d+(?:\.\d{3})+(?:,\d{1,2})?", number) and not number.startswith("0"):
        return Decimal(number.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+,\d{1,2}", number):
        return Decimal(number.replace(",", "."))
    return Decimal(number.replace(",", ""))


def _period(said: str) -> Period:
    """ "p.a." is a year and "p.m." a month; any other by its first letter."""
    letters = re.sub(r"\W", "", said.casefold())
    if letters in ("pa", "annum", "annually", "annual"):
        return "year"
    if letters in ("pm", "pcm"):
        return "month"
    return _SHORTHAND[letters[0]] if letters else ""
