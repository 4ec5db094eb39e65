"""What the parts of an offer are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Part = Literal[
    "base", "equity", "bonus", "signing", "refresher", "benefits", "relocation", "unvested",
    "total", "once",
]  # fmt: skip
"""`total` is said of several parts together and is no part; `once` is paid and is not yearly."""

_CALLED: dict[Part, tuple[str, ...]] = {
    "base": (
        r"(?:annual |yearly |gross |fixed |monthly |brut |basic )?(?:base|basic)"
        r"(?: salary| pay| comp(?:ensation)?| wage)?(?: component)?",
        r"(?:annual |yearly |gross |fixed |starting |monthly )?(?:salary|wages?|salaire)",
        r"fixed(?: pay| comp(?:ensation)?| component| part)?|(?:grund|fix|jahres)gehalt",
    ),
    "equity": (
        r"(?:initial |new[- ]hire |annual |yearly |total )?"
        r"(?:equity|stock|rsus?|psus?|gsus?|shares?)"
        r"(?: units?| grants?| awards?| package| vesting)?",
        r"restricted (?:stock|shares?)(?: units?)?",
        r"(?:initial |new[- ]hire |annual |yearly )?grants?",
        r"(?:stock |share )?options?(?: grant)?|[ev]sops?|bspces?|isos?|nsos?",
    ),
    "bonus": (
        r"(?:annual |yearly |quarterly |monthly |target |performance |cash |perf |company "
        r"|discretionary |guaranteed |year-end )*"
        r"bonus(?:es)?(?: target)?",
        r"variable(?: pay| comp(?:ensation)?| component| part)?|sti\b",
    ),
    "signing": (
        r"(?:sign(?:ing|[- ]?on|[- ]?ins?)|joining|welcome|starting)(?: bonus(?:es)?| payment)?",
        r"sign(?: bonus(?:es)?|(?=[\s:=]+[$£€₹]?\d))|golden hello",
        r"(?<=[\dk] )sign(?!\s+(?:a|the|by|before|in|on|up|within|until))",
    ),
    "once": (
        r"(?:retention|stay|spot|referral|milestone|completion|project|stub|one[- ]?(?:time|off))"
        r" (?:cash )?(?:bonus(?:es)?|award|payment)",
    ),
    "refresher": (
        r"(?:annual |yearly |equity |stock |rsu )*refresh(?:ers?|es)?(?: grants?| equity| rsus?)?",
    ),
    "benefits": (
        r"(?:other |annual )*(?:benefits?|perks)(?: package| worth)?|401\(?k\)? ?match(?:ing)?",
        r"(?:annual |yearly )?(?:stipend|allowance)",
    ),
    "relocation": (
        r"relo(?:cation)?(?: bonus| package| assistance| allowance| support| budget)?",
        r"moving (?:allowance|package|bonus|budget|costs)",
    ),
    "unvested": (
        r"unvested(?: equity| stock| rsus?| shares| options?| grants?)?(?: behind)?",
        r"(?:leav(?:e|ing)|left|walk(?:ing)? away from|forfeit(?:ing)?|giv(?:e|ing) up) behind",
    ),
    "total": (
        r"(?:first[- ]year |year one |y1 )?(?:total |overall |full |all[- ]in )"
        r"(?:annual )?(?:comp(?:ensation)?|package|pay|cash|remuneration|rewards?)",
        r"tc|ctc|ote|all[- ]in|comp package|package",
    ),
}  # fmt: skip
# Where two begin alike the more special is tried first: a joining bonus is no bonus.
_ORDER: tuple[Part, ...] = (
    "unvested", "refresher", "once", "signing", "total", "relocation", "benefits", "bonus", "base",
    "equity",
)  # fmt: skip
_LABEL = re.compile(
    "|".join(rf"(?P<{part}>\b(?:{'|'.join(_CALLED[part])})(?!\w))" for part in _ORDER), re.I
)
CONNECTING = re.compile(
    r"(?:[\s:=~()\[\]*•>-]|\b(?:of|is|are|was|at|for|in|a|an|the|worth|about|around|approx|roughly"
    r"|as|my|their|your|with|comes? to|will be|would be|gross|brutto|brut|annual(?:ly)?|yearly"
    r"|target(?:ed)?|valued at|per year|p\.?a|granted|amount(?:ing to)?|set at|up to|new|cash|pay"
    r"|on|ca|circa)\b)+",
    re.I,
)
"""What may stand between a part's name and its amount and say nothing."""
HEDGED = re.compile(
    r"(?:\b(?:about|around|approx(?:imately)?|roughly|circa|ca|up to)\.?|~)\s*$", re.I
)
UNSETTLED = re.compile(
    r"\s*[:=]?\s*(?:(?:is|are)\s+)?(?:still\s+)?(?:tbd|tba|tbc|unknown|not (?:sure|known|said)"
    r"|dunno)\b",
    re.I,
)
"""Said of a part whose amount is not known yet."""
VAGUE = re.compile(
    r"\s*[:=]?\s*(?:(?:is|of|are)\s+)?(?:a )?(?:lots?|plenty|loads|tons|heaps|some|something|enough"
    r"|competitive|generous|negotiable)\b",
    re.I,
)
"""Words in an amount's place."""
OPTIONS = re.compile(r"option|[ev]sop|bspce|\bisos?\b|\bnsos?\b", re.I)
KINDS = (
    ("options", OPTIONS),
    ("rsu", re.compile(r"[rpg]su|restricted|stock unit", re.I)),
)
COUNTED = re.compile(r"\s*(?:shares?|units?|[rpg]sus?)\b", re.I)
"""After a bare number: it may count shares and not money."""
SLIPS: dict[str, Part] = {
    "salary": "base", "equity": "equity", "stock": "equity", "bonus": "bonus",
    "signing": "signing", "joining": "signing", "refresher": "refresher", "refreshers": "refresher",
    "benefits": "benefits", "relocation": "relocation", "options": "equity", "unvested": "unvested",
}  # fmt: skip
"""Words of which one slip is read, where an amount stands beside."""
BASE_SLIPS = frozenset(("baes", "bsae", "abse", "bse", "bas", "bbase", "baase", "basse", "basee"))
"""Slips of a word too short for any slip to be one."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a part in the text."""

    part: Part
    start: int
    end: int


def labels(text: str) -> list[Label]:
    """The parts that a folded text names, in order; names of one part side by side are one."""
    found: list[Label] = []
    for match in _LABEL.finditer(text):
        part: Part = match.lastgroup  # type: ignore[assignment]
        if part is None:
            continue
        last = found[-1] if found else None
        if last and last.part == part and not text[last.end : match.start()].strip(" ()-"):
            found[-1] = Label(part, last.start, match.end())
        else:
            found.append(Label(part, match.start(), match.end()))
    return found
