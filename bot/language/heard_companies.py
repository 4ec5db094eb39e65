"""Companies in a message: "box" is one in "what does box pay", and none in "out of the box"."""

from __future__ import annotations

from bot.language.companies import Named
from bot.language.cues import POINTS, Cue
from bot.language.hearing import Hearing
from bot.language.titles import typed_out

_ENOUGH = 2
_NUMBERS = frozenset(("one", "two", "three"))
_MOVING = frozenset(("moving", "move", "moved", "switching", "switch", "going", "go", "from"))
_SHORTEST_SLIP = 5
_MOST_SLIPS = 5
_JOINING = frozenset(("and", "or", "vs", "versus", "against", "with", "than", "to", "plus"))
_COMPARED = frozenset(("compare", "compares", "compared", "stack", "stacks", "up", "measure"))
"""Words before such a one: "how does box compare to zoom"."""


def hear_companies(hearing: Hearing) -> None:
    """Give every word of a company's name its verdict."""
    found = [n for n in hearing.names.companies.find(hearing.words) if not _blank(hearing, n)]
    found = [n for n in found if not hearing.broken(n.start, n.end)]
    points = {n: _points(hearing, n) for n in found}
    named = [n for n in found if points[n] >= _ENOUGH]
    if not named:
        named = [n for n in found if points[n] == 1 and n.slugs] or _parts(hearing)
    else:
        named = _with_joined(hearing, found, named, points)
    for each in _without_own_words(hearing, named):
        _take(hearing, each, "a company's name")
    if not named:
        for each in _slips(hearing):
            _take(hearing, each, "nearly a company's name")
    if not hearing.companies:
        _take_the_only_one(hearing)


def _take_the_only_one(hearing: Hearing) -> None:
    """ "the pay on reddit for staff": a name that might be a word, for want of any other."""
    found = [n for n in hearing.names.companies.find(hearing.words) if n.slugs]
    found = [n for n in found if not hearing.broken(n.start, n.end)]
    if len({n.slugs for n in found}) == 1 and len(found[0].slugs) == 1 and _asks_of_role(hearing):
        _take(hearing, found[0], "the only name that may be a company's")
        display = hearing.names.library.companies[found[0].slugs[0]].display
        hearing.assumptions.append(f"Took {display} as the company asked about.")


def _asks_of_role(hearing: Hearing) -> bool:
    """Whether the words name a role besides."""
    phrases, free = hearing.names.roles.phrases, [True] * len(hearing.texts)
    return any(phrases.end(hearing.texts, i, free) > i for i in range(len(free)))


def _without_own_words(hearing: Hearing, named: list[Named]) -> list[Named]:
    """Without names that are words of a covered company's own role: "Google Gemini engineer"."""
    own = {
        word
        for n in named
        for slug in n.slugs
        for card in hearing.names.cards(slug)
        if card.role not in hearing.names.lexicon.roles
        for word in card.role.split("-")
    }
    titled = _titles(hearing, named)
    return [n for n in named if not (_in_title(n, titled) or _only_own(hearing, n, own))]


def _only_own(hearing: Hearing, named: Named, own: set[str]) -> bool:
    return not named.slugs and own.issuperset(hearing.texts[named.start : named.end])


def _titles(hearing: Hearing, named: list[Named]) -> list[tuple[str, frozenset[int]]]:
    """Companies of whose guides a whole title is typed out, with its words."""
    slugs = {slug for n in named for slug in n.slugs}
    cards = [card for slug in sorted(slugs) for card in hearing.names.cards(slug)]
    free, standard = [True] * len(hearing.words), hearing.names.roles.exact
    return [(c.company, used) for c, used in typed_out(hearing.texts, free, cards, standard)]


def _in_title(named: Named, titled: list[tuple[str, frozenset[int]]]) -> bool:
    """Whether the words stand in the whole title of another company's guide."""
    inside = set(range(named.start, named.end))
    return any(slug not in named.slugs and inside < used for slug, used in titled)


def _take(hearing: Hearing, named: Named, why: str) -> None:
    hearing.mark(range(named.start, named.end), "company", why)
    hearing.companies.append((named.start, named.end, named.slugs))


def _blank(hearing: Hearing, named: Named) -> bool:
    inside = set(range(named.start, named.end))
    if any(hearing.verdicts[i] == "place" for i in inside):
        return True
    if not inside <= hearing.blanked:
        return False
    # "on zoom" is never the company; "chime in" is, in "a job at chime in sf".
    opened = any(
        cue.start < named.start < cue.end or (cue.start, cue.end) == (named.start, named.end)
        for cue in hearing.blanks
    )
    if opened or _asked_of(hearing, named.start):
        return opened
    return not any(
        _before_place(hearing, cue) for cue in hearing.blanks if cue.start == named.start
    )


def _before_place(hearing: Hearing, blank: Cue) -> bool:
    """ "Chime in Chicago": the phrase is a company and where it is."""
    return hearing.before(blank.end) == "in" and (
        hearing.names.atlas.light(hearing.after(blank.end)) is not None
    )


def _asked_of(hearing: Hearing, start: int) -> bool:
    before = hearing.before(start)
    weak = hearing.listed(before, "company_before_weak")
    return hearing.listed(before, "company_before") and not weak


def _points(hearing: Hearing, named: Named) -> int:
    """How much speaks for a company; two points are enough."""
    texts = hearing.texts[named.start : named.end]
    name = " ".join(texts)
    known = hearing.names.companies.listed
    common = name in hearing.names.lexicon.dictionary or (
        name not in known and all(map(hearing.common, texts))
    )
    if not common or hearing.listed(name, "chat"):
        return _ENOUGH if not common else 0
    return _context(hearing, named.start, named.end)


