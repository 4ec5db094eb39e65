"""Lists and summaries of guides."""

from __future__ import annotations

from bot.chat.plain import plain
from tests.handlers.conftest import Asked


def test_all_companies_are_counted(asked: Asked) -> None:
    text = plain(asked("guides"))
    assert "4 guides, 2 companies" in text
    assert "Weights & Biases: 3 guides" in text
    assert "Hugging Face Enterprise: 1 guide" in text


def test_a_company_alone_lists_its_guides(asked: Asked) -> None:
    reply = asked("guides wandb")
    assert len(reply.guides) == 3
    assert "Stale: all expired." in plain(reply)


def test_a_role_alone_lists_it_everywhere(asked: Asked) -> None:
    assert asked("guides senior").guides == (
        "huggingface-enterprise/senior-software-engineer",
        "weights-and-biases/senior-software-engineer",
    )


def test_an_unknown_company_offers_what_there_is(asked: Asked) -> None:
    reply = asked("guides netflix")
    assert reply.status == "not_found"
    assert "'netflix'" in plain(reply)


def test_a_guide_in_brief_names_bands_sections_and_origin(asked: Asked) -> None:
    text = plain(asked("guide wandb staff"))
    assert "San Francisco: base $240K–$300K, stated total $365K–$545K" in text
    assert "Global Levers" in text
    assert "Negotiate Up Strategy" in text
    assert "2025-Q4" in text
