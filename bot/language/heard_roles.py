"""Roles in a message: "security" is one in "security at micron", and none in "job security"."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

from bot.language.hearing import Hearing
from bot.language.roles import own_words
from bot.language.titles import coded, is_code, typed_out
from bot.language.words import phrase

_BARE = frozenset(
    ("engineer", "engineers", "eng", "developer", "developers", "dev", "devs", "designer",
     "designers", "scientist", "scientists", "architect", "architects", "manager", "managers",
     "programmer", "programmers", "analyst", "analysts")
)  # fmt: skip
"""Nouns of titles that a word before them changes."""
_SHORTEST = 4
"""Letters of an English word that changes a title."""
_JOINING = frozenset(
    ("of", "in", "new", "and", "for", "the", "to", "level", "people", "career", "w", "s", "go",
     "c", "is", "plus", "levels", "grade", "manager of")
)  # fmt: skip
"""Words within roles' names that name none alone: "manager of engineering", "new grad"."""


def hear_roles(hearing: Hearing) -> None:
    """Give every word of a role's name its verdict."""
    hearing.mark(_typed_out(hearing), "role", "a guide's whole title, or the level in it")
    sure, weak = _named(hearing)
    hearing.mark(_own(hearing), "role", "words of the company's own role")
    hearing.mark([i for i in sure if hearing.is_talk(i)], "role", "a role's name")
    _spread(hearing, weak)
    _doubtful(hearing, weak)


def hear_doubtful_roles(hearing: Hearing) -> None:
    """Look again at doubtful words, now that the places are known: "staff paris"."""
    weak = _named(hearing)[1]
    _spread(hearing, weak)
    _doubtful(hearing, weak)


def _doubtful(hearing: Hearing, weak: Sequence[int]) -> None:
    hearing.mark(
        [i for i in weak if hearing.is_talk(i) and _stands_for_role(hearing, i)],
        "role",
        "a role's word where a role would stand",
    )
    _spread(hearing, weak)
    hearing.mark(_codes(hearing), "role", "a level beside a role")
    hearing.mark(_modifiers(hearing), "role", "makes another title of the word after it")
    _spread(hearing, weak)


def _free(hearing: Hearing) -> list[bool]:
    return [hearing.is_talk(i) and i not in hearing.blanked for i in range(len(hearing.words))]


def _typed_out(hearing: Hearing) -> list[int]:
    """Words of titles that the companies named have, typed out whole."""
    slugs = {slug for _, _, slugs in hearing.companies for slug in slugs}
    cards = [card for slug in slugs for card in hearing.names.cards(slug)]
    free = [True] * len(hearing.words)
    texts, standard = hearing.texts, hearing.names.roles.exact
    found = [*typed_out(texts, free, cards, standard), *coded(texts, free, cards)]
    return [i for _, used in found for i in used if hearing.is_talk(i)]


def _own(hearing: Hearing) -> list[int]:
    """Words of the titles that only the companies named have."""
    slugs = {slug for _, _, slugs in hearing.companies for slug in slugs}
    cards = [card for slug in slugs for card in hearing.names.cards(slug)]
    together = own_words(hearing.texts, _free(hearing), cards, hearing.names.lexicon)
    words = {
        word
        for card in cards
        if card.role not in hearing.names.lexicon.roles
        for word in card.role.split("-")
    }
    # Two words of a title together vouch for its others: "AI platform engineer (Bedrock)".
    vouched = {
        word
        for card in cards
        if len({hearing.texts[i] for i in together} & {*card.role.split("-")}) > 1
        for word in phrase(f"{card.role} {card.role_display}").split()
    }
    alone = [
        i
        for i, text in enumerate(hearing.texts)
        if hearing.is_talk(i)
        and (text in vouched or (text in words and (not hearing.common(text) or hearing.terse)))
    ]
    return sorted({*together, *alone})


def _named(hearing: Hearing) -> tuple[list[int], list[int]]:
    """Words of roles' names: those that are sure, and those that also mean other things."""
    texts, free = hearing.texts, _free(hearing)
    roles, vocabulary = hearing.names.roles, hearing.names.lexicon.vocabulary
    empty = hearing.names.empty
    sure: list[int] = []
    weak: list[int] = []
    at = 0
    while at < len(texts):
        end = max(roles.phrases.end(texts, at, free), roles.titles.end(texts, at, free))
        if end - at > 1 or (end > at and not hearing.listed(texts[at], "weak_roles")):
            sure += range(at, end)
        elif end > at or (
            free[at]
            and (texts[at] in vocabulary or hearing.listed(texts[at], "weak_roles"))
            and not (texts[at] in _JOINING or texts[at].isdigit() or texts[at] in empty)
        ):
            weak += range(at, max(end, at + 1))
        at = max(end, at + 1)
    return sure, [i for i in weak if free[i] and i not in hearing.cued]


def _spread(hearing: Hearing, weak: Sequence[int]) -> None:
    """A doubtful word right beside a role's word belongs to it: "data" in "data engineers"."""
    for order in (weak, reversed(weak)):
        for i in order:
            beside = _goes_on(hearing, i) or _is_role(hearing, i + 1, i + 1)
            if hearing.is_talk(i) and beside:
                hearing.mark([i], "role", "beside a role's word")


