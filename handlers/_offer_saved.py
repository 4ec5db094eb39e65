"""An offer saved under a name, or deleted; encrypted, and only where there is a key."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.command import Desk
from bot.chat.forms import Field, Form
from bot.chat.offers import NOT_SAVED, asking
from bot.chat.reply import Actions, Button, Notice, Reply, Text
from bot.language.asks import Ask
from bot.language.offer_acts import NAME
from handlers._offer_case import Case, case_of

_LONGEST_NAME = 40
_LONG = f"Keep the name to {_LONGEST_NAME} characters."
_KEPT = "It is encrypted, only you can read it here, and forget deletes it."


def save(ask: Ask, desk: Desk) -> Reply:
    """Keep the offer told or in hand under a name; the form where none was given.

    Raises:
        BotError: there is no key, or too many are saved.
    """
    if desk.saved is None or desk.who is None:
        return Reply((Notice(NOT_SAVED),), "invalid")
    case = case_of(ask, desk)
    if isinstance(case, Reply):
        return case
    name = " ".join(ask.field(NAME).split())
    if not name:
        return _asked(case)
    if len(name) > _LONGEST_NAME:
        return Reply((Text(_LONG),), "invalid", errors=((NAME, _LONG),))
    held = replace(case.held, name=name)
    desk.saved.save(desk.who, held, desk.now)
    if case.token and desk.hand:
        desk.hand.put(desk.who, case.token, held, desk.now)
    said = f"Saved as {name}: your offer of {case.title}. {_KEPT}"
    return Reply((Text(said), *_next(desk)), guides=(case.guide.id,), regions=((),))


def delete(ask: Ask, desk: Desk) -> Reply:
    """Drop the saved offer of that name.

    Raises:
        BotError: it cannot be read what is saved.
    """
    if desk.saved is None or desk.who is None:
        return Reply((Notice(NOT_SAVED),), "invalid")
    name = " ".join(ask.field(NAME).split())
    if desk.saved.delete(desk.who, name, desk.now):
        _let_go(name, desk)
        return Reply((Text(f"Deleted: {name}."), *_next(desk)))
    return Reply((Text(f"You have saved no offer called {name}."), *_next(desk)), "invalid")


def _let_go(name: str, desk: Desk) -> None:
    """What was in hand under that name goes too."""
    if desk.hand is None or desk.who is None:
        return
    for token, held in desk.hand.all(desk.who, desk.now):
        if " ".join(held.name.split()).casefold() == name.casefold():
            desk.hand.drop(desk.who, token, desk.now)


def _asked(case: Case) -> Reply:
    fields = (Field(NAME, "Name", hint="As acme, or plan B.", longest=_LONGEST_NAME),)
    ask = asking("offer", case.held, case.token or "", "save")
    return Reply(
        (Text("Under which name? Type it as: offer save acme"),),
        form=Form("Save an offer", "Save", fields, ask, _KEPT),
        guides=(case.guide.id,),
        regions=((),),
    )


def _next(desk: Desk) -> tuple[Actions, ...]:
    if desk.menu.get("offers") is None:
        return ()
    return (Actions((Button("My offers", Ask("offers")),)),)
