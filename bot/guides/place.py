"""A place, an area, and how places relate by their names alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["city", "area", "country", "state", "remote", "other"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its canonical folded name; `country` and `state` where they were written."""

    name: str
    kind: Kind
    country: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A region that is no single city: by its cities, countries or continent."""

    cities: frozenset[str] = frozenset()
    main: str = ""
    """The city it is known by: the first of its list."""
    countries: frozenset[str] = frozenset()
    """Of an area of whole countries: what it holds. Of an area of cities: where they lie."""
    continent: str | None = None
    reach: frozenset[str] = frozenset()
    """Countries in which its cities may lie: Vancouver is of the Pacific Northwest."""


def country_of_code(code: str) -> Place:
    """A country by its code, so that "usa" and "us" are one place."""
    return Place(code.casefold(), "country", code)


def share_main_city(one: Area, other: Area) -> bool:
    """Whether areas of cities lie in one another; any other name they share may be two towns'."""
    return one.main in other.cities or other.main in one.cities


def covering(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places a label can answer for: in "US (San Jose / Bay Area)" not the whole country."""
    if len(places) > 1 and places[0].kind in ("country", "area"):
        finer = tuple(p for p in places[1:] if p.kind != "country")
        return finer or places
    # "London (UK)": the country says where the city lies, and is not covered.
    return tuple(p for p in places if p.kind != "country") if _begins_with_city(places) else places


def _begins_with_city(places: tuple[Place, ...]) -> bool:
    return bool(places) and places[0].kind == "city"


def same(asked: Place, place: Place) -> bool:
    """Whether both are one place, as far as either says where it lies."""
    if asked.kind == "remote":
        return place.kind == "remote" and asked.country in (None, place.country)
    if asked.kind == "other":
        return place.kind == "other" and asked.country in (None, place.country)
    if asked.kind == place.kind == "state":
        return (asked.country, asked.state) == (place.country, place.state)
    if asked.name != place.name:
        return False
    pairs = ((asked.state, place.state), (asked.country, place.country))
    return all(one is None or other is None or one == other for one, other in pairs)
