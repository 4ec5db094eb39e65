"""The guide's arguments as a draft may use them: those to be meant, those to be confirmed.

A sentence with a figure or of another offer is never taken over: the guide made them up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.command import Desk
from bot.guides.blanks import marked
from bot.guides.claims import is_claim
from bot.guides.levers import Lever, levers
from bot.guides.sentences import sentences
from bot.guides.sums import sums

_NOT_MINE = re.compile(r"\b(?:offers?|competing|floor|counter)\b|\d|\$", re.I)
_MOST = 4


@dataclass(frozen=True, slots=True)
class Argument:
    """What a lever lets one say, without its figures."""

    title: str
    words: str
    claim: bool
    """Whether it speaks of deeds or knowledge that the person may not have."""


def arguments(guide_id: str, desk: Desk) -> tuple[Argument, ...]:
    """The arguments of a guide that can be said in the first person, in its order."""
    found = (_argument(lever) for lever in levers(desk.library.sections(guide_id)))
    return tuple(each for each in found if each)[:_MOST]


def truths(found: Sequence[Argument], confirmed: str) -> list[str]:
    """The words for the draft: one that anyone may mean, in brackets, and those confirmed.

    Args:
        confirmed: places in `found`, with commas, as a form gives them.
    """
    said = set(confirmed.split(","))
    free = [f"[if you mean it: {each.words}]" for each in found if not each.claim][:1]
    return free + [
        marked(each.words) for at, each in enumerate(found) if each.claim and str(at) in said
    ]


def _argument(lever: Lever) -> Argument | None:
    spoken = [s for p in lever.passages if p.kind == "quote" for s in sentences(p.text)]
    kept = [s for s in spoken if not sums(s) and not _NOT_MINE.search(s)]
    if not kept:
        return None
    return Argument(lever.title, " ".join(kept), any(map(is_claim, kept)))
