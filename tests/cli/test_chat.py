"""`bandstand chat` of another day: nothing of it is kept, and that is said."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.cli import main


@pytest.mark.parametrize("asked", ["reviews status", "reviews done wandb staff: text", "reviews"])
def test_of_another_day_no_review_is_recorded(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    asked: str,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{asked}\n"))
    assert main(["chat", "--on", "2026-12-24"]) == 0
    assert capsys.readouterr().out.strip() == (
        "With --on nothing can be recorded: start bandstand chat without it."
    )
    assert not (tmp_path / "data").exists()
