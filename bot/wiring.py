"""Builds everything; the only module that knows everyone."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.chat.command import Registry
from bot.chat.dispatch import Dispatch
from bot.data_files import data_folder
from bot.guides.library import Library
from bot.guides.shelf import Shelf
from bot.language.reading import Reader, reader
from bot.pay.rates import Rates
from handlers import COMMANDS

GUIDES_VARIABLE = "BANDSTAND_GUIDES"


@dataclass(frozen=True, slots=True)
class Bandstand:
    """The desk, put together: commands, guides, and the way from a call to a reply."""

    registry: Registry
    shelf: Shelf
    dispatch: Dispatch

    def reader(self) -> Reader:
        """The reader of the snapshot in use."""
        return self.dispatch.reader(self.shelf.library)

    def warm(self) -> None:
        """Build now what the first questions would wait for: the index and the atlas."""
        self.reader().warm()


def guides_folder(given: str | None, env: Mapping[str, str]) -> Path:
    """The folder named on the command line, else by the environment, else the bundled one."""
    named = given or env.get(GUIDES_VARIABLE)
    return Path(named) if named else data_folder() / "guides"


def cache_folder() -> str:
    """The user's cache folder for Bandstand (`XDG_CACHE_HOME` moves it)."""
    from platformdirs import user_cache_path

    return str(user_cache_path("bandstand", appauthor=False))


def registry() -> Registry:
    """The commands, in menu order."""
    return Registry(COMMANDS)


def build(guides: str | os.PathLike[str], *, cache: bool = True) -> Bandstand:
    """Load the guides and build the desk.

    Raises:
        GuidesFolderError: the folder cannot be read.
    """
    commands = registry()
    kept = cache_folder() if cache else None
    shelf = Shelf(guides, kept)
    shelf.load()
    dispatch = Dispatch(
        registry=commands,
        library=lambda: shelf.library,
        reader=_reader_of(commands, kept),
        rates=Rates(),
    )
    return Bandstand(commands, shelf, dispatch)


def _reader_of(commands: Registry, kept: str | None) -> Callable[[Library], Reader]:
    """One reader per snapshot: its index is built once, and goes with the snapshot."""

    @lru_cache(maxsize=2)
    def of(library: Library) -> Reader:
        return reader(library, commands.shapes(), data_folder(), kept)

    return of
