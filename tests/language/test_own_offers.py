"""Sentences about offers told before: whole ones only, and no offer is judged instead."""

from __future__ import annotations

import pytest

from bot.language.asks import Ask
from bot.language.own_offers import read

SLUGS = {"acme": "acme", "Acme Inc": "acme"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("yes, I have a written offer from acme", "acme"),
        ("Yes I've got the written offer from Acme Inc.", "Acme Inc"),
        ("I hold a signed offer letter from acme", "acme"),
        ("I have an offer from acme in writing", "acme"),
        ("I do have the acme offer in writing", "acme"),
        ("I have acme's offer in writing!", "acme"),
        ("I have it in writing", ""),
        ("yes, I have that in writing", ""),
    ],
)
def test_a_confirmation_names_what_is_confirmed(text: str, name: str) -> None:
    expected = Ask("offers", company=SLUGS.get(name), text=f"confirm {name}".strip())
    assert read(text, SLUGS.get) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I have an offer from acme",
        "I had a written offer from acme",
        "I might have it in writing",
        "do you have it in writing?",
        "I have a written offer from acme, 245k base",
        "they say I have a written offer from acme",
        "band wandb staff sf",
        "get the offer in writing",
    ],
)
def test_less_than_so_many_words_confirms_nothing(text: str) -> None:
    assert read(text, SLUGS.get) is None


@pytest.mark.parametrize(
    "text",
    ["compare offers", "compare my offers", "Compare both offers, please", "/compare offers",
     "compare my saved offers", "can you compare the two offers?"],
)  # fmt: skip
def test_comparing_what_is_in_hand(text: str) -> None:
    assert read(text, SLUGS.get) == Ask("offers", text="compare")


@pytest.mark.parametrize("text", ["compare offers of google and meta", "compare wandb staff sf"])
def test_other_comparisons_are_left_to_their_reader(text: str) -> None:
    assert read(text, SLUGS.get) is None


BACK = [
    ("I don't have it in writing", "", "deny"),
    ("I do not have a written offer from acme", "acme", "deny"),
    ("actually I never had an offer from Acme Inc", "Acme Inc", "deny"),
    ("they rescinded the acme offer", "acme", "drop"),
    ("acme withdrew their offer", "acme", "drop"),
    ("I declined acme's offer", "acme", "drop"),
    ("they have pulled the offer", "", "drop"),
    ("please forget the acme offer", "acme", "drop"),
    ("delete my offer from acme", "acme", "drop"),
]


@pytest.mark.parametrize(("text", "name", "act"), BACK, ids=[b[0] for b in BACK])
def test_what_was_said_is_taken_back(text: str, name: str, act: str) -> None:
    expected = Ask("offers", company=SLUGS.get(name), text=f"{act} {name}".strip())
    assert read(text, SLUGS.get) == expected


@pytest.mark.parametrize(
    "text",
    ["I never had an offer", "my manager declined the offer", "they declined my offer of help",
     "delete", "forget"],
)  # fmt: skip
def test_what_takes_nothing_back(text: str) -> None:
    assert read(text, SLUGS.get) is None
