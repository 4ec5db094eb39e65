"""Which of our own phrases a text comes closest to, by what its words mean.

Words are cut to their stems, slips of the keyboard mended, and words that mean the same here
(`groups` in the data) count as one. A phrase fits as far as its words stand close together in
the text, rare words weighing more; no model, so the same text always fits the same phrase.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, repeat
from math import inf, log

from bot.language import words

SURE = 0.75
"""The share of a phrase's weight from which a text is taken to mean it."""
NEAR = 0.5
"""The share from which it is worth offering."""

_NOT = "not"
"""The group that turns a phrase round: a phrase with it needs it, and one without rejects it."""
_LONGEST = 4
"""Words of a group's longest idiom ("take it or leave")."""
_FEW = 3
"""Words of a phrase that a text must have, if it has not all of them."""
_LONGEST_WORD = 20
_ENDINGS = ("ing", "ed", "es", "ly", "s")
_KEPT = ("ss", "us", "eed")
"""What looks like an ending and is none: less, bonus, exceed."""
_MOST_QUOTES = 3
_PLAIN = re.compile("[a-z0-9]+(?: [a-z0-9]+)*")
_QUOTED = re.compile(
    r'"([^"]{3,400})"|[“„«]([^“”„«»]{3,400})[”“»]|(?<!\w)[\'‘](.{3,400}?)[\'’](?!\w)', re.S
)


