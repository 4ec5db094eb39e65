"""A guide's script as an answer: its floor first, with what it is a sum of."""

from __future__ import annotations

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Facts
from bot.guides.claims import MARK
from bot.language.asks import Ask, Operand
from tests.handlers.conftest import Asked
from tests.handlers.parts import guide_of, run

DOLLARS = """\
company: acme
company_display: Acme
role: staff-engineer
role_display: Staff Engineer
compensation:
  - region: San Francisco
    currency: USD
    base_low: 200000
    base_high: 250000
"""


@pytest.mark.parametrize(
    ("said", "floor"),
    [
        ("My floor is $185,000 base.", "$185,000 base"),
        ("My floor is $270K.",
         "$270K (the guide does not say whether this is base or total)"),
        ("My base floor is $185K.", "$185K (base)"),
        ("Walk away below $165K base.", "$165K base (the guide says “walk away below”)"),
        ("My floor is $[floor].", "the guide leaves it to be filled in"),
        ("I ask for $200K.", "the guide states no floor amount"),
    ],
    ids=lambda text: text[:30],
)  # fmt: skip
def test_the_floor_is_a_fact_with_its_unit(said: str, floor: str) -> None:
    reply = run(
        guide_of(f"**Negotiate Up Strategy:** {said}", DOLLARS),
        Ask("script", (Operand("acme/staff-engineer"),)),
    )
    facts = [item for block in reply.blocks if isinstance(block, Facts) for item in block.items]
    assert facts == [("Floor", floor)]


@pytest.mark.parametrize(
    ("said", "warned"),
    [
        ("My floor is $270K.", True),
        ("My floor is $240K.", False),
        ("My floor is $270K TC.", False),
        ("My floor is £270K.", False),
    ],
)
def test_a_floor_above_every_base_is_remarked_where_its_unit_is_unstated(
    said: str, warned: bool
) -> None:
    reply = run(
        guide_of(f"**Negotiate Up Strategy:** {said}", DOLLARS),
        Ask("script", (Operand("acme/staff-engineer"),)),
    )
    line = "The floor $270K lies above the highest base in that currency ($250K)"
    assert (line in plain(reply)) is warned


def test_several_floors_say_once_how_the_guide_puts_it() -> None:
    said = "Accept no lower than $90,000 base + $20,000 RSU. Accept no lower than $80,000 base."
    reply = run(
        guide_of(f"**Negotiate Up Strategy:** {said}", DOLLARS),
        Ask("script", (Operand("acme/staff-engineer"),)),
    )
    (facts,) = [block for block in reply.blocks if isinstance(block, Facts)]
    assert [value for _, value in facts.items] == [
        "$90,000 base (the guide says “accept no lower than”)",
        "$20,000 RSU",
        "$80,000 base",
    ]


def test_the_bundled_floor_in_dollars_stands_beside_the_london_band(asked: Asked) -> None:
    text = plain(asked("script wandb senior london"))
    assert "another currency: $230K (the guide does not say whether this is base or total)" in text
    assert "This text has sums in US dollars (USD)" in text
    assert "£152K–£194K" in text


def test_the_script_is_quoted_with_its_claims_marked(asked: Asked) -> None:
    text = plain(asked("script wandb staff"))
    assert f"($275K / $470K RSU). {MARK} I would choose W&B" in text
    assert f"taking Google's liquid equity makes more sense. {MARK}" in text
    assert "As the guide had it in 2026-02 (2025-Q4 data):" in text


def test_every_sentence_of_a_long_script_is_whole_and_keeps_its_mark() -> None:
    said = " ".join(f"I built {number} systems." for number in range(200))
    library = guide_of(f"**Negotiate Up Strategy:** {said}", DOLLARS)
    short = plain(run(library, Ask("script", (Operand("acme/staff-engineer"),))))
    assert short.count(" systems.") == short.count(MARK) > 10
    whole = plain(run(library, Ask("script", (Operand("acme/staff-engineer"),), text="all")))
    assert "I built 199 systems." in whole


