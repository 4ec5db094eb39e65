"""An offer letter, pasted whole: longer than any question, the job in a sentence of its own."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.language import offers, words
from bot.language.asks import Ask, Reading, Shape, Unclear
from bot.language.offered import with_offer

if TYPE_CHECKING:
    from bot.language.spoken import Spoken

_LEAST_PARTS = 3
"""A long text with fewer parts of an offer is no letter."""
_FIGURE = re.compile(r"\d{2}")
_PAY = re.compile(
    r"\b(?:salary|base|compensation|bonus|equity|stock|rsus?|shares|options|grant|vest\w*|sign)",
    re.I,
)
"""A text without figures and such a word is not looked through for an offer: that takes long."""
_WRAPPED = re.compile(r"(?<=[^\n]{50})(?<![.!?:;])\n(?=\S)")
"""The end of a line in the middle of a sentence."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\s|$))?")
_NAMING = re.compile(
    r"\b(?:position|role of|title|(?:offer(?:ing)? you|join(?:ing)?)\b.*\bas\b|as (?:an?|our)"
    r"|location|based in|employer|company)\b",
    re.I,
)
_BESIDES = re.compile(
    r"\b(?:reporting|reports?|you will report) (?:directly )?to\b.*|\bthe company\b|\boffice\b",
    re.I,
)
_MOST_WORDS = 60
"""Of the sentences that name the job."""


def read(spoken: Spoken, shape: Shape, text: str, today: date | None) -> Reading | None:
    """The offer of a letter and whose guide it is held against; None where it is no letter.

    Where the letter's sentences do not name one guide the offer waits until the person does.
    """
    if _FIGURE.search(text) is None or _PAY.search(text) is None:
        return None
    text = _WRAPPED.sub(" ", text)
    told = offers.read(text, today)
    if told.parts < _LEAST_PARTS:
        return None
    naming = _sentences(text)
    hearing = spoken.hear(words.split(naming), naming)
    reading = with_offer(spoken.one(shape, hearing), told, spoken.names.library)
    if isinstance(reading, Ask) or reading.choices or told.problems:
        return reading
    problem = "I have read the offer, and not whose guide it is held against."
    waiting = with_offer(Unclear(shape.name, "invalid", ""), told, spoken.names.library)
    assert isinstance(waiting, Unclear)  # for the type checker: nothing was named
    remedy = "Name a company and a role, as in: wandb staff sf."
    return Unclear(shape.name, "invalid", problem, remedy, told=waiting.told)


def _sentences(text: str) -> str:
    """The sentences that say which job it is, without whom one reports to."""
    found = [
        _BESIDES.sub(" ", sentence[0])
        for sentence in _SENTENCE.finditer(text)
        if _NAMING.search(sentence[0])
    ]
    kept: list[str] = []
    for sentence in found:
        if sum(len(each.split()) for each in (*kept, sentence)) <= _MOST_WORDS:
            kept.append(" ".join(sentence.split()))
    return " , ".join(kept)
