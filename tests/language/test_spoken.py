"""Messages as people write them, over the corpus: read right, and never silently wrong.

The sets of `spoken_queries.jsonl` were written by people who did not write the reader, each with
its own voice: a and b plain chat, c stories and slang, d and e much like dev, which is the shared
folder's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from bot.chat.command import Call
from bot.wiring import build
from tests.chat.kit import NOW
from tests.language.judging import RIGHT, Verdict, judge, lines_of, report, weak_tags

SPOKEN = lines_of(Path(__file__).parent / "spoken_queries.jsonl")
SETS = ["a", "b", "c", "d", "e", "dev"]

Judged = Callable[[str], tuple[Verdict, ...]]


@pytest.fixture(scope="module")
def judged(shared: Path) -> Judged:
    """The verdicts on a set's lines, made once."""
    desk = build(shared / "corpus", cache=False)
    dev = lines_of(shared / "queries_dev.jsonl")

    @cache
    def verdicts(name: str) -> tuple[Verdict, ...]:
        golds = dev if name == "dev" else [gold for gold in SPOKEN if gold["id"].startswith(name)]
        return tuple(judge(g, desk.dispatch.answer(Call(g["query"], NOW))) for g in golds)

    return verdicts


@pytest.mark.parametrize("name", SETS)
def test_nearly_all_of_a_set_is_read_as_labelled(judged: Judged, name: str) -> None:
    verdicts = judged(name)
    assert len(verdicts) > 100
    right = [v for v in verdicts if not v.wrong]
    assert len(right) >= RIGHT * len(verdicts), report(verdicts)


@pytest.mark.parametrize("name", SETS)
def test_no_line_is_silently_wrong(judged: Judged, name: str) -> None:
    assert not any(v.silent for v in judged(name)), report(judged(name))


@pytest.mark.parametrize("name", SETS)
def test_no_kind_of_line_is_read_badly(judged: Judged, name: str) -> None:
    assert weak_tags(judged(name)) == {}, report(judged(name))


def test_every_line_has_its_own_id() -> None:
    assert len({gold["id"] for gold in SPOKEN}) == len(SPOKEN) > 1_200
