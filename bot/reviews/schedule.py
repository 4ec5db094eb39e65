"""When a workspace is reminded: its days, its slots, and its calendar read from words. Pure.

A slot is `hour`:00 local on a day that is not quiet. Nothing is triggered *at* a slot: whoever
looks later sees the latest one, so sleep, replicas and DST change nothing. An hour that does not
exist comes when the clock has passed it; one that exists twice comes the first time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from bot.chat.reviewing import Calendar
from bot.errors import BotError, SettingsError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FIELDS = ("channel", "zone", "weekdays", "hour", "quiet", "all_clear")
"""What `parse_calendar` takes, by name."""
VARIABLES = {
    "REVIEW_CHANNEL": "channel",
    "REVIEW_TIME_ZONE": "zone",
    "REVIEW_WEEKDAYS": "weekdays",
    "REVIEW_HOUR": "hour",
    "REVIEW_QUIET": "quiet",
    "REVIEW_ALL_CLEAR": "all_clear",
}

_FURTHEST = 366
"""Days looked back for a slot: whoever is quiet for longer has none."""
_MOST_QUIET = 60
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII).fullmatch
_HOUR = re.compile(r"(\d{1,2})(?::00)?", re.ASCII).fullmatch
_CHANNEL = re.compile(r"(?:<#)?([A-Z][A-Z0-9]{6,20}|\d{15,20})(?:\|[^>]*)?>?").fullmatch
_YES = frozenset(("yes", "true", "on", "1"))
_NO = frozenset(("no", "false", "off", "0"))
_NOTHING = frozenset(("", "none", "off", "-"))


@dataclass(frozen=True, slots=True)
class Slot:
    """A day on which something may be posted, once its hour has come."""

    day: date
    digest_since: date
    """The latest day of the weekly digest up to `day`: a digest since then is the week's."""


def zone_named(name: str) -> tzinfo:
    """The time zone of that name.

    Raises:
        SettingsError: this machine does not know it.
    """
    if name == "UTC":
        return UTC  # also where no time zones are installed
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError) as error:
        raise SettingsError(
            f"The time zone {name[:40]!r} of the reviews is not known on this machine.",
            "Install the operating system's tzdata, or set another zone in the reviews' settings.",
        ) from error


def today_in(calendar: Calendar, now: datetime) -> date:
    """The workspace's day.

    Raises:
        SettingsError: this machine does not know the time zone.
    """
    return now.astimezone(zone_named(calendar.zone)).date()


def latest_slot(calendar: Calendar, now: datetime) -> Slot | None:
    """The last slot that has come; None where all days were quiet for a year.

    Raises:
        SettingsError: this machine does not know the time zone.
    """
    zone = zone_named(calendar.zone)
    today = now.astimezone(zone).date()
    for back in range(_FURTHEST):
        day = today - timedelta(days=back)
        if _is_quiet(calendar, day) or _moment(day, calendar.hour, zone) > now:
            continue
        if _exists(day, zone):
            return Slot(day, _scheduled(calendar, day))
    return None


def _moment(day: date, hour: int, zone: tzinfo) -> datetime:
    """When the hour comes; in UTC, since times of one zone are compared by their clocks."""
    return datetime.combine(day, time(hour), zone).astimezone(UTC)


def _exists(day: date, zone: tzinfo) -> bool:
    """Whether the zone has that day: Samoa went from 29 to 31 December 2011."""
    return _moment(day, 12, zone).astimezone(zone).date() == day


def _scheduled(calendar: Calendar, day: date) -> date:
    weekdays = calendar.weekdays or (0,)
    return day - timedelta(days=min((day.weekday() - weekday) % 7 for weekday in weekdays))


def _is_quiet(calendar: Calendar, day: date) -> bool:
    quiet = _quiet(calendar.quiet)
    return WEEKDAYS[day.weekday()] in quiet or day.isoformat() in quiet


@lru_cache(maxsize=256)
def _quiet(quiet: tuple[str, ...]) -> frozenset[str]:
    return frozenset(quiet)


class CalendarError(BotError):
    """Settings that cannot be taken; `errors` has a (field, sentence) for each."""

    def __init__(self, errors: Iterable[tuple[str, str]]) -> None:
        self.errors = tuple(errors)
        super().__init__(" ".join(sentence for _, sentence in self.errors), "")


def parse_calendar(fields: Mapping[str, str], base: Calendar) -> Calendar:
    """The calendar with the given fields (see `FIELDS`) changed to what these words say.

    Raises:
        CalendarError: with one sentence for each field that cannot be taken.
    """
    taken: dict[str, Any] = {}
    errors: list[tuple[str, str]] = []
    for name, words in fields.items():
        read = _READ.get(name)
        try:
            if read is None:
                raise ValueError(f"There is no setting {name[:40]!r}; there are {_listed(FIELDS)}.")
            taken[name] = read(words.strip())
        except ValueError as error:
            errors.append((name, str(error)))
    if errors:
        raise CalendarError(errors)
    return replace(base, **taken)


