"""The asker's offers side by side, in one currency, cash and equity apart.

Nothing is ranked: the figures stand beside each other, and the person weighs the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.chat.command import Desk
from bot.chat.reply import (
    Actions,
    Block,
    Button,
    Cell,
    Column,
    Heading,
    Notice,
    Reply,
    SmallPrint,
    Table,
    Text,
)
from bot.errors import RateUnavailableError
from bot.language.asks import Ask
from bot.pay.judged import Judged
from bot.pay.liquidity import Apart, break_even_haircut
from bot.pay.money import short, whole
from bot.pay.rates import Rate
from bot.pay.years import DEFINITIONS
from handlers._offer_case import judged_of
from handlers._offers_mine import Mine, latest, offers_of

MOST = 6
_HUNDRED = Decimal(100)
_Figure = Callable[[Judged], Decimal | None]


@dataclass(frozen=True, slots=True)
class Side:
    """One offer in the comparison."""

    title: str
    judged: Judged
    rate: Rate | None
    """To the common currency; None where there is no rate."""

    def money(self, amount: Decimal | None) -> str:
        """In the common currency, converted sums to the nearest hundred; a dash where unknown."""
        if amount is None or self.rate is None:
            return "—"
        if self.rate.source == self.rate.target:
            return short(Decimal(whole(amount)), self.rate.target)
        near = (self.rate.convert(amount) / _HUNDRED).quantize(Decimal(1), ROUND_HALF_UP)
        return f"≈ {short(near * _HUNDRED, self.rate.target)}"

    @property
    def apart(self) -> Apart | None:
        """Cash and equity of an average year, in the offer's own currency."""
        return self.judged.main.apart

    @property
    def private(self) -> bool:
        """Whether its shares are known not to be sold on a market."""
        return self.judged.employer.sellable is False


def compared(desk: Desk) -> Reply:
    """The offers in hand and saved, in the currency of the first."""
    told = offers_of(desk)
    mine = latest(told)
    if len(mine) < 2:
        return Reply((Text(_too_few(len(mine))),), status="invalid", private=True)
    sides = sides_of(mine[:MOST], desk)
    blocks: list[Block] = [Heading("Your offers, side by side"), _table(sides)]
    if len(mine) > MOST:
        blocks.append(Notice(f"Only the first {MOST} of {len(mine)} offers are shown."))
    if len(mine) < len(told):
        blocks.append(Notice("Of an offer told again the latest is shown; save one to keep both."))
    blocks += [*_readings(sides), *_liquidity(sides), *_haircuts(sides), *_rates(sides)]
    words = ("run-rate", "annualised", "trough year")
    blocks.append(SmallPrint(" ".join(f"{w.capitalize()}: {DEFINITIONS[w]}" for w in words)))
    return Reply((*blocks, _next()), private=True)


def sides_of(mine: Sequence[Mine], desk: Desk) -> list[Side]:
    """Each offer judged, with the rate to the first one's currency."""
    judged = [judged_of(each.held, desk) for each in mine]
    target = judged[0].currency
    return [
        Side(each.heading(desk), figures, _rate(figures.currency, target, desk))
        for each, figures in zip(mine, judged, strict=True)
    ]


def _too_few(count: int) -> str:
    have = "one offer of yours" if count else "no offer of yours"
    return f"I hold {have}; comparing takes two. Tell me another: offer hf senior paris base 190k."


def _rate(source: str, target: str, desk: Desk) -> Rate | None:
    try:
        return desk.rates.rate(source, target, desk.today)
    except RateUnavailableError:
        return None


def _table(sides: Sequence[Side]) -> Table:
    columns = (Column(""), *(Column(side.title, numeric=True) for side in sides))
    figures = _figures(sides)
    rows = [[name, *(side.money(of(side.judged)) for side in sides)] for name, of in figures]
    shown = [row for row in rows if any(cell != "—" for cell in row[1:])]
    return Table(columns, tuple(tuple(map(Cell, row)) for row in shown))


