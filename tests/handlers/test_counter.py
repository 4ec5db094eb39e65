"""/counter: specific asks with reasons, nothing invented, no ultimatum, nothing stale as fresh."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.chat.intents import encode
from bot.chat.plain import plain
from bot.guides.figures import BandFigures
from bot.guides.library import Library
from bot.language.asks import Ask, Operand
from bot.pay.offer import Grant, Offer
from handlers._counter_forms import LONGEST
from handlers._counter_tone import ultimatum
from tests.handlers.talk import EXPIRED, FRESH, HF, OVERDUE, WANDB, Talk

SHAPES = ("As call notes", "Shorter")
OFFERS = (
    f"{WANDB} relocation 20k unvested 100k deadline 5 dec",
    "wandb staff sf base 245k",
    "wandb staff sf base 290k equity 120k/y",
    "wandb staff london base £190k equity £240k/4y",
    "wandb senior ny base 200k rsu 250k over 4, bonus 5%",
    HF,
    "hf senior sf base 250k 4000 options strike $2",
)


def drafts(talk: Talk, offer: str) -> list[str]:
    """The mail and the notes of an offer, full and short."""
    talk.say(f"counter {offer}")
    found = [talk.draft]
    for label in SHAPES:
        talk.press(label)
        found.append(talk.draft)
    return found


def numbers(text: str) -> set[Decimal]:
    """Every number of a text, thousands and millions written out."""
    units = {"": 1, "k": 1_000, "m": 1_000_000}
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)([KkMm]?)\b", text)
    return {Decimal(digits.replace(",", "")) * units[unit.lower()] for digits, unit in found}


@pytest.mark.parametrize("day", [FRESH, OVERDUE, EXPIRED], ids=["fresh", "overdue", "expired"])
@pytest.mark.parametrize("offer", OFFERS)
def test_every_number_is_the_offer_s_the_person_s_or_the_guide_s(
    offer: str, day: date, bundled: Library
) -> None:
    talk = Talk(day)
    for draft in drafts(talk, offer):
        words = re.sub(r"(?m)^\d\. |\b409A\b|\d{4}-Q\d", "", draft)
        told = numbers(offer) | {Decimal(d) for d in (2026, 2025, 4)}
        told |= {Decimal(5), Decimal(120_000)}  # the date; unvested and relocation together
        guide = bundled.figures(talk.last.guides[0])
        for band in guide.of(talk.last.regions[0]):
            told |= figures_of(band)
        assert numbers(words) <= told, draft


def figures_of(band: BandFigures) -> set[Decimal]:
    """The ends and the middle of a band's ranges."""
    ranges = [r for r in (band.band.base, band.stock_per_year, band.grant) if r]
    return {n.normalize() + 0 for r in ranges for n in (r.low, r.high, (r.low + r.high) / 2)}


@pytest.mark.parametrize("day", [FRESH, EXPIRED], ids=["fresh", "expired"])
@pytest.mark.parametrize("offer", OFFERS)
def test_no_draft_is_an_ultimatum(offer: str, day: date) -> None:
    for draft in drafts(Talk(day), offer):
        assert ultimatum(draft) == ""
        assert "Competing" not in draft


@pytest.mark.parametrize(
    "said",
    ["Take it or leave it.", "Otherwise I will go.", "My floor is 200k.", "You must match it."],
)
def test_ultimatums_are_known(said: str) -> None:
    assert ultimatum(said)


def test_a_fresh_guide_is_quoted_and_asked_within() -> None:
    talk = Talk(FRESH)
    text = talk.text(f"counter {WANDB}")
    assert (
        "a base of $240K–$300K and equity of $300K–$500K over 4 years (2025-Q4 data" in talk.draft
    )
    assert "Base salary: $270K instead of $245K; this is the middle of the range" in talk.draft
    assert "Equity: $400K over 4 years instead of $310K over 4 years" in talk.draft
    assert "Signing" not in talk.draft  # nothing was said that it would make up for
    assert "[look up" not in text
    assert talk.last.private


def test_past_the_middle_the_upper_end_is_asked_for() -> None:
    talk = Talk(FRESH)
    talk.say("counter wandb staff sf base 280k equity 300k/4y")
    assert "Base salary: $300K instead of $280K; this is the upper end" in talk.draft


def test_an_overdue_guide_is_quoted_with_quarter_and_state() -> None:
    talk = Talk(OVERDUE)
    talk.say(f"counter {WANDB}")
    assert "(2025-Q4 data, review overdue, from Levels.fyi" in talk.draft


