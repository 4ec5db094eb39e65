"""What somebody did, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from bot.chat.command import Desk
from bot.chat.reply import Line, Moment, Person
from bot.chat.reviewing import Act, ActKind
from bot.chat.standings import day_in
from bot.reviews.acts import undone
from bot.reviews.freshness import age, spoken
from handlers._stale_words import counted

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400

Parts = tuple[str | Person, ...]


def told(act: Act, desk: Desk, title: str) -> Line:
    """`@anna marked W&B Staff reviewed 2 minutes ago: …`. Who flagged, only a digest says."""
    who: Parts = ("Somebody",) if act.kind == "flag" else (Person(act.person),)
    did, more = _SAID[act.kind](act.details, title)
    more = more.rstrip(".")
    return Line((*who, *did, " ", moment(act.at, desk), f"{more}."))


def moment(at: datetime, desk: Desk) -> Moment:
    """A moment, in words as `ago` has them."""
    return Moment(at, ago(at, desk))


def ago(at: datetime, desk: Desk) -> str:
    """`just now`, `5 minutes ago`, `3 days ago (19 Nov 2026)`."""
    seconds = (desk.now - at).total_seconds()
    if seconds < _MINUTE:
        return "just now"
    if seconds < _HOUR:
        return f"{counted(int(seconds // _MINUTE), 'minute')} ago"
    if seconds < _DAY:
        return f"{counted(int(seconds // _HOUR), 'hour')} ago"
    return f"{age(int(seconds // _DAY))} ago ({spoken(day_in(desk.zone, at))})"


def _done(details: Mapping[str, str], title: str) -> _Said:
    if details.get("as") == "numbers":
        of = f" ({details['quarter']})" if details.get("quarter") else ""
        what = f"numbers re-sourced from {details.get('source') or 'an unnamed source'}{of}"
    else:
        what = "text checked"
    following = f"; next review {_day(details['next'])}" if details.get("next") else ""
    return (f" marked {title} reviewed",), f": {what}{following}"


def _snooze(details: Mapping[str, str], title: str) -> _Said:
    until = _day(details["until"]) if details.get("until") else "a later day"
    return (f" snoozed {title}",), f", until {until}{_more(details.get('reason'))}"


def _assign(details: Mapping[str, str], title: str) -> _Said:
    if not details.get("owner"):
        return (f" took back the assignment of {title}",), ""
    return (f" assigned {title} to ", Person(details["owner"])), ""


def _undo(details: Mapping[str, str], title: str) -> _Said:
    return (f" undid the {undone(details)} of {title}",), ""


def _flag(details: Mapping[str, str], title: str) -> _Said:
    where = ", ".join(details[n] for n in ("region", "figure") if details.get(n))
    about = f" ({where})" if where else ""
    return (f" flagged a figure of {title}{about}",), _more(details.get("note"))


def _resolve(details: Mapping[str, str], title: str) -> _Said:
    return (f" resolved the flags of {title}",), _more(details.get("outcome"))


def _settings(details: Mapping[str, str], _title: str) -> _Said:
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in details.items())
    return (" changed the reminders' settings",), _more(said)


def _more(words: str | None) -> str:
    return f": {words}" if words else ""


def _day(iso: str) -> str:
    try:
        return spoken(date.fromisoformat(iso))
    except ValueError:
        return iso


_Said = tuple[Parts, str]
# What was done, and what is to be said of it after the time.

_SAID: Mapping[ActKind, Callable[[Mapping[str, str], str], _Said]] = {
    "done": _done,
    "snooze": _snooze,
    "assign": _assign,
    "undo": _undo,
    "flag": _flag,
    "resolve": _resolve,
    "settings": _settings,
}
