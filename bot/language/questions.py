"""Several questions in one message: set side by side where each is whole, else one is answered.

"google pm zurich; zoom designer london" is a comparison. Of "what does google pay a PM? and how
do I ask for more?" one question is answered, and which one is left is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.cues import Cue
from bot.language.hearing import Hearing, Verdict
from bot.language.intent import FAIR, STRONG
from bot.language.words import quoted

_OF_PAY = frozenset(("band", "compare", "offer", "help"))
_NAMES = frozenset(("company", "role", "place", "unknown"))
_JOINING = frozenset(("and", "or", "plus"))


def set_beside(hearing: Hearing) -> bool:
    """Make a comparison of questions that each name a company and a role; whether they do."""
    sentences = [s for s in hearing.sentences() if _named(hearing, s)]
    parts = [part for s in sentences for part in _parts(hearing, s)]
    one = len(sentences) == 1
    slugs = {slugs for _, _, slugs in hearing.companies}
    if len(parts) < 2 or (one and len(slugs) > 1) or not _all_whole(hearing, parts):
        return False
    if not one and not all(is_question(hearing, s) for s in sentences):
        return False
    if any(cue.points >= FAIR and cue.meaning not in _OF_PAY for cue in hearing.said):
        return False
    starts = {part.start for part in parts}
    hearing.words = tuple(
        replace(word, after_comma=word.after_comma or (i in starts and i > 0))
        for i, word in enumerate(hearing.words)
    )
    hearing.said += (Cue("compare", STRONG, parts[1].start, parts[1].start),)
    if not one:
        hearing.assumptions.append("Set your questions side by side.")
    return True


def left_over(hearing: Hearing, told: Sequence[int]) -> None:
    """Say that another question was asked about the words `told`, if it names anything else."""
    kept = {t for t, v in zip(hearing.texts, hearing.verdicts, strict=True) if v in _NAMES}
    if kept.issuperset(hearing.texts[i] for i in told):
        return
    hearing.assumptions.append(_said(hearing, told))


def beside_advice(hearing: Hearing, command: str) -> tuple[str, ...]:
    """What to say where advice was asked, and a guide in a question before or after it."""
    cued = {cue.start for cue in hearing.said if cue.meaning == command}
    asking = [
        sentence
        for sentence in hearing.sentences()
        if hearing.asks(sentence)
        and {"company", "role"} <= _named(hearing, sentence)
        and cued.isdisjoint(sentence)
    ]
    if not asking or not cued:
        return ()
    told = [i for i in asking[0] if hearing.verdicts[i] in _NAMES]
    return (_said(hearing, told),)


def _said(hearing: Hearing, told: Sequence[int]) -> str:
    words = quoted(hearing.text, [hearing.words[i] for i in told])
    return f"Read one question; ask about {words!r} by itself."


def is_question(hearing: Hearing, sentence: range) -> bool:
    """Whether the sentence asks, or is one of several names: "google pm; google designer"."""
    return hearing.asks(sentence) or (hearing.terse and ";" in hearing.text)


def _parts(hearing: Hearing, sentence: range) -> list[range]:
    """The sentence, parted where a company is named again: "google pm and google designer"."""
    begun = [start for start, _, _ in hearing.companies if start in sentence]
    again = [i for i in begun[1:] if hearing.before(i) in _JOINING or hearing.words[i].after_comma]
    starts = [sentence.start, *again]
    return [range(a, b) for a, b in zip(starts, [*again, sentence.stop], strict=True)]


def _named(hearing: Hearing, words: range) -> set[Verdict]:
    return {hearing.verdicts[i] for i in words} & _NAMES


def _all_whole(hearing: Hearing, parts: Sequence[range]) -> bool:
    """Whether each part names one company and a role, and all a place or none does."""
    companies = [[c for c in hearing.companies if c[0] in part and c[2]] for part in parts]
    named = [_named(hearing, part) for part in parts]
    return (
        all(len(each) == 1 for each in companies)
        and not any(hearing.listed(hearing.before(a), "leaving") for a, _, _ in hearing.companies)
        and all("role" in each and "unknown" not in each for each in named)
        and len({"place" in each for each in named}) == 1
    )
