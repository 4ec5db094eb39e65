"""One person's conversation about offers, over the bundled guides, on a day of the test's own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from bot.chat.command import Call
from bot.chat.dispatch import Dispatch
from bot.chat.memory import Who
from bot.chat.offers import Saved
from bot.chat.plain import plain
from bot.chat.reply import Actions, Button, Quote, Reply
from bot.data_files import data_folder
from bot.people.in_hand import InHand
from bot.wiring import build

FRESH, OVERDUE, EXPIRED = date(2026, 4, 22), date(2026, 6, 22), date(2026, 11, 22)
"""Days on which the bundled guides are so."""
WANDB = "wandb staff sf base 245k equity 310k/4y signing 35k"
HF = "hf senior paris base €190k equity €250k/4y"

ME = Who("slack:T1", "U1", ("D1",))
_DISPATCH = build(data_folder() / "guides", cache=False).dispatch


@dataclass
class Talk:
    """What one person types, presses and fills in, and what they are answered."""

    on: date = FRESH
    who: Who = ME
    saved: Saved | None = None
    dispatch: Dispatch = field(init=False)
    last: Reply = field(init=False)

    def __post_init__(self) -> None:
        self.dispatch = replace(_DISPATCH, hand=InHand(), saved=self.saved)

    @property
    def now(self) -> datetime:
        return datetime(self.on.year, self.on.month, self.on.day, 12, tzinfo=UTC)

    def say(self, text: str) -> Reply:
        """The reply to something typed."""
        self.last = self.dispatch.answer(Call(text, self.now, who=self.who))
        return self.last

    def text(self, text: str) -> str:
        """What that reply says."""
        return plain(self.say(text))

    def press(self, label: str) -> Reply:
        """The reply to a button of the last reply."""
        self.last = self.dispatch.press(self.buttons[label].ask, self.now, self.who)
        return self.last

    def fill(self, **answers: str) -> Reply:
        """The reply to the form of the last reply, its other fields as they stand."""
        form = self.last.form
        assert form is not None
        values = {each.name: each.value for each in form.fields} | answers
        self.last = self.dispatch.press(form.ask.answered(values), self.now, self.who)
        return self.last

    @property
    def buttons(self) -> dict[str, Button]:
        """The last reply's buttons by what they say."""
        rows = (block for block in self.last.blocks if isinstance(block, Actions))
        return {button.label: button for row in rows for button in row.buttons}

    @property
    def draft(self) -> str:
        """The last reply's draft: its first quotation without a source; empty where none is."""
        quotes = (b for b in self.last.blocks if isinstance(b, Quote) and not b.source)
        return next((quote.text for quote in quotes), "")
