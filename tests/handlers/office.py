"""A workspace at work on its guides: real ledger, real reader, and a clock that is set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from bot.chat.command import Call
from bot.chat.dispatch import Dispatch
from bot.chat.forms import Form
from bot.chat.memory import Who
from bot.chat.plain import plain
from bot.chat.reply import Actions, Button, Reply
from bot.chat.reviewing import Calendar, Reviews, Standing, Thresholds
from bot.data_files import data_folder
from bot.guides.library import Library
from bot.guides.model import Guide
from bot.language.asks import Ask
from bot.language.reading import reader
from bot.pay.rates import Rates
from bot.reviews.freshness import Dated, freshness
from bot.reviews.owners import Owners
from bot.wiring import registry
from tests import making

WORKSPACE = "slack:T1"
ANNA, BEN, CARA = "U0ANNA001", "U0BEN0001", "U0CARA001"
"""Anna and Ben are maintainers."""
MAINTAINERS = frozenset((ANNA, BEN))
STAFF, SENIOR = "acme/staff-software-engineer", "acme/senior-software-engineer"
LIMITS = Thresholds()
REGISTRY = registry()


def dated(
    role: str, due: date | None, updated: date | None = date(2026, 8, 1), company: str = "acme",
    owner: str | None = None,
) -> Guide:  # fmt: skip
    """A guide with London and Paris bands and these dates."""
    made = making.guide(company, role, ("London", "Paris"))
    return replace(
        made, last_updated=updated, next_review_due=due, salary_data_quarter="2026-Q3", owner=owner
    )


GUIDES = (
    dated("staff-software-engineer", date(2026, 11, 1)),
    dated("senior-software-engineer", date(2026, 12, 1), owner="Dana"),
    dated("data-engineer", date(2026, 5, 23), date(2026, 2, 23)),
    dated("product-manager", date(2027, 3, 1)),
    dated("staff-software-engineer", date(2026, 10, 1), company="bolt"),
)


def stale(guide: Guide, standing: Standing | None, today: date) -> bool:
    """As wiring has it."""
    return freshness(Dated.of(guide), standing, today, LIMITS).stale


@dataclass
class Office:
    """What people type and press, and what they are answered."""

    reviews: Reviews | None
    guides: Iterable[Guide] = GUIDES
    now: datetime = datetime(2026, 11, 22, 12, tzinfo=UTC)
    workspace: str = WORKSPACE
    dispatch: Dispatch = field(init=False)

    def __post_init__(self) -> None:
        self.library = making.library(*self.guides)
        read = reader(self.library, REGISTRY.shapes(), data_folder())
        self.dispatch = Dispatch(
            REGISTRY,
            self._library,
            lambda _: read,
            Rates(),
            maintains=lambda who: who.person in MAINTAINERS,
            reviews=self.reviews,
            owners=Owners(),
            limits=LIMITS,
            stale=stale,
        )

    def _library(self) -> Library:
        return self.library

    def edit(self, *guides: Guide) -> None:
        """Other files; the words they are found by stay."""
        self.library = making.library(*guides)

    def later(self, **passed: int) -> None:
        self.now += timedelta(**passed)

    def set_zone(self, zone: str) -> None:
        assert self.reviews is not None
        self.reviews.change_calendar(self.workspace, Calendar(zone=zone), ANNA, self.now)

    def who(self, person: str) -> Who:
        return Who(self.workspace, person)

    def say(self, text: str, person: str = ANNA, *, public: bool = False) -> Reply:
        """The reply to something typed."""
        call = Call(text, self.now, who=self.who(person), public=public)
        return self.dispatch.answer(call)

    def text(self, text: str, person: str = ANNA) -> str:
        """What that reply says."""
        return plain(self.say(text, person))

    def press(self, ask: Ask, person: str = ANNA) -> Reply:
        """The reply to a button."""
        return self.dispatch.press(ask, self.now, self.who(person))

    def fill(self, form: Form, person: str = ANNA, key: str = "k1", **answers: str) -> Reply:
        """The reply to a form: what is filled in already, but for these answers."""
        values = {each.name: each.value for each in form.fields} | answers
        return self.press(form.ask.answered({**values, "key": key}), person)

    def standing(self, guide: str = STAFF) -> Standing:
        assert self.reviews is not None
        return self.reviews.standings(self.workspace, [guide]).get(guide) or Standing(guide)


def buttons(reply: Reply) -> dict[str, Button]:
    """The reply's buttons by what they say."""
    rows = (block for block in reply.blocks if isinstance(block, Actions))
    return {button.label: button for row in rows for button in row.buttons}
