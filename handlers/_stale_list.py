"""The list of stale guides: most looked up first, then the oldest, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.chat.command import Desk
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Reply, SmallPrint, Text
from bot.chat.reviewing import Standing
from bot.guides.library import Card
from bot.language.asks import Ask, Operand
from bot.language.filtering import ME, NOBODY
from bot.reviews.freshness import Dated, State, freshness, order, spoken
from handlers._stale_owner import is_owned_by, owner_of
from handlers._stale_table import Row, assigned, table
from handlers._stale_words import counted

PAGE = 15
_MOST_OPERANDS = 8
"""Of a button's question; it has only so much room."""
_STATES: tuple[State, ...] = ("expired", "overdue", "due soon", "fresh")
_TITLES = {
    "": "Stale guides",
    "overdue": "Guides past their review date",
    "expired": "Guides with expired numbers",
    "due soon": "Guides due soon",
    "fresh": "Fresh guides",
}
_NONE = {
    "": "is overdue or expired",
    "overdue": "is past its review date",
    "expired": "has expired numbers",
    "due soon": "is due soon",
    "fresh": "is fresh",
}
LOST = "What was reviewed here cannot be read just now: this is by the files' dates alone."


def listed(ask: Ask, desk: Desk) -> Reply:
    """One page of the guides asked for, with how many are in each state."""
    kept = desk.standings(None)
    scope = [row for row in _rows(ask, kept or {}, desk) if _owned(row, ask, desk)]
    state = ask.field("state")
    asked = (row for row in scope if row.fresh.is_in(state, desk.today))
    found = sorted(asked, key=lambda row: order(row.fresh, row.lookups, row.card.id))
    lost: list[Block] = [Notice(LOST, "warning")] if kept is None else []
    blocks = [*_page(found, ask, desk), *lost] if found else [_nothing(scope, ask, desk), *lost]
    return Reply(
        blocks=(*_head(found, scope, ask, desk), *blocks),
        guides=tuple(row.card.id for row in found),
        regions=((),) * len(found),
        shareable=True,
    )


def _rows(ask: Ask, kept: Mapping[str, Standing], desk: Desk) -> Iterable[Row]:
    for card in _cards(ask, desk):
        guide, standing = desk.library.guide(card.id), kept.get(card.id)
        found = freshness(Dated.of(guide), standing, desk.today, desk.limits)
        lookups = standing.lookups if standing else 0
        yield Row(card, found, lookups, owner_of(guide, standing, desk))


def _cards(ask: Ask, desk: Desk) -> Iterable[Card]:
    if ask.company is not None:
        return desk.library.companies[ask.company].cards
    if ask.operands:
        return [desk.library.card(operand.guide) for operand in ask.operands]
    return desk.library


def _owned(row: Row, ask: Ask, desk: Desk) -> bool:
    wanted = ask.field("owner")
    return not wanted or is_owned_by(row.owner, wanted, desk)


def _head(found: Sequence[Row], scope: Sequence[Row], ask: Ask, desk: Desk) -> list[Block]:
    where = f" at {desk.library.companies[ask.company].display}" if ask.company else ""
    states = Counter(row.fresh.state for row in scope)
    said = ", ".join(f"{states[state]:,} {state}" for state in _STATES if states[state])
    title = f"{_TITLES[ask.field('state')]}{where}{_of_owner(ask)}: {len(found) or 'none'}"
    return [
        Heading(title),
        *([Text(f"Of {counted(len(scope), 'guide')}: {said}.")] if said else []),
    ]


def _of_owner(ask: Ask) -> str:
    owner = ask.field("owner")
    if not owner:
        return ""
    return {ME: ", yours", NOBODY: ", without an owner"}.get(owner, f", owner {owner}")


def _nothing(scope: Sequence[Row], ask: Ask, desk: Desk) -> Block:
    if not scope:
        return Text("No guide fits that.")
    due = [row.fresh.due for row in scope if row.fresh.due and row.fresh.due >= desk.today]
    following = f" The next review is due {spoken(min(due))}." if due else ""
    return Text(f"No guide of these {_NONE[ask.field('state')]}.{following}")


def _page(found: Sequence[Row], ask: Ask, desk: Desk) -> list[Block]:
    pages = -(-len(found) // PAGE)
    wanted = ask.field("page")
    page = min(max(int(wanted) if wanted.isdecimal() else 1, 1), pages)
    shown = found[(page - 1) * PAGE : page * PAGE]
    names = [_name(row, ask) for row in shown]
    blocks: list[Block] = [table(shown, names, desk), *assigned(shown, names, desk)]
    buttons = [
        Button(name, Ask("stale", (Operand(row.card.id),)))
        for name, row in zip(names, shown, strict=True)
    ]
    order = "Most looked up while stale first, then the longest due."
    if page < pages:
        left = len(found) - page * PAGE
        order += f" Page {page} of {pages}; {left:,} more."
        buttons = [*_next(ask, page, left), *buttons]
    return [*blocks, SmallPrint(order), Actions(tuple(buttons))]


def _next(ask: Ask, page: int, left: int) -> list[Button]:
    if len(ask.operands) > _MOST_OPERANDS:
        return []
    fields = dict(ask.fields) | {"page": str(page + 1)}
    again = replace(ask, fields=tuple(fields.items()), text="", assumptions=())
    return [Button(f"Next {min(PAGE, left)}", again)]


def _name(row: Row, ask: Ask) -> str:
    return row.card.role_display if ask.company else row.card.title
