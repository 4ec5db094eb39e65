"""Region labels as places: what "NYC / New Jersey", "India (Bangalore)" or "Remote US" cover.

Labels are guides' own words; what a word means comes from `data/places.yaml` (short forms,
areas, other names of countries) and `data/places.tsv` (cities of the world, from GeoNames).
The table of cities is read only when a question cannot be settled by names alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from bot.data_files import load_table
from bot.guides.cities import Cities, load_cities
from bot.guides.place import (
    Area,
    Kind,
    Place,
    country_of_code,
    covering,
    same,
    share_main_city,
)

Fit = Literal["named", "within", "covers"]
"""How a label fits a place asked for: by name, by lying in it, or by covering it."""

FLAG = "flag"
"""How the language writes a flag emoji: `flagch`."""
MOST_FITS = 50_000
"""Answers remembered; people ask about few places, but any text may name one."""
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_CHUNKS = re.compile(r"[/,()|;–—]")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_COUNTRY_CODES = [first + second for first in _LETTERS for second in _LETTERS]
_OTHER_PLACES = frozenset(("other markets", "other locations", "other places", "other cities"))
OTHER = frozenset(("other", "others", "secondary", "elsewhere"))


@dataclass(slots=True)
class Atlas:
    """What names mean which places, and which place lies in which."""

    fold: Callable[[str], str]
    """Text to its folded words (the language's own, so that names compare alike)."""
    short: Mapping[str, str]
    areas: Mapping[str, Area]
    area_names: Mapping[str, str]
    parts: Mapping[str, frozenset[str]]
    city_names: frozenset[str]
    """Cities the short lists name."""
    country_names: Mapping[str, str]
    remote: frozenset[str]
    state_codes: frozenset[str]
    """Two-letter codes of the US states, upper case."""
    skipped: frozenset[str]
    """Words of labels that name no place: HQ, GBP."""
    namesakes: frozenset[str]
    """Towns of areas whose bare name means a larger city elsewhere: Dublin in the Bay Area."""
    table: Path
    _labels: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    _fits: dict[tuple[Place, str], Fit | None] = field(default_factory=dict)
    _cities: Cities | None = None

    @property
    def cities(self) -> Cities:
        """The table of cities, read on first use."""
        if self._cities is None:
            self._cities = load_cities(self.table, self.fold)
        return self._cities

    def light(self, name: str) -> Place | None:
        """The place of a folded name, by the short lists alone."""
        if name in self.remote:
            return Place("remote", "remote")
        if name in OTHER or name in _OTHER_PLACES:
            return Place("other", "other")
        if name in self.short:
            name = self.short[name]
        if name in self.area_names:
            return Place(self.area_names[name], "area")
        if name in self.country_names:
            return country_of_code(self.country_names[name])
        if name.startswith(FLAG) and len(name) == len(FLAG) + 2:
            return country_of_code(name[len(FLAG) :].upper())
        return Place(name, "city") if name in self.city_names else None

    def short_names(self) -> set[str]:
        """Every name `light` knows."""
        flags = {f"{FLAG}{code.casefold()}" for code in _COUNTRY_CODES}
        places = {*self.short, *self.area_names, *self.country_names, *self.city_names}
        return {*OTHER, *_OTHER_PLACES, *self.remote, *places, *flags}

    def known(self, name: str) -> Place | None:
        """The place of a folded name, by the short lists or the table of the world."""
        light = self.light(name)
        if light is not None:
            return light
        home = self.cities.states.get(name.removesuffix(" state"))
        if home:  # before countries: guides say Georgia and mean Atlanta
            return Place(name, "state", *home)
        country = self.cities.countries.get(name)
        if country:
            return country_of_code(country)
        city = self.cities.named(name)
        return Place(city.name, "city") if city else None

    def label_places(self, label: str) -> tuple[Place, ...]:
        """The places a region label covers, in its order."""
        found = self._labels.get(label)
        if found is None:
            found = self._labels[label] = tuple(self._read_label(label))
        return found

    def named(self, asked: Place, label: str) -> bool:
        """Whether the label names the place asked for, by the words alone."""
        return any(same(asked, place) for place in self.label_places(label))

    def fit(self, asked: Place, label: str) -> Fit | None:
        """How a label fits the place asked for; None where it does not."""
        key = (asked, label)
        # Several threads answer at once: never read back what another may have cleared.
        fits = self._fits
        if key in fits:
            fit = fits.get(key)
        else:
            fit = self._work_out(asked, label)
            if len(fits) >= MOST_FITS:
                self._fits = {}
            self._fits[key] = fit
        return fit

    def _work_out(self, asked: Place, label: str) -> Fit | None:
        places = self.label_places(label)
        if not any(same(asked, place) for place in places):
            places = tuple(map(self._settled, places))
        if any(same(asked, place) for place in places):
            return "named"
        if any(self.contains(asked, place) for place in places):
            return "within"
        if any(self.contains(place, asked) for place in covering(places)):
            return "covers"
        return None

    def _settled(self, place: Place) -> Place:
        """A label's place that only the table of the world knows to be a country."""
        if place.kind != "city" or place.name in self.cities.by_name:
            return place
        country = self.cities.countries.get(place.name)
        return country_of_code(country) if country else place

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether `inner` lies in `outer`."""
        if outer.kind in ("remote", "other") or (
            inner.kind == "remote" and outer.kind != "country"
        ):
            return False
        if outer.kind == "city":
            return inner.name in self.parts.get(outer.name, ())
        if outer.kind == "area":
            area = self.areas[outer.name]
            if inner.name in area.cities:
                return self._is_town_of(area, inner)
            if inner.kind == "area" and share_main_city(area, self.areas[inner.name]):
                return inner.name != outer.name
        country, state = self._home(inner)
        if country is None:
            return False
        if outer.kind == "area":
            return self._area_has(self.areas[outer.name], country)
        if outer.kind == "state":
            return (country, state) == (outer.country, outer.state) and inner.kind != "country"
        return outer.kind == "country" and outer.country == country

    def _is_town_of(self, area: Area, city: Place) -> bool:
        """Whether a city whose name the area lists is that town, as far as its label tells."""
        if city.country and area.reach and city.country not in area.reach:
            return False
        if city.state is None:
            return city.name not in self.namesakes
        return self._area_home(area)[1] in (None, city.state)

    def _area_has(self, area: Area, country: str) -> bool:
        if area.cities:  # an area of cities holds no others
            return False
        return country in area.countries or (
            area.continent is not None and self.cities.continents.get(country) == area.continent
        )

    def _home(self, place: Place) -> tuple[str | None, str | None]:
        """The country and state a place lies in."""
        if place.country is not None and (place.kind != "city" or place.state is not None):
            return place.country, place.state
        if place.kind == "area":
            return self._area_home(self.areas[place.name])
        city = self.cities.named(place.name, place.country)
        if city is None:
            whole = next((c for c, parts in self.parts.items() if place.name in parts), None)
            city = self.cities.named(whole) if whole else None
        return (city.country, city.state) if city else (place.country, place.state)

    def _area_home(self, area: Area) -> tuple[str | None, str | None]:
        """Where an area lies: its country, and its state where all its cities share one."""
        if len(area.countries) > 1 or not area.cities:
            return next(iter(area.countries), None) if len(area.countries) == 1 else None, None
        within = next(iter(area.countries), None)
        # Names repeat from state to state; an area lies where all of its cities can be.
        homes = [
            {(c.country, c.state) for c in self.cities.by_name.get(name, ())}
            for name in area.cities
        ]
        shared = set.intersection(*(home for home in homes if home))
        shared = {home for home in shared if within in (None, home[0])}
        return shared.pop() if len(shared) == 1 else (within, None)

    def _read_label(self, label: str) -> list[Place]:
        words = self.fold(_FLAGS.sub(" ", label)).split()
        if words[:2] == ["n", "a"] or words[:1] == ["none"]:
            return []
        plain = _FLAGS.sub(" ", label)
        chunks = [self.fold(chunk).split() for chunk in _CHUNKS.split(plain)]
        country = next((c for ws in chunks if (c := self.country_names.get(" ".join(ws)))), None)
        places = [self._read_chunk(words, country) for words in chunks if words]
        found = [place for place in places if place is not None]
        # "Cambridge (MA)": a chunk that is only a state says where the city before it lies.
        return _with_states(found)

    def _read_chunk(self, words: list[str], country: str | None) -> Place | None:
        words = [w for w in words if w not in self.skipped] or words
        if any(w in self.remote for w in words):
            rest = " ".join(w for w in words if w not in self.remote)
            return Place("remote", "remote", self._country(rest) or country)
        if words[0] in OTHER:
            return Place("other", "other", self._country(" ".join(words[1:])) or country)
        whole = self.light(" ".join(words))
        if whole is not None:
            return whole
        if len(words) == 1 and words[0] in self.skipped:
            return None
        if len(words) == 1 and len(words[0]) == 2:
            return self._code(words[0])
        if len(words) > 1:
            return self._qualified(words, country)
        return Place(words[0], "city", country)

    def _code(self, code: str) -> Place | None:
        """A chunk of two letters: a US state, or a province such as BC."""
        if code.upper() in self.state_codes:
            return Place(code, "state", "US", code.upper())
        home = self.cities.states.get(code)
        return Place(code, "state", *home) if home else None

    def _country(self, name: str) -> str | None:
        return self.country_names.get(name) or (self.cities.countries.get(name) if name else None)

    def _qualified(self, words: list[str], country: str | None) -> Place:
        """ "San Diego CA", "London UK", "Tel Aviv IL": a name and where it lies."""
        *front, last = words
        name = " ".join(front)
        inner = self.light(name)
        name = inner.name if inner else name
        kind: Kind = inner.kind if inner else "city"
        if last in self.country_names:
            return Place(name, kind, self.country_names[last])
        if len(last) == 2:
            home = self._coded(name, last.upper())
            if home is not None:
                return Place(name, kind, *home)
        state = self.cities.states.get(" ".join(words))
        if state is not None:
            return Place(" ".join(words), "state", *state)
        return Place(" ".join(words), "city", country)

    def _coded(self, name: str, code: str) -> tuple[str, str | None] | None:
        """Country and state of a two-letter code after a name: Illinois or Israel."""
        cities = self.cities.by_name.get(name, ())
        if code in self.state_codes and any(c.country == "US" and c.state == code for c in cities):
            return "US", code
        if any(c.country == code for c in cities):
            return code, None
        if code in self.state_codes:
            return "US", code
        return (code, None) if code in self.cities.continents else None


def _with_states(places: list[Place]) -> list[Place]:
    result: list[Place] = []
    for place in places:
        coded = place.kind == "state" and len(place.name) == 2
        if coded and result and result[-1].kind == "city":
            city = result[-1]
            result[-1] = Place(city.name, "city", place.country, place.state)
        else:
            result.append(place)
    return result


@lru_cache(maxsize=4)
def load_atlas(folder: Path, fold: Callable[[str], str], cache_folder: str | None = None) -> Atlas:
    """The atlas of the data folder's `places.yaml` and `places.tsv`."""
    data = load_table(folder / "places.yaml", cache_folder)
    areas = {fold(name): _area(entry, fold) for name, entry in data["areas"].items()}
    names = {fold(n): fold(a) for a, e in data["areas"].items() for n in (a, *e.get("names", ()))}
    short = {fold(short): fold(name) for short, name in data["short"].items()}
    parts = {fold(c): frozenset(map(fold, parts)) for c, parts in data["parts"].items()}
    return Atlas(
        fold=fold,
        short=short,
        city_names=frozenset(short.values()).union(*parts.values()),
        areas=areas,
        area_names=names,
        parts=parts,
        country_names={fold(name): code for name, code in data["countries"].items()},
        remote=frozenset(map(fold, data["remote"])),
        state_codes=frozenset(data["states"]),
        skipped=frozenset(map(fold, data["not_places"])),
        namesakes=frozenset(map(fold, data["namesakes"])),
        table=folder / "places.tsv",
    )


def _area(entry: dict[str, Any], fold: Callable[[str], str]) -> Area:
    countries = entry.get("countries") or ([entry["country"]] if "country" in entry else ())
    cities = [fold(city) for city in entry.get("cities", ())]
    return Area(
        cities=frozenset(cities),
        main=cities[0] if cities else "",
        countries=frozenset(countries),
        continent=entry.get("continent"),
        reach=frozenset((*countries, *entry.get("beyond", ()))),
    )
