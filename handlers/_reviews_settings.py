"""Where and when a workspace is reminded: shown, changed, and changed back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.command import Desk
from bot.chat.forms import Field, Form, Option
from bot.chat.reply import Actions, Button, Facts, Heading, Line, Person, Reply, Text
from bot.chat.reviewing import Calendar
from bot.language.acting import DETAILS
from bot.language.asks import Ask
from bot.reviews.schedule import FIELDS, WEEKDAYS, CalendarError, parse_calendar
from handlers._reviews_settings_typed import typed
from handlers._reviews_status import DAYS, calendar_facts

_USAGE = (
    "reviews settings: channel C012AB3CD, zone Europe/Berlin, weekdays mon, hour 9, "
    "quiet sat sun 2026-12-25, all clear no"
)


def settings(ask: Ask, desk: Desk) -> Reply:
    """The form; with answers, other settings are kept."""
    assert desk.reviews is not None
    assert desk.who is not None
    before = desk.reviews.calendar(desk.who.workspace)
    fields = dict(ask.fields)
    given = {name: fields[name] for name in FIELDS if name in fields}
    lone = ""
    if not given and ask.field(DETAILS):
        read = typed(ask.field(DETAILS))
        if read.errors:
            return _refused(read.errors)
        given, lone = read.said, read.lone
    if not given:
        return _form(before)
    try:
        after = parse_calendar(given, before)
    except CalendarError as error:
        return _refused(error.errors)
    if after == before:
        return Reply((Text("That is how it is already; nothing was changed."),))
    desk.reviews.change_calendar(desk.who.workspace, after, desk.who.person, desk.now)
    return _changed(before, after, desk.who.person, lone)


def _refused(errors: Sequence[tuple[str, str]]) -> Reply:
    said = " ".join(sentence for _, sentence in errors)
    fields = tuple(error for error in errors if error[0])
    return Reply((Text(said), Text(f"As in: {_USAGE}")), "invalid", errors=fields)


def _changed(before: Calendar, after: Calendar, person: str, lone: str) -> Reply:
    taken = (Text(f"{after.channel} is taken as the channel."),) if lone else ()
    undo = Ask("reviews", text="settings", fields=tuple(_words(before).items()))
    return Reply(
        (
            *taken,
            Line((Person(person), " changed the reminders' settings just now. They are:")),
            Facts(calendar_facts(after)),
            Actions((Button("Undo", undo), Button("Status", Ask("reviews", text="status")))),
        )
    )


def _words(calendar: Calendar) -> dict[str, str]:
    """The settings as a form has them; what is empty is said as none."""
    return {
        "channel": calendar.channel or "none",
        "zone": calendar.zone,
        "weekdays": ",".join(WEEKDAYS[day] for day in calendar.weekdays),
        "hour": str(calendar.hour),
        "quiet": ", ".join(calendar.quiet) or "none",
        "all_clear": "yes" if calendar.all_clear else "no",
    }


def _form(now: Calendar) -> Reply:
    words = _words(now)
    days = tuple(map(Option, WEEKDAYS, DAYS))
    fields = (
        Field("channel", "Channel", "channel", now.channel, "Where reminders are posted."),
        Field("zone", "Time zone", value=words["zone"], hint="As in: Europe/Berlin."),
        Field("weekdays", "Days of the weekly digest", "choices", words["weekdays"], options=days),
        Field("hour", "Hour of the day", "number", words["hour"], "0 to 23, in that zone."),
        Field("quiet", "Quiet days", value=words["quiet"],
              hint="Days of the week and dates, as in: sat, sun, 2026-12-25; or none."),
        Field("all_clear", "When nothing is stale", "choice", words["all_clear"],
              options=(Option("no", "Post nothing"), Option("yes", "Say so in one line"))),
    )  # fmt: skip
    form = Form("Reminders", "Save", fields, Ask("reviews", text="settings"))
    blocks = (
        Heading("Reminders' settings"), Facts(calendar_facts(now)), Text(f"Type it as: {_USAGE}"),
    )  # fmt: skip
    return Reply(blocks, form=form)
