"""General advice on negotiating an offer, by topic."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.command import Desk
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Quote, Reply, Text
from bot.guides.playbook import PUSHBACK, Playbook
from bot.language.asks import Ask
from bot.language.meaning import Match
from handlers._advice import (
    FILL_IN,
    ORIGIN,
    Kind,
    also,
    blocks,
    buttons,
    elsewhere,
    handbook,
    nearest,
    rank,
)

OVERVIEW = "In short"
_ALL = Button("All topics", Ask("playbook"))
_MOST_IN_FULL = 2
"""Topics under a topic that are shown with it; more of them become buttons."""


def answer(ask: Ask, desk: Desk) -> Reply:  # noqa: ARG001 - the handbook is about no guide
    """The topic asked about; the core of it all and the list of topics where none was."""
    book = handbook()
    if not any(map(str.isalnum, ask.text)):
        return _overview(book)
    found = rank("topics", ask.text)
    if not found or not found[0].sure:
        return _nothing_fits(ask.text, found)
    title = found[0].name
    if title == OVERVIEW:
        return _overview(book)
    read_as = () if found[0].exact else (f"Read this as the topic “{title}”.",)
    shown: list[Block] = [Heading(title), *map(Notice, read_as), *_topic(title, book)]
    shown += [*also("topics", _others(found, book)), *_footer(title, book)]
    return Reply(tuple(shown), assumptions=read_as, shareable=True)


def _overview(book: Playbook) -> Reply:
    shown: list[Block] = [Heading("Negotiation playbook"), *blocks(book.introduction)]
    shown += [*blocks(book.topics[OVERVIEW].parts), Text("Topics:")]
    titles = (topic.title for topic in book.top() if topic.title != OVERVIEW)
    shown += [Actions(buttons("topics", titles)), ORIGIN]
    return Reply(tuple(shown), shareable=True)


def _topic(title: str, book: Playbook) -> Iterator[Block]:
    yield from blocks(book.topics[title].parts)
    under = book.under(title)
    if len(under) <= _MOST_IN_FULL:
        for each in under:
            yield Text(f"{each.title}:")
            yield from blocks(each.parts)
    else:
        kind: Kind = "sayings" if title == PUSHBACK else "topics"
        yield Actions(buttons(kind, (each.title for each in under)))


def _footer(title: str, book: Playbook) -> Iterator[Block]:
    siblings = book.under(book.topics[title].under or "")
    others = [sibling.title for sibling in siblings if sibling.title != title]
    yield Actions((*buttons("topics", others), _ALL))
    if any(isinstance(block, Quote) for block in blocks(book.topics[title].parts)):
        yield FILL_IN
    yield ORIGIN


def _others(found: tuple[Match, ...], book: Playbook) -> tuple[Match, ...]:
    """The reading, then the others but for topics that are shown under it."""
    first, *rest = found
    return (first, *(match for match in rest if book.topics[match.name].under != first.name))


def _nothing_fits(text: str, near: tuple[Match, ...]) -> Reply:
    offered = (*buttons("topics", nearest("topics", near)), _ALL)
    shown: list[Block] = [Text("The playbook has nothing on that. Perhaps one of these topics:")]
    shown.append(Actions(offered, pick=True))
    sayings = elsewhere("sayings", text, near)
    if sayings:
        shown += [Text("Or did a recruiter say this?"), Actions(sayings)]
    return Reply(tuple(shown), status="not_found")
