"""/prep: one page, with the offer in hand where there is one, and as a Markdown file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from bot.chat.plain import plain
from bot.chat.reply import File, Heading
from bot.guides.library import Library
from bot.language.asks import Ask, Operand
from handlers._prep_answer import EQUITY_QUESTIONS
from handlers._prep_page import markdown
from tests.handlers.talk import EXPIRED, WANDB, Talk


def file_of(talk: Talk) -> File:
    return next(block for block in talk.last.blocks if isinstance(block, File))


def test_a_page_has_all_its_parts() -> None:
    talk = Talk()
    text = talk.text("prep wandb staff sf")
    parts = [
        "Base                       $240K–$300K",
        "Where there is room:",
        "Signing: High",
        "The strategy's floor: $270K",
        "Your strongest levers:",
        "1. Unified AI Development Platform Architecture Lever",
        "What they may say, and what you could answer:",
        "Ask about the equity:",
        *EQUITY_QUESTIONS,
        "Checklist before signing:",
        "every promise made in a call",
        "Next step:",
    ]
    at = [text.find(part) for part in parts]
    assert min(at) >= 0, parts[at.index(-1)]
    assert at == sorted(at)


def test_made_up_offers_are_no_lever_to_lead_with() -> None:
    assert "Competing Staff Offers" not in Talk().text("prep wandb staff sf")


def test_an_offer_in_hand_fills_the_room_and_the_sayings() -> None:
    talk = Talk()
    talk.say(f"offer {WANDB} deadline 5 may")
    text = talk.text("prep wandb staff sf")
    assert "$55K" in text  # from 245 to 300
    assert "“We need your answer by tomorrow”" in text
    assert "so that they can answer before 5 May 2026." in text
    assert "Draft a counter" in talk.buttons


def test_without_any_guide_the_offer_in_hand_is_meant() -> None:
    talk = Talk()
    assert talk.say("prep").status == "invalid"
    talk.say(f"offer {WANDB}")
    assert talk.say("prep").blocks[0] == Heading(
        "Prep: Weights & Biases Staff Software Engineer, San Francisco"
    )


def test_an_expired_guide_says_so_on_the_page_and_in_the_file() -> None:
    talk = Talk(EXPIRED)
    talk.say("prep wandb staff sf")
    assert "Expired: the numbers are from 2025-Q4" in file_of(talk).text


def test_the_file_is_markdown_that_says_what_the_page_says() -> None:
    talk = Talk()
    talk.say("prep wandb staff sf")
    file = file_of(talk)
    assert file.name == "prep-weights-and-biases-staff-software-engineer.md"
    html = MarkdownIt("commonmark").enable("table").render(file.text)
    assert html.count("<h1>") == 1
    assert "<h2>Checklist before signing</h2>" in html
    assert '<td style="text-align:right">$240K–$300K</td>' in html


def test_signs_of_markdown_in_a_text_stay_text() -> None:
    made = markdown([Heading("a *b* <c> | `d`")])
    assert MarkdownIt().render(made) == "<h1>a *b* &lt;c&gt; | `d`</h1>\n"


def test_it_is_for_one_person_alone() -> None:
    talk = Talk()
    assert talk.say("prep wandb staff sf").private


@pytest.mark.parametrize("part", range(4))
def test_every_guide_of_the_corpus_makes_a_page(corpus: Library, part: int) -> None:
    talk = Talk()
    talk.dispatch = replace(talk.dispatch, library=lambda: corpus)
    for card in list(corpus)[part::40]:
        talk.last = talk.dispatch.press(Ask("prep", (Operand(card.id),)), talk.now, talk.who)
        assert talk.last.status == "answered", (card.id, plain(talk.last))
