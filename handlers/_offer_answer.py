"""An offer judged, as a person reads it on a phone: the verdict first, the rest behind buttons."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.command import Desk
from bot.chat.offers import TOKEN, asking
from bot.chat.reply import Actions, Block, Bullets, Button, Facts, Heading, Notice, Reply, Text
from bot.guides.figures import BandFigures
from bot.language.asks import Ask, Operand
from bot.pay.judged import Reading
from bot.pay.leaving import Exit
from handlers._bands import band_titles, figure
from handlers._notices import band_notices
from handlers._offer_case import Case
from handlers._offer_inputs import in_one_line
from handlers._offer_room import room_facts
from handlers._offer_words import LABELS, PARTS, amount, place, stands, why_not
from handlers._offer_years import averages, years_table
from handlers._provenance import badges, origin

_SETTLE = {"grant": "It is the whole grant", "year": "It is a year's"}
_MOST_REGIONS = 3
_MOST_EXITS = 2


def answer(case: Case, desk: Desk) -> Reply:
    """Verdict, years, liquidity, leaving, room, assumptions, and where the figures come from."""
    blocks: list[Block] = [
        Heading(f"Your offer: {case.title}"),
        *([Notice(case.change)] if case.change else []),
        *badges([case.guide], desk),
        Text(in_one_line(case.offer, case.judged.currency)),
        *verdict(case),
        *_doubts(case),
        *_pay(case),
        Notice(case.judged.employer.sentence),
        *_apart(case),
        *_leaving(case),
        Text("Where there is room:"),
        Facts(tuple(room_facts(case))),
        Text("Assumed:"),
        Bullets(case.said or ("Nothing.",)),
        origin(case.guide, desk),
        *([Actions(_buttons(case, desk))] if case.token else []),
    ]
    return reply(blocks, case)


def reply(blocks: list[Block], case: Case) -> Reply:
    """A reply about the offer, for its own person."""
    band = case.band
    return Reply(
        blocks=tuple(blocks),
        guides=(case.guide.id,),
        regions=(case.operand.regions,),
        assumptions=case.said,
        figures=(figure(case.guide.id, band),) if band else (),
        private=True,
        judged=case.judged,
    )


def verdict(case: Case) -> Iterator[Block]:
    """Each component against the band; under both readings where the equity's period is open."""
    first, *others = case.judged.readings
    said = _in_short(first, "equity" not in case.judged.unsaid)
    if said:
        under = " (equity as a whole grant)" if others else ""
        yield Text(f"In short{under}: {said}.")
    yield Facts(tuple(_facts(case, first, PARTS)))
    for other in others:
        yield Text("If the equity is an amount a year instead:")
        yield Facts(tuple(_facts(case, other, PARTS[1:])))


def _in_short(reading: Reading, whole: bool) -> str:
    """Each part's place; a total without its equity says nothing of the offer."""
    at = reading.position
    named = {"base": at.base, "stock": at.stock_per_year}
    if whole:
        named["stated total"] = at.total_stated
    return "; ".join(f"{name} {place(each)}" for name, each in named.items() if each)


def _facts(case: Case, reading: Reading, parts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    currency = case.band.band.currency if case.band else case.judged.currency
    for part in parts:
        standing = getattr(reading.position, part)
        if standing is not None:
            yield LABELS[part], stands(standing, currency)
        elif why := why_not(part, reading, case.band, case.judged.currency):
            yield LABELS[part], why
    total, benefits = reading.compared.total, reading.with_benefits
    if total is not None:
        paid = amount(total, case.judged.currency)
        lacks = [part for part in case.judged.unsaid if part != "base"]
        without = f" Without {' and '.join(lacks)}: not given, or not valued." if lacks else ""
        made = "base + target bonus + grant / vest years"
        yield "Compared total", f"{paid} a year ({made}).{without}"
    if benefits is not None:
        yield "With benefits", f"{amount(benefits, case.judged.currency)} a year."


def _doubts(case: Case) -> list[Block]:
    """What must be known of the band before its figures are trusted."""
    if case.band is None:
        return []
    found = band_notices(band_titles([case.band]), [case.band])
    return [block for block in found if isinstance(block, Notice) and block.tone == "warning"]


def _pay(case: Case) -> list[Block]:
    """What the years pay; the table too where no button could show it."""
    pay = case.judged.main.pay
    if pay is None:
        return []
    table = [] if case.token else [years_table(pay, case.judged.currency)]
    return [Text("What it pays:"), *table, Facts(tuple(averages(pay, case.judged.currency)))]


def _apart(case: Case) -> list[Block]:
    """Cash and equity of an average year, never added up where the equity is no cash."""
    apart, currency = case.judged.main.apart, case.judged.currency
    if apart is None or not apart.equity:
        return []
    kind = {False: "private: not cash", None: "whether it can be sold is not known"}
    note = kind.get(case.judged.employer.sellable, "shares that can be sold once vested")
    facts = [
        ("Cash, an average year", amount(apart.cash, currency)),
        ("Equity, at face value", f"{amount(apart.equity, currency)} ({note})"),
    ]
    if apart.after_haircut is not None:
        facts.append(("After your haircut", amount(apart.after_haircut, currency)))
    return [Facts(tuple(facts))]


def _leaving(case: Case) -> list[Block]:
    """What leaving costs after one year and after two."""
    exits = case.judged.main.exits
    shown = [each for each in exits if each.month % 12 == 0][:_MOST_EXITS] if case.token else exits
    facts = tuple((f"Leaving after month {e.month}", leaving(e, case)) for e in shown)
    return [Facts(facts)] if facts else []


def leaving(left: Exit, case: Case) -> str:
    """What one exit costs."""
    currency, parts = case.judged.currency, []
    if left.owed:
        parts.append(f"{amount(left.owed, currency)} of signing to pay back")
    if left.forfeited:
        parts.append(f"{amount(left.forfeited, currency)} of the grant lost")
    if left.refresher_forfeited:
        parts.append(f"{amount(left.refresher_forfeited, currency)} of refreshers lost")
    return ", ".join(parts) or "nothing is owed or lost"


def _buttons(case: Case, desk: Desk) -> tuple[Button, ...]:
    """What settles the reading first, then what is behind this answer, then what to do next."""
    assert case.token is not None
    token = case.token
    settle = [
        Button(_SETTLE[each.period], asking("offer", case.held, token, each.period))
        for each in case.judged.readings
        if case.judged.ambiguous
    ]
    views = [("Year by year", "years"), ("Exit calendar", "exit"), ("Room to ask", "room")]
    views += [("Charts", "charts")]
    own = [Button(label, asking("offer", case.held, token, text)) for label, text in views]
    named = [("Why", "why"), ("Draft a counter", "counter"), ("Prep", "prep")]
    others = [
        Button(label, asking(name, case.held, token))
        for label, name in named
        if desk.menu.get(name) is not None
    ]
    keep = [("Save", "save"), ("Share as buckets", "share")]
    kept = [Button(label, asking("offer", case.held, token, text)) for label, text in keep]
    return (*settle, *own, *others, *kept, *_regions(case))


def _regions(case: Case) -> Iterator[Button]:
    """The same offer against the guide's other regions, where none was said."""
    if case.held.region:
        return
    labels = dict.fromkeys(_label(band) for band in case.others)
    for label in [each for each in labels if each != _label(case.band)][:_MOST_REGIONS]:
        token = ((TOKEN, case.token or ""),)
        yield Button(label, Ask("offer", (Operand(case.guide.id, (label,)),), fields=token))


def _label(band: BandFigures | None) -> str:
    return band.band.region if band else ""
