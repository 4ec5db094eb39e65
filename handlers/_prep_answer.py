"""One page to take into the talk: band, room, levers, what they may say, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.chat.command import Desk
from bot.chat.offers import GONE, TOKEN, Held
from bot.chat.reply import (
    Actions,
    Block,
    Bullets,
    Button,
    Facts,
    File,
    Heading,
    Notice,
    Quote,
    Reply,
    Text,
)
from bot.guides.blanks import marked
from bot.guides.claims import MARK, is_claim
from bot.guides.levers import Lever
from bot.guides.levers import levers as read_levers
from bot.guides.model import Guide
from bot.guides.playbook import Paragraph, Points, Words
from bot.guides.sentences import sentences
from bot.guides.sums import sums
from bot.language.asks import Ask, Operand
from bot.pay.employers import employer
from handlers._advice import FILL_IN, handbook
from handlers._bands import band_table, band_titles
from handlers._counter_case import Case, case_of, offer_at
from handlers._counter_when import next_step
from handlers._notices import band_notices
from handlers._prep_page import markdown
from handlers._provenance import badges, origin
from handlers._room import flexibility, room, strategy

EQUITY_QUESTIONS = (
    "Which share of the company is the grant, fully diluted?",
    "What did preferred shares cost in the last round, and when was it?",
    "For options: what is the strike price, and how many are they?",
    "What is the 409A value, and from which date is it?",
    "How long may I exercise after leaving?",
    "Does vesting speed up if the company is sold, or if I am let go after that?",
)
_LEFT_OUT = "Your offer in hand is for {0}, so it is not on this page: ask for prep in {0}."
_CHECKLIST = "Checklist before signing"
_MOST_LEVERS = 3
_ALWAYS = ("This is our final offer", "The band doesn't allow higher", "Do you have other offers?")
_HURRY = "We need your answer by tomorrow"
_EQUITY = "We can't change the equity"
_BASE = "We can't move on base"


def answer(ask: Ask, desk: Desk) -> Reply:
    """The page of a guide; with the offer in hand where there is one of that guide."""
    if ask.operands and ask.offer is None:
        found = offer_at(ask.field(TOKEN), ask.operands[0].guide, desk)
        if found is None and ask.field(TOKEN):
            return Reply((Text(GONE),), status="invalid", private=True)
        if found is None or _elsewhere(found[1], ask.operands[0]):
            return _page(ask.operands[0], None, desk, found[1].region if found else "")
    case = case_of(ask, desk)
    if isinstance(case, Reply):
        return case
    return _page(case.operand, case, desk)


def _elsewhere(held: Held, asked: Operand) -> bool:
    """Whether the offer in hand is of another region: its figures say nothing of this band."""
    return bool(held.region and asked.regions and held.region not in asked.regions)


def _page(operand: Operand, case: Case | None, desk: Desk, left_out: str = "") -> Reply:
    """The page; `left_out` is the other region of an offer in hand."""
    guide = desk.library.guide(operand.guide)
    blocks = [
        Heading(f"Prep: {guide.title}" + "".join(f", {each}" for each in operand.regions)),
        *badges([guide], desk),
        *([Notice(_LEFT_OUT.format(left_out))] if left_out else []),
        *_band(operand, desk),
        *_room(operand, case, desk),
        *_levers(guide, desk),
        *_pushbacks(case),
        Text("Ask about the equity:"),
        Notice(employer(guide.company).sentence),
        Bullets(EQUITY_QUESTIONS),
        *_checklist(),
        Text(next_step("your counter", case.offer.deadline if case else None, desk.today)),
        FILL_IN,
        origin(guide, desk),
    ]
    file = File(f"prep-{guide.company}-{guide.role}.md", markdown(blocks))
    return Reply(
        (*blocks, file, Actions(_buttons(operand, case))),
        guides=(guide.id,),
        regions=(operand.regions,),
        private=True,
    )


def _band(operand: Operand, desk: Desk) -> list[Block]:
    bands = desk.library.figures(operand.guide).of(operand.regions)
    if not bands:
        return [Notice("This guide has no pay bands yet.")]
    titles = band_titles(bands)
    return [Text("The band:"), band_table(titles, bands), *band_notices(titles, bands)]


def _room(operand: Operand, case: Case | None, desk: Desk) -> list[Block]:
    """Where there is room: with the offer's figures where one is in hand."""
    shown: Block = room(case) if case else Facts(tuple(flexibility().items()))
    return [Text("Where there is room:"), shown, *strategy(operand.guide, operand, desk)]


def _levers(guide: Guide, desk: Desk) -> Iterator[Block]:
    """The three strongest: the company's own, then those that rest on no offer made up."""
    found = sorted(read_levers(desk.library.sections(guide.id)), key=_strength)
    if not found:
        yield Notice("This guide gives no levers.")
        return
    yield Text("Your strongest levers:")
    yield Facts(
        tuple((f"{at}. {marked(lever.title)}", _said(lever)) for at, lever in _first(found))
    )


def _first(found: Sequence[Lever]) -> Iterator[tuple[int, Lever]]:
    return enumerate(found[:_MOST_LEVERS], 1)


def _strength(lever: Lever) -> tuple[bool, int]:
    """Own before general, fewer claims before more; the guide's order among equals."""
    said = sentences(lever.text)
    return (not lever.own, sum(map(is_claim, said)) + ("offer" in lever.title.lower()) * 9)


def _said(lever: Lever) -> str:
    """Its first sentence without a sum; marked where it is a claim."""
    said = sentences(lever.text)
    first = next((each for each in said if not sums(each)), said[0] if said else "")
    return f"{marked(first)} {MARK}" if is_claim(first) else marked(first)


def _pushbacks(case: Case | None) -> Iterator[Block]:
    """What they are likely to say, each with an answer of the handbook."""
    yield Text("What they may say, and what you could answer:")
    for saying in sayings(case):
        for part in handbook().topics[saying].parts:
            match part:
                case Words():
                    yield Quote(part.text, f"to “{saying}”")
                case Paragraph() if part.text.startswith("Only if true"):
                    break


def sayings(case: Case | None) -> tuple[str, ...]:
    """The sayings to expect: always a few, more as the offer has parts or a date."""
    found = list(_ALWAYS)
    if case is None or case.offer.base is not None:
        found.insert(1, _BASE)
    if case is not None and case.offer.grant is not None:
        found.append(_EQUITY)
    if case is not None and case.offer.deadline is not None:
        found.append(_HURRY)
    return tuple(found)


def _checklist() -> Iterator[Block]:
    yield Text(f"{_CHECKLIST}:")
    for part in handbook().topics[_CHECKLIST].parts:
        if isinstance(part, Points):
            yield Bullets(tuple(f"{p.lead} {p.text}".strip() for p in part.points))


def _buttons(operand: Operand, case: Case | None) -> tuple[Button, ...]:
    token = ((TOKEN, case.token),) if case and case.token else ()
    drafts = (Button("Draft a counter", Ask("counter", (operand,), fields=token)),) if case else ()
    return (
        *drafts,
        Button("Levers in full", Ask("levers", (operand,))),
        Button("All they may say", Ask("pushback")),
    )
