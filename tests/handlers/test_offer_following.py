"""What is said after an offer: parts changed or supposed, other views, other shapes of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Heading
from tests.handlers.offering import Drawer
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
    ("they raised base by 10k", "base $250K a year", "Changed: base;"),
    ("5k more base", "base $245K a year", "Changed: base;"),
    ("equity up 50k", "equity $350K in all", "Changed: equity;"),
    ("they lowered base by 5k", "base $235K a year", "Changed: base;"),
    ("another 20k signing on top", "signing $40K, clawback 12 months", "Changed: signing bonus;"),
    ("what if I negotiate 20k more base?", "base $260K a year", "Supposed: base;"),
    ("they dropped the sign-on", "equity $300K in all.", "Changed: no signing;"),
    ("no equity any more", "base $240K a year; signing", "Changed: no equity;"),
    ("and in sf?", "base $240K a year", "Supposed: the region;"),
]


@pytest.mark.parametrize(("said", "now", "change"), CHANGED, ids=[c[0] for c in CHANGED])
def test_a_part_told_anew_changes_the_offer_in_hand(
    talk: Talk, said: str, now: str, change: str
) -> None:
    text = talk.text(said)
    assert now in text
    assert change in text


@pytest.mark.parametrize(
    "said", ["they bumped base by 10%", "base up 5k, equity up 20k", "relocation up 5k"]
)
def test_a_difference_that_comes_to_nothing_is_asked_about(talk: Talk, said: str) -> None:
    assert "Give the new figure" in talk.text(said)
    assert "base $240K a year; equity $300K in all; signing $20K" in talk.text("the whole grant")


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
    ("how much would I owe if I quit after 8 months", "Exit calendar:"),
    ("leave after 5 months", "Exit calendar:"),
    ("what's my year 1?", "Year by year:"),
    ("is that fair?", "Your offer:"),
    ("how does it compare?", "Your offer:"),
    ("share it", "This is all that others would see"),
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


def test_a_period_that_was_said_stays(talk: Talk) -> None:
    assert "equity $300K in all" in talk.text("per year")


def test_after_a_counter_the_script_is_the_guide_s(talk: Talk) -> None:
    talk.say("counter")
    assert talk.say("script").command == "script"


def test_the_guide_s_other_parts_are_asked_for_as_after_a_band(talk: Talk) -> None:
    heading = talk.say("levers?").blocks[0]
    assert heading == Heading("Weights & Biases Staff Software Engineer: levers")


BESIDE = [
    ("they raised base by 10k", "base $250K a year; equity $300K in all"),
    ("they raised base to 255k", "base $255K a year; equity $300K in all"),
    ("what if base were 270k?", "base $270K a year; equity $300K in all"),
    ("they dropped the sign-on", "Changed: no signing; all else is as you told it"),
    ("year by year", "Year by year: Weights & Biases Staff"),
]


@pytest.mark.parametrize(("said", "now"), BESIDE, ids=[b[0] for b in BESIDE])
@pytest.mark.parametrize("asked", [("levers?",), ("script?", "what is that level at google?")])
def test_a_question_beside_it_does_not_end_the_talk_about_it(
    talk: Talk, asked: tuple[str, ...], said: str, now: str
) -> None:
    for question in asked:
        talk.say(question)
    assert now in talk.text(said)
    assert talk.last.private


def test_what_is_told_after_another_guide_is_not_of_this_offer(talk: Talk) -> None:
    talk.say("levers?")
    talk.say("what about hugging face senior?")
    assert "Weights" not in talk.text("they raised base by 10k")


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


def test_what_is_taken_back_is_in_no_draft() -> None:
    talk = Talk()
    talk.say(f"offer {HF}")
    talk.say("I have a written offer from hugging face")
    talk.say(f"offer {WANDB}")
    assert "I also hold a written offer from" in talk.text("/counter")
    assert "Noted: no draft mentions" in talk.text("I don't have the hugging face offer in writing")
    assert "I also hold a written offer from" not in talk.text("/counter")
    assert "no longer in hand" in talk.text("they withdrew the hugging face offer")
    assert "Hugging Face" not in talk.text("/counter")
    assert "Hugging Face" not in talk.text("offers")


def test_of_several_the_one_that_is_gone_is_asked_for() -> None:
    talk = Talk()
    talk.say(f"offer {HF}")
    talk.say(f"offer {WANDB}")
    assert talk.say("they withdrew the offer").status == "ambiguous"
    talk.press("Weights & Biases Staff Software Engineer, San Francisco")
    assert "Weights" not in talk.text("offers")


def test_an_offer_told_without_its_guide_waits_for_it() -> None:
    talk = Talk()
    reply = talk.say("got 245k base, 310k rsu over 4, 35k sign-on. fair?")
    assert (reply.status, reply.private) == ("invalid", True)
    text = talk.text("wandb staff sf")
    assert text.startswith("Your offer: Weights & Biases Staff Software Engineer, San Francisco")
    assert "base $245K a year; equity RSUs, $310K in all; signing $35K" in text
    assert "instead of $245K" in talk.text("/counter")


def test_where_its_guide_is_ambiguous_a_choice_takes_it_along() -> None:
    talk = Talk()
    talk.say("offer base 245k equity 310k/4y")
    assert talk.say("wandb sf").status == "ambiguous"
    assert "base $245K a year" in plain(talk.press("Staff Software Engineer"))


def test_another_question_leaves_it_waiting_no_more() -> None:
    talk = Talk()
    talk.say("offer base 245k equity 310k/4y")
    assert talk.say("band wandb staff sf").command == "band"
    assert talk.say("hf senior sf").command == "band"


@pytest.mark.parametrize("command", ["why", "/counter", "/prep", "offer save foo"])
def test_an_offer_without_a_guide_breaks_nothing(command: str) -> None:
    talk = Talk()
    talk.say("offer wandb base 260k")  # which role is asked back
    assert "broke" not in talk.text(command)
    assert talk.last.status == "invalid"


def test_in_a_channel_what_goes_on_from_an_offer_is_private(talk: Talk) -> None:
    reply = talk.say("levers?")
    assert (reply.command, reply.private) == ("levers", True)
    assert not talk.say("levers wandb staff").private


def test_the_dollar_stays_a_dollar_in_london() -> None:
    talk = Talk()
    talk.say("got $245k base, $310k rsu over 4, $35k sign-on. fair?")
    assert "base $245K a year" in talk.text("wandb staff london")


def test_a_draft_for_another_region_says_so_and_keeps_the_currency(talk: Talk) -> None:
    text = talk.text("counter wandb staff london")
    assert "The offer was told for New York; here it is held against London." in text
    assert "$300K over 4 years" in talk.draft
    assert "New York: base $240K" in talk.text("offers")


def test_one_s_own_offers_are_compared_in_words(talk: Talk) -> None:
    assert "comparing takes two" in talk.text("which is better?")
    talk.say(f"offer {HF}")
    for said in ("which is better?", "compare with the wandb one", "compare my offers"):
        assert talk.text(said).startswith("Your offers, side by side")
    assert "base €200K" in talk.text("it is 200k now")  # the talk goes on from the last offer


def test_a_counter_s_shape_is_said_beside_its_figures(talk: Talk) -> None:
    talk.say("counter base 270k, call notes, short")
    assert talk.draft.startswith("1. Thank them: ")
    assert "Ask: Base salary: $270K instead of $240K" in talk.draft
    talk.say("/counter as a mail")
    assert talk.draft.startswith("Subject: ")
    talk.say("write the counter to wandb")
    assert talk.draft.startswith("Subject: ")


def test_who_insists_is_not_held_back(talk: Talk) -> None:
    talk.say("counter base 400k")
    assert "$295K instead of $240K" in talk.draft
    talk.say("counter base 400k, I insist")
    assert "$400K instead of $240K" in talk.draft


def test_it_is_saved_in_words() -> None:
    talk = Talk(EXPIRED, saved=Drawer())
    talk.say(NYC)
    assert talk.text("save it as plan b").startswith("Saved as plan b: ")
    assert "plan b: Weights & Biases" in talk.text("offers")
    talk.say("offer delete plan b")
    assert "plan b" not in talk.text("offers")


TERMS = [
    ("the clawback is 18 months, prorated", "signing $20K, clawback 18 months prorated"),
    ("what if vest was 40/30/20/10", "equity $300K in all, vesting 40/30/20/10"),
    ("vest amazon", "equity $300K in all, vesting amazon"),
    ("no cliff", "equity $300K in all, no cliff"),
    ("it is over 3 years not 4", "equity $300K in all, over 3 years"),
]


@pytest.mark.parametrize(("said", "now"), TERMS, ids=[t[0] for t in TERMS])
def test_terms_are_told_without_their_amounts(talk: Talk, said: str, now: str) -> None:
    assert now in talk.text(said)


def test_a_clawback_needs_a_signing_bonus(talk: Talk) -> None:
    talk.say("they dropped the sign-on")
    assert "The offer in hand has no signing bonus." in talk.text("clawback 12 months")


def test_what_one_insists_on_is_no_offer(talk: Talk) -> None:
    talk.say("I insist on 400k base")
    assert "$400K instead of $240K" in talk.draft
    assert "base $240K a year" in talk.text("the whole grant")


NOT_TOLD = [
    "is 20% bonus normal?",
    "is 300k base realistic?",
    "i'd take 260k",
    "I told them 280k",
    "my friend got 260k base at the same level",
    "another company offered 300k base",
    "no bonus?",
]


@pytest.mark.parametrize("said", NOT_TOLD)
def test_what_is_no_telling_of_this_offer_changes_nothing(talk: Talk, said: str) -> None:
    assert "Changed:" not in talk.text(said)
    held = "New York: base $240K, equity $300K as the whole grant, signing bonus $20K."
    assert held in talk.text("offers")


SUPPOSED = [
    ("they can go up to 260k", "base $260K"),
    ("they came back with a higher base of 260k or so", "base $260K"),
    ("base is 260k now, which is more than last time", "base $260K"),
]


@pytest.mark.parametrize(("said", "now"), SUPPOSED, ids=[s[0] for s in SUPPOSED])
def test_what_is_not_plain_is_only_supposed(talk: Talk, said: str, now: str) -> None:
    text = talk.text(said)
    assert now in text
    assert "Changed:" not in text


NEW = [
    ("they came back with a higher base of 260k", "base $260K"),
    ("they bumped up the base to 260k", "base $260K"),
    ("base 260k, answer by 2026-12-05", "base $260K"),
    ("base 255k and nothing more", "base $255K"),
    ("they took 10k off the base", "base $230K"),
    ("they added 10k to the base", "base $250K"),
]


@pytest.mark.parametrize(("said", "now"), NEW, ids=[n[0] for n in NEW])
def test_a_new_figure_is_no_difference(talk: Talk, said: str, now: str) -> None:
    assert f"You were offered: {now} a year" in talk.text(said)


def test_what_a_figure_was_is_no_difference_either(talk: Talk) -> None:
    assert "signing $50K" in talk.text("signing is now 50k, up from 35k")


@pytest.mark.parametrize(
    "said", ["they raised base by 10k", "they dropped the signing", "clawback 12 months"]
)
def test_of_an_offer_that_is_gone_nothing_is_made(said: str) -> None:
    talk = Talk(EXPIRED)
    talk.say(f"offer {HF}")
    talk.say(NYC)
    talk.say("they withdrew the wandb offer")
    assert "You were offered" not in talk.text(said)


def test_a_form_about_another_guide_ends_it() -> None:
    talk = Talk(EXPIRED)
    talk.say(f"offer {HF}")
    talk.say("offer wandb staff sf")
    assert "€190K" not in talk.text("year by year")
    assert "You were offered" not in talk.text("they raised base by 10k")


def test_what_goes_on_stays_private_and_unwritten(talk: Talk) -> None:
    for said in ("levers?", "script?", "what about in tokyo?"):
        assert talk.say(said).private, said
    assert not talk.say("band hf senior paris").private
    assert not talk.say("levers?").private


def test_a_choice_asked_back_is_picked(talk: Talk) -> None:
    assert talk.say("what about in tokyo?").status == "not_found"
    assert "$240K–$300K" in talk.text("1")  # San Francisco's


@pytest.mark.parametrize(
    ("said", "heading"),
    [("counter in london", "London: counter"), ("prep in london", "Prep: Weights & Biases")],
)
def test_another_place_is_asked_of_a_command(talk: Talk, said: str, heading: str) -> None:
    assert heading in talk.text(said).replace("in London", "London")


def test_a_place_and_a_figure_are_asked_about(talk: Talk) -> None:
    assert "I read a place and a figure there." in talk.text("what if they go to 255k in london?")


def test_a_counter_to_another_company_is_not_this_one_s(talk: Talk) -> None:
    assert "New York: counter" not in talk.text("counter to hf senior paris").replace(" in ", " ")
    assert "Weights" not in talk.text("what happens if i go with hf").splitlines()[0]


@pytest.mark.parametrize("said", ["keep it as it is", "remember that"])
def test_nothing_is_saved_unasked(said: str) -> None:
    drawer = Drawer()
    talk = Talk(EXPIRED, saved=drawer)
    talk.say(NYC)
    talk.say(said)
    assert drawer.kept == {}


def test_a_name_is_kept_as_it_was_written() -> None:
    talk = Talk(EXPIRED, saved=Drawer())
    talk.say(NYC)
    assert talk.text("save it as ACME second version").startswith("Saved as ACME second version:")


def test_while_an_offer_waits_other_questions_are_themselves() -> None:
    talk = Talk()
    talk.say("offer base 245k equity 310k/4y")
    assert talk.say("what is the pay for staff at wandb in sf?").command == "band"
    talk.say("offer base 245k equity 310k/4y")
    assert talk.say("a year").status != "answered"


def test_the_period_is_settled_in_words(talk: Talk) -> None:
    talk.say("offer wandb staff sf base 245k equity 310k")
    assert "equity $310K a year" in talk.text("it's a year's")


def test_a_button_under_an_offer_s_page_goes_on_from_it(talk: Talk) -> None:
    talk.say("prep wandb staff nyc")
    assert talk.press("Levers in full").command == "levers"
    assert talk.say("script?").private
