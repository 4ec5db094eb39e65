"""Who and what is in the workspaces? Teams, people, channels and the messages in them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from tests.fakes.slack.check import Json

TEAM, USER, CHANNEL = "T0HOME", "U0ASKER", "C0GENERAL"
"""The workspace, person and channel that requests come from unless told otherwise."""
APP_ID, VERIFICATION_TOKEN = "A0BANDSTAND", "verification-token"
BOT_TOKEN, APP_TOKEN = "xoxb-home-token", "xapp-1-app-token"


@dataclass(frozen=True, slots=True)
class Team:
    """One workspace and the app's bot in it."""

    id: str
    bot_token: str
    name: str
    bot_user: str
    bot_id: str
    domain: str


@dataclass(slots=True)
class User:
    """One person or bot."""

    id: str
    team: str
    name: str
    tz: str = "America/Los_Angeles"
    is_bot: bool = False
    is_admin: bool = False


@dataclass(slots=True)
class Channel:
    """One conversation."""

    id: str
    team: str
    name: str
    kind: Literal["channel", "group", "im"] = "channel"
    members: set[str] = field(default_factory=set)
    archived: bool = False


@dataclass(slots=True)
class Message:
    """One message as Slack stores it, block and action ids filled in."""

    channel: str
    ts: str
    body: Json
    ephemeral: bool
    at: float
    """When it was posted, in seconds of the fake's clock."""


class Workspace:
    """All workspaces; starts with one team, one person, one channel with the bot in it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._numbers: Iterator[int] = count(1)
        self.teams: dict[str, Team] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[tuple[str, str], Message] = {}
        self.revoked: set[str] = set()
        self.add_team(TEAM, BOT_TOKEN)
        self.add_user("asker", user_id=USER)
        self.add_channel("general", channel_id=CHANNEL, members=[USER])

    def number(self) -> int:
        """Return the next number, to build ids from."""
        return next(self._numbers)

    def stamp(self) -> str:
        """Return a unique `ts`, later than every one before unless the clock went back."""
        return f"{int(self._clock())}.{self.number():06d}"

    def add_team(self, team_id: str, bot_token: str) -> Team:
        """Install the app in a further workspace."""
        rest = team_id[2:]
        slug = rest.lower()
        team = Team(team_id, bot_token, slug.title(), f"U0BOT{rest}", f"B0BOT{rest}", slug)
        self.teams[team_id] = team
        self.users[team.bot_user] = User(team.bot_user, team_id, "bandstand", is_bot=True)
        return team

    def add_user(
        self,
        name: str,
        *,
        user_id: str | None = None,
        team: str = TEAM,
        tz: str = "America/Los_Angeles",
        is_admin: bool = False,
    ) -> str:
        """Add a person and return the id."""
        user = User(user_id or f"U0{self.number():06d}", team, name, tz, is_admin=is_admin)
        self.users[user.id] = user
        return user.id

    def add_channel(
        self,
        name: str,
        *,
        channel_id: str | None = None,
        team: str = TEAM,
        members: list[str] | None = None,
        private: bool = False,
        bot: bool = True,
    ) -> str:
        """Add a channel, with the bot in it unless `bot` is false, and return the id."""
        inside = set(members or ()) | ({self.teams[team].bot_user} if bot else set())
        kind: Literal["channel", "group"] = "group" if private else "channel"
        channel = Channel(channel_id or f"C0{self.number():06d}", team, name, kind, inside)
        self.channels[channel.id] = channel
        return channel.id

    def direct(self, team: str, user: str) -> Channel:
        """Return the direct conversation of the bot and a person, opening it if need be."""
        name = f"D0{team[2:]}{user[2:]}"
        members = {user, self.teams[team].bot_user}
        return self.channels.setdefault(name, Channel(name, team, user, "im", members))

    def team_of(self, token: str) -> Team | None:
        """Return the workspace a bot token belongs to."""
        return next((t for t in self.teams.values() if t.bot_token == token), None)

    def keep(self, channel: str, ts: str, body: Json, *, ephemeral: bool = False) -> Message:
        """Store a message, or replace the one with this `ts`."""
        before = self.messages.get((channel, ts))
        stored = {**copy.deepcopy(body), "type": "message", "ts": ts}
        for index, block in enumerate(stored.get("blocks", [])):
            self._fill_ids(block, str(index))
        at = before.at if before else self._clock()
        self.messages[channel, ts] = Message(channel, ts, stored, ephemeral, at)
        return self.messages[channel, ts]

    def _fill_ids(self, block: Json, place: str) -> None:
        """Give a block and its elements the ids the app left out, as Slack does."""
        block.setdefault("block_id", f"fake-{self.number()}-{place}")
        for key in ("elements", "accessory", "element", "actions"):
            held = block.get(key)
            for element in held if isinstance(held, list) else [held]:
                if isinstance(element, dict) and element.get("type") in INTERACTIVE:
                    element.setdefault("action_id", f"fake-{self.number()}")
        for index, child in enumerate(block.get("child_blocks", [])):
            self._fill_ids(child, f"{place}-{index}")


INTERACTIVE = frozenset(
    {
        "button",
        "checkboxes",
        "datepicker",
        "datetimepicker",
        "email_text_input",
        "feedback_buttons",
        "icon_button",
        "number_input",
        "overflow",
        "plain_text_input",
        "radio_buttons",
        "rich_text_input",
        "timepicker",
        "url_text_input",
        "workflow_button",
    }
    | {f"{many}{what}_select" for many in ("", "multi_") for what in ("static", "external")}
    | {f"{many}{what}_select" for many in ("", "multi_") for what in ("users", "channels")}
    | {f"{many}conversations_select" for many in ("", "multi_")}
)
"""Elements a person can act on, which therefore carry an `action_id`."""
