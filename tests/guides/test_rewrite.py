"""Review dates in a guide's file: what changes, and that nothing else does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.findings import FileRefusedError
from bot.guides.read import read_text
from bot.guides.rewrite import Changes, rewrite

DUE = Changes(next_review_due=date(2027, 2, 18))
ALL = replace(DUE, last_updated=date(2026, 11, 20), salary_data_quarter="2026-Q3", source="Own")
WRITTEN = rb"(last_updated|next_review_due|salary_data_quarter)( *):"
BOTH = "company: wandb\nrole: staff\n"


def _file(front: str, body: str = "# Body\n") -> bytes:
    return f"---\n{front}---\n{body}".encode()


@pytest.mark.parametrize(
    ("front", "changes", "expected"),
    [
        pytest.param(
            BOTH + "next_review_due: 2026-05-23\n",
            DUE,
            BOTH + "next_review_due: 2027-02-18\n",
            id="plain",
        ),
        pytest.param(
            "company: wandb\nnext_review_due :   '2026-05-23'   # spring\t\nrole: staff\n",
            DUE,
            "company: wandb\nnext_review_due :   '2027-02-18'   # spring\t\nrole: staff\n",
            id="single quotes, spaces and a comment",
        ),
        pytest.param(
            BOTH + '"next_review_due": "2026-05-\\x323"\n',
            DUE,
            BOTH + '"next_review_due": "2027-02-18"\n',
            id="double quotes and an escape",
        ),
        pytest.param(
            BOTH + "next_review_due: # never\n",
            DUE,
            BOTH + "next_review_due: 2027-02-18 # never\n",
            id="nothing there yet",
        ),
        pytest.param(
            BOTH + "next_review_due: ~\n",
            DUE,
            BOTH + "next_review_due: 2027-02-18\n",
            id="null",
        ),
        pytest.param(
            BOTH + "next_review_due:\n    2026-05-23\n",
            DUE,
            BOTH + "next_review_due:\n    2027-02-18\n",
            id="value on the line below",
        ),
        pytest.param(
            "  company: wandb\r\n  role: staff\r\n",
            DUE,
            "  company: wandb\r\n  role: staff\r\n  next_review_due: 2027-02-18\r\n",
            id="missing: indented, CRLF",
        ),
        pytest.param(
            BOTH + "data_quality: high\ncompensation:\n",
            replace(ALL, source=""),
            BOTH + "last_updated: 2026-11-20\ndata_quality: high\nsalary_data_quarter: 2026-Q3\n"
            "next_review_due: 2027-02-18\ncompensation:\n",
            id="missing: each after the key it belongs behind",
        ),
        pytest.param(
            "company: wandb\nrole: >-\n  staff\nnote: |\n  next_review_due: 1999-01-01\n",
            DUE,
            "company: wandb\nnext_review_due: 2027-02-18\nrole: >-\n  staff\n"
            "note: |\n  next_review_due: 1999-01-01\n",
            id="missing: what a block of text holds is no key",
        ),
        pytest.param(
            BOTH + "data_sources:\n- Blind\n\n# more to come\nowner: ann\n",
            Changes(source="Levels.fyi"),
            BOTH + "data_sources:\n- Blind\n- Levels.fyi\n\n# more to come\nowner: ann\n",
            id="source: dashes under the key",
        ),
        pytest.param(
            BOTH + "data_sources:\n    - name: Blind\n      url: https://blind.example # u\n",
            Changes(source="Two  offers: ours"),
            BOTH + "data_sources:\n    - name: Blind\n      url: https://blind.example # u\n"
            '    - "Two offers: ours"\n',
            id="source: quoted where it must be",
        ),
        pytest.param(
            BOTH + "data_sources:\n",
            Changes(source="no"),
            BOTH + 'data_sources:\n  - "no"\n',
            id="source: an empty list",
        ),
        pytest.param(
            BOTH + "data_sources: null # none\n",
            Changes(source="Own"),
            BOTH + "data_sources:  # none\n  - Own\n",
            id="source: null",
        ),
        pytest.param(
            BOTH, Changes(source="Own"), BOTH + "data_sources:\n  - Own\n", id="source: no list"
        ),
    ],
)
def test_what_changes(front: str, changes: Changes, expected: str) -> None:
    made = rewrite(_file(front), changes, "a.md")
    assert made == _file(expected)
    assert rewrite(made, changes, "a.md") == made


@pytest.mark.parametrize(
    "front",
    [
        BOTH + "last_updated: 2026-11-20\nnext_review_due: '2027-02-18'\n"
        "salary_data_quarter: 2026Q3\ndata_sources: [own]\n",
        BOTH + "next_review_due: 2027-02-18T00:00:00\nlast_updated: 2026-11-20\n"
        'salary_data_quarter: "2026-Q3"\ndata_sources:\n- {name: OWN}\n',
    ],
    ids=["other quotes", "other forms"],
)
def test_what_says_the_same_already_stays(front: str) -> None:
    assert rewrite(_file(front), ALL, "a.md") == _file(front)


@pytest.mark.parametrize(
    ("raw", "changes", "line", "said"),
    [
        (b"# Only text\n", DUE, 1, "no front matter"),
        (b"---\ncompany: x\n", DUE, 1, "has no end"),
        (_file(BOTH + "owner: \xff\n").replace(b"\xc3\xbf", b"\xff"), DUE, 4, "not UTF-8"),
        (_file(BOTH + "role: lead\n"), DUE, 4, "'role' stands twice"),
        (_file(BOTH + "next_review_due: 2026-01-01\n" * 2), DUE, 5, "stands twice"),
        (_file("company: &x wandb\nrole: staff\n"), DUE, 2, "anchors"),
        (_file(BOTH + "owner: *x\n"), DUE, 4, "not YAML|aliases"),
        (_file("company: wandb\nnext_review_due: !!str 2026-05-23\nrole: x\n"), DUE, 3, "tags"),
        (_file("{company: wandb, role: staff}\n"), DUE, 1, "braces"),
        (_file(BOTH + "salary_data_quarter: |-\n  2026-Q1\n"), ALL, 4, "several lines"),
        (_file(BOTH + "salary_data_quarter: '2026-\\\n  Q1'\n"), ALL, 4, "quarter"),
        (_file(BOTH + "data_sources: [Blind]\n"), ALL, 4, "one on a line"),
        (_file(BOTH + "data_sources:\n- |\n  Blind\n"), ALL, 5, "must be one line"),
        (_file("company: >-\n  wandb\nrole: |-\n  staff\n"), DUE, 1, "no place"),
        (_file("? company\n: wandb\n? role\n: staff\n"), DUE, 4, "more than spaces"),
        (_file(BOTH), Changes(salary_data_quarter="soon"), 1, "without changing more"),
        (_file(BOTH), Changes(source="a\x07b"), 1, "without changing more"),
        (_file(BOTH + f"note: {'n' * 32_720}\n"), DUE, 1, "without changing more"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_what_is_refused(raw: bytes, changes: Changes, line: int, said: str) -> None:
    with pytest.raises(FileRefusedError, match=said) as caught:
        rewrite(raw, changes, "wandb/staff.md")
    finding = caught.value.findings[0]
    assert (finding.path, finding.line) == ("wandb/staff.md", line)


def _rest(raw: bytes) -> list[bytes]:
    """The lines of a file but those a rewrite may touch or add."""
    return [
        line
        for line in raw.split(b"\n")
        if not re.match(WRITTEN, line) and line.strip() not in (b"data_sources:", b"- Own")
    ]


def test_in_the_whole_corpus_only_those_lines_change(shared: Path) -> None:
    files = sorted((shared / "corpus").rglob("*.md"))
    assert len(files) >= 868
    for file in files:
        before = file.read_bytes()
        after = rewrite(before, ALL, file.name)
        assert _rest(after) == _rest(before), file
        assert after.count(b"\n") == before.count(b"\n") + 1, file
        assert rewrite(after, ALL, file.name) == after, file


_BODY = st.text(st.characters(codec="utf-8"), max_size=60)
_VALUES = {"last_updated": "2026-02-23", "next_review_due": "2026-05-23"}
_OTHERS = (
    "company: wandb",
    "role: 'staff'",
    "owner: Zoë \U0001f600 # last_updated: no",
    "surprise: {a: [1, 2], b: 'c'}",
    "level_mapping:\n  internal: 'L5'\n  raw: \"next_review_due: L6\"",
    "negotiation_dna_summary: |\n  last_updated: 1999-01-01\n\n  told",
    "# a comment: 'with a quote",
    "data_sources:\n- Blind\n-   Levels.fyi",
)


@st.composite
def _files(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A file in one of the ways people write them, and what a rewrite should make of it."""
    made = {}
    for key, value in _VALUES.items():
        quote = draw(st.sampled_from(("", "'", '"')))
        gap, tail = draw(st.sampled_from((" ", "   "))), draw(st.sampled_from(("", "  ", " # c")))
        new = str(getattr(ALL, key))
        made[f"{key}:{gap}{quote}{value}{quote}{tail}"] = f"{key}:{gap}{quote}{new}{quote}{tail}"
    order = draw(st.permutations((*_OTHERS, *made)))
    lines = [line for entry in order for line in entry.split("\n")]
    ends = [draw(st.sampled_from(("\n", "\r\n"))) for _ in lines]
    start = draw(st.sampled_from(("", "\ufeff"))) + draw(st.sampled_from(("---\n", "----  \r\n")))
    end = "---\n" + draw(_BODY)
    before, after = (
        start + "".join(map("".join, zip(chosen, ends, strict=True))) + end
        for chosen in (lines, [made.get(line, line) for line in lines])
    )
    return before.encode(), after.encode()


@given(_files())
def test_however_it_is_written_only_the_values_change(files: tuple[bytes, bytes]) -> None:
    before, after = files
    changes = Changes(ALL.last_updated, ALL.next_review_due)
    assert rewrite(before, changes, "a.md") == after
    assert rewrite(after, changes, "a.md") == after


@given(_files(), st.text(max_size=30))
def test_any_source_is_added_as_it_is_said_or_refused(
    files: tuple[bytes, bytes], source: str
) -> None:
    before, _ = files
    told = Changes(source=source)
    try:
        after = rewrite(before, told, "a.md")
    except FileRefusedError:
        assert not source.isprintable()
        return
    names = [known.name for known in read_text(after.decode("utf-8-sig"), "a.md").guide.sources]
    said = " ".join(source.split())
    assert names == ["Blind", "Levels.fyi", *([said] if said else [])]
    assert rewrite(after, told, "a.md") == after
