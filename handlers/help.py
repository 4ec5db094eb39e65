"""How to ask: every command in a line, or one command with examples that the guides can answer."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Block, Bullets, Facts, Heading, Reply, Text
from bot.guides.library import Card, Library
from bot.language.asks import Ask


def help(ask: Ask, desk: Desk) -> Reply:  # noqa: A001 - the command's name
    """The menu; or, for `help <command>`, that command."""
    asked = ask.text.split()
    command = desk.menu.get(asked[0].lstrip("/").casefold()) if asked else None
    blocks = _one(command, desk) if command else _all(desk)
    if asked and command is None:
        blocks = (Text(f"There is no command called {asked[0][:30]!r}."), *blocks)
    return Reply(blocks=blocks, shareable=True)


def _all(desk: Desk) -> tuple[Block, ...]:
    return (
        Heading("What you can ask"),
        Text("Write as you speak, or begin with a command:"),
        Bullets(_spoken(desk)),
        Bullets(tuple(f"{_usage(command)}: {command.summary}" for command in desk.menu)),
        Text("After an answer go on with: and in london? / what about …? / levers? / 2"),
        Text("Where commands with a slash do not work, as in threads: mention the bot instead."),
        Text("Every figure comes from a guide; its quarter and review date stand under it."),
    )


def _one(command: Command, desk: Desk) -> tuple[Block, ...]:
    examples = tuple(f"{command.name} {example}".rstrip() for example in _examples(command, desk))
    return (
        Heading(_usage(command)),
        Text(command.summary),
        Facts(tuple((parameter.name, parameter.summary) for parameter in command.parameters)),
        Bullets(examples),
    )


def _spoken(desk: Desk) -> tuple[str, ...]:
    """Questions as people ask them, about a guide there is."""
    band = desk.menu.get("band")
    first = [f"{band.name} {example}" for example in _examples(band, desk)[:1]] if band else []
    card = _typical(desk.library)
    if card is None:
        return tuple(first)
    where = f" in {card.labels[0]}" if card.labels else ""
    return (*first, f"what is the pay for {card.role_display} at {card.company_display}{where}?")


def _typical(library: Library) -> Card | None:
    """A guide for a role that everybody knows, if there is one."""
    cards = list(library)
    return next((c for c in cards if c.role_type == "standard"), next(iter(cards), None))


def _examples(command: Command, desk: Desk) -> tuple[str, ...]:
    """The command's examples as far as these guides answer them, else examples made of them."""
    answered = tuple(e for e in command.examples if desk.reads(command.name, e))
    return answered or _made(command, desk.library)


def _made(command: Command, library: Library) -> tuple[str, ...]:
    first, cards = _typical(library), list(library)
    if first is None:
        return ()
    if command.needs == "company":
        return (first.company_display,)
    if command.needs == "guides":
        same = (card for card in cards if card.role == first.role and card is not first)
        other = next(same, None)
        return (f"{_name(first)} vs {_name(other)}",) if other else ()
    return (" ".join([_name(first), *first.labels[:1]]),)


def _name(card: Card) -> str:
    return f"{card.company_display} {card.role_display}"


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
