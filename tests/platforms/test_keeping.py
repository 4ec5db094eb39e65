"""A picture or text saved from the terminal: where it is told, and never over another file."""

from __future__ import annotations

from pathlib import Path

from bot.chat.reply import Chart, File
from bot.platforms.keeping import keep

CHART = Chart("band.png", "Base: inside.", lambda: b"\x89PNG")


def test_a_picture_is_written_where_it_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    keep(CHART, lambda _: f" {tmp_path}/a.png ", said.append)
    assert (tmp_path / "a.png").read_bytes() == b"\x89PNG"
    assert (tmp_path / "a.png").stat().st_mode & 0o777 == 0o600
    assert said[-1] == f"Saved: {tmp_path}/a.png"


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "prep.md").write_text("mine")
    said: list[str] = []
    keep(File("prep.md", "# Prep"), lambda _: f"{tmp_path}/prep.md", said.append)
    assert (tmp_path / "prep.md").read_text() == "mine"
    assert "nothing was written" in said[-1]


def test_nothing_typed_writes_nothing(tmp_path: Path) -> None:
    keep(CHART, lambda _: "", lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    keep(CHART, lambda _: f"{tmp_path}/none/a.png", said.append)
    assert said[-1].startswith("It could not be written there")
