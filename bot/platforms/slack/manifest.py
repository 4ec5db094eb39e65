"""The app manifest, derived from the commands: paste it into Slack to create the app."""

from __future__ import annotations

from bot.chat.command import Command, Registry
from bot.platforms.slack.names import UMBRELLA, claimed
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.wire import Json

EVENTS_PATH = "/slack/events"
SCOPES = [
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "im:history",
    "im:write",
    "usergroups:read",
]
"""What is used, and `assistant:write`, without which Slack refuses `agent_view`.

Files are the charts and pages a person asks for, in their direct conversation. The histories tell
whether a reminder whose sending was cut off was posted after all.
"""
EVENTS = ["app_mention", "message.im"]
_DESCRIPTION = "Pay bands and negotiation guides, with their sources and their age."
_LONG_DESCRIPTION = (
    "Bandstand answers questions about pay from your team's own folder of compensation guides: "
    "the band of a role by region, base, stock and bonus apart, two to six bands side by side, "
    "and how old and how well sourced each figure is. It invents nothing: what the guides do "
    "not say, it does not answer. Answers are shown to you alone until you share them."
)
_AGENT = "Looks up pay bands and compares them, from your team's guides, with source and age."
_MOST_PROMPTS = 4


def manifest(registry: Registry, settings: SlackSettings, url: str | None = None) -> Json:
    """The manifest for Socket Mode, or for HTTP mode where `url` is the bot's public address."""
    endpoint = None if url is None else _endpoint(url)
    return {
        "display_information": {
            "name": "Bandstand",
            "description": _DESCRIPTION,
            "long_description": _LONG_DESCRIPTION,
            "background_color": "#1f3a5f",
        },
        "features": _features(registry, settings, endpoint),
        "oauth_config": {"scopes": {"bot": SCOPES}},
        "settings": _settings(endpoint),
    }


def _endpoint(url: str) -> str:
    base = url.rstrip("/")
    return base if base.endswith(EVENTS_PATH) else base + EVENTS_PATH


def _features(registry: Registry, settings: SlackSettings, endpoint: str | None) -> Json:
    return {
        "app_home": {
            "home_tab_enabled": False,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Bandstand", "always_online": True},
        "slash_commands": _slash_commands(registry, settings, endpoint),
        "agent_view": {"agent_description": _AGENT, "suggested_prompts": _prompts(registry)},
    }


def _slash_commands(
    registry: Registry, settings: SlackSettings, endpoint: str | None
) -> list[Json]:
    names = claimed(registry, every=settings.commands == "all", prefix=settings.prefix)
    rows = [(name, command.summary, command.hint) for name, command in names.items()]
    rows.append((UMBRELLA, "Every Bandstand command, by its name.", "help"))
    return [_slash_command(*row, endpoint) for row in rows]


def _slash_command(name: str, summary: str, hint: str, endpoint: str | None) -> Json:
    row: Json = {"command": f"/{name}", "description": summary, "should_escape": False}
    # Slack refuses an empty hint, and an address in Socket Mode is of no use.
    optional = {"usage_hint": hint, "url": endpoint}
    return row | {key: value for key, value in optional.items() if value}


def _prompts(registry: Registry) -> list[Json]:
    asked = [_prompt(command) for command in registry if command.examples]
    return asked[:_MOST_PROMPTS]


def _prompt(command: Command) -> Json:
    message = f"{command.name} {command.examples[0]}".strip()
    return {"title": command.summary, "message": message}


def _settings(endpoint: str | None) -> Json:
    address = {} if endpoint is None else {"request_url": endpoint}
    return {
        "event_subscriptions": {"bot_events": EVENTS, **address},
        "interactivity": {"is_enabled": True, **address},
        "org_deploy_enabled": False,
        "socket_mode_enabled": endpoint is None,
        "token_rotation_enabled": False,
    }
