"""Tables as monospace text that a phone can show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.reply import Cell, Column, Table
from bot.platforms._shared.tables import PHONE_COLUMNS, text_records, width
from bot.platforms._shared.text import one_line

WORDS = st.text(max_size=90).map(one_line).filter(bool) | st.sampled_from(
    ["€8.75K–€22.2K (5–10%)", "Total of its parts", "東京 " * 20 + "東京", "w" * 100]
)


def _table(titles: list[str], *rows: list[str]) -> Table:
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    return Table(tuple(Column(title) for title in titles), cells)


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        pytest.param(
            "€175K–€222K",
            ["  Base                €175K–€222K"],
            id="beside its label",
        ),
        pytest.param(
            "€8.75K–€22.2K (5–10%)",
            ["  Base                €8.75K–€22.2K", "                      (5–10%)"],
            id="in two lines beside it",
        ),
        pytest.param(
            "what the company has said of it since the summer, and once before",
            [
                "  Base",
                "    what the company has said of it",
                "    since the summer, and once before",
            ],
            id="prose below it",
        ),
        pytest.param(
            "https://levels.example/companies/hf",
            ["  Base", "    https://levels.example/companies/hf"],
            id="a long word below it",
        ),
    ],
)
def test_a_value_too_long_for_its_line_goes_on_below(value: str, lines: list[str]) -> None:
    table = _table(["Of", "Base", "Total of its parts"], ["HF, Paris", value, "€1"])
    assert text_records(table)[0].split("\n") == [
        "HF, Paris",
        *lines,
        "  Total of its parts  €1",
    ]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=4))
def test_no_line_is_wider_than_a_phone_and_no_word_is_lost(rows: list[tuple[str, ...]]) -> None:
    titles, *others = map(list, rows)
    table = _table(titles, *others)
    drawn = "\n".join(text_records(table))
    assert max(width(line) for line in drawn.split("\n")) <= PHONE_COLUMNS
    for row in others:
        assert "".join(row[-1].split()) in "".join(drawn.split())
