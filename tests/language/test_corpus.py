"""Seven hundred ways to ask of real guides: nicknames, areas, typos, twins, titles, comparisons.

Each line of `corpus_queries.jsonl` is a question with what it must be read as; they were written
against the corpus by someone who did not write the reader.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.data_files import data_folder
from bot.guides.library import Library
from bot.language.asks import Ask, Reading
from bot.language.reading import Reader, reader
from bot.wiring import registry

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "corpus_queries.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def read(corpus: Library) -> Reader:
    return reader(corpus, registry().shapes(), data_folder())


@dataclass(frozen=True)
class Got:
    """A reading as the labels describe it; a place's order does not matter."""

    status: str
    named: frozenset[tuple[str, str]]
    choices: frozenset[str]


def _got(reading: Reading) -> Got:
    status = "answered" if isinstance(reading, Ask) else reading.status
    choices = () if isinstance(reading, Ask) else reading.choices
    return Got(
        status,
        _folded([o.guide for o in reading.operands], [list(o.regions) for o in reading.operands]),
        frozenset(choice.id for choice in choices),
    )


def _folded(guides: list[str], regions: list[list[str]]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (guide, label)
        for guide, labels in zip(guides, regions, strict=True)
        for label in ("", *labels)
    )


@pytest.mark.parametrize("case", CASES, ids=[case["query"] or "nothing" for case in CASES])
def test_a_question_of_the_corpus_is_read_as_labelled(read: Reader, case: dict[str, Any]) -> None:
    reading = read.read(case["query"])
    got = _got(reading)
    assert got.status in case["status"]
    if got.status == "answered" and not case["query"].lstrip("/").lower().startswith("guides"):
        assert got.named == _folded(case["guides"], case["regions"])
    if got.status == "ambiguous":
        offered = {*got.choices, *(choice.split("/")[0] for choice in got.choices)}
        assert set(case["choices"]) <= offered
