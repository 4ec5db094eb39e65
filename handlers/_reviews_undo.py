"""Taking back one's own act, while it is the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat.reply import Actions, Reply, Text
from bot.chat.reviewing import Act, Changed
from bot.reviews.freshness import spoken
from handlers._reviews_buttons import act_buttons
from handlers._reviews_case import Case, case_of, of_guide
from handlers._reviews_told import told
from handlers._stale_words import counted

_REFUSED = "Nothing was undone: only the last act on a guide can be, by whoever did it, and once."
_LOOKED_BACK = 10
"""Acts, for one that is more than a flag."""


def undo(case: Case) -> Reply:
    """The guide as it was before the act; or one sentence why not."""
    who, desk = case.who, case.desk
    try:
        case.reviews.undo(
            who.workspace,
            case.guide.id,
            person=who.person,
            now=desk.now,
            version=case.version,
            key=case.key,
        )
    except Changed:
        return of_guide(case, [Text(_REFUSED)])
    return _undone(case)


def _undone(case: Case) -> Reply:
    acts = case.reviews.history(case.who.workspace, case.guide.id, _LOOKED_BACK)
    act = next((act for act in acts if act.kind == "undo"), None)
    act = act or Act(case.guide.id, "undo", case.who.person, case.desk.now, {})
    now = case_of(case.ask, case.desk)
    line = told(act, case.desk, case.guide.title)
    buttons = Actions(act_buttons(case.guide, now.fresh, now.standing))
    said = [*_flags(act.details), *_filed(case, act, acts)]
    return of_guide(case, [line, *map(Text, said), buttons])


def _filed(case: Case, undo: Act, acts: Sequence[Act]) -> list[str]:
    """That the file has the date of the review taken back: an undo changes no file."""
    undid = undo.details.get("of") == "done"
    done = (act for act in acts if undid and act.kind == "done" and act.at <= undo.at)
    review, due = next(done, None), case.guide.next_review_due
    if review is None or due is None or review.details.get("next") != str(due):
        return []
    return [
        f"The guide's file has the date of that review, {spoken(due)}: if it was applied, change "
        "the file back as well, or review the guide again."
    ]


def _flags(details: Mapping[str, str]) -> list[str]:
    """What became of the flags that the review had resolved."""
    opened, closed = int(details.get("opened", 0)), int(details.get("told", 0))
    said = []
    if opened:
        said.append(f"{counted(opened, 'flag')} resolved with it {_is(opened)} open again.")
    if closed:
        why = "whoever raised one was told already"
        said.append(f"{counted(closed, 'flag')} resolved with it {_stays(closed)} closed: {why}.")
    return said


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _stays(count: int) -> str:
    return "stays" if count == 1 else "stay"
