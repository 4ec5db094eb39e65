"""The terminal: a chat with completion, history and tables; or plain lines from a pipe."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from bot.chat import reply as replies
from bot.chat.command import Call, Registry
from bot.chat.dispatch import Dispatch
from bot.chat.memory import Who
from bot.chat.plain import plain, said
from bot.chat.reply import Button, Reply
from bot.language.asks import Ask
from bot.language.reading import Reader
from bot.people.maintainers import TERMINAL
from bot.platforms._shared.text import scrubbed
from bot.platforms.keeping import keep
from bot.platforms.prompts import filled_in

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.history import History

GREETING = (
    "Bandstand: pay bands from your guides. Ask as you speak, or begin with a command.\n"
    "Tab completes, a number picks an offered choice, help lists commands, Ctrl-D leaves."
)
HERE = Who(TERMINAL, "local", (TERMINAL,))
"""Whoever sits at this terminal."""
_LEAVE = frozenset(("exit", "quit", "bye", ":q"))


@dataclass(slots=True)
class Conversation:
    """One terminal's talk with the desk: the last offered choices can be picked by number."""

    dispatch: Dispatch
    clock: Callable[[], datetime]
    _offered: tuple[Button, ...] = field(default=())

    def say(self, text: str) -> Reply:
        """The desk's reply to a line."""
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
        if self._offered and 1 <= number <= len(self._offered):
            return self.press(self._offered[number - 1].ask)
        return self._offering(self.dispatch.answer(Call(text, self.clock(), who=HERE)))

    def press(self, ask: Ask) -> Reply:
        """The desk's reply to a question that is fixed."""
        return self._offering(self.dispatch.press(ask, self.clock(), HERE))

    def _offering(self, reply: Reply) -> Reply:
        self._offered = _buttons(reply)
        return reply


def _buttons(reply: Reply) -> tuple[Button, ...]:
    return tuple(
        button
        for block in reply.blocks
        if isinstance(block, replies.Actions)
        for button in block.buttons
    )


def piped(conversation: Conversation, lines: Iterable[str], out: TextIO) -> None:
    """Answer each line in plain text, a blank line between answers."""
    for line in lines:
        text = line.strip()
        if text.casefold() in _LEAVE:
            return
        if text:
            print(scrubbed(plain(conversation.say(text))), end="\n\n", file=out, flush=True)


