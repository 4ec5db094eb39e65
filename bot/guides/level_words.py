"""The words of a level: "Google L5–L6 ML Engineer", "Senior SDE (L6)", "63/64".

A level is a company's own name for a rung. Where it holds a code (L5, E5, ICT4, 63) the code is
what two guides' words are compared by, else the folded title is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

_PREFIXES = r"ICT|IC|SDE|SWE|SDM|TPM|CSA|EM|PM|SA|DS|DE|CE|SE|VP|L|E|M|D|P|T|G|Band |Grade "
_CODE = re.compile(
    rf"(?<![\w.$£€])({_PREFIXES})[ -]?(\d{{1,2}})(\+)?"
    rf"(?: ?(?:[-–—/]|to) ?({_PREFIXES})?[ -]?(\d{{1,2}})(\+)?(?![\w.%]))?(?![\w%]|\.\d)",
    re.I,
)
# Microsoft's rungs are bare numbers; anywhere else a bare number is a count or a sum.
_BARE = re.compile(
    r"(?<![\w.$£€+-])L?([5-8]\d)(\+)?(?: ?(?:[-–—/]|to) ?L?([5-8]\d)(\+)?)?(?![\w%]|[.,]\d)", re.I
)
_NUMBERED = "microsoft"
# Meta's E5 (an engineer's) and IC5 (anyone's) are one rung by two names.
_TWO_NAMES, _BOTH = "meta", "e/ic"
# "SDE II–III": counted rungs of one title, at the end of its words or before a bracket.
_ROMAN = re.compile(
    r"^([^()\d]*?[a-z])[ -](I{1,3}|IV|V)(?: ?[-–/] ?(I{1,3}|IV|V))?(?= ?\(|$)", re.I
)
_ROMANS = ("I", "II", "III", "IV", "V")
_ASIDE = re.compile(r"\([^\w()]*\)|\([^()]*[$£€₹¥]\s?\d[^()]*\)")
"""Brackets that hold nothing, or a sum of money."""
_EITHER = re.compile(r"\bE/IC(?=\d)", re.I)
_WORD = re.compile(r"[a-z0-9+]+")
_SAME = {
    "sr": "senior",
    "jr": "junior",
    "eng": "engineer",
    "engineering": "engineer",
    "engineers": "engineer",
    "swe": "software engineer",
    "de": "data engineer",
    "ds": "data scientist",
    "em": "engineer manager",
    "pm": "product manager",
    "tpm": "technical program manager",
    "sa": "solutions architect",
    "secengineer": "security engineer",
    "seceng": "security engineer",
    "dev": "developer",
    "mgr": "manager",
}
_FILLER = frozenset(re.findall(r"\w+", "a an the at in of or and to level levels equivalent role"))
MAX_SHOWN = 80
"""Characters of a level's words that are shown."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A company named in a text: its slug, and where its name stands."""

    slug: str
    start: int
    end: int


Finder = Callable[[str], Sequence[Mention]]
"""Finds the companies a text names. The language knows names; the guides do not."""


@dataclass(frozen=True, slots=True)
class Code:
    """A rung by its code, or a range of them."""

    prefix: str
    """Lower case; empty for a bare number."""
    low: int
    high: int
    open: bool = False
    """Whether a plus follows: L5+."""
    roman: bool = False
    """Whether the rungs of a title are counted so: SDE II."""

    @property
    def text(self) -> str:
        """As people write it: `L5`, `L5–L6`, `63+`."""
        if self.roman:
            rungs = dict.fromkeys((_ROMANS[self.low - 1], _ROMANS[self.high - 1]))
            short = len(self.prefix) <= 5
            return f"{self.prefix.upper() if short else self.prefix.title()}{'–'.join(rungs)}"
        prefix = self.prefix.title() if self.prefix.endswith(" ") else self.prefix.upper()
        span = "" if self.low == self.high else f"–{prefix.rpartition('/')[2]}{self.high}"
        return f"{prefix}{self.low}{span}{'+' if self.open else ''}"

    @property
    def single(self) -> bool:
        """Whether it is one rung and no more."""
        return self.low == self.high and not self.open

    def holds(self, other: Code) -> bool:
        """Whether `other` is one of several rungs of this range; a plus stands for two more."""
        if self == other or self.prefix != other.prefix:
            return False
        return self.low <= other.low and other.high <= self.high + 2 * self.open


