"""An offer judged: what is said of it, what its buttons do, and what leaves the conversation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.memory import Who
from bot.chat.offers import GONE, NOT_SAVED
from bot.chat.plain import plain
from bot.chat.reply import Chart, Table
from bot.data_files import data_folder
from bot.people.in_hand import MOST_OFFERS
from bot.wiring import Bandstand, build
from tests.handlers.offering import ANN, BEN, OFFER, OPEN, Talk, buttons, says, values

STAFF = "weights-and-biases/staff-software-engineer"


@pytest.fixture(scope="module")
def desk() -> Bandstand:
    return build(data_folder() / "guides", cache=False)


@pytest.fixture
def talk(desk: Bandstand) -> Talk:
    return Talk(desk)


SAID = [
    pytest.param("In short: base inside the band, in its lower third; stock", id="verdict first"),
    pytest.param("range penetration 8%, compa-ratio 0.907", id="both ratios"),
    pytest.param("To the middle +$25K, to the top +$55K", id="money to the middle and the top"),
    pytest.param("$347K: $18K below the band, $365K–$545K", id="below the stated total"),
    pytest.param("Total, against the sum of the parts: $347K: inside", id="computed apart"),
    pytest.param("Year 1: $428.5K.", id="year 1"),
    pytest.param("Trough, year 4: $345.5K.", id="trough"),
    pytest.param("Run-rate: $369.5K. The average year of the vest without", id="run-rate"),
    pytest.param("Annualised: $378.25K.", id="annualised"),
    pytest.param("Levels-style: $355.75K. Base + bonus + grant", id="levels-style"),
    pytest.param("acquired by CoreWeave (public) on 2025-05-05", id="employer, dated"),
    pytest.param("still speaks of growth-stage equity", id="the guide is overtaken"),
    pytest.param("Equity, at face value: $100K", id="equity apart from cash"),
    pytest.param("Leaving after month 12: $186K of the grant lost", id="leaving"),
    pytest.param("Base (medium): +$55K to the top", id="room in base"),
    pytest.param("Level (low but important)", id="level"),
    pytest.param("- No cliff was given: a 12-month cliff is assumed.", id="assumptions"),
    pytest.param("Expired: the numbers are from 2025-Q4", id="state of the guide"),
    pytest.param("Data 2025-Q4", id="provenance"),
]


@pytest.mark.parametrize("part", SAID)
def test_what_an_answer_says(talk: Talk, part: str) -> None:
    assert says(talk.say(OFFER), part)


def test_an_answer_is_for_its_person_alone(talk: Talk) -> None:
    reply = talk.say(OFFER)
    assert (reply.status, reply.private, reply.shareable) == ("answered", True, False)
    assert (reply.guides, reply.regions) == ((STAFF,), (("San Francisco",),))
    assert "percentile" not in plain(reply)


def test_no_button_carries_an_amount(talk: Talk) -> None:
    said = talk.say(OFFER)
    views = [talk.press(said, label) for label in ("Year by year", "Room to ask", "Why", "Charts")]
    carried = " ".join(values([said, *views]))
    assert not [amount for amount in ("245", "310", "35000", "60000") if amount in carried]


def test_every_button_of_the_answer_works(talk: Talk) -> None:
    said = talk.say(OFFER)
    for label in buttons(said):
        assert talk.press(said, label).status in ("answered", "invalid"), label


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Year by year", ("Year by year:", "$428.5K", "Refreshers")),
        ("Exit calendar", ("After month 6: $310K of the grant lost", "After month 48")),
        ("Room to ask", ("The guide's own levers", "The strategy's floor", "$270K")),
        ("Why", ("What went in:", "Range penetration: (x − low)", "Not used, and never asked")),
    ],
)
def test_what_is_behind_the_buttons(talk: Talk, label: str, parts: tuple[str, ...]) -> None:
    reply = talk.press(talk.say(OFFER), label)
    assert says(reply, *parts), plain(reply)
    assert reply.private
    assert says(talk.press(reply, "The whole judgement"), "In short")


def test_charts_are_drawn_with_their_words(talk: Talk) -> None:
    reply = talk.press(talk.say(OFFER), "Charts")
    drawn = [block for block in reply.blocks if isinstance(block, Chart)]
    assert [block.name for block in drawn] == ["offer-band.png", "offer-years.png"]
    assert all(block.draw().startswith(b"\x89PNG") for block in drawn)
    assert len({block.draw() for block in drawn}) == 2


def test_equity_without_a_period_is_judged_both_ways_and_settled(talk: Talk) -> None:
    said = talk.say(OPEN)
    assert says(said, "equity as a whole grant", "If the equity is an amount a year instead:")
    yearly = talk.press(said, "It is a year's")
    assert says(yearly, "Stock a year: $300K: $215K above the band")
    assert "It is a year's" not in buttons(yearly)
    grant = talk.press(said, "It is the whole grant")
    assert says(grant, "Stock a year: $75K")
    assert says(talk.say("why"), "$300K in all")


def test_without_a_region_the_first_band_is_named_and_the_others_offered(talk: Talk) -> None:
    said = talk.say("offer wandb staff base 245k")
    assert any("No region was named: held against San Francisco" in a for a in said.assumptions)
    assert says(talk.press(said, "New York"), "Staff Software Engineer, New York")


def test_the_band_in_the_offers_own_currency_comes_first(talk: Talk) -> None:
    assert says(talk.say("offer wandb staff base £200k"), "Engineer, London", "£")


def test_another_currency_is_compared_at_a_dated_rate(talk: Talk) -> None:
    said = talk.say("offer wandb staff sf base €220k")
    assert says(said, "You were offered: base €220K", "ECB reference rate of 20")


def test_a_total_that_lacks_its_equity_is_no_verdict(talk: Talk) -> None:
    said = talk.say("offer wandb staff sf base 245k")
    assert says(said, "In short: base inside the band, in its lower third.\n")
    assert says(said, "Without bonus and equity")


def test_with_nobody_to_hold_it_for_all_is_shown_at_once(talk: Talk) -> None:
    said = talk.say(OFFER, None)
    assert [block for block in said.blocks if isinstance(block, Table)]
    assert says(said, "Leaving after month 42")
    assert buttons(said) == {}


def test_an_offer_in_hand_is_gone_after_half_an_hour(talk: Talk) -> None:
    said = talk.say(OFFER)
    talk.later(minutes=30)
    assert plain(talk.press(said, "Why")) == f"Note: {GONE}"
    assert says(talk.say("why"), "There is no offer here")


def test_nobody_else_presses_it(talk: Talk) -> None:
    said = talk.say(OFFER)
    assert plain(talk.press(said, "Year by year", BEN)) == f"Note: {GONE}"
    elsewhere = Who("slack:T2", ANN.person, ANN.places)
    assert plain(talk.press(said, "Why", elsewhere)) == f"Note: {GONE}"


def test_why_is_of_the_last_offer(talk: Talk) -> None:
    talk.say(OFFER)
    talk.say("offer wandb senior sf base 199k")
    assert says(talk.say("why"), "$199K")
    assert talk.say("why should wandb pay a staff engineer more?").command != "why"


def test_a_choice_keeps_the_offer(talk: Talk) -> None:
    asked = talk.say("I got 245k base from wandb, fair?")
    assert (asked.status, asked.private) == ("ambiguous", True)
    label = next(label for label in buttons(asked) if "Staff" in label)
    assert "245" not in " ".join(values([asked]))
    assert says(talk.press(asked, label), "base $245K")
    assert len(talk.hand.all(ANN, talk.now)) <= MOST_OFFERS


def test_a_form_asks_for_the_parts(talk: Talk) -> None:
    asked = talk.press(talk.say("band wandb staff sf"), "Judge an offer")
    assert asked.form is not None
    told = talk.fill(
        asked.form, base="245k", equity="310k over 4 years", bonus="10%", vest="40/30/20/10",
        deadline="2026-12-01", haircut="30",
    )  # fmt: skip
    assert says(told, "base $245K", "40/30/20/10", "After your haircut", "answer by 2026-12-01")
    assert told.ask is not None
    assert "245" not in str(told.ask)
    assert says(talk.say("why"), "$245K")


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"base": "lots"}, "base"),
        ({"base": "240k-260k"}, "base"),
        ({"base": "245k", "signing": "some"}, "signing"),
        ({"base": "245k", "haircut": "130"}, "haircut"),
        ({}, "base"),
    ],
    ids=["no amount", "a range", "signing", "haircut", "nothing"],
)
def test_a_form_says_which_answer_is_wrong(talk: Talk, answers: dict[str, str], field: str) -> None:
    form = talk.press(talk.say("band wandb staff sf"), "Judge an offer").form
    assert form is not None
    reply = talk.fill(form, ANN, **answers)
    assert [name for name, _ in reply.errors] == [field]
    assert reply.private


def test_an_offer_is_saved_by_name_and_deleted(talk: Talk) -> None:
    said = talk.say(OFFER)
    form = talk.press(said, "Save").form
    assert form is not None
    assert says(talk.fill(form, name="acme"), "Saved as acme")
    assert says(talk.say("offer save plan wandb senior sf base 210k"), "Saved as plan")
    assert says(talk.say("offer save again"), "Saved as again")
    told = "wandb staff sf base 245k equity 310k/4y bonus 10% signing 30k refresher 9k/y"
    assert says(talk.say(f"offer save long {told}"), "Saved as long")
    assert says(talk.say("offer delete long"), "Deleted: long")
    assert talk.drawer is not None
    assert {held.name for held in talk.drawer.all(ANN, talk.now)} == {"acme", "plan", "again"}
    assert says(talk.say("offer delete acme"), "Deleted: acme")
    assert says(talk.say("offer delete acme"), "no offer called acme")


def test_without_a_key_nothing_is_saved(desk: Bandstand) -> None:
    talk = Talk(desk, drawer=None)
    talk.say(OFFER)
    assert plain(talk.say("offer save acme")) == f"Note: {NOT_SAVED}"


def test_what_is_shared_are_buckets_that_know_no_offer(talk: Talk) -> None:
    seen = talk.press(talk.say(OFFER), "Share as buckets")
    assert says(seen, "Base: in the lower half of the band", "Stated total: below the band")
    assert seen.share is not None
    public = talk.dispatch.press(seen.share, talk.now, None, "slack:T1")
    assert (public.shareable, public.private) == (True, False)
    assert not any(amount in plain(public) for amount in ("245", "310", "347", "U0ANN"))


def test_made_up_buckets_are_not_shared(talk: Talk) -> None:
    seen = talk.press(talk.say(OFFER), "Share as buckets")
    assert seen.share is not None
    forged = replace(seen.share, fields=(("base", "$245K"),))
    assert not talk.ask(forged).shareable


def test_what_cannot_be_counted_is_said_privately(talk: Talk) -> None:
    reply = talk.say("offer wandb staff sf base 245k equity 310k/4y vest 90/30/20/10")
    assert (reply.status, reply.private) == ("invalid", True)
