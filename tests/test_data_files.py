"""Tables are read once and kept; an edit is seen, and a damaged copy is as good as none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.data_files import data_folder, load_table


@pytest.mark.parametrize("name", ["aliases", "roles", "places", "words"])
def test_a_kept_table_is_the_parsed_one(name: str, tmp_path: Path) -> None:
    file = data_folder() / f"{name}.yaml"
    parsed = load_table(file)
    assert load_table(file, str(tmp_path)) == parsed
    assert load_table(file, str(tmp_path)) == parsed
    assert [kept.suffix for kept in tmp_path.iterdir()] == [".json"]


def test_scalars_are_text(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("a: NO\nb: 007\nc: 1:30\n", "utf-8")
    assert load_table(file, str(tmp_path / "kept")) == {"a": "NO", "b": "007", "c": "1:30"}


def test_an_edit_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("a: one\n", "utf-8")
    load_table(file, str(tmp_path / "kept"))
    file.write_text("a: another\n", "utf-8")
    assert load_table(file, str(tmp_path / "kept")) == {"a": "another"}


@pytest.mark.parametrize("damage", [b"", b"{", b'{"facts": 1}', b"\xff\xfe"])
def test_a_damaged_copy_is_read_anew(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("a: one\n", "utf-8")
    load_table(file, str(tmp_path / "kept"))
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(damage)
    assert load_table(file, str(tmp_path / "kept")) == {"a": "one"}


def test_a_folder_that_cannot_be_made_costs_only_the_shortcut(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file", "utf-8")
    file = data_folder() / "words.yaml"
    assert load_table(file, os.fspath(tmp_path / "blocked" / "kept"))["noise"]
