"""Modals: a form, a reply, or a moment's patience, as the views that Slack opens."""

from __future__ import annotations

import json
from dataclasses import dataclass

from slack_sdk.models.blocks import SectionBlock
from slack_sdk.models.views import View

from bot.chat import intents
from bot.chat.forms import Form
from bot.chat.reply import Actions, Reply
from bot.errors import StaleButtonError
from bot.platforms.slack import limits
from bot.platforms.slack.drawing import plain_text
from bot.platforms.slack.fields import UnfitFormError, input_of
from bot.platforms.slack.render import render
from bot.platforms.slack.wire import Json

CALLBACK = "form"
"""The callback_id of every form, whatever it asks."""
WORKING = "Working on it…"
_UNTITLED = "Bandstand"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form was asked for."""

    channel: str
    thread: str | None


def form_view(form: Form, place: Place) -> Json:
    """The modal that asks a form's questions and carries what they complete.

    Raises:
        UnfitFormError: Slack would not show it.
    """
    metadata = json.dumps(
        [intents.encode(form.ask), place.channel, place.thread], ensure_ascii=False
    )
    if not limits.fits(metadata, limits.METADATA):
        raise UnfitFormError("the question behind it is too long")
    about = [
        SectionBlock(text=plain_text(piece)) for piece in limits.chunks(limits.clean(form.about))
    ]
    blocks = [*about, *map(input_of, form.fields)]
    if not form.fields or len(blocks) > limits.VIEW_BLOCKS:
        raise UnfitFormError("it has no fields or too many")
    view = View(
        type="modal",
        callback_id=CALLBACK,
        private_metadata=metadata,
        title=plain_text(_words(form.title) or _UNTITLED),
        submit=plain_text(_words(form.submit) or "Send"),
        close=plain_text("Cancel"),
        blocks=blocks,
    )
    return dict(view.to_dict())


def carried(metadata: str) -> tuple[str, Place]:
    """The question's value and the place that a form carries.

    Raises:
        StaleButtonError: they are not as this version writes them.
    """
    try:
        value, channel, thread = json.loads(metadata)
    except (ValueError, TypeError, RecursionError) as error:
        raise StaleButtonError("it was made by another version") from error
    return str(value), Place(str(channel), str(thread) if thread else None)


def reply_view(reply: Reply) -> Json:
    """A reply in a modal; its buttons are left out, they would have no place to answer in."""
    blocks = tuple(block for block in reply.blocks if not isinstance(block, Actions))
    return _bare(render(Reply(blocks), tables="text", share=False).blocks)


def waiting_view() -> Json:
    """What is shown until a form is ready."""
    return _bare([SectionBlock(text=plain_text(WORKING)).to_dict()])


def _bare(blocks: list[Json]) -> Json:
    """A modal that asks nothing."""
    title, close = plain_text(_UNTITLED).to_dict(), plain_text("Close").to_dict()
    return {"type": "modal", "title": title, "close": close, "blocks": blocks}


def _words(text: str) -> str:
    return limits.shorten(limits.one_line(text), limits.VIEW_WORDS)
