"""The offers people spoke of last, and what they asked of them: in this process's memory, half an
hour, and nowhere else."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from bot.chat.memory import Who
from bot.chat.offers import TOKEN, Held
from bot.language.asks import Topic
from bot.people.topics import LIFETIME

MOST_OFFERS = 5
"""Of one person."""
MOST_PEOPLE = 10_000
_TOKEN_BYTES = 9

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    held: Held = field(repr=False)
    places: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class _Asked:
    topic: Topic = field(repr=False)
    at: datetime


_Offers = OrderedDict[str, _Kept]


@dataclass(slots=True)
class InHand:
    """Offers by workspace and person, the oldest dropped first; never written anywhere."""

    most: int = MOST_PEOPLE
    _people: OrderedDict[_Key, _Offers] = field(default_factory=OrderedDict, repr=False)
    # {(workspace or home, person): {token: offer}}, each oldest first
    _asked: OrderedDict[tuple[_Key, str], _Asked] = field(default_factory=OrderedDict, repr=False)
    _lock: Lock = field(default_factory=Lock)

    def hold(self, who: Who, held: Held, now: datetime) -> str:
        """Keep an offer; the token that finds it again. The same one at the same place renews."""
        with self._lock:
            offers = self._of(who, now)
            same = (t for t, k in offers.items() if k.held == held and k.places == who.places)
            token = next(same, None) or secrets.token_urlsafe(_TOKEN_BYTES)
            self._keep(who, offers, token, _Kept(held, who.places, now))
            return token

    def get(self, who: Who, token: str | None, now: datetime) -> Held | None:
        """The person's own offer of that token; without one, their latest, first of this place."""
        with self._lock:
            offers = self._of(who, now)
            if token is not None:
                kept = offers.get(token)
                return kept.held if kept else None
            latest = [*reversed(offers.values())]
            here = [kept for kept in latest if set(kept.places) & set(who.places)]
            return next((kept.held for kept in (*here, *latest)), None)

    def put(self, who: Who, token: str, held: Held, now: datetime) -> bool:
        """Replace an offer under its token; False where it is gone."""
        with self._lock:
            offers = self._of(who, now)
            if token not in offers:
                return False
            self._keep(who, offers, token, _Kept(held, offers[token].places, now))
            return True

    def all(self, who: Who, now: datetime) -> tuple[tuple[str, Held], ...]:
        """The person's offers with their tokens, the latest first."""
        with self._lock:
            kept = self._of(who, now).items()
            return tuple((token, each.held) for token, each in reversed(kept))

    def drop(self, who: Who, token: str, now: datetime) -> bool:
        """Let one offer go; False where it is gone already."""
        with self._lock:
            return self._of(who, now).pop(token, None) is not None

    def asked(self, who: Who, topic: Topic | None, now: datetime) -> None:
        """Keep what was asked last where it was asked; None for something else than an offer."""
        with self._lock:
            for place in who.places:
                self._asked.pop((_key(who), place), None)
                if topic is not None:
                    self._asked[_key(who), place] = _Asked(topic, now)
            while len(self._asked) > self.most:
                self._asked.popitem(last=False)

    def last(self, who: Who, now: datetime) -> Topic | None:
        """What was asked last in this place, if it was of an offer that is in hand still."""
        with self._lock:
            offers = self._of(who, now)
            found = (self._asked.get((_key(who), place)) for place in who.places)
            kept = next((each for each in found if each and now - each.at < LIFETIME), None)
            if kept is None or not offers:
                return None
            asks = (kept.topic.ask, kept.topic.offer)
            tokens = {ask.field(TOKEN) for ask in asks if ask} - {""}
            return kept.topic if tokens <= offers.keys() else None

    def forget(self, who: Who) -> int:
        """Drop all of the person's in the workspace; how many that were."""
        with self._lock:
            for key in [key for key in self._asked if key[0] == _key(who)]:
                del self._asked[key]
            return len(self._people.pop(_key(who), ()))

    def _keep(self, who: Who, offers: _Offers, token: str, kept: _Kept) -> None:
        offers[token] = kept
        offers.move_to_end(token)
        while len(offers) > MOST_OFFERS:
            offers.popitem(last=False)
        self._people[_key(who)] = offers
        self._people.move_to_end(_key(who))
        while len(self._people) > self.most:
            self._people.popitem(last=False)

    def _of(self, who: Who, now: datetime) -> _Offers:
        """The person's offers whose time is not over; everybody else's that are go as well."""
        # Each is kept at the end with every use, so those whose time is over come first.
        while self._people:
            key, offers = next(iter(self._people.items()))
            if any(now - kept.at < LIFETIME for kept in offers.values()):
                break
            del self._people[key]
        offers = self._people.get(_key(who), OrderedDict())
        for token in [t for t, kept in offers.items() if now - kept.at >= LIFETIME]:
            del offers[token]
        return offers


def _key(who: Who) -> _Key:
    return who.home or who.workspace, who.person
