"""Each act on an offer: judged, settled, looked at, kept, shared in buckets, asked with a form."""

from __future__ import annotations

from bot.chat.command import Desk
from bot.chat.offers import GONE, TOKEN, asking
from bot.chat.reply import (
    Actions,
    Block,
    Button,
    Chart,
    Facts,
    Heading,
    Notice,
    Reply,
    SmallPrint,
    Text,
)
from bot.language.asks import Ask
from bot.language.offer_following import TYPED
from bot.pay.judged import Judged
from handlers import _offer_form, _offer_saved, _offer_share
from handlers._offer_answer import answer, leaving, reply
from handlers._offer_case import Case, case_of
from handlers._offer_room import room_blocks
from handlers._offer_years import years_blocks

form = _offer_form.form
save = _offer_saved.save
delete = _offer_saved.delete
share = _offer_share.share
shared = _offer_share.shared
__all__ = [
    "charts", "delete", "exits", "form", "judge", "room", "save", "settle", "share", "shared",
    "years",
]  # fmt: skip


def judge(ask: Ask, desk: Desk) -> Reply:
    """The verdict; the form where a guide is named and no offer is told."""
    in_hand = ask.field(TOKEN) or ask.field(TYPED)
    if ask.offer is None and not in_hand and (ask.operands or ask.fields):
        return form(ask, desk)
    case = case_of(ask, desk)
    return case if isinstance(case, Reply) else answer(case, desk)


def settle(ask: Ask, desk: Desk) -> Reply:
    """The offer in hand with its equity's period said, judged again."""
    case = case_of(ask, desk)
    if isinstance(case, Reply) or case.token is None or desk.hand is None or desk.who is None:
        return case if isinstance(case, Reply) else Reply((Notice(GONE),), "invalid")
    if ask.field(TYPED) and not case.judged.ambiguous:
        return answer(case, desk)  # a button may settle it anew, a passing word does not
    held = case.held.settled("year" if ask.text == "year" else "grant")
    desk.hand.put(desk.who, case.token, held, desk.now)
    return judge(asking("offer", held, case.token), desk)


def years(ask: Ask, desk: Desk) -> Reply:
    """Year by year, under each reading."""
    case = case_of(ask, desk)
    return case if isinstance(case, Reply) else _view(years_blocks(case), case)


def exits(ask: Ask, desk: Desk) -> Reply:
    """What leaving costs, every six months."""
    case = case_of(ask, desk)
    if isinstance(case, Reply):
        return case
    lines = tuple((f"After month {e.month}", leaving(e, case)) for e in case.judged.main.exits)
    blocks: list[Block] = [
        Heading(f"Exit calendar: {case.title}"),
        Facts(lines) if lines else Text("There is no signing bonus and no grant to lose."),
        Notice(
            "Owed is the signing bonus before tax, as a contract may ask for it; what is vested "
            "by then stays yours. After the cliff, vesting is counted month by month."
        ),
    ]
    return _view(blocks, case)


def room(ask: Ask, desk: Desk) -> Reply:
    """Headroom, how each part bends, the guide's levers and strategy."""
    case = case_of(ask, desk)
    return case if isinstance(case, Reply) else _view(room_blocks(case, desk), case)


def charts(ask: Ask, desk: Desk) -> Reply:
    """The band with the offer marked, and the years as bars."""
    case = case_of(ask, desk)
    if isinstance(case, Reply):
        return case
    drawn = _charts(case.judged, case.title)
    blocks: list[Block] = [Heading(f"Charts: {case.title}"), *drawn]
    if drawn and desk.platform == "slack":
        blocks.append(SmallPrint("The pictures come into your direct messages with me."))
    if not drawn:
        blocks.append(Text("There is nothing to draw: the offer stands in no band, without base."))
    return _view(blocks, case)


def _charts(judged: Judged, of: str) -> list[Block]:
    from bot.chat import chart  # Pillow is read when a chart is drawn

    pictures = {
        "offer-band.png": chart.band_chart(judged, of),
        "offer-years.png": chart.years_chart(judged, of),
    }
    return [
        Chart(name, picture.alt, lambda png=picture.png: png)  # type: ignore[misc]
        for name, picture in pictures.items()
        if picture is not None
    ]


def _view(blocks: list[Block], case: Case) -> Reply:
    """One view of the offer, with the way back."""
    if case.token is not None:
        back = asking("offer", case.held, case.token)
        blocks = [*blocks, Actions((Button("The whole judgement", back),))]
    return reply(blocks, case)
