"""Which keys may a Slack app manifest have, and how long may each value be?

After Slack's own manifest.schema.2.0.0.json (slackapi/manifest-schema).
"""

from __future__ import annotations

from tests.fakes.slack.check import (
    Check,
    anything,
    boolean,
    choice,
    integer,
    many,
    matching,
    shape,
    string,
)

_URL = matching(r"https?://.*", "must be a URL", 3500)
_SCOPES = many(matching(r"[a-z_.]+(:[a-z_.]+)*", "must be a scope", 50), 255, least=0)
_EVENTS = many(string(50), 100, least=0)
_PROMPT = shape({"title": string(shortest=0), "message": string(shortest=0)})

_DISPLAY = shape(
    {"name": string(35)},
    {
        "description": string(140),
        "long_description": string(4000, 175),
        "background_color": matching(r"#([0-9a-fA-F]{3}){1,2}", "must be a hex color"),
    },
)
_COMMAND = shape(
    {
        "command": matching(
            r"/[^A-Z\s/]+", "must start with / and be lowercase, without spaces", 32
        ),
        "description": string(2000),
    },
    {"usage_hint": string(1000), "url": _URL, "should_escape": boolean},
)
_SHORTCUT = shape(
    {
        "name": string(24),
        "type": choice("message", "global"),
        "callback_id": string(255),
        "description": string(150),
    }
)
_FEATURES = shape(
    {},
    {
        "app_home": shape(
            {},
            {
                "home_tab_enabled": boolean,
                "messages_tab_enabled": boolean,
                "messages_tab_read_only_enabled": boolean,
            },
        ),
        "bot_user": shape({"display_name": string(80)}, {"always_online": boolean}),
        "slash_commands": many(_COMMAND, 50),
        "shortcuts": many(_SHORTCUT, 10),
        "unfurl_domains": many(
            matching(r"(?![.-])[-a-z0-9.]+[a-z0-9]", "must be a domain", 255), 5
        ),
        "agent_view": shape(
            {},
            {
                "agent_description": string(300),
                "suggested_prompts": many(_PROMPT, 4, least=0),
                "actions": many(shape({"name": anything, "description": anything}), least=0),
            },
        ),
        "assistant_view": anything,
        "functions": anything,
        "workflow_steps": anything,
    },
)
_SETTINGS = shape(
    {},
    {
        "allowed_ip_address_ranges": many(string(), 50),
        "event_subscriptions": shape(
            {},
            {
                "request_url": _URL,
                "bot_events": _EVENTS,
                "user_events": _EVENTS,
                "metadata_subscriptions": many(anything, 20),
            },
        ),
        "incoming_webhooks": shape({}, {"incoming_webhooks_enabled": boolean}),
        "interactivity": shape(
            {"is_enabled": boolean}, {"request_url": _URL, "message_menu_options_url": _URL}
        ),
        "org_deploy_enabled": boolean,
        "socket_mode_enabled": boolean,
        "token_rotation_enabled": boolean,
        "is_hosted": boolean,
        "is_mcp_enabled": boolean,
        "siws_links": anything,
        "hermes_app_type": string(),
        "function_runtime": choice("remote", "slack"),
    },
)
_OAUTH = shape(
    {},
    {
        "redirect_urls": many(string(2500), 1000, least=0),
        "scopes": shape(
            {},
            {
                "bot": _SCOPES,
                "bot_optional": _SCOPES,
                "user": _SCOPES,
                "user_optional": _SCOPES,
            },
        ),
        "token_management_enabled": boolean,
        "pkce_enabled": boolean,
    },
)
_METADATA = shape(
    {},
    dict.fromkeys(("major_version", "minor_version", "schema_version", "min_version"), integer),
)

MANIFEST: Check = shape(
    {"display_information": _DISPLAY},
    {
        "$schema": string(),
        "_metadata": _METADATA,
        "features": _FEATURES,
        "oauth_config": _OAUTH,
        "settings": _SETTINGS,
        **dict.fromkeys(
            (
                "app_directory",
                "datastores",
                "external_auth_providers",
                "functions",
                "mcp_servers",
                "outgoing_domains",
                "types",
                "workflows",
            ),
            anything,
        ),
    },
)
"""A whole manifest; unknown keys are refused at every level spelt out here."""
