"""A person's own offers, in hand and saved, each once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.chat.command import Desk
from bot.chat.offers import Held
from bot.language.asks import Operand


@dataclass(frozen=True, slots=True)
class Mine:
    """One offer of the asker's."""

    held: Held
    token: str = ""
    """Empty where it is saved and not in hand."""
    saved: bool = False

    def title(self, desk: Desk) -> str:
        """Its name, else the guide and region it is held against."""
        return f"{self.held.name}: {self.against(desk)}" if self.held.name else self.against(desk)

    def heading(self, desk: Desk) -> str:
        """What a table calls it: its name, else its company and region."""
        place = f", {self.held.region}" if self.held.region else ""
        return self.held.name or f"{desk.library.guide(self.held.guide).company_display}{place}"

    def against(self, desk: Desk) -> str:
        """The guide and region it is held against."""
        place = f", {self.held.region}" if self.held.region else ""
        return f"{desk.library.card(self.held.guide).title}{place}"


def offers_of(desk: Desk) -> tuple[Mine, ...]:
    """What is in hand, the latest first, then what else is saved; guides that are gone left out.

    Raises:
        StoreError: the database failed.
    """
    if desk.who is None:
        return ()
    saved = desk.saved.all(desk.who, desk.now) if desk.saved else ()
    names = {_folded(held.name) for held in saved}
    hand = desk.hand.all(desk.who, desk.now) if desk.hand else ()
    found = [Mine(h, token, saved=_folded(h.name) in names) for token, h in hand]
    told = {_folded(mine.held.name) for mine in found if mine.held.name}
    found += [Mine(held, saved=True) for held in saved if _folded(held.name) not in told]
    return tuple(mine for mine in found if mine.held.guide in desk.library)


def latest(found: tuple[Mine, ...]) -> tuple[Mine, ...]:
    """The offers without those told again since: of one name, guide and region the latest."""
    kept: dict[tuple[str, Operand], Mine] = {}
    for mine in found:
        kept.setdefault((_folded(mine.held.name), mine.held.operand), mine)
    return tuple(kept.values())


def named(name: str, company: str | None, desk: Desk) -> tuple[Mine, ...]:
    """The offers a name means: by their own, else by company; all of them without one."""
    found, word = latest(offers_of(desk)), _folded(name)
    if not word:
        return found
    exact = tuple(mine for mine in found if _folded(mine.held.name) == word)
    return exact or tuple(m for m in found if company == desk.library.guide(m.held.guide).company)


def in_hand(mine: Mine, desk: Desk) -> Mine:
    """The same offer in hand, so that a button can name it; as it is where none can be held."""
    if mine.token or desk.hand is None or desk.who is None:
        return mine
    return replace(mine, token=desk.hand.hold(desk.who, mine.held, desk.now))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
