"""Places in a message: "nice" is one in "an em in nice", and none in "that would be nice"."""

from __future__ import annotations

from bot.language.hearing import Hearing
from bot.language.regions import Asked

_OTHER_OF = frozenset(("us", "usa", "uk", "eu", "europe", "india", "states", "markets", "regions"))
_ARTICLES = frozenset(("the", "our", "their", "your"))
_BEFORE_ARTICLES = frozenset(
    ("in", "at", "from", "to", "near", "around", "across", "outside", "except", "excluding",
     "than", "without")
)  # fmt: skip


def hear_long_places(hearing: Hearing) -> None:
    """Places of several words, before their words are taken for others: "hong kong"."""
    spans = hearing.names.companies.find(hearing.words)
    inside = {i for n in spans if n.end - n.start > 1 for i in range(n.start, n.end)}
    free = [i not in inside for i in range(len(hearing.words))]
    found = hearing.names.places.find(hearing.texts, free, (), world=False)
    long = [a for a in found if a.end - a.start > 1]
    _take(hearing, [a for a in long if _meant(hearing, a)], "a place")


def hear_places(hearing: Hearing) -> None:
    """Give every word of a place's name its verdict."""
    free = [hearing.is_talk(i) and i not in hearing.blanked for i in range(len(hearing.words))]
    slugs = sorted({slug for _, _, slugs in hearing.companies for slug in slugs})
    labels = tuple(dict.fromkeys(label for s in slugs[:6] for label in hearing.names.labels(s)))
    places = hearing.names.places
    near = [a for a in places.find(hearing.texts, free, labels, world=False) if _meant(hearing, a)]
    _take(hearing, near, "a place")
    # The table of the world holds many a word ("of", "most"): only where a place would stand.
    slots = [
        hearing.is_talk(i) and free[i] and (_slot(hearing, i) or _like_a_name(hearing, i))
        for i in range(len(hearing.words))
    ]
    if any(slots):
        wide = [
            slots[i] or (i > 0 and slots[i - 1] and hearing.is_talk(i)) for i in range(len(slots))
        ]
        far = places.find(hearing.texts, wide, labels, world=True)
        _take(hearing, [a for a in far if _far(hearing, a)], "a place in the world")


def _like_a_name(hearing: Hearing, i: int) -> bool:
    """Whether the word is written as a name, or stands alone as one."""
    alone = hearing.terse or hearing.words[i].after_comma
    return hearing.capital(i) or (alone and not hearing.common(hearing.texts[i]))


def _take(hearing: Hearing, found: list[Asked], why: str) -> None:
    for asked in found:
        hearing.mark(range(asked.start, asked.end), "place", why)


def _meant(hearing: Hearing, asked: Asked) -> bool:
    """Whether the words are used as a place."""
    if asked.place.kind == "remote":
        return not (
            asked.text == "anywhere"
            and hearing.after(asked.end) in ("in", "across", "near", "around")
        )
    words = hearing.texts[asked.start : asked.end]
    if asked.text == "elsewhere":
        return False
    if asked.place.kind == "other":
        at_end = hearing.terse and asked.end == len(hearing.texts)
        return asked.start not in hearing.cued and (
            at_end or hearing.after(asked.end) in _OTHER_OF or asked.end - asked.start > 1
        )
    if asked.end - asked.start > 1 or not all(map(hearing.common, words)):
        return True
    return _standing(hearing, asked)


def _standing(hearing: Hearing, asked: Asked) -> bool:
    """Whether an English word stands where a place would."""
    if hearing.terse and asked.end == len(hearing.texts):
        return True
    after = hearing.after(asked.end)
    company = asked.start > 0 and hearing.verdicts[asked.start - 1] == "company"
    if company and (hearing.ends_clause(asked.end) or after in ("or", "and", "vs", "versus")):
        return True
    slot = _slot(hearing, asked.start)
    return slot or hearing.capital(asked.start) or hearing.listed(after, "place_after")


def _slot(hearing: Hearing, i: int) -> bool:
    """Whether the word stands after "in" and the like."""
    before = hearing.before(i)
    if before in _ARTICLES:
        before = hearing.before(i, 2)
        return before in _BEFORE_ARTICLES
    if before in ("and", "or", "vs", "versus") or (i and hearing.words[i].after_comma):
        return any(v == "place" for v in hearing.verdicts[:i]) or before == "vs"
    return hearing.listed(before, "place_before")


def _far(hearing: Hearing, asked: Asked) -> bool:
    """Whether a place of the world's table is meant, and not a word that is also a town."""
    words = hearing.texts[asked.start : asked.end]
    if asked.place.kind == "other":
        return False
    if all(map(hearing.common, words)):
        strict = hearing.before(asked.start) in ("in", "near") or hearing.capital(asked.start)
        return strict and not hearing.listed(asked.text, "chat")
    return len(asked.text) > 2
