"""A question about an offer: whose guide it is held against, and the offer itself.

The offer is read first; the readers of companies, roles and places see the text without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.guides.currencies import likeliest
from bot.guides.library import Library
from bot.language import offer_phrases as phrases
from bot.language import offer_tellings as tellings
from bot.language import offers, single, words
from bot.language.asks import WENT_ON, Ask, Choice, Operand, Reading, Shape, Unclear
from bot.language.hearing import Hearing
from bot.language.intent import FAIR, STRONG, intent_of
from bot.language.offer_owners import Mention, others
from bot.language.offers import OfferReading
from bot.language.words import Word

if TYPE_CHECKING:
    from bot.language.spoken import Spoken

HAIRCUT = "haircut"
"""The field of what the person takes off equity that cannot be sold, as a share of 1."""
_TELLING = frozenset(
    ("got", "received", "have", "had", "gave", "given", "made", "sent", "offer", "offers",
     "offered", "offering", "fair", "good", "low", "now", "make", "earn", "currently", "they",
     "want", "friend", "from", "says", "said", "came", "matched")
)  # fmt: skip
"""Words that tell of an offer, and stand in no question typed as a command."""


def typed(
    spoken: Spoken, shape: Shape, found: Sequence[Word], text: str, today: date | None
) -> Reading:
    """The question of a command's words; told like a story they are read as a message."""
    start = found[0].start if found else len(text)
    text = " " * start + text[start:]
    if shape.name == "counter":
        fields, text = phrases.shaped(text)
        if fields:
            return _shaped(typed(spoken, shape, words.split(text), text, today), fields)
    told = offers.read(text, today)
    left = words.split(told.rest)
    reading = single.read(shape, left, text, spoken.names)
    if isinstance(reading, Unclear) and not told.problems:
        if shape.name == "counter" and not left:
            # "counter base 270k": of the offer in hand, what to ask for
            wanting = replace(told, offer=None, wanted=told.wanted or told.offer)
            return with_offer(Ask(shape.name), wanting, spoken.names.library)
        strange = _strange(reading, told)
        if strange is not None:
            return strange
        hearing = spoken.hear(words.split(text), text)
        if _is_talk(hearing, left) or reading.status == "ambiguous":
            message = heard(spoken, shape, hearing, today)
            if isinstance(message, Ask) or message.choices or not left:
                return message
    return with_offer(reading, told, spoken.names.library)


def _shaped(reading: Reading, fields: phrases.Fields) -> Reading:
    """A draft's question with the shape that was said beside it."""
    if isinstance(reading, Unclear):
        return reading
    return replace(reading, fields=(*reading.fields, *fields))


def _is_talk(hearing: Hearing, left: Sequence[Word]) -> bool:
    """Whether a command's words are told like a story: "/offer got 245k from wandb as staff"."""
    return not hearing.terse or any(word.text in _TELLING for word in left)


def heard(spoken: Spoken, shape: Shape, hearing: Hearing, today: date | None) -> Reading:
    """The question of a message."""
    text = hearing.text
    told = offers.read(text, today)
    rest = spoken.hear(words.split(told.rest), told.rest)
    rest.text = text  # what is quoted is quoted as it was written
    named = [
        Mention(rest.words[a].start, rest.words[b - 1].end, slugs) for a, b, slugs in rest.named
    ]
    slugs = {mention.slugs for mention in named}
    asked = {each for _, _, each in rest.companies}
    if len(slugs) > 1 and len(asked) == 1:
        told = _only(text, named, next(iter(asked)), today)
    elif len(asked) > 1:
        return _of_several(spoken, shape, rest, named, today)
    reading = spoken.one(shape, rest)
    if isinstance(reading, Ask):
        reading = replace(reading, assumptions=(*rest.assumptions, *reading.assumptions))
    return with_offer(reading, told, spoken.names.library)


def gone_on(
    spoken: Spoken, last: Ask, found: Sequence[Word], text: str, today: date | None
) -> Ask | None:
    """An offer that names no company, after a question about one guide: "they offered 245k"."""
    if len(last.operands) != 1 or not any(c.isdigit() for c in text):
        return None
    hearing = spoken.hear(found, text)
    if not {"company", "role", "place", "unknown"}.isdisjoint(hearing.verdicts):
        return None
    if tellings.step(text):
        return None  # "they offered 10k more": than what is not known here
    told = offers.read(text, today)
    points = intent_of(hearing).points
    command = "counter" if points.get("counter", 0) >= STRONG else "offer"
    said = points.get(command, 0) >= FAIR or told.parts > 1
    if told.offer is None or told.problems or not said or command not in spoken.shapes:
        return None
    title = spoken.names.library.card(last.operands[0].guide).title
    where = "".join(f", {label}" for label in last.operands[0].regions)
    ask = Ask(command, last.operands, assumptions=(f"{WENT_ON}{title}{where}.",))
    return filled(ask, told, spoken.names.library)


