"""Every step of reading a text, as lines to print: what was found, what was chosen, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language import words
from bot.language.asks import Ask, Reading
from bot.language.clause import Clause, read_clause
from bot.language.hearing import Hearing
from bot.language.intent import Intent, intent_of
from bot.language.reading import Reader

_TALK = "talk"


def explain(reader: Reader, text: str) -> Iterator[str]:
    """The reading of `text`, step by step."""
    found = words.split(text)
    yield f"text: {text[:200]}"
    if not found or len(found) > words.MAX_WORDS:
        yield from _outcome(reader.read(text))
        return
    hearing = reader.spoken().hear(found, text)
    yield "words that name or join something:"
    yield from _verdicts(hearing)
    yield from _intent(hearing, intent_of(hearing))
    yield from _clause(read_clause(hearing.masked(), reader.names))
    yield from _outcome(reader.read(text))


def _verdicts(hearing: Hearing) -> Iterator[str]:
    told = False
    for text, verdict, why in zip(hearing.texts, hearing.verdicts, hearing.why, strict=True):
        if verdict != _TALK or why:
            told = True
            yield f"  {text:<20} {verdict:<8} {why}"
    if not told:
        yield "  none"


def _intent(hearing: Hearing, meant: Intent) -> Iterator[str]:
    yield f"as a message: {meant.command or 'none'}, because the text {meant.because}"
    for name, points in sorted(meant.points.items(), key=lambda each: -each[1]):
        said = [
            " ".join(hearing.texts[cue.start : cue.end])
            for cue in meant.cues
            if cue.meaning == name
        ]
        if said:
            yield f"  {name:<10} {points:>3} points: {', '.join(map(repr, said))}"


def _clause(clause: Clause) -> Iterator[str]:
    companies = ", ".join(clause.companies) or "none"
    yield f"companies: {companies}{'' if clause.company_exact else ' (not by the full name)'}"
    if clause.unknown_company:
        yield f"  known, but no guide covers it: {_texts(clause.unknown_company)}"
    roles = clause.role.slugs
    listed = ", ".join(roles[:8]) + (" …" if len(roles) > 8 else "")
    yield f"roles: {listed or 'none'}{'' if clause.role.exact else ' (probable)'}"
    yield f"places: {', '.join(asked.text for asked in clause.places) or 'none'}"
    if clause.left:
        yield f"unread: {clause.texts(clause.left)}"


def _texts(found: Sequence[words.Word]) -> str:
    return " ".join(word.text for word in found)


def _outcome(reading: Reading) -> Iterator[str]:
    if isinstance(reading, Ask):
        part = f", {reading.component} first" if reading.component else ""
        yield f"read as: {reading.command}{part}"
        for operand in reading.operands[:20]:
            yield f"  {operand.guide}: {', '.join(operand.regions) or 'all regions'}"
        if reading.company or reading.text:
            yield f"  {reading.company or reading.text[:200]}"
    else:
        yield f"asked back ({reading.status}): {reading.problem} {reading.remedy}".rstrip()
        yield from (f"  {choice.id}: {choice.label}" for choice in reading.choices[:20])
    yield from (f"assumption: {sentence}" for sentence in reading.assumptions)
