"""Which guides there are: all companies, one company's guides, or those for a role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Actions, Block, Bullets, Button, Heading, Reply, Text
from bot.guides.library import Card
from bot.language.asks import Ask, Operand
from handlers._gaps import gaps
from handlers._provenance import fresh

GAPS = "gaps"
"""The word after the command that asks for what is missing instead."""
_MOST_LINES = 60
_MOST_BUTTONS = 20


def guides(ask: Ask, desk: Desk) -> Reply:
    """A list, with how many of it are past their review date; or what is missing from it."""
    if ask.text == GAPS:
        return gaps(desk)
    if ask.company is None and not ask.operands:
        return _companies(desk)
    cards = _cards(ask, desk)
    title = desk.library.companies[ask.company].told if ask.company else "Guides"
    blocks: list[Block] = [
        Heading(f"{title}: {_count(len(cards), 'guide')}"),
        Bullets(tuple(_line(card, ask) for card in cards[:_MOST_LINES])),
    ]
    if len(cards) > _MOST_LINES:
        blocks.append(Text(f"And {len(cards) - _MOST_LINES} more; add a company or a role."))
    blocks += _stale(cards[:_MOST_LINES], desk)
    blocks.append(Actions(tuple(_button(card, ask) for card in cards[:_MOST_BUTTONS])))
    return Reply(
        blocks=tuple(blocks),
        guides=tuple(card.id for card in cards),
        regions=((),) * len(cards),
        shareable=True,
    )


def _cards(ask: Ask, desk: Desk) -> Sequence[Card]:
    if ask.company is not None:
        return desk.library.companies[ask.company].cards
    return [desk.library.card(operand.guide) for operand in ask.operands]


def _companies(desk: Desk) -> Reply:
    companies = list(desk.library.companies.values())
    lines = [f"{c.told}: {_count(len(c.cards), 'guide')}" for c in companies]
    blocks: list[Block] = [
        Heading(f"{_count(len(desk.library), 'guide')}, {_count(len(companies), 'company')}"),
    ]
    if not companies:
        blocks.append(Text("The folder holds no guides yet. Run bandstand check to see why."))
    blocks.append(Bullets(tuple(lines[:_MOST_LINES])))
    if len(lines) > _MOST_LINES:
        blocks.append(Text(f"And {len(lines) - _MOST_LINES} more: guides <company> lists one."))
    return Reply(
        blocks=tuple(blocks),
        guides=tuple(card.id for card in desk.library),
        regions=((),) * len(desk.library),
        shareable=True,
    )


def _line(card: Card, ask: Ask) -> str:
    return card.role_display if ask.company else card.title


def _button(card: Card, ask: Ask) -> Button:
    return Button(_line(card, ask), Ask("band", (Operand(card.id),)))


def _stale(cards: Sequence[Card], desk: Desk) -> list[Block]:
    """How many of the listed guides are past their review date, or hold old numbers."""
    desk.standings([card.id for card in cards])  # read at once
    states = Counter(fresh(desk.library.guide(card.id), desk).state for card in cards)
    said = [
        f"{'all' if states[state] == len(cards) > 1 else states[state]} {state}"
        for state in ("expired", "overdue")
        if states[state]
    ]
    if not said:
        return []
    of = "" if len(said) == 1 and said[0].startswith("all") else f" of the {len(cards)} listed"
    return [Text(f"Stale{of}: {', '.join(said)}. Type stale for why.")]


def _count(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


COMMAND = Command(
    name="guides",
    summary="List the guides there are, by company or role.",
    parameters=(
        Parameter("company", "A company; all companies without it.", required=False),
        Parameter("role", "A role.", required=False),
    ),
    examples=("", "wandb", "staff"),
    needs="company",
    run=guides,
    least=0,
    counted=False,
)
