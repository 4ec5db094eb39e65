"""Which app manifests does Slack refuse? Values at each limit and just over it, broken rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakes.slack import Json
from tests.fakes.slack_cases import Limit

URL = "https://bandstand.example/slack/events"
COMMANDS = "/features/slash_commands"


@dataclass(frozen=True, slots=True)
class WrongManifest:
    """One broken rule, and words from the line that names it."""

    name: str
    manifest: Json
    problem: str


def manifest(*changes: Callable[[Json], object]) -> Json:
    """Return a good manifest, changed."""
    made: Json = {
        "display_information": {"name": "Bandstand", "description": "Pay bands, sourced"},
        "features": {
            "bot_user": {"display_name": "bandstand", "always_online": True},
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "agent_view": {"agent_description": "Asks guides about pay bands"},
            "slash_commands": [
                {"command": "/band", "description": "Show a band", "usage_hint": "company role"}
            ],
        },
        "oauth_config": {
            "scopes": {"bot": ["commands", "chat:write", "im:history", "assistant:write"]}
        },
        "settings": {
            "socket_mode_enabled": True,
            "event_subscriptions": {"bot_events": ["message.im", "app_home_opened"]},
            "interactivity": {"is_enabled": True},
        },
    }
    for change in changes:
        change(made)
    return made


def display(**more: object) -> Json:
    """Change the display information."""
    return manifest(lambda m: m["display_information"].update(more))


def feature(**more: object) -> Json:
    """Change features."""
    return manifest(lambda m: m["features"].update(more))


def command(**more: object) -> Json:
    """Add a command."""
    other = {"command": "/other", "description": "x", **more}
    return manifest(lambda m: m["features"]["slash_commands"].append(other))


def commands(count: int) -> Json:
    """Have this many commands."""
    more = [{"command": f"/c{index}", "description": "x"} for index in range(count - 1)]
    return manifest(lambda m: m["features"]["slash_commands"].extend(more))


def shortcuts(count: int = 1, **more: object) -> Json:
    """Have this many shortcuts."""
    one = {"name": "x", "type": "global", "callback_id": "x", "description": "x", **more}
    return feature(shortcuts=[one] * count)


def unfurling(domains: list[str]) -> Json:
    """Unfurl links to these domains."""
    return manifest(
        lambda m: m["features"].update(unfurl_domains=domains),
        lambda m: m["oauth_config"]["scopes"]["bot"].append("links:read"),
    )


def prompts(count: int) -> Json:
    """Suggest this many prompts."""
    return feature(agent_view={"suggested_prompts": [{"title": "t", "message": "m"}] * count})


def events(*names: str) -> Json:
    """Subscribe to further events."""
    return manifest(lambda m: m["settings"]["event_subscriptions"]["bot_events"].extend(names))


def over_http(url: str = URL, request_url: str = URL) -> Json:
    """Do without Socket Mode."""

    def change(made: Json) -> None:
        settings: dict[str, Any] = made["settings"]
        settings["socket_mode_enabled"] = False
        settings["event_subscriptions"]["request_url"] = request_url
        settings["interactivity"]["request_url"] = request_url
        made["features"]["slash_commands"][0]["url"] = url

    return manifest(change)


def setting(**more: object) -> Json:
    """Change settings."""
    return manifest(lambda m: m["settings"].update(more))


def oauth(**more: object) -> Json:
    """Change OAuth settings besides the bot's scopes."""
    return manifest(lambda m: m["oauth_config"].update(more))


def user_scopes(scopes: list[str]) -> Json:
    """Ask for user scopes too."""
    return manifest(lambda m: m["oauth_config"]["scopes"].update(user=scopes))


def user_events(names: list[str]) -> Json:
    """Subscribe to user events only."""
    return setting(event_subscriptions={"bot_events": ["message.im"], "user_events": names})


def without_scope(scope: str) -> Json:
    """Forget a scope."""
    return manifest(lambda m: m["oauth_config"]["scopes"]["bot"].remove(scope))


LIMITS = [
    Limit("name", 35, lambda n: display(name="x" * n), "/display_information/name"),
    Limit(
        "description",
        140,
        lambda n: display(description="x" * n),
        "/display_information/description",
    ),
    Limit(
        "long description",
        4000,
        lambda n: display(long_description="x" * n),
        "/display_information/long_description",
    ),
    Limit("commands", 50, commands, COMMANDS),
    Limit("command", 32, lambda n: command(command="/" + "x" * (n - 1)), f"{COMMANDS}/1/command"),
    Limit(
        "command description",
        2000,
        lambda n: command(description="x" * n),
        f"{COMMANDS}/1/description",
    ),
    Limit("usage hint", 1000, lambda n: command(usage_hint="x" * n), f"{COMMANDS}/1/usage_hint"),
    Limit("shortcuts", 10, shortcuts, "/features/shortcuts"),
    Limit("shortcut name", 24, lambda n: shortcuts(name="x" * n), "/features/shortcuts/0/name"),
    Limit(
        "shortcut id",
        255,
        lambda n: shortcuts(callback_id="x" * n),
        "/features/shortcuts/0/callback_id",
    ),
    Limit(
        "shortcut description",
        150,
        lambda n: shortcuts(description="x" * n),
        "/features/shortcuts/0/description",
    ),
    Limit(
        "bot name",
        80,
        lambda n: feature(bot_user={"display_name": "x" * n}),
        "/features/bot_user/display_name",
    ),
    Limit(
        "agent description",
        300,
        lambda n: feature(agent_view={"agent_description": "x" * n}),
        "/features/agent_view/agent_description",
    ),
    Limit("prompts", 4, prompts, "/features/agent_view/suggested_prompts"),
    Limit("unfurl domains", 5, lambda n: unfurling(["a.example"] * n), "/features/unfurl_domains"),
    Limit("unfurl domain", 255, lambda n: unfurling(["x" * n]), "/features/unfurl_domains/0"),
]

