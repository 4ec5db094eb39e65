"""A desk that asks with a form, as the reviews do, and forms built by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.chat.command import Call
from bot.chat.filling import KEY
from bot.chat.forms import Field, Form, Option
from bot.chat.intents import encode
from bot.chat.memory import Who
from bot.chat.reply import Actions, Button, Heading, Line, Person, Reply, Text
from bot.language.asks import Ask, Operand
from tests.fakes.slack import FakeSlack, Json
from tests.fakes.slack.workspace import USER
from tests.platforms.slack import replies
from tests.platforms.slack.kit import NOW, Stub

ASK = Ask("reviews", (Operand(replies.STAFF),), text="done", fields=(("due", "2026-05-23"),))
VALUE = encode(ASK)

KINDS = (
    Option("text", "Text checked"),
    Option("numbers", "Numbers re-sourced"),
)
DAYS = tuple(
    Option(day[:3].casefold(), day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday")
)
FORM = Form(
    "Mark reviewed",
    "Save",
    (
        Field("as", "What was checked", "choice", "text", options=KINDS),
        Field("source", "Source", hint="For new numbers.", required=False),
        Field("next", "Next review", "date", "2027-02-20"),
    ),
    ASK,
    "Weights & Biases Staff Software Engineer was due on 2026-05-23.",
)
EVERY = Form(
    "Every kind of question & <!here> there is",
    "Save all of these settings",
    (
        Field("text", "Text", value="a\nb", hint="One line.", longest=10),
        Field("long", "Long", "long", "a\nb", required=False, longest=9_000),
        Field("date", "Date", "date", "2027-02-20"),
        Field("nodate", "No date", "date", "soon", required=False),
        Field("number", "Number", "number", "9"),
        Field("choice", "Choice", "choice", "numbers", options=KINDS),
        Field("choices", "Choices", "choices", "mon,wed", options=DAYS),
        Field(
            "menu",
            "Menu",
            "choices",
            "d3",
            options=tuple(Option(f"d{n}", f"Day {n}") for n in range(31)),
        ),
        Field("person", "Owner", "person", "U0ASKER"),
        Field("nobody", "Deputy", "person", "<!here>", required=False),
        Field("channel", "Channel", "channel", "C0GENERAL"),
    ),
    ASK,
    "Asked <!channel> & co.",
)
ASKING = Reply((Text("What was checked?"),), command="reviews", form=FORM)
DONE = Reply((Line(("Marked reviewed by ", Person("U0ASKER"), ".")),), command="reviews")
WRONG = Reply(
    (Text("2020-01-01 has passed."),),
    status="invalid",
    command="reviews",
    errors=(("next", "2020-01-01 has passed."),),
)
REFUSED = Reply(
    (Heading("No"), Text("Only maintainers do this."), Actions((Button("Help", Ask("help")),))),
    status="invalid",
    command="reviews",
)


@dataclass
class Reviewing(Stub):
    """Asks with a form until the key of a filled-in one comes, then says `outcome`."""

    asking: Reply = ASKING
    outcome: Reply = DONE
    acts: list[tuple[Ask, Who | None]] = field(default_factory=list)
    """The filled-in questions, and whose they are."""

    @property
    def done(self) -> list[Ask]:
        """The filled-in questions."""
        return [ask for ask, _ in self.acts]

    def answer(self, call: Call) -> Reply:
        """The form."""
        self.reply = self.asking
        return replace(super().answer(call), ask=ASK)

    def press(self, ask: Ask, now: datetime, who: Who | None = None, place: str = "") -> Reply:
        """The form, or what became of it."""
        filled_in = bool(ask.field(KEY))
        self.acts += [(ask, who)] if filled_in else []
        self.reply = self.outcome if filled_in else self.asking
        assert now == NOW
        return super().press(ask, now, who, place)


async def opened(slack: FakeSlack, user: str = USER) -> Json:
    """The modal a person sees, once there is one."""
    return await slack.until(lambda: slack.modal(user))
