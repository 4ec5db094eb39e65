"""What people asked for and did not get, for those who look after the guides."""

from __future__ import annotations

from bot.chat.command import Desk
from bot.chat.memory import Wanted
from bot.chat.reply import Cell, Column, Heading, Reply, SmallPrint, Table, Text
from bot.language.asks import Missing

_MOST_ROWS = 40
_COLUMNS = (
    Column("Asked for"),
    Column("Kind"),
    Column("People", numeric=True),
    Column("Times", numeric=True),
)
NOT_YOURS = "What people asked for and did not get is shown to maintainers only."
NOT_HERE = "That list is shown only privately: ask me in a direct message."
NOTHING = "Nothing that people asked for was missing."
RULE = "A name that I do not know is listed only once two people asked for it."


def gaps(desk: Desk) -> Reply:
    """The list, most wanted first; one sentence for whoever may not see it, or not here."""
    if not desk.maintainer or desk.who is None:
        return Reply((Text(NOT_YOURS),))
    if desk.public:
        return Reply((Text(NOT_HERE),))
    wanted = desk.gaps.wanted(desk.who.workspace) if desk.gaps else ()
    if not wanted:
        return Reply((Text(NOTHING), SmallPrint(RULE)))
    shown = wanted[:_MOST_ROWS]
    more = f" {len(wanted) - len(shown)} more: bandstand gaps." if len(wanted) > len(shown) else ""
    return Reply(
        (
            Heading("Asked for and not found, most wanted first"),
            Table(_COLUMNS, tuple(_row(line, desk) for line in shown)),
            SmallPrint(RULE + more),
        )
    )


def _row(line: Wanted, desk: Desk) -> tuple[Cell, ...]:
    return (
        Cell(_named(line.missing, desk)),
        Cell(line.missing.kind),
        Cell(str(line.people)),
        Cell(str(line.times)),
    )


def _named(missing: Missing, desk: Desk) -> str:
    """`paris (Acme staff-software-engineer)`: the name, and what lacks it."""
    company = desk.library.companies.get(missing.company)
    lacking = " ".join(
        part for part in (company.display if company else missing.company, missing.role) if part
    )
    return f"{missing.name} ({lacking})" if lacking else missing.name