def _codes(hearing: Hearing) -> list[int]:
    """Levels' codes right beside a role's word: "L5 swe"."""
    return [
        i
        for i, text in enumerate(hearing.texts)
        if hearing.is_talk(i)
        and is_code(text)
        and (_is_role(hearing, i - 1, i) or _is_role(hearing, i + 1, i + 1))
    ]


def _goes_on(hearing: Hearing, i: int) -> bool:
    """Whether the role's words before go on with this one; "engineer data from" does not."""
    whole = hearing.before(i) in hearing.names.roles.exact and not hearing.ends_clause(i + 1)
    whole = whole or hearing.texts[i] == "data"  # "the google swe data": figures are meant
    return _is_role(hearing, i - 1, i) and not whole


def _is_role(hearing: Hearing, i: int, later: int) -> bool:
    """Whether word `i` is a role's, and nothing parts the two; `later` is the second of them."""
    inside = 0 <= i < len(hearing.words) and (
        hearing.verdicts[i] == "role" or hearing.why[i].startswith("a slip")
    )
    return inside and not hearing.ends_clause(later)


def _stands_for_role(hearing: Hearing, i: int) -> bool:
    """Whether a doubtful word stands where a role would: "for data people", "a security job"."""
    if not hearing.listed(hearing.texts[i], "weak_roles"):
        return False
    before, after = hearing.before(i), hearing.after(i + 1)
    named_before = i > 0 and hearing.verdicts[i - 1] in ("company", "place")
    asked = before in ("a", "an", "as", "pay", "pays") or (hearing.terse and named_before)
    if hearing.listed(hearing.texts[i], "chat") and not asked:
        return False
    begins = i == 0 or hearing.ends_clause(i)
    ends = hearing.ends_clause(i + 1)
    opens = hearing.listed(before, "role_before") or named_before or begins
    named_after = i + 1 < len(hearing.words) and hearing.verdicts[i + 1] in ("company", "place")
    ahead = hearing.verdicts[i + 2 : i + 4]
    paired = after in ("and", "or", "vs", "versus", "to") and "role" in ahead
    closes = hearing.listed(after, "role_after") or named_after or ends or paired
    if hearing.terse and not hearing.listed(hearing.texts[i], "chat"):
        return opens or closes or not hearing.common(hearing.texts[i])
    short = (before in ("a", "an", "as") or named_before) and len(hearing.texts[i]) < 4
    return opens and (closes or short)


def _modifiers(hearing: Hearing) -> list[int]:
    """Words that change the title they stand before: "lighting" in "lighting engineer"."""
    found: list[int] = []
    for i in range(len(hearing.words) - 1):
        noun = hearing.texts[i + 1]
        if noun in _BARE and hearing.verdicts[i + 1] == "role" and _changes(hearing, i):
            found.append(i)
    return found


def _changes(hearing: Hearing, i: int) -> bool:
    text = hearing.texts[i]
    names = hearing.names
    harmless = (
        _says_no_title(hearing, text)
        or text in _BARE
        or not text.isalpha()
        or text.endswith("ly")
        or names.atlas.light(text) is not None
        or hearing.ends_clause(i + 1)
        or i in hearing.blanked
    )
    if not hearing.is_talk(i) or harmless:
        return False
    return len(text) >= _SHORTEST if text in hearing.english else _no_word(hearing, i)


def _says_no_title(hearing: Hearing, text: str) -> bool:
    """Whether the word is one of talk, or of those that stand before any noun."""
    return (
        text in hearing.names.empty
        or hearing.listed(text, "plain_modifiers")
        or hearing.listed(text, "chat")
        or text in hearing.cues.vocabulary
    )


def _no_word(hearing: Hearing, i: int) -> bool:
    """Whether what is no English word is a trade or a slip of a role's: "scada", "stff"."""
    text = hearing.texts[i]
    if not any(slugs for _, _, slugs in hearing.companies):
        return False  # it may be the company's name
    if len(text) < 3:
        state = text.upper() in hearing.names.atlas.state_codes
        return hearing.terse and len(text) > 1 and not state
    names = hearing.names
    if names.near_title(text, hearing.texts[i + 1 : i + 4]) or names.near_word(text, ()):
        return True
    return not _slip_of_talk(hearing, text) and names.atlas.known(text) is None


def _slip_of_talk(hearing: Hearing, text: str) -> bool:
    """Whether the word is a small one mistyped: "teh engineer", "an avarage engineer"."""
    slips = {text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(text) - 1)}
    if len(text) >= _SHORTEST:
        slips |= {text[:i] + text[i + 1 :] for i in range(len(text))}
        slips |= {
            text[:i] + letter + text[j:]
            for letter in ascii_lowercase
            for i in range(len(text) + 1)
            for j in (i, i + 1)
        }
    return any(_says_no_title(hearing, slip) for slip in slips if len(slip) > 1)
