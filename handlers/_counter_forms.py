"""The forms of a counter: the draft to edit, the person's own figures, and what is true of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.chat.command import Desk
from bot.chat.forms import Field, Form, Option
from bot.chat.reply import Reply, Text
from bot.language.asks import Ask
from bot.language.offers import read
from bot.pay.offer import Offer
from handlers._counter_asks import NAMES, PARTS
from handlers._counter_case import Case
from handlers._counter_levers import Argument

LONGEST = 3000
"""Characters of a draft in a form."""
_MOST_FIGURE = 40


def editing(ask: Ask, draft: str) -> Reply:
    """The draft in one long field; what comes back is shown, and kept nowhere."""
    field = Field("draft", "Your words", "long", value=draft[:LONGEST], longest=LONGEST)
    form = Form("Edit the draft", "Show it", (field,), replace(ask, text="edited"))
    return _shown(form, "Edit the draft where you keep it: there is no form here.")


def figuring(ask: Ask) -> Reply:
    """What the person wants, part by part."""
    fields = tuple(
        Field(part, NAMES[part], hint="As in: 280k", required=False, longest=_MOST_FIGURE)
        for part in PARTS
    )
    form = Form("What you want", "Draft again", fields, replace(ask, text="figured"))
    return _shown(form, "Say it in words: counter wandb staff sf base 245k, I want 280k base.")


def confirming(ask: Ask, found: Sequence[Argument]) -> Reply:
    """Which of the guide's claims are true of the person."""
    options = tuple(Option(str(at), each.words[:75]) for at, each in enumerate(found) if each.claim)
    field = Field("true", "True for me", "choices", options=options, required=False)
    form = Form("Only if true for you", "Draft again", (field,), replace(ask, text=""))
    return _shown(form, "Only a form can tell which of these are true for you.")


def figured(ask: Ask, case: Case, desk: Desk) -> Case | Reply:
    """The case with the figures of the form as what the person wants."""
    said = {part: ask.field(part).strip() for part in PARTS}
    told: dict[str, Offer] = {}
    errors: list[tuple[str, str]] = []
    for part, text in said.items():
        if not text:
            continue
        reading = read(f"{part} {text}")
        wrong = (
            reading.problems
            or reading.offer is None
            or case.currency not in (reading.codes | {reading.offer.currency or case.currency})
        )
        if wrong or reading.offer is None:
            errors.append((part, f"I cannot read this as an amount in {case.currency}: 280k."))
        else:
            told[part] = reading.offer
    if errors:
        return Reply((Text(errors[0][1]),), status="invalid", errors=tuple(errors))
    wanted = _wanted(told, case)
    held = replace(case.held, wanted=wanted)
    if desk.hand and desk.who and case.token:
        desk.hand.put(desk.who, case.token, held, desk.now)
    return replace(case, held=held)


def _wanted(told: dict[str, Offer], case: Case) -> Offer | None:
    if not told:
        return None
    nothing = Offer()
    return Offer(
        currency=case.currency,
        base=told.get("base", nothing).base,
        grant=told.get("equity", nothing).grant,
        signing=told.get("signing", nothing).signing,
    )


def _shown(form: Form, instead: str) -> Reply:
    return Reply((Text(instead),), form=form)
