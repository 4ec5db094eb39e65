"""Names nobody knows, and slips: what must not be passed over in silence."""

from __future__ import annotations

from bot.language.hearing import Hearing
from bot.language.titles import is_code

_SHORTEST_SLIP = 5
_MOST_SLIPS = 8
_NEVER_NAMES = frozenset(("least", "all", "once", "most", "home", "first", "last", "present"))
_COMPANY_SLOTS = frozenset(
    ("at", "does", "from", "for", "with", "join", "joining", "about", "cover")
)
_BEGIN_PLACES = frozenset(("new", "san", "los", "las", "santa", "fort", "saint", "tel", "hong"))
_PLACE_SLOTS = frozenset(("in", "near", "at", "based", "around"))
_JOINING = frozenset(
    ("and", "or", "vs", "versus", "against", "with", "than", "to", "plus", "v")
)  # fmt: skip


def hear_unknown(hearing: Hearing) -> None:
    """Keep slips of names, and words that stand where a name would."""
    slugs = tuple(sorted({slug for _, _, slugs in hearing.companies for slug in slugs}))
    tried = 0
    for i, text in enumerate(hearing.texts):
        if not hearing.is_talk(i) or i in hearing.blanked or hearing.common(text):
            continue
        if (
            text in hearing.cues.vocabulary
            or text in hearing.names.empty
            or not (text.isalpha() or is_code(text))
        ):
            continue
        if (len(text) >= _SHORTEST_SLIP or _before_role(hearing, i)) and tried < _MOST_SLIPS:
            tried += 1
            if _is_slip(hearing, text, slugs) or _begins_title(hearing, i):
                hearing.mark([i], "unknown", "a slip of a role's or place's name")
                continue
        if is_code(text) and hearing.companies:
            hearing.mark([i], "unknown", "a level that no title names")
        elif _in_slot(hearing, i) or (not hearing.companies and _unheard_of(hearing, i)):
            hearing.mark([i], "unknown", "stands where a name would")
    if not hearing.companies:
        _unknown_companies(hearing)
    _keep_joins(hearing)


def _is_slip(hearing: Hearing, text: str, slugs: tuple[str, ...]) -> bool:
    near = hearing.names.near_word(text, slugs)
    if near is None or near[:1] != text[:1]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(text, near) <= hearing.english.slip(text)


def _before_role(hearing: Hearing, i: int) -> bool:
    """Whether a role's word comes right after: "stff software engineer"."""
    return hearing.verdicts[i + 1 : i + 2] == ["role"] and not hearing.ends_clause(i + 1)


def _begins_title(hearing: Hearing, i: int) -> bool:
    """Whether the word is a slip of one that makes a role's name with those after it."""
    after = hearing.texts[i + 1 : i + 4]
    return _before_role(hearing, i) and (
        hearing.names.near_title(hearing.texts[i], after) is not None
    )


def _in_slot(hearing: Hearing, i: int) -> bool:
    before = hearing.before(i)
    if before in _BEGIN_PLACES:  # "in new yrok"
        before = hearing.before(i, 2)
    named = before in _PLACE_SLOTS or (
        not hearing.companies and (before in _COMPANY_SLOTS or hearing.capital(i))
    )
    return len(hearing.texts[i]) > 2 and (named or _rival(hearing, i))


def _rival(hearing: Hearing, i: int) -> bool:
    """Whether the word is the other side of a comparison: "google versus quillmark"."""
    before = hearing.before(i)
    compared = before in ("to", "with") and hearing.before(i, 2).startswith("compare")
    return bool(hearing.companies) and (compared or before in ("vs", "versus", "against"))


def _unheard_of(hearing: Hearing, i: int) -> bool:
    """Whether a capital word that is no word must be the company: "Quillmark ML engineer"."""
    if len(hearing.texts[i]) < 4:
        return False
    written = hearing.text[hearing.words[i].start]
    return written.isupper() or (hearing.terse and hearing.english.slip(hearing.texts[i]) > 1)


def _unknown_companies(hearing: Hearing) -> None:
    """ "does Purple pay": a name although it is a word, for want of another company."""
    for i, text in enumerate(hearing.texts):
        named = hearing.capital(i) and hearing.before(i) in _COMPANY_SLOTS
        if named and hearing.is_talk(i) and text not in _NEVER_NAMES and len(text) > 2:
            hearing.mark([i], "unknown", "written as a company's name")


def _keep_joins(hearing: Hearing) -> None:
    """Words that join names stay, so that two sides of a comparison stay two."""
    for i, text in enumerate(hearing.texts):
        if text in _JOINING and hearing.is_talk(i):
            hearing.mark([i], "joins", "may join two names")
