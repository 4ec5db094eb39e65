"""Who asks, and where their conversation goes on: in a thread, or in their direct channel."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.memory import Who
from bot.platforms.slack.modals import Place
from bot.platforms.slack.wire import Json


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was asked, and what lets the bot answer or open a form there."""

    place: Place
    url: str
    """The response_url; empty where there is none."""
    trigger: str
    """The trigger_id, good for three seconds."""


def of_message(body: Json, event: Json) -> Who | None:
    """Who wrote a message or a mention."""
    channel = str(event.get("channel", ""))
    thread = event.get("thread_ts") or event.get("ts")
    return _who(body, event.get("user"), (f"{channel}:{thread}", *_direct(channel)))


def of_command(command: Json) -> Who | None:
    """Who typed a slash command; in a channel nothing goes on from it, nobody sees it."""
    return _who(command, command.get("user_id"), _direct(str(command.get("channel_id", ""))))


def of_press(body: Json) -> Who | None:
    """Who pressed a button, where the message stands that has it."""
    person, channel, thread = body.get("user") or {}, channel_of(body), thread_of(body)
    container = body.get("container") or {}
    if thread is None and not container.get("is_ephemeral"):
        # Nobody can answer in the thread of a message that only one person sees.
        thread = container.get("message_ts")
    places = (f"{channel}:{thread}",) if thread else ()
    return _who(body, person.get("id"), (*places, *_direct(channel)))


def of_submission(body: Json, place: Place) -> Who | None:
    """Who filled in a form, where it was asked for."""
    person, thread = body.get("user") or {}, place.thread
    places = (f"{place.channel}:{thread}",) if thread else ()
    return _who(body, person.get("id"), (*places, *_direct(place.channel)))


def spot_of_command(command: Json) -> Spot:
    """Where a slash command was typed."""
    return _spot(command, Place(str(command.get("channel_id", "")), None))


def spot_of_press(body: Json) -> Spot:
    """Where a button was pressed."""
    return _spot(body, Place(channel_of(body), thread_of(body)))


def channel_of(body: Json) -> str:
    """The channel a button was pressed in."""
    channel = body.get("channel") or {}
    return str(channel.get("id", ""))


def thread_of(body: Json) -> str | None:
    """The thread the pressed message stands in, if it does."""
    held = body.get("container") or {}, body.get("message") or {}
    found = (place.get("thread_ts") for place in held)
    return next((str(ts) for ts in found if ts), None)


def is_direct(channel: str) -> bool:
    """Whether a channel is the direct conversation of one person with the bot."""
    return channel.startswith("D")


def _spot(body: Json, place: Place) -> Spot:
    return Spot(place, str(body.get("response_url", "")), str(body.get("trigger_id", "")))


def _direct(channel: str) -> tuple[str, ...]:
    return (channel,) if is_direct(channel) else ()


def workspace_of(body: Json) -> str:
    """Where something happened, as `slack:T0123`; empty where Slack does not say."""
    team = body.get("team_id") or (body.get("team") or {}).get("id") or body.get("enterprise_id")
    return f"slack:{team}" if team else ""


def _who(body: Json, person: object, places: tuple[str, ...]) -> Who | None:
    workspace = workspace_of(body)
    return Who(workspace, str(person), places) if workspace and person else None
