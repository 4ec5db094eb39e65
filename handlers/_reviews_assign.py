"""Making somebody the owner of a guide, or taking that back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.forms import Field, Form
from bot.chat.reply import Reply, Text
from bot.chat.reviewing import Act, Changed
from bot.language.filtering import ME, NOBODY
from bot.reviews.freshness import spoken
from handlers._reviews_buttons import undo_button
from handlers._reviews_case import (
    Case,
    asked,
    carried,
    done_by,
    explained,
    moved,
    of_guide,
    refused,
)


@dataclass(frozen=True, slots=True)
class _Ids:
    """How a platform names people."""

    fits: Callable[[str], re.Match[str] | None]
    """Of an id, or the mention of one."""
    usage: str
    hint: str = ""
    """Where an id is found."""


_SLACK = _Ids(
    re.compile(r"<?@?([UW][A-Z0-9]{5,20})(?:\|[^>]*)?>?", re.ASCII).fullmatch,
    "U012AB3CD (or: me, nobody)",
    "It looks like U012AB3CD and is in the person's profile, under Copy member ID.",
)
_DISCORD = _Ids(
    re.compile(r"<?@?!?([0-9]{15,20})>?", re.ASCII).fullmatch,
    "123456789012345678 (or: me, nobody)",
    "Mention the person, or copy their id under Copy User ID, as in 123456789012345678.",
)
_OTHER = _Ids(re.compile(r"@?([\w.@-]{1,60})").fullmatch, "anna (or: me, nobody)")


def assign(case: Case) -> Reply:
    """The form; with an answer, the assignment."""
    since = moved(case)
    if since is not None:
        return since
    answers = case.answers(("owner",)) or ({"owner": case.details} if case.details else None)
    if answers is None:
        return _form(case)
    owner = _person(answers["owner"], case)
    if owner is None:
        ids = _ids(case)
        said = f"{answers['owner'].strip()[:40]!r} is no user id. {ids.hint}".strip()
        return refused(case, [("owner", said)], ids.usage)
    if owner == case.standing.owner and case.version == case.standing.version:
        return of_guide(case, [Text("That is how it is already; nothing was changed.")])
    return _give(owner, case)


def _person(said: str, case: Case) -> str | None:
    """The platform's user id; empty for nobody, None where it is no id."""
    word = said.strip()
    if word.casefold() in ("", NOBODY, "none", "-"):
        return ""
    if word.casefold() == ME:
        return case.who.person
    found = _ids(case).fits(word)
    return found[1] if found else None


def _ids(case: Case) -> _Ids:
    return {"slack": _SLACK, "discord": _DISCORD}.get(case.desk.platform, _OTHER)


def _give(owner: str, case: Case) -> Reply:
    try:
        after = case.reviews.assign(
            case.who.workspace,
            case.guide.id,
            owner=owner,
            person=case.who.person,
            now=case.desk.now,
            version=case.version,
            key=case.key,
        )
    except Changed as changed:
        return explained(case, changed.last)
    act = Act(case.guide.id, "assign", case.who.person, case.desk.now, {"owner": owner})
    then = "Digests name them for this guide." if owner else "Its owner is the file's again."
    return done_by(case, act, [then], undo_button(case.guide.id, after))


def _form(case: Case) -> Reply:
    now = case.standing.owner
    field = Field("owner", "Who looks after it", "person", now or case.who.person)
    due = f"Review due {spoken(case.fresh.due)}." if case.fresh.due else "No review date is stated."
    form = Form("Assign", "Assign", (field,), carried(case), f"{case.guide.title}. {due}")
    return asked(case, form, [due], _ids(case).usage)
