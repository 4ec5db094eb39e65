"""Would Slack take these blocks? Every problem, with a JSON pointer to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.fakes.slack.check import Json, Problem, Problems
from tests.fakes.slack.layouts import BLOCK, ONLY_ON, Surface

MOST_BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
MOST_PER_MESSAGE = {"table": 1, "data_visualization": 2}
MARKDOWN_CHARACTERS = 12_000
"""The most text all markdown blocks of one message may hold together."""
MESSAGE_CHARACTERS = 13_000
"""The most text all blocks of one message may hold together.

Not documented: messages of legal blocks were seen to fail with `msg_blocks_too_long` between
13,172 and 13,297 characters (slackapi/bolt-js#2509).
"""
TEXT_CHARACTERS = 40_000
"""Slack cuts a message's `text` here; the fake refuses instead, so that nothing is lost unseen."""


def problems(blocks: object, surface: Surface = "message", at: str = "/blocks") -> list[Problem]:
    """List everything Slack would refuse in `blocks`, each with its JSON pointer under `at`."""
    if not isinstance(blocks, list):
        return [Problem(at, "must be an array")]
    return [
        *_counted(blocks, surface, at),
        *(found for i, block in enumerate(blocks) for found in BLOCK(block, f"{at}/{i}")),
        *_placed(blocks, surface, at),
        *_distinct_block_ids(blocks, at),
        *_distinct_action_ids(blocks, at),
        *(_message_rules(blocks, at) if surface == "message" else ()),
    ]


def text_problems(text: object) -> list[Problem]:
    """List what is wrong with a message's `text`."""
    if not isinstance(text, str):
        return [Problem("/text", "must be a string")]
    if len(text) > TEXT_CHARACTERS:
        return [Problem("/text", f"must be less than {TEXT_CHARACTERS + 1} characters")]
    return []


def too_long(blocks: object) -> bool:
    """Tell whether legal blocks together hold more text than a message takes."""
    return sum(map(len, visible(blocks))) > MESSAGE_CHARACTERS


def visible(value: object) -> Iterator[str]:
    """Yield every piece of text a reader sees in a block or list of blocks."""
    if isinstance(value, list):
        for item in value:
            yield from visible(item)
    elif isinstance(value, dict):
        for key, member in value.items():
            if key in {"text", "alt_text", "title"} and isinstance(member, str):
                yield member
            elif isinstance(member, list | dict):
                yield from visible(member)


def walk(blocks: object, at: str) -> Iterator[tuple[Json, str]]:
    """Yield every block with its pointer, those inside containers too."""
    for index, block in enumerate(blocks if isinstance(blocks, list) else []):
        if isinstance(block, dict):
            yield block, f"{at}/{index}"
            yield from walk(block.get("child_blocks"), f"{at}/{index}/child_blocks")


def actionable(block: Json, at: str) -> Iterator[tuple[Json, str]]:
    """Yield every element of one block that can carry an `action_id`, with its pointer."""
    for key in ("elements", "actions", "accessory", "element"):
        held = block.get(key)
        for index, element in enumerate(held if isinstance(held, list) else [held]):
            if isinstance(element, dict):
                where = f"{at}/{key}/{index}" if isinstance(held, list) else f"{at}/{key}"
                yield element, where
                if element.get("type") == "card":
                    yield from actionable(element, where)


def _counted(blocks: list[object], surface: Surface, at: str) -> Problems:
    if len(blocks) > MOST_BLOCKS[surface]:
        yield Problem(at, f"no more than {MOST_BLOCKS[surface]} items allowed [{len(blocks)}]")


def _placed(blocks: list[object], surface: Surface, at: str) -> Problems:
    for block, where in walk(blocks, at):
        kind = block.get("type")
        if isinstance(kind, str) and surface not in ONLY_ON.get(kind, {surface}):
            yield Problem(f"{where}/type", f"unsupported block type on a {surface}: {kind}")


def _distinct_block_ids(blocks: list[object], at: str) -> Problems:
    seen: set[str] = set()
    for block, where in walk(blocks, at):
        if isinstance(name := block.get("block_id"), str):
            if name in seen:
                yield Problem(f"{where}/block_id", f"block_id `{name}` already exists")
            seen.add(name)


def _distinct_action_ids(blocks: list[object], at: str) -> Problems:
    for block, block_at in walk(blocks, at):
        seen: set[str] = set()
        for element, where in actionable(block, block_at):
            if isinstance(name := element.get("action_id"), str):
                if name in seen:
                    yield Problem(f"{where}/action_id", f"action_id `{name}` already exists")
                seen.add(name)


def _message_rules(blocks: list[object], at: str) -> Problems:
    kinds = Counter(str(block.get("type")) for block, _ in walk(blocks, at))
    for kind, most in MOST_PER_MESSAGE.items():
        if kinds[kind] > most:
            yield Problem(at, f"no more than {most} {kind} block(s) allowed in a message")
    prose = [block.get("text") for block, _ in walk(blocks, at) if block.get("type") == "markdown"]
    if sum(len(text) for text in prose if isinstance(text, str)) > MARKDOWN_CHARACTERS:
        yield Problem(at, f"markdown blocks must be less than {MARKDOWN_CHARACTERS + 1} together")
