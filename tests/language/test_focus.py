"""What a message tells is set aside; what it asks is kept."""

from __future__ import annotations

import pytest

from bot.language.asks import Ask
from tests.language.town import companies, said_as, town_reader


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("my sister works at stripe, but what does google pay a PM", {"google"}),
        ("A friend at databricks says google pays PMs well, how much?", {"google"}),
        ("I am at zendesk and interviewing with google as a PM", {"google"}),
        ("leaving spotify for google, PM, pay?", {"google"}),
        ("ex-google PM, what would databricks pay me", {"databricks"}),
        ("currently at zendesk. what does a PM get at google?", {"google"}),
        ("I used to work for google. How much is a PM paid at stripe?", {"stripe"}),
        ("five years at spotify, now thinking of google as a data engineer", {"google"}),
        ("my husband is employed by google; PM at stripe, how much", {"stripe"}),
        ("unlike zendesk, does google pay PMs in stock", {"google"}),
        ("poached from spotify by google as PM, the band?", {"google"}),
        ("not google, databricks for a PM please", {"databricks"}),
        ("my friend at google gets 300k as a PM", {"google"}),
        ("google PM vs databricks PM", {"google", "databricks"}),
        ("what do google and stripe pay PMs", {"google", "stripe"}),
        ("I worked at google; how does its PM pay compare with stripe", {"google", "stripe"}),
    ],
    ids=lambda each: each if isinstance(each, str) else " ".join(sorted(each)),
)
def test_a_company_of_the_story_is_set_aside(text: str, slugs: set[str]) -> None:
    assert companies(text) == slugs


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I live in paris, what does google pay a PM in london", "london"),
        ("moving from zurich, google PM in london", "london"),
        ("I grew up in paris. Google PM pay in zurich?", "zurich"),
        ("google PM in london, not paris", "london"),
        ("I live in london, what does google pay a PM", "london"),
        ("google PM in london or paris", "london paris"),
        ("from paris to london as a google PM", "paris london"),
        ("my family is in london. what does google pay PMs in paris and zurich?", "paris zurich"),
        ("relocating from bangalore to zurich for google, PM", "bangalore zurich"),
        ("studied in paris, google PM in zurich rather than london", "zurich"),
    ],
    ids=str,
)
def test_a_place_of_the_story_is_set_aside(text: str, place: str) -> None:
    assert said_as(text, "place") == place


@pytest.mark.parametrize(
    ("text", "guide", "labels"),
    [
        pytest.param(
            "Been a designer at zendesk for years. Google wants me as a PM in zurich. The pay?",
            "google/product-manager",
            ("Zurich",),
            id="company, role and place of other sentences",
        ),
        pytest.param(
            "I am a data engineer at spotify. What does google pay a PM?",
            "google/product-manager",
            (),
            id="the writer's own job",
        ),
        pytest.param(
            "Google called me. It is a PM job. How much do they pay in london?",
            "google/product-manager",
            ("London",),
            id="what the question lacks comes from before",
        ),
        pytest.param(
            "How much is it? A PM at google, that is. In london.",
            "google/product-manager",
            ("London",),
            id="what the question lacks comes after",
        ),
        pytest.param(
            "Do databricks data engineers get good pay? My neighbour is a PM.",
            "databricks/data-engineer",
            (),
            id="a role told after the question",
        ),
    ],
)
def test_of_several_sentences_the_one_that_asks_is_answered(
    text: str, guide: str, labels: tuple[str, ...]
) -> None:
    reading = town_reader().read(text)
    assert isinstance(reading, Ask), reading
    assert [(o.guide, o.regions) for o in reading.operands] == [(guide, labels)]


def test_a_company_set_aside_for_the_nearer_one_is_said() -> None:
    reading = town_reader().read("databricks got in touch first but tell me google PM pay anyway")
    assert isinstance(reading, Ask)
    assert reading.operands[0].guide == "google/product-manager"
    assert "Took Google as the company asked about." in reading.assumptions


def test_whose_level_is_asked_is_never_set_aside() -> None:
    text = "I am a staff engineer at databricks, which level is that at google?"
    assert companies(text) >= {"databricks"}
    reading = town_reader().read(text)
    assert isinstance(reading, Ask)
    assert reading.operands[0].guide == "databricks/staff-software-engineer"


def test_whose_level_is_asked_by_a_level_s_word_alone() -> None:
    reading = town_reader().read("I am staff at databricks, which level is that at google?")
    assert isinstance(reading, Ask)
    assert reading.operands[0].guide == "databricks/staff-software-engineer"


def test_a_sentence_that_sets_two_beside_each_other_keeps_both() -> None:
    reading = town_reader().read("I work at google as a PM. Compare it with stripe.")
    assert {o.guide for o in reading.operands} == {
        "google/product-manager",
        "stripe/product-manager",
    }
