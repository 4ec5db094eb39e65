"""How one guide stands: both clocks, who looks after it, what is flagged, and what to do."""

from __future__ import annotations

from bot.chat.command import Desk
from bot.chat.reply import (
    Actions,
    Block,
    Bullets,
    Button,
    Facts,
    Heading,
    Line,
    Notice,
    Reply,
    Text,
)
from bot.chat.reviewing import Flag, Standing
from bot.chat.standings import day_in
from bot.errors import StoreError
from bot.guides.model import Guide
from bot.language.asks import Ask, Operand
from bot.reviews.freshness import Freshness, spoken
from handlers._provenance import badges, done_here, fresh
from handlers._reviews_buttons import about, act_buttons
from handlers._stale_list import LOST
from handlers._stale_owner import owner_of, shown
from handlers._stale_words import counted, due_words, flags_words, numbers_words

_MOST_FLAGS = 10


def one(ask: Ask, desk: Desk) -> Reply:
    """The guide's state with its reasons."""
    guide = desk.library.guide(ask.operands[0].guide)
    kept, found = desk.standings((guide.id,)), fresh(guide, desk)
    standing = desk.standing(guide.id)
    blocks: list[Block] = [Heading(f"{guide.title}: {found.state}"), *badges([guide], desk)]
    if kept is None:
        blocks.append(Notice(LOST, "warning"))
    blocks.append(_facts(guide, found, standing, desk))
    blocks += [*_owner(guide, standing, desk), *_flags(guide, found, desk)]
    blocks.append(Actions(_buttons(guide, found, desk)))
    return Reply(tuple(blocks), guides=(guide.id,), regions=((),))


def _facts(guide: Guide, found: Freshness, standing: Standing | None, desk: Desk) -> Facts:
    facts = [
        ("Review", due_words(found, desk.today).removeprefix("review ")),
        ("Numbers", numbers_words(found, desk.today).removeprefix("numbers ")),
        *((name.capitalize(), text) for name, text in done_here(guide, desk)),
    ]
    if standing and standing.lookups:
        facts.append(("Looked up while stale", counted(standing.lookups, "time")))
    if found.snoozed_until:
        facts.append(("Snoozed until", spoken(found.snoozed_until)))
    return Facts(tuple(facts))


def _owner(guide: Guide, standing: Standing | None, desk: Desk) -> list[Block]:
    owner = owner_of(guide, standing, desk)
    if owner is None:
        return [Text("Owner: nobody; the maintainers are reminded of it.")]
    return [Line(("Owner: ", shown(owner, desk), "."))]


def _flags(guide: Guide, found: Freshness, desk: Desk) -> list[Block]:
    """What was flagged; by whom, only the digest says. The words are for the asker alone."""
    if not found.flags or desk.reviews is None or desk.who is None or desk.public:
        return []
    try:
        flags = desk.reviews.flags(desk.who.workspace, guide.id)
    except StoreError:  # their number is known: the rest of the answer stands
        return []
    lines = tuple(flag_words(flag, desk) for flag in flags[:_MOST_FLAGS])
    return [Text(f"{flags_words(found, desk).capitalize()}:"), Bullets(lines)]


def flag_words(flag: Flag, desk: Desk) -> str:
    """`London, stock: looks too low (flagged 22 Nov 2026)`."""
    where = ", ".join(part for part in (flag.region, flag.figure) if part)
    day = spoken(day_in(desk.zone, flag.raised_at))
    return f"{where}: {flag.note} (flagged {day})"


def _buttons(guide: Guide, found: Freshness, desk: Desk) -> tuple[Button, ...]:
    """The acts are offered to those who may; the check is made when one is pressed."""
    band = Button("Pay band", Ask("band", (Operand(guide.id),)))
    if not desk.maintainer or desk.reviews is None:
        return (band,)
    history = Button("History", about("history", guide.id, found.due))
    return (*act_buttons(guide, found, desk.standing(guide.id)), history, band)
