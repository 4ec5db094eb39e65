"""What a counter is made from: one offer, its band, how old that is, and what was confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.chat.command import Desk
from bot.chat.offers import GONE, TOKEN, Held, asking
from bot.chat.reply import Actions, Button, Reply, Text
from bot.chat.reviewing import Standing
from bot.guides.evidence import source_names
from bot.guides.figures import BandFigures
from bot.guides.model import Guide
from bot.language.asks import Ask, Operand
from bot.pay.judged import Judged
from bot.pay.offer import Offer
from bot.reviews.freshness import Dated, State, numbers_on, quarter_of
from handlers._offer_case import in_its_currency, judged_of
from handlers._provenance import fresh
from handlers._stale_owner import owner_of


@dataclass(frozen=True, slots=True)
class Other:
    """Another offer of the person's in hand, of another company."""

    token: str
    title: str
    held: Held
    currency: str


@dataclass(frozen=True, slots=True)
class Case:
    """An offer to be countered, and all that may be said of it."""

    guide: Guide
    held: Held
    token: str
    """Of the offer in hand; empty where nobody is known."""
    judged: Judged
    band: BandFigures | None
    """None where the guide has none for the region, or several levels of it."""
    state: State
    quarter: str
    """Of the guide's numbers; empty where it is not stated."""
    sources: str
    """Where those are from, in words; empty where nothing is named."""
    renewers: str
    """Who can renew the figures: "Dana or a maintainer"."""
    others: tuple[Other, ...] = ()
    days_left: int | None = None
    """To the deadline; None where there is none, below 0 where it is past."""

    @property
    def operand(self) -> Operand:
        """The guide and region as a question's operand."""
        return self.held.operand

    @property
    def offer(self) -> Offer:
        """What was offered."""
        return self.held.offer

    @property
    def currency(self) -> str:
        """The offer's."""
        return self.judged.currency

    @property
    def place(self) -> str:
        """ " in San Francisco", where a region was said."""
        return f" in {self.held.region}" if self.held.region else ""

    @property
    def comparable(self) -> bool:
        """Whether the band is in the offer's currency, so that its figures may stand beside it."""
        return self.band is not None and self.band.band.currency == self.currency

    @property
    def quotable(self) -> bool:
        """Whether the guide's figures may be told to others as what the market pays."""
        return self.comparable and self.state != "expired"

    @property
    def data(self) -> str:
        """From when the figures are, as it is said beside them: "2025-Q4 data, review overdue"."""
        of = f"{self.quarter} data" if self.quarter else "data of no stated quarter"
        return f"{of}, review overdue" if self.state == "overdue" else of

    @property
    def confirmed(self) -> tuple[Other, ...]:
        """Those that the person said they have in writing."""
        return tuple(other for other in self.others if other.held.confirmed)


def case_of(ask: Ask, desk: Desk) -> Case | Reply:
    """The case of a question, or what is missing for one."""
    found = _held(ask, desk)
    if isinstance(found, Reply):
        return found
    token, held = found
    guide = desk.library.guide(held.guide)
    bands = desk.library.figures(guide.id).of((held.region,) if held.region else ())
    if not held.region and len(guide.labels) > 1:
        return _which_region(ask, held, token, guide)
    if not held.region and guide.labels:
        held = replace(held, region=guide.labels[0])
    band = bands[0] if len(bands) == 1 else None
    standing = desk.standing(guide.id)
    owner = owner_of(guide, standing, desk)
    return Case(
        guide=guide,
        held=held,
        token=token,
        judged=judged_of(held, desk),
        band=band,
        state=fresh(guide, desk).state,
        quarter=quarter_of(Dated.of(guide), standing),
        sources=_sources(guide, standing),
        renewers=f"{owner.label} or a maintainer" if owner else "a maintainer",
        others=tuple(_others(token, held, desk)),
        days_left=(held.offer.deadline - desk.today).days if held.offer.deadline else None,
    )


