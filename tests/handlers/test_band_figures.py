"""What an answer about pay says of figures that only the table has, and in which currency."""

from __future__ import annotations

import pytest

from bot.chat.command import Desk
from bot.chat.plain import plain
from bot.chat.reply import Actions, Heading, Notice, Reply, Table, Text
from bot.guides.library import Library, card_of
from bot.guides.model import Band, Guide
from bot.language.asks import Ask, Component, Operand
from bot.pay.rates import Rates
from bot.wiring import registry
from handlers.band import band
from handlers.compare import compare
from tests.guides.kit import guide_of, thousands
from tests.handlers.conftest import NOW

BASE = thousands("100", "200")
SF = Band("San Francisco", "USD", base=BASE, total=thousands("140", "280"))
LONDON = Band("London", "GBP", base=BASE, total=thousands("140", "280"))


def _desk(library: Library) -> Desk:
    return Desk(library, Rates(), NOW.date(), registry())


def ask(guide: Guide, *regions: str, component: Component | None = None) -> Reply:
    """The answer about this guide's bands."""
    question = Ask("band", (Operand(guide.id, regions),), component=component)
    return band(question, _desk(Library([card_of(guide)])))


def rows(*lines: str, stock: str = "RSU/4yr") -> str:
    """A table of pay with these rows."""
    head = f"| Region | Base | {stock} | Bonus | Signing | Total |\n|--|--|--|--|--|--|\n"
    return head + "\n".join(lines)


US = "| San Francisco | $100K–$200K | $40K–$80K/yr | | | $140K–$280K |"
UK = "| London | £100K–£200K | £40K–£80K/yr | | | £140K–£280K |"


def test_a_recovered_figure_is_used_and_its_source_is_said() -> None:
    reply = ask(guide_of([SF, LONDON], rows(US, UK)), "San Francisco")
    (figure,) = reply.figures
    assert (figure.stock_per_year, figure.stock_basis) == ((40_000, 80_000), "annual")
    assert (figure.total_computed, figure.stock_basis_conflict) == ((140_000, 280_000), False)
    text = plain(reply)
    assert "Stock for San Francisco is from the guide's table; its front matter has none." in text
    assert "Stock is a yearly figure (as the table cell says)." in text


def test_several_regions_share_a_line() -> None:
    text = plain(ask(guide_of([SF, LONDON], rows(US, UK))))
    assert "Stock for San Francisco and London is from the guide's table" in text
    both = [Band("San Francisco", "USD"), Band("London", "GBP")]
    text = plain(ask(guide_of(both, rows(US, UK))))
    assert (
        "Base, stock and stated total for San Francisco and London are from the guide's table; "
        "its front matter has none." in text
    )


def test_a_months_pay_is_a_years_with_the_sum_said() -> None:
    line = "| Stockholm | SEK 45,000–60,000/month | None | | | |"
    reply = ask(guide_of([Band("Stockholm", "SEK")], rows(line)))
    (figure,) = reply.figures
    assert (figure.base, figure.currency) == ((540_000, 720_000), "SEK")
    assert (
        "Stockholm: the table gives a month's base 'SEK 45,000–60,000/month'; times 12 makes "
        "SEK 540K–SEK 720K a year." in plain(reply)
    )


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("13,000 – 27,000 options", "stock '13,000 – 27,000 options'."),
        ("Varies by location", "stock 'Varies by location'."),
        ("$420K+", "stock '$420K+', which has no upper end."),
        ("$715K-$1.097K", "stock '$715K-$1.097K', which runs from high to low."),
        ("$70,000 - S$160,000", "stock '$70,000 - S$160,000', which mixes two currencies."),
    ],
)
def test_what_is_no_figure_is_quoted(cell: str, said: str) -> None:
    line = f"| San Francisco | $100K–$200K | {cell} | | | $140K–$280K |"
    reply = ask(guide_of([SF], rows(line)))
    assert f"San Francisco: not used as figures: {said}" in plain(reply)
    (figure,) = reply.figures
    assert (figure.stock_per_year, figure.total_computed) == (None, None)


def test_a_very_long_cell_is_cut_in_the_answer() -> None:
    line = f"| San Francisco | $100K–$200K | {'much ' * 60} | | | $140K–$280K |"
    text = plain(ask(guide_of([SF], rows(line))))
    assert "much …'" in text
    assert "much " * 25 not in text


