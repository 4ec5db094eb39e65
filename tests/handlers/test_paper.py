"""Answers about pay that is not cash keep the guide's word for it and say so."""

from __future__ import annotations

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Notice, Reply, Table
from bot.guides.library import Library, card_of
from bot.guides.model import Band, Guide
from bot.language.asks import Ask, Operand
from tests.guides.kit import guide_of, thousands
from tests.handlers.parts import run

SF = Band(
    "Oslo", "USD", base=thousands("100", "200"), stock=thousands("40", "80"),
    total=thousands("110", "220"),
)  # fmt: skip


def _guide(header: str) -> Guide:
    table = f"| Region | Base | {header} | Total |\n|--|--|--|--|\n"
    return guide_of([SF], table + "| Oslo | $100K–$200K | $40K–$80K | $110K–$220K |\n")


def _asked(header: str) -> Reply:
    guide = _guide(header)
    return run(Library([card_of(guide)]), Ask("band", (Operand(guide.id),)))


def _titles(reply: Reply) -> list[str]:
    tables = [block for block in reply.blocks if isinstance(block, Table)]
    return [row[0].text for table in tables for row in table.rows]


def test_options_are_called_options_and_not_cash() -> None:
    reply = _asked("Stock (Options/4yr)")
    assert "Stock options a year" in _titles(reply)
    assert "Stock options, whole grant" in _titles(reply)
    said = [block for block in reply.blocks if isinstance(block, Notice)]
    line = (
        "The guide's table says 'Stock (Options/4yr)': options are not cash; their worth depends "
        "on a sale or a listing and on the price to exercise. Totals count this at the guide's "
        "figure."
    )
    assert Notice(line, "warning") in said
    (figure,) = reply.figures
    assert (figure.stock_per_year, figure.total_stated) == ((10_000, 20_000), (110_000, 220_000))


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Stock (Options+RSU/4yr)", "does not say how much of this is options"),
        ("Equity (Private/4yr)", "equity of a private company is not cash"),
        ("Profit Sharing", "a share of profits is neither stock nor certain"),
        ("Stock (RSU/4yr)", ""),
    ],
)
def test_other_papers_keep_the_title_and_are_told(header: str, said: str) -> None:
    reply = _asked(header)
    text = plain(reply)
    assert "Stock a year" in _titles(reply)
    assert (said in text) if said else ("not cash" not in text)


def test_a_comparison_says_whose_stock_is_options() -> None:
    one = _guide("Stock (Options/4yr)")
    other = Guide("globex", "staff-engineer", "Globex", "Staff Engineer", bands=(SF,),
                  body=_guide("Stock (RSU/4yr)").body)  # fmt: skip
    both = Library([card_of(one), card_of(other)])
    text = plain(run(both, Ask("compare", (Operand(one.id), Operand(other.id)))))
    assert "Acme, Oslo: The guide's table says 'Stock (Options/4yr)': options are not cash" in text
    assert text.count("not cash") == 1
    assert "Stock a year" in text


def test_a_total_beside_a_script_says_what_it_counts() -> None:
    guide = _guide("Stock (Options/4yr)")
    said = "\n**Negotiate Up Strategy:** My floor is $150K TC.\n"
    library = Library([card_of(guide_of([SF], guide.body + said))])
    text = plain(run(library, Ask("script", (Operand(guide.id, ("Oslo",)),))))
    assert "Stated total a year in Oslo: $110K–$220K" in text
    assert text.count("options are not cash") == 1
