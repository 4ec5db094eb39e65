"""The lines of an export, and what each may hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import from_json
from sqlalchemy import Table

from bot.chat.reviewing import ActKind, Calendar, ReviewKind, Standing
from bot.errors import SettingsError
from bot.reviews.ledger.calendars import as_row
from bot.reviews.ledger.history import told
from bot.reviews.schedule import WEEKDAYS, zone_named
from bot.store.review_tables import act, calendar, flag, standing

HEADER = '{"bandstand":"reviews","version":1}'
"""The first line."""

TABLES: Mapping[str, Table] = {
    "calendar": calendar,
    "standing": standing,
    "act": act,
    "flag": flag,
}
KEYS: Mapping[str, tuple[str, ...]] = {
    "calendar": (),
    "standing": ("guide",),
    "act": ("at", "key"),
    "flag": ("raised_at", "key"),
}
"""What the lines of a table are in the order of, within a workspace."""

_Text = Annotated[str, Field(pattern=r"^[^\x00]*$")]
# PostgreSQL keeps no NUL.
_Name = Annotated[_Text, Field(min_length=1)]
_Count = Annotated[int, Field(ge=0, lt=2**31)]
_Weekday = Annotated[int, Field(ge=0, le=6)]


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("there is no such moment in UTC") from None


def _day(quiet: str) -> str:
    if quiet not in WEEKDAYS:
        date.fromisoformat(quiet)
    return quiet


def _not_all(quiet: tuple[str, ...]) -> tuple[str, ...]:
    if set(WEEKDAYS) <= set(quiet):
        raise ValueError("with every day of the week quiet nothing would ever be posted")
    return quiet


def _listed(value: object) -> object:
    """As the table has lists; anything else as it is."""
    return [part for part in value.split(",") if part] if isinstance(value, str) else value


def _parsed(value: object) -> object:
    """As the table has details; anything else as it is."""
    return _read(value) if isinstance(value, str) else value


def _read(text: str) -> object:
    try:
        # Unlike `json` it minds how deep it goes, and takes no half of a letter.
        return from_json(text)
    except ValueError:
        raise ValueError("it is no JSON") from None


def _known(zone: str) -> str:
    try:
        zone_named(zone)
    except SettingsError as error:
        raise ValueError(f"the time zone {zone[:40]!r} is not known on this machine") from error
    return zone


_Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
_Quiet = Annotated[
    str,
    Field(pattern=rf"^({'|'.join(WEEKDAYS)}|\d{{4}}-\d{{2}}-\d{{2}})$"),
    AfterValidator(_day),
]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    workspace: _Name

    def values(self) -> dict[str, Any]:
        """The row as the table has it."""
        return self.model_dump(exclude={"table"})


class StandingLine(_Line):
    """What was done about a guide."""

    table: Literal["standing"]
    guide: _Name
    version: _Count
    reviewed_on: date | None
    reviewed_as: ReviewKind | None
    next_due: date | None
    seen_due: date | None
    sourced_on: date | None
    quarter: _Text
    source: _Text
    snoozed_until: date | None
    snoozed_due: date | None
    owner: _Text
    reminded_due: date | None
    flags_told: bool
    lookups: _Count


_AS_NEW = asdict(Standing("-")) | {"table": "standing", "workspace": "-"}
_CHANGED = StandingLine.model_fields.keys() - {"table", "workspace", "guide"}
"""What acts change of a standing, and an undo puts back."""


def _to_put_back(text: str) -> str:
    """What an act changed, as JSON; empty for acts that cannot be undone."""
    was = _read(text) if text else {"version": 0}
    if not isinstance(was, dict) or not {"version"} <= was.keys() <= _CHANGED:
        raise ValueError("it is nothing that an undo could put back")
    standing = {name: _AS_NEW[name] for name in StandingLine.model_fields} | was
    try:
        StandingLine.model_validate_json(json.dumps(standing), strict=True)
    except ValidationError:
        raise ValueError("it is nothing that an undo could put back") from None
    return text


class ActLine(_Line):
    """Something a person did."""

    table: Literal["act"]
    key: _Name
    guide: _Text
    kind: ActKind
    person: _Text
    at: _Moment
    details: Annotated[dict[str, str], BeforeValidator(_parsed)]
    before: Annotated[_Text, AfterValidator(_to_put_back)] = ""

    def values(self) -> dict[str, Any]:
        """The row as the table has it."""
        return super().values() | {"details": told(self.details)}


class FlagLine(_Line):
    """A figure that somebody thought wrong."""

    table: Literal["flag"]
    key: _Name
    guide: _Name
    region: _Text
    figure: _Text
    note: _Text
    person: _Text
    raised_at: _Moment
    resolved_at: _Moment | None
    outcome: _Text


class CalendarLine(_Line):
    """When a workspace is reminded."""

    table: Literal["calendar"]
    channel: _Text
    zone: Annotated[str, AfterValidator(_known)]
    weekdays: Annotated[tuple[_Weekday, ...], Field(min_length=1), BeforeValidator(_listed)]
    hour: Annotated[int, Field(ge=0, le=23)]
    quiet: Annotated[tuple[_Quiet, ...], BeforeValidator(_listed), AfterValidator(_not_all)]
    all_clear: bool

    def values(self) -> dict[str, Any]:
        """The row as the table has it."""
        given = super().values()
        return {"workspace": given.pop("workspace"), **as_row(Calendar(**given))}


Line = StandingLine | ActLine | FlagLine | CalendarLine
LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="table")])
