"""The environment's Slack settings, read once and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.errors import SettingsError
from bot.people.maintainers import named
from bot.platforms.slack.drawing import TableStyle

API_URL = "https://slack.com/api/"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - HTTP mode is there to be called from outside
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_PREFIX = re.compile(r"[a-z0-9-]{0,12}").fullmatch
_GROUP = re.compile(r"S[A-Z0-9]+").fullmatch


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """How to reach Slack and be reached by it; secrets do not show in `repr`."""

    bot_token: SecretStr | None = None
    app_token: SecretStr | None = None
    """Set for Socket Mode."""
    signing_secret: SecretStr | None = None
    """Set for HTTP mode."""
    api_url: str = API_URL
    """Ends with a slash."""
    tables: TableStyle = "block"
    """How tables are drawn everywhere but in acknowledgements."""
    commands: Literal["core", "all"] = "core"
    """Which slash commands the manifest claims."""
    prefix: str = ""
    """Before the names of commands that are not core: `bs-` makes `/bs-offer`."""
    host: str = EVERYWHERE
    port: int = 3000
    groups: tuple[str, ...] = ()
    """Ids of the user groups whose members are maintainers."""

    def need_bot_token(self) -> str:
        """The bot token.

        Raises:
            SettingsError: there is none.
        """
        return _need(self.bot_token, "SLACK_BOT_TOKEN", "the xoxb- token of OAuth & Permissions")

    def need_app_token(self) -> str:
        """The app-level token.

        Raises:
            SettingsError: there is none.
        """
        return _need(
            self.app_token, "SLACK_APP_TOKEN", "an xapp- token with the scope connections:write"
        )

    def need_signing_secret(self) -> str:
        """The secret Slack signs its requests with.

        Raises:
            SettingsError: there is none; without it anyone could pose as Slack.
        """
        return _need(
            self.signing_secret, "SLACK_SIGNING_SECRET", "the secret of the app's Basic Information"
        )


def from_env(env: Mapping[str, str]) -> SlackSettings:
    """The settings an environment asks for; an empty variable counts as unset.

    Raises:
        SettingsError: a value cannot work, in one sentence.
    """
    return SlackSettings(
        bot_token=_token(env, "SLACK_BOT_TOKEN", "xoxb-"),
        app_token=_token(env, "SLACK_APP_TOKEN", "xapp-"),
        signing_secret=_secret(env, "SLACK_SIGNING_SECRET"),
        api_url=_api_url(_read(env, "SLACK_API_URL")),
        tables="text" if _choice(env, "SLACK_TABLES", "block", "text") == "text" else "block",
        commands="all" if _choice(env, "SLACK_COMMANDS", "core", "all") == "all" else "core",
        prefix=_prefix(_read(env, "SLACK_COMMAND_PREFIX")),
        host=_read(env, "BANDSTAND_HOST") or EVERYWHERE,
        port=_port(_read(env, "PORT") or "3000"),
        groups=tuple(sorted(filter(_GROUP, named(env)))),
    )


def _need(secret: SecretStr | None, name: str, what: str) -> str:
    if secret is None:
        raise SettingsError(f"{name} is not set.", f"Set it to {what}; docs/slack.md says where.")
    return secret.get_secret_value()


def _read(env: Mapping[str, str], name: str) -> str:
    return env.get(name, "").strip()


def _secret(env: Mapping[str, str], name: str) -> SecretStr | None:
    value = _read(env, name)
    return SecretStr(value) if value else None


def _token(env: Mapping[str, str], name: str, start: str) -> SecretStr | None:
    token = _secret(env, name)
    if token is not None and not token.get_secret_value().startswith(start):
        raise SettingsError(
            f"{name} does not start with {start}.",
            "Copy that token again; bot tokens start with xoxb-, app-level tokens with xapp-.",
        )
    return token


def _choice(env: Mapping[str, str], name: str, *allowed: str) -> str:
    value = _read(env, name) or allowed[0]
    if value not in allowed:
        raise SettingsError(f"{name} is {value!r}.", f"Set it to {' or '.join(allowed)}.")
    return value


def _api_url(url: str) -> str:
    if not url:
        return API_URL
    parts = urlsplit(url)
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise SettingsError("SLACK_API_URL is not a web address.", f"Leave it out for {API_URL}.")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise SettingsError(
            "SLACK_API_URL would send the tokens over plain http.",
            "Use https, or http on this machine only.",
        )
    return url if url.endswith("/") else f"{url}/"


def _prefix(prefix: str) -> str:
    if not _PREFIX(prefix):
        raise SettingsError(
            f"SLACK_COMMAND_PREFIX is {prefix!r}.",
            "Use at most 12 of the characters a-z, 0-9 and -, such as bs-.",
        )
    return prefix


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 <= int(text[:6]) <= 65535):
        raise SettingsError(f"PORT is {text!r}.", "Set it to a number from 0 to 65535.")
    return int(text)
