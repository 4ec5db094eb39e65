"""A person with an offer, over the bundled guides: what they say and press, and the answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.chat.command import Call
from bot.chat.dispatch import Dispatch
from bot.chat.forms import Form
from bot.chat.intents import decode, encode
from bot.chat.memory import Who
from bot.chat.offers import Held
from bot.chat.plain import plain
from bot.chat.reply import Actions, Button, Reply
from bot.language.asks import Ask
from bot.people.in_hand import InHand
from bot.wiring import Bandstand

ANN = Who("slack:T1", "U0ANN", ("D1",))
BEN = Who("slack:T1", "U0BEN", ("D2",))
OFFER = (
    "offer wandb staff sf base 245k equity 310k/4y bonus 10% signing 35k vest 40/30/20/10 "
    "refresher 60k/y"
)
OPEN = "offer wandb senior sf base 210k equity 300k bonus 10%"
"""Its equity's period is not said."""


@dataclass
class Drawer:
    """Saved offers, in the open."""

    kept: dict[tuple[str, str], dict[str, Held]] = field(default_factory=dict)

    def _of(self, who: Who) -> dict[str, Held]:
        return self.kept.setdefault((who.workspace, who.person), {})

    def save(self, who: Who, held: Held, now: datetime) -> None:
        self._of(who)[held.name] = held

    def all(self, who: Who, now: datetime) -> tuple[Held, ...]:
        return tuple(self._of(who).values())

    def delete(self, who: Who, name: str, now: datetime) -> bool:
        return self._of(who).pop(name, None) is not None

    def forget(self, who: Who) -> int:
        return len(self.kept.pop((who.workspace, who.person), {}))


@dataclass
class Talk:
    """A conversation, its clock, and what is kept of it."""

    desk: Bandstand
    drawer: Drawer | None = field(default_factory=Drawer)
    now: datetime = datetime(2026, 11, 22, 12, tzinfo=UTC)
    hand: InHand = field(default_factory=InHand)

    def __post_init__(self) -> None:
        self.dispatch: Dispatch = replace(self.desk.dispatch, hand=self.hand, saved=self.drawer)

    def later(self, **passed: int) -> None:
        self.now += timedelta(**passed)

    def say(self, text: str, who: Who | None = ANN) -> Reply:
        return self.dispatch.answer(Call(text, self.now, who=who))

    def press(self, reply: Reply, label: str, who: Who = ANN) -> Reply:
        """The reply to a button, whose question went to the platform and back."""
        ask = buttons(reply)[label].ask
        return self.ask(decode(encode(ask), self.dispatch.library()), who)

    def ask(self, ask: Ask, who: Who = ANN) -> Reply:
        return self.dispatch.press(ask, self.now, who)

    def fill(self, form: Form, who: Who = ANN, **answers: str) -> Reply:
        """The reply to a form: what is filled in already, but for these answers."""
        values = {each.name: each.value for each in form.fields} | answers
        return self.ask(form.ask.answered({**values, "key": "k1"}), who)


def buttons(reply: Reply) -> dict[str, Button]:
    """The reply's buttons by what they say."""
    rows = (block for block in reply.blocks if isinstance(block, Actions))
    return {button.label: button for row in rows for button in row.buttons}


def says(reply: Reply, *parts: str) -> bool:
    """Whether the reply's text has all of them."""
    return all(part in plain(reply) for part in parts)


def values(replies: Iterable[Reply]) -> list[str]:
    """All that the buttons of these replies carry."""
    return [encode(button.ask) for reply in replies for button in buttons(reply).values()]
