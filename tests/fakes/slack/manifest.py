"""Would Slack take this app manifest? Its shape, and whether its parts agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

from tests.fakes.slack.check import Json
from tests.fakes.slack.manifest_shape import MANIFEST

BUILT_IN_COMMANDS = frozenset(
    {
        "/active",
        "/apps",
        "/archive",
        "/away",
        "/call",
        "/close",
        "/collapse",
        "/dm",
        "/dnd",
        "/expand",
        "/feed",
        "/feedback",
        "/invite",
        "/invite_people",
        "/join",
        "/keys",
        "/kick",
        "/leave",
        "/me",
        "/msg",
        "/mute",
        "/open",
        "/part",
        "/prefs",
        "/pro",
        "/remind",
        "/remove",
        "/rename",
        "/s",
        "/search",
        "/shortcuts",
        "/shrug",
        "/star",
        "/status",
        "/topic",
        "/unarchive",
        "/who",
    }
)
"""Slack's own commands, which no app can take."""

EVENT_SCOPES: dict[str, str | None] = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "assistant_thread_context_changed": "assistant:write",
    "assistant_thread_started": "assistant:write",
    "channel_archive": "channels:read",
    "channel_created": "channels:read",
    "channel_deleted": "channels:read",
    "channel_rename": "channels:read",
    "channel_unarchive": "channels:read",
    "file_shared": "files:read",
    "function_executed": None,
    "link_shared": "links:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "message.app_home": None,
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "message_metadata_posted": "metadata.message:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "subteam_members_changed": "usergroups:read",
    "subteam_updated": "usergroups:read",
    "team_join": "users:read",
    "tokens_revoked": None,
    "user_change": "users:read",
}
"""The scope each bot event needs; an event not named here is refused as unknown."""


def problems(manifest: Json) -> list[str]:
    """List everything Slack would refuse, each as `pointer: what is wrong`."""
    return [
        *(f"{found.pointer or '/'}: {found.message}" for found in MANIFEST(manifest, "")),
        *_commands(manifest),
        *_features(manifest),
        *_events(manifest),
        *_urls(manifest),
        *_agent(manifest),
    ]


def _commands(manifest: Json) -> Iterator[str]:
    names = [str(command.get("command")) for command in _slash_commands(manifest)]
    at = "/features/slash_commands"
    for index, name in enumerate(names):
        if name in BUILT_IN_COMMANDS:
            yield f"{at}/{index}/command: {name} is one of Slack's own commands"
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{at}: {name} is defined {times} times"


def _features(manifest: Json) -> Iterator[str]:
    features = _object(manifest, "features")
    for feature, scope in (
        ("slash_commands", "commands"),
        ("shortcuts", "commands"),
        ("unfurl_domains", "links:read"),
    ):
        if features.get(feature) and scope not in _bot_scopes(manifest):
            yield f"/features/{feature}: needs the bot scope {scope}"
    interactivity = _object(manifest, "settings", "interactivity")
    if features.get("shortcuts") and interactivity.get("is_enabled") is not True:
        yield "/features/shortcuts: needs settings.interactivity.is_enabled"
    for kind, times in Counter(map(str, _list(manifest, "oauth_config", "scopes", "bot"))).items():
        if times > 1:
            yield f"/oauth_config/scopes/bot: {kind} is listed {times} times"


def _events(manifest: Json) -> Iterator[str]:
    at = "/settings/event_subscriptions/bot_events"
    events = _list(manifest, "settings", "event_subscriptions", "bot_events")
    if events and not _object(manifest, "features", "bot_user"):
        yield f"{at}: needs features.bot_user"
    for event, times in Counter(str(event) for event in events).items():
        if times > 1:
            yield f"{at}: {event} is listed {times} times"
        scope = EVENT_SCOPES.get(event)
        if event not in EVENT_SCOPES:
            yield f"{at}: {event} is no bot event"
        elif scope and scope not in _bot_scopes(manifest):
            yield f"{at}: {event} needs the bot scope {scope}"


def _urls(manifest: Json) -> Iterator[str]:
    """Without Socket Mode, everything Slack calls must have an https address."""
    settings = _object(manifest, "settings")
    if settings.get("socket_mode_enabled") is True:
        return
    called: list[tuple[str, Json, str]] = [
        (f"/features/slash_commands/{index}", command, "url")
        for index, command in enumerate(_slash_commands(manifest))
    ]
    events = _object(settings, "event_subscriptions")
    if events.get("bot_events") or events.get("user_events"):
        called.append(("/settings/event_subscriptions", events, "request_url"))
    interactivity = _object(settings, "interactivity")
    if interactivity.get("is_enabled") is True:
        called.append(("/settings/interactivity", interactivity, "request_url"))
    for at, holder, key in called:
        if not str(holder.get(key, "")).startswith("https://"):
            yield f"{at}/{key}: must be an https URL, or enable Socket Mode"


def _agent(manifest: Json) -> Iterator[str]:
    """Apps made now get agent_view only, and it works through the Messages tab."""
    features = _object(manifest, "features")
    if "assistant_view" in features:
        yield "/features/assistant_view: new apps must use agent_view"
    if "agent_view" not in features:
        return
    if "assistant:write" not in _bot_scopes(manifest):
        yield "/features/agent_view: needs the bot scope assistant:write"
    if _object(features, "app_home").get("messages_tab_enabled") is not True:
        yield "/features/agent_view: needs app_home.messages_tab_enabled"
    if "message.im" not in _list(manifest, "settings", "event_subscriptions", "bot_events"):
        yield "/features/agent_view: needs the bot event message.im"


def _object(holder: Json, *path: str) -> Json:
    """Return the object at `path`, or an empty one; its shape is checked elsewhere."""
    found: object = holder
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return cast(Json, found) if isinstance(found, dict) else {}


def _list(holder: Json, *path: str) -> list[object]:
    found = _object(holder, *path[:-1]).get(path[-1])
    return found if isinstance(found, list) else []


def _slash_commands(manifest: Json) -> list[Json]:
    listed = _list(manifest, "features", "slash_commands")
    return [command for command in listed if isinstance(command, dict)]


def _bot_scopes(manifest: Json) -> list[object]:
    scopes = _object(manifest, "oauth_config", "scopes")
    return [*_list(scopes, "bot"), *_list(scopes, "bot_optional")]
