"""Raising a flag: which figure, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.chat.command import Desk
from bot.chat.forms import Field, Form, Option
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Reply, Text
from bot.chat.standings import TERMINAL
from bot.guides.model import Guide
from bot.language.acting import DETAILS
from bot.language.asks import Ask, Operand
from handlers._stale_words import counted

NOT_KEPT = "Flags are kept in a database, and here is none: flag it in Slack or in bandstand chat."
NOT_HERE = "Flag a figure privately: use /flag, or tell me in a direct message."
_FIGURES = {
    "base": "Base",
    "stock": "Stock",
    "bonus": "Bonus",
    "total": "Total",
    "other": "Something else",
}
_GOES_TO = (
    "It goes to the guide's owner, or to the maintainers where it has none: into the next digest, "
    "and into stale."
)
_SAID_AS = {"equity": "stock", "rsu": "stock", "rsus": "stock", "salary": "base", "tc": "total"}
_ANSWERS = ("region", "figure", "note")
_MOST_NOTE = 500
_MOST_REGIONS = 100
"""Options of a menu; a guide of more regions takes the region as typed."""


def answer(ask: Ask, desk: Desk) -> Reply:
    """The form; with answers, the flag."""
    if desk.reviews is None or desk.who is None:
        return Reply((Text(NOT_KEPT),))
    if desk.public:
        return Reply((Text(NOT_HERE),))
    operand = ask.operands[0]
    guide = desk.library.guide(operand.guide)
    answers = _given(ask, guide)
    if answers is None:
        return _form(guide, operand)
    errors = _errors(answers, guide)
    if errors:
        said = " ".join(sentence for _, sentence in errors)
        blocks = (Text(said), Text(_usage(guide)))
        return Reply(blocks, "invalid", guides=(guide.id,), regions=((),), errors=tuple(errors))
    open_now = desk.reviews.flag(
        desk.who.workspace,
        guide.id,
        region=answers["region"],
        figure=answers["figure"],
        note=answers["note"],
        person=desk.who.person,
        now=desk.now,
    )
    return _raised(answers, guide, open_now, desk)


def _given(ask: Ask, guide: Guide) -> dict[str, str] | None:
    """What a form or the words after the colon say; None where there are none."""
    fields = dict(ask.fields)
    if any(name in fields for name in _ANSWERS):
        return {name: fields.get(name, "").strip() for name in _ANSWERS}
    typed = ask.field(DETAILS)
    if not typed:
        return None
    asked = ask.operands[0].regions or guide.labels
    first, _, note = typed.partition(",")
    word = first.strip().casefold()
    figure = _SAID_AS.get(word, word)
    if figure not in _FIGURES:
        figure, note = "other", typed
    return {"region": asked[0] if len(asked) == 1 else "", "figure": figure, "note": note.strip()}


def _errors(answers: Mapping[str, str], guide: Guide) -> list[tuple[str, str]]:
    errors = []
    if guide.labels and answers["region"] not in guide.labels:
        listed = ", ".join(guide.labels[:_MOST_REGIONS])
        errors.append(("region", f"Name the region of the figure; the guide has {listed}."))
    if answers["figure"] not in _FIGURES:
        errors.append(("figure", f"Name the figure: {', '.join(_FIGURES)}."))
    if not answers["note"]:
        errors.append(("note", "Say what looks wrong, and where you saw another figure."))
    elif len(answers["note"]) > _MOST_NOTE:
        errors.append(("note", f"Say it in {_MOST_NOTE} characters at most."))
    return errors


def _raised(answers: Mapping[str, str], guide: Guide, open_now: int, desk: Desk) -> Reply:
    where = f" in {answers['region']}" if answers["region"] else ""
    figure = _FIGURES[answers["figure"]].lower()
    blocks: list[Block] = [
        Text(f"Flagged: {figure}{where} of {guide.title}: “{answers['note']}”"),
        Text(f"{_GOES_TO} {_told(desk)}".strip()),
    ]
    if open_now >= desk.limits.flags:
        said = f"It has {counted(open_now, 'open flag')} now, so it counts as overdue."
        blocks.append(Text(said))
    blocks.append(Actions((Button("Pay band", Ask("band", (Operand(guide.id),))),)))
    return Reply(tuple(blocks), guides=(guide.id,), regions=((),))


def _told(desk: Desk) -> str:
    """What the reporter may expect; nobody is told anything in a terminal."""
    if desk.platform == TERMINAL:
        return ""
    return (
        "The digest names you to them; lists and the history do not. You are told what came of it."
    )


def _form(guide: Guide, operand: Operand) -> Reply:
    about = "Write nothing of your own pay: the owner and the maintainers read this."
    figures = tuple(Option(value, label) for value, label in _FIGURES.items())
    fields = (
        *_region(guide, operand),
        Field("figure", "Figure", "choice", options=figures),
        Field("note", "What looks wrong", "long", longest=_MOST_NOTE,
              hint="And where you saw another figure."),
    )  # fmt: skip
    form = Form("Flag a figure", "Flag", fields, Ask("flag", (operand,)), f"{guide.title}. {about}")
    blocks = (Heading(f"{guide.title}: flag a figure"), Notice(about), Text(_usage(guide)))
    return Reply(blocks, guides=(guide.id,), regions=((),), form=form)


def _region(guide: Guide, operand: Operand) -> tuple[Field, ...]:
    """The regions that were asked about; all of the guide's where none was."""
    offered = operand.regions or guide.labels
    if not offered:
        return ()
    first = offered[0] if len(offered) == 1 else ""
    if len(offered) > _MOST_REGIONS:
        return (Field("region", "Region", value=first, hint="As the guide writes it."),)
    options = tuple(Option(label, label) for label in offered)
    return (Field("region", "Region", "choice", first, options=options),)


def _usage(guide: Guide) -> str:
    where = f" {guide.labels[0]}" if guide.labels else ""
    return f"Type it as: flag {guide.title}{where}: stock, half of the offers I saw"
