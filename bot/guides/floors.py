"""The floors a script names: below which sum it says to walk away, and of what that is a sum."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.guides.floor_units import Unit, filled, unit_of
from bot.guides.model import Range
from bot.guides.sums import Sum, sums

MOST_FLOORS = 12
_REACH = 260
"""Characters after "floor" in which its sums stand."""

# These are texts, compiled by `re` when first used: a start of the program should not wait.

# "A floor" of the market, of liquidity or of a share price is none of these.
_CUE = (
    r"\b(?:my|your|the|an?|absolute|with|at|off|walk-?away|hard|final|firm|minimum|comp|base|TC"
    r"|package|acceptable)?\s*(?<!price )(?<!liquidity )(?<!stock )(?<!value )(?<!bonus )"
    r"\bfloors?\b"
    r"|\b(?:accept|go|settle|take)\s+(?:for\s+)?(?:no|nothing|not)\s+(?:lower|less|below|under)"
    r"(?:\s+than)?"
    r"|\b(?:do\s+not|don['’]t|never|won['’]t|will\s+not|cannot|can['’]t)\s+(?:accept|go|settle)\s+"
    r"(?:for\s+)?(?:anything\s+)?(?:below|under|less\s+than|lower\s+than)"
    r"|\bwalk(?:\s+away)?\s+(?:if\s+(?:it['’]?s|they\s+\w+)\s+|from\s+anything\s+)?"
    r"(?:below|under|at\s+less\s+than)"
)
_OVER = r"(?:exceeds?|(?:is\s+)?(?:above|over|at\s+least)|reach(?:es)?|hits?)"
_ACCEPT_AT = rf"\baccept\s+(?:only\s+)?(?:at\b|if\b(?=[^.!?]{{0,120}}\b{_OVER}\s))"
"""What a guide says instead where it names no floor."""
_OF = rf"^\W*(?:and\s+)?(?:the\s+)?(\S.{{1,80}}?)\s+{_OVER}\s*$"
"""What the sum is of, in the guide's words: "Year 1 TC (…) exceeds"."""
_STOP = (
    r"[.!?][\"'”’)*]*\s+(?=[A-Z\"“(\[])|\b(?:target|aim|push|open|counter|start|demand|request"
    r"|unless|otherwise)\b|\b(?:below|under)\s+(?:this|that|these|which)\b"
)
_CLAUSE_END = r"[,;:()—–/+|]|\s-\s|\b(?:and|or|with|plus|but|if|for|where|minimum|yielding)\b|="
_RATE = r"(?i)^\+?\s*/\s*(?:\d\s*)?(?:yr|year|annum)s?\b"
_MOST_WORDS = 6
_PLACE_AFTER = (
    r"^[^,;:()/+]{0,40}\([A-Za-z][^()$£€]{1,40}\)"
    r"|^[^,;:()/.]{0,40}?\sfor\s+(?:an?\s+)?[A-Z]{1,4}-?\d{1,2}(?:[-–/][A-Z]{0,4}\d{1,2})?\b"
)
_PLACE_BEFORE = r"((?:[A-Z][A-Za-z.]+[ ]?){1,3}):?\s*$"
_SENTENCE_END = r"[.!?][\"'”’)*]*\s"
_SENTENCE_START = r"[^.!?,;:]{0,60}$"


@dataclass(frozen=True, slots=True)
class Floor:
    """One sum below which a script says not to go."""

    amount: Range
    currency: str
    unit: Unit
    """What it is a sum of, where the guide says so."""
    text: str
    """The guide's words: the sum with what stands beside it."""
    cue: str
    """How the guide says that it is a floor: "my floor", "walk away below"."""
    of: str = ""
    """What it is a sum of in the guide's words, where they stand before it: "Year 1 TC"."""

    @property
    def says_unit(self) -> bool:
        """Whether its words name what it is a sum of; else the words around it do."""
        return unit_of(self.text) == self.unit != "unstated"