@dataclass(frozen=True, slots=True)
class Level:
    """One company's rung, as one statement of one guide names it."""

    company: str
    """Slug, or the folded name of a company that no table of names knows."""
    name: str
    """The company's name as written."""
    words: str
    """The level as written, without the company."""
    codes: tuple[Code, ...]
    title: str
    """The folded words without codes: what levels without a code are compared by."""

    @property
    def key(self) -> str:
        """What makes two guides' words the same level of a company."""
        return self.codes[0].text if self.codes else self.title

    @property
    def label(self) -> str:
        """Company and level, as a person would say it."""
        return f"{self.name} {self.words}"


@lru_cache(maxsize=20_000)  # tables of guides repeat their cells by the hundred
def level(company: str, name: str, words: str) -> Level | None:
    """The level that `words` name at a company; None where they name none."""
    words = _tidy(words)
    codes = codes_in(words, company)
    title = title_of(words, company)
    if not (codes or title):
        return None
    shown = words if len(words) <= MAX_SHOWN else _shorter(words, codes)
    return Level(company, name, shown, codes, title)


def codes_in(words: str, company: str) -> tuple[Code, ...]:
    """The codes in a level's words, each once, as they stand."""
    found = [code for match in _CODE.finditer(words) for code in _coded(match)]
    if company == _TWO_NAMES:
        found = [replace(c, prefix=_BOTH) if c.prefix in ("e", "ic") else c for c in found]
    if company == _NUMBERED:
        bare = [_code("", m[1], m[3], m[2] or m[4]) for m in _BARE.finditer(words)]
        found = [*bare, *(c for c in found if c.low < 50)]
    return tuple(dict.fromkeys(found)) or _counted(words)


def _counted(words: str) -> tuple[Code, ...]:
    """ "SDE II" and the like as a code of that title."""
    match = _ROMAN.match(words)
    if match is None:
        return ()
    low = _ROMANS.index(match[2].upper()) + 1
    high = _ROMANS.index((match[3] or match[2]).upper()) + 1
    return (Code(f"{title_of(match[1])} ", low, max(low, high), roman=True),)


def _coded(match: re.Match[str]) -> Iterator[Code]:
    """The code of a match, or both of "M1/L6", which is no range."""
    prefix, low, plus, last_prefix, last, last_plus = match.groups()
    if last_prefix and last_prefix.lower() != prefix.lower():
        yield _code(prefix.lower(), low, None, plus)
        yield _code(last_prefix.lower(), last, None, last_plus)
    else:
        yield _code(prefix.lower(), low, last, plus or last_plus)


def _code(prefix: str, low: str, high: str | None, more: str | None) -> Code:
    first, last = int(low), int(high or low)
    # "L5-2" is no range of rungs; what follows the hyphen is something else.
    last = max(first, last)
    if prefix in ("sde", "swe") and 0 < first <= last <= len(_ROMANS):  # SDE2 is SDE II
        return Code(f"{title_of(prefix)} ", first, last, roman=True)
    return Code(prefix, first, last, bool(more))


def title_of(words: str, company: str = "") -> str:
    """The words without codes, folded, short forms written out."""
    bare = _CODE.sub(" ", words)
    if company == _NUMBERED:
        bare = _BARE.sub(" ", bare)
    folded = bare.casefold().replace("/", " ")
    kept = (_SAME.get(word, word) for word in _WORD.findall(folded) if word not in _FILLER)
    return " ".join(kept).strip("+ ")


def _tidy(words: str) -> str:
    """One line, no Markdown, no empty brackets and no sums."""
    plain = re.sub(r"[*_`]{1,3}", "", words)
    plain = _ASIDE.sub(" ", _EITHER.sub("IC", plain))
    return " ".join(plain.split()).strip(" ,;:.–—-~=|")


def _shorter(words: str, codes: Sequence[Code]) -> str:
    if codes:
        return ", ".join(code.text for code in codes)
    return words[:MAX_SHOWN].rsplit(" ", 1)[0] + "…"
