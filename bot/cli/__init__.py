"""The `bandstand` command line: one file a subcommand, each imported only when it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from bot import __version__
from bot.errors import BotError

_COMMANDS = {
    "chat": "Talk to the desk in this terminal.",
    "ask": "Answer one question, or a batch from standard input.",
    "check": "Look for mistakes in a folder of guides.",
    "stale": "List guides whose review or figures are out of date.",
    "reviews": "Apply recorded reviews to the files; status, history, export, import.",
    "gaps": "List what people asked for and did not get.",
    "offers": "Keys of saved offers: print a fresh one, or seal again with the first.",
    "db": "Make or upgrade the database's tables: db upgrade.",
    "run": "Run the bot: Slack and Discord, as far as their tokens are set.",
    "web": "Serve Slack's HTTP mode.",
    "manifest": "Print the Slack app manifest.",
    "discord": "Register the commands with Discord: discord sync.",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; a `BotError` becomes two lines on standard error and status 2."""
    parser = _parser()
    args = list(sys.argv[1:] if argv is None else argv)
    chosen, rest = _subcommand(args)
    if chosen is None:
        parser.parse_args(args)
        parser.print_help()
        return 0
    module = import_module(f"bot.cli.{chosen}")
    sub = argparse.ArgumentParser(prog=f"bandstand {chosen}", description=_COMMANDS[chosen])
    module.arguments(sub)
    try:
        return int(module.run(sub.parse_args(rest)))
    except BotError as error:
        print(f"bandstand: {error.problem}\n{error.remedy}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return _pipe_closed()
    except KeyboardInterrupt:
        return 130


def _subcommand(args: list[str]) -> tuple[str | None, list[str]]:
    if args and args[0] in _COMMANDS:
        return args[0], args[1:]
    return None, args


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, _COMMANDS))
    parser = argparse.ArgumentParser(
        prog="bandstand",
        description="The compensation desk in a team's chat.",
        epilog="commands:\n"
        + "\n".join(f"  {name:{width}}  {about}" for name, about in _COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"bandstand {__version__}")
    parser.add_argument("command", nargs="?", choices=list(_COMMANDS), metavar="command")
    return parser


def _pipe_closed() -> int:
    """The reader of our output went away (`| head`): end quietly."""
    sys.stderr.close()
    return 141
