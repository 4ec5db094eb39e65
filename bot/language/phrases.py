"""Known phrases in a row of words: the longest one at a place, found without trying them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Phrases:
    """A set of phrases (words joined by spaces), indexed by first word."""

    def __init__(self, phrases: Iterable[str], longest: int = 6) -> None:
        self._phrases = frozenset(phrases)
        self._words: dict[str, int] = {}
        """First word to the number of words in the longest phrase that begins with it."""
        for phrase in self._phrases:
            first, _, rest = phrase.partition(" ")
            length = min(longest, 1 + (rest.count(" ") + 1 if rest else 0))
            if length > self._words.get(first, 0):
                self._words[first] = length

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._phrases

    def end(self, texts: Sequence[str], at: int, free: Sequence[bool] | None = None) -> int:
        """The end of the longest phrase of free words that begins here, or `at`."""
        length = self._words.get(texts[at])
        if length is None:
            return at
        for end in range(min(len(texts), at + length), at, -1):
            if free is not None and not all(free[at:end]):
                continue
            if " ".join(texts[at:end]) in self._phrases:
                return end
        return at
