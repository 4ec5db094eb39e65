"""A counter drafted: the words, what was left out and why, and the next step in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.command import Desk
from bot.chat.offers import GONE, TOKEN
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Quote, Reply, Text
from bot.language.asks import Ask
from handlers import _counter_forms as forms
from handlers._counter_asks import Asks, asks
from handlers._counter_case import Case, case_of
from handlers._counter_draft import mail, notes, summary
from handlers._counter_levers import Argument, arguments, truths
from handlers._counter_tone import ultimatum
from handlers._counter_when import next_step
from handlers._provenance import badges, origin
from handlers._room import strategy

_STATE = ("form", "length", "insist", "true")
_SETTLING = {"the whole grant": "grant", "a year's": "year"}


def answer(ask: Ask, desk: Desk) -> Reply:
    """The draft, or the form, or what is missing for one."""
    if ask.text == "confirm":
        trouble = _confirm(ask, desk)
        if trouble:
            return trouble
    case = case_of(ask, desk)
    if isinstance(case, Case) and ask.text in _SETTLING.values():
        case = _settled(ask, case, desk)
    if isinstance(case, Case) and ask.text == "figured":
        case = forms.figured(ask, case, desk)
    return _drafted(ask, case, desk) if isinstance(case, Case) else case


def _drafted(ask: Ask, case: Case, desk: Desk) -> Reply:
    found = arguments(case.guide.id, desk)
    wishes = asks(case, frozenset(ask.field("insist").split(",")))
    said = truths(found, ask.field("true"))
    draft = _draft(ask, case, wishes, said)
    match ask.text:
        case "figures":
            return forms.figuring(_again(ask, case))
        case "truths":
            return forms.confirming(_again(ask, case), found)
        case "edit":
            return forms.editing(_again(ask, case), draft)
        case "edited":
            return _edited(ask, case)
    blocks: list[Block] = [Heading(f"{case.guide.title}{case.place}: counter")]
    blocks += badges([case.guide], desk)
    if wishes.points:
        blocks += [Text("A draft to make your own; fill in what stands in [brackets]:")]
        blocks += [Quote(draft, draft=True)]
    else:
        blocks += [Text(_nothing_to_ask(case))]
    blocks += [*_said(case, wishes), *_strategy(case, desk)]
    blocks += _to_confirm(case, ask, desk)
    blocks += [
        Text(next_step("it" if wishes.points else "your answer", case.offer.deadline, desk.today)),
        *_buttons(ask, case, wishes, found),
    ]
    return _reply(case, [*blocks, origin(case.guide, desk)])


def _reply(case: Case, blocks: list[Block]) -> Reply:
    regions = (case.operand.regions,)
    return Reply(tuple(blocks), guides=(case.guide.id,), regions=regions, private=True)


def _draft(ask: Ask, case: Case, wishes: Asks, said: list[str]) -> str:
    if not wishes.points:
        return ""
    write = notes if ask.field("form") == "call" else mail
    return write(case, wishes, said, full=ask.field("length") != "short")


def _edited(ask: Ask, case: Case) -> Reply:
    """The person's own words, shown once and kept nowhere."""
    draft = ask.field("draft").strip()
    blocks: list[Block] = [
        Heading(f"{case.guide.title}{case.place}: your counter"),
        Quote(draft, draft=True),
    ]
    phrase = ultimatum(draft)
    if phrase:
        warning = f"“{phrase}” reads as an ultimatum; a question often gets further."
        blocks.append(Notice(warning, "warning"))
    return _reply(case, blocks)


def _confirm(ask: Ask, desk: Desk) -> Reply | None:
    """Keep that the person has another offer in writing; what went wrong, else None."""
    other = ask.field("other")
    held = desk.hand.get(desk.who, other, desk.now) if desk.hand and desk.who and other else None
    if held is None or desk.hand is None or desk.who is None:
        return Reply((Text(GONE),), status="invalid")
    desk.hand.put(desk.who, other, replace(held, confirmed=True), desk.now)
    return None


