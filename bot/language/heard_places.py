"""Places in a message: "nice" is one in "an em in nice", and none in "that would be nice"."""

from __future__ import annotations

from itertools import pairwise

from bot.language.hearing import Hearing
from bot.language.regions import Asked

_OTHER_OF = frozenset(("us", "usa", "uk", "eu", "europe", "india", "states", "markets", "regions"))
_ARTICLES = frozenset(("the", "our", "their", "your"))
_COINS = frozenset(
    ("dollars", "dollar", "pounds", "sterling", "francs", "rupees", "kronor", "shekels", "yen")
)
_BEFORE_ARTICLES = frozenset(
    ("in", "at", "from", "to", "near", "around", "across", "outside", "except", "excluding",
     "than", "without")
)  # fmt: skip


def hear_long_places(hearing: Hearing) -> None:
    """Places of several words, before their words are taken for others: "hong kong"."""
    _mend_slips(hearing)
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
        hearing.is_talk(i)
        and free[i]
        and (_slot(hearing, i) or _like_a_name(hearing, i) or _beside_name(hearing, i))
        for i in range(len(hearing.words))
    ]
    if any(slots):
        wide = [
            slots[i] or (i > 0 and slots[i - 1] and hearing.is_talk(i)) for i in range(len(slots))
        ]
        far = places.find(hearing.texts, wide, labels, world=True)
        _take(hearing, [a for a in far if _far(hearing, a)], "a place in the world")


def _mend_slips(hearing: Hearing) -> None:
    """Write places of two words as they are spelt, and say so: "new yrok"."""
    for i, pair in enumerate(pairwise(hearing.texts)):
        odd = {text for text in pair if not hearing.common(text)}
        if not odd or not hearing.names.empty.isdisjoint(pair) or not all(map(str.isalpha, odd)):
            continue
        told = " ".join(pair)
        near = hearing.names.places.near(told)
        words = near.split() if near else ()
        # A word that is one is no slip: "zurich vest" is not Zurich West.
        if len(words) == 2 and odd.issuperset(set(pair) - set(words)):
            hearing.respell(i, words)
            hearing.assumptions.append(f"Read {told!r} as {near!r}.")


def _like_a_name(hearing: Hearing, i: int) -> bool:
    """Whether the word is written as a name, or stands alone as one."""
    alone = hearing.terse or hearing.words[i].after_comma
    return hearing.capital(i) or (alone and not hearing.common(hearing.texts[i]))


def _beside_name(hearing: Hearing, i: int) -> bool:
    """Whether the word follows a company or a terse role, or little else is said: "and japan?"."""
    text = hearing.texts[i]
    if text in hearing.names.empty or hearing.listed(text, "chat") or text in _OTHER_OF:
        return False
    before = hearing.verdicts[i - 1] if i else "talk"
    return before == "company" or (
        hearing.terse and (before in ("role", "place") or not hearing.companies)
    )


def _ends(hearing: Hearing, end: int) -> bool:
    """Whether only small words follow: "hamburg salary"."""
    return hearing.names.empty.issuperset(hearing.texts[end:])


def _take(hearing: Hearing, found: list[Asked], why: str) -> None:
    for asked in found:
        if hearing.after(asked.end) not in _COINS:  # "in us dollars"
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
    if hearing.terse and _ends(hearing, asked.end) and asked.start:
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
    if hearing.listed(asked.text, "chat"):
        return False
    if all(map(hearing.common, words)):
        strict = hearing.before(asked.start) in ("in", "near") or hearing.capital(asked.start)
        return strict or (_wide(hearing, asked) and _at_the_end(hearing, asked))
    return len(asked.text) > 2


def _wide(hearing: Hearing, asked: Asked) -> bool:
    """Whether the words are a place before they are anything else: japan, north dakota, cork."""
    words = hearing.texts[asked.start : asked.end]
    several = len(words) > 1 or asked.place.kind != "city"
    small = not hearing.names.empty.isdisjoint(words)
    return (several and not small) or hearing.listed(asked.text, "towns")


def _at_the_end(hearing: Hearing, asked: Asked) -> bool:
    """Whether the place ends what is asked, or is all that is."""
    start, end = asked.start, asked.end
    if start and hearing.verdicts[start - 1] == "company" and hearing.ends_clause(end):
        return True
    if not (hearing.terse and _ends(hearing, end)):
        return False
    named = start > 0 and hearing.verdicts[start - 1] in ("company", "role", "place")
    return named or hearing.names.empty.issuperset(hearing.texts[:start])
