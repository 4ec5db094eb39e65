"""The environment's Discord settings, read once and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import SecretStr

from bot.errors import SettingsError

_ID = re.compile(r"[0-9]{15,20}", re.ASCII).fullmatch
_TOKEN = re.compile(r"[\w-]{10,}\.[\w-]{4,}\.[\w-]{20,}", re.ASCII).fullmatch


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """How to reach Discord; the token does not show in `repr`."""

    token: SecretStr | None = None
    guild: int | None = None
    """Where set, the commands are registered in this guild only, for trying them out."""

    def need_token(self) -> str:
        """The bot token.

        Raises:
            SettingsError: there is none.
        """
        if self.token is None:
            raise SettingsError(
                "DISCORD_TOKEN is not set.",
                "Set it to the token of the application's Bot page; docs/discord.md says where.",
            )
        return self.token.get_secret_value()


def from_env(env: Mapping[str, str]) -> DiscordSettings:
    """The settings an environment asks for; an empty variable counts as unset.

    Raises:
        SettingsError: a value cannot work, in one sentence.
    """
    return DiscordSettings(_token(_read(env, "DISCORD_TOKEN")), _guild(_read(env, "DISCORD_GUILD")))


def refused_token() -> SettingsError:
    """Discord does not take the token."""
    return SettingsError(
        "Discord refuses the bot token.",
        "Reset it on the Bot page of the application and set DISCORD_TOKEN anew.",
    )


def _read(env: Mapping[str, str], name: str) -> str:
    return env.get(name, "").strip()


def _token(token: str) -> SecretStr | None:
    if token and not _TOKEN(token):
        raise SettingsError(
            "DISCORD_TOKEN is not a bot token.",
            "Copy the token of the application's Bot page again; it has three parts with dots "
            "between, and no word such as Bot before it.",
        )
    return SecretStr(token) if token else None


def _guild(guild: str) -> int | None:
    if guild and not _ID(guild):
        raise SettingsError(
            f"DISCORD_GUILD is {guild[:40]!r}, which is no id of a server.",
            "Copy the server's id (Developer Mode, right click, Copy Server ID), or leave it out.",
        )
    return int(guild) if guild else None
