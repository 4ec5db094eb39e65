"""One guide, who acts on it, and how it stands: what every act of a review begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat.command import Desk
from bot.chat.forms import Form
from bot.chat.memory import Who
from bot.chat.reply import Actions, Block, Button, Heading, Line, Reply, Text
from bot.chat.reviewing import Act, Flag, Reviews, Standing
from bot.guides.model import Guide
from bot.language.acting import DETAILS
from bot.language.asks import Ask
from bot.reviews.freshness import Dated, Freshness, freshness, reviewed, spoken
from handlers._reviews_buttons import about, act_buttons
from handlers._reviews_told import told
from handlers._stale_words import counted

NOT_KEPT = "Reviews are kept in a database, and here is none: ask in Slack or in bandstand chat."
NOT_YOURS = "Reviews are for the maintainers of the guides; ask one of them, or flag a figure."
NOT_HERE = "Reviews are handled privately: use /reviews, or ask me in a direct message."
LAST_FLAG = "flags"
_LOOKED_BACK = 10
"""Acts, for one that is more than a flag."""


def refusal(desk: Desk) -> str | None:
    """Why whoever asks may not, in a sentence; None where they may. Asked at every press."""
    if desk.reviews is None or desk.who is None:
        return NOT_KEPT
    if not desk.maintainer:
        return NOT_YOURS
    return NOT_HERE if desk.public else None


@dataclass(frozen=True, slots=True)
class Case:
    """An act on one guide, and how the guide stands right now."""

    ask: Ask
    desk: Desk
    reviews: Reviews
    who: Who
    guide: Guide
    standing: Standing
    fresh: Freshness

    @property
    def due(self) -> str:
        """The due date in force, as buttons carry it."""
        return str(self.fresh.due or "")

    @property
    def version(self) -> int:
        """The version that the person saw."""
        seen = self.ask.field("version")
        return int(seen) if seen.isdecimal() else self.standing.version

    @property
    def last_flag(self) -> int | None:
        """The highest id of the flags that a form showed; None where none was filled in."""
        seen = self.ask.field(LAST_FLAG)
        return int(seen) if seen.isdecimal() else None

    @property
    def key(self) -> str:
        """What makes a second submission of the same thing no second act."""
        given = self.ask.field("key")
        return given or f"{self.who.person}:{self.ask.text}:{self.guide.id}:{self.version}"

    @property
    def details(self) -> str:
        """What was typed after the colon."""
        return self.ask.field(DETAILS)

    def answers(self, names: Sequence[str]) -> dict[str, str] | None:
        """What a form, or an Undo, says in these fields; None where nothing was submitted."""
        fields = dict(self.ask.fields)
        given = {name: fields[name].strip() for name in names if name in fields}
        return given or None


def case_of(ask: Ask, desk: Desk) -> Case:
    """The guide as it stands; may raise `StoreError`. Asked only of who may."""
    assert desk.reviews is not None
    assert desk.who is not None
    guide = desk.library.guide(ask.operands[0].guide)
    kept: Mapping[str, Standing] = desk.reviews.standings(desk.who.workspace, [guide.id])
    standing = kept.get(guide.id) or Standing(guide.id)
    found = freshness(Dated.of(guide), standing, desk.today, desk.limits)
    return Case(ask, desk, desk.reviews, desk.who, guide, standing, found)


def moved(case: Case) -> Reply | None:
    """An explanation where the due date is no longer the one that the button was drawn with."""
    if "due" not in dict(case.ask.fields) or case.ask.field("due") == case.due:
        return None
    acts = case.reviews.history(case.who.workspace, case.guide.id, _LOOKED_BACK)
    return explained(case, next((act for act in acts if act.kind != "flag"), None))


def explained(case: Case, last: Act | None) -> Reply:
    """That somebody was first, with what they did and how the guide stands now."""
    now = case_of(case.ask, case.desk)
    blocks: list[Block] = [Heading(f"{case.guide.title}: changed since")]
    if last is not None:
        blocks.append(told(last, case.desk, case.guide.title))
    if not reviewed(Dated.of(case.guide), now.standing):
        blocks.append(Text("The review date in force is its file's."))
    due = f"due {spoken(now.fresh.due)}" if now.fresh.due else "due on no stated date"
    blocks.append(Text(f"Nothing else was changed. It is {now.fresh.state} now, {due}."))
    blocks.append(Actions(act_buttons(case.guide, now.fresh, now.standing)))
    return of_guide(case, blocks)


def asked(case: Case, form: Form, lines: Sequence[str], usage: str) -> Reply:
    """The questions as a form; in words, with how to type the answers, where none can be shown."""
    typed = f"reviews {case.ask.text} {case.guide.title}: {usage}"
    blocks: list[Block] = [Heading(f"{case.guide.title}: {form.title}"), *map(Text, lines)]
    return of_guide(case, [*blocks, Text(f"Type it as: {typed}")], form=form)


def refused(case: Case, errors: Sequence[tuple[str, str]], usage: str) -> Reply:
    """What cannot be taken, a sentence a field, and how to type it."""
    said = " ".join(sentence for _, sentence in errors)
    typed = f"As in: reviews {case.ask.text} {case.guide.title}: {usage}"
    blocks = [Text(said), Text(typed)]
    return Reply(tuple(blocks), "invalid", guides=(case.guide.id,), regions=((),),
                 errors=tuple(errors))  # fmt: skip


def done_by(case: Case, act: Act, then: Sequence[str], *buttons: Button) -> Reply:
    """What was done by whom, what follows from it, and how to go on."""
    line: Line = told(act, case.desk, case.guide.title)
    blocks: list[Block] = [line, *map(Text, then)]
    return of_guide(case, [*blocks, Actions(buttons)] if buttons else blocks)


def of_guide(case: Case, blocks: Sequence[Block], form: Form | None = None) -> Reply:
    """A reply about the guide."""
    return Reply(tuple(blocks), guides=(case.guide.id,), regions=((),), form=form)


def carried(case: Case, flags: Sequence[Flag] | None = None) -> Ask:
    """What a form's answers complete: the act, as of what was seen when it was drawn.

    Args:
        flags: those that were shown, where the act closes flags.
    """
    ask = about(case.ask.text, case.guide.id, case.fresh.due)
    seen = {"version": str(case.standing.version)}
    if flags is not None:
        seen[LAST_FLAG] = str(max((flag.id for flag in flags), default=0))
    return ask.answered(seen)


def raised_since(left: int) -> list[str]:
    """What is said of flags that were raised after those an act closed were shown."""
    if not left:
        return []
    stay = "was raised since and stays" if left == 1 else "were raised since and stay"
    return [f"{counted(left, 'open flag')} {stay} open."]