@dataclass(frozen=True, slots=True)
class Match:
    """One entry the text may mean, and why."""

    name: str
    cue: str
    """The phrase of ours that fits best."""
    share: float
    """How much of the phrase's weight the text has, from 0 to 1."""
    score: float
    """For ranking: a phrase of more and rarer words, found whole, scores higher."""
    sure: bool
    """Whether this is a reading, rather than something to offer."""

    @property
    def exact(self) -> bool:
        """Whether the text is the name itself."""
        return self.score == inf


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or idiom of a text, as the group or stem it stands for."""

    concept: str
    at: int
    denied: bool
    """Whether "not" stands right before it."""


@dataclass(frozen=True, slots=True)
class _Cue:
    name: str
    phrase: str
    concepts: frozenset[str]


class Meanings:
    """Named entries with phrases of our own for each, to be found in what people write."""

    def __init__(
        self,
        entries: Mapping[str, Iterable[str]],
        groups: Mapping[str, Iterable[str]],
        fillers: Iterable[str],
        known: Container[str] = (),
    ) -> None:
        """`known` words are no slips of ours, however near."""
        self._known = known
        self._exact = {_folded(name): name for name in entries}
        self._fillers = frozenset(fillers)
        self._idioms = {
            _stems(idiom): group for group, idioms in groups.items() for idiom in (group, *idioms)
        }
        self._cues = tuple(
            cue
            for name, phrases in entries.items()
            for cue in map(self._cue, repeat(name), (name, *phrases))
            # Of a name such as "In short" one word counts, and that word says too little.
            if len(cue.concepts) > 1 or cue.phrase != name or self._is_one(name)
            # Nor does a name that only denies ("Don't"), but where it stands alone.
            if cue.concepts != {_NOT}
        )
        found = {name: set[str]() for name in entries}
        for cue in self._cues:
            found[cue.name] |= cue.concepts
        seen = Counter(concept for concepts in found.values() for concept in concepts)
        self._weights = {concept: log(1 + len(found) / times) for concept, times in seen.items()}

    def _cue(self, name: str, phrase: str) -> _Cue:
        return _Cue(name, phrase, frozenset(token.concept for token in self._tokens(phrase)))

    def _is_one(self, phrase: str) -> bool:
        """Whether a phrase is a single word or idiom of ours."""
        stems = _stems(phrase)
        return len(stems) == 1 or stems in self._idioms

    def rank(self, text: str) -> tuple[Match, ...]:
        """The entries near to the text, best first. Words in quotes decide where they can."""
        text = text[: words.MAX_TEXT]
        for said in _quotes(text):
            found = self._rank(said)
            if found and found[0].sure:
                return found
        return self._rank(text)

    def _rank(self, text: str) -> tuple[Match, ...]:
        tokens = tuple(self._tokens(text, mend=True))
        exact = self._exact.get(_folded(text))
        best = {exact: Match(exact, exact, 1.0, inf, sure=True)} if exact else {}
        for cue in self._cues:
            match = self._fit(cue, tokens)
            if match and (cue.name not in best or _order(match) > _order(best[cue.name])):
                best[cue.name] = match
        return tuple(sorted(best.values(), key=_order, reverse=True))

    def _fit(self, cue: _Cue, tokens: Sequence[_Token]) -> Match | None:
        """How well the phrase fits where the text comes closest to it."""
        turned = _NOT in cue.concepts
        usable = [t for t in tokens if t.concept in cue.concepts and (turned or not t.denied)]
        reach = 3 * len(cue.concepts) + 3
        whole = self._weight(cue.concepts)
        if not whole or self._weight({t.concept for t in usable}) < NEAR * whole:
            return None
        held = max((_from(first, usable, reach) for first in usable), key=self._weight)
        share = self._weight(held) / whole
        if share < NEAR or (turned and _NOT not in held):
            return None
        # Of few words none may lack: what is left, however rare, could mean something else.
        sure = share >= SURE and (held == cue.concepts or len(held) >= _FEW)
        return Match(cue.name, cue.phrase, share, share * share * self._weight(held), sure)

    def _weight(self, concepts: Iterable[str]) -> float:
        return sum(self._weights[concept] for concept in sorted(concepts))

    def _tokens(self, text: str, *, mend: bool = False) -> Iterator[_Token]:
        said = _folded(text)
        stems = tuple(map(_stem, said))
        at, denied = 0, False
        while at < len(stems):
            concept, length = self._concept(stems, at, mend=mend and said[at] not in self._known)
            if concept:
                yield _Token(concept, at, denied)
                denied = concept == _NOT
            at += length

    def _concept(self, stems: Sequence[str], at: int, *, mend: bool) -> tuple[str, int]:
        """What stands at a word, and how many words it takes; nothing for a filler."""
        for length in range(min(_LONGEST, len(stems) - at), 0, -1):
            idiom = tuple(stems[at : at + length])
            if idiom in self._idioms:
                return self._idioms[idiom], length
        stem = stems[at]
        if stem in self._small:
            return "", 1
        if mend and stem not in self._vocabulary:
            stem = self._mended(stem)
        return self._idioms.get((stem,), stem), 1

    def _mended(self, stem: str) -> str:
        """The word of ours that a misspelt one must be, else the word itself."""
        if not 5 <= len(stem) <= _LONGEST_WORD:
            return stem
        from rapidfuzz.distance import OSA  # only unknown words pay for this import
        from rapidfuzz.process import extractOne

        slips = 1 if len(stem) < 8 else 2
        ours = self._spellings.get(stem[0], ())
        near = extractOne(stem, ours, scorer=OSA.distance, score_cutoff=slips)
        return near[0] if near else stem

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(stem for filler in self._fillers for stem in _stems(filler))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """Every stem of the data."""
        said = {stem for cue in self._cues for stem in _stems(cue.phrase)}
        return self._small.union(said, *self._idioms)

    @cached_property
    def _spellings(self) -> dict[str, list[str]]:
        """Stems by first letter, in a fixed order, so that ties are always settled alike."""
        found: dict[str, list[str]] = defaultdict(list)
        for stem in sorted(self._vocabulary):
            if len(stem) > 3:
                found[stem[0]].append(stem)
        return found


def _order(match: Match) -> tuple[bool, float]:
    return match.sure, match.score


def _from(first: _Token, tokens: Sequence[_Token], reach: int) -> frozenset[str]:
    """What stands within reach of a token, itself included."""
    return frozenset(t.concept for t in tokens if first.at <= t.at < first.at + reach)


def _quotes(text: str) -> Iterator[str]:
    for match in islice(_QUOTED.finditer(text), _MOST_QUOTES):
        yield next(group for group in match.groups() if group is not None)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(_stem, _folded(text)))


def _folded(text: str) -> tuple[str, ...]:
    """The words of a text. Not `words.phrase`, which remembers: these may be personal."""
    if _PLAIN.fullmatch(text):  # most of the data is written so
        return tuple(text.split()[: words.MAX_WORDS])
    return tuple(word.text for word in words.split(text))


def _stem(word: str) -> str:
    """`raise`, `raised` and `raising` are one word; so are `cap` and `capped`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(_KEPT):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1] + ("i" if word[-1] == "y" else "")
    return word