@pytest.mark.parametrize("label", [None, *SHAPES])
def test_an_expired_guide_leaves_a_gap_and_no_figure(label: str | None) -> None:
    talk = Talk(EXPIRED)
    talk.say(f"counter {WANDB}")
    if label == "As call notes":
        talk.press(label)
    gap = (
        "[look up: today's pay for a Staff Software Engineer in San Francisco; the guide's figures "
        "are from 2025-Q4 and expired, and a maintainer can renew them]"
    )
    assert gap in talk.draft
    assert not {Decimal(n) for n in (240_000, 270_000, 300_000, 400_000, 500_000)} & numbers(
        talk.draft
    )
    assert "expired, so the draft quotes none of them" in plain(talk.last)


def test_the_person_s_own_figure_is_asked_for_even_then() -> None:
    talk = Talk(EXPIRED)
    talk.say("write a counter offer to W&B, staff in sf: they gave me 245k but I want 260k base")
    assert "Base salary: $260K instead of $245K, because of [what you found" in talk.draft


def test_above_the_band_only_if_the_person_insists() -> None:
    talk = Talk(FRESH)
    talk.say("write a counter offer to W&B, staff in sf: they gave me 245k but I want 320k base")
    assert "Base salary: $300K instead of $245K" in talk.draft
    assert "you want $320K; the band of 2025-Q4 ends at $300K" in plain(talk.last)
    talk.press("Ask for more than the band")
    assert "Base salary: $320K instead of $245K; this is above the range I found" in talk.draft
    assert "as you insist. That is $20K above the band." in plain(talk.last)


def test_what_the_move_costs_feeds_the_signing_ask() -> None:
    talk = Talk(FRESH)
    talk.say(f"counter {WANDB} relocation 20k unvested 100k")
    assert (
        "Signing bonus: $120K instead of $35K; this would make up for $100K of unvested equity I "
        "leave behind and $20K that the move costs me." in talk.draft
    )


def test_another_offer_is_mentioned_only_once_it_is_confirmed_by_its_button() -> None:
    talk = Talk(FRESH)
    talk.say(f"offer {HF}")
    text = talk.text(f"counter {WANDB}")
    assert "Hugging Face" not in talk.draft
    assert "base €190K, equity €250K as the whole grant. May it be mentioned?" in text
    talk.press("Yes, I have Hugging Face Enterprise's offer in writing")
    said = "I also hold a written offer from Hugging Face Enterprise as Senior Software Engineer"
    assert f"{said} (base €190K, equity €250K as the whole grant)." in talk.draft


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("yes, I have a written offer from Hugging Face", True),
        ("I have the offer from hf in writing", True),
        ("I've got the hugging face offer in writing", True),
        ("yes I have it in writing", True),
        ("I have an offer from hugging face", False),
        ("do they have it in writing?", False),
        ("I will have a written offer from hugging face soon", False),
        ("I have a written offer from google", False),
    ],
)
def test_a_sentence_confirms_only_in_so_many_words(sentence: str, cited: bool) -> None:
    talk = Talk(FRESH)
    talk.say(f"offer {HF}")
    talk.say(sentence)
    talk.say(f"counter {WANDB}")
    assert ("Hugging Face" in talk.draft) == cited


def test_what_was_confirmed_is_another_person_s_business() -> None:
    talk = Talk(FRESH)
    talk.say(f"offer {HF}")
    talk.say("yes I have it in writing")
    other = Talk(FRESH, who=talk.who.__class__("slack:T1", "U2", ("D2",)))
    other.dispatch = talk.dispatch
    other.say(f"counter {WANDB}")
    assert "Hugging Face" not in plain(other.last)


def test_a_claim_of_the_guide_is_used_only_where_it_is_true() -> None:
    talk = Talk(FRESH)
    talk.say(f"counter {WANDB}")
    assert "billions of events" not in talk.draft
    talk.press("Add what is true for me")
    form = talk.last.form
    assert form is not None
    options = {o.label: o.value for o in form.fields[0].options}
    place = next(
        value for label, value in options.items() if "billions" in label or "systems" in label
    )
    talk.fill(true=place)
    assert "I designed systems at [company: fill in] that handle billions of events" in talk.draft
    assert "$300K base" not in talk.draft


