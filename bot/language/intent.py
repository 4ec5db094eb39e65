"""Which command a direct message means, by its cues and by what it names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from bot.language.cues import Cue, disjoint
from bot.language.hearing import Hearing
from bot.language.levels import code_at

STRONG = 6
FAIR = 3
AMOUNT = re.compile(
    r"[$£€₹¥]\s?\d|\b\d{1,4}(?:\.\d{1,2})?\s?(?:k|lpa|lakhs?|lacs?|crores?|cr)\b|\b\d{2,3},\d{3}\b"
    r"|\b\d{5,7}\b",
    re.I,
)
_QUOTED = re.compile("[\"“][^\"”]{4,300}[\"”]|(?<!\\w)['‘][^'’]{6,300}['’](?!\\w)")
# Of equal points the command that says more precisely what is asked.
_ORDER = ("levers", "script", "dna", "sources", "levels", "guide", "guides", "compare", "band")
_LEVEL = frozenset(("level", "levels", "levelled", "leveled", "equivalent", "ladder"))
_TOLD = frozenset(
    ("said", "says", "say", "saying", "told", "tells", "claims", "claim", "insists", "keeps",
     "wont", "reckons", "asked", "asks", "states", "refuses", "goes", "wrote", "replied")
)  # fmt: skip
_WISHING = frozenset(
    ("please", "pls", "can", "could", "would", "you", "kindly", "hey", "hi", "hello", "ok", "okay",
     "now", "just", "i", "id", "want", "need", "like", "to", "and", "then", "so", "bandstand")
)  # fmt: skip
"""Words that may open a wish."""
_OF_ONE_GUIDE = ("levers", "script", "dna", "sources", "levels", "guide")


@dataclass(frozen=True, slots=True)
class Intent:
    """The command meant, why, and the points each command got."""

    command: str | None
    because: str
    points: dict[str, int]
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a message names."""

    companies: int
    roles: int
    places: int
    amount: bool
    quoted: bool
    code: bool
    """Whether a level's code is named: "l6"."""
    level: bool
    """Whether levels are spoken of."""
    told: bool
    """Whether it is told what somebody said."""
    unknown: int
    parts: int
    """How many amounts are told with the part of pay they are of: "245 base, 310 rsu"."""

    @property
    def names(self) -> bool:
        return bool(self.companies or self.roles or self.places or self.unknown)


def intent_of(hearing: Hearing) -> Intent:
    """The command the message means; None where nothing speaks for one."""
    cues = _cues(hearing)
    points: dict[str, int] = defaultdict(int)
    for cue in cues:
        points[cue.meaning] += cue.points
    facts = facts_of(hearing)
    for rule in (_personal, _levels, _advice, _several, _part, _listing, _rest):
        command, because = rule(points, facts)
        if command is not None:
            return Intent(command, because, dict(points), cues)
    return Intent(None, "nothing speaks for a command", dict(points), cues)


_Meant = tuple[str | None, str]
_NO: _Meant = (None, "")


def _cues(hearing: Hearing) -> tuple[Cue, ...]:
    """Each command's cues, none within a name; what is quoted was said by somebody else."""
    named = {i for i, v in enumerate(hearing.verdicts) if v in ("company", "role", "place")}
    found: dict[str, list[Cue]] = defaultdict(list)
    for cue in hearing.said:
        if named.isdisjoint(cue.words) and (cue.meaning != "forget" or _wished(hearing, cue)):
            found[cue.meaning].append(cue)
    return tuple(cue for each in found.values() for cue in disjoint(each))


def _wished(hearing: Hearing, cue: Cue) -> bool:
    """Whether it is asked for, and not only asked about: "did you delete my data" is not."""
    return _WISHING.issuperset(hearing.texts[: cue.start])


def facts_of(hearing: Hearing) -> _Facts:
    parts = _parts_told(hearing)
    return _Facts(
        companies=len({(slugs or hearing.texts[a:b][0]) for a, b, slugs in hearing.companies}),
        roles=_runs(hearing, "role"),
        places=_runs(hearing, "place"),
        amount=bool(parts or AMOUNT.search(hearing.text)),
        quoted=bool(_QUOTED.search(hearing.text)),
        code=code_at(hearing.texts) is not None,
        level=not _LEVEL.isdisjoint(hearing.texts),
        told=not _TOLD.isdisjoint(hearing.texts),
        unknown=_runs(hearing, "unknown"),
        parts=parts,
    )


def _parts_told(hearing: Hearing) -> int:
    if hearing.parts is None:
        hearing.parts = 0
        if any(c.isdigit() for c in hearing.text) and hearing.cues.parts(hearing.texts):
            from bot.language.offers import tells  # only figures beside parts of pay need it

            hearing.parts = tells(hearing.text)
    return hearing.parts


