"""A band's answer: exact figures, what to know about them, where they come from."""

from __future__ import annotations

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Actions, Figure, Notice
from tests.handlers.conftest import Asked

WB, HF = "weights-and-biases", "huggingface-enterprise"
K = 1_000


def _k(low: float, high: float) -> tuple[int, int]:
    return round(low * K), round(high * K)


@pytest.mark.parametrize(
    ("text", "base", "stock", "bonus", "stated", "computed"),
    [
        pytest.param("wandb senior sf", (200, 255), (47.5, 85), (10, 25.5), (268, 405),
                     (257.5, 365.5), id="W&B senior SF"),
        pytest.param("wandb senior ny", (195, 250), (47.5, 85), (9.75, 25), (263, 398),
                     (252.25, 360), id="W&B senior NY"),
        pytest.param("wandb senior london", (152, 194), (35.75, 63.75), (7.6, 19.4), (203, 305),
                     (195.35, 277.15), id="W&B senior London"),
        pytest.param("wandb staff sf", (240, 300), (75, 125), (24, 45), (365, 545), (339, 470),
                     id="W&B staff SF"),
        pytest.param("wandb staff ny", (235, 295), (75, 125), (23.5, 44.25), (360, 535),
                     (333.5, 464.25), id="W&B staff NY"),
        pytest.param("wandb staff london", (182, 228), (56.25, 93.75), (18.2, 34.2), (278, 413),
                     (256.45, 355.95), id="W&B staff London"),
        pytest.param("wandb ml sf", (195, 255), (42.5, 77.5), (9.75, 38.25), (268, 395),
                     (247.25, 370.75), id="W&B ML SF"),
        pytest.param("wandb ml ny", (190, 250), (42.5, 77.5), (9.5, 37.5), (263, 388), (242, 365),
                     id="W&B ML NY"),
        pytest.param("wandb ml london", (148, 194), (32, 58.25), (7.4, 29.1), (203, 300),
                     (187.4, 281.35), id="W&B ML London"),
        pytest.param("hf senior sf", (205, 260), (50, 87.5), (10.25, 26), (273, 410),
                     (265.25, 373.5), id="HF senior SF"),
        pytest.param("hf senior ny", (200, 255), (50, 87.5), (10, 25.5), (268, 403), (260, 368),
                     id="HF senior NY"),
        pytest.param("hf senior paris", (175, 222), (42.5, 74.5), (8.75, 22.2), (233, 350),
                     (226.25, 318.7), id="HF senior Paris"),
    ],
)  # fmt: skip
def test_bundled_figures_are_exact(
    asked: Asked,
    text: str,
    base: tuple[float, float],
    stock: tuple[float, float],
    bonus: tuple[float, float],
    stated: tuple[float, float],
    computed: tuple[float, float],
) -> None:
    (figure,) = asked(f"band {text}").figures
    assert isinstance(figure, Figure)
    assert figure.base == _k(*base)
    assert figure.stock_per_year == _k(*stock)
    assert figure.bonus == _k(*bonus)
    assert figure.total_stated == _k(*stated)
    assert figure.total_computed == _k(*computed)
    assert (figure.stock_basis, figure.stock_basis_conflict) == ("vest_4y", False)


def test_the_answer_shows_stock_per_year_and_over_the_grant(asked: Asked) -> None:
    text = plain(asked("band wandb senior sf"))
    assert "$47.5K–$85K" in text
    assert "$190K–$340K" in text
    assert "grant over 4 years (as the table header says)" in text


def test_a_gap_between_parts_and_total_is_one_line(asked: Asked) -> None:
    text = plain(asked("band wandb senior sf"))
    lines = [line for line in text.splitlines() if "do not make the stated total" in line]
    assert len(lines) == 1
    assert "-3.9% at the low end, -9.8% at the high end" in lines[0]


def test_every_answer_names_where_its_figures_come_from(asked: Asked) -> None:
    text = plain(asked("band wandb senior sf"))
    for said in ("2025-Q4", "quality high", "Levels.fyi, Glassdoor, Blind", "2026-02-23",
                 "2026-05-23", "weights-and-biases/senior-software-engineer"):  # fmt: skip
        assert said in text


def test_old_numbers_and_an_overdue_review_are_one_warning(asked: Asked) -> None:
    notices = [b for b in asked("band wandb senior sf").blocks if isinstance(b, Notice)]
    assert notices[0].tone == "warning"
    assert notices[0].text == (
        "Expired: the numbers are from 2025-Q4, last sourced 9 months ago (23 Feb 2026); "
        "review was due 23 May 2026."
    )


def test_next_questions_name_the_other_regions(asked: Asked) -> None:
    reply = asked("band wandb senior sf")
    (actions,) = [block for block in reply.blocks if isinstance(block, Actions)]
    labels = [button.label for button in actions.buttons]
    assert labels[:3] == ["New York", "London", "All regions"]
    assert "Compare with Hugging Face Enterprise" in labels


def test_all_regions_are_shown_when_none_is_asked(asked: Asked) -> None:
    reply = asked("band wandb senior")
    assert [figure.region for figure in reply.figures] == ["San Francisco", "New York", "London"]
    assert reply.regions == ((),)


def test_only_answers_of_guides_can_be_shared(asked: Asked) -> None:
    assert asked("band wandb senior sf").shareable
    assert not asked("band wandb").shareable
    assert not asked("band netflix senior").shareable