def _figures(sides: Sequence[Side]) -> Iterator[tuple[str, _Figure]]:
    """The rows: what each is called, and how it is had of an offer."""
    yield "Base", lambda j: j.offer.base
    years = max((len(j.main.pay.years) for j in (s.judged for s in sides) if j.main.pay), default=0)
    for at in range(years):
        yield f"Year {at + 1}", _year(at)
    yield "Trough year", lambda j: j.main.pay.trough.total if j.main.pay else None
    yield "Run-rate", lambda j: j.main.pay.run_rate if j.main.pay else None
    yield "Annualised", lambda j: j.main.pay.annualised if j.main.pay else None
    yield "of it cash", lambda j: j.main.apart.cash if j.main.apart else None
    yield "of it equity", lambda j: j.main.apart.equity if j.main.apart else None
    yield "after your haircut", lambda j: j.main.apart.after_haircut if j.main.apart else None


def _year(at: int) -> _Figure:
    def of(judged: Judged) -> Decimal | None:
        pay = judged.main.pay
        return pay.years[at].total if pay and at < len(pay.years) else None

    return of


def _readings(sides: Sequence[Side]) -> Iterator[Block]:
    """Where a figure rests on a reading that is not settled."""
    for side in sides:
        if side.judged.ambiguous:
            yield Notice(
                f"{side.title}: whether the equity is the whole grant or a year's was not said; "
                "it is counted as the whole grant here.",
                "warning",
            )
        if side.judged.unsaid:
            missing = " and ".join(side.judged.unsaid)
            was = "is" if len(side.judged.unsaid) == 1 else "are"
            yield Notice(
                f"{side.title}: {missing} {was} counted as nothing here, because not given or not "
                "to be valued.",
                "warning",
            )
        if side.judged.offer.base is None:
            yield Notice(f"{side.title}: without a base there is no year by year.")


def _liquidity(sides: Sequence[Side]) -> Iterator[Block]:
    said = {side.judged.employer.company: side.judged.employer.sentence for side in sides}
    yield from (Notice(sentence) for sentence in said.values())


def _haircuts(sides: Sequence[Side]) -> Iterator[Block]:
    """For each private offer against each public one: the haircut that makes them equal."""
    for private in sides:
        for public in sides:
            if private.private and public.judged.employer.sellable and private.apart:
                yield from _haircut(private, public)


def _haircut(private: Side, public: Side) -> Iterator[Block]:
    total, mine = _annualised(public), _converted(private)
    share = break_even_haircut(total, mine) if total is not None and mine else None
    if share is None:
        return
    percent = f"{(share * 100).quantize(Decimal('0.1'), ROUND_HALF_UP):f}%"
    if share > 1:
        yield Notice(
            f"{private.title} pays more a year than {public.title} by cash alone, whatever its "
            "equity is worth."
        )
    elif share < 0:
        yield Notice(
            f"{private.title} pays less a year than {public.title}, even with its private equity "
            "at face value."
        )
    else:
        yield Notice(
            f"Break-even haircut {percent}: {private.title} and {public.title} pay the same a "
            "year if the private equity is worth that much less than its face value."
        )


def _annualised(side: Side) -> Decimal | None:
    pay = side.judged.main.pay
    return side.rate.convert(pay.annualised) if pay and side.rate else None


def _converted(side: Side) -> Apart | None:
    apart, rate = side.apart, side.rate
    return Apart(rate.convert(apart.cash), rate.convert(apart.equity)) if apart and rate else None


def _rates(sides: Sequence[Side]) -> Iterator[Block]:
    used = {s.rate.sentence for s in sides if s.rate and s.rate.source != s.rate.target}
    yield from (SmallPrint(f"Converted at {sentence}.") for sentence in sorted(used))
    for side in sides:
        if side.rate is None:
            code = side.judged.currency
            yield Notice(f"{side.title}: there is no exchange rate for {code}; not converted.")


def _next() -> Actions:
    return Actions(
        (
            Button("Draft a counter", Ask("counter")),
            Button("How to decide", Ask("playbook", text="Final decision")),
        )
    )
