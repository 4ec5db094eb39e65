"""Companies whose names begin with a small word, and messages that begin with it too."""

from __future__ import annotations

from functools import cache

import pytest

from bot.data_files import data_folder
from bot.language.asks import Ask, Operand, Topic
from bot.language.reading import Reader, reader
from bot.wiring import registry
from tests import making

LAST = Topic(Ask("band", (Operand("databricks/senior-software-engineer"),)))


@cache
def _reader() -> Reader:
    library = making.library(
        *making.company("andreessen-horowitz", ("San Francisco",), display="Andreessen Horowitz"),
        *making.company("the-trade-desk", ("San Francisco",), display="The Trade Desk"),
        *making.company("databricks", ("San Francisco",)),
    )
    return reader(library, registry().shapes(), data_folder())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("and staff?", "staff-software-engineer"),
        ("and em?", "engineering-manager"),
        ("and designers?", "product-designer"),
        ("and security?", "security-engineer"),
        ("the staff one", "staff-software-engineer"),
    ],
)
def test_a_small_word_is_no_company_s_beginning(text: str, role: str) -> None:
    reading = _reader().read(text, topic=LAST)
    assert isinstance(reading, Ask)
    assert [operand.guide for operand in reading.operands] == [f"databricks/{role}"]


@pytest.mark.parametrize("text", ["where do you get your data", "band data", "the data"])
def test_data_is_not_databricks(text: str) -> None:
    reading = _reader().read(text)
    assert not isinstance(reading, Ask)
    assert "Databricks" not in f"{reading.problem} {reading.assumptions}"


@pytest.mark.parametrize("text", ["the trade desk pm", "trade desk pm", "andreessen pm"])
def test_the_company_is_still_read_by_its_name(text: str) -> None:
    reading = _reader().read(text)
    assert isinstance(reading, Ask)
    assert reading.operands[0].guide.split("/")[0] in ("the-trade-desk", "andreessen-horowitz")