def floors(text: str, known: Collection[str] = ()) -> tuple[Floor, ...]:
    """The floors named in a text, in order. `known` are the currencies of the guide's bands."""
    found = list(_after(text, _CUE, known)) or list(_before(text, known))
    found = found or list(_after(text, _ACCEPT_AT, known))
    return tuple(dict.fromkeys(found))[:MOST_FLOORS]


def _after(text: str, cue: str, known: Collection[str]) -> Iterator[Floor]:
    """The sums that follow a word for floor, as far as its sentence goes."""
    done = 0
    for match in re.finditer(cue, text, re.I):
        if match.start() < done:
            continue
        reach = text[match.end() : match.end() + _REACH]
        stop = re.search(_STOP, reach, re.I)
        reach = reach[: stop.start()] if stop else reach
        done = match.end() + len(reach)
        lead = re.split(_SENTENCE_END, text[max(0, match.start() - _REACH) : match.start()])[-1]
        yield from _listed(match[0].strip(), lead, reach, known)


def _listed(cue: str, lead: str, reach: str, known: Collection[str]) -> Iterator[Floor]:
    """Each sum of a stretch, with the words that belong to it alone."""
    amounts = sums(reach, known)
    contrasted = [*_said(lead, sums(lead, known), "")]
    near = re.search(_SENTENCE_START, lead)
    said = [*_said(reach, amounts, f"{_last_clause(near[0][-20:] if near else '')} {cue}")]
    for at, (amount, unit) in enumerate(zip(amounts, filled(said, contrasted), strict=True)):
        before, after = _around(reach, amounts, at)
        of = re.search(_OF, before) if cue.lower().endswith("if") else None
        words = _words(amount, before, after)
        yield Floor(amount.amount, amount.currency, unit, words, cue, of[1] if of else "")


def _said(text: str, amounts: Sequence[Sum], opening: str) -> Iterator[tuple[str, Unit]]:
    """For each sum the words between it and the sum before, and what its own words say it is."""
    left = 0
    for at in range(len(amounts)):
        before, after = _around(text, amounts, at)
        own, near = _own_words(after), _last_clause(before)
        unit = unit_of(own)
        if unit == "unstated":
            unit = unit_of(near if at else f"{opening} {near}")
        yield before[left:], unit
        left = len(own)


def _around(text: str, amounts: Sequence[Sum], at: int) -> tuple[str, str]:
    """The words between a sum and its neighbours."""
    start = amounts[at - 1].end if at else 0
    end = amounts[at + 1].start if at + 1 < len(amounts) else None
    return text[start : amounts[at].start], text[amounts[at].end : end]


def _last_clause(words: str) -> str:
    return re.split(_CLAUSE_END, words)[-1]


def _before(text: str, known: Collection[str]) -> Iterator[Floor]:
    """Sums that stand before the word: "$250,000 total comp floor"."""
    for match in re.finditer(_CUE, text, re.I):
        start = max(0, match.start() - 60)
        amounts = sums(text[start : match.start()], known)
        between = text[start + amounts[-1].end : match.end()] if amounts else "."
        if not set(between) & set(".;!?"):
            amount, own = amounts[-1], between.removesuffix("floor")
            yield Floor(
                amount.amount, amount.currency, unit_of(own), _words(amount, "", own), "floor"
            )


def _own_words(after: str) -> str:
    """The words after a sum that belong to it: "/yr RSUs", "base"."""
    rate = re.match(_RATE, after)
    rest = after[rate.end() :] if rate else after
    own = re.split(_CLAUSE_END, rest, maxsplit=1)[0]
    return (rate[0] if rate else "") + " ".join(own.split(" ")[: _MOST_WORDS + 1])


def _words(amount: Sum, before: str, after: str) -> str:
    """The sum as written, with the words after it and the place it is for."""
    place = re.match(_PLACE_AFTER, after)
    lead = re.search(_PLACE_BEFORE, before)
    words = f"{lead[1] if lead else ''} {amount.text}{place[0] if place else _own_words(after)}"
    return " ".join(words.replace("*", "").split()).strip(" .,;:/—–-\"”'")
