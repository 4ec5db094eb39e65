"""How to ask: every command in a line, or one command with its examples."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Block, Bullets, Facts, Heading, Reply, Text
from bot.language.asks import Ask


def help(ask: Ask, desk: Desk) -> Reply:  # noqa: A001 - the command's name
    """The menu; or, for `help <command>`, that command."""
    asked = ask.text.split()
    command = desk.menu.get(asked[0].lstrip("/").casefold()) if asked else None
    return Reply(blocks=_one(command) if command else _all(desk), shareable=True)


def _all(desk: Desk) -> tuple[Block, ...]:
    return (
        Heading("What you can ask"),
        Bullets(tuple(f"{_usage(command)}: {command.summary}" for command in desk.menu)),
        Text("Try: band wandb staff sf"),
        Text("In Slack threads slash commands do not work: mention the bot there instead."),
        Text("Every figure comes from a guide; its quarter and review date stand under it."),
    )


def _one(command: Command) -> tuple[Block, ...]:
    examples = tuple(f"{command.name} {example}".rstrip() for example in command.examples)
    return (
        Heading(_usage(command)),
        Text(command.summary),
        Facts(tuple((parameter.name, parameter.summary) for parameter in command.parameters)),
        Bullets(examples),
    )


def _usage(command: Command) -> str:
    return f"{command.name} {command.hint}".rstrip()


COMMAND = Command(
    name="help",
    summary="Show how to ask.",
    parameters=(Parameter("command", "A command to explain.", required=False),),
    examples=("", "compare"),
    needs="text",
    run=help,
    least=0,
)
