"""Is a word English? The words that chat is made of, and that slips are told apart from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_COMMON = 8_000
"""The most common words, for which a slip is likelier meant than for a name."""


@dataclass(frozen=True, slots=True)
class English:
    """Common English words that are no names."""

    words: frozenset[str]
    _common: dict[tuple[str, int], list[str]]
    """{(first letter, length): common words}"""

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def slip(self, word: str) -> int:
        """How many slips `word` is away from a common English word; 3 for more than two."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extractOne

        near = [
            known
            for length in range(len(word) - 1, len(word) + 2)
            for known in self._common.get((word[:1], length), ())
        ]
        best = extractOne(word, near, scorer=OSA.distance, score_cutoff=2)
        return int(best[1]) if best else 3


@lru_cache(maxsize=2)
def english(folder: Path) -> English:
    """The words of the data folder's `english.txt`."""
    text = (folder / "english.txt").read_text(encoding="utf-8")
    words = [line for line in text.split("\n") if line and not line.startswith("#")]
    common: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words[:_COMMON]:
        common[word[0], len(word)].append(word)
    return English(frozenset(words), dict(common))