def _runs(hearing: Hearing, verdict: str) -> int:
    """How many stretches of words have the verdict."""
    verdicts = ["talk", *hearing.verdicts]
    return sum(b == verdict and a != verdict for a, b in pairwise(verdicts))


def _personal(points: dict[str, int], facts: _Facts) -> _Meant:
    """A wish to be forgotten, an offer to judge or a counter to draft."""
    if points["forget"] >= STRONG and not facts.names:
        return "forget", "wishes to be forgotten"
    drafted = points["counter"] >= STRONG and (facts.companies or facts.amount)
    asked = points["pushback"] + points["playbook"] >= STRONG
    if drafted and (facts.amount or points["counter"] > STRONG or not asked):
        return "counter", "asks for a counter-offer"
    if points["offer"] >= FAIR and facts.amount and facts.companies:
        return "offer", "tells an offer's figures"
    return ("offer", "tells several parts of an offer") if _several_parts(points, facts) else _NO


def _several_parts(points: dict[str, int], facts: _Facts) -> bool:
    """Whether an offer's figures are told and nothing else is asked about."""
    alone = facts.parts > 2 or points["offer"] >= FAIR  # no company is named beside them
    if facts.parts < 2 or not (facts.companies or alone):
        return False
    # "deadline" and "they want" are said of offers too, and speak but weakly for other commands.
    if max(points[name] for name in ("pushback", "playbook", "stale")) >= STRONG:
        return False
    return max(points[name] for name in _ORDER) < (FAIR if facts.parts == 2 else STRONG)


def _levels(points: dict[str, int], facts: _Facts) -> _Meant:
    """A level set beside another: by its code, or the word "level" between two companies."""
    paid = points["band"] >= FAIR or points["compare"] >= STRONG
    beside = facts.code or (facts.companies > 1 and facts.level)
    if facts.companies and points["levels"] and not paid and beside:
        return "levels", "asks what a level is elsewhere"
    if facts.code and facts.companies > 1 and not paid:
        return "levels", "sets a level beside another company"
    return _NO


def _advice(points: dict[str, int], facts: _Facts) -> _Meant:
    """General advice: what to answer, how to go about it, what is out of date, how to ask."""
    whole = facts.companies and facts.roles
    if points["stale"] >= STRONG:
        return "stale", "asks for what is out of date"
    told = facts.told or facts.quoted
    if points["help"] >= max(STRONG, points["pushback"] + 1) and not facts.names and not told:
        return "help", "asks how to ask"
    enough = STRONG + (FAIR if whole else 0)
    if facts.told and not facts.names and not points["band"]:
        enough = FAIR
    if (
        points["pushback"] >= enough
        and (points["pushback"] > points["script"] or facts.quoted)
        and (told or points["playbook"] < STRONG)
    ):
        return "pushback", "tells what somebody said and asks for an answer"
    if points["playbook"] >= STRONG and not whole:
        best = max(points[name] for name in _OF_ONE_GUIDE)
        if not facts.companies or points["playbook"] >= best:
            return "playbook", "asks for advice about no one guide"
    if not facts.names and points["playbook"] >= FAIR > points["band"]:
        return "playbook", "asks for advice about no one guide"
    return _NO


def _several(points: dict[str, int], facts: _Facts) -> _Meant:
    """Bands side by side."""
    section = max(points[name] for name in _OF_ONE_GUIDE) >= STRONG
    compared = points["compare"]
    if facts.companies > 1 and not (section and compared < STRONG):
        return "compare", "names several companies"
    sides = facts.roles > 1 or facts.places > 1
    if compared >= FAIR and facts.companies and sides and not section:
        return "compare", "sets two sides of a company beside each other"
    return _NO


def _part(points: dict[str, int], facts: _Facts) -> _Meant:
    """A part of one guide."""
    best = max(_OF_ONE_GUIDE, key=lambda name: (points[name], -_ORDER.index(name)))
    enough = STRONG if points["band"] >= FAIR or not facts.names else FAIR
    if points[best] < enough or points[best] < points["guides"]:
        return _NO
    if best == "guide" and points["guides"] and not facts.roles:
        return "guides", "asks for all there is about a company"
    return best, "asks for that part of a guide"


def _listing(points: dict[str, int], facts: _Facts) -> _Meant:
    if facts.companies and facts.roles and points["band"]:
        return _NO
    if points["guides"] >= STRONG or (points["guides"] >= FAIR > points["band"]):
        return "guides", "asks which guides there are"
    return _NO


def _rest(points: dict[str, int], facts: _Facts) -> _Meant:
    if facts.names:
        return "band", "names what a band is about"
    if points["compare"] >= STRONG:
        return "compare", "asks to compare"
    if points["band"]:
        return "band", "asks about pay"
    if points["help"]:
        return "help", "greets"
    return _NO