def test_a_text_too_long_for_any_message_says_where_the_rest_is() -> None:
    said = " ".join(f"I built {number} systems." for number in range(400))
    library = guide_of(f"**Negotiate Up Strategy:** {said}", DOLLARS)
    whole = plain(run(library, Ask("script", (Operand("acme/staff-engineer"),), text="all")))
    assert "Too long for a message: the rest is in the guide's file in acme/staff.md." in whole


def test_one_endless_sentence_keeps_its_mark_when_cut() -> None:
    library = guide_of(f"**Negotiate Up Strategy:** I built {'a system and ' * 200}", DOLLARS)
    text = plain(run(library, Ask("script", (Operand("acme/staff-engineer"),))))
    assert f"… {MARK}" in text


def test_a_guide_without_a_script_says_so() -> None:
    reply = run(guide_of("# A\nx", DOLLARS), Ask("script", (Operand("acme/staff-engineer"),)))
    assert reply.status == "answered"
    assert "This guide gives no script. It has: pay band." in plain(reply)


LONDON = """\
company: acme
company_display: Acme
role: staff-engineer
role_display: Staff Engineer
compensation:
  - region: London
    currency: GBP
    base_low: 90000
    base_high: 120000
    total_low: 130000
    total_high: 190000
"""
TABLE = """\
| Region | Base | Stock (RSU/4yr) | Bonus | Total |
|---|---|---|---|---|
| London | £90K–£120K | £40K–£80K | 10% | {total} |

"""


def _in_london(said: str, total: str = "£130K–£190K") -> str:
    body = f"{TABLE.format(total=total)}**Negotiate Up Strategy:** {said}"
    operand = Operand("acme/staff-engineer", ("London",))
    return plain(run(guide_of(body, LONDON), Ask("script", (operand,))))


@pytest.mark.parametrize(
    ("said", "total_shown"),
    [
        ("My floor is £150K TC.", True),
        ("My floor is £100K base.", False),
        ("My floor is £100K base, £150K TC.", True),
        ("I ask for £100K.", False),
    ],
)
def test_a_floor_in_total_has_the_stated_total_beside_it(said: str, total_shown: bool) -> None:
    text = _in_london(said)
    assert "Base in London: £90K–£120K" in text
    assert ("Stated total a year in London: £130K–£190K" in text) is total_shown


@pytest.mark.parametrize(
    "said", ["My floor is $200K.", "My floor is £150K TC."], ids=["whole band", "parts"]
)
def test_the_band_beside_has_its_notices(said: str) -> None:
    text = _in_london(said, total="$130K–$190K")
    assert "$130K–$190K" in text
    assert "its table writes stated total '$130K–$190K'; shown in USD." in text


def test_floors_by_level_say_what_they_are_of_and_for() -> None:
    said = "Accept if Year 1 TC exceeds $240K for L5. Accept if Year 1 TC exceeds $210K for L4."
    reply = run(
        guide_of(f"**Negotiate Up Strategy:** {said}", DOLLARS),
        Ask("script", (Operand("acme/staff-engineer"),)),
    )
    (facts,) = [block for block in reply.blocks if isinstance(block, Facts)]
    assert [value for _, value in facts.items] == [
        "$240K for L5 (Year 1 TC; the guide says “accept if”)",
        "$210K for L4 (Year 1 TC)",
    ]


TWO = (
    DOLLARS
    + """\
  - region: London
    currency: GBP
    base_low: 115000
    base_high: 150000
"""
)


def test_a_text_partly_in_another_currency_says_so_and_puts_the_band_beside() -> None:
    said = (
        "Accept no lower than $250,000 base in San Francisco. My floor in London is £125,000 base."
    )
    library = guide_of(f"**Negotiate Up Strategy:** {said}", TWO)
    text = plain(run(library, Ask("script", (Operand("acme/staff-engineer", ("London",)),))))
    assert text.index("Floor: £125,000") < text.index("Floor, in another currency: $250,000")
    assert "US dollars (USD)" in text
    assert "£115K–£150K" in text
