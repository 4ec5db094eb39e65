"""The commands as Discord registers them: every one of the registry, with typed options."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from inspect import Parameter as Argument
from inspect import Signature
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.chat.command import Command, Parameter, Registry
from bot.platforms._shared.text import shorten
from bot.platforms.discord import limits

Interaction = discord.Interaction[Any]
Hear = Callable[[Interaction, Command, Mapping[str, str | None]], Awaitable[None]]
Complete = Callable[[Interaction, Command, Parameter, str], Awaitable[list[tuple[str, str]]]]

MOST_WORDS = 300
"""Characters of one option."""
_EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_INSTALLS = app_commands.AppInstallationType(guild=True, user=True)


def option_name(parameter: Parameter) -> str:
    """A parameter's name as Discord takes it: `role or level` becomes `role_or_level`."""
    return parameter.name.replace(" ", "_").casefold()[: limits.OPTION_NAME]


def application_commands(
    registry: Registry, hear: Hear, complete: Complete, *, everywhere: bool = True
) -> list[app_commands.Command[Any, ..., None]]:
    """The commands, in menu order.

    Args:
        everywhere: also in direct messages and for those who installed it for themselves,
            which Discord offers only for commands that are not one guild's.
    """
    return [_command(command, hear, complete, everywhere=everywhere) for command in registry]


def _command(
    command: Command, hear: Hear, complete: Complete, *, everywhere: bool
) -> app_commands.Command[Any, ..., None]:
    made: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=command.name,
        description=_described(command.summary),
        callback=_callback(command, hear),
        allowed_contexts=_EVERYWHERE if everywhere else None,
        allowed_installs=_INSTALLS if everywhere else None,
    )
    for parameter in command.parameters:
        if not _static(command, parameter):
            made.autocomplete(option_name(parameter))(_completer(command, parameter, complete))
    return made


def _described(summary: str) -> locale_str:
    return locale_str(shorten(summary, limits.DESCRIPTION))


def _callback(command: Command, hear: Hear) -> Callable[..., Any]:
    async def callback(interaction: Interaction, **options: str | None) -> None:
        await hear(interaction, command, options)

    # discord.py reads the options from the arguments, which differ by command.
    names = [_argument(parameter) for parameter in command.parameters]
    first = Argument("interaction", Argument.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
    callback.__signature__ = Signature([first, *names])  # type: ignore[attr-defined]
    told = {option_name(p): _described(p.summary) for p in command.parameters}
    described = app_commands.describe(**told)(callback)
    choices = {option_name(p): _choices(_static(command, p)) for p in command.parameters}
    return app_commands.choices(**{name: some for name, some in choices.items() if some})(described)


def _argument(parameter: Parameter) -> Argument:
    return Argument(
        option_name(parameter),
        Argument.KEYWORD_ONLY,
        annotation=app_commands.Range[str, 1, MOST_WORDS],
        default=Argument.empty if parameter.required else None,
    )


def _static(command: Command, parameter: Parameter) -> Sequence[str]:
    """What a parameter can be only, where that never changes: the acts of a command."""
    offered = tuple(command.acts) if parameter.name == "act" else ()
    return offered if len(offered) <= limits.CHOICES else ()


def _choices(words: Sequence[str]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=word, value=word) for word in words]


def _completer(command: Command, parameter: Parameter, complete: Complete) -> Callable[..., Any]:
    async def completer(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = await complete(interaction, command, parameter, current)
        return [app_commands.Choice(name=name, value=value) for name, value in found]

    return completer
