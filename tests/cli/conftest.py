"""Runs subcommands in this process, or the program in one of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, and a data folder beside it."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("BANDSTAND_GUIDES", "BANDSTAND_MAINTAINERS", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def program() -> tuple[list[str], dict[str, str]]:
    """How to start the program, and its environment without tokens."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("SLACK_")}
    return [sys.executable, "-m", "bot"], env | {"PYTHONPATH": str(ROOT)}