def test_a_contradicted_currency_is_shown_as_the_table_has_it() -> None:
    singapore = Band("Singapore", "USD", base=BASE, total=BASE)
    line = "| Singapore | SGD 100K–SGD 200K | None | | | SGD 100K–SGD 200K |"
    reply = ask(guide_of([singapore], rows(line)))
    (figure,) = reply.figures
    assert (figure.currency, figure.base, figure.total_stated) == (
        "SGD", (100_000, 200_000), (100_000, 200_000),
    )  # fmt: skip
    text = plain(reply)
    assert (
        "Singapore: the guide's front matter says USD, its table writes base 'SGD 100K–SGD 200K' "
        "and stated total 'SGD 100K–SGD 200K'; shown in SGD." in text
    )
    assert "$100K" not in text


def test_two_currencies_are_shown_each_in_its_own_and_never_added() -> None:
    line = "| London | £100K–£200K | $40K–$80K/yr | | | £140K–£280K |"
    given = Band("London", "GBP", base=BASE, stock=thousands("40", "80"), total=LONDON.total)
    reply = ask(guide_of([given], rows(line)))
    (figure,) = reply.figures
    assert (figure.currency, figure.base) == ("GBP", (100_000, 200_000))
    assert (figure.stock_per_year, figure.total_computed) == (None, None)
    text = plain(reply)
    assert "$40K–$80K" in text
    assert "£40K" not in text
    assert (
        "London: base is in GBP, stock is in USD; two currencies are not added, so no total is "
        "computed." in text
    )


def test_a_bare_dollar_sign_and_london_in_dollars_contradict_nothing() -> None:
    for region, currency in (("Toronto", "CAD"), ("Sydney", "AUD"), ("London", "USD")):
        given = Band(region, currency, base=BASE)
        text = plain(ask(guide_of([given], rows(f"| {region} | $100K–$200K | None | | | |"))))
        assert "front matter says" not in text


def test_front_matter_that_differs_from_the_table_is_shown_and_the_table_quoted() -> None:
    line = "| San Francisco | $90K–$190K | None | | | $140K–$280K+ |"
    text = plain(ask(guide_of([SF], rows(line))))
    assert "base '$90K–$190K', other than the front matter's figures shown here." in text
    assert "stated total '$140K–$280K+': its high end is open." in text
    assert "$100K–$200K" in text


# Levels as rows

BY_LEVEL = """
| Level | San Francisco | London |
|---|---|---|
| L3 | $100K–$150K | £80K–£100K |
| L4 | $140K–$200K | Varies |
"""


def _tables(reply: Reply) -> list[Table]:
    return [block for block in reply.blocks if isinstance(block, Table)]


def test_levels_are_rows_where_the_table_has_a_row_for_each() -> None:
    both = [
        Band("San Francisco", "USD", total=thousands("100", "200")),
        Band("London", "GBP", total=thousands("80", "160")),
    ]
    reply = ask(guide_of(both, BY_LEVEL))
    (table,) = _tables(reply)
    assert [column.title for column in table.columns] == ["Level", "San Francisco", "London"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["L3", "$100K–$150K", "£80K–£100K"],
        ["L4", "$140K–$200K", "Varies"],
        ["All levels, stated", "$100K–$200K", "£80K–£160K"],
    ]
    assert "the stated total spans all levels" in plain(reply)
    (table,) = _tables(ask(guide_of(both, BY_LEVEL), "London"))
    assert [column.title for column in table.columns] == ["Level", "London"]


def test_a_total_by_level_that_front_matter_lost_is_recovered() -> None:
    reply = ask(guide_of([Band("San Francisco", "USD")], BY_LEVEL))
    assert reply.figures[0].total_stated == (100_000, 200_000)
    assert "Stated total for San Francisco is from the guide's table" in plain(reply)


def test_regions_that_are_levels_are_rows_titled_level() -> None:
    body = (
        "| Level | Title | Base | RSU (4-Year) |\n|--|--|--|--|\n"
        "| 59-60 | PM I-II | $100K–$200K | $40K–$80K |\n| 63 | Principal PM | $100K–$200K | |\n"
    )
    both = [Band("PM I-II", "USD", BASE), Band("Principal PM", "USD", BASE)]
    (table,) = _tables(ask(guide_of(both, body)))
    assert table.columns[0].title == "Level"
    assert [row[0].text for row in table.rows] == ["59-60, PM I-II", "63, Principal PM"]


# One part of pay first

FULL = rows(
    "| San Francisco | $100K–$200K | $150K–$250K | 10–15% | $20K–$40K | $140K–$280K |",
    "| London | £100K–£200K | Profit sharing | Discretionary | | £140K–£280K |",
)
AT = " at Acme for Staff Engineer"


