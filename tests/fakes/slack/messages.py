"""Would Slack take this message? The same answer for every way of sending one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.fakes.slack import blocks
from tests.fakes.slack.check import Json, Problem, Problems, anything, shape, string

_METADATA = shape({"event_type": string(255), "event_payload": anything})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why Slack turns a message away."""

    error: str
    problems: tuple[Problem, ...] = ()


def refusal(args: Json, *, refuse_tables: bool = False) -> Refusal | None:
    """Return Slack's first reason to turn `args` away, or None to accept."""
    return next(_refusals(args, refuse_tables), None)


def careless(args: Json) -> bool:
    """Tell whether blocks come without the `text` that notifications and readers need."""
    return bool(args.get("blocks")) and not str(args.get("text") or "").strip()


def _refusals(args: Json, refuse_tables: bool) -> Iterator[Refusal]:
    if not any(args.get(key) for key in ("text", "blocks", "attachments", "markdown_text")):
        yield Refusal("no_text")
    if found := blocks.text_problems(args.get("text") or ""):
        yield Refusal("msg_too_long", tuple(found))
    if args.get("blocks"):
        yield from _block_refusals(args["blocks"], refuse_tables)
    if found := list(_in_attachments(args.get("attachments"))):
        yield Refusal("invalid_attachments", tuple(found))
    if "metadata" in args and (found := list(_METADATA(args["metadata"], "/metadata"))):
        yield Refusal("invalid_metadata_format", tuple(found))


def _block_refusals(sent: object, refuse_tables: bool) -> Iterator[Refusal]:
    if not isinstance(sent, list):
        yield Refusal("invalid_blocks_format")
        return
    found = blocks.problems(sent, "message")
    if found := found + (tables(sent, "/blocks") if refuse_tables else []):
        yield Refusal("invalid_blocks", tuple(found))
    if blocks.too_long(sent):
        yield Refusal("msg_blocks_too_long")


def tables(sent: object, at: str) -> list[Problem]:
    """List every table in `sent`, as a Slack that knows no tables would."""
    kinds = ("table", "data_table")
    found = [(b["type"], where) for b, where in blocks.walk(sent, at) if b.get("type") in kinds]
    return [Problem(f"{where}/type", f"unsupported type: {kind}") for kind, where in found]


def _in_attachments(attachments: object) -> Problems:
    for index, attachment in enumerate(attachments if isinstance(attachments, list) else []):
        if isinstance(attachment, dict) and attachment.get("blocks"):
            at = f"/attachments/{index}/blocks"
            yield from blocks.problems(attachment["blocks"], "message", at)
