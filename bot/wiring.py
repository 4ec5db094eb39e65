"""Builds everything; the only module that knows everyone."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from bot.chat.command import Registry
from bot.chat.dispatch import Dispatch
from bot.chat.memory import Gaps, Memory, Who
from bot.chat.reviewing import Owner, Reviews, Standing, Thresholds
from bot.data_files import data_folder
from bot.guides.library import Library
from bot.guides.model import Guide
from bot.guides.shelf import Shelf
from bot.language.reading import Reader, reader
from bot.pay.rates import Rates
from bot.people.in_hand import InHand
from bot.people.kept import Kept
from bot.people.late import late_reviews
from bot.people.late_offers import LateOffers, late_offers
from bot.people.maintainers import maintainers
from bot.people.passing import Passing
from bot.reviews.freshness import Dated, freshness, thresholds
from bot.reviews.owners import Owners, load_owners
from bot.reviews.schedule import calendar_from_env
from handlers import COMMANDS

GUIDES_VARIABLE = "BANDSTAND_GUIDES"
DATABASE_VARIABLE = "DATABASE_URL"


@dataclass(frozen=True, slots=True)
class People:
    """Those who ask: what is kept of their questions, and who looks after the guides."""

    memory: Memory
    gaps: Gaps | None
    maintains: Callable[[Who], bool]
    kept: Kept | None = None
    """What is behind all where there is a database; it opens when first used."""
    reviews: Reviews | None = None
    """What is done about guides that go stale."""
    limits: Thresholds = field(default_factory=Thresholds)
    saved: LateOffers | None = None
    """The offers people saved."""


@dataclass(frozen=True, slots=True)
class Bandstand:
    """The desk, put together: commands, guides, and the way from a call to a reply."""

    registry: Registry
    shelf: Shelf
    dispatch: Dispatch
    people: People | None = None

    def reader(self) -> Reader:
        """The reader of the snapshot in use."""
        return self.dispatch.reader(self.shelf.library)

    def warm(self) -> None:
        """Get ready now what the first questions would wait for: index, atlas, database."""
        self.reader().warm()
        self.open()

    @property
    def claim(self) -> Callable[[str, datetime], bool] | None:
        """What settles whose an event is, where processes share a database by its address."""
        kept = self.people and self.people.kept
        return kept.first if kept and kept.address else None

    def start(self) -> None:
        """Get ready to serve others: as `warm`, but not over tables that wait for their upgrade.

        Raises:
            OutdatedError: the database must be upgraded first.
        """
        if self.people and self.people.kept:
            self.people.kept.check()
        self.reader().warm()

    def open(self) -> None:
        """Open the database, where there is one."""
        if self.people and self.people.kept:
            self.people.kept.warm()

    def close(self) -> None:
        """Let the database go."""
        if self.people and self.people.kept:
            self.people.kept.close()


def guides_folder(given: str | None, env: Mapping[str, str]) -> Path:
    """The folder named on the command line, else by the environment, else the bundled one."""
    named = given or env.get(GUIDES_VARIABLE)
    return Path(named) if named else data_folder() / "guides"


def cache_folder() -> str:
    """The user's cache folder for Bandstand (`XDG_CACHE_HOME` moves it)."""
    from platformdirs import user_cache_path

    return str(user_cache_path("bandstand", appauthor=False))


def database_address(env: Mapping[str, str]) -> str | None:
    """The database the environment names; None for the file in the user's data folder."""
    return env.get(DATABASE_VARIABLE, "").strip() or None


def people(env: Mapping[str, str]) -> People:
    """What is kept of people, in the database that the environment names.

    Raises:
        SettingsError: a variable of the maintainers, reviews or saved offers cannot be taken.
    """
    kept = Kept(database_address(env))
    calendar = calendar_from_env(env)
    reviews = late_reviews(kept, lambda _workspace: calendar)
    saved = late_offers(kept, env)
    return People(kept, kept, maintainers(env), kept, reviews, thresholds(env), saved)


def passers_by(env: Mapping[str, str]) -> People:
    """People of whom nothing outlives this process.

    Raises:
        SettingsError: a variable of the maintainers or the reviews cannot be taken.
    """
    return People(Passing(), None, maintainers(env), limits=thresholds(env))


def sealed_again(env: Mapping[str, str]) -> tuple[int, int]:
    """Seal all saved offers with the first key; how many were, and how many no key opens.

    Raises:
        BotError: there is no key, or the database cannot be used.
    """
    kept = Kept(database_address(env))
    try:
        return late_offers(kept, env).rotate()
    finally:
        kept.close()


def registry() -> Registry:
    """The commands, in menu order."""
    return Registry(COMMANDS)


def build(
    guides: str | os.PathLike[str], *, cache: bool = True, people: People | None = None
) -> Bandstand:
    """Load the guides and build the desk.

    Args:
        people: what is remembered of whom; without it nothing is.

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
    if people is not None:
        dispatch = replace(
            dispatch,
            memory=people.memory,
            gaps=people.gaps,
            maintains=people.maintains,
            reviews=people.reviews,
            owners=_ListedOwners(shelf),
            limits=people.limits,
            stale=_stale_by(people.limits),
            hand=InHand(),
            saved=people.saved,
        )
    return Bandstand(commands, shelf, dispatch, people)


def _stale_by(limits: Thresholds) -> Callable[[Guide, Standing | None, date], bool]:
    return lambda guide, standing, day: freshness(Dated.of(guide), standing, day, limits).stale


class _ListedOwners:
    """The owners' list beside the guides, read when first asked for and with each snapshot."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._read = lru_cache(maxsize=1)(self._owners)

    def of(
        self, guide_id: str, file_owner: str | None, assigned: str, platform: str
    ) -> Owner | None:
        """The owner of a guide: who was assigned, else the file's, else the list's."""
        return self._read(self._shelf.library).of(guide_id, file_owner, assigned, platform)

    def _owners(self, _of: Library) -> Owners:
        return load_owners(self._shelf.root)


def _reader_of(commands: Registry, kept: str | None) -> Callable[[Library], Reader]:
    """One reader per snapshot: its index is built once, and goes with the snapshot."""

    @lru_cache(maxsize=2)
    def of(library: Library) -> Reader:
        return reader(library, commands.shapes(), data_folder(), kept)

    return of
