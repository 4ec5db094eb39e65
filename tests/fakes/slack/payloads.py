"""What does Slack send? Payloads with all the fields of the real ones."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from urllib.parse import urlencode

from tests.fakes.slack.check import Json
from tests.fakes.slack.workspace import APP_ID, CHANNEL, TEAM, USER, VERIFICATION_TOKEN
from tests.fakes.slack.world import World

Answers: TypeAlias = Literal["message", "view", "nothing", "anything"]
"""What a body in the acknowledgement means: shown, acted on, ignored, or left to the test."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a request comes from."""

    user: str = USER
    channel: str = CHANNEL
    team: str = TEAM


@dataclass(frozen=True, slots=True)
class Envelope:
    """One request, before a transport wraps it."""

    type: Literal["slash_commands", "interactive", "events_api"]
    payload: Json
    source: Source
    answers: Answers = "nothing"
    hook_path: str | None = None
    """The path of the response_url inside, if there is one."""
    retry_num: int = 0
    retry_reason: str = "http_timeout"
    event_id: str | None = None

    def http_body(self) -> tuple[str, str]:
        """Return the content type and body of the HTTP request."""
        if self.type == "events_api":
            return "application/json", json.dumps(self.payload)
        form = {"payload": json.dumps(self.payload)}
        fields = self.payload if self.type == "slash_commands" else form
        return "application/x-www-form-urlencoded", urlencode(fields)


@dataclass(frozen=True, slots=True)
class Payloads:
    """Builds payloads; every trigger_id and response_url in them is issued and counted."""

    world: World
    hooks_url: str
    """What response_urls start with."""
    source: Source = field(default_factory=Source)

    def command(self, command: str, text: str) -> Envelope:
        """Build a slash command."""
        who, workspace = self.source, self.world.workspace
        hook = self._hook()
        payload = {
            "token": VERIFICATION_TOKEN,
            "team_id": who.team,
            "team_domain": workspace.teams[who.team].domain,
            "channel_id": who.channel,
            "channel_name": workspace.channels[who.channel].name,
            "user_id": who.user,
            "user_name": workspace.users[who.user].name,
            "command": command,
            "text": text,
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": self.hooks_url + hook,
            "trigger_id": self.world.tickets.trigger(who.team, who.user),
        }
        return Envelope("slash_commands", payload, who, "message", hook)

    def on_message(self, action: Json, channel: str, ts: str) -> Envelope:
        """Build the press of a button, or the like, in a message."""
        stored = self.world.workspace.messages.get((channel, ts))
        ephemeral = stored is not None and stored.ephemeral
        hook = self._hook(channel, ts)
        container = {
            "type": "message",
            "message_ts": ts,
            "channel_id": channel,
            "is_ephemeral": ephemeral,
        }
        payload = {
            **self.interaction("block_actions"),
            "container": container,
            "channel": {"id": channel, "name": self.world.workspace.channels[channel].name},
            "response_url": self.hooks_url + hook,
            "state": {"values": {}},
            "actions": [action],
        }
        if stored is not None and not ephemeral:
            payload["message"] = stored.body
        return Envelope("interactive", payload, self.source, hook_path=hook)

    def on_view(self, action: Json, view: Json) -> Envelope:
        """Build the press of a button, or the like, in a modal or Home tab."""
        payload = {
            **self.interaction("block_actions"),
            "container": {"type": "view", "view_id": view["id"]},
            "view": view,
            "actions": [action],
        }
        return Envelope("interactive", payload, self.source)

    def submission(self, view: Json, values: Json) -> Envelope:
        """Build the submission of a modal."""
        filled = {**view, "state": {"values": values}}
        payload = {**self.interaction("view_submission"), "view": filled, "response_urls": []}
        return Envelope("interactive", payload, self.source, "view")

    def closing(self, view: Json) -> Envelope:
        """Build the closing of a modal that asked to be told."""
        payload = {**self.interaction("view_closed"), "view": view, "is_cleared": False}
        return Envelope("interactive", payload, self.source)

    def shortcut(self, callback_id: str, channel: str | None, ts: str | None) -> Envelope:
        """Build a global shortcut, or a message shortcut when a message is named."""
        common = {"callback_id": callback_id, "action_ts": self.world.workspace.stamp()}
        if channel is None or ts is None:
            return Envelope("interactive", self.interaction("shortcut") | common, self.source)
        hook = self._hook(channel, ts)
        payload = {
            **self.interaction("message_action"),
            **common,
            "message_ts": ts,
            "message": self.world.workspace.messages[channel, ts].body,
            "channel": {"id": channel, "name": self.world.workspace.channels[channel].name},
            "response_url": self.hooks_url + hook,
        }
        return Envelope("interactive", payload, self.source, hook_path=hook)

    def interaction(self, kind: str) -> Json:
        """Build what all interactions have in common."""
        who, workspace = self.source, self.world.workspace
        name = workspace.users[who.user].name
        return {
            "type": kind,
            "token": VERIFICATION_TOKEN,
            "api_app_id": APP_ID,
            "trigger_id": self.world.tickets.trigger(who.team, who.user),
            "team": {"id": who.team, "domain": workspace.teams[who.team].domain},
            "enterprise": None,
            "is_enterprise_install": False,
            "user": {"id": who.user, "username": name, "name": name, "team_id": who.team},
        }

    def event(self, event: Json, event_id: str) -> Envelope:
        """Build the delivery of an event."""
        team, now = self.world.workspace.teams[self.source.team], self.world.clock()
        authorization = {
            "enterprise_id": None,
            "team_id": team.id,
            "user_id": team.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        payload = {
            "token": VERIFICATION_TOKEN,
            "team_id": team.id,
            "api_app_id": APP_ID,
            "event": {"event_ts": f"{now:.6f}", **event},
            "type": "event_callback",
            "event_id": event_id,
            "event_time": int(now),
            "authorizations": [authorization],
            "is_ext_shared_channel": False,
            "event_context": f"4-{event_id}",
        }
        return Envelope("events_api", payload, self.source, event_id=event_id)

    def _hook(self, channel: str | None = None, ts: str | None = None) -> str:
        who = self.source
        return self.world.tickets.hook(who.team, channel or who.channel, who.user, ts)