@pytest.mark.parametrize(
    ("component", "regions", "sentence"),
    [
        ("base", ("San Francisco",), f"Base{AT} in San Francisco: $100K–$200K a year."),
        ("stock", ("San Francisco",),
         f"Stock{AT} in San Francisco: $150K–$250K over 4 years ($37.5K–$62.5K a year)."),
        ("bonus", ("San Francisco",), f"Bonus{AT} in San Francisco: $10K–$30K (10–15%)."),
        ("signing", ("San Francisco",), f"Signing bonus{AT} in San Francisco: $20K–$40K."),
        ("total", ("San Francisco",), f"Total{AT} in San Francisco: $140K–$280K a year as stated, "
         "$147.5K–$292.5K as its parts make it."),
        ("signing", ("London",), "The guide gives no signing bonus."),
        ("stock", ("London",),
         "The guide gives no stock as a figure; its table writes 'Profit sharing'."),
        ("bonus", ("London",),
         "The guide gives no bonus as a figure; its table writes 'Discretionary'."),
        ("signing", (), f"Signing bonus{AT}: San Francisco $20K–$40K; London no figure."),
    ],
)  # fmt: skip
def test_the_part_asked_for_comes_first(
    component: Component, regions: tuple[str, ...], sentence: str
) -> None:
    reply = ask(guide_of([SF, LONDON], FULL), *regions, component=component)
    heading, first = reply.blocks[:2]
    assert isinstance(heading, Heading)
    assert first == Text(sentence)
    assert _tables(reply)


@pytest.mark.parametrize(
    ("header", "cell", "total", "said"),
    [
        ("RSU", "$40K–$80K", "", "$40K–$80K; the guide does not say over how long."),
        ("RSU/yr", "$40K–$80K", "", "$40K–$80K a year."),
        ("RSU/4yr", "$40K–$80K", "$140K–$280K", "$40K–$80K, a year's or a grant's (in doubt)."),
    ],
)
def test_stock_is_said_as_surely_as_it_is_known(
    header: str, cell: str, total: str, said: str
) -> None:
    line = f"| San Francisco | $100K–$200K | {cell} | | | {total} |"
    given = Band("San Francisco", "USD", base=BASE)
    reply = ask(guide_of([given], rows(line, stock=header)), component="stock")
    assert reply.blocks[1] == Text(f"Stock{AT} in San Francisco: {said}")


def test_without_a_part_asked_for_there_is_no_such_sentence() -> None:
    _, badge, table, *_ = ask(guide_of([SF], rows(US))).blocks
    assert isinstance(badge, Notice)
    assert isinstance(table, Table)


def test_compare_answers_the_part_first_too() -> None:
    guide = guide_of([SF, LONDON], rows(US, UK))
    operands = tuple(Operand(guide.id, (region,)) for region in ("San Francisco", "London"))
    desk = _desk(Library([card_of(guide)]))
    reply = compare(Ask("compare", operands, component="stock"), desk)
    assert reply.blocks[1] == Text(
        "Stock: San Francisco $40K–$80K a year; London £40K–£80K a year."
    )


def test_compare_leaves_out_what_is_in_another_currency_than_base() -> None:
    line = "| London | £100K–£200K | None | | | $140K–$280K |"
    guide = guide_of([SF, LONDON], rows(US, line))
    operands = tuple(Operand(guide.id, (region,)) for region in ("San Francisco", "London"))
    text = plain(compare(Ask("compare", operands), _desk(Library([card_of(guide)]))))
    assert "London: not compared, in another currency than base: stated total." in text
    assert "- Stated total" not in text


# Buttons


def _labels(reply: Reply) -> list[str]:
    (actions,) = [block for block in reply.blocks if isinstance(block, Actions)]
    return [button.label for button in actions.buttons]


def test_next_questions_are_six_at_most_and_only_what_exists() -> None:
    many = [Band(name, "USD", BASE) for name in ("Oslo", "Rome", "Bern", "Lima", "Cork")]
    guide = guide_of(many)
    assert _labels(ask(guide, "Oslo"))[:3] == ["Rome", "Bern", "All regions"]
    for asked in (ask(guide, "Oslo"), ask(guide)):
        *following, judge = _labels(asked)
        assert (len(following) <= 6, judge) == (True, "Judge an offer")
    for label, name in (("Levers", "levers"), ("Script", "script")):
        assert (label in _labels(ask(guide))) == (registry().get(name) is not None)


def test_a_guide_without_bands_says_so() -> None:
    assert "This guide has no pay bands yet." in plain(ask(guide_of([]), component="stock"))
