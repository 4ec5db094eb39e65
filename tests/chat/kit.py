"""A desk of one command, for tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.chat.command import Call, Command, Desk, Parameter, Registry
from bot.chat.dispatch import Dispatch
from bot.chat.reply import Reply, Text
from bot.data_files import data_folder
from bot.guides.library import Library
from bot.guides.shelf import Shelf
from bot.language.asks import Ask
from bot.language.reading import reader
from bot.pay.rates import Rates

NOW = datetime(2026, 2, 23, 23, 30, tzinfo=UTC)

Run = Callable[[Ask, Desk], Reply]


def command(name: str, run: Run, *parameters: Parameter) -> Command:
    """A command that any words fill."""
    return Command(name, f"What {name} does.", parameters, (), "text", run, least=0)


@dataclass
class Bench:
    """A dispatch over the bundled guides whose command `say` does what a test wants."""

    run: Run
    seen: list[Desk] = field(default_factory=list)
    asked: int = 0

    def __post_init__(self) -> None:
        self.library = Shelf(data_folder() / "guides").load()
        registry = Registry([command("say", self._run)])
        self.dispatch = Dispatch(
            registry=registry,
            library=self._library,
            reader=lambda library: reader(library, registry.shapes(), data_folder()),
            rates=Rates(),
        )

    def _library(self) -> Library:
        self.asked += 1
        return self.library

    def _run(self, ask: Ask, desk: Desk) -> Reply:
        self.seen.append(desk)
        return self.run(ask, desk)

    def answer(self, text: str) -> Reply:
        """The reply to words typed after `say`."""
        return self.dispatch.answer(Call(text, NOW, "say"))

    def press(self, ask: Ask) -> Reply:
        """The reply to a button."""
        return self.dispatch.press(ask, NOW)


def saying(*words: str) -> Run:
    """A handler that says these paragraphs."""
    return lambda ask, desk: Reply(tuple(map(Text, words)))


def raising(error: BaseException) -> Run:
    """A handler that fails."""

    def run(ask: Ask, desk: Desk) -> Reply:
        raise error

    return run
