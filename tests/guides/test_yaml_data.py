"""YAML is data: every scalar stays what it was, and nothing hostile hangs or crashes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides import yaml_data
from bot.guides.yaml_data import MAX_BYTES, MAX_DEPTH, YamlRefusedError
from tests.guides.kit import in_own_process


def load(text: str) -> yaml_data.Data:
    return yaml_data.load(text).data


def refusal(text: str) -> YamlRefusedError:
    with pytest.raises(YamlRefusedError) as caught:
        yaml_data.load(text)
    return caught.value


@pytest.mark.parametrize(
    "scalar",
    [
        "NO", "No", "no", "On", "off", "yes", "Y", "n", "true", "False",
        "1:30", "190:20:30", "007", "0o17", "0x1F", "1_000", "1e3", "12.50", ".inf", ".NaN", "-0",
        "2026-02-23", "2026-02-23T10:00:00Z", "=", "5–10%", "Zürich 🇨🇭", "~x", "nulls", "a#b",
    ],
)  # fmt: skip
def test_a_plain_scalar_stays_its_text(scalar: str) -> None:
    assert load(f"key: {scalar}") == {"key": scalar}
    assert load(f"- {scalar}") == [scalar]
    assert load(scalar) == scalar


@pytest.mark.parametrize("key", ["NO", "On", "1:30", "007", "2026-02-23", "null", "~", "1.0"])
def test_a_key_stays_its_text(key: str) -> None:
    assert load(f"{key}: x") == {key: "x"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("null", None, id="null"),
        pytest.param("Null", None, id="Null"),
        pytest.param("NULL", None, id="NULL"),
        pytest.param("~", None, id="tilde"),
        pytest.param("", None, id="nothing"),
        pytest.param("# only a remark", None, id="a comment"),
        pytest.param("'null'", "null", id="single quotes"),
        pytest.param('"null"', "null", id="double quotes"),
        pytest.param("'~'", "~", id="quoted tilde"),
        pytest.param("''", "", id="empty quotes"),
        pytest.param("nUlL", "nUlL", id="odd case"),
        pytest.param("|-\n  null", "null", id="block"),
    ],
)
def test_only_a_plain_null_is_nothing(text: str, value: str | None) -> None:
    assert load(f"key: {text}") == {"key": value}


@pytest.mark.parametrize("text", ["", "\n\n", "# a remark\n", "---\n", "--- \n..."])
def test_an_empty_document_is_nothing(text: str) -> None:
    assert load(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a: [x, {b: y}]", {"a": ["x", {"b": "y"}]}, id="flow"),
        pytest.param("a:\n- x\n-\n  b: y\n", {"a": ["x", {"b": "y"}]}, id="block"),
        pytest.param("a: {}\nb: []", {"a": {}, "b": []}, id="empty ones"),
        pytest.param("- - x\n  - y\n- z", [["x", "y"], "z"], id="lists in lists"),
        pytest.param("? a\n: b", {"a": "b"}, id="explicit key"),
        pytest.param("a: >\n  one\n  two\n", {"a": "one two\n"}, id="folded"),
        pytest.param("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}, id="literal"),
        pytest.param("a: one\n  two", {"a": "one two"}, id="plain over two lines"),
        pytest.param("a: x # y", {"a": "x"}, id="comment"),
        pytest.param("a: 'it''s'", {"a": "it's"}, id="doubled quote"),
        pytest.param('"": x', {"": "x"}, id="empty key"),
        pytest.param("a:\nb: 1", {"a": None, "b": "1"}, id="value left out"),
    ],
)
def test_structure_is_kept(text: str, value: yaml_data.Data) -> None:
    assert load(text) == value


def test_lines_are_those_of_keys_and_items() -> None:
    text = "a: 1\n\n# remark\nb:\n  - x\n  - c: y\n    d: z\n  - [p,\n     q]\n"
    assert yaml_data.load(text).lines == {
        ("a",): 1,
        ("b",): 4,
        ("b", 0): 5,
        ("b", 1): 6,
        ("b", 1, "c"): 6,
        ("b", 1, "d"): 7,
        ("b", 2): 8,
        ("b", 2, 0): 8,
        ("b", 2, 1): 9,
    }


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        pytest.param("a: 1\nb: 2\na: 3", 3, "'a' stands twice", id="duplicate key"),
        pytest.param("a:\n  b: 1\n  b: 2", 3, "'b' stands twice", id="duplicate key inside"),
        pytest.param("a: 1\nb: &x 2", 2, "anchors", id="anchor on a value"),
        pytest.param("a: &x [1]", 1, "anchors", id="anchor on a list"),
        pytest.param("a: &x {b: 1}", 1, "anchors", id="anchor on a mapping"),
        pytest.param("&x a: 1", 1, "anchors", id="anchor on a key"),
        pytest.param("a: 1\nb: *x", 2, "aliases", id="alias"),
        pytest.param("*x : 1", 1, "aliases", id="alias as a key"),
        pytest.param("a:\n  <<: {b: 1}", 2, "merge keys", id="merge key"),
        pytest.param("a: !!int 1", 1, "tags", id="core tag"),
        pytest.param("a: ! 1", 1, "tags", id="non-specific tag"),
        pytest.param("a: !!python/object/apply:os.system [id]", 1, "tags", id="python tag"),
        pytest.param("a: !x {}", 1, "tags", id="tag on a mapping"),
        pytest.param("!x a: 1", 1, "tags", id="tag on a key"),
        pytest.param("a: 1\n---\nb: 2", 2, "more than one document", id="two documents"),
        pytest.param("a: 1\n...\n---\n", 3, "more than one document", id="an empty second"),
        pytest.param("[a]: 1", 1, "cannot be a key", id="list as a key"),
        pytest.param("? {a: 1}\n: b", 1, "cannot be a key", id="mapping as a key"),
        pytest.param("a: [1, 2", 2, "not YAML", id="list left open"),
        pytest.param("b: 1\na: 'x", 2, "not YAML", id="quote left open"),
        pytest.param("a: {b: 1", 2, "not YAML", id="mapping left open"),
        pytest.param("a: 1\n\tb: 2", 2, "not YAML", id="tab"),
        pytest.param("a: b: c", 1, "not YAML", id="colon in a value"),
        pytest.param("a: @x", 1, "not YAML", id="reserved sign"),
        pytest.param("a: %x", 1, "not YAML", id="percent sign"),
        pytest.param('a: "\\ud800"', 1, "not YAML", id="half a surrogate pair"),
        pytest.param("a: \x00", 1, "not YAML", id="NUL"),
        pytest.param("a: \x1b[31m", 1, "not YAML", id="escape sequence"),
        pytest.param("%YAML 9.9\n---\na: 1", 1, "not YAML", id="version of the future"),
    ],
)
def test_what_is_not_plain_data_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    error = refusal(text)
    assert says in error.problem
    assert error.line == line


def test_a_long_key_is_shortened_in_what_is_said() -> None:
    assert len(refusal(f"? {'k' * 900}\n: 1\n? {'k' * 900}\n: 2").problem) < 120


def test_the_greatest_depth_is_allowed_and_one_more_is_not() -> None:
    assert load("[" * MAX_DEPTH + "]" * MAX_DEPTH) != []
    assert "deeper" in refusal("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).problem


def test_the_greatest_size_is_allowed_and_one_byte_more_is_not() -> None:
    assert load("a" * MAX_BYTES) == "a" * MAX_BYTES
    assert "larger than 32 KiB" in refusal("a" * (MAX_BYTES + 1)).problem


def test_size_is_counted_in_bytes() -> None:
    assert "larger" in refusal("é" * (MAX_BYTES // 2 + 1)).problem


BILLION_LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)
MERGE_BOMB = "a0: &a0 {k: x}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 7)}]\n" for n in range(1, 9)
)
HOSTILE = [
    pytest.param(BILLION_LAUGHS, "anchors", id="billion laughs"),
    pytest.param(MERGE_BOMB, "anchors", id="merge-key bomb"),
    pytest.param("a: {<<: {<<: {b: c}}}", "merge keys", id="merge keys without anchors"),
    pytest.param("[" * 60_000, "larger", id="60,000 opening brackets"),
    pytest.param("[" * 30_000, "deeper", id="30,000 opening brackets"),
    pytest.param("[" * 15_000 + "]" * 15_000, "deeper", id="15,000 lists, closed"),
    pytest.param("- " * 30_000, "larger", id="30,000 dashes"),
    pytest.param("- " * 16_000, "deeper", id="16,000 dashes"),
    pytest.param("{a: " * 30_000, "larger", id="30,000 opening braces"),
    pytest.param("{a: " * 8_000, "deeper", id="8,000 opening braces"),
    pytest.param("? " * 16_000, "deeper|cannot be a key", id="16,000 question marks"),
    pytest.param("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 250)), "deeper", id="stairs"),
    pytest.param("a: " + ":".join(["59"] * 130_000), "larger", id="400 kB integer, base 60"),
    pytest.param("a: " + "9" * 400_000, "larger", id="400 kB integer"),
    pytest.param("- x\n" * 2_500_000, "larger", id="10 MB list"),
    pytest.param("'" + "\\" * 40_000, "larger", id="backslashes"),
    pytest.param("!" * 30_000, "not YAML|tags", id="tag signs"),
    pytest.param("&a " * 10_000, "not YAML|anchors", id="anchors without end"),
    pytest.param("--- x\n" * 5_000, "more than one document", id="5,000 documents"),
]

_LOAD = """
import sys
from bot.guides import yaml_data
try:
    yaml_data.load(sys.stdin.buffer.read().decode("utf-8", "surrogatepass"))
