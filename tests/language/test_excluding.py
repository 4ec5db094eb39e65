"""What a message rules out is never what is answered."""

from __future__ import annotations

import pytest

from bot.language.asks import Ask, Operand, Reading, Topic, Unclear
from tests.language.town import town_reader

SPOTIFY = "spotify/data-scientist"
GOOGLE = "google/product-manager"
EUROPE = ("London", "Zurich", "Paris")
NEAR = ("San Francisco", "New York", "Los Angeles", "Remote US")


def _of(reading: Reading) -> list[tuple[str, tuple[str, ...]]]:
    assert isinstance(reading, Ask), reading
    return [(o.guide, o.regions) for o in reading.operands]


@pytest.mark.parametrize(
    ("text", "guide", "labels", "said"),
    [
        ("spotify data scientist, everywhere except london", SPOTIFY, 0, "All but London."),
        ("spotify ds not london", SPOTIFY, 0, "All but London."),
        ("spotify ds not in london (hq)", SPOTIFY, 0, "All but London."),
        ("spotify ds anywhere but london", SPOTIFY, 0, "All but London."),
        ("I want the spotify ds pay but don't include london", SPOTIFY, 0, "All but London."),
        ("skip london, spotify ds nyc", SPOTIFY, ("New York",), "Left out 'london'."),
        ("spotify ds in europe but not london", SPOTIFY, ("Stockholm",), "Left out 'london'."),
        ("spotify ds not singapore", SPOTIFY, (), "Left out 'singapore'."),
        ("what does google pay PMs outside the US", GOOGLE, (*EUROPE, "Bangalore"), ""),
        ("what does google pay PMs outside the us", GOOGLE, (*EUROPE, "Bangalore"), ""),
        ("google pm non-us", GOOGLE, (*EUROPE, "Bangalore"), ""),
        ("google pm except london, paris and zurich", GOOGLE, (*NEAR, "Bangalore"), ""),
        ("google pm in regions other than london or paris", GOOGLE, 2, "All but London and Paris."),
        ("google pm in paris, not in london or zurich", GOOGLE, ("Paris",), ""),
        ("google pm in paris instead of london", GOOGLE, ("Paris",), "Left out 'london'."),
        ("google pm, if not london then zurich", GOOGLE, ("London", "Zurich"), ""),
        ("google pm not only in london", GOOGLE, ("London",), ""),
        ("I'm not in london, what does google pay PMs", GOOGLE, (), "Set 'london' aside"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_an_excluded_place_leaves_the_others(
    text: str, guide: str, labels: tuple[str, ...] | int, said: str
) -> None:
    reading = town_reader().read(text)
    rest = {0: ("Stockholm", "New York"), 2: (*NEAR, "Zurich", "Bangalore")}
    wanted = rest[labels] if isinstance(labels, int) else labels
    assert _of(reading) == [(guide, wanted)]
    assert isinstance(reading, Ask)
    assert any(each.startswith(said) for each in reading.assumptions) or not said


@pytest.mark.parametrize(
    ("text", "guide"),
    [
        ("databricks swe (not staff)", "databricks/software-engineer"),
        ("databricks engineer but not senior", "databricks/software-engineer"),
        ("google designer not pm", "google/product-designer"),
        ("not the senior guide, the staff one at databricks", "databricks/staff-software-engineer"),
    ],
    ids=str,
)
def test_an_excluded_role_is_no_part_of_the_question(text: str, guide: str) -> None:
    reading = town_reader().read(text)
    assert _of(reading) == [(guide, ())]
    assert isinstance(reading, Ask)
    assert any(said.startswith("Left out") for said in reading.assumptions)


def test_where_only_the_excluded_role_is_named_the_role_is_asked() -> None:
    reading = town_reader().read("databricks not staff")
    assert isinstance(reading, Unclear)
    assert (reading.status, reading.problem) == ("ambiguous", "Databricks has 13 guides.")


def test_nothing_left_is_asked_back_with_the_regions_there_are() -> None:
    reading = town_reader().read("linear swe outside the US")
    assert isinstance(reading, Unclear)
    assert reading.status == "not_found"
    assert [choice.label for choice in reading.choices] == list(NEAR)


def test_every_side_of_a_comparison_leaves_the_place_out() -> None:
    reading = town_reader().read("compare spotify and databricks pm outside the US")
    assert _of(reading) == [
        ("spotify/product-manager", ("Stockholm", "London")),
        ("databricks/product-manager", ("London", "Amsterdam")),
    ]


@pytest.mark.parametrize(
    ("last", "text", "labels"),
    [
        pytest.param(("London",), "not london", ("Stockholm", "New York"), id="the one asked"),
        pytest.param(("London", "New York"), "not london", ("New York",), id="one of two"),
        pytest.param((), "not london, nyc", ("New York",), id="another instead"),
        pytest.param(
            ("New York",), "everywhere except london", ("Stockholm", "New York"), id="everywhere"
        ),
    ],
)
def test_a_follow_up_rules_out_too(
    last: tuple[str, ...], text: str, labels: tuple[str, ...]
) -> None:
    reading = town_reader().read(text, topic=Topic(Ask("band", (Operand(SPOTIFY, last),))))
    assert _of(reading) == [(SPOTIFY, labels)]
    assert isinstance(reading, Ask)
    assert reading.assumptions[0].startswith("Went on from Spotify")
