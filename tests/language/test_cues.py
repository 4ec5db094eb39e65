"""The phrases of `cues.yaml`: well written, and found where their syntax says."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from bot.data_files import data_folder, load_table
from bot.language.cues import (
    MOST_BETWEEN,
    POINTS,
    Cue,
    CueWords,
    _alternatives,
    cue_words,
    disjoint,
)
from bot.language.words import phrase
from bot.wiring import registry

CUES = load_table(data_folder() / "cues.yaml")
PHRASES = ("not_companies", "people")
SINGLE = [name for name in CUES if name not in ("commands", "components", *PHRASES)]

_PIECE = r"(?:[a-z0-9]+|\.\.|\((?:[a-z0-9 ]*\|)+[a-z0-9 ]*\))"
_PHRASE = re.compile(rf"{_PIECE}(?: ?{_PIECE})*\$?")
"""Words, "..", "(a|b)", and "$" at the end."""


def _of_commands() -> Iterator[tuple[str, str, str]]:
    for name, groups in CUES["commands"].items():
        for strength, written in groups.items():
            yield from ((name, strength, each) for each in written)


def _all_phrases() -> Iterator[str]:
    yield from (written for _, _, written in _of_commands())
    yield from (written for name in PHRASES for written in CUES[name])
    yield from (written for parts in CUES["components"].values() for written in parts)


def _spelt_out(written: str) -> Iterator[str]:
    end = "$" if written.endswith("$") else ""
    yield from (" ".join(words) + end for words in _alternatives(written.removesuffix("$")))


def test_every_command_with_phrases_exists() -> None:
    known = {command.name for command in registry()}
    assert set(CUES["commands"]) <= known


def test_every_command_of_one_guide_or_several_has_phrases() -> None:
    reached = {c.name for c in registry() if c.needs in ("guide", "guides", "company", "level")}
    assert reached <= set(CUES["commands"])


def test_every_strength_is_one_of_three() -> None:
    assert {strength for _, strength, _ in _of_commands()} == set(POINTS)


@pytest.mark.parametrize("name", list(CUES["commands"]))
def test_no_phrase_has_two_strengths(name: str) -> None:
    strengths: dict[str, set[str]] = {}
    for command, strength, written in _of_commands():
        if command == name:
            for each in _spelt_out(written):
                strengths.setdefault(each, set()).add(strength)
    assert {each: s for each, s in strengths.items() if len(s) > 1} == {}


@pytest.mark.parametrize("name", [*SINGLE, *PHRASES])
def test_no_list_has_an_entry_twice(name: str) -> None:
    assert [each for each, times in Counter(map(phrase, CUES[name])).items() if times > 1] == []


@pytest.mark.parametrize("part", list(CUES["components"]))
def test_no_part_of_pay_has_a_phrase_of_another(part: str) -> None:
    others = {p for name, each in CUES["components"].items() if name != part for p in each}
    own = CUES["components"][part]
    assert others.isdisjoint(own)
    assert len(own) == len(set(own))


def test_every_phrase_is_written_as_the_file_says() -> None:
    odd = [p for p in _all_phrases() if not _PHRASE.fullmatch(p)]
    assert odd == []


def test_every_phrase_has_words_of_its_own() -> None:
    empty = [p for p in _all_phrases() for each in _spelt_out(p) if not each.strip("$. ")]
    assert empty == []


def test_every_entry_of_a_list_of_words_is_one_word() -> None:
    odd = [each for name in SINGLE for each in CUES[name] if phrase(each) != each or " " in each]
    assert odd == []


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> CueWords:
    """A file of a few phrases."""
    folder = tmp_path_factory.mktemp("cues")
    table = {name: [] for name in CUES} | {
        "commands": {
            "script": {"strong": ["word for word"], "fair": ["points .. (raise|bring it)"]},
            "guide": {"fair": ["tell me (all |)about"], "weak": ["word"]},
            "pushback": {"strong": ["what now$"], "weak": ["(reply|word) .. please$"]},
            "help": {"weak": ["a .. b .. c", "a .. b .. c .. d"]},
        },
        "components": {
            "base": ["base"],
            "signing": ["sign on", "sign on bonus"],
            "bonus": ["bonus"],
        },
        "people": ["hiring manager"],
        "chat": ["yo"],
    }
    (folder / "cues.yaml").write_text(json.dumps(table), "utf-8")
    return cue_words(folder)


def _said(cues: Iterable[Cue], text: str) -> list[tuple[str, str]]:
    """What is found in a text: (meaning, the words)."""
    texts = text.split()
    return sorted((c.meaning, " ".join(texts[c.start : c.end])) for c in cues)


_WIDE = "x " * MOST_BETWEEN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("word by foreword", [("guide", "word")], id="whole words"),
        pytest.param("foreword for wordy", [], id="no word within a word"),
        pytest.param("tell me about it", [("guide", "tell me about")], id="or nothing"),
        pytest.param("tell me all about it", [("guide", "tell me all about")], id="or something"),
        pytest.param("tell me nothing about", [], id="neither"),
        pytest.param("points to raise", [("script", "points to raise")], id="a gap"),
        pytest.param("points raise", [("script", "points raise")], id="a gap of no words"),
        pytest.param("points i bring it", [("script", "points i bring it")], id="two words of one"),
        pytest.param("points i bring", [], id="half an alternative"),
        pytest.param(
            f"points {_WIDE}raise", [("script", f"points {_WIDE}raise")], id="the widest gap"
        ),
        pytest.param(f"points {_WIDE}x raise", [], id="a gap too wide"),
        pytest.param("so what now", [("pushback", "what now")], id="at the end"),
        pytest.param("what now then", [], id="not at the end"),
        pytest.param("reply to it please", [("pushback", "reply to it please")], id="gap, end"),
        pytest.param("reply please now", [], id="gap, no end"),
        pytest.param("a x b y c", [("help", "a x b y c")], id="two gaps"),
        pytest.param("a x b y c z d", [("help", "a x b y c")], id="never three gaps"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_phrase_is_found_as_its_syntax_says(
    few: CueWords, text: str, said: list[tuple[str, str]]
) -> None:
    assert _said(few.commands(text.split()), text) == said


def test_what_is_found_has_its_points_and_says_whether_it_has_gaps(few: CueWords) -> None:
    texts = ["points", "to", "raise", "word", "for", "word"]
    found = {" ".join(texts[c.start : c.end]): (c.points, c.solid) for c in few.commands(texts)}
    assert found == {
        "points to raise": (POINTS["fair"], False),
        "word for word": (POINTS["strong"], True),
        "word": (POINTS["weak"], True),
    }


def test_of_overlapping_phrases_the_stronger_then_the_longer_stays() -> None:
    cues = [Cue("a", 6, 1, 2), Cue("b", 3, 0, 4), Cue("c", 3, 2, 3), Cue("d", 3, 2, 4)]
    assert [cue.meaning for cue in disjoint(cues)] == ["a", "d"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("sign on bonus", [("signing", "sign on bonus")], id="the longest wins"),
        pytest.param("base and bonus", [("base", "base"), ("bonus", "bonus")], id="two parts"),
        pytest.param("the basement", [], id="within a word"),
    ],
)
def test_parts_of_pay_are_found_once(
    few: CueWords, text: str, parts: list[tuple[str, str]]
) -> None:
    assert _said(few.parts(text.split()), text) == parts


def test_phrases_that_name_nothing_and_lists_of_words(few: CueWords) -> None:
    text = "the hiring manager of word"
    assert _said(few.not_names(text.split()), text) == [("people", "hiring manager")]
    assert few.words["chat"] == {"yo"}
    assert "word" in few.vocabulary
    assert "manager" not in few.vocabulary


def test_a_text_made_to_match_everywhere_is_searched_in_bounds(few: CueWords) -> None:
    found = few.commands(["a", "b", "c"] * 40)
    assert len(found) < 120 * (MOST_BETWEEN + 1) ** 2
