"""Slash command names: which the manifest claims, and what each one Slack sends means.

Slack's slash commands have no namespaces: the app installed last takes a name, and Slack's
own names can never be taken.
"""

from __future__ import annotations

from bot.chat.command import Command, Registry

UMBRELLA = "bandstand"
"""Reaches every command: `/bandstand offer …`."""
CLASH_PREFIX = f"{UMBRELLA}-"

# fmt: off
BUILT_IN = frozenset({
    "active", "apps", "archive", "away", "call", "canvas", "close", "collapse", "dm", "dnd",
    "expand", "feed", "feedback", "help", "huddle", "invite", "invite_people", "join", "keys",
    "kick", "leave", "list", "me", "msg", "mute", "open", "part", "people", "poll", "prefs",
    "pro", "remind", "remove", "rename", "s", "search", "shortcuts", "shrug", "star", "status",
    "summarize", "topic", "unarchive", "who", "workflow",
})
# fmt: on
"""Slack's own commands, and words it may well take; none is ever claimed."""


def claimed(registry: Registry, *, every: bool, prefix: str) -> dict[str, Command]:
    """The names the manifest claims besides `UMBRELLA`, in menu order: `{"band": …}`."""
    wanted = (command for command in registry if every or command.core)
    return {_name(command, prefix): command for command in wanted}


def _name(command: Command, prefix: str) -> str:
    name = command.name if command.core else prefix + command.name
    return CLASH_PREFIX + command.name if name in BUILT_IN or name == UMBRELLA else name


def meanings(registry: Registry, prefix: str) -> dict[str, str | None]:
    """Every name Slack may send us and the command it means; None means `UMBRELLA`.

    Also names that the manifest no longer claims: Slack keeps sending them until the
    manifest is installed again.
    """
    found: dict[str, str | None] = {UMBRELLA: None}
    for command in registry:
        for start in ("", CLASH_PREFIX, prefix):
            found.setdefault(start + command.name, command.name)
    return found
