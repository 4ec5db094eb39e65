"""Replies built by hand, as handlers would build them."""

from __future__ import annotations

from decimal import Decimal

from bot.chat.reply import (
    Actions,
    Bullets,
    Button,
    Cell,
    Column,
    Facts,
    Heading,
    Line,
    Notice,
    Person,
    Quote,
    Reply,
    SmallPrint,
    Table,
    Text,
)
from bot.language.asks import Ask, Operand

STAFF = "weights-and-biases/staff-software-engineer"
SENIOR = "huggingface-enterprise/senior-software-engineer"
ASK = Ask("band", (Operand(STAFF, ("San Francisco",)),))


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text) for text in texts)


BAND = Reply(
    blocks=(
        Heading("Weights & Biases Staff Software Engineer"),
        Notice("Read 'wandb' as Weights & Biases."),
        Notice("These figures were due for review 4 months ago.", "warning"),
        Table(
            (
                Column("Region"),
                Column("Base", True),
                Column("Stock a year", True),
                Column("Bonus", True),
                Column("Total stated", True),
            ),
            (
                _row("San Francisco", "$230K–$290K", "$75K–$125K", "10–15%", "$328K–$458K"),
                _row("New York", "$225K–$285K", "$75K–$120K", "10–15%", "$322K–$447K"),
                _row("Remote (US)", "$200K–$255K", "", "", "$285K–$400K"),
            ),
        ),
        Facts((("Level", "IC5; L6 at Google, E6 at Meta"), ("Stock", "over a 4-year grant"))),
        SmallPrint(
            "Data Q4 2025, high quality. Sources: Levels.fyi, H-1B filings. Updated 2026-01."
        ),
        Actions(
            (
                Button("Other regions", ASK.about(Operand(STAFF))),
                Button("Levers", Ask("levers", (Operand(STAFF),))),
            )
        ),
    ),
    command="band",
    guides=(STAFF,),
    regions=(("San Francisco",),),
    shareable=True,
    ask=ASK,
)

COMPARE_ASK = Ask("compare", (Operand(STAFF, ("San Francisco",)), Operand(SENIOR, ("Paris",))))
COMPARE = Reply(
    blocks=(
        Heading("Two bands side by side"),
        Table(
            (Column("Band"), Column("Base", True), Column("Gap", True)),
            (
                (Cell("W&B Staff"), Cell("$260,000", Decimal(260000)), Cell("—")),
                (
                    Cell("HF Senior"),
                    Cell("€95,000", Decimal(95000)),
                    Cell("-58.1%", Decimal("-58.1")),
                ),
            ),
        ),
        Bullets(
            ("Converted at 1 EUR = 1.0871 USD, ECB, 21 Nov 2026.", "Stock is per year in both.")
        ),
        SmallPrint("Updated 2026-01-10 and 2026-02-01."),
    ),
    command="compare",
    guides=(STAFF, SENIOR),
    shareable=True,
    ask=COMPARE_ASK,
)

AMBIGUOUS = Reply(
    blocks=(
        Text("Weights & Biases has two guides like that. Which one?"),
        Actions(
            (
                Button("Senior Software Engineer", Ask("band", (Operand(SENIOR),))),
                Button("Staff Software Engineer", Ask("band", (Operand(STAFF),))),
            ),
            pick=True,
        ),
    ),
    status="ambiguous",
    command="band",
)

NOT_FOUND = Reply(
    blocks=(Text("No guide is called 'wandbb principal'. Try guides to see what there is."),),
    status="not_found",
    command="band",
)

EVIL = "<!channel> <http://evil.example|bank> & <@U0ASKER> *b* _i_ `c` :tada: \u202eevil\u202c"
HOSTILE = Reply(
    blocks=(
        Heading(EVIL),
        Text(EVIL),
        Facts(((EVIL, EVIL),)),
        Notice(EVIL, "warning"),
        Notice(EVIL),
        Line((EVIL, Person("U1|<!channel>"), Person(""))),
        Quote(EVIL, EVIL),
        Bullets((EVIL,)),
        Table((Column(EVIL), Column(EVIL)), ((Cell(EVIL), Cell(EVIL)),)),
        SmallPrint(EVIL),
        Actions((Button(EVIL, Ask("band", text=EVIL)),)),
    ),
    shareable=True,
    ask=Ask("band", text=EVIL),
)

SETTLED = Reply(
    blocks=(
        Line(("*Staff* at A&B: marked reviewed by ", Person("U0ASKER"), ".")),
        Line((Person("W012AB3CD"), " and ", Person("someone else"), " look after it.")),
    ),
    command="reviews",
)

ALL = {
    "band": BAND,
    "compare": COMPARE,
    "ambiguous": AMBIGUOUS,
    "not_found": NOT_FOUND,
    "hostile": HOSTILE,
    "settled": SETTLED,
}
