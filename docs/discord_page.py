"""Messages and modals of Discord as web pages in Discord's look, to make pictures of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from discord_blocks import Components
from discord_style import STYLE
from slack_blocks import Json, joined, shown
from slack_page import Page

WIDTH = 800
"""Of a page of messages, in pixels."""
PHONE_WIDTH = 390
MODAL_WIDTH = 560
"""Of a page with a modal."""
APP = "Bandstand"
_EYE = (
    '<svg viewBox="0 0 24 24"><path fill="currentColor" d="M12 5C6 5 2.5 9.6 1.5 12 2.5 '
    "14.4 6 19 12 19s9.5-4.6 10.5-7C21.5 9.6 18 5 12 5zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 "
    '0 8z"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One message of the app's."""

    components: Sequence[Json]
    at: datetime
    asked: str = ""
    """Who used which command, where it answers one: "Robin used /band"."""
    ephemeral: bool = False
    """Whether only one person sees it."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """As `Components` takes them."""


def channel(
    name: str, messages: Sequence[Answer], names: Mapping[str, str], *, phone: bool = False
) -> Page:
    """What stands in a channel; `names` are those of people, by id."""
    said = joined(messages, lambda message: _message(message, names))
    head = f"<h1><span>#</span>{shown(name)}</h1>"
    return _page(name, head + said, PHONE_WIDTH if phone else WIDTH, "phone" if phone else "")


def modal(opened: Json, names: Mapping[str, str], typed: Mapping[str, str]) -> Page:
    """A modal with what a person has typed into it."""
    title = opened["title"]
    fields = Components(names, typed=typed).drawn(opened["components"])
    window = (
        f'<div class="window"><div class="title"><div class="face">{APP[0]}</div>{shown(title)}'
        f'<span>✕</span></div><div class="told">This form will be submitted to {APP}. Do not '
        f"share passwords or other sensitive information.</div>{fields}"
        '<div class="feet"><button class="secondary">Cancel</button>'
        '<button class="primary">Submit</button></div></div>'
    )
    return _page(title, window, MODAL_WIDTH, "modal")


def _page(title: str, body: str, width: int, kind: str) -> Page:
    html = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{shown(title)}</title>'
        f'<style>{STYLE}</style><body class="{kind}" style="width: {width}px">{body}</body></html>'
    )
    return Page(html, width)


def _message(said: Answer, names: Mapping[str, str]) -> str:
    above = f'<div class="asked">{shown(said.asked)}</div>' if said.asked else ""
    body = Components(names, said.pictures, now=said.at).drawn(said.components)
    only = (
        f'<div class="only">{_EYE}Only you can see this · <a>Dismiss message</a></div>'
        if said.ephemeral
        else ""
    )
    return (
        f'<div class="message {"alone" if said.ephemeral else ""}">{above}'
        f'<div class="face">{APP[0]}</div><div class="who"><b>{APP}</b>'
        f'<span class="badge">APP</span><time>{said.at:%-I:%M %p}</time></div>{body}{only}</div>'
    )
