"""/playbook: every topic by name, by question and by button."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Bullets, Facts, Heading, SmallPrint, Table
from bot.data_files import data_folder
from bot.guides.playbook import PUSHBACK, load
from bot.language.asks import Ask
from handlers._advice import rank
from tests.handlers.conftest import Asked
from tests.handlers.test_pushback import SAYINGS, buttons

ASKED = [
    json.loads(line)
    for line in (Path(__file__).parent / "playbook_asked.jsonl").read_text("utf-8").splitlines()
]
OVERVIEW = "In short"
MOST_BUTTONS = 14
BOOK = load(data_folder())
TOPICS = [t.title for t in BOOK.topics.values() if t.under != PUSHBACK and t.title != OVERVIEW]


def read_as(text: str) -> str | None:
    """The topic a text is surely read as."""
    found = rank("topics", text)
    return found[0].name if found and found[0].sure else None


@pytest.mark.parametrize("number", range(1, 4))
def test_questions_find_their_topics(number: int) -> None:
    """Each round was written before the phrases were tuned to it."""
    lines = [line for line in ASKED if line["round"] == number and "is" in line]
    assert len(lines) >= 30
    wrong = {line["asked"]: read_as(line["asked"]) for line in lines}
    wrong = {q: got for line in lines if (got := wrong[q := line["asked"]]) != line["is"]}
    assert len(wrong) <= len(lines) * 0.05, wrong


def test_other_questions_find_none() -> None:
    lines = [line["asked"] for line in ASKED if "is" not in line]
    assert len(lines) >= 36
    assert {line: found for line in lines if (found := read_as(line))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "general advice",
        "any general advice on which negotiation tactics actually work?",
        "how do I negotiate a job offer in general",
        "how do i negotiate as a new grad",
    ],
)
def test_the_overview_has_the_core_and_the_top_topics(asked: Asked, text: str) -> None:
    reply = asked(f"/playbook {text}")
    assert (reply.status, reply.shareable) == ("answered", True)
    assert reply.blocks[0] == Heading("Negotiation playbook")
    assert any(isinstance(block, Bullets) for block in reply.blocks)
    tops = [topic.title for topic in BOOK.top() if topic.title != OVERVIEW]
    assert buttons(reply) == [Ask("playbook", text=topic) for topic in tops]
    assert len(tops) <= MOST_BUTTONS


def test_topics_under_others_are_reached_from_those(asked: Asked) -> None:
    for topic in TOPICS:
        if parent := BOOK.topics[topic].under:
            reply = asked(f"/playbook {parent}")
            shown = f"{topic}:" in plain(reply) or Ask("playbook", text=topic) in buttons(reply)
            assert shown, topic


def test_the_handbook_is_for_every_job(asked: Asked) -> None:
    assert "ML" not in plain(asked("/playbook")).split()


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_answered_by_its_name(asked: Asked, topic: str) -> None:
    reply = asked(f"/playbook {topic}")
    assert (reply.status, reply.assumptions) == ("answered", ())
    assert reply.blocks[0] == Heading(topic)
    assert reply.blocks[-1] == SmallPrint("General advice, not about one company.")
    assert Ask("playbook") in buttons(reply)


def test_a_question_says_what_it_was_read_as(asked: Asked) -> None:
    reply = asked("/playbook when should I counter")
    assert reply.assumptions == ("Read this as the topic “Timing”.",)
    assert reply.assumptions[0] in plain(reply)


def test_the_timeline_is_in_order(asked: Asked) -> None:
    [steps] = [b for b in asked("/playbook timing").blocks if isinstance(b, Facts)]
    assert [label for label, _ in steps.items] == [
        "1. The offer arrives",
        "2. Acknowledge it within 24–48h",
        "3. Research",
        "4. Counter",
        "5. Discuss",
    ]


def test_flexibility_is_a_table(asked: Asked) -> None:
    [table] = [
        b for b in asked("/playbook which parts are flexible").blocks if isinstance(b, Table)
    ]
    assert [(row[0].text, row[1].text) for row in table.rows] == [
        ("Base", "Medium"),
        ("Equity", "High"),
        ("Signing", "High"),
        ("Level", "Low but important"),
        ("Start date", "High"),
    ]


def test_do_and_dont_are_shown_in_full(asked: Asked) -> None:
    text = plain(asked("/playbook do and don't"))
    assert "Do:\n- Show" in text
    assert "Don't:\n- Bluff" in text


@pytest.mark.parametrize(
    ("topic", "asks"),
    [
        (
            "special situations",
            [Ask("playbook", text=t.title) for t in BOOK.under("Special situations")],
        ),
        ("pushback", [Ask("pushback", text=saying) for saying in SAYINGS]),
    ],
)
def test_many_topics_under_one_are_buttons(asked: Asked, topic: str, asks: list[Ask]) -> None:
    assert buttons(asked(f"/playbook {topic}")) == [*asks, Ask("playbook")]


def test_what_is_to_be_filled_in_is_said(asked: Asked) -> None:
    text = plain(asked("/playbook counter template"))
    assert "[base amount]" in text
    assert "Fill in what stands in [brackets]." in text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("chocolate cake", "Timing"),
        ("chocolate after an interview", "Salary talk before the offer"),
    ],
)
def test_where_nothing_fits_the_few_nearest_are_offered(
    asked: Asked, text: str, first: str
) -> None:
    reply = asked(f"/playbook {text}")
    assert (reply.status, reply.shareable) == ("not_found", False)
    *offered, last = buttons(reply)
    assert len(offered) in range(3, 6)
    assert (offered[0], last) == (Ask("playbook", text=first), Ask("playbook"))
    assert "chocolate" not in plain(reply)


def test_a_recruiters_line_is_pointed_to_pushback(asked: Asked) -> None:
    reply = asked("/playbook budget is frozen")
    assert reply.status == "not_found"
    assert buttons(reply)[-1] == Ask("pushback", text="There is no budget for more")