except yaml_data.YamlRefusedError as error:
    print(error.problem)
"""


@pytest.mark.parametrize(("text", "says"), HOSTILE)
def test_a_hostile_document_is_refused_and_the_process_lives(text: str, says: str) -> None:
    said = in_own_process(_LOAD, text)
    assert any(each in said for each in says.split("|")), said


def test_the_merge_bomb_is_no_larger_than_the_one_that_hangs_a_loader() -> None:
    assert len(MERGE_BOMB) <= 441


def test_a_long_number_within_the_limit_stays_text() -> None:
    digits = "9" * 30_000
    assert load(f"a: {digits}") == {"a": digits}


def only_data(value: object) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str and only_data(each) for key, each in value.items())
    if isinstance(value, list):
        return all(map(only_data, value))
    return value is None or type(value) is str


def outcome(text: str) -> yaml_data.Data | YamlRefusedError:
    try:
        return load(text)
    except YamlRefusedError as error:
        return error


@given(st.text())
def test_any_text_is_plain_data_or_refused(text: str) -> None:
    found = outcome(text)
    if isinstance(found, YamlRefusedError):
        assert found.line >= 1
        assert found.problem
    else:
        assert only_data(found)


@given(st.text(alphabet="ab:-?[]{},&*!|>'\"%@`#<~ \n\t0.", max_size=60))
def test_any_text_of_yaml_signs_is_plain_data_or_refused(text: str) -> None:
    found = outcome(text)
    if isinstance(found, YamlRefusedError):
        assert 1 <= found.line <= text.count("\n") + 2
    else:
        assert only_data(found)


# Words whose plain form cannot be mistaken for structure: what a guide's values look like.
_words = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9 ._/%+-]{0,20}[A-Za-z0-9]", fullmatch=True)
_plain_words = _words.filter(lambda word: word.casefold() != "null")


@given(st.dictionaries(_plain_words, _plain_words | st.lists(_plain_words), min_size=1))
def test_what_is_written_is_read_back(data: dict[str, str | list[str]]) -> None:
    text = "".join(
        f"{key}: [{', '.join(value)}]\n" if isinstance(value, list) else f"{key}: {value}\n"
        for key, value in data.items()
    )
    assert load(text) == data
