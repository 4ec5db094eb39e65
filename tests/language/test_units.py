"""A currency or a period the figures are not in is never passed over in silence."""

from __future__ import annotations

import pytest

from bot.data_files import data_folder
from bot.guides.library import Library
from bot.language.asks import Ask, Topic
from bot.language.reading import Reader, reader
from bot.wiring import registry

ZURICH = "Shown in CHF a year, as the guide has it, and not "


@pytest.fixture(scope="module")
def read(corpus: Library) -> Reader:
    return reader(corpus, registry().shapes(), data_folder())


def _shown(reading: object) -> list[str]:
    assert isinstance(reading, Ask), reading
    return [said for said in reading.assumptions if said.startswith("Shown in")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("google pm zurich in usd", [f"{ZURICH}in USD."]),
        ("google pm zurich in us dollars", [f"{ZURICH}in USD."]),
        ("google pm zurich in euros", [f"{ZURICH}in EUR."]),
        ("google pm zurich salary per month", [f"{ZURICH}by the month."]),
        ("google pm zurich in usd, monthly", [f"{ZURICH}in USD by the month."]),
        (
            "google pm london vs nyc in usd",
            ["Shown in GBP and USD a year, as the guide has it, and not all in USD."],
        ),
        ("google pm zurich in chf", []),
        ("google pm nyc in dollars", []),
        ("google pm zurich per year", []),
        ("does google pm stock in zurich vest monthly", []),
    ],
    ids=str,
)
def test_what_the_figures_are_not_in_is_said(read: Reader, text: str, said: list[str]) -> None:
    assert _shown(read.read(text)) == said


def test_another_currency_goes_on_from_the_last_question(read: Reader) -> None:
    last = read.read("google pm zurich")
    assert isinstance(last, Ask)
    reading = read.read("in euros?", topic=Topic(last))
    assert _shown(reading) == [f"{ZURICH}in EUR."]
    assert reading.operands == last.operands
