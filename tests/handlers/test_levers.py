"""A guide's levers as an answer: marked, dated, shortened, with its other parts a press away."""

from __future__ import annotations

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Actions, Facts, Notice, Quote
from bot.guides.claims import MARK
from bot.guides.library import Library
from bot.language.asks import Ask, Operand
from handlers import COMMANDS
from handlers._passages import MOST_SHOWN
from tests.handlers.conftest import Asked
from tests.handlers.parts import guide_of, labels, run

STAFF = "weights-and-biases/staff-software-engineer"
BODY = """\
### R | Acme Guide

**Negotiation DNA:** Fast

**Global Levers**
1. **Other offers:** "I have an offer from [company] at $[X]K. I would like £90K. I like the team."
2. **Equity:** "I need more."
"""


def test_each_lever_stands_under_its_name(asked: Asked) -> None:
    blocks = asked("levers wandb staff").blocks
    titles = [block.items[0] for block in blocks if isinstance(block, Facts)]
    assert titles == [
        ("Lever 1, this company's own", "Unified AI Development Platform Architecture Lever"),
        ("Lever 2", "Platform Architecture Leadership"),
        ("Lever 3", "Competing Staff Offers"),
        ("Lever 4", "Scale Architecture Experience"),
        ("Lever 5", "Retention-Grade Equity"),
    ]


def test_claims_and_placeholders_are_marked_where_they_stand(asked: Asked) -> None:
    reply = asked("levers wandb staff")
    quotes = [block.text for block in reply.blocks if isinstance(block, Quote)]
    offer = next(quote for quote in quotes if quote.startswith("I have L6 at Google"))
    assert offer.split(MARK)[0].endswith("both packages are liquid. ")
    assert offer.count(MARK) == 1
    deed = next(quote for quote in quotes if "[company: fill in]" in quote)
    assert f"works at. {MARK} I believe" in deed
    said = [block.text for block in reply.blocks if isinstance(block, Notice)]
    assert "Fill in what stands in brackets." in said
    assert any("only if true for you" in each for each in said)


def test_the_answer_carries_the_guides_date(asked: Asked) -> None:
    text = plain(asked("levers wandb staff"))
    assert "As the guide had it in 2026-02 (2025-Q4 data):" in text
    assert "review was due 23 May 2026" in text


def test_long_levers_end_at_a_sentence_and_more_shows_the_rest(bundled: Library) -> None:
    short = run(bundled, Ask("levers", (Operand(STAFF),)))
    assert labels(short)[0] == "More"
    assert "best-of-breed" not in plain(short)
    more = next(b for x in short.blocks if isinstance(x, Actions) for b in x.buttons)
    assert more.ask.text == "all"
    whole = run(bundled, more.ask)
    assert "best-of-breed" in plain(whole)
    assert "More" not in labels(whole)


def test_the_other_parts_are_a_press_away(asked: Asked) -> None:
    shown = labels(asked("levers wandb senior"))
    assert {"Pay band", "Script", "What it pays for", "Sources", "Whole guide"} <= set(shown)
    assert "Levers" not in shown


def test_a_region_of_another_currency_has_its_band_beside(asked: Asked) -> None:
    reply = asked("levers wandb senior london")
    text = plain(reply)
    assert "This text has sums in US dollars (USD)" in text
    assert "London is in British pounds (GBP). Nothing is converted" in text
    assert "£152K–£194K" in text
    assert reply.regions == (("London",),)


def test_a_region_of_the_same_currency_has_its_base_beside(asked: Asked) -> None:
    text = plain(asked("levers wandb senior sf"))
    assert "Base in San Francisco: $200K–$255K" in text
    assert "Nothing is converted" not in text


def test_a_guide_without_levers_says_so_and_what_it_has() -> None:
    found = guide_of("### R\n\n**Negotiation DNA:** Fast\n\n**Sources**\n- A survey\n")
    reply = run(found, Ask("levers", (Operand("acme/staff-engineer"),)))
    assert reply.status == "answered"
    assert "This guide gives no levers. It has: pay band, what it pays for, sources." in plain(
        reply
    )
    assert "Script" not in labels(reply)
    assert {"Pay band", "What it pays for", "Sources"} <= set(labels(reply))


def test_sums_in_pounds_are_not_taken_for_dollars() -> None:
    """The script speaks of dollars and pounds: only the dollars are foreign in London."""
    reply = run(guide_of(BODY), Ask("levers", (Operand("acme/staff-engineer", ("London",)),)))
    text = plain(reply)
    assert "This text has sums in US dollars (USD); the band of London is in British" in text
    assert f"I have an offer from [company: fill in] at $[X: fill in]K. {MARK}" in text
    assert "I would like £90K. I like the team." in text


def test_the_menu_has_the_parts_after_compare() -> None:
    parts = ("compare", "levers", "script", "dna", "sources", "guide")
    names = [command.name for command in COMMANDS]
    assert tuple(name for name in names if name in parts) == parts


@pytest.mark.parametrize(
    ("name", "text"),
    [("levers", ""), ("levers", "all"), ("script", ""), ("script", "all"), ("dna", "all"),
     ("sources", "all"), ("guide", "")],
)  # fmt: skip
def test_every_guide_of_the_corpus_is_answered(corpus: Library, name: str, text: str) -> None:
    for card in corpus:
        reply = run(corpus, Ask(name, (Operand(card.id, card.labels[:1]),), text=text))
        assert reply.status == "answered", card.id
        shown = plain(reply)
        assert len(shown) < MOST_SHOWN + 4_500, (card.id, len(shown))
        assert "**" not in shown, card.id
        assert "<!--" not in shown, card.id
        assert "\n---" not in shown, card.id


def test_a_lever_named_by_a_speech_keeps_its_mark() -> None:
    body = "### Global Levers\n**Lever 1: I bring ten years of cloud experience**\nSay so."
    text = plain(run(guide_of(body), Ask("levers", (Operand("acme/staff-engineer"),))))
    assert f"I bring ten years of cloud experience {MARK}" in text
