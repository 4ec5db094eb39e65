"""Comparisons: what each side names, and what it takes from the others."""

from __future__ import annotations

import pytest

from bot.data_files import data_folder
from bot.language.asks import Ask, Operand, Unclear
from bot.language.reading import Reader, reader
from bot.wiring import registry
from tests import making

SENIOR, STAFF, SWE = "senior-software-engineer", "staff-software-engineer", "software-engineer"
SF, NY = ("San Francisco",), ("New York",)


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        pytest.param(
            "square senior sf vs huggingface-enterprise senior paris",
            [(f"square/{SENIOR}", SF), (f"huggingface-enterprise/{SENIOR}", ("Paris",))],
            id="both in full",
        ),
        pytest.param(
            "square and brex senior in nyc",
            [(f"square/{SENIOR}", NY), (f"brex/{SENIOR}", NY)],
            id="shared role and region",
        ),
        pytest.param(
            "square staff sf vs nyc",
            [(f"square/{STAFF}", SF), (f"square/{STAFF}", NY)],
            id="one guide, two regions",
        ),
        pytest.param(
            "square senior or staff",
            [(f"square/{SENIOR}", ()), (f"square/{STAFF}", ())],
            id="one company, two roles",
        ),
        pytest.param(
            "square, brex and snowflake data engineer sf",
            [(f"{c}/data-engineer", SF) for c in ("square", "brex", "snowflake")],
            id="three companies",
        ),
        pytest.param(
            "square senior sf, brex senior sf",
            [(f"square/{SENIOR}", SF), (f"brex/{SENIOR}", SF)],
            id="commas",
        ),
        pytest.param(
            "square vs brex swe", [(f"square/{SWE}", ()), (f"brex/{SWE}", ())], id="role at the end"
        ),
        pytest.param(
            "square pm versus brex pm remote",
            [("square/product-manager", ("Remote US",)), ("brex/product-manager", ("Remote US",))],
            id="region at the end",
        ),
        pytest.param(
            "square staff sf nyc",
            [(f"square/{STAFF}", SF), (f"square/{STAFF}", NY)],
            id="no joining word",
        ),
    ],
)
def test_sides_complete_each_other(
    read: Reader, text: str, operands: list[tuple[str, tuple[str, ...]]]
) -> None:
    reading = read.read(text, "compare")
    assert isinstance(reading, Ask), reading
    assert list(reading.operands) == [Operand(*operand) for operand in operands]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("", "invalid", id="nothing"),
        pytest.param("square senior sf", "invalid", id="one side"),
        pytest.param("square vs netflix senior", "not_found", id="unknown company"),
        pytest.param("square vs brex", "ambiguous", id="no role"),
        pytest.param("square senior london vs brex senior", "not_found", id="unknown region"),
    ],
)
def test_what_cannot_be_compared_is_said(read: Reader, text: str, status: str) -> None:
    reading = read.read(text, "compare")
    assert isinstance(reading, Unclear), reading
    assert reading.status == status


def test_more_than_six_sides_are_refused(read: Reader) -> None:
    companies = ["square", "brex", "snowflake", "linear", "micron", "microsoft", "wandb"]
    reading = read.read(" vs ".join(f"{c} senior" for c in companies), "compare")
    assert isinstance(reading, Unclear)
    assert "7 bands" in reading.problem


def test_a_choice_of_role_completes_the_whole_comparison(read: Reader) -> None:
    reading = read.read("square vs brex in nyc", "compare")
    assert isinstance(reading, Unclear)
    staff = next(choice for choice in reading.choices if choice.id == f"square/{STAFF}")
    assert staff.ask == Ask(
        "compare", (Operand(f"square/{STAFF}", NY), Operand(f"brex/{STAFF}", NY))
    )


def test_a_guide_of_levels_instead_of_regions_is_shown_whole_and_it_is_said() -> None:
    levels = ("SWE I-II", "Senior SWE", "Principal SWE (High)")
    library = making.library(
        *making.company("microsoft", levels), *making.company("google", ("New York",))
    )
    read = reader(library, registry().shapes(), data_folder())
    reading = read.read("microsoft swe vs google swe nyc", "compare")
    assert isinstance(reading, Ask), reading
    assert reading.operands == (Operand(f"microsoft/{SWE}"), Operand(f"google/{SWE}", NY))
    assert reading.assumptions == ("Microsoft gives no regions; all is shown.",)


@pytest.mark.parametrize(
    "text",
    [
        "compare square staff with square staff",
        "compare square staff sf with square staff sf",
        "compare square staff with <@U0123ABCD> staff",
    ],
)
def test_one_guide_is_never_set_beside_itself(read: Reader, text: str) -> None:
    reading = read.read(text)
    assert isinstance(reading, Unclear) or len(set(reading.operands)) > 1
