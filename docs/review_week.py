"""A workspace's week with guides that go stale, lived through by the real parts.

The guides, the database, the worker and the desk are those of the bot; only Slack itself is
missing: what would be posted is kept here.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.chat.command import Call
from bot.chat.filling import completed
from bot.chat.memory import Who
from bot.chat.reply import Actions, Button, Reply
from bot.cli.reminding import scene
from bot.data_files import data_folder
from bot.people.maintainers import VARIABLE
from bot.reviews.carrier import Parcel
from bot.reviews.ledger.claims import Claims
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.ownership import take
from bot.reviews.schedule import calendar_from_env
from bot.reviews.worker import Worker
from bot.wiring import Bandstand, build, people

HOME = "slack:T0PICTURE"
CHANNEL, GROUP = "C0GUIDES1", "S0GUIDES1"
ADA, GRACE, SAM, ROBIN = "U0ADA0001", "U0GRACE01", "U0SAM0001", "U0ROBIN01"
NAMES = {ADA: "Ada", GRACE: "Grace", SAM: "Sam", ROBIN: "Robin", CHANNEL: "pay-guides"}
ENV = {VARIABLE: f"{SAM},{GROUP}", "REVIEW_CHANNEL": CHANNEL}
OWNERS = f"""\
- name: Ada
  slack: {ADA}
  guides: ["weights-and-biases/*-software-engineer"]
- name: Grace
  slack: {GRACE}
  guides: ["huggingface-enterprise/*"]
"""
SENIOR = "weights-and-biases/senior-software-engineer"
ELSEWHERE = "huggingface-enterprise/senior-software-engineer"

REVIEWED = datetime(2026, 8, 21, 10, tzinfo=UTC)
"""When the one guide was reviewed that is due again by now."""
ASKED_ON = datetime(2026, 11, 12, 10, tzinfo=UTC)
BEGUN = datetime(2026, 11, 16, 9, tzinfo=UTC)
"""A Monday, the first day of the reminders."""
MONDAY = BEGUN + timedelta(weeks=1)
ASKED = (
    ("band wandb senior", 23),
    ("band hugging face senior", 9),
    ("band wandb ml", 2),
)
"""What people asked, and how often."""


def lived(desk: Bandstand, maintainer: Who, reader: Who) -> None:
    """What happened before: one guide was reviewed in time, people asked, and one flagged."""
    answer = desk.dispatch.answer
    done = "reviews done wandb staff: numbers, Levels.fyi, 2026-Q3, next 2026-11-19"
    answer(Call(done, REVIEWED, who=maintainer))
    for question, times in ASKED:
        for _ in range(times):
            answer(Call(question, ASKED_ON, who=reader))
    flag = "flag hugging face senior paris: stock, half of the offers I saw"
    answer(Call(flag, ASKED_ON, who=reader))


@contextmanager
def desk_with_owners(env: Mapping[str, str]) -> Iterator[Bandstand]:
    """A desk over the bundled guides and a list of owners, with a database of its own."""
    with TemporaryDirectory() as folder:
        guides = Path(folder, "guides")
        shutil.copytree(data_folder() / "guides", guides)
        Path(guides, "owners.yaml").write_text(OWNERS, "utf-8")
        address = f"sqlite:///{folder}/bandstand.db"
        kept = people({**env, "DATABASE_URL": address})
        desk = build(guides, cache=False, people=kept)
        try:
            yield desk
        finally:
            desk.close()


@dataclass(slots=True)
class Wall:
    """The carrier: it keeps what would be posted, newest last."""

    posted: list[Parcel] = field(default_factory=list)

    def workspaces(self) -> Collection[str]:
        """The one there is."""
        return (HOME,)

    async def post(self, parcel: Parcel) -> str:
        """Keep it."""
        self.posted.append(parcel)
        return str(len(self.posted) - 1)

    async def find(self, _workspace: str, _channel: str, _key: str, _since: datetime) -> str | None:
        """Nothing: no attempt here leaves a doubt."""
        return None

    async def update(self, parcel: Parcel, posted: str) -> None:
        """Keep it in the place of the one before."""
        self.posted[int(posted)] = parcel


@dataclass(slots=True)
class Week:
    """The bot at work, and its clock."""

    desk: Bandstand
    wall: Wall = field(default_factory=Wall)
    now: datetime = BEGUN - timedelta(days=1)

    def who(self, person: str, *groups: str) -> Who:
        """A person of the workspace, in the channel."""
        return Who(HOME, person, (f"{CHANNEL}:1",), groups)

    def until(self, moment: datetime) -> None:
        """Go on to a moment, the worker looking once a day on the way, and then."""
        asyncio.run(self._until(moment))

    async def _until(self, moment: datetime) -> None:
        kept = self.desk.people and self.desk.people.kept
        assert kept
        store, calendar = kept.open().store, calendar_from_env(ENV)
        ledger = Ledger(store, lambda _workspace: calendar)
        worker = Worker(ledger, self.wall, scene(self.desk, ENV), clock=lambda: self.now)
        ownership = take(store)
        sender = worker.sender(Claims(store, ownership, worker.pace))
        try:
            while self.now < moment:
                self.now = min(self.now + timedelta(days=1), moment)
                await worker.tick(sender)
        finally:
            ownership.close()

    @property
    def message(self) -> Reply:
        """What the newest posted message shows."""
        return self.wall.posted[-1].reply

    def press(self, label: str, guide: str, person: str, on: Reply) -> Reply:
        """Press a button of a message."""
        ask = next(button.ask for button in _buttons(on)
                   if button.label == label and button.ask.operands[0].guide == guide)  # fmt: skip
        return self.desk.dispatch.press(ask, self.now, self.who(person, GROUP))

    def submit(self, asked: Reply, answers: Mapping[str, str], person: str) -> Reply:
        """Send a reply's form in with these answers, the rest as it was filled in already."""
        form = asked.form
        assert form
        given = {one.name: one.value for one in form.fields} | dict(answers)
        ask = completed(form.ask, given, f"{person}:{form.title}")
        return self.desk.dispatch.press(ask, self.now, self.who(person, GROUP))


def _buttons(reply: Reply) -> Iterator[Button]:
    for block in reply.blocks:
        if isinstance(block, Actions):
            yield from (button for button in block.buttons if button.ask.operands)
