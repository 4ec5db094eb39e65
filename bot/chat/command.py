"""One declaration per command, and the registry every menu derives from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Protocol

from bot.chat.memory import Gaps, Memory, Who
from bot.chat.offers import Hands, Saved
from bot.chat.reply import Reply
from bot.chat.reviewing import Owning, Reviews, Standing, Thresholds
from bot.guides.library import Library
from bot.language.asks import Ask, Needs, Shape, Takes
from bot.pay.rates import Rates


@dataclass(frozen=True, slots=True)
class Call:
    """A platform event, without the platform: what was typed, and when."""

    text: str
    now: datetime
    """Aware, UTC."""
    command: str | None = None
    """The command's name where the platform fixed it (`/band …`), else read from `text`."""
    who: Who | None = None
    """Whose conversation this is; nothing is remembered without it."""
    public: bool = False
    """Whether others will see the answer, as they do when a channel mentions the bot."""
    place: str = ""
    """The workspace the answer is for, where it is for nobody in it alone."""

    @property
    def workspace(self) -> str:
        """The workspace whose reviews and days count; empty where there is none."""
        return self.who.workspace if self.who else self.place


class Menu(Protocol):
    """What a handler may know of the other commands: help lists them."""

    def __iter__(self) -> Iterator[Command]: ...

    def get(self, name: str) -> Command | None: ...


_NEVER = datetime.min.replace(tzinfo=UTC)


def _nothing(_: Iterable[str] | None) -> Mapping[str, Standing]:
    return {}


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a handler looks things up in, frozen for one answer."""

    library: Library
    rates: Rates
    today: date
    """The reader's calendar day."""
    menu: Menu
    zone: str = "UTC"
    """The time zone of the reader's days."""
    reads: Callable[[str, str], bool] = lambda _command, _text: True
    """Whether the reader finds a question of that command in a text: help tries its examples."""
    who: Who | None = None
    maintainer: bool = False
    """Whether the asker may see what only maintainers see."""
    gaps: Gaps | None = None
    """What people asked for and did not get; None where nothing is kept."""
    memory: Memory | None = None
    """What conversations are about; None where nothing is kept."""
    public: bool = False
    """Whether others will see the answer."""
    now: datetime = _NEVER
    """The moment of the question; what is done is kept under it."""
    reviews: Reviews | None = None
    """What is done about guides that go stale; None where nothing is kept."""
    standings: Callable[[Iterable[str] | None], Mapping[str, Standing] | None] = _nothing
    """What the workspace did about these guides, or about all; None where that cannot be read."""
    owners: Owning | None = None
    limits: Thresholds = field(default_factory=Thresholds)
    hand: Hands | None = None
    """The offers people spoke of last; None where nobody is known."""
    saved: Saved | None = None
    """The offers people saved; None where none can be."""

    def standing(self, guide: str) -> Standing | None:
        """What the workspace did about a guide; None where it did nothing, or none can say."""
        return (self.standings((guide,)) or {}).get(guide)

    @property
    def platform(self) -> str:
        """`slack`, `terminal` …: where the asker is."""
        return self.who.workspace.partition(":")[0] if self.who else ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One operand of a command, as menus name it."""

    name: str
    summary: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Command:
    """The only description of a command; every menu derives from it."""

    name: str
    summary: str
    """One sentence, shown in menus (100 characters at most)."""
    parameters: tuple[Parameter, ...]
    examples: tuple[str, ...]
    needs: Needs
    run: Callable[[Ask, Desk], Reply]
    least: int = 1
    most: int = 1
    core: bool = False
    """Claimed as a Slack slash command by default."""
    acts: Mapping[str, Takes] = field(default_factory=dict)
    """First words, where it does several things, and what follows each."""
    counted: bool = True
    """Whether its answers say what guides hold, so that their use while stale is counted."""

    @property
    def hint(self) -> str:
        """The parameters as a usage hint: `<company> <role> [region]`."""
        return " ".join(f"<{p.name}>" if p.required else f"[{p.name}]" for p in self.parameters)

    @property
    def shape(self) -> Shape:
        """What the reader needs to know."""
        return Shape(self.name, self.needs, self.most, self.least, self.acts)


class Registry:
    """Commands by name, in menu order.

    Raises:
        ValueError: two commands share a name.
    """

    def __init__(self, commands: Iterable[Command]) -> None:
        self._by_name: dict[str, Command] = {}
        for command in commands:
            if command.name in self._by_name:
                raise ValueError(f"two commands are called {command.name!r}; rename one")
            self._by_name[command.name] = command

    def __iter__(self) -> Iterator[Command]:
        return iter(self._by_name.values())

    def __len__(self) -> int:
        return len(self._by_name)

    def get(self, name: str) -> Command | None:
        """The command of that name, or None."""
        return self._by_name.get(name)

    def shapes(self) -> tuple[Shape, ...]:
        """What the language needs to read any of the commands."""
        return tuple(command.shape for command in self)