def _context(hearing: Hearing, start: int, end: int) -> int:
    """Points for and against a company, by the words around it."""
    before, after = hearing.before(start), hearing.after(end)
    points = 0
    if hearing.listed(before, "company_before"):
        points += 1 if hearing.listed(before, "company_before_weak") else 2
    if hearing.possessive(end - 1):
        points += 2
    if hearing.listed(after, "company_after"):
        points += 1
    if hearing.capital(start):
        points += 3
    if hearing.texts[start] in _NUMBERS:
        return points  # "two senior engineers"
    if hearing.terse:
        points += 2
    if after and not hearing.common(after) and hearing.names.atlas.known(after) is not None:
        points += 1
    roles = hearing.names.roles
    free = [True] * len(hearing.texts)
    if (
        end < len(free)
        and max(
            roles.phrases.end(hearing.texts, end, free), roles.titles.end(hearing.texts, end, free)
        )
        > end
    ):
        points += 2
    if end - start > 1:
        points += 2
    # "a vanguard product manager", but "a zoom call"
    titled = before in ("a", "an") and points > 1
    moved = before == "to" and not _MOVING.isdisjoint(hearing.texts[max(0, start - 6) : start])
    if moved:
        return points + 2
    parted = hearing.ends_clause(start)  # "who pays more: box or google"
    if hearing.listed(before, "company_never") and not (titled or parted):
        points -= 2
    return points


def _with_joined(
    hearing: Hearing, found: list[Named], named: list[Named], points: dict[Named, int]
) -> list[Named]:
    """The companies with those joined to them, and those joined to these."""
    compared = any(
        cue.meaning == "compare" and cue.points >= POINTS["strong"] for cue in hearing.said
    )
    least = -_ENOUGH if compared else 0  # "who pays more zoom or zendesk"
    while True:
        more = [
            n for n in found if n in named or (points[n] >= least and _joined(hearing, n, named))
        ]
        if len(more) == len(named):
            return more
        named = more


def _joined(hearing: Hearing, named: Named, sure: list[Named]) -> bool:
    """ "box or compass": one of them is surely a company, so the other is."""
    for other in sure:
        first, second = sorted((named, other), key=lambda n: n.start)
        between = hearing.texts[first.end : second.start]
        comma = not between and hearing.words[second.start].after_comma
        joins = between[-1:] and between[-1] in _JOINING and _COMPARED.issuperset(between[:-1])
        if comma or joins:
            return True
    return False


def _parts(hearing: Hearing) -> list[Named]:
    """Parts of names, where the sentence uses them as a company: "at riot"."""
    found: list[Named] = []
    for i, text in enumerate(hearing.texts):
        if i in hearing.blanked or not hearing.is_talk(i) or len(text) < 3:
            continue
        pair = " ".join(hearing.texts[i : i + 2])
        for name, end in ((pair, i + 2), (text, i + 1)):
            if _small(hearing, name):
                continue
            slugs = hearing.names.companies.partly(name)
            if not slugs and _context(hearing, i, i + 1) > _ENOUGH:
                slugs = tuple(sorted(hearing.names.companies.begun(name)))
            if slugs and _used_as_company(hearing, i, min(end, len(hearing.texts))):
                found.append(Named(i, min(end, len(hearing.texts)), slugs))
                break
    best = max((_context(hearing, n.start, n.end) for n in found), default=0)
    return [n for n in found if _context(hearing, n.start, n.end) == best][:1]


def _small(hearing: Hearing, text: str) -> bool:
    """Whether the word begins a company's name as it begins anything: "the", "and"."""
    return text in _JOINING or text in hearing.names.empty or hearing.listed(text, "company_never")


def _used_as_company(hearing: Hearing, start: int, end: int) -> bool:
    text = hearing.texts[start]
    lexicon, roles = hearing.names.lexicon, hearing.names.roles
    if text in lexicon.vocabulary or text in roles.phrases or hearing.names.atlas.light(text):
        return False
    return not hearing.common(text) or _context(hearing, start, end) >= _ENOUGH


def _slips(hearing: Hearing) -> list[Named]:
    """Words that are one clear slip away from a company's name."""
    tried = 0
    for i, text in enumerate(hearing.texts):
        if i in hearing.blanked or not hearing.is_talk(i) or not _may_be_slip(hearing, text):
            continue
        tried += 1
        if tried > _MOST_SLIPS:
            break
        near = _near(hearing, i)
        if near is not None:
            return [near]
    return []


def _may_be_slip(hearing: Hearing, text: str) -> bool:
    known = text in hearing.names.lexicon.vocabulary or hearing.common(text)
    return len(text) >= _SHORTEST_SLIP and not known and text.isalpha()


def _near(hearing: Hearing, i: int) -> Named | None:
    """The company that the word is a slip of, perhaps with the words beside it."""
    names = hearing.names.companies
    windows = [(i - 1, i + 2), (i - 2, i + 1), (i, i + 3), (i - 1, i + 1), (i, i + 2), (i, i + 1)]
    for start, end in windows:
        if start < 0 or end > len(hearing.texts):
            continue
        text = " ".join(hearing.texts[start:end])
        if end - start > 1 and len(text) < 9:
            continue
        slugs = names.nearly(text)
        if len(slugs) == 1 and (end - start > 1 or _likelier_name(hearing, i)):
            return Named(start, end, slugs)
    return None


def _likelier_name(hearing: Hearing, i: int) -> bool:
    """Whether the word is no slip of a common English one, or stands where a company does."""
    slot = _context(hearing, i, i + 1) >= _ENOUGH
    return slot or hearing.english.slip(hearing.texts[i]) > 1
