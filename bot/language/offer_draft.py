"""An offer's text while it is read: what is left of it, what was assumed, what cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

MOST_QUOTED = 60
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBER = rf"(?:\d{{1,3}}|an?|{'|'.join(_NUMBERS[1:])}|twelve|eighteen)"
"""A count, in figures or as a word."""
YEARS = r"(?:years?|yrs?|jahr(?:en?)?|ans|y)"
MONTHS = r"(?:months?|mos?|mths?|m)"


@dataclass(frozen=True, slots=True)
class Problem:
    """A piece of the text that cannot be read, in a sentence that quotes it, and what to do."""

    piece: str
    said: str
    remedy: str = ""


@dataclass(slots=True)
class Draft:
    """The text, from which each reader takes what it understood."""

    text: str
    """Folded."""
    today: date | None = None
    left: str = field(init=False)
    """The text with what was understood blanked, every character in its place."""
    assumptions: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """What keeps the offer from being judged."""
    notes: list[str] = field(default_factory=list)
    """Pieces that were passed over, as sentences."""

    def __post_init__(self) -> None:
        self.left = self.text

    def blank(self, start: int, end: int) -> None:
        """Take a stretch as understood."""
        self.left = self.left[:start] + " " * (end - start) + self.left[end:]

    def taken(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Every match of a pattern, taken."""
        found = list(pattern.finditer(self.left))
        for match in found:
            self.blank(*match.span())
        return found

    def quote(self, start: int, end: int) -> str:
        """The stretch as it was written, in one line."""
        said = " ".join(self.text[start:end].split()).strip(" ,;:.")
        return repr(said if len(said) <= MOST_QUOTED else f"{said[:MOST_QUOTED]}…")

    def problem(self, start: int, end: int, said: str, remedy: str = "") -> None:
        """A stretch that keeps the offer from being judged; `said` has {} for the quoted piece."""
        piece = self.quote(start, end)
        self.problems.append(Problem(piece, said.format(piece), remedy))
        self.blank(start, end)


def count(said: str) -> int:
    """A number in figures or as a word: "a" is one."""
    said = said.casefold()
    if said.isdigit():
        return int(said)
    return {"a": 1, "an": 1, "twelve": 12, "eighteen": 18}.get(said) or _NUMBERS.index(said)


def months(number: str, unit: str) -> int:
    """A time in months: two years are 24."""
    years = unit.casefold().startswith(("y", "j", "a")) or (not unit and count(number) < 6)
    return count(number) * (12 if years else 1)
