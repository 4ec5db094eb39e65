"""Questions about an offer: whose guide, whose amounts, and what is kept to the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.chat import intents
from bot.chat.topics import topic_of
from bot.data_files import data_folder
from bot.guides.library import Library
from bot.language.asks import Ask, Operand, Reading, Shape, Topic, Unclear
from bot.language.reading import Reader, reader
from bot.wiring import registry
from tests import making
from tests.language.judging import lines_of

TODAY = date(2026, 11, 22)
SHAPES = (Shape("offer", "offer"), Shape("counter", "offer"))
STAFF = "weights-and-biases/staff-software-engineer"
SENIOR = "weights-and-biases/senior-software-engineer"
GOOGLE = "google/staff-software-engineer"

Say = Callable[[str], Reading]


def _reader(library: Library) -> Reader:
    shapes = {shape.name: shape for shape in (*registry().shapes(), *SHAPES)}
    return reader(library, list(shapes.values()), data_folder())


@pytest.fixture(scope="module")
def read() -> Reader:
    """Four companies, one of them in Canada."""
    us = ("San Francisco", "New York", "London")
    toronto = making.guide("shopify", "staff-software-engineer", ("Toronto",))
    return _reader(
        making.library(
            *making.company("weights-and-biases", us, display="Weights & Biases"),
            *making.company("google", us),
            *making.company("linear", ("Remote US",)),
            replace(toronto, bands=(making.band("Toronto", "CAD"),)),
        )
    )


@pytest.fixture(scope="module")
def say(read: Reader) -> Say:
    return lambda text: read.read(text, today=TODAY)


ASKED = [
    ("/offer wandb staff sf base 245k equity 310k/4y bonus 10%", STAFF, "San Francisco", 245),
    ("offer wandb staff sf base 245k", STAFF, "San Francisco", 245),
    ("/offer base 245k wandb bonus 10% staff signing 35k sf", STAFF, "San Francisco", 245),
    ("/offer 245k wandb staff sf", STAFF, "San Francisco", 245),
    ("/offer wandb staff sf 245 base 310 rsu 35 sign-on", STAFF, "San Francisco", 245),
    ("/offer W&B, staff, NYC: $245,000 base + $310,000 RSUs", STAFF, "New York", 245),
    ("/offer got 245 base, 310 rsu over 4 from W&B, staff, NYC", STAFF, "New York", 245),
    ("/offer wandb staff sf 180k, 20,000 options, strike 2.50", STAFF, "San Francisco", 180),
    ("/offer wandb staff london £120k base 15% bonus paid at 90%", STAFF, "London", 120),
    ("/offer wandb staff sf base 200k amazon vesting rsu 400k", STAFF, "San Francisco", 200),
    ("/offer wandb staff sf base 200k answer by friday", STAFF, "San Francisco", 200),
    ("got 245 base, 310 rsu over 4, 35 sign-on from W&B, staff, NYC. fair?", STAFF, "New York",
     245),
    ("W&B offered me 210k base as a senior in sf, any good?", SENIOR, "San Francisco", 210),
    ("hiya, judge my offer: W&B, senior, London, £95k base, 15% bonus", SENIOR, "London", 95),
    ("W&B 245k base 310k rsu over 4 staff sf", STAFF, "San Francisco", 245),
    ("my offer from wandb for staff in nyc is 240k", STAFF, "New York", 240),
    ("so W&B came back with 8k a month for a senior in london, any good?", SENIOR, "London", 96),
    ("I make 190k now, W&B offered 245k base for staff in sf, fair?", STAFF, "San Francisco", 245),
    ("my friend at google gets 400k, W&B offered me 245k base as staff in sf, fair?", STAFF,
     "San Francisco", 245),
    ("google offered me 300k, W&B offers 245k base as staff in sf. is the W&B one fair?", STAFF,
     "San Francisco", 245),
    ("W&B: base 185k, 20% bonus, RSUs 400k (amazon vesting), deadline next friday, staff sf",
     STAFF, "San Francisco", 185),
    ("They want me at W&B in London as staff: 120 base, 80 in stock a year, 10 sign on", STAFF,
     "London", 120),
    ("W&B offered 245k, previously at google on 220k, staff sf fair?", STAFF, "San Francisco",
     245),
    ("is £90k from W&B a lowball for a senior in London", SENIOR, "London", 90),
    ("been offered 45 lakh by google, staff in london", GOOGLE, "London", 4_500),
]  # fmt: skip


@pytest.mark.parametrize(("text", "guide", "region", "base"), ASKED, ids=[a[0] for a in ASKED])
def test_an_offer_finds_its_guide(say: Say, text: str, guide: str, region: str, base: int) -> None:
    ask = say(text)
    assert isinstance(ask, Ask), ask
    assert (ask.command, ask.operands) == ("offer", (Operand(guide, (region,)),))
    assert ask.offer is not None
    assert ask.offer.base == base * 1_000


COUNTERS = [
    ("/counter wandb staff sf base 245k", 245, None),
    ("draft a counter-offer for me: wandb came in at $245k base for staff in sf", 245, None),
    ("write a counter offer to W&B, staff in sf: they gave me 245k but I want 260k", 245, 260),
    ("help me counter wandb at 260k for a staff role in sf", None, 260),
    ("/counter wandb staff sf", None, None),
]


@pytest.mark.parametrize(("text", "base", "wanted"), COUNTERS, ids=[c[0] for c in COUNTERS])
def test_a_counter_knows_what_was_offered_and_what_is_wanted(
    say: Say, text: str, base: int | None, wanted: int | None
) -> None:
    ask = say(text)
    assert isinstance(ask, Ask), ask
    assert (ask.command, ask.operands) == ("counter", (Operand(STAFF, ("San Francisco",)),))
    assert (ask.offer and ask.offer.base) == (base and base * 1_000)
    assert (ask.wanted and ask.wanted.base) == (wanted and wanted * 1_000)


UNCLEAR = [
    ("/offer", "invalid", "of which company and role"),
    ("/offer base 245k", "invalid", "of which company and role"),
    ("/offer wandb staff sf base lots", "invalid", "'base lots'"),
    ("/offer wandb staff sf base bananas", "invalid", "'base bananas'"),
    ("/offer wandb staff sf base 240-260k", "invalid", "'base 240-260k' is a range"),
    ("/offer wandb staff sf £600 a day", "invalid", "pay by the day"),
    ("/offer wandb staff sf base 245k vest 40/30/20", "invalid", "adds up to 90%"),
    ("/offer wandb 245k", "ambiguous", "Which role?"),
    ("/offer wandb nurse base 245k", "not_found", "'nurse'"),
    ("/offer zzyzxcorp staff base 90k", "not_found", "'zzyzxcorp'"),
    ("/offer wandb staff berlin base 90k", "not_found", "'berlin'"),
    ("/offer linear technology staff base 90k", "not_found", "'linear technology'"),
    ("google offered me 300k, W&B offers 245k base, staff sf", "ambiguous", "Several companies"),
]


@pytest.mark.parametrize(("text", "status", "said"), UNCLEAR, ids=[u[0] for u in UNCLEAR])
def test_what_is_not_clear_is_asked_back(say: Say, text: str, status: str, said: str) -> None:
    reading = say(text)
    assert isinstance(reading, Unclear), reading
    assert (reading.command, reading.status) == ("offer", status)
    assert said in f"{reading.problem} {reading.remedy}"


def test_of_two_offers_each_keeps_its_own_amounts(say: Say) -> None:
    reading = say("google offered me 300k, W&B offers 245k base, staff sf")
    assert {c.id: c.ask.offer and c.ask.offer.base for c in reading.choices} == {  # type: ignore[union-attr]
        GOOGLE: 300_000,
        STAFF: 245_000,
    }


def test_a_choice_of_role_keeps_the_offer(say: Say) -> None:
    reading = say("/offer wandb 245k")
    assert isinstance(reading, Unclear)
    assert {c.ask.offer and c.ask.offer.base for c in reading.choices} == {245_000}


CURRENCIES = [
    ("/offer wandb staff sf base $245k", "USD", ()),
    ("/offer wandb staff sf base 245k", None, ()),
    ("/offer wandb staff sf base £245k", "GBP", ()),
    ("/offer shopify staff toronto base $200k", "CAD", ("Took the amounts as CAD.",)),
    ("/offer shopify staff toronto base US$200k", "USD", ()),
]


@pytest.mark.parametrize(("text", "code", "said"), CURRENCIES, ids=[c[0] for c in CURRENCIES])
def test_a_sign_of_many_currencies_is_the_regions(
    say: Say, text: str, code: str | None, said: tuple[str, ...]
) -> None:
    ask = say(text)
    assert isinstance(ask, Ask), ask
    assert ask.offer is not None
    assert (ask.offer.currency, ask.assumptions) == (code, said)


def test_what_was_passed_over_goes_with_the_question(say: Say) -> None:
    ask = say("/offer wandb staff sf base 245k total comp 400k")
    assert isinstance(ask, Ask)
    assert ask.problems == ("'total comp 400k' is not read: a total is worked out from its parts.",)


def test_what_is_earned_now_is_only_said_not_to_be_needed(say: Say) -> None:
    band = say("I make 190k now, what does W&B pay staff in sf?")
    assert isinstance(band, Ask)
    assert band.command == "band"
    assert band.assumptions[0] == "What you earn now is not needed, and I do not keep it."
    offer = say("I make 190k now, W&B offered 245k base for staff in sf, fair?")
    assert "190" not in repr(offer)


def test_an_offer_goes_on_from_the_guide_asked_about(read: Reader) -> None:
    topic = Topic(Ask("band", (Operand(STAFF, ("London",)),)))
    ask = read.read("they offered me £95k base, fair?", topic=topic, today=TODAY)
    assert isinstance(ask, Ask)
    assert (ask.command, ask.operands) == ("offer", (Operand(STAFF, ("London",)),))
    assert ask.offer is not None
    assert ask.offer.base == 95_000
    assert ask.assumptions == ("Went on from Weights & Biases Staff Software Engineer, London.",)


@pytest.mark.parametrize("text", [a[0] for a in ASKED] + [c[0] for c in COUNTERS])
def test_nothing_of_an_offer_is_remembered_or_put_into_a_button(say: Say, text: str) -> None:
    ask = say(text)
    assert isinstance(ask, Ask)
    assert topic_of(ask) is None
    value = intents.encode(ask)
    assert not any(str(n) in value for n in ("245", "310", "210", "190", "260", "2.50", "400"))
    assert (ask.public.offer, ask.public.wanted, ask.public.problems) == (None, None, ())


@pytest.mark.parametrize("text", [u[0] for u in UNCLEAR])
def test_nothing_of_what_is_asked_back_is_remembered(say: Say, text: str) -> None:
    reading = say(text)
    assert isinstance(reading, Unclear)
    assert topic_of(reading) is None


@pytest.mark.parametrize(
    "text",
    [
        "/band wandb staff 245123",
        "/band wandb staff sf 245k",
        "what does zzyzx245 pay",
        "/offer wandb staff berlin base 245123",
        "/offer zzyzxcorp 245k 310k",
    ],
)
def test_no_amount_is_counted_as_a_name(say: Say, text: str) -> None:
    reading = say(text)
    assert isinstance(reading, Unclear)
    assert reading.missing is None or not {"245123", "245k", "310k"} & set(
        reading.missing.name.split()
    )


def test_the_shared_questions_about_offers_are_all_right(shared: Path, corpus: Library) -> None:
    read = _reader(corpus)
    golds = [
        gold
        for gold in lines_of(shared / "queries_dev.jsonl")
        if {"offer", "counter"} & set(gold["expect"]["command"])
    ]
    assert len(golds) >= 9
    for gold in golds:
        expect, got = gold["expect"], read.read(gold["query"], today=TODAY)
        assert got.command in expect["command"], gold["query"]
        assert (got.status if isinstance(got, Unclear) else "answered") == expect["status"]
        assert [o.guide for o in got.operands] == expect["guides"], gold["query"]
        assert [list(o.regions) for o in got.operands] == expect["regions"], gold["query"]
        assert isinstance(got, Unclear) or (got.offer is not None and got.offer.base is not None)
