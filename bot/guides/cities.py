"""The table of cities, countries and US states, from GeoNames (see data/make_places.py)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class City:
    """A city: where it lies and how many live there."""

    name: str
    """Folded."""
    country: str
    state: str
    population: int


@dataclass(frozen=True, slots=True)
class Cities:
    """Places by folded name; of homonyms the most populous first."""

    by_name: dict[str, list[City]]
    countries: dict[str, str]
    states: dict[str, tuple[str, str]]
    """State or province name to (country code, admin1 code)."""
    continents: dict[str, str]
    """Country code to continent code."""

    def named(self, name: str, country: str | None = None) -> City | None:
        """The most populous city of that name, in `country` where it is given."""
        cities = self.by_name.get(name, ())
        return next((c for c in cities if country in (None, c.country)), None)


def load_cities(table: Path, fold: Callable[[str], str]) -> Cities:
    """Read the table: kind, name, other names, country, admin1, continent, population."""
    by_name: dict[str, list[City]] = {}
    found = Cities(by_name, {}, {}, {})
    with table.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            kind, name, others, country, admin, continent, people = line.rstrip("\n").split("\t")
            folded = [fold(n) for n in (name, *others.split("|")) if n]
            if kind == "city":
                city = City(folded[0], country, admin, int(people or 0))
                for each in dict.fromkeys(folded):
                    by_name.setdefault(each, []).append(city)
            elif kind == "country":
                found.countries.update(dict.fromkeys(folded, country))
                found.continents[country] = continent
            elif kind == "state":
                found.states.update(dict.fromkeys(folded, (country, admin)))
    for cities in by_name.values():
        cities.sort(key=lambda city: -city.population)
    return found
