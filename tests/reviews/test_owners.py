"""Who looks after a guide, and what a broken list says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reviews.owners import Named, Owners, load_owners, read_owners

LIST = read_owners(
    """\
- name: Ada Lovelace
  slack: U012AB3CD
  discord: "80351110224678912"
  deputy: grace hopper
  guides:
    - weights-and-biases/*
    - "*/staff-software-engineer"
- name: Grace Hopper
  slack: U045EF6GH
  guides: google/*
- name: The Desk
  guides: ["*"]
"""
)
GRACE = Named("Grace Hopper", "Grace Hopper", "U045EF6GH")
ADA = Named("Ada Lovelace", "Ada Lovelace", "U012AB3CD", GRACE)


@pytest.mark.parametrize(
    ("guide", "file_owner", "assigned", "expected"),
    [
        pytest.param("weights-and-biases/chef", None, "", ADA, id="a pattern"),
        pytest.param("google/staff-software-engineer", None, "", ADA, id="the first that fits"),
        pytest.param("google/chef", None, "", GRACE, id="a single pattern"),
        pytest.param("box/chef", None, "", Named("The Desk", "The Desk"), id="nobody's id"),
        pytest.param("google/chef", "ada  LOVELACE", "", ADA, id="the guide's word, by name"),
        pytest.param("google/chef", "U012AB3CD", "", ADA, id="the guide's word, by id"),
        pytest.param("google/chef", "Bob", "", Named("Bob", "Bob"), id="a bare name"),
        pytest.param(
            "google/chef", "U0999999Z", "", Named("U0999999Z", "U0999999Z", "U0999999Z"),
            id="a bare id",
        ),
        pytest.param("google/chef", "Ada Lovelace", "U045EF6GH", GRACE, id="assigned, listed"),
        pytest.param(
            "google/chef", None, "U0000000X", Named("U0000000X", "U0000000X", "U0000000X"),
            id="assigned, unlisted",
        ),
    ],
)  # fmt: skip
def test_owner(guide: str, file_owner: str | None, assigned: str, expected: Named) -> None:
    assert LIST.of(guide, file_owner, assigned, "slack") == expected


def test_ids_are_the_platforms() -> None:
    found = LIST.of("weights-and-biases/chef", None, "", "discord")
    assert found is not None
    assert (found.id, found.deputy) == (
        "80351110224678912",
        Named("Grace Hopper", "Grace Hopper"),
    )
    assert LIST.of("google/chef", "U0999999Z", "", "discord") == Named("U0999999Z", "U0999999Z")


def test_nobody() -> None:
    assert Owners().of("google/chef", None, "", "slack") is None
    assert Owners().of("google/chef", "  ", "", "slack") is None


@pytest.mark.parametrize(
    ("text", "line", "sentence", "kept"),
    [
        ("- name: A\n- slack: U012AB3CD\n", 2, "This entry has no name.", ["A"]),
        ("- name: A\n- B\n", 2, "This entry has no name.", ["A"]),
        ("- name: A\n- name: [B]\n", 2, "The name cannot be used.", ["A"]),
        ('- name: "A\\x1b"\n- name: B\n', 1, "The name cannot be used.", ["B"]),
        ("- name: A\n  slack: ada\n", 2, "That is no user id of Slack.", ["A"]),
        ("- name: A\n  discord: 12\n", 2, "That is no user id of Discord.", ["A"]),
        ("- name: A\n  colour: red\n", 2, "There is no key 'colour'.", ["A"]),
        ("- name: A\n  deputy: B\n", 1, "The deputy of 'A' is nobody else", ["A"]),
        ("- name: A\n  deputy: a\n", 1, "The deputy of 'A' is nobody else", ["A"]),
        ("- name: A\n- name: a\n", 2, "The owner 'a' stands twice; the first counts.", ["A"]),
        ("- name: A\n  guides: [chef]\n", 2, "A pattern of guides cannot be used.", ["A"]),
        ("- name: A\n  guides: {a: b}\n", 2, "A pattern of guides cannot be used.", ["A"]),
        ("name: A\n", 1, "It is not a list of owners.", []),
        ("- name: A\n- name: B: C\n", 2, "It cannot be used: this is not YAML", []),
        ("- &x name\n", 1, "anchors (&name) are not allowed", []),
    ],
)
def test_a_broken_list(text: str, line: int, sentence: str, kept: list[str]) -> None:
    owners = read_owners(text)
    assert [entry.name for entry in owners.entries] == kept
    assert [finding.line for finding in owners.findings] == [line]
    assert sentence in owners.findings[0].sentence
    assert owners.findings[0].path == "owners.yaml"


def test_an_empty_list() -> None:
    assert read_owners("") == read_owners("# nothing\n[]\n") == Owners()


def test_the_folders_list_goes_before_the_bundled_one(tmp_path: Path) -> None:
    assert load_owners(tmp_path) == Owners()
    (tmp_path / "owners.yaml").write_text("- name: Ada\n", encoding="utf-8")
    assert [entry.name for entry in load_owners(tmp_path).entries] == ["Ada"]


def test_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "owners.yaml").write_bytes(b"- name: A\n- name: \xff\n")
    found = load_owners(tmp_path).findings
    assert [(f.line, f.problem) for f in found] == [(2, "Byte 19 of the file is not UTF-8 text.")]
    (tmp_path / "owners.yaml").unlink()
    (tmp_path / "owners.yaml").mkdir()
    assert "The file cannot be opened" in load_owners(tmp_path).findings[0].problem


def test_the_example_in_the_bundled_list_can_be_used() -> None:
    from bot.data_files import data_folder

    lines = (data_folder() / "owners.yaml").read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("# - name"))
    example = "\n".join(line[2:] for line in lines[start:] if line.startswith("#"))
    owners = read_owners(example)
    assert owners.findings == ()
    assert owners.of("weights-and-biases/chef", None, "", "slack") == ADA