def test_the_draft_is_edited_in_a_form_and_an_ultimatum_is_pointed_out() -> None:
    talk = Talk(FRESH)
    talk.say(f"counter {WANDB}")
    was = talk.draft
    talk.press("Edit")
    assert talk.last.form is not None
    assert (talk.last.form.fields[0].kind, talk.last.form.fields[0].value) == ("long", was)
    talk.fill(draft="Dear Ann,\n\nmy floor is 260k.")
    assert talk.draft == "Dear Ann,\n\nmy floor is 260k."
    assert "“my floor” reads as an ultimatum" in plain(talk.last)
    assert talk.last.private


def test_own_figures_come_from_a_form_and_are_read_with_care() -> None:
    talk = Talk(FRESH)
    talk.say(f"counter {WANDB}")
    talk.press("Set my figures")
    talk.fill(base="bananas")
    assert talk.last.errors == (("base", "I cannot read this as an amount in USD: 280k."),)
    talk.say("counter")
    talk.press("Set my figures")
    talk.fill(base="280k", signing="50k")
    assert "Base salary: $280K instead of $245K; this is within the range" in talk.draft
    assert "Signing bonus: $50K instead of $35K" in talk.draft


def test_equity_of_an_unsaid_period_is_settled_first() -> None:
    talk = Talk(FRESH)
    text = talk.text("counter wandb staff sf base 245k equity 80k")
    assert "Equity is left out until you say" in text
    talk.press("The equity is a year's")
    assert "Equity: $100K a year instead of $80K a year" in talk.draft


def test_the_offer_in_hand_is_countered_and_no_button_holds_an_amount() -> None:
    talk = Talk(FRESH)
    talk.say(f"offer {WANDB}")
    talk.say("counter")
    assert "$245K" in talk.draft
    sent = "".join(encode(button.ask) for button in talk.buttons.values())
    assert not re.search(r"\d{2,3}k|\d{5}", sent, re.I)


def test_without_an_offer_one_is_asked_for() -> None:
    talk = Talk(FRESH)
    assert (talk.say("counter").status, talk.say("counter wandb staff sf").status) == (
        "invalid", "invalid",
    )  # fmt: skip


def test_the_region_is_asked_where_it_was_not_said() -> None:
    talk = Talk(FRESH)
    assert talk.say("counter wandb staff base 245k").status == "ambiguous"
    talk.press("New York")
    assert "in New York" in talk.draft


@pytest.mark.parametrize(
    ("deadline", "step"),
    [
        ("", "send it within 24–48 hours"),
        (" deadline 5 may", "send it by 24 Apr 2026, so that they can answer before 5 May 2026"),
        (" deadline 23 apr", "send it today"),
    ],
    ids=["none", "far", "tomorrow"],
)
def test_it_ends_with_the_next_step_in_time(deadline: str, step: str) -> None:
    assert step in Talk(FRESH).text(f"counter {WANDB}{deadline}")


def test_an_offer_above_the_band_has_nothing_to_ask_for() -> None:
    talk = Talk(FRESH)
    text = talk.text("counter wandb staff sf base 320k equity 600k/4y")
    assert talk.draft == ""
    assert "Nothing you told me lies below the top of the band" in text


def test_another_currency_than_the_band_s_is_never_mixed() -> None:
    talk = Talk(FRESH)
    text = talk.text("counter wandb staff london base $250k equity $300k/4y")
    assert "£" not in talk.draft
    assert "[your figure]" in talk.draft
    assert "The offer is in USD, the band in GBP" in text


def test_the_strategy_is_shown_with_its_floor_and_that_one_s_unit() -> None:
    text = Talk(FRESH).text(f"counter {WANDB}")
    assert (
        "The strategy's floor: $270K (the guide does not say whether this is base or total)" in text
    )
    assert "Google" not in text  # offers that the guide makes up


def test_a_whole_corpus_of_guides_makes_drafts_without_ultimatums(corpus: Library) -> None:

    talk = Talk(FRESH)
    talk.dispatch = replace(talk.dispatch, library=lambda: corpus)
    written = 0
    for card in list(corpus)[::7]:
        band = next((b for b in corpus.guide(card.id).bands if b.base), None)
        if band is None or band.base is None:
            continue
        offer = Offer(
            currency=band.currency, base=band.base.low, grant=Grant(Decimal(1000), "year")
        )
        ask = Ask("counter", (Operand(card.id, (band.region,)),), offer=offer)
        talk.last = talk.dispatch.press(ask, talk.now, talk.who)
        assert talk.last.status == "answered", card.id
        assert ultimatum(talk.draft) == "", (card.id, talk.draft)
        assert len(talk.draft) < LONGEST, card.id
        written += bool(talk.draft)
    assert written > 50
