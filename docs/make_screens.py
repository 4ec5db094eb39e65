"""Draws the pictures of the documentation from real answers: `make screens`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from browser import browser, picture
from rich.console import Console
from rich.text import Text
from slack_page import WIDTH, Json, Said, page

from bot.chat.command import Call
from bot.chat.dispatch import Dispatch
from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.data_files import data_folder
from bot.platforms import console as terminal
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


def main() -> None:
    """Write every picture, and say which."""
    for name, questions in {**{n: (q,) for n, q in ALONE.items()}, "conversation": TALK}.items():
        _terminal(name, questions)
    _slack("slack-dm")


def _desk() -> Dispatch:
    """A desk over the bundled guides that remembers in this process only."""
    return build(data_folder() / "guides", cache=False, people=passers_by({})).dispatch


def _terminal(name: str, questions: tuple[str, ...]) -> None:
    """Questions and answers as `bandstand chat` draws them."""
    talk = terminal.Conversation(_desk(), lambda: NOW)
    drawing = Console(record=True, width=92, file=io.StringIO(), force_terminal=True)
    for question in questions:
        drawing.print(Text(f"bandstand> {question}"))
        drawing.print(terminal.drawn(talk.say(question)))
    file = SCREENS / f"{name}.svg"
    drawing.save_svg(str(file), title="bandstand chat", unique_id=name)
    print(f"drawn: {file}")


def _slack(name: str) -> None:
    """The talk as a thread of a direct conversation in Slack: a PNG, where there is a browser."""
    shown, file = page(tuple(_thread())), SCREENS / f"{name}.png"
    program = browser()
    if program is None:
        file = file.with_suffix(".html")
        file.write_text(shown, "utf-8")
        print(f"{name}.png is left as it was: there is no Chromium on the path. Its page: {file}")
        return
    picture(shown, WIDTH, file, program)
    print(f"drawn: {file}")


def _thread() -> Iterator[Said]:
    desk = _desk()
    who = Who("slack:T0", "U0", ("D0:1", "D0"))
    for minute, question in enumerate(TALK):
        now = NOW + timedelta(minutes=minute)
        at = f"{now:%-I:%M %p}"
        yield Said("Robin", at, text=question)
        yield Said("Bandstand", at, blocks=_blocks(desk.answer(Call(question, now, who=who))))


def _blocks(reply: Reply) -> list[Json]:
    return render(reply, tables="block", share=False).blocks


if __name__ == "__main__":
    main()
