"""Draws the pictures of the documentation from real answers: `make screens`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

import discord_screens
from browser import browser, picture
from review_week import (
    ADA,
    CHANNEL,
    ELSEWHERE,
    ENV,
    GRACE,
    GROUP,
    MONDAY,
    NAMES,
    ROBIN,
    SAM,
    SENIOR,
    Week,
    desk_with_owners,
    lived,
)
from rich.console import Console
from rich.text import Text
from slack_blocks import Json
from slack_page import Page, Said, channel, modal, thread

from bot.chat.command import Call
from bot.chat.dispatch import Dispatch
from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.data_files import data_folder
from bot.platforms import console as terminal
from bot.platforms.slack.modals import Place, form_view
from bot.platforms.slack.render import render
from bot.wiring import build, passers_by

SCREENS = Path(__file__).resolve().parent / "screens"
NOW = datetime(2026, 11, 22, 12, 4, tzinfo=UTC)
TALK = (
    "hi, what does w&b pay a senior engineer in sf?",
    "and in london?",
    "what about hugging face?",
    "they said this is our final offer",
)
ALONE = {
    "band": "/band wandb staff sf",
    "compare": "/compare wandb senior sf vs hf senior paris",
}
SOURCED = {"as": "numbers", "source": "Levels.fyi, 14 reports since July", "quarter": "2026-Q4"}
WAITING = {"reason": "the Paris team sends its bands on Friday"}


def main() -> None:
    """Write every picture, and say which."""
    for name, questions in {**{n: (q,) for n, q in ALONE.items()}, "conversation": TALK}.items():
        _terminal(name, _desk(), NOW, questions)
    with desk_with_owners({}) as desk:
        lived(desk, terminal.HERE, terminal.HERE)
        _terminal("stale", desk.dispatch, MONDAY, ("/stale",))
    _page("slack-dm", thread(tuple(_talk())))
    for name, page in chain(_reviews(), discord_screens.pages()):
        _page(name, page)


def _desk() -> Dispatch:
    """A desk over the bundled guides that remembers in this process only."""
    return build(data_folder() / "guides", cache=False, people=passers_by({})).dispatch


def _terminal(name: str, desk: Dispatch, now: datetime, questions: tuple[str, ...]) -> None:
    """Questions and answers as `bandstand chat` draws them."""
    talk = terminal.Conversation(desk, lambda: now)
    drawing = Console(record=True, width=92, file=io.StringIO(), force_terminal=True)
    for question in questions:
        drawing.print(Text(f"bandstand> {question}"))
        drawing.print(terminal.drawn(talk.say(question)))
    file = SCREENS / f"{name}.svg"
    drawing.save_svg(str(file), title="bandstand chat", unique_id=name)
    print(f"drawn: {file}")


def _page(name: str, page: Page) -> None:
    """A picture of Slack or Discord: a PNG, where there is a browser."""
    file = SCREENS / f"{name}.png"
    program = browser()
    if program is None:
        file = file.with_suffix(".html")
        file.write_text(page.html, "utf-8")
        print(f"{name}.png is left as it was: there is no Chromium on the path. Its page: {file}")
        return
    picture(page.html, page.width, file, program)
    print(f"drawn: {file}")


def _talk() -> Iterator[Said]:
    """The questions as a thread of a direct conversation."""
    desk = _desk()
    who = Who("slack:T0", "U0", ("D0:1", "D0"))
    for minute, question in enumerate(TALK):
        now = NOW + timedelta(minutes=minute)
        yield Said("Robin", _at(now), text=question)
        yield _bot(desk.answer(Call(question, now, who=who)), now)


def _reviews() -> Iterator[tuple[str, Page]]:
    """A digest, the form behind one of its buttons, and the digest after two acts."""
    with desk_with_owners(ENV) as desk:
        week = Week(desk)
        lived(desk, week.who(ADA, GROUP), week.who(ROBIN))
        week.until(MONDAY)
        digest = week.message
        yield "digest", _channel(_bot(digest, MONDAY))

        asked = week.press("Mark reviewed", SENIOR, ADA, digest)
        put_off = week.press("Snooze", ELSEWHERE, GRACE, digest)
        yield "mark-reviewed", _modal(asked)

        week.now += timedelta(minutes=6)
        week.submit(asked, SOURCED, ADA)
        week.submit(put_off, WAITING, GRACE)
        week.now += timedelta(minutes=2)
        late = week.press("Mark reviewed", SENIOR, SAM, digest)
        yield "pressed-late", _channel(_bot(late, week.now, ephemeral=True))

        week.until(week.now + timedelta(minutes=1))
        yield "digest-updated", _channel(_bot(week.message, MONDAY))
        call = Call("reviews settings", week.now, who=week.who(SAM))
        yield "settings", _modal(desk.dispatch.answer(call))


def _modal(reply: Reply) -> Page:
    assert reply.form
    return modal(form_view(reply.form, Place(CHANNEL, None)), NAMES)


def _channel(*messages: Said) -> Page:
    return channel(NAMES[CHANNEL], messages, NAMES)


def _bot(reply: Reply, now: datetime, *, ephemeral: bool = False) -> Said:
    return Said("Bandstand", _at(now), blocks=_blocks(reply), ephemeral=ephemeral)


def _blocks(reply: Reply) -> list[Json]:
    return render(reply, tables="block", share=False).blocks


def _at(now: datetime) -> str:
    return f"{now:%-I:%M %p}"


if __name__ == "__main__":
    main()