def _held(ask: Ask, desk: Desk) -> tuple[str, Held] | Reply:
    """The offer that is told, else the one in hand or saved."""
    given, operand = ask.field(TOKEN), ask.operands[0] if ask.operands else None
    token, kept = offer_at(given, operand.guide if operand else "", desk) or ("", None)
    if given and kept is None:
        return Reply((Text(GONE),), status="invalid")
    if operand is None and kept is None:
        return _no_offer("I hold no offer of yours.")
    if operand is None:
        assert kept is not None  # for the type checker: the line above
        operand = kept.operand
    if ask.offer is not None:
        token, kept = "", Held(operand.guide, ask.offer, said=ask.problems)
    wanted = ask.wanted or (kept.wanted if kept else None)
    if kept is None and wanted is None:
        return _no_offer(f"{desk.library.card(operand.guide).title}: what is the offer?")
    kept = kept or Held(operand.guide, Offer(currency=wanted.currency if wanted else None))
    region = operand.regions[0] if len(operand.regions) == 1 else kept.region
    held = replace(kept, guide=operand.guide, wanted=wanted, region=region)
    if not kept.region or region == kept.region:
        return _kept(held, token, desk), held
    # The offer in hand stays as it was told; only this draft holds it against another band.
    there = in_its_currency(replace(held, region=kept.region), desk)
    moved = f"The offer was told for {kept.region}; here it is held against {region}."
    return _kept(there, token, desk), replace(there, region=region, said=(moved, *held.said))


def offer_at(token: str, guide: str, desk: Desk) -> tuple[str, Held] | None:
    """The offer in hand of that token; without one, the latest, in hand or saved.

    Args:
        guide: only an offer held against this guide, unless a token says which; any where empty.
    """
    if desk.hand is None or desk.who is None:
        return None
    if token:
        held = desk.hand.get(desk.who, token, desk.now)
        return (token, held) if held else None
    known = (each for each in desk.hand.all(desk.who, desk.now) if each[1].guide in desk.library)
    found = next((each for each in known if not guide or each[1].guide == guide), None)
    if found is not None or desk.saved is None:
        return found
    saved = (h for h in desk.saved.all(desk.who, desk.now) if h.guide in desk.library)
    kept = next((held for held in saved if not guide or held.guide == guide), None)
    return (desk.hand.hold(desk.who, kept, desk.now), kept) if kept else None


def _kept(held: Held, token: str, desk: Desk) -> str:
    """The token under which it is in hand now; empty where nobody is known."""
    if desk.hand is None or desk.who is None:
        return ""
    if token and desk.hand.put(desk.who, token, held, desk.now):
        return token
    return desk.hand.hold(desk.who, held, desk.now)


def _no_offer(problem: str) -> Reply:
    how = "Tell it as in: counter wandb staff sf base 245k equity 310k/4y signing 35k."
    return Reply((Text(f"{problem} {how}"),), status="invalid")


def _which_region(ask: Ask, held: Held, token: str, guide: Guide) -> Reply:
    """The question which band it is held against; the offer stays in hand meanwhile."""
    problem = f"{guide.title}: which region?"
    if not token:
        return Reply((Text(f"{problem} {', '.join(guide.labels)}."),), status="ambiguous")
    buttons = tuple(
        Button(label, asking(ask.command, replace(held, region=label), token))
        for label in guide.labels
    )
    return Reply((Text(problem), Actions(buttons, pick=True)), status="ambiguous")


def _sources(guide: Guide, standing: Standing | None) -> str:
    """Where the numbers in use are from: as whoever sourced them last has it."""
    dated = Dated.of(guide)
    renewed = standing is not None and standing.source and standing.sourced_on
    if standing is not None and renewed and numbers_on(dated, standing) == standing.sourced_on:
        return standing.source
    return ", ".join(source_names(guide.sources))


def _others(token: str, held: Held, desk: Desk) -> Iterable[Other]:
    """The person's offers from elsewhere, in hand; of one told twice the latest."""
    if desk.hand is None or desk.who is None:
        return
    seen = set()
    for each, other in desk.hand.all(desk.who, desk.now):
        elsewhere = other.guide.partition("/")[0] != held.guide.partition("/")[0]
        again = (other.name, other.operand) in seen
        seen.add((other.name, other.operand))
        if each != token and elsewhere and not again and other.guide in desk.library:
            guide = desk.library.guide(other.guide)
            title = f"{guide.company_display} as {guide.role_display}"
            yield Other(each, title, other, judged_of(other, desk).currency)
