"""/pushback: the right answer to what was said, and none where nothing fits.

`pushback_said.jsonl` holds lines in other people's words with the saying each is, or none. The
first round was written before the table of phrases; each later one before it was tuned again.
Rounds 7 and 8 are whole messages, with talk around the saying.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Actions, Heading, Quote, Reply, SmallPrint
from bot.data_files import data_folder
from bot.guides.playbook import PUSHBACK, load
from bot.language.asks import Ask
from handlers._advice import rank
from tests.handlers.conftest import Asked

SAID = [
    json.loads(line)
    for line in (Path(__file__).parent / "pushback_said.jsonl").read_text("utf-8").splitlines()
]
SAYINGS = [topic.title for topic in load(data_folder()).under(PUSHBACK)]


def read_as(text: str) -> str | None:
    """The saying a text is surely read as."""
    found = rank("sayings", text)
    return found[0].name if found and found[0].sure else None


def buttons(reply: Reply) -> list[Ask]:
    """What the reply's buttons ask."""
    return [b.ask for block in reply.blocks if isinstance(block, Actions) for b in block.buttons]


@pytest.mark.parametrize("number", range(1, 9))
def test_paraphrases_are_read_right(number: int) -> None:
    lines = [line for line in SAID if line["round"] == number and "is" in line]
    wrong = [line["said"] for line in lines if read_as(line["said"]) != line["is"]]
    assert len(lines) >= 29
    assert len(wrong) <= len(lines) * 0.05, wrong


@pytest.mark.parametrize("number", range(1, 9))
def test_other_sentences_are_not_read_as_sayings(number: int) -> None:
    lines = [line["said"] for line in SAID if line["round"] == number and "is" not in line]
    wrong = {line: found for line in lines if (found := read_as(line))}
    assert len(lines) >= 16
    assert len(wrong) <= len(lines) * 0.05, wrong


def test_the_table_knows_every_saying() -> None:
    assert {line["is"] for line in SAID if "is" in line} == set(SAYINGS)


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("this is our best and final offer", "This is our final offer"),
        ("they said take it or leave it by friday", "Take it or leave it"),
        (
            "what should I say to google if they say no negotiation",
            "We don't negotiate",
        ),
        (
            "they keep asking for my current salary and I'd rather not share it, "
            "how should I respond?",
            "What is your current salary?",
        ),
    ],
)
def test_a_whole_message_is_read(asked: Asked, text: str, saying: str) -> None:
    reply = asked(f"/pushback {text}")
    assert reply.status == "answered"
    assert reply.blocks[0] == Heading(f"“{saying}”")
    assert reply.assumptions == (f"Read what they said as “{saying}”.",)
    assert reply.assumptions[0] in plain(reply)


def test_a_saying_quoted_word_for_word_is_no_assumption(asked: Asked) -> None:
    reply = asked('/pushback recruiter told me "we don\'t negotiate", what do i say back?')
    assert reply.blocks[0] == Heading("“We don't negotiate”")
    assert reply.assumptions == ()


@pytest.mark.parametrize("saying", SAYINGS)
def test_every_saying_is_answered_by_its_own_words(asked: Asked, saying: str) -> None:
    reply = asked(f"/pushback {saying}")
    assert (reply.status, reply.assumptions) == ("answered", ())
    assert reply.blocks[0] == Heading(f"“{saying}”")
    assert any(isinstance(block, Quote) for block in reply.blocks)
    assert "Why: " in plain(reply)
    assert SmallPrint("General advice, not about one company.") in reply.blocks


def test_a_line_that_claims_an_offer_is_marked(asked: Asked) -> None:
    text = plain(asked("/pushback do you have other offers?"))
    assert "Only if true for you:\n“Yes, I hold one other offer" in text


def test_a_second_reading_is_offered(asked: Asked) -> None:
    reply = asked("/pushback they can't move on base but maybe sign-on")
    assert reply.blocks[0] == Heading("“We can't move on base”")
    assert Ask("pushback", text="We don't give signing bonuses") in buttons(reply)


@pytest.mark.parametrize("text", ["", "?!"])
def test_without_a_line_all_sayings_are_offered_the_common_first(asked: Asked, text: str) -> None:
    reply = asked(f"/pushback {text}")
    assert (reply.status, reply.shareable) == ("invalid", False)
    offered = [ask.text for ask in buttons(reply)]
    assert offered[:3] == [
        "This is our final offer",
        "What number are you looking for?",
        "What is your current salary?",
    ]
    assert sorted(offered) == sorted(SAYINGS)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("the weather is fine", "This is our final offer"),
        ("something about our final thing", "This is our final offer"),
        ("the level of it", "The level can't change"),
    ],
)
def test_where_nothing_fits_the_few_nearest_are_offered(
    asked: Asked, text: str, first: str
) -> None:
    reply = asked(f"/pushback {text}")
    assert (reply.status, reply.shareable) == ("not_found", False)
    menu = next(block for block in reply.blocks if isinstance(block, Actions))
    *offered, last = menu.buttons
    assert len(offered) in range(3, 6)
    assert offered[0].ask == Ask("pushback", text=first)
    assert (last.label, last.ask) == ("All lines", Ask("pushback"))


def test_an_exhausted_equity_pool_is_about_equity(asked: Asked) -> None:
    reply = asked("/pushback the equity pool is exhausted")
    assert reply.blocks[0] == Heading("“We can't change the equity”")


def test_a_topic_of_the_playbook_is_pointed_to(asked: Asked) -> None:
    reply = asked("/pushback relocation")
    assert reply.status == "not_found"
    assert buttons(reply)[-1] == Ask("playbook", text="Relocation")


@pytest.mark.parametrize("text", ["my secret is 123456", "final offer, my secret is 123456"])
def test_what_was_typed_is_not_repeated(asked: Asked, text: str) -> None:
    reply = asked(f"/pushback {text}")
    assert "123456" not in plain(reply)
    assert "secret" not in " ".join(reply.assumptions)
