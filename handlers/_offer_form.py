"""The form "Judge an offer": the same parts as a typed offer, each in its own field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.chat.command import Desk
from bot.chat.forms import Field, Form, Option
from bot.chat.reply import Heading, Reply, Text
from bot.guides.model import Guide
from bot.language.asks import Ask, Operand
from bot.language.offer_acts import filled_in
from handlers._offer_answer import answer
from handlers._offer_case import against, case_of, judged_case

_MOST_REGIONS = 100
_FIELDS = (
    Field("base", "Base a year", hint="As 245k, £95,000 or 8k a month.", required=False),
    Field("bonus", "Bonus", hint="A target percentage or an amount: 10%.", required=False),
    Field("equity", "Equity", hint="As 310k over 4 years, or 80k a year.", required=False),
    Field("vest", "Vesting", hint="As 40/30/20/10; evenly without it.", required=False),
    Field("signing", "Signing bonus", hint="As 35k clawback 12 months.", required=False),
    Field("refresher", "Refreshers", hint="As 60k a year, only if promised.", required=False),
    Field("deadline", "Answer by", "date", required=False),
    Field("haircut", "Discount on equity you cannot sell", "number", required=False,
          hint="In percent, and only if you want one taken off."),
    Field("more", "Anything else", "long", required=False,
          hint="As benefits 20k, relocation 10k. Never what you earn now."),
)  # fmt: skip
_NAMES = frozenset(field.name for field in _FIELDS)
_ABOUT = "Only you see the answer. It is kept in memory for half an hour, unless you save it."
_USAGE = "Type it as: offer {title}{where} base 245k equity 310k/4y bonus 10% signing 35k"


def form(ask: Ask, desk: Desk) -> Reply:
    """The form; with answers, the verdict.

    Raises:
        OfferError: the offer cannot be counted.
    """
    operand = ask.operands[0]
    guide = desk.library.guide(operand.guide)
    answers = dict(ask.fields)
    if not _NAMES & set(answers):
        return _asked(guide, operand)
    operand = Operand(guide.id, _regions(answers.get("region", ""), guide, operand))
    filled = filled_in(operand, answers, desk.library, desk.today)
    errors = (*filled.errors, *_discount_errors(answers.get("haircut", "")))
    if errors:
        said = " ".join(dict.fromkeys(sentence for _, sentence in errors))
        return Reply((Text(said),), "invalid", errors=errors, private=True)
    return _judged(filled.ask, answers, desk)


def _judged(ask: Ask, answers: dict[str, str], desk: Desk) -> Reply:
    assert ask.offer is not None
    deadline = answers.get("deadline", "")
    offer = replace(ask.offer, deadline=date.fromisoformat(deadline)) if deadline else ask.offer
    case = case_of(replace(ask, offer=offer), desk)
    if isinstance(case, Reply):
        return case
    haircut = answers.get("haircut", "")
    held = replace(case.held, said=(*case.held.said, *ask.assumptions))
    if haircut:
        held = replace(held, haircut=Decimal(haircut) / 100)
    if case.token and desk.hand and desk.who:
        desk.hand.put(desk.who, case.token, held, desk.now)
    held = against(held, case.operand)
    return answer(judged_case(held, case.token, desk, case.operand), desk)


def _discount_errors(text: str) -> list[tuple[str, str]]:
    if not text or (text.isascii() and text.isdigit() and int(text) <= 100):
        return []
    return [("haircut", "Give it in percent, 0 to 100.")]


def _regions(region: str, guide: Guide, operand: Operand) -> tuple[str, ...]:
    return (region,) if region in guide.labels else operand.regions


def _asked(guide: Guide, operand: Operand) -> Reply:
    fields = (*_region(guide, operand), *_FIELDS)
    ask = Ask("offer", (operand,), text="form")
    where = f" {guide.labels[0]}" if guide.labels else ""
    usage = _USAGE.format(title=guide.title, where=where)
    return Reply(
        (Heading(f"Judge an offer: {guide.title}"), Text(_ABOUT), Text(usage)),
        "invalid",
        guides=(guide.id,),
        regions=(operand.regions,),
        form=Form("Judge an offer", "Judge", fields, ask, f"{guide.title}. {_ABOUT}"),
        private=True,
    )


def _region(guide: Guide, operand: Operand) -> tuple[Field, ...]:
    """The guide's regions, the one asked first filled in."""
    labels = guide.labels[:_MOST_REGIONS]
    if len(labels) < 2:
        return ()
    first = operand.regions[0] if operand.regions else labels[0]
    options = tuple(Option(label, label) for label in labels)
    return (Field("region", "Region", "choice", first, options=options),)
