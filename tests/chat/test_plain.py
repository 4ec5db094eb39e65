"""A reply as plain text."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.plain import aligned, lines, plain
from bot.chat.reply import (
    Actions,
    Block,
    Bullets,
    Button,
    Cell,
    Chart,
    Column,
    Facts,
    File,
    Heading,
    Line,
    Notice,
    Person,
    Quote,
    Reply,
    SmallPrint,
    Table,
    Text,
)
from bot.chat.trouble import broken_reply, trouble_reply
from bot.language.asks import Ask

TABLE = Table(
    (Column("Region"), Column("Base", numeric=True), Column("Note")),
    (
        (Cell("Oslo"), Cell("$200K–$255K"), Cell("x")),
        (Cell("San Francisco"), Cell("$1"), Cell("")),
    ),
)
BUTTONS = (Button("Levers", Ask("levers")), Button("Compare", Ask("compare")))
BLOCKS: list[tuple[Block, list[str]]] = [
    (Heading("Title"), ["Title"]),
    (Text("One.\nTwo."), ["One.\nTwo."]),
    (Line(("Reviewed by ", Person("U1"), ".")), ["Reviewed by @U1."]),
    (SmallPrint("2025-Q4"), ["2025-Q4"]),
    (Notice("Mind."), ["Note: Mind."]),
    (Notice("Mind.", "warning"), ["Warning: Mind."]),
    (Facts((("A", "1"), ("B", "2"))), ["A: 1", "B: 2"]),
    (Bullets(("a", "b")), ["- a", "- b"]),
    (Quote("Words"), ["“Words”"]),
    (Chart("band.png", "Base: inside.", lambda: b""), ["Picture: Base: inside."]),
    (File("prep.md", "# Prep"), ["File: prep.md"]),
    (Quote("Words", "acme/swe"), ["“Words” (acme/swe)"]),
    (Actions(BUTTONS), ["Next: Levers | Compare"]),
    (Actions(BUTTONS, pick=True), ["1. Levers", "2. Compare"]),
    (Actions(()), []),
    (
        TABLE,
        [
            "Region                Base  Note",
            "Oslo           $200K–$255K  x",
            "San Francisco           $1",
        ],
    ),
]


@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_a_block_as_lines(block: Block, expected: list[str]) -> None:
    assert list(lines(block)) == expected


def test_every_kind_of_block_is_in_the_table_above() -> None:
    assert {type(block) for block, _ in BLOCKS} == set(get_args(Block))


def test_a_reply_is_its_blocks_in_order() -> None:
    reply = Reply((Heading("T"), Actions(()), Bullets(("a", "b")), Text("End.")))
    assert plain(reply) == "T\n- a\n- b\nEnd."
    assert plain(Reply(())) == ""


def test_a_table_without_rows_is_its_titles() -> None:
    assert aligned(Table((Column("A"), Column("B", numeric=True)), ())) == ["A  B"]


_words = st.text(alphabet="abcÅ–$1 ", max_size=12).map(str.strip)


@given(st.lists(st.tuples(_words, _words), max_size=5))
def test_columns_line_up(rows: list[tuple[str, str]]) -> None:
    table = Table(
        (Column("Region"), Column("Base", numeric=True)),
        tuple((Cell(left), Cell(right)) for left, right in rows),
    )
    drawn = aligned(table)
    assert len(drawn) == len(rows) + 1
    width = max(len(line) for line in drawn)
    for line, (left, right) in zip(drawn[1:], rows, strict=True):
        assert line.startswith(left)
        assert line == f"{left}{' ' * (width - len(left) - len(right))}{right}".rstrip()


def test_trouble_says_what_happened_and_what_to_do() -> None:
    assert plain(trouble_reply("It broke.", "Mend it.")) == "Warning: It broke.\nMend it."
    assert plain(broken_reply("abc123")).endswith("tell the operator the id abc123.")
