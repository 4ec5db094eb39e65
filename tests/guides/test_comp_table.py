"""The body's pay table, in its three layouts, lined up with the front matter's bands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.comp_table import CompTable, Row, comp_table, plain_label
from bot.guides.library import Library
from bot.guides.model import Band


def table(body: str, *regions: str) -> CompTable:
    found = comp_table(body, [Band(region, "USD") for region in regions])
    assert found is not None
    return found


BY_REGION = """
Words before.

| Region | Base Salary | Stock (RSU/4yr) | Bonus | Signing Bonus | Total Comp |
|---|---|---|---|---|---|
| **London** 🇬🇧 | £1 | £2 | 5–10% | £4 | £9 |
| San Francisco | $1 | $2 | `5%` | | $9 |
"""
BY_COMPONENT = """
| Component | San Francisco (USD) | **London** (GBP) |
|:--|--:|--:|
| Base Salary | $1 | £1 |
| Equity (4yr) | $2 | £2 |
| Annual Bonus | 5–10% | 6% |
| Sign-on | $4 | £4 |
| Total | $9 | £9 |
"""
BY_LEVEL = """
| Level | San Francisco | London |
|---|---|---|
| L3 | $100K | £80K |
| **L4** | $200K | £160K |
"""


def test_a_row_for_each_region() -> None:
    found = table(BY_REGION, "San Francisco", "London", "Paris")
    assert found.headers["stock"] == "Stock (RSU/4yr)"
    assert found.rows == (
        Row(stock="$2", bonus="5%", base="$1", total="$9"),
        Row(stock="£2", bonus="5–10%", signing="£4", base="£1", total="£9"),
        Row(),
    )


def test_a_column_for_each_region() -> None:
    found = table(BY_COMPONENT, "London", "San Francisco (USD)", "Paris")
    assert found.headers["stock"] == "Equity (4yr)"
    assert found.rows == (
        Row(stock="£2", bonus="6%", signing="£4", base="£1", total="£9"),
        Row(stock="$2", bonus="5–10%", signing="$4", base="$1", total="$9"),
        Row(),
    )


def test_totals_by_level_and_region() -> None:
    found = table(BY_LEVEL, "London", "Paris")
    assert found.headers == {}
    assert found.rows == (Row(by_level=(("L3", "£80K"), ("L4", "£160K"))), Row())


def test_repeated_regions_take_their_rows_in_order() -> None:
    body = (
        "| Region | Level | Base | Stock |\n|--|--|--|--|\n"
        "| Oslo | L4 | 1 | 2 |\n| Bergen | L4 | 3 | 4 |\n| Oslo | L5 | 5 | 6 |\n"
    )
    rows = table(body, "Oslo", "Oslo", "Bergen", "Oslo").rows
    assert [(row.level, row.base) for row in rows] == [
        ("L4", "1"),
        ("L5", "5"),
        ("L4", "3"),
        ("", ""),
    ]


def test_levels_stand_for_regions_where_there_are_none() -> None:
    body = "| Level | Base | RSU |\n|--|--|--|\n| Senior PM | 1 | 2 |\n| Principal PM | 3 | 4 |\n"
    found = table(body, "Principal PM", "Senior PM").rows
    assert [row.base for row in found] == ["3", "1"]
    assert all(row.is_level for row in found)
    assert not any(row.is_level for row in table(BY_REGION, "London").rows)


def test_a_second_row_of_stock_is_kept_apart() -> None:
    body = (
        "| Component | Paris |\n|--|--|\n| Base | 1 |\n| RSU grant | 2 |\n"
        "| Retention RSU (one-time) | 3 |\n"
    )
    (row,) = table(body, "Paris").rows
    assert (row.stock, row.more_stock) == ("2", ("3",))


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        pytest.param("Stock (RSU/4yr)", "stock", id="stock"),
        pytest.param("Equity (Pre-IPO/4yr)", "stock", id="equity"),
        pytest.param("Options (4yr)", "stock", id="options"),
        pytest.param("RSU Grant (4-Year Vest)", "stock", id="grant"),
        pytest.param("Partnership/Profit-Sharing", "stock", id="profit sharing"),
        pytest.param("Carry", "stock", id="carry"),
        pytest.param("Annual Bonus", "bonus", id="bonus"),
        pytest.param("Incentive", "bonus", id="incentive"),
        pytest.param("Signing Bonus", "signing", id="signing bonus is no bonus"),
        pytest.param("Sign-On", "signing", id="sign-on"),
        pytest.param("Total Comp (incl. bonus)", "total", id="total with bonus is no bonus"),
        pytest.param("TC", "total", id="tc"),
        pytest.param("Notes", "other", id="notes"),
    ],
)
def test_headers_by_kind(header: str, kind: str) -> None:
    body = f"| Region | Base | {header} |\n|--|--|--|\n| Oslo | 1 | 2 |\n"
    headers = table(body, "Oslo").headers
    assert headers["base"] == "Base"
    assert {each: title for each, title in headers.items() if title == header} == {kind: header}


@pytest.mark.parametrize(
    ("written", "label"),
    [
        pytest.param("**London** 🇬🇧", "London", id="bold and flag"),
        pytest.param("🇺🇸 San Francisco", "San Francisco", id="flag first"),
        pytest.param("Tel  Aviv", "Tel Aviv", id="two spaces"),
        pytest.param("LONDON", "London", id="capitals"),
        pytest.param("`Remote US`", "Remote US", id="code"),
        pytest.param("_Paris_", "Paris", id="emphasis"),
        pytest.param("👩🏽‍💻 Remote", "remote", id="joined emoji"),
        pytest.param("New\u00a0York", "New York", id="hard space"),
        pytest.param("Zürich", "Zürich", id="accent"),
    ],
)
def test_a_label_is_found_however_it_is_dressed(written: str, label: str) -> None:
    body = f"| Region | Base |\n|--|--|\n| {written} | 1 |\n"
    assert table(body, label).rows[0].base == "1"
    assert table(body.replace(written, label), written).rows[0].base == "1"


@pytest.mark.parametrize(
    ("written", "label", "base"),
    [
        pytest.param("Londonderry", "London", "", id="longer"),
        pytest.param("London (HQ)", "London", "", id="with brackets"),
    ],
)
def test_a_label_is_matched_whole(written: str, label: str, base: str) -> None:
    body = f"| Region | Base |\n|--|--|\n| {written} | 1 |\n"
    assert table(body, label).rows[0].base == base


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing"),
        pytest.param("Words | and a bar.", id="a bar in words"),
        pytest.param("| Region | Base |\n", id="no rule under the header"),
        pytest.param("| Google | Meta |\n|--|--|\n| L5 | E5 |\n", id="another table"),
        pytest.param("| Component | Paris |\n|--|--|\n| Base | 1 |\n", id="other regions"),
        pytest.param("```\nRegion Base\n```\n", id="code"),
    ],
)
def test_there_may_be_no_such_table(body: str) -> None:
    assert comp_table(body, [Band("Oslo", "USD")]) is None


def test_the_first_pay_table_is_taken() -> None:
    other = "| Google | Meta |\n|--|--|\n| L5 | E5 |\n\n"
    later = "\n| Region | Base | RSU |\n|--|--|--|\n| Oslo | 7 | 7 |\n"
    assert table(other + BY_REGION + later, "London").rows[0].base == "£1"


def test_ragged_rows_are_taken_as_far_as_they_go() -> None:
    body = (
        "| Region | Base | Stock | Total |\n|--|--|--|--|\n| Oslo | 1 |\n| Rome | 1 | 2 | 3 | 4 |\n"
    )
    assert table(body, "Oslo", "Rome").rows == (
        Row(base="1"),
        Row(base="1", stock="2", total="3"),
    )


def test_windows_line_ends_change_nothing() -> None:
    assert table(BY_REGION.replace("\n", "\r\n"), "London") == table(BY_REGION, "London")


def test_bars_may_be_escaped() -> None:
    body = "| Region | Base |\n|--|--|\n| Oslo \\| Bergen | 1 |\n"
    assert table(body, "Oslo | Bergen").rows[0].base == "1"


@pytest.mark.parametrize("filler", ["-", "4 ", "5" + " " * 99, "(", "1,", "/ "])
def test_a_cell_without_end_is_cut(filler: str) -> None:
    body = f"| Region | Base | Stock |\n|--|--|--|\n| Oslo | 1 | {filler * 20_000}x |\n"
    assert 0 < len(table(body, "Oslo").rows[0].stock) <= 400


@given(st.text(alphabet="|-: \nab*`\\1", max_size=200), st.lists(st.text(max_size=5), max_size=3))
def test_any_body_gives_a_row_for_each_band_or_no_table(body: str, labels: list[str]) -> None:
    found = comp_table(body, [Band(label, "USD") for label in labels])
    assert found is None or len(found.rows) == len(labels)


@given(st.text())
def test_a_plain_label_is_its_own_plain_label(text: str) -> None:
    assert plain_label(plain_label(text)) == plain_label(text)


def test_every_band_of_the_bundled_guides_has_its_row(bundled: Library) -> None:
    for card in bundled:
        guide = bundled.guide(card.id)
        found = comp_table(guide.body, guide.bands)
        assert found is not None
        assert all(row.base and row.stock and row.bonus and row.total for row in found.rows)
        assert found.headers["stock"] == "Stock (RSU/4yr)"


def test_nearly_every_guide_of_the_corpus_has_its_table(corpus: Library) -> None:
    guides = [corpus.guide(card.id) for card in corpus]
    without = [guide.id for guide in guides if comp_table(guide.body, guide.bands) is None]
    assert len(without) <= len(guides) // 5, without
