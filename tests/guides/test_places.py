"""What region labels cover, and how a place asked for fits them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data_files import data_folder
from bot.guides.cities import load_cities
from bot.guides.library import Library
from bot.guides.place import Place
from bot.guides.places import Atlas, Fit, load_atlas
from bot.language.words import phrase

_ATLAS = load_atlas(data_folder(), phrase)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The bundled atlas."""
    return _ATLAS


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("San Francisco", ["san francisco"]),
        ("SF", ["san francisco"]),
        ("NYC", ["new york"]),
        ("New York NY", ["new york"]),
        ("New York City", ["new york"]),
        ("Chicago (HQ)", ["chicago"]),
        ("London (GBP/USD)", ["london"]),
        ("London UK", ["london"]),
        ("🇬🇧 London", ["london"]),
        ("**London**", ["london"]),
        ("München", ["munich"]),
        ("Bangalore (INR)", ["bangalore"]),
        ("Cambridge (MA)", ["cambridge"]),
        ("San Diego, CA", ["san diego"]),
        ("Westport, CT (HQ)", ["westport"]),
        ("NYC / New Jersey", ["new york", "new jersey"]),
        ("Bay Area / India", ["bay area", "india"]),
        ("EMEA (London/Munich)", ["emea", "london", "munich"]),
        ("India (Bangalore/Chennai)", ["india", "bangalore", "chennai"]),
        ("San Francisco / Seattle", ["san francisco", "seattle"]),
        ("Burbank / Los Angeles", ["burbank", "los angeles"]),
        ("Atlanta / Secondary", ["atlanta", "other"]),
        ("Other US", ["other"]),
        ("UK & Ireland", ["uk and ireland"]),
        ("Remote", ["remote"]),
        ("Remote US", ["remote"]),
        ("US Remote", ["remote"]),
        ("Remote (rare)", ["remote"]),
        ("Remote US / Other US", ["remote", "other"]),
        ("", []),
        ("(HQ)", []),
        ("/ — ,", []),
    ],
)
def test_a_label_covers_its_places_in_order(atlas: Atlas, label: str, names: list[str]) -> None:
    assert [place.name for place in atlas.label_places(label)] == names


@pytest.mark.parametrize(
    ("label", "country", "state"),
    [
        ("Cambridge (MA)", "US", "MA"),
        ("Cambridge MA", "US", "MA"),
        ("Cambridge UK", "GB", None),
        ("Melbourne, FL", "US", "FL"),
        ("San Diego CA", "US", "CA"),
        ("Remote US", "US", None),
        ("Remote (Germany)", "DE", None),
        ("Remote", None, None),
    ],
)
def test_a_label_says_which_of_several_namesakes(
    atlas: Atlas, label: str, country: str | None, state: str | None
) -> None:
    place = atlas.label_places(label)[0]
    assert (place.country, place.state) == (country, state)


FITS: list[tuple[str, str, Fit | None]] = [
    # By name
    ("sf", "San Francisco", "named"),
    ("san francisco", "San Francisco (USD)", "named"),
    ("nyc", "New York (HQ)", "named"),
    ("ny", "NYC / New Jersey", "named"),
    ("ldn", "London (GBP/USD)", "named"),
    ("london", "EMEA (London/Munich)", "named"),
    ("munich", "EMEA (London/Munich)", "named"),
    ("emea", "EMEA (London/Munich)", "named"),
    ("blr", "India (Bangalore)", "named"),
    ("bengaluru", "Bangalore (INR)", "named"),
    ("zurich", "Zürich", "named"),
    ("bay area", "Bay Area / India", "named"),
    ("india", "Bay Area / India", "named"),
    ("india", "India (Bangalore)", "named"),
    ("ireland", "UK / Ireland", "named"),
    ("new jersey", "NYC / New Jersey", "named"),
    ("london", "🇬🇧 London", "named"),
    ("remote", "Remote US", "named"),
    ("remote", "US (Other Markets / Remote)", "named"),
    ("europe", "Europe", "named"),
    # The label lies in what was asked
    ("uk", "London", "within"),
    ("uk", "London (HQ)", "within"),
    ("us", "San Francisco", "within"),
    ("us", "Austin", "within"),
    ("india", "Bangalore", "within"),
    ("india", "Mumbai (INR)", "within"),
    ("europe", "London", "within"),
    ("europe", "Paris", "within"),
    ("europe", "Zurich (HQ)", "within"),
    ("emea", "Tel Aviv", "within"),
    ("apac", "Singapore (SGD)", "within"),
    ("asia", "Bangalore", "within"),
    ("bay area", "San Francisco", "within"),
    ("bay area", "Menlo Park (HQ)", "within"),
    ("germany", "Berlin", "within"),
    ("california", "San Diego CA", "within"),
    ("california", "Los Angeles", "within"),
    ("california", "Bay Area", "within"),
    ("us", "Bay Area", "within"),
    ("us", "Remote US", "within"),
    ("new york", "Brooklyn", "within"),
    ("east coast", "New York Metro", "within"),
    ("east coast", "Northern Virginia", "within"),
    ("west coast", "US (San Jose / Bay Area)", "within"),
    ("new england", "Greater Boston", "within"),
    ("bay area", "Dublin, CA", "within"),
    ("pnw", "Vancouver (BC)", "within"),
    ("east coast", "Newark NJ", "within"),
    ("greater boston", "Cambridge (MA)", "within"),
    # Areas whose towns only share a name, or a town that its label puts elsewhere
    ("east coast", "US (San Jose / Bay Area)", None),
    ("east coast", "Bay Area (HQ)", None),
    ("new york metro", "Bay Area", None),
    ("new england", "West Coast", None),
    ("new england", "Pacific Northwest", None),
    ("northern virginia", "Dallas-Fort Worth", None),
    ("washington dc area", "Dallas-Fort Worth", None),
    ("greater boston", "Kitchener-Waterloo", None),
    ("greater boston", "Cambridge UK", None),
    ("bay area", "Newark, NJ", None),
    ("bay area", "Richmond, VA", None),
    ("dallas area", "Arlington, VA", None),
    # The label covers what was asked
    ("san francisco", "Bay Area", "covers"),
    ("mountain view", "Bay Area (HQ)", "covers"),
    ("brooklyn", "New York (HQ)", "covers"),
    ("manhattan", "NYC", "covers"),
    ("paris", "Europe", "covers"),
    ("sydney", "APAC", "covers"),
    # Neither
    ("london", "New York", None),
    # A label that lists its cities covers no others; "other" covers none that can be told
    ("tokyo", "APAC (Singapore/Sydney)", None),
    ("pune", "India (Bangalore/Chennai)", None),
    ("berlin", "EMEA (London/Amsterdam)", None),
    ("denver", "Other US", None),
    ("uk", "New York", None),
    ("us", "London", None),
    ("us", "Toronto", None),
    ("europe", "Tel Aviv", None),
    ("paris", "London", None),
    ("london", "Remote", None),
    ("sf", "Remote US", None),
    ("remote", "London", None),
    ("bay area", "Los Angeles", None),
    ("london", "Other US", None),
    ("san francisco", "San Diego CA", None),
    ("london", "Senior SWE", None),
    ("london", "", None),
]


