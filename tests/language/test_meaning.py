"""Closest phrase by meaning: the rules on a small table, and the shipped table's own order."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data_files import data_folder, load_table
from bot.guides import playbook
from bot.language.meaning import Meanings, _stems

GROUPS = {
    "not": ["no", "not", "cant", "dont"],
    "raise": ["raise", "increase", "hike"],
    "frozen": ["frozen", "used up"],
}
FILLERS = ["the", "is", "we", "our", "a", "they", "said"]
ENTRIES = {
    "There is no budget": ["budget frozen", "budget used up"],
    "We don't negotiate": ["not negotiate"],
    "This is final": ["final offer"],
    "Parking": ["parking"],
}


@pytest.fixture(scope="module")
def small() -> Meanings:
    return Meanings(ENTRIES, GROUPS, FILLERS)


def sure(meanings: Meanings, text: str) -> str | None:
    """The name a text is surely read as."""
    found = meanings.rank(text)
    return found[0].name if found and found[0].sure else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("budget frozen", "There is no budget", id="as written"),
        pytest.param("frozen is the budget", "There is no budget", id="any order"),
        pytest.param("our budgets freezed: used up", "There is no budget", id="an idiom"),
        pytest.param("the budgt is frozzen", "There is no budget", id="misspelt"),
        pytest.param("we don’t NEGOTIATE!", "We don't negotiate", id="case and apostrophe"),
        pytest.param("this is final", "This is final", id="the name itself"),
        pytest.param("negotiate", None, id="not is needed"),
        pytest.param("not the final offer", None, id="not turns it round"),
        pytest.param("offer", None, id="one word of two"),
        pytest.param(
            "the budget of our team went on a very long and rather dull trip to the frozen sea",
            None,
            id="too far apart",
        ),
        pytest.param(
            'parking is fine, they said "final offer"', "This is final", id="quotes first"
        ),
        pytest.param("parking, they said 'we don't negotiate'", "We don't negotiate", id="single"),
        pytest.param('"hello" final offer', "This is final", id="quotes that say nothing"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_reads(small: Meanings, text: str, name: str | None) -> None:
    assert sure(small, text) == name


def test_a_match_names_the_phrase_it_fits(small: Meanings) -> None:
    match = small.rank("they said the budget is used up")[0]
    assert (match.name, match.cue, match.share) == ("There is no budget", "budget frozen", 1.0)


def test_a_known_word_is_no_slip_of_ours() -> None:
    known = Meanings(ENTRIES, GROUPS, FILLERS, frozenset({"budge"}))
    assert sure(known, "budge frozen") is None
    assert sure(known, "budgt frozen") == "There is no budget"


def test_a_name_that_only_denies_is_found_alone() -> None:
    meanings = Meanings({**ENTRIES, "Don't": ["mistake"]}, GROUPS, FILLERS)
    assert sure(meanings, "don't") == "Don't"
    assert sure(meanings, "the cake is not here") is None


def test_what_is_near_is_ranked_but_not_sure(small: Meanings) -> None:
    match = small.rank("the offer")[0]
    assert (match.name, match.sure) == ("This is final", False)


@given(st.text(max_size=5000))
def test_no_text_raises(text: str) -> None:
    for match in Meanings(ENTRIES, GROUPS, FILLERS).rank(text):
        assert match.name in ENTRIES


# The shipped table


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    return load_table(data_folder() / "advice.yaml")


def test_no_word_is_in_two_groups(table: dict[str, Any]) -> None:
    found = defaultdict(set)
    for group, idioms in table["groups"].items():
        for idiom in (group, *idioms):
            found[_stems(idiom)].add(group)
    assert {idiom: groups for idiom, groups in found.items() if len(groups) > 1} == {}


def test_no_filler_is_in_a_group(table: dict[str, Any]) -> None:
    known = {_stems(idiom) for group in table["groups"].values() for idiom in group}
    assert [filler for filler in table["fillers"] if _stems(filler) in known] == []


def test_idioms_are_as_short_as_the_reader_looks(table: dict[str, Any]) -> None:
    idioms = [idiom for group in table["groups"].values() for idiom in group]
    assert [idiom for idiom in idioms if len(_stems(idiom)) not in range(1, 5)] == []


@pytest.mark.parametrize("kind", ["sayings", "topics"])
def test_no_phrase_counts_on_one_word_by_accident(table: dict[str, Any], kind: str) -> None:
    meanings = Meanings(table[kind], table["groups"], table["fillers"])
    thin = [
        cue.phrase
        for cue in meanings._cues
        if len(cue.concepts) < 2 and not meanings._is_one(cue.phrase)
    ]
    assert thin == []


def test_the_headings_are_the_playbooks(table: dict[str, Any]) -> None:
    book = playbook.load(data_folder())
    sayings = [topic.title for topic in book.under(playbook.PUSHBACK)]
    assert list(table["sayings"]) == sayings
    assert list(table["topics"]) == [title for title in book.topics if title not in sayings]


@pytest.mark.parametrize("kind", ["sayings", "topics"])
def test_the_common_ones_are_headings(table: dict[str, Any], kind: str) -> None:
    common = table["common"][kind]
    assert len(set(common)) == len(common) >= 3
    assert set(common) <= set(table[kind])


@pytest.mark.parametrize("kind", ["sayings", "topics"])
def test_every_heading_finds_itself(table: dict[str, Any], kind: str) -> None:
    meanings = Meanings(table[kind], table["groups"], table["fillers"])
    assert {name: sure(meanings, name) for name in table[kind]} == {n: n for n in table[kind]}
