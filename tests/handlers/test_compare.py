"""Bands side by side: own currencies, dated conversion, differences in money and percent."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from bot.chat.command import Call
from bot.chat.dispatch import Dispatch
from bot.chat.plain import plain
from bot.data_files import data_folder
from bot.guides.library import Library, card_of
from bot.guides.model import Band, Guide, Range
from bot.language.reading import reader
from bot.pay.rates import Rates
from bot.wiring import registry
from tests import making
from tests.handlers.conftest import Asked

TABLE = """| Region | Base Salary | Stock ({basis}) | Total Comp |
|---|---|---|---|
| London | x | x | x |
"""


def test_one_currency_is_left_untouched(asked: Asked) -> None:
    text = plain(asked("compare wandb senior vs staff sf"))
    assert "- Base: +$40K (+20%) to +$45K (+17.6%)" in text
    assert "≈" not in text
    assert "Converted" not in text


def test_another_currency_is_converted_at_a_dated_rate_beside_the_original(asked: Asked) -> None:
    text = plain(asked("compare wandb senior sf vs hf senior paris"))
    assert "€175K–€222K ≈ $" in text
    assert "Converted at 1 EUR = 1." in text
    assert "ECB reference rate of 20" in text


def test_one_guide_in_two_regions_is_listed_twice(asked: Asked) -> None:
    reply = asked("compare wandb staff sf vs london")
    assert reply.guides == ("weights-and-biases/staff-software-engineer",) * 2
    assert reply.regions == (("San Francisco",), ("London",))
    assert [figure.currency for figure in reply.figures] == ["USD", "GBP"]


def _guide(company: str, total: tuple[int, int]) -> Guide:
    stock = Range(Decimal(100_000), Decimal(200_000))
    return Guide(
        company=company,
        role="software-engineer",
        company_display=company.title(),
        role_display="Software Engineer",
        bands=(
            Band("London", "GBP", base=Range(Decimal(100_000), Decimal(150_000)), stock=stock,
                 total=Range(*map(Decimal, total))),
        ),
        body=TABLE.format(basis="RSU/4yr"),
        path=f"{company}.md",
    )  # fmt: skip


def _ask(text: str, *guides: Guide) -> str:
    library = Library(map(card_of, guides))
    commands = registry()
    read = reader(library, commands.shapes(), data_folder())
    dispatch = Dispatch(commands, lambda: library, lambda _: read, Rates())
    return plain(dispatch.answer(Call(text, datetime(2026, 11, 22, tzinfo=UTC))))


def test_a_contradicted_stock_basis_gives_both_readings_and_no_total() -> None:
    """The header says a 4-year grant; the totals only add up if stock is a year's."""
    text = _ask("band alphaco swe london", _guide("alphaco", (200_000, 350_000)))
    assert "£125K–£200K as declared, £200K–£350K as the totals have it" in text
    assert "Total of its parts" not in text
    assert "Stock a year" in text
    assert "£25K" not in text


def test_stock_in_doubt_is_never_compared() -> None:
    text = _ask(
        "compare alphaco swe london vs betaco swe london",
        _guide("alphaco", (200_000, 350_000)),
        _guide("betaco", (125_000, 200_000)),
    )
    assert "Stock and totals are not compared: a stock basis is in doubt." in text
    assert "- Base: £0 (0%)" in text
    assert "- Stated total" not in text


def test_no_guide_falls_out_of_a_comparison_without_regions() -> None:
    """Six guides of three regions are eighteen bands: fewer of each, and it is said."""
    names = ("alphaco", "betaco", "gammaco", "deltaco", "epsilonco", "zetaco")
    places = ("London", "Paris", "Berlin")
    guides = [making.guide(name, "software-engineer", places) for name in names]
    text = _ask(f"compare {' vs '.join(f'{name} swe' for name in names)}", *guides)
    for name in names:
        assert f"{name.title()}, London" in text
    assert "Only 2 of the 3 bands of each guide are shown; name a region to choose." in text
