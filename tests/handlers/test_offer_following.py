"""What is said after an offer: parts changed or supposed, other views, other shapes of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Heading
from tests.handlers.talk import EXPIRED, HF, WANDB, Talk

NYC = "offer wandb staff nyc base 240k equity 300k/4y signing 20k clawback 12 months"


@pytest.fixture
def talk() -> Talk:
    """Somebody who has just told an offer."""
    talk = Talk(EXPIRED)
    talk.say(NYC)
    return talk


CHANGED = [
    ("they raised signing to 50k", "signing $50K, clawback 12 months", "Changed: signing bonus;"),
    ("it's 260k base now", "base $260K a year; equity $300K in all", "Changed: base;"),
    ("what if base were 260k?", "base $260K a year; equity $300K in all", "Supposed: base;"),
    ("rsu 400k", "equity RSUs, $400K in all", "Changed: equity;"),
    ("with a 20% haircut", "After your haircut: $305K", "the haircut;"),
    ("and in sf?", "base $240K a year", "Changed: the region;"),
]


@pytest.mark.parametrize(("said", "now", "change"), CHANGED, ids=[c[0] for c in CHANGED])
def test_a_part_told_anew_changes_the_offer_in_hand(
    talk: Talk, said: str, now: str, change: str
) -> None:
    text = talk.text(said)
    assert now in text
    assert change in text


def test_what_is_supposed_leaves_the_offer_as_it_was(talk: Talk) -> None:
    assert "base $270K a year" in talk.text("what if base were 270k and signing 30k?")
    assert not talk.buttons
    assert "base $240K a year" in talk.text("the whole grant")


def test_what_is_changed_is_what_is_countered(talk: Talk) -> None:
    talk.say("it is 250k base now")
    assert "instead of $250K" in talk.text("write the counter")


def test_amounts_keep_their_currency_in_another_region(talk: Talk) -> None:
    text = talk.text("what about london?")
    assert text.startswith("Your offer: Weights & Biases Staff Software Engineer, London")
    assert "base $240K a year" in text
    assert "1 USD = " in text


def test_amounts_in_another_currency_are_no_change(talk: Talk) -> None:
    reply = talk.say("base €250k now")
    assert "The offer in hand is in USD, and this is in EUR." in plain(reply)
    assert "base $240K a year" in talk.text("the whole grant")


VIEWS = [
    ("year by year", "Year by year:"),
    ("what do I lose if I leave after 18 months?", "Exit calendar:"),
    ("where is there room?", "Room to ask:"),
    ("charts please", "Charts:"),
    ("why?", "Why"),
]


@pytest.mark.parametrize(("said", "title"), VIEWS, ids=[v[0] for v in VIEWS])
def test_other_views_are_asked_for_in_words(talk: Talk, said: str, title: str) -> None:
    assert talk.text(said).startswith(title)


def test_a_draft_changes_its_shape_and_keeps_it(talk: Talk) -> None:
    talk.say("draft a counter")
    assert talk.draft.startswith("Subject: ")
    talk.say("as call notes")
    assert talk.draft.startswith("1. Thank them: ")
    full = talk.draft
    talk.say("make it shorter please")
    assert talk.draft.startswith("1. Thank them: ")
    assert len(talk.draft) < len(full)
    talk.say("I want 270k base")
    assert "$270K instead of $240K" in talk.draft
    assert talk.draft.startswith("1. Thank them: ")


def test_a_counter_is_told_with_figures_alone(talk: Talk) -> None:
    assert "Base salary: $270K instead of $240K" in talk.text("counter base 270k")
    assert "Base salary: $280K instead of $240K" in talk.text("/counter base 280k")


def test_without_an_offer_such_figures_need_one() -> None:
    reply = Talk().say("/counter base 280k")
    assert reply.status == "invalid"
    assert "I hold no offer of yours." in plain(reply)


def test_another_question_ends_it(talk: Talk) -> None:
    talk.say("band hf senior paris")
    assert "base $240K" not in talk.text("what if base were 270k?")


def test_another_place_of_talk_does_not_go_on(talk: Talk) -> None:
    talk.who = replace(talk.who, places=("D2",))
    assert talk.say("they raised signing to 50k").status != "answered"


def test_the_guide_s_other_parts_are_asked_for_as_after_a_band(talk: Talk) -> None:
    heading = talk.say("levers?").blocks[0]
    assert heading == Heading("Weights & Biases Staff Software Engineer: levers")


def test_prep_of_another_region_leaves_the_offer_out(talk: Talk) -> None:
    text = talk.text("prep wandb staff sf")
    assert "Your offer in hand is for New York, so it is not on this page" in text
    assert "$240K       " not in text.split("Where there is room:")[1]
    assert "Offered" in talk.text("prep wandb staff nyc")


def test_of_two_offers_the_one_spoken_of_is_changed() -> None:
    talk = Talk(EXPIRED)
    talk.say(f"offer {HF}")
    talk.say(f"offer {WANDB}")
    assert "signing $60K" in talk.text("they raised signing to 60k")
    assert "base €190K" in talk.text(f"offer {HF}")
