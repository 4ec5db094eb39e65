"""People, places and topics for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.chat.memory import Who
from bot.language.asks import Ask, Missing, Operand, Topic

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

BAND = Topic(Ask("band", (Operand("a/staff", ("Paris", "London")),), component="stock"))
LIST = Topic(Ask("guides", company="acme"))
CHOICE = Topic(None, (Ask("band", (Operand("a/staff"),)), Ask("band", (Operand("a/senior"),))))


def who(person: str = "U1", *places: str, workspace: str = "slack:T1") -> Who:
    """A person, in a direct channel unless told otherwise."""
    return Who(workspace, person, places or ("D1",))


def company(name: str, known: bool = False) -> Missing:
    """A company that nobody wrote a guide about."""
    return Missing("company", name, known)