def _settled(ask: Ask, case: Case, desk: Desk) -> Case | Reply:
    """The case with the period of its equity said."""
    held = case.held.settled("year" if ask.text == "year" else "grant")
    if desk.hand is None or desk.who is None:
        return Reply((Text(GONE),), status="invalid")
    desk.hand.put(desk.who, case.token, held, desk.now)
    return case_of(_again(ask, case), desk)


def _nothing_to_ask(case: Case) -> str:
    return (
        "Nothing you told me lies below the top of the band, so there is no figure to ask for. "
        "Say what you want and it is drafted, as in: counter … I want 310k base."
        if case.comparable
        else "There is no figure to ask for yet. Say what you want, as in: counter … I want 310k."
    )


def _said(case: Case, wishes: Asks) -> Iterator[Block]:
    if case.state == "expired" and case.comparable and wishes.points:
        yield Notice(
            "The guide's figures are expired, so the draft quotes none of them as what the market "
            f"pays. Look them up first, or ask {case.renewers} to renew the guide.",
            "warning",
        )
    if case.offer.grant or case.judged.employer.guide_says:
        yield Notice(case.judged.employer.sentence)
    yield from (Notice(each) for each in (*case.held.said, *wishes.notes))
    if not case.confirmed:
        yield Notice("No other offer is mentioned: only those you confirm having in writing are.")


def _strategy(case: Case, desk: Desk) -> list[Block]:
    return strategy(case.guide.id, case.operand, desk)


def _to_confirm(case: Case, ask: Ask, desk: Desk) -> list[Block]:
    """A button for each other offer in hand, which repeats what is confirmed."""
    blocks: list[Block] = []
    for other in case.others:
        if other.held.confirmed:
            continue
        figures = summary(other.held.offer, other.currency)
        again = _again(ask, case, "confirm")
        pressed = replace(again, fields=(*again.fields, ("other", other.token)))
        company = desk.library.guide(other.held.guide).company_display[:40]
        blocks += [
            Text(f"You also spoke of an offer from {other.title}: {figures}. May it be mentioned?"),
            Actions((Button(f"Yes, I have {company}'s offer in writing", pressed),)),
        ]
    return blocks


def _again(ask: Ask, case: Case, text: str = "", **changed: str) -> Ask:
    """The same draft asked for again: no amount travels, only the offer's token."""
    kept = {name: ask.field(name) for name in _STATE if ask.field(name)} | changed
    token = {TOKEN: case.token} if case.token else {}
    return Ask("counter", (case.operand,), text=text, fields=tuple((token | kept).items()))


def _buttons(ask: Ask, case: Case, wishes: Asks, found: tuple[Argument, ...]) -> Iterator[Actions]:
    """Other forms of the draft, and what it may say besides; none without an offer in hand."""
    if not case.token:
        return
    if case.judged.ambiguous:
        yield Actions(
            tuple(
                Button(f"The equity is {said}", _again(ask, case, text))
                for said, text in _SETTLING.items()
            ),
            pick=True,
        )
    buttons = list(_shapes(ask, case)) if wishes.points else []
    buttons.append(Button("Set my figures", _again(ask, case, "figures")))
    if any(each.claim for each in found):
        buttons.append(Button("Add what is true for me", _again(ask, case, "truths")))
    if wishes.held_back:
        insisted = ",".join(wishes.held_back)
        buttons.append(Button("Ask for more than the band", _again(ask, case, insist=insisted)))
    buttons.append(Button("Room to ask", replace(_again(ask, case, "room"), command="offer")))
    buttons.append(Button("What they may say", Ask("pushback")))
    yield Actions(tuple(buttons))


def _shapes(ask: Ask, case: Case) -> Iterator[Button]:
    short, call = ask.field("length") == "short", ask.field("form") == "call"
    yield Button("Edit", _again(ask, case, "edit"))
    if call:
        yield Button("As a mail", _again(ask, case, form="mail"))
    else:
        yield Button("As call notes", _again(ask, case, form="call"))
    if short:
        yield Button("Longer", _again(ask, case, length="full"))
    else:
        yield Button("Shorter", _again(ask, case, length="short"))
