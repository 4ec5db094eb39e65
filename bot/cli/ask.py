"""`bandstand ask`: one question, or a batch, answered on standard output."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from bot.chat.command import Call
from bot.chat.plain import plain
from bot.chat.reply import Reply
from bot.cli import options
from bot.language.reading import Reader
from bot.platforms._shared.text import scrubbed


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's options."""
    parser.epilog = (
        "It goes by the guides' files alone: what was reviewed in a chat does not count, and "
        "nothing is kept."
    )
    parser.add_argument(
        "text", nargs="+", help="the question; - reads one a line from standard input"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object an answer")
    parser.add_argument(
        "--explain", action="store_true", help="print each step of reading the question instead"
    )
    options.add_guides(parser)
    options.add_day(parser)


def run(args: argparse.Namespace) -> int:
    """Answer; status 0 whenever every question got an answer."""
    desk = options.desk(args)
    now = options.now(args.on)
    batch = args.text == ["-"]
    queries = (line.rstrip("\r\n") for line in sys.stdin) if batch else [" ".join(args.text)]
    for query in queries:
        if args.explain:
            _explain(desk.reader(), query)
            continue
        reply = desk.dispatch.answer(Call(query, now))
        print(_shown(query, reply, args.json), flush=True)
    return 0


def _shown(query: str, reply: Reply, as_json: bool) -> str:
    if as_json:
        return json.dumps(as_object(query, reply), ensure_ascii=False)
    return scrubbed(plain(reply))


def _explain(reader: Reader, query: str) -> None:
    from bot.language.explain import explain  # maintainers only

    print(*explain(reader, query), sep="\n", flush=True)


def as_object(query: str, reply: Reply) -> dict[str, Any]:
    """The object `ask --json` prints, with the fields of QUERIES.md."""
    shown: dict[str, Any] = {
        "query": query,
        "command": reply.command,
        "status": reply.status,
        "guides": list(reply.guides),
        "regions": [list(labels) for labels in reply.regions],
        "choices": list(dict.fromkeys(reply.choices)),
        "assumptions": list(reply.assumptions),
        "text": plain(reply),
        "figures": [asdict(figure) for figure in reply.figures],
    }
    if reply.judged is not None:
        from bot.pay.judged_json import offer_object  # only offers pay for it

        shown["offer"] = offer_object(reply.judged)
    return shown