def _only(
    text: str, named: Sequence[Mention], slugs: tuple[str, ...], today: date | None
) -> OfferReading:
    """The offer of one of the companies named."""
    return offers.read(text, today, others(text, named, slugs))


def _of_several(
    spoken: Spoken, shape: Shape, rest: Hearing, named: Sequence[Mention], today: date | None
) -> Reading:
    """Several companies asked about: the one that offers, else which of them is asked back."""
    asked = list(dict.fromkeys(each for _, _, each in rest.companies))
    told = {slugs: _only(rest.text, named, slugs, today) for slugs in asked}
    offering = [slugs for slugs in asked if told[slugs].offer or told[slugs].problems]
    readings = {slugs: _about(spoken, shape, rest, slugs, named) for slugs in offering or asked}
    library = spoken.names.library
    if len(offering) == 1:
        reading, offer = readings[offering[0]], told[offering[0]]
        display = library.companies[offering[0][0]].display if offering[0] else ""
        said = f"Took {display} as the company asked about."
        if display and isinstance(reading, Ask):
            reading = replace(reading, assumptions=(said, *reading.assumptions))
        return with_offer(reading, offer, library)
    choices = [
        _choice(library, with_offer(reading, told[slugs], library), slugs)
        for slugs, reading in readings.items()
        if slugs
    ]
    listed = " or ".join(choice.label for choice in choices)
    problem = f"Several companies are named: {listed}."
    return Unclear(shape.name, "ambiguous", problem, "Whose offer is it?", tuple(choices))


def _choice(library: Library, reading: Reading, slugs: tuple[str, ...]) -> Choice:
    """A company as one of those asked about; with its own offer where the guide is clear."""
    if isinstance(reading, Ask):
        card = library.card(reading.operands[0].guide)
        return Choice(card.id, card.title, reading)
    company = library.companies[slugs[0]]
    return Choice(company.slug, company.told, Ask("guides", company=company.slug))


def _about(
    spoken: Spoken,
    shape: Shape,
    rest: Hearing,
    slugs: tuple[str, ...],
    named: Sequence[Mention],
) -> Reading:
    """The question as if only that company had been named; its own part of the text first."""
    kept = _only_company(rest, slugs)
    apart = others(rest.text, named, slugs)
    own = tuple(
        replace(word, text=words.MASK) if any(a <= word.start < b for a, b in apart) else word
        for word in kept
    )
    reading = single.read(shape, own, rest.text, spoken.names)
    return (
        reading if isinstance(reading, Ask) else single.read(shape, kept, rest.text, spoken.names)
    )


def _only_company(rest: Hearing, slugs: tuple[str, ...]) -> tuple[Word, ...]:
    """The masked words without the other companies."""
    masked = list(rest.masked())
    for start, end, each in rest.companies:
        if each != slugs:
            for i in range(start, end):
                masked[i] = replace(masked[i], text=words.MASK)
    return tuple(masked)


def _strange(reading: Unclear, told: OfferReading) -> Unclear | None:
    """ "base bananas": a part's amount that is neither a number nor a name."""
    for bare in told.bare:
        if bare.word in reading.problem:
            problem = f"I cannot read {bare.piece} as an amount."
            return Unclear(reading.command, "invalid", problem, "Write it as in: base 245k.")
    return None


def with_offer(reading: Reading, told: OfferReading, library: Library) -> Reading:
    """The question with its offer; what cannot be read of the offer is asked about first."""
    if told.problems:
        first = told.problems[0]
        said = " ".join(problem.said for problem in told.problems[:4])
        return Unclear(reading.command, "invalid", said, first.remedy)
    if isinstance(reading, Ask):
        return filled(reading, told, library)
    if told.offer is not None and not reading.choices:
        waiting = filled(Ask(reading.command or "offer"), told, library)
        return replace(reading, told=waiting)
    choices = tuple(
        replace(c, ask=filled(c.ask, told, library)) if c.ask.command == reading.command else c
        for c in reading.choices
    )
    return replace(reading, choices=choices)


def filled(ask: Ask, told: OfferReading, library: Library) -> Ask:
    """The question with the offer in its currency."""
    offer, said = told.offer, told.assumptions
    if offer is not None and offer.currency is None and told.codes:
        code = _currency(told.codes, ask.operands, library)
        offer = replace(offer, currency=code)
        said = said if code == "USD" else (*said, f"Took the amounts as {code}.")
    haircut = ((HAIRCUT, f"{told.haircut:f}"),) if told.haircut is not None else ()
    return replace(
        ask,
        fields=(*ask.fields, *haircut),
        offer=offer,
        wanted=told.wanted,
        problems=told.notes,
        assumptions=(*ask.assumptions, *said),
    )


def _currency(codes: frozenset[str], operands: Sequence[Operand], library: Library) -> str:
    """Whose sign it is: the region's where that fits, as "$" in Toronto."""
    there = {
        band.currency
        for operand in operands[:1]
        for band in library.guide(operand.guide).bands
        if not operand.regions or band.region in operand.regions
    }
    fitting = frozenset(there & codes)
    return likeliest(fitting or codes)
