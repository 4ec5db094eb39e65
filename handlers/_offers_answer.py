"""A person's offers: the list, the comparison, and what they confirm having in writing."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.command import Desk
from bot.chat.offers import TOKEN, asking
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Reply, Text
from bot.language.asks import Ask
from bot.language.own_offers import CONFIRM, DENY, DROP
from handlers._counter_draft import summary
from handlers._offer_case import judged_of
from handlers._offers_compared import compared
from handlers._offers_mine import Mine, in_hand, latest, named, offers_of

_HOW = "Tell me one, as in: offer wandb staff sf base 245k equity 310k/4y."


def answer(ask: Ask, desk: Desk) -> Reply:
    """What the words after "offers" ask for; the list where there are none."""
    act, _, name = ask.text.strip().partition(" ")
    if act.casefold() == "compare":
        return compared(desk)
    if act.casefold() == CONFIRM:
        return _confirmed(ask, name, desk)
    if act.casefold() in (DENY, DROP):
        return _taken_back(ask, act.casefold(), name, desk)
    return _listed(desk)


def _listed(desk: Desk) -> Reply:
    mine = latest(offers_of(desk))
    if not mine:
        return Reply((Text(f"I hold no offer of yours. {_HOW}"), *_kept(desk)), private=True)
    blocks: list[Block] = [Heading("Your offers")]
    for each in mine:
        shown = in_hand(each, desk)
        blocks.append(Text(f"{each.title(desk)}: {_figures(each, desk)}. {_where(each)}"))
        if shown.token:
            blocks.append(Actions(_buttons(shown, desk)))
    if len(mine) > 1:
        blocks.append(Actions((Button("Compare them", Ask("offers", text="compare")),)))
    return Reply((*blocks, *_kept(desk)), private=True)


def _figures(mine: Mine, desk: Desk) -> str:
    currency = judged_of(mine.held, desk).currency
    return summary(mine.held.offer, currency) or "no amounts"


def _where(mine: Mine) -> str:
    said = "Saved." if mine.saved else "In hand for half an hour."
    return f"{said} You have it in writing." if mine.held.confirmed else said


def _buttons(mine: Mine, desk: Desk) -> tuple[Button, ...]:
    wanted = [("Judge it", "offer"), ("Draft a counter", "counter"), ("Prep", "prep")]
    return tuple(
        Button(label, asking(name, mine.held, mine.token))
        for label, name in wanted
        if desk.menu.get(name) is not None
    )


def _kept(desk: Desk) -> tuple[Block, ...]:
    if desk.saved is None:
        return ()
    return (Notice("Saved offers are encrypted, and deleted by themselves after a time."),)


def _confirmed(ask: Ask, name: str, desk: Desk) -> Reply:
    """What the person said in so many words, repeated; only then may a draft mention it."""
    found = _meant(ask, name, desk)
    if len(found) != 1 or desk.hand is None or desk.who is None:
        return _which(name, found, desk)
    mine = in_hand(found[0], desk)
    held = replace(mine.held, confirmed=True)
    desk.hand.put(desk.who, mine.token, held, desk.now)
    said = (
        f"Noted for this conversation: you have {mine.against(desk)} in writing "
        f"({_figures(mine, desk)}). A counter to another company may now say so."
    )
    return Reply((Text(said), Actions((Button("Draft a counter", Ask("counter")),))), private=True)


def _taken_back(ask: Ask, act: str, name: str, desk: Desk) -> Reply:
    """An offer that is not in writing, or no more: no draft mentions it from here on."""
    found = _meant(ask, name, desk)
    if not found or desk.hand is None or desk.who is None:
        of = f" from {name}" if name else ""
        said = f"I hold no offer of yours{of}, so no draft mentions one."
        return Reply((Text(said),), status="not_found", private=True)
    if act == DROP and len(found) > 1:
        return _asked("Which one?", act, found, desk)
    for mine in found:
        if mine.token and act == DROP:
            desk.hand.drop(desk.who, mine.token, desk.now)
        elif mine.token:
            desk.hand.put(desk.who, mine.token, replace(mine.held, confirmed=False), desk.now)
    titles = " and ".join(mine.against(desk) for mine in found)
    if act == DENY:
        return Reply((Text(f"Noted: no draft mentions your offer of {titles}."),), private=True)
    said = f"Your offer of {titles} is no longer in hand, and no draft mentions it."
    kept = next((mine.held.name for mine in found if mine.saved), "")
    how = f" It is still saved: delete it by: offer delete {kept}." if kept else ""
    return Reply((Text(said + how),), private=True)


def _meant(ask: Ask, name: str, desk: Desk) -> tuple[Mine, ...]:
    """The offers that a button's token means, or a name."""
    token = ask.field(TOKEN)
    if token:
        return tuple(mine for mine in offers_of(desk) if mine.token == token)
    return named(name, ask.company, desk)


def _which(name: str, found: tuple[Mine, ...], desk: Desk) -> Reply:
    if not found:
        of = f" from {name}" if name else ""
        said = f"I hold no offer of yours{of}, so none can be mentioned. {_HOW}"
        return Reply((Text(said),), status="not_found", private=True)
    return _asked("Which one do you have in writing?", CONFIRM, found, desk)


def _asked(question: str, act: str, found: tuple[Mine, ...], desk: Desk) -> Reply:
    kept = [in_hand(each, desk) for each in found]
    choices = tuple(
        Button(each.title(desk), Ask("offers", text=act, fields=((TOKEN, each.token),)))
        for each in kept
        if each.token
    )
    blocks = (Text(question), Actions(choices, pick=True))
    return Reply(blocks, status="ambiguous", private=True)
