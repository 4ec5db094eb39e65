"""Which words of a direct message name something, and which are only talk.

Every word gets a verdict: a company, a role, a place, a word that joins, a name nobody knows, or
talk. What is talk is masked, so that the readers of commands see a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from bot.language.cues import Cue, CueWords
from bot.language.english import English
from bot.language.names import Names
from bot.language.regions import Asked
from bot.language.words import MASK, Word

Verdict = Literal["talk", "company", "role", "place", "joins", "unknown"]

_FUNCTION = frozenset(
    ("what", "how", "is", "are", "do", "does", "did", "i", "im", "me", "my", "the", "a", "an",
     "you", "they", "we", "it", "this", "that", "can", "could", "would", "should", "their", "to",
     "who", "which", "where", "when", "whats", "there", "be", "was", "if", "have", "has")
)  # fmt: skip
_TERSE = 20
"""Words of a message at most that says nothing but names."""
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\s|\n")
_ABBREVIATED = frozenset(
    ("sr", "jr", "snr", "st", "dr", "mr", "mrs", "ms", "inc", "co", "eg", "ie")
)


@dataclass(slots=True)
class Hearing:
    """A message's words with what is known of them so far."""

    words: tuple[Word, ...]
    text: str
    names: Names
    cues: CueWords
    english: English
    texts: list[str] = field(init=False)
    verdicts: list[Verdict] = field(init=False)
    why: list[str] = field(init=False)
    blanks: tuple[Cue, ...] = field(init=False)
    """Phrases that name nothing: "zoom call"."""
    blanked: frozenset[int] = field(init=False)
    """Their words."""
    said: tuple[Cue, ...] = field(init=False)
    """Phrases that speak for a command."""
    cued: frozenset[int] = field(init=False)
    """Words of those longer phrases that have no gaps: "side by side"."""
    companies: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    """(from, to, slugs) of the companies named; no slugs for one that no guide covers."""
    named: tuple[tuple[int, int, tuple[str, ...]], ...] = ()
    """The companies as they were before any was set aside as part of a story."""
    without: list[Asked] = field(default_factory=list)
    """The places ruled out: "everywhere except london"."""
    parts: int | None = None
    """How many parts of an offer are told with their amounts, once that was looked at."""
    assumptions: list[str] = field(default_factory=list)
    """Sentences about readings that were not exact."""
    terse: bool = field(init=False)
    """Whether hardly a word is talk: "box swe redwood city"."""
    _capitals: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = [word.text for word in self.words]
        self.verdicts = ["talk"] * len(self.words)
        self.why = [""] * len(self.words)
        self.blanks = tuple(self.cues.not_names(self.texts))
        self.blanked = frozenset(i for cue in self.blanks for i in range(cue.start, cue.end))
        self.said = tuple(self.cues.commands(self.texts))
        self.cued = frozenset(
            i
            for cue in self.said
            if cue.solid and cue.end - cue.start > 1
            for i in range(cue.start, cue.end)
        )
        function = sum(text in _FUNCTION for text in self.texts)
        self.terse = len(self.words) <= _TERSE and function <= 1 >= self._talking()
        self._capitals = frozenset(self._find_capitals())

    def mark(self, indexes: Iterable[int], verdict: Verdict, why: str) -> None:
        """Give words their verdict."""
        for i in indexes:
            self.verdicts[i], self.why[i] = verdict, why

    def respell(self, at: int, texts: Sequence[str]) -> None:
        """Write words as they were meant."""
        words = list(self.words)
        for i, text in enumerate(texts, at):
            self.texts[i], words[i] = text, replace(words[i], text=text)
        self.words = tuple(words)

    def is_talk(self, i: int) -> bool:
        """Whether nothing has been read into the word yet."""
        return 0 <= i < len(self.words) and self.verdicts[i] == "talk"

    def before(self, i: int, back: int = 1) -> str:
        """The word before, or nothing."""
        return self.texts[i - back] if i >= back else ""

    def after(self, i: int) -> str:
        """The word at `i`, or nothing at the end."""
        return self.texts[i] if i < len(self.texts) else ""

    def listed(self, text: str, name: str) -> bool:
        """Whether the word stands in that list of `cues.yaml`."""
        return text in self.cues.words[name]

    def capital(self, i: int) -> bool:
        """Whether the word is written as a name, where the writer tells names so."""
        return i in self._capitals

    def common(self, text: str) -> bool:
        """Whether the word is English or chat, and so perhaps no name."""
        return text in self.english or self.listed(text, "chat")

    def possessive(self, i: int) -> bool:
        """Whether the word is followed by 's."""
        return self.text[self.words[i].end : self.words[i].end + 2].lower() in ("'s", "’s")

    def ends_clause(self, i: int) -> bool:
        """Whether a comma or the end stands after the word before `i`."""
        if i >= len(self.words):
            return True
        between = self.text[self.words[i - 1].end : self.words[i].start] if i else ""
        return self.words[i].after_comma or any(mark in between for mark in ".!?\n:;()")

    def broken(self, start: int, end: int) -> bool:
        """Whether a sentence ends within the stretch."""
        return any(self._opens(i) for i in range(start + 1, end))

    def sentences(self) -> list[range]:
        """The words of each sentence."""
        starts = [i for i in range(len(self.words)) if i == 0 or self._opens(i)]
        return [range(a, b) for a, b in pairwise([*starts, len(self.words)])]

    def asks(self, sentence: range) -> bool:
        """Whether the sentence ends with a question mark."""
        end = self.words[sentence[-1]].end
        following = sentence[-1] + 1
        until = self.words[following].start if following < len(self.words) else len(self.text)
        return "?" in self.text[end:until]

    def masked(self) -> tuple[Word, ...]:
        """The words with talk masked."""
        return tuple(
            replace(word, text=MASK) if self.verdicts[i] == "talk" else word
            for i, word in enumerate(self.words)
        )

    def _talking(self) -> int:
        """How many words are English and part of nothing known."""
        names = self.names
        return sum(
            text in self.english
            and not (
                text in self.cues.vocabulary
                or text in names.lexicon.vocabulary
                or text in names.empty
                or text in names.companies.phrases
                or names.atlas.light(text) is not None
            )
            for text in self.texts
        )

    def _find_capitals(self) -> list[int]:
        letters = [self.text[word.start] for word in self.words]
        upper = [letter.isupper() for letter in letters]
        if sum(upper) * 2 > len(upper) and len(upper) > 3:
            return []  # written in capitals: they tell nothing
        return [
            i
            for i, word in enumerate(self.words)
            if upper[i] and (not self._opens(i) or _shouted(self.text[word.start : word.end]))
        ]

    def _opens(self, i: int) -> bool:
        """Whether the word begins a sentence."""
        if i == 0:
            return True
        between = self.text[self.words[i - 1].end : self.words[i].start]
        abbreviated = between.startswith(".") and self.texts[i - 1] in _ABBREVIATED
        return bool(_SENTENCE_END.search(between)) and not abbreviated


def _shouted(written: str) -> bool:
    return len(written) > 1 and written.isupper()


def neighbours(indexes: Sequence[int], among: frozenset[int]) -> bool:
    """Whether a word right beside the stretch is among those."""
    return indexes[0] - 1 in among or indexes[-1] + 1 in among
