"""A guide's script and the floors it names. The scripts are made up for these tables."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.floors import MOST_FLOORS, floors
from bot.guides.library import Library
from bot.guides.script import MOST_PASSAGES, script
from bot.guides.sections import sections
from tests.guides.bodies import MARKDOWN


@pytest.mark.parametrize(
    ("text", "amounts", "units"),
    [
        pytest.param("My floor is $270K.", [270_000], ["unstated"], id="bare"),
        pytest.param("At $295K I sign. My floor is $270K — below that, no.", [270_000],
                     ["unstated"], id="not the sum before"),
        pytest.param("My floor is $235K base; under that, no.", [235_000], ["base"], id="base"),
        pytest.param("My floor is £90K in total comp.", [90_000], ["total"], id="total comp"),
        pytest.param("Accept-at floor: $218,000 TC.", [218_000], ["total"], id="TC"),
        pytest.param("A floor of €118,000 in RSUs.", [118_000], ["equity"], id="equity"),
        pytest.param("My base floor is $190K.", [190_000], ["base"], id="unit before floor"),
        pytest.param("My floor for total comp is $310K.", [310_000], ["total"], id="unit between"),
        pytest.param("Accept at ($250,000 total comp floor).", [250_000], ["total"],
                     id="sum before"),
        pytest.param("Your floor should be $155K base + $80K/yr RSUs + $18K signing bonus.",
                     [155_000, 80_000, 18_000], ["base", "equity", "bonus"], id="parts"),
        pytest.param("Floor: $140K base / $35K RSU in Atlanta; $160K base in New York.",
                     [140_000, 35_000, 160_000], ["base", "equity", "base"], id="places"),
        pytest.param("Floors: Malvern $148K TC, Charlotte $141K TC.", [148_000, 141_000],
                     ["total", "total"], id="several"),
        pytest.param("Accept no lower than $150,000 base.", [150_000], ["base"], id="no lower"),
        pytest.param("Walk away below $165K base unless the stock exceeds $200K.", [165_000],
                     ["base"], id="walk away"),
        pytest.param("Accept at $192K+ base and 20%+ more options.", [192_000], ["base"],
                     id="accept at"),
        pytest.param("Accept at $140K+ RSUs with base above $175K.", [140_000, 175_000],
                     ["equity", "base"], id="unit before the second"),
        pytest.param("My floor is $200K base. Push for $30K at signing.", [200_000], ["base"],
                     id="the sentence ends"),
        pytest.param("A bonus floor of 15% is what I ask.", [], [], id="a percentage"),
        pytest.param("The buyback creates a liquidity floor — I ask $200K.", [], [],
                     id="a floor of something else"),
        pytest.param("My floor is $[floor].", [], [], id="to fill in"),
        pytest.param("I ask $200K base.", [], [], id="none"),
    ],
)  # fmt: skip
def test_floors_and_their_units(text: str, amounts: list[int], units: list[str]) -> None:
    found = floors(text)
    assert [floor.amount.low for floor in found] == list(map(Decimal, amounts))
    assert [floor.unit for floor in found] == units


def test_a_floor_is_quoted_with_its_place_and_its_own_currency() -> None:
    found = floors("Floor: $225K TC (New York), CHF 198K (Zurich), or £180K (London).")
    assert [(floor.text, floor.currency) for floor in found] == [
        ("$225K TC (New York)", "USD"),
        ("CHF 198K (Zurich)", "CHF"),
        ("£180K (London)", "GBP"),
    ]
    assert [floor.says_unit for floor in found] == [True, False, False]


SAID = "I ask for $200K. My floor is $180K base."


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f'> **Negotiate Up Strategy:** "{SAID}"', id="quoted"),
        pytest.param(f'> **Negotiate Up Strategy**: "{SAID}"', id="colon outside"),
        pytest.param(f"**Negotiate-Up Strategy**\n\n{SAID}", id="bold"),
        pytest.param(f"## Negotiate Up Strategy with Dollar Amounts\n\n> {SAID}", id="heading"),
        pytest.param(f"### Negotiating Up\n<!-- note -->\n{SAID}\n\n---", id="comment and rule"),
    ],
)
def test_scripts_of_every_shape(body: str) -> None:
    found = script(sections(f"# Guide\n\n{body}\n\n#### Evidence & Sources\n- My floor is $1."))
    assert found is not None
    assert found.text == SAID
    assert found.floor is not None
    assert (found.floor.amount.low, found.floor.unit) == (Decimal(180_000), "base")


def test_a_script_by_level_keeps_its_titles() -> None:
    body = "**Negotiate Up Strategy (L4)**\nOne.\n\n**Negotiate Up Strategy (L5)**\nTwo.\n"
    found = script(sections(body))
    assert found is not None
    assert [passage.kind for passage in found.passages] == ["title", "text", "title", "text"]


@pytest.mark.parametrize(
    ("said", "blank"),
    [
        ("My floor is $[floor].", True),
        ("Total comp of $[target], which is my floor.", True),
        ("A guaranteed minimum bonus of $[bonus].", False),
        ("I ask for $200K.", False),
    ],
)
def test_a_floor_left_to_be_filled_in_is_known(said: str, blank: bool) -> None:
    found = script(sections(f"**Negotiate Up Strategy:** {said}"))
    assert found is not None
    assert (found.floor, found.blank_floor) == (None, blank)


def test_a_guide_without_a_script_has_none() -> None:
    assert script(sections("# A\nx")) is None
    assert script(()) is None


def test_the_bundled_floors(bundled: Library) -> None:
    found = {card.id: script(bundled.sections(card.id)) for card in bundled}
    assert {
        name: (str(each.floor.amount.low), each.floor.currency, each.floor.unit)
        for name, each in found.items()
        if each and each.floor
    } == {
        "huggingface-enterprise/senior-software-engineer": ("235000", "USD", "unstated"),
        "weights-and-biases/ml-ai-engineer": ("230000", "USD", "unstated"),
        "weights-and-biases/senior-software-engineer": ("230000", "USD", "unstated"),
        "weights-and-biases/staff-software-engineer": ("270000", "USD", "unstated"),
    }


def test_nearly_every_guide_of_the_corpus_has_its_script(corpus: Library) -> None:
    found = [script(corpus.sections(card.id)) for card in corpus]
    assert sum(each is not None for each in found) >= len(found) * 0.99
    assert sum(each is not None and bool(each.floors) for each in found) >= len(found) * 0.8


@given(MARKDOWN)
def test_any_body_has_a_bounded_script_or_none(body: str) -> None:
    found = script(sections(body))
    assert found is None or len(found.passages) <= MOST_PASSAGES


@given(st.text(alphabet="floor wakyebn$£KM1,.[]—-+/()", max_size=300))
def test_any_text_has_bounded_floors(text: str) -> None:
    assert len(floors(f"floor {text}")) <= MOST_FLOORS
