"""Open flags: the list of them, and closing a guide's."""

from __future__ import annotations

from bot.chat.command import Desk
from bot.chat.forms import Field, Form
from bot.chat.reply import Actions, Block, Bullets, Button, Heading, Reply, Text
from bot.chat.reviewing import Act, Flag
from bot.language.asks import Ask
from handlers._reviews_buttons import about
from handlers._reviews_case import (
    Case,
    asked,
    carried,
    done_by,
    of_guide,
    raised_since,
    refused,
)
from handlers._stale_one import flag_words
from handlers._stale_words import counted

_MOST_OUTCOME = 300
_MOST_SHOWN = 20
_MOST_BUTTONS = 10
_USAGE = "the London stock is corrected"


def resolve(case: Case) -> Reply:
    """The form; with an outcome, the guide's flags are closed and their reporters told."""
    flags = case.reviews.flags(case.who.workspace, case.guide.id)
    if not flags:
        return of_guide(case, [Text("No figure of this guide is flagged; nothing was changed.")])
    given = case.answers(("outcome",)) or ({"outcome": case.details} if case.details else None)
    if given is None:
        return _form(case, flags)
    if not given["outcome"]:
        return refused(case, [("outcome", "Say what came of it: the reporter is told.")], _USAGE)
    if len(given["outcome"]) > _MOST_OUTCOME:
        said = f"Say what came of it in {_MOST_OUTCOME} characters at most."
        return refused(case, [("outcome", said)], _USAGE)
    return _close(given["outcome"], case, len(flags))


def _close(outcome: str, case: Case, open_now: int) -> Reply:
    desk, who = case.desk, case.who
    closed = case.reviews.resolve(
        who.workspace,
        case.guide.id,
        outcome=outcome,
        person=who.person,
        now=desk.now,
        last_flag=case.last_flag,
    )
    if not closed:
        return of_guide(case, [Text("Somebody resolved these flags a moment before.")])
    act = Act(case.guide.id, "resolve", who.person, desk.now, {"outcome": outcome})
    then = f"{counted(closed, 'flag')} closed; whoever raised one is told."
    again = Button("Mark reviewed", about("done", case.guide.id, case.fresh.due))
    return done_by(case, act, [then, *raised_since(open_now - closed)], again)


def _form(case: Case, flags: tuple[Flag, ...]) -> Reply:
    shown = flags[:_MOST_SHOWN]
    lines = [flag_words(flag, case.desk) for flag in shown]
    if len(flags) > len(shown):
        lines.append(f"And {len(flags) - len(shown)} more, which stay open.")
    field = Field("outcome", "What came of it", "long", hint="Whoever flagged a figure is told.",
                  longest=_MOST_OUTCOME)  # fmt: skip
    form = Form("Resolve flags", "Resolve", (field,), carried(case, shown), "\n".join(lines))
    return asked(case, form, lines, _USAGE)


def flags(ask: Ask, desk: Desk) -> Reply:
    """All open flags of the workspace, or one guide's. By whom, only the digest says."""
    assert desk.reviews is not None
    assert desk.who is not None
    guide = ask.operands[0].guide if ask.operands else None
    found = desk.reviews.flags(desk.who.workspace, guide)
    guides = tuple(dict.fromkeys(flag.guide for flag in found))
    if not found:
        return Reply((Text("No figure is flagged."),))
    shown = tuple(f"{_title(flag.guide, desk)}: {flag_words(flag, desk)}" for flag in found)
    blocks: list[Block] = [Heading(f"{counted(len(found), 'open flag')}, oldest first")]
    blocks.append(Bullets(shown[:_MOST_SHOWN]))
    if len(shown) > _MOST_SHOWN:
        blocks.append(Text(f"And {len(shown) - _MOST_SHOWN} more: reviews flags <company> <role>."))
    blocks.append(Actions(tuple(_buttons(guides, desk))))
    return Reply(tuple(blocks), guides=guides, regions=((),) * len(guides))


def _buttons(guides: tuple[str, ...], desk: Desk) -> list[Button]:
    there = [guide for guide in guides if guide in desk.library][:_MOST_BUTTONS]
    return [Button(f"Resolve: {_title(guide, desk)}", _resolve(guide)) for guide in there]


def _resolve(guide: str) -> Ask:
    return Ask("reviews", about("resolve", guide, None).operands, text="resolve")


def _title(guide: str, desk: Desk) -> str:
    return desk.library.card(guide).title if guide in desk.library else f"{guide} (gone)"
