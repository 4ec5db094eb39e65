"""/offers: the list, the comparison, and saved offers, each person's own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.chat.intents import encode
from bot.chat.plain import plain
from bot.chat.reply import Table
from bot.pay.liquidity import Apart, break_even_haircut
from bot.people.saved import SavedOffers
from bot.people.sealed import Sealer, fresh_key
from bot.store.store import open_store
from tests.databases import sqlite
from tests.handlers.talk import HF, WANDB, Talk

__all__ = ["sqlite"]


@pytest.fixture
def saving(sqlite: str) -> SavedOffers:
    return SavedOffers(open_store(sqlite), Sealer((fresh_key(),)))


def rows(talk: Talk) -> dict[str, list[str]]:
    """The comparison's rows by name."""
    table = next(block for block in talk.last.blocks if isinstance(block, Table))
    return {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}


@pytest.mark.parametrize("text", ["compare offers", "offers compare", "compare my offers please"])
def test_offers_stand_side_by_side_in_one_currency(text: str) -> None:
    talk = Talk()
    talk.say(f"offer {WANDB}")
    talk.say(f"offer {HF}")
    said = talk.text(text)
    assert talk.last.status == "answered"
    found = rows(talk)
    assert found["Base"] == ["€190K", "≈ €208.8K"]  # 245,000 × 0.85230 = 208,813.50
    assert found["Year 1"] == ["€252.5K", "≈ €304.7K"]  # (245,000 + 77,500 + 35,000) × 0.85230
    assert found["Run-rate"] == ["€252.5K", "≈ €274.9K"]
    assert found["Annualised"] == ["€252.5K", "≈ €282.3K"]
    assert (found["of it cash"][0], found["of it equity"][0]) == ("€190K", "€62.5K")
    assert "Converted at 1 USD = 0.85230 EUR, ECB reference rate of 2026-04-22." in said
    assert talk.last.private


def test_nothing_is_ranked_and_what_is_private_is_said() -> None:
    talk = Talk()
    talk.say(f"offer {WANDB}")
    talk.say(f"offer {HF}")
    said = talk.text("compare offers").casefold()
    assert "is private: its equity is not cash" in said
    assert not any(word in said for word in ("winner", "best offer", "better offer"))


def test_the_break_even_haircut_of_a_private_offer() -> None:
    talk = Talk()
    talk.say("offer wandb staff sf base 240k equity 200k/4y")
    talk.say("offer hf senior sf base 230k equity 280k/4y")
    # 1 − (290,000 − 230,000) / 70,000 = 14.3%
    share = break_even_haircut(Decimal(290_000), Apart(Decimal(230_000), Decimal(70_000)))
    assert round(share or 0, 3) == Decimal("0.143")
    assert "Break-even haircut 14.3%: Hugging Face Enterprise" in talk.text("compare offers")


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        (
            "hf senior sf base 300k equity 40k/4y",
            "more a year than Weights & Biases",
        ),
        ("hf senior sf base 205k equity 200k/4y", "even with its private equity at face value"),
    ],
    ids=["by cash alone", "never"],
)
def test_where_no_haircut_makes_them_equal(offer: str, said: str) -> None:
    talk = Talk()
    talk.say("offer wandb staff sf base 240k equity 200k/4y")
    talk.say(f"offer {offer}")
    assert said in talk.text("compare offers")


def test_comparing_takes_two() -> None:
    talk = Talk()
    assert "I hold no offer of yours" in talk.text("compare offers")
    talk.say(f"offer {WANDB}")
    assert "I hold one offer of yours; comparing takes two." in talk.text("compare offers")


def test_an_unsettled_grant_is_said() -> None:
    talk = Talk()
    talk.say("offer wandb staff sf base 240k equity 200k")
    talk.say(f"offer {HF}")
    assert "counted as the whole grant here" in talk.text("compare offers")


def test_the_list_has_each_offer_once_and_its_buttons_no_amount(saving: SavedOffers) -> None:
    talk = Talk(saved=saving)
    talk.say(f"offer {WANDB}")
    held = talk.dispatch.hand.all(talk.who, talk.now)[0][1]  # type: ignore[union-attr]
    saving.save(talk.who, replace(held, name="Blue"), talk.now)
    text = talk.text("offers")
    assert "Blue: Weights & Biases Staff Software Engineer, San Francisco: base $245K" in text
    assert "Saved." in text
    sent = "".join(encode(button.ask) for button in talk.buttons.values())
    assert "Blue" not in sent
    assert "245" not in sent


def test_saved_offers_are_compared_and_confirmed_by_name(saving: SavedOffers) -> None:
    talk = Talk(saved=saving)
    for offer, name in ((WANDB, "Blue"), (HF, "Green")):
        talk.say(f"offer {offer}")
        held = talk.dispatch.hand.all(talk.who, talk.now)[0][1]  # type: ignore[union-attr]
        saving.save(talk.who, replace(held, name=name), talk.now)
    fresh = Talk(saved=saving)  # another process: nothing is in hand
    fresh.say("compare offers")
    assert set(rows(fresh)) >= {"Base", "Annualised"}
    fresh.say("yes, I have the green offer in writing")
    fresh.say(f"counter {WANDB}")
    assert "written offer from Hugging Face Enterprise" in fresh.draft


def test_forgetting_reaches_what_is_in_hand() -> None:
    talk = Talk()
    talk.say(f"offer {WANDB}")
    assert "Forgotten" in talk.text("forget")
    assert "I hold no offer of yours" in talk.text("offers")


def test_nobody_has_no_offers() -> None:
    talk = Talk()
    talk.who = None  # type: ignore[assignment] # as `bandstand ask`
    assert plain(talk.say("offers")).startswith("I hold no offer of yours.")