def calendar_from_env(env: Mapping[str, str]) -> Calendar:
    """The calendar that workspaces have until they set their own.

    Raises:
        SettingsError: a variable cannot be taken; in a sentence.
    """
    given = {field: env[name] for name, field in VARIABLES.items() if env.get(name, "").strip()}
    try:
        return parse_calendar(given, Calendar())
    except CalendarError as error:
        names = {field: name for name, field in VARIABLES.items()}
        said = " ".join(f"{names[field]}: {sentence}" for field, sentence in error.errors)
        raise SettingsError(said, "Correct it, or leave it out for the default.") from None


def _channel(words: str) -> str:
    if words.casefold() in _NOTHING:
        return ""
    found = _CHANNEL(words)
    if found is None:
        raise ValueError(
            f"{words[:40]!r} is no channel's id; it looks like C0123ABCD and stands at the end of "
            "the channel's link."
        )
    return found[1]


def _zone(words: str) -> str:
    zones = available_timezones() | {"UTC"}
    if words in zones:
        return words
    by_name = {zone.casefold(): zone for zone in zones}
    wanted = words.casefold().replace(" ", "_")
    if wanted in by_name:
        return by_name[wanted]
    near = _near(wanted, by_name)
    meant = f"did you mean {_listed(near, 'or')}?" if near else "one is Europe/Berlin."
    raise ValueError(f"There is no time zone {words[:40]!r}; {meant}")


def _near(wanted: str, by_name: Mapping[str, str]) -> list[str]:
    """Up to three zones that may have been meant: by their city, then by all they are called."""
    from rapidfuzz import fuzz, process  # only for a slip

    cities = {name: name.rpartition("/")[2] for name in by_name if "/" in name}
    city = wanted.rpartition("/")[2]
    found = process.extract(city, cities, scorer=fuzz.ratio, score_cutoff=80, limit=3)
    names = [name for _, _, name in found]
    if not names and wanted:
        close = process.extract(wanted, list(by_name), scorer=fuzz.ratio, score_cutoff=75, limit=3)
        names = [name for name, _, _ in close]
    return [by_name[name] for name in names]


def _weekdays(words: str) -> tuple[int, ...]:
    named = [_weekday(token) for token in _tokens(words)]
    if not named:
        raise ValueError("Name at least one day of the week, such as mon or mon,thu.")
    return tuple(sorted(set(named)))


def _weekday(token: str) -> int:
    stem = token.casefold().rstrip("s")
    for number, full in enumerate(_FULL):
        if len(stem) >= 3 and full.startswith(stem):
            return number
    raise ValueError(f"{token[:40]!r} is no day of the week; write mon, tue, … or monday.")


def _hour(words: str) -> int:
    found = _HOUR(words)
    if found is None or int(found[1]) > 23:
        raise ValueError(f"{words[:40]!r} is no hour; write a whole one from 0 to 23.")
    return int(found[1])


def _quiet_days(words: str) -> tuple[str, ...]:
    if words.casefold() in _NOTHING:
        return ()
    days = tuple(dict.fromkeys(_quiet_day(token) for token in _tokens(words)))
    if set(WEEKDAYS) <= set(days):
        raise ValueError("With every day of the week quiet nothing would ever be posted.")
    if len(days) > _MOST_QUIET:
        raise ValueError(f"These are {len(days)} quiet days; {_MOST_QUIET} can be kept.")
    return days


def _quiet_day(token: str) -> str:
    try:
        return date.fromisoformat(token).isoformat() if _ISO(token) else WEEKDAYS[_weekday(token)]
    except ValueError:
        raise ValueError(
            f"{token[:40]!r} is no quiet day; write days of the week and dates such as 2026-12-25."
        ) from None


def _all_clear(words: str) -> bool:
    word = words.casefold()
    if word not in _YES | _NO:
        raise ValueError(f"Say yes or no to the all-clear, not {words[:40]!r}.")
    return word in _YES


def _tokens(words: str) -> list[str]:
    return [part for part in re.split(r"[\s,;]+", words) if part not in ("", "and")]


def _listed(names: Iterable[str], last: str = "and") -> str:
    *most, end = names
    return f"{', '.join(most)} {last} {end}" if most else end


_READ: Mapping[str, Callable[[str], object]] = {
    "channel": _channel,
    "zone": _zone,
    "weekdays": _weekdays,
    "hour": _hour,
    "quiet": _quiet_days,
    "all_clear": _all_clear,
}
