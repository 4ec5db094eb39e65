"""What a message rules out: "everywhere except london", "swe (not staff)", "google pm non-us".

An excluded role is no part of the question. An excluded place leaves the others: of the places
asked, else of all that the guide has. Either is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.asks import Ask, Choice, Operand, Reading, Unclear
from bot.language.hearing import Hearing, Verdict
from bot.language.regions import match
from bot.language.words import quoted

_PLAIN = frozenset(
    ("not", "except", "excepting", "excluding", "exclude", "excl", "without", "outside", "barring",
     "skip", "skipping", "ignore", "ignoring", "omit", "omitting")
)  # fmt: skip
_AFTER = {
    "than": frozenset(("other", "rather")),
    "but": frozenset(("everywhere", "anywhere", "everything", "all", "any")),
    "out": frozenset(("leave", "leaving")),
    **dict.fromkeys(("include", "want", "show", "need"), frozenset(("dont", "not"))),
}
"""Words that exclude after another: "other than", "anywhere but", "leave out"."""
_BEFORE = {"apart": "from", "aside": "from", "instead": "of"}
"""Words that exclude with another behind them."""
_SMALL = frozenset(("in", "the", "a", "an", "at", "from", "for", "of", "around", "near"))
_MOST_SMALL = 3
_BACK = 3
"""Words that may stand between: "other regions than"."""
_NO_EXCLUSION = frozenset(("if", "why", "or"))
"""Before "not": "if not london, zurich", "why not london?"."""
_OF_ONESELF = frozenset(("im", "am", "ive", "from"))
"""Before what excludes, where the writer tells of themselves: "I'm not in london"."""
_ENDS_AT_COMMA = frozenset(("not", "skip", "ignore", "non"))
"""After these a comma turns to what is meant instead: "not singapore, london"."""
_ANYWHERE = frozenset(("anywhere", "elsewhere"))
_EVERYWHERE = _ANYWHERE | {"everywhere", "all", "other"}


def exclude(hearing: Hearing) -> None:
    """Set the excluded roles and places aside; the places are kept in `hearing.without`."""
    for verdict in ("role", "place"):
        at = 0
        while at < len(hearing.words):
            end = _run_end(hearing, at, verdict)
            start = _excluder(hearing, at, verdict) if end > at else None
            if start is not None:
                end = _listed_end(hearing, start, end, verdict)
                _set_aside(hearing, start, at, end, verdict)
            at = max(end, at + 1)


def apply(reading: Reading, hearing: Hearing) -> Reading:
    """The reading without the excluded places; what cannot be left is asked back."""
    if not hearing.without or not isinstance(reading, Ask) or not reading.operands:
        return reading
    operands: list[Operand] = []
    said: list[str] = []
    for operand in reading.operands:
        left = _without(operand, hearing)
        if isinstance(left, str):
            return _nothing_left(reading.command, operand, left, hearing)
        operands.append(left[0])
        said.append(left[1])
    said = [*reading.assumptions, *dict.fromkeys(said)]
    return replace(reading, operands=tuple(dict.fromkeys(operands)), assumptions=tuple(said))


def apply_after(reading: Ask, hearing: Hearing) -> Reading:
    """The same of what goes on: "not london" is all but London, where London alone was asked."""
    left = apply(reading, hearing)
    everywhere = isinstance(left, Unclear) or not _EVERYWHERE.isdisjoint(hearing.texts)
    if not hearing.without or not everywhere or "place" in hearing.verdicts:
        return left
    operands = tuple(dict.fromkeys(replace(o, regions=()) for o in reading.operands))
    return apply(replace(reading, operands=operands), hearing)


def _run_end(hearing: Hearing, at: int, verdict: Verdict) -> int:
    """The end of the stretch of that verdict which begins here, within its clause."""
    end = at
    while end < len(hearing.words) and hearing.verdicts[end] == verdict:
        end += 1
        if hearing.ends_clause(end):
            break
    # "not in hangzhou (hq)" is no question about the headquarters
    return end + (end > at and hearing.texts[end : end + 1] == ["hq"])


def _excluder(hearing: Hearing, start: int, verdict: Verdict) -> int | None:
    """Where the words begin that exclude what begins at `start`."""
    at = start - 1
    while at > 0 and start - at <= _MOST_SMALL and _small(hearing, at):
        at -= 1
    if at < 0 or any(hearing.ends_clause(i) for i in range(at + 1, start + 1)):
        return None
    text = hearing.texts[at]
    if text == "non":
        return at if verdict == "place" else None
    if text in _PLAIN:
        return None if hearing.before(at) in _NO_EXCLUSION else at
    if text in _BEFORE:
        return at if hearing.after(at + 1) == _BEFORE[text] else None
    first = max(0, at - _BACK)
    leads = [i for i in range(first, at) if hearing.texts[i] in _AFTER.get(text, ())]
    return leads[-1] if leads else None


def _small(hearing: Hearing, i: int) -> bool:
    return hearing.texts[i] in _SMALL and hearing.is_talk(i)


def _listed_end(hearing: Hearing, start: int, end: int, verdict: Verdict) -> int:
    """The end of a list: "except london, paris and zurich"."""
    while end < len(hearing.words):
        following = end + (hearing.texts[end] in ("and", "or", "nor"))
        following += hearing.after(following) == "in" and following > end
        comma = following == end
        if comma and (hearing.texts[start] in _ENDS_AT_COMMA or not hearing.words[end].after_comma):
            break
        until = _run_end(hearing, following, verdict)
        if until == following:
            break
        end = until
    return end


def _set_aside(hearing: Hearing, start: int, at: int, end: int, verdict: Verdict) -> None:
    told = quoted(hearing.text, hearing.words[at:end])
    if verdict == "role":
        hearing.assumptions.append(f"Left out {told!r}.")
    elif hearing.before(start) in _OF_ONESELF:
        hearing.assumptions.append(f"Set {told!r} aside as a place of the story.")
    else:
        free = [i in range(at, end) for i in range(len(hearing.words))]
        slugs = sorted({slug for _, _, slugs in hearing.companies for slug in slugs})
        labels = tuple(dict.fromkeys(x for s in slugs for x in hearing.names.labels(s)))
        found = hearing.names.places.find(hearing.texts, free, labels, world=True)
        hearing.without += hearing.names.places.merged(hearing.texts, found)
        anywhere = [i for i in range(max(0, start - 2), at) if hearing.texts[i] in _ANYWHERE]
        hearing.mark(anywhere, "talk", "of which some is left out")
    hearing.mark(range(start, end), "talk", "left out")


def _without(operand: Operand, hearing: Hearing) -> tuple[Operand, str] | str:
    """The operand with what is left, and how that is said; the words alone where nothing is."""
    card = hearing.names.library.card(operand.guide)
    gone = match(hearing.without, card.labels, hearing.names.atlas).labels
    told = _told(hearing)
    kept = tuple(label for label in operand.regions or card.labels if label not in gone)
    if not kept:
        return told
    if len(kept) == len(operand.regions or card.labels):
        return operand, f"Left out {told!r}."
    said = f"Left out {told!r}." if operand.regions else f"All but {_all(gone)}."
    return replace(operand, regions=kept), said


def _told(hearing: Hearing) -> str:
    """The excluded places as they were written."""
    return quoted(
        hearing.text, [w for a in hearing.without for w in hearing.words[a.start : a.end]]
    )


def _all(labels: Sequence[str]) -> str:
    return " and ".join((", ".join(labels[:-1]), labels[-1]) if labels[1:] else labels)


def _nothing_left(command: str, operand: Operand, told: str, hearing: Hearing) -> Unclear:
    card = hearing.names.library.card(operand.guide)
    choices = _choices(command, card.id, card.labels)
    return Unclear(
        command,
        "not_found",
        f"With {told!r} left out, the {card.title} guide has nothing that was asked.",
        f"Its regions are: {', '.join(card.labels)}.",
        choices,
        (Operand(card.id),),
    )


def _choices(command: str, guide: str, labels: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(guide, label, Ask(command, (Operand(guide, (label,)),))) for label in labels
    )