def interactive(
    conversation: Conversation,
    registry: Registry,
    reader: Callable[[], Reader],
    history: Path,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Talk until Ctrl-D.

    Args:
        ready: makes ready what answers need, while the first question is typed.
    """
    from prompt_toolkit import PromptSession
    from prompt_toolkit.patch_stdout import patch_stdout

    console = Console()
    console.print(RichText(GREETING, style="dim"))
    session: PromptSession[str] = PromptSession(
        history=_history(history),
        completer=completer(registry, reader),
        complete_while_typing=False,
    )
    readying = Thread(target=ready, daemon=True)
    while True:
        try:
            with patch_stdout():
                begin = None if readying.ident else readying.start
                text = session.prompt("bandstand> ", pre_run=begin).strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if text.casefold() in _LEAVE:
            return
        if text:
            _tell(conversation, text, console)


def _tell(conversation: Conversation, text: str, console: Console) -> None:
    """Answer a line, after the questions that the desk puts first."""
    reply: Reply | None = conversation.say(text)
    while reply is not None and reply.form is not None:
        reply = filled_in(reply.form, conversation.press, _typed, lambda line: _say(console, line))
    if reply is not None:
        console.print(drawn(reply))
        for block in reply.blocks:
            if isinstance(block, replies.Chart | replies.File):
                keep(block, _typed, lambda line: _say(console, line))


def _typed(mark: str) -> str:
    """What a person types at a form's prompt; it does not go into the history."""
    from prompt_toolkit import PromptSession

    session: PromptSession[str] = PromptSession()
    return session.prompt(mark)


def _say(console: Console, line: str) -> None:
    console.print(RichText(line))


def _history(file: Path) -> History:
    """Lines typed before, in a file only their owner can read; in memory where that fails."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_APPEND, 0o600))
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


def drawn(reply: Reply) -> RenderableType:
    """The reply as rich draws it; colour falls away where the terminal has none."""
    return Group(*(drawn_block(block) for block in reply.blocks), RichText())


def drawn_block(block: replies.Block) -> RenderableType:
    """One block. Text is never read as rich's markup."""
    match block:
        case replies.Heading():
            return _safe(block.text, style="bold")
        case replies.Line():
            return RichText.assemble(
                *((scrubbed(said(part)), _style(part)) for part in block.parts)
            )
        case replies.Notice(tone="warning"):
            return _safe(f"Warning: {block.text}", style="yellow")
        case replies.Notice():
            return _safe(f"Note: {block.text}", style="cyan")
        case replies.SmallPrint():
            return _safe(block.text, style="dim")
        case replies.Bullets():
            return _safe("\n".join(f"• {item}" for item in block.items))
        case replies.Facts():
            return _safe("\n".join(f"{label}: {value}" for label, value in block.items))
        case replies.Quote(draft=True):
            return _safe(f"\n{block.text}\n")
        case replies.Quote():
            return Padding(_safe(f"“{block.text}” {block.source}".rstrip()), (0, 2))
        case replies.Table():
            return _table(block)
        case replies.Actions():
            return _safe("\n".join(_numbered(block)), style="green")
        case replies.Text():
            return _safe(block.text)
        case replies.Chart():
            return _safe(f"Picture: {block.alt}")
        case replies.File():
            return _safe(f"File: {block.name}", style="dim")


def _safe(text: str, style: str = "") -> RichText:
    """A guide's words, without what would steer the terminal or turn the writing direction."""
    return RichText(scrubbed(text), style=style)


def _style(part: replies.Part) -> str:
    return "bold" if isinstance(part, replies.Strong) else ""


def _numbered(block: replies.Actions) -> Iterator[str]:
    numbered = [f"[{n}] {button.label}" for n, button in enumerate(block.buttons, 1)]
    if block.pick:
        yield from numbered
    elif numbered:
        yield "Next: " + "  ".join(numbered)


def _table(block: replies.Table) -> RichTable:
    table = RichTable(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in block.columns:
        table.add_column(
            _safe(column.title), justify="right" if column.numeric else "left", overflow="fold"
        )
    for row in block.rows:
        table.add_row(*(_safe(cell.text) for cell in row))
    return table


def completer(registry: Registry, reader: Callable[[], Reader]) -> Completer:
    """Completes commands, then companies, then the company's roles, then its regions."""
    from prompt_toolkit.completion import Completer, Completion
    from prompt_toolkit.document import Document

    class Words(Completer):
        """What may come next, by what stands before the cursor."""

        def get_completions(self, document: Document, _event: object) -> Iterator[Completion]:
            before = document.text_before_cursor
            for option, typed in suggestions(before, registry, reader()):
                yield Completion(option, start_position=-typed)

    return Words()


def suggestions(before: str, registry: Registry, reader: Reader) -> Iterator[tuple[str, int]]:
    """(completion, characters of it already typed) for the text before the cursor."""
    typed = re.split(r"[\s,]", before)[-1]
    head = before[: len(before) - len(typed)].strip()
    if not head:
        options = (command.name for command in registry)
        typed_name = typed.removeprefix("/")
        yield from ((o, len(typed_name)) for o in options if o.startswith(typed_name.casefold()))
        return
    for option in reader.next_words(head):
        if option.casefold().startswith(typed.casefold()):
            yield option, len(typed)


def stdin_is_terminal() -> bool:
    """Whether a person types."""
    return sys.stdin.isatty() and sys.stdout.isatty()
