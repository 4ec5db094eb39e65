"""What to answer when a recruiter says a thing, and why."""

from __future__ import annotations

from bot.chat.command import Desk
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Reply, Text
from bot.guides.playbook import PUSHBACK
from bot.language.asks import Ask
from bot.language.meaning import Match
from handlers._advice import (
    FILL_IN,
    ORIGIN,
    also,
    blocks,
    buttons,
    common_first,
    elsewhere,
    handbook,
    nearest,
    rank,
)


def answer(ask: Ask, desk: Desk) -> Reply:  # noqa: ARG001 - the handbook is about no guide
    """The reply to the line that comes closest to what was said."""
    if not any(map(str.isalnum, ask.text)):
        return Reply((Text("What did they say? For example:"), _menu()), status="invalid")
    found = rank("sayings", ask.text)
    if not found or not found[0].sure:
        return _nothing_fits(ask.text, found)
    said = found[0].name
    read_as = () if found[0].exact else (f"Read what they said as “{said}”.",)
    shown: list[Block] = [Heading(f"“{said}”"), *map(Notice, read_as), Text("You could answer:")]
    shown += [*blocks(handbook().topics[said].parts), *also("sayings", found), FILL_IN, ORIGIN]
    return Reply(tuple(shown), assumptions=read_as, shareable=True)


def _nothing_fits(text: str, near: tuple[Match, ...]) -> Reply:
    offered = (*buttons("sayings", nearest("sayings", near)), Button("All lines", Ask("pushback")))
    shown: list[Block] = [
        Text("The playbook has no answer to that line. Perhaps it was one of these:")
    ]
    shown.append(Actions(offered, pick=True))
    topics = elsewhere("topics", text, near)
    if topics:
        shown += [Text("Or read what it says about this:"), Actions(topics)]
    return Reply(tuple(shown), status="not_found")


def _menu() -> Actions:
    sayings = (topic.title for topic in handbook().under(PUSHBACK))
    return Actions(buttons("sayings", common_first("sayings", sayings)), pick=True)