LIMITS += [
    Limit("scopes", 255, lambda n: user_scopes(["a:b"] * n), "/oauth_config/scopes/user"),
    Limit("scope", 50, lambda n: user_scopes(["a" * n]), "/oauth_config/scopes/user/0"),
    Limit(
        "redirect urls",
        1000,
        lambda n: oauth(redirect_urls=[URL] * n),
        "/oauth_config/redirect_urls",
    ),
    Limit(
        "redirect url",
        2500,
        lambda n: oauth(redirect_urls=["x" * n]),
        "/oauth_config/redirect_urls/0",
    ),
    Limit(
        "events",
        100,
        lambda n: user_events(["x"] * n),
        "/settings/event_subscriptions/user_events",
    ),
    Limit(
        "event",
        50,
        lambda n: user_events(["x" * n]),
        "/settings/event_subscriptions/user_events/0",
    ),
    Limit(
        "metadata subscriptions",
        20,
        lambda n: setting(
            event_subscriptions={"bot_events": ["message.im"], "metadata_subscriptions": [{}] * n}
        ),
        "/settings/event_subscriptions/metadata_subscriptions",
    ),
    Limit(
        "address ranges",
        50,
        lambda n: setting(allowed_ip_address_ranges=["192.0.2.1"] * n),
        "/settings/allowed_ip_address_ranges",
    ),
    Limit(
        "request url",
        3500,
        lambda n: setting(interactivity={"is_enabled": True, "request_url": URL.ljust(n, "x")}),
        "/settings/interactivity/request_url",
    ),
]

WRONGS = [
    WrongManifest("long 174", display(long_description="x" * 174), "/long_description"),
    WrongManifest("domain", unfurling(["-a.example"]), "must be a domain"),
    WrongManifest("color", display(background_color="red"), "/background_color"),
    WrongManifest("no slash", command(command="other"), "start with /"),
    WrongManifest("uppercase", command(command="/Other"), "lowercase"),
    WrongManifest("space", command(command="/other one"), "spaces"),
    WrongManifest("built-in", command(command="/remind"), "Slack's own"),
    WrongManifest("duplicate", command(command="/band"), "defined 2 times"),
    WrongManifest("empty description", command(description=""), "/description"),
    WrongManifest("empty hint", command(usage_hint=""), "/usage_hint"),
    WrongManifest("commands scope", without_scope("commands"), "the bot scope commands"),
    WrongManifest("event scope", without_scope("im:history"), "the bot scope im:history"),
    WrongManifest("agent scope", without_scope("assistant:write"), "the bot scope assistant:write"),
    WrongManifest("mention scope", events("app_mention"), "app_mentions:read"),
    WrongManifest("unfurl scope", feature(unfurl_domains=["a.example"]), "links:read"),
    WrongManifest("repeated event", events("message.im"), "listed 2 times"),
    WrongManifest("unknown event", events("telepathy"), "no bot event"),
    WrongManifest("no command url", over_http(url=""), f"{COMMANDS}/0/url"),
    WrongManifest("http request url", over_http(request_url="http://a.example"), "https URL"),
    WrongManifest("assistant view", feature(assistant_view={}), "use agent_view"),
    WrongManifest("no messages tab", feature(app_home={}), "messages_tab_enabled"),
    WrongManifest(
        "agent hears nothing",
        manifest(lambda m: m["settings"]["event_subscriptions"]["bot_events"].remove("message.im")),
        "the bot event message.im",
    ),
    WrongManifest("no bot user", manifest(lambda m: m["features"].pop("bot_user")), "bot_user"),
    WrongManifest(
        "shortcut unheard",
        manifest(
            lambda m: m["features"].update(shortcuts=shortcuts()["features"]["shortcuts"]),
            lambda m: m["settings"].pop("interactivity"),
        ),
        "needs settings.interactivity",
    ),
    WrongManifest("no name", manifest(lambda m: m.pop("display_information")), "missing required"),
    WrongManifest("unknown key", manifest(lambda m: m.update(colour="red")), "colour"),
    WrongManifest("unknown feature", feature(magic=True), "magic"),
]