@pytest.mark.parametrize(("asked", "label", "fit"), FITS, ids=[f"{a}:{b}" for a, b, _ in FITS])
def test_how_a_label_fits(atlas: Atlas, asked: str, label: str, fit: Fit | None) -> None:
    place = atlas.known(phrase(asked))
    assert place is not None
    assert atlas.fit(place, label) == fit
    assert atlas.fit(place, label) == fit  # the same when it is remembered


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("sf", "city"),
        ("oslo", "city"),
        ("bay area", "area"),
        ("europe", "area"),
        ("uk", "country"),
        ("norway", "country"),
        ("california", "state"),
        ("remote", "remote"),
        ("wfh", "remote"),
    ],
)
def test_a_name_is_a_kind_of_place(atlas: Atlas, name: str, kind: str) -> None:
    place = atlas.known(phrase(name))
    assert place is not None
    assert place.kind == kind


@pytest.mark.parametrize("name", ["", "qwertzuiop", "senior swe", "l5"])
def test_a_word_that_is_no_place_is_none(atlas: Atlas, name: str) -> None:
    assert atlas.known(phrase(name)) is None


def test_every_short_name_is_known_without_the_table_of_cities(tmp_path: Path) -> None:
    atlas = load_atlas(data_folder(), phrase)
    bare = Atlas(
        **{
            name: getattr(atlas, name)
            for name in atlas.__dataclass_fields__
            if not name.startswith("_") and name != "table"
        },
        table=tmp_path / "missing.tsv",
    )
    unknown = [name for name in bare.short_names() if bare.light(name) is None]
    assert unknown == []


def test_the_atlas_is_loaded_once() -> None:
    assert load_atlas(data_folder(), phrase) is load_atlas(data_folder(), phrase)


def test_the_most_populous_namesake_comes_first(atlas: Atlas) -> None:
    for name, cities in atlas.cities.by_name.items():
        people = [city.population for city in cities]
        assert people == sorted(people, reverse=True), name
    paris = atlas.cities.named("paris")
    assert paris is not None
    assert paris.country == "FR"
    texan = atlas.cities.named("paris", "US")
    assert texan is None or texan.country == "US"
    assert atlas.cities.named("paris", "JP") is None


def test_a_table_of_cities_is_read(tmp_path: Path) -> None:
    table = tmp_path / "places.tsv"
    table.write_text(
        "# remark\n"
        "city\tOslo\tKristiania|Christiania\tNO\t12\tEU\t1000\n"
        "city\tOslo\t\tUS\tMN\tNA\t5\n"
        "country\tNorway\tNorge\tNO\t\tEU\t5000\n"
        "state\tMinnesota\t\tUS\tMN\tNA\t\n",
        encoding="utf-8",
    )
    cities = load_cities(table, str.casefold)
    assert [city.country for city in cities.by_name["oslo"]] == ["NO", "US"]
    christiania = cities.named("christiania")
    assert christiania is not None
    assert christiania.name == "oslo"
    assert (cities.countries["norge"], cities.continents["NO"]) == ("NO", "EU")
    assert cities.states == {"minnesota": ("US", "MN")}


@given(st.text(max_size=40))
def test_any_label_has_places_and_fits(label: str) -> None:
    places = _ATLAS.label_places(label)
    assert all(place.name for place in places)
    for place in places:
        if place.kind != "other":
            assert _ATLAS.fit(place, label) == "named"


def test_nearly_every_label_of_the_corpus_names_a_known_place(
    atlas: Atlas, corpus: Library
) -> None:
    labels = {label for card in corpus for label in card.labels if card.company != "microsoft"}
    lost = {
        label
        for label in labels
        if not any(
            place.kind != "city" or atlas.known(place.name) for place in atlas.label_places(label)
        )
    }
    assert len(lost) <= len(labels) // 10, lost


@pytest.mark.parametrize("town", ["dublin", "newark", "brisbane"])
def test_a_bare_name_means_the_larger_namesake(atlas: Atlas, town: str) -> None:
    """Dublin is in Ireland before it is in California."""
    assert atlas.fit(Place(town, "city"), "Bay Area") is None
    assert atlas.fit(Place(town, "city", "US", "CA"), "Bay Area") == "covers"
