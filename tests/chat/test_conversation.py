"""A conversation through the desk: what is remembered, gone on from, and counted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest

from bot.chat.command import Call
from bot.chat.dispatch import Dispatch
from bot.chat.memory import Wanted, Who
from bot.chat.reply import Reply
from bot.data_files import data_folder
from bot.guides.library import Library
from bot.language.asks import Ask, Missing, Operand, Topic
from bot.language.reading import Reader, reader
from bot.pay.rates import Rates
from bot.wiring import registry
from tests import making
from tests.chat.kit import NOW

ANN = Who("slack:T1", "U1", ("D1",))
BOB = Who("slack:T1", "U2", ("D2",))
NOWHERE = replace(ANN, places=())
WANDB = "weights-and-biases/staff-software-engineer"
SENIOR = "weights-and-biases/senior-software-engineer"
HF = "huggingface-enterprise/senior-software-engineer"


@dataclass
class Notebook:
    """Remembers one topic a person, and writes down what was missed."""

    topics: dict[Who, Topic] = field(default_factory=dict)
    gaps: list[tuple[Who, Missing, datetime]] = field(default_factory=list)
    asked: int = 0

    def recall(self, who: Who, now: datetime) -> Topic | None:
        self.asked += 1
        return self.topics.get(who)

    def remember(self, who: Who, topic: Topic, now: datetime) -> None:
        assert now == NOW
        if who.places:
            self.topics[who] = topic

    def forget(self, who: Who) -> int:
        return 0 if self.topics.pop(who, None) is None else 1

    def missed(self, who: Who, missing: Missing, now: datetime) -> None:
        self.gaps.append((who, missing, now))

    def wanted(self, workspace: str) -> tuple[Wanted, ...]:
        return ()


@dataclass
class Desk:
    """Every command over some guides, with a notebook."""

    shown: Library
    notes: Notebook = field(default_factory=Notebook)

    def __post_init__(self) -> None:
        commands = registry()

        def read(library: Library) -> Reader:
            return reader(library, commands.shapes(), data_folder())

        self.dispatch = Dispatch(
            commands, lambda: self.shown, read, Rates(), self.notes, self.notes
        )

    def say(self, text: str, who: Who | None = ANN, command: str | None = None) -> Reply:
        """The reply to what somebody says."""
        return self.dispatch.answer(Call(text, NOW, command, who))

    @property
    def names(self) -> list[str]:
        """Names that were missed."""
        return [missing.name for _, missing, _ in self.notes.gaps]


@pytest.fixture
def desk(bundled: Library) -> Desk:
    return Desk(bundled)


def _shown(reply: Reply) -> tuple[str, str | None, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return reply.status, reply.command, reply.guides, reply.regions


def test_a_conversation_goes_on_turn_by_turn(desk: Desk) -> None:
    turns = [
        ("what does wandb pay a staff engineer in sf?", "band", (WANDB,), (("San Francisco",),)),
        ("and in london?", "band", (WANDB,), (("London",),)),
        ("levers?", "levers", (WANDB,), (("London",),)),
        ("and for senior?", "levers", (SENIOR,), (("London",),)),
    ]
    for text, command, guides, labels in turns:
        reply = desk.say(text)
        assert (reply.status, reply.command, reply.guides) == ("answered", command, guides)
        kept = desk.notes.topics[ANN].ask
        assert kept is not None
        assert kept.operands == tuple(map(Operand, guides, labels))
    assert desk.say("what about hugging face?").guides == (HF,)


@pytest.mark.parametrize("said", ["2", "the second one", "senior", "number 2 please"])
def test_an_offered_choice_is_picked(desk: Desk, said: str) -> None:
    offered = desk.say("what does wandb pay?")
    assert (offered.status, offered.choices[1]) == ("ambiguous", SENIOR)
    assert _shown(desk.say(said))[:3] == ("answered", "band", (SENIOR,))


def test_a_missing_region_is_asked_again_by_name_alone(desk: Desk) -> None:
    assert desk.say("wandb staff in tokyo").status == "not_found"
    assert _shown(desk.say("london")) == ("answered", "band", (WANDB,), (("London",),))


@pytest.mark.parametrize("who", [None, BOB, replace(ANN, workspace="slack:T2"), NOWHERE])
def test_nobody_goes_on_from_another_s_question(desk: Desk, who: Who | None) -> None:
    desk.say("wandb staff sf")
    before = desk.say("and in london?", BOB)
    assert desk.say("and in london?", who) == before
    assert before.status != "answered"


@pytest.mark.parametrize("who", [None, NOWHERE])
def test_without_a_person_and_a_place_nothing_is_kept(desk: Desk, who: Who | None) -> None:
    desk.say("wandb staff sf", who)
    assert desk.notes.topics == {}


def test_without_somebody_nothing_is_looked_up_or_counted(desk: Desk) -> None:
    desk.say("band netflix senior", None)
    assert (desk.notes.asked, desk.notes.gaps) == (0, [])


def test_a_pressed_button_is_gone_on_from(desk: Desk) -> None:
    desk.dispatch.press(Ask("band", (Operand(WANDB, ("London",)),)), NOW, ANN)
    assert _shown(desk.say("levers?"))[:3] == ("answered", "levers", (WANDB,))


def test_a_button_that_nobody_is_known_to_have_pressed_is_not_kept(desk: Desk) -> None:
    desk.dispatch.press(Ask("band", (Operand(WANDB),)), NOW)
    assert desk.notes.topics == {}


def test_a_slash_command_stands_for_itself_and_is_remembered(desk: Desk) -> None:
    desk.say("wandb staff sf")
    asked = desk.notes.asked
    assert desk.say("london", command="band").status != "answered"
    assert desk.say("/levers").status == "invalid"
    assert desk.notes.asked == asked + 1  # only for what might have been a message
    desk.say("wandb senior", command="levers")
    kept = desk.notes.topics[ANN].ask
    assert kept is not None
    assert (kept.command, kept.operands) == ("levers", (Operand(SENIOR),))


@pytest.mark.parametrize("text", ["hello", "help", "playbook", "guides", "they said no budget"])
def test_what_names_nothing_leaves_the_topic_as_it_was(desk: Desk, text: str) -> None:
    desk.say("wandb staff sf")
    before = dict(desk.notes.topics)
    desk.say(text)
    assert desk.notes.topics == before


def test_a_guide_that_has_gone_is_not_gone_on_from(desk: Desk) -> None:
    desk.say("wandb staff sf")
    desk.shown = making.library(making.guide("acme", "product-manager", ("London",)))
    reply = desk.say("and in london?")
    assert reply.status != "answered"
    assert reply.guides == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param(
            "band netflix senior", Missing("company", "netflix", known=True), id="known company"
        ),
        pytest.param(
            "band zzyzxcorp senior", Missing("company", "zzyzxcorp", known=False), id="unknown word"
        ),
        pytest.param(
            "band wandb tpm",
            Missing("role", "technical program manager", True, "weights-and-biases"),
            id="role",
        ),
        pytest.param(
            "what does wandb pay a staff engineer in tokyo?",
            Missing("region", "tokyo", True, "weights-and-biases", role="staff-software-engineer"),
            id="region",
        ),
    ],
)
def test_what_was_missing_is_counted_by_name(desk: Desk, text: str, missing: Missing) -> None:
    assert desk.say(text).status == "not_found"
    [(who, counted, when)] = desk.notes.gaps
    assert (who, when) == (ANN, NOW)
    assert counted == missing


@pytest.mark.parametrize(
    "text",
    [
        "wandb staff sf",
        "band wandb",
        "hello",
        "",
        "offer netflix senior 245k",
        "/offer zzyzxcorp staff 90k",
        "netflix offered me 245k as a senior engineer, fair?",
        "draft a counter to netflix, 300k as a senior engineer",
    ],
)
def test_answers_choices_and_offers_are_never_counted(desk: Desk, text: str) -> None:
    desk.say(text)
    assert desk.notes.gaps == []


def test_an_offer_is_never_remembered(desk: Desk) -> None:
    assert desk.say("/offer wandb staff sf base 245k").private
    desk.say("/offer wandb 245k")
    assert desk.notes.topics == {}


@pytest.mark.parametrize("command", ["help", "playbook", "pushback"])
def test_words_of_advice_are_neither_kept_nor_counted(desk: Desk, command: str) -> None:
    desk.say("my floor is 245k and I am desperate", command=command)
    assert (desk.notes.topics, desk.notes.gaps) == ({}, [])


def test_without_a_memory_every_message_stands_for_itself(desk: Desk) -> None:
    desk.dispatch = replace(desk.dispatch, memory=None, gaps=None)
    assert desk.say("wandb staff sf").status == "answered"
    assert desk.say("and in london?").status != "answered"
    assert desk.notes.topics == {}
