"""Messages and modals of Slack as web pages in Slack's look, to make pictures of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_blocks import Blocks, Json, joined, paragraph, shown
from slack_style import STYLE

WIDTH = 800
"""Of a page of messages, in pixels."""
MODAL_WIDTH = 600
"""Of a page with a modal."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message: a person's words, or the app's blocks."""

    name: str
    at: str
    """The time of day, as Slack writes it."""
    text: str = ""
    blocks: Sequence[Json] = ()
    ephemeral: bool = False
    """Whether only one person sees it."""

    @property
    def app(self) -> bool:
        """Whether the app says it."""
        return bool(self.blocks)


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page, and how wide it is."""

    html: str
    width: int


def thread(messages: Sequence[Said]) -> Page:
    """A thread: its first message, a rule, and the replies."""
    first, *replies = messages
    rule = f'<div class="rule"><span>{len(replies)} replies</span></div>'
    said = joined(replies, lambda reply: _message(reply, Blocks({})))
    head = "<h1>Thread <small>Bandstand</small></h1>"
    return _page("Thread", f"{head}{_message(first, Blocks({}))}{rule}{said}", WIDTH)


def channel(name: str, messages: Sequence[Said], names: Mapping[str, str]) -> Page:
    """What stands in a channel; `names` are those of people and channels, by id."""
    said = joined(messages, lambda message: _message(message, Blocks(names)))
    return _page(name, f"<h1># {shown(name)}</h1>{said}", WIDTH)


def modal(view: Json, names: Mapping[str, str]) -> Page:
    """A modal as it opens."""
    title, close = (shown(view[part]["text"]) for part in ("title", "close"))
    submit = view.get("submit")
    send = f'<button class="send">{shown(submit["text"])}</button>' if submit else ""
    window = (
        f'<div class="window"><div class="title">{title}<span>✕</span></div>'
        f'<div class="fields">{Blocks(names).drawn(view["blocks"])}</div>'
        f'<div class="feet"><button>{close}</button>{send}</div></div>'
    )
    return _page(view["title"]["text"], window, MODAL_WIDTH, "modal")


def _page(title: str, body: str, width: int, kind: str = "") -> Page:
    html = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{shown(title)}</title>'
        f'<style>{STYLE}</style><body class="{kind}" style="width: {width}px">{body}</body></html>'
    )
    return Page(html, width)


def _message(said: Said, blocks: Blocks) -> str:
    badge = '<span class="badge">APP</span>' if said.app else ""
    body = blocks.drawn(said.blocks) if said.app else paragraph(said.text)
    kind = "app" if said.app else "person"
    only = '<div class="only alone">Only visible to you</div>' if said.ephemeral else ""
    return (
        f'{only}<div class="message"><div class="face {kind}">{shown(said.name[:1])}</div>'
        f'<div class="said"><div class="who"><b>{shown(said.name)}</b>{badge}'
        f"<time>{shown(said.at)}</time></div>{body}</div></div>"
    )
