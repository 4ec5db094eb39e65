"""Offers as the desk holds them: in hand for half an hour, saved where the person asks for it.

An offer in hand is in this process's memory only. Buttons carry its token, never an amount.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol

from bot.chat.memory import Who
from bot.language.asks import Ask, Choice, Operand, Topic, Unclear
from bot.pay.offer import Offer

TOKEN = "held"  # noqa: S105 - the name of a field, and no secret
"""The field of a button's question that names an offer in hand."""

GONE = "I no longer hold your offer (kept for half an hour, in memory only): send it again."
NOT_SAVED = "Offers are not saved here: this copy of Bandstand has no key to encrypt them with."
"""Where the desk has no `Saved`."""


@dataclass(frozen=True, slots=True)
class Held:
    """An offer and what the person said of it, against one band of one guide."""

    guide: str
    """Its id; empty while it is not known which guide is meant."""
    offer: Offer
    region: str = ""
    """The guide's own label; empty where none was said."""
    name: str = ""
    """What the person calls it; empty until it is saved."""
    wanted: Offer | None = None
    """What the person says they want instead."""
    haircut: Decimal | None = None
    """The share (0 to 1) the person takes off private equity."""
    confirmed: bool = False
    """Whether the person said in so many words that they have it in writing."""
    said: tuple[str, ...] = ()
    """The sentences of how it was read, and of what was passed over."""

    @property
    def operand(self) -> Operand:
        """The guide and region as a question's operand."""
        return Operand(self.guide, (self.region,) if self.region else ())

    def settled(self, period: Literal["grant", "year"]) -> Held:
        """The same with the period of its equity's amount said."""
        grant = self.offer.grant
        if grant is None:
            return self
        return replace(self, offer=replace(self.offer, grant=replace(grant, period=period)))


class Hands(Protocol):
    """The offers each person spoke of last, for half an hour, in this process only."""

    def hold(self, who: Who, held: Held, now: datetime) -> str:
        """Keep an offer; the token that finds it again."""
        ...

    def get(self, who: Who, token: str | None, now: datetime) -> Held | None:
        """The person's own offer of that token; without one, their latest, first of this place."""
        ...

    def put(self, who: Who, token: str, held: Held, now: datetime) -> bool:
        """Replace an offer under its token; False where it is gone."""
        ...

    def all(self, who: Who, now: datetime) -> tuple[tuple[str, Held], ...]:
        """The person's offers with their tokens, the latest first."""
        ...

    def drop(self, who: Who, token: str, now: datetime) -> bool:
        """Let one offer go; False where it is gone already."""
        ...

    def asked(self, who: Who, topic: Topic | None, now: datetime) -> None:
        """Keep what was asked last where it was asked; None for something else than an offer."""
        ...

    def last(self, who: Who, now: datetime) -> Topic | None:
        """What was asked last in this place, if it was of an offer that is in hand still."""
        ...

    def forget(self, who: Who) -> int:
        """Drop all of the person's in the workspace; how many that were."""
        ...


class Saved(Protocol):
    """Offers a person saved, encrypted; by workspace and person."""

    def save(self, who: Who, held: Held, now: datetime) -> None:
        """Keep it under `held.name`, instead of one of that name.

        Raises:
            BotError: there is no key, or too many are saved.
            StoreError: the database failed.
        """
        ...

    def all(self, who: Who, now: datetime) -> tuple[Held, ...]:
        """What is saved and not over, the latest first."""
        ...

    def delete(self, who: Who, name: str, now: datetime) -> bool:
        """Drop the one of that name, however it is written; False where there is none."""
        ...

    def forget(self, who: Who) -> int:
        """Drop all of the person's in the workspace; how many that were."""
        ...


def asking(command: str, held: Held, token: str, text: str = "") -> Ask:
    """A question about an offer in hand, as a button may carry it."""
    return Ask(command, (held.operand,), text=text, fields=((TOKEN, token),))


def carrying(unclear: Unclear, hands: Hands | None, who: Who | None, now: datetime) -> Unclear:
    """The choices with the offers told held, so that a button finds the offer again."""
    if hands is None or who is None:
        return unclear
    return replace(unclear, choices=tuple(_held(c, hands, who, now) for c in unclear.choices))


def _held(choice: Choice, hands: Hands, who: Who, now: datetime) -> Choice:
    ask = choice.ask
    if ask.offer is None or not ask.operands:
        return choice
    # Held against no guide: the same offer behind every choice is one offer in hand.
    held = Held("", ask.offer, wanted=ask.wanted, said=ask.problems)
    token = (TOKEN, hands.hold(who, held, now))
    return replace(choice, ask=replace(ask.public, fields=(*ask.fields, token)))
